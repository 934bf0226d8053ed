#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How bounces of a mail system fare that nobody has met: its dialect and rules are left out in turn.

leave_family_out.py CLASSIFY_WITHOUT CORPUS_FOLDER RULES_FOLDER

For each family of the corpus below: what is reached on its files with everything, and what is reached without its
dialects and without the rules that name it as their source. It foretells how unseen mail fares.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

# family: the beginnings of its names in the corpus, its dialects, the words of the sources of its rules.
FAMILIES = {
    "activehunter": (["lhost-activehunter"], ["activehunter"], []),
    "amazon": (["lhost-amazon", "lhost-receivingses"], ["amazon-sns", "amazon-workmail"], ["Amazon"]),
    "apple": (["rhost-apple"], [], ["iCloud"]),
    "courier": (["lhost-courier"], ["courier"], []),
    "cox, spectrum": (["rhost-cox", "rhost-spectrum"], [], ["Cox", "Spectrum"]),
    "domino, notes": (["lhost-domino", "lhost-notes"], ["domino", "notes"], ["Domino"]),
    "dragonfly": (["lhost-dragonfly"], ["dragonfly"], []),
    "exchange": (["lhost-exchange", "lhost-office365", "rhost-microsoft"], ["exchange"], ["Exchange"]),
    "exim": (["lhost-exim"], ["exim"], ["Exim"]),
    "ezweb, kddi": (["lhost-ezweb", "lhost-kddi", "rhost-kddi"], ["ezweb", "kddi"], ["KDDI"]),
    "fml": (["lhost-fml"], ["fml"], []),
    "gmail": (["lhost-gmail", "rhost-google", "rhost-gsuite", "lhost-googleworkspace"], ["gmail"], ["Gmail"]),
    "gmx": (["lhost-gmx", "lhost-einsundeins"], ["exim"], ["GMX"]),
    "google groups": (["lhost-googlegroups"], ["google-groups"], ["Google Groups"]),
    "imail": (["lhost-imail"], ["imail"], []),
    "mail.ru, yandex": (["lhost-mailru", "lhost-yandex"], ["exim", "postfix"], ["Mail.ru", "Yandex"]),
    "mcafee": (["lhost-mcafee"], ["mcafee"], []),
    "messaging server": (["lhost-messagingserver"], ["messaging-server"], []),
    "mfilter, marshal": (["lhost-mfilter", "lhost-mailmarshal"], ["mfilter", "mailmarshal"], []),
    "mxlogic": (["lhost-mxlogic"], ["exim"], []),
    "docomo": (["rhost-nttdocomo"], [], ["docomo"]),
    "opensmtpd": (["lhost-opensmtpd"], ["opensmtpd"], []),
    "orange": (["rhost-franceptt"], [], ["Orange", "La Poste"]),
    "outlook.com": (["lhost-outlook", "rhost-outlook"], ["exchange"], ["Outlook"]),
    "postfix": (["lhost-postfix"], ["postfix"], ["Postfix"]),
    "qmail": (["lhost-qmail", "lhost-x4"], ["qmail"], ["qmail"]),
    "sendmail": (["lhost-sendmail", "lhost-v5sendmail"], ["sendmail"], ["Sendmail", "sendmail"]),
    "trend micro": (["lhost-trendmicro"], ["interscan"], ["Trend"]),
    "yahoo, aol": (["lhost-yahoo", "rhost-yahoo", "rhost-aol"], ["yahoo"], ["Yahoo", "AOL"]),
    "zoho": (["lhost-zoho"], ["zoho"], ["Zoho"]),
}
SKIPPED = 77
# Columns of the last line, ALL, of the scoring that the table shows.
SHOWN = {"detected": 2, "found": 6, "status": 8, "reason": 10, "group": 11, "hard": 12}


def files_of(corpus, beginnings):
    with open(corpus / "truth.tsv", encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return sorted({row["file"] for row in rows if row["family"].startswith(tuple(beginnings))})


def copy_rules(rules, folder, words):
    """The rules but for the markers (rank 8 and 9) whose source holds one of the words.

    Plainer words are everybody's.
    """
    for path in rules.glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        names = next(line for line in lines if not line.startswith("#")).split("\t")
        source, rank = names.index("source"), names.index("rank")
        kept = [line for line in lines
                if line.startswith("#") or line.startswith("id\t")
                or line.split("\t")[rank] < "8" or not any(word in line.split("\t")[source] for word in words)]
        (folder / path.name).write_text("\n".join(kept) + "\n", encoding="utf-8")


def score(tool, corpus, rules, dialects, files, work):
    subset = work / "subset.tsv"
    subset.write_text("\n".join(files) + "\n", encoding="utf-8")
    paths = "\n".join(str(corpus / "samples" / file) for file in files) + "\n"
    found = subprocess.run([tool, str(rules), ",".join(dialects) or "-"], input=paths, capture_output=True,
                           text=True, check=True, errors="replace").stdout
    predicted = work / "predicted.tsv"
    predicted.write_text(found, encoding="utf-8")
    told = subprocess.run([sys.executable, str(corpus / "score.py"), "--pred", str(predicted), "--tool", "listwright",
                           "--subset", str(subset)], capture_output=True, text=True, check=True).stdout
    line = [line for line in told.splitlines() if line.startswith("ALL ")][-1].split()
    return {name: line[column] for name, column in SHOWN.items()}


def main():
    tool, corpus, rules = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if not (corpus / "truth.tsv").exists():
        print(f"no corpus at {corpus}: skipped")
        return SKIPPED
    print(f"{'family':<18}{'files':>6}   " + "".join(f"{name:>15}" for name in SHOWN) + "     (with / without)")
    for family, (beginnings, dialects, words) in FAMILIES.items():
        files = files_of(corpus, beginnings)
        if not files:
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            (work / "rules").mkdir()
            copy_rules(rules, work / "rules", words)
            known = score(tool, corpus, rules, [], files, work)
            unknown = score(tool, corpus, work / "rules", dialects, files, work)
        print(f"{family:<18}{len(files):>6}   "
              + "".join(f"{known[name] + ' /' + unknown[name].rjust(6):>15}" for name in SHOWN))
    return 0


if __name__ == "__main__":
    sys.exit(main())
