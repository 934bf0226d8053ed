#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the score of the corpus beside the project and holds it against the floors, which only rise.

corpus_score.py LISTWRIGHT_CLI CORPUS_FOLDER FLOORS   ends with 77 where the corpus is not there

It also prints how often each confidence was right about the reason, about what a list owner does (the group) and about
hard and soft: that is what the word means.
"""
import collections
import csv
import pathlib
import subprocess
import sys

# The columns of the last line, ALL, in its order.
COLUMNS = ("bounces", "detected", "false_positives", "misfires", "others_named", "recipients_found",
           "recipients_right", "status", "class", "reason", "group", "hard_soft", "false_hard")
SKIPPED = 77


def first_number(value):
    """`99.8` or the first of `41/274`."""
    return float(value.split("/")[0])


def share_missed(value):
    """How many of `21/22` are missing."""
    part, whole = value.split("/")
    return float(whole) - float(part)


def table(path):
    """The rows of a table whose lines of comment begin with #."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        return [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
                if row and not row[0].startswith("#")]


def print_confidence(cli, corpus):
    """How often the classifications of each confidence agree with the corpus, over recipients that were found."""
    truths = collections.defaultdict(list)
    names, *rows = table(corpus / "truth.tsv")
    for row in rows:
        truth = dict(zip(names, row))
        if truth["kind"] == "bounce" and truth["reason"] and truth["truth_from"] != "consensus" \
                and not truth["reason"].startswith("bp:"):
            truths[truth["file"], truth["recipient"].lower()].append(truth)
    mapping = {row[1]: row[2] for row in table(corpus / "mapping.tsv") if row[0] in ("*", "listwright")}
    groups = {row[0]: row[1] for row in table(corpus / "groups.tsv")}
    told = subprocess.run([cli, "classify", "--format", "tsv", str(corpus / "samples")], capture_output=True,
                          text=True, errors="replace", check=False).stdout.splitlines()
    names = told[0].split("\t")
    counts = collections.defaultdict(collections.Counter)
    for line in told[1:]:
        event = dict(zip(names, line.split("\t")))
        key = event["file"].split("/samples/")[-1], event["recipient"].lower()
        if event["event"] not in ("bounce", "delay") or not truths[key]:
            continue
        truth = truths[key].pop(0)
        wanted = mapping.get(truth["reason"], truth["reason"])
        reason = mapping.get(event["reason"], event["reason"])
        count = counts[event["confidence"]]
        count["all"] += 1
        count["reason"] += reason == wanted
        count["group"] += groups.get(reason) == groups.get(wanted)
        count["hard"] += (event["type"] == "hard") == (truth["hardbounce"] == "1")
        count["dropped"] += event["proposal"] == "remove" and truth["hardbounce"] == "0"
    print(f"{'confidence':<12}{'events':>8}{'reason%':>9}{'group%':>8}{'hard%':>7}{'dropped wrongly':>17}")
    for confidence in ("confirmed", "text", "code only", "guess"):
        count = counts[confidence]
        shares = "".join(f"{100 * count[name] / count['all']:{width}.1f}" if count["all"] else " " * width
                         for name, width in (("reason", 9), ("group", 8), ("hard", 7)))
        print(f"{confidence:<12}{count['all']:>8}{shares}{count['dropped']:>17}")


def main():
    cli, corpus, floors = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if not (corpus / "score.sh").exists():
        print(f"no corpus at {corpus}: skipped")
        return SKIPPED
    run = subprocess.run(["sh", str(corpus / "score.sh"), cli], capture_output=True, text=True,
                         check=False)
    print(run.stdout)
    lines = [line for line in run.stdout.splitlines() if line.startswith("ALL ")]
    if run.returncode != 0 or not lines:
        print(run.stderr)
        return 1
    print_confidence(cli, corpus)
    figures = dict(zip(COLUMNS, lines[-1].split()[1:]))

    worse = 0
    for line in floors.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, rule, bound = line.split("\t")
        value = share_missed(figures[name]) if name == "others_named" else first_number(figures[name])
        kept = value >= float(bound) if rule == "at least" else value <= float(bound)
        print(f"{name}: {value:g}, {rule} {bound}{'' if kept else '   WORSE'}")
        worse += 0 if kept else 1
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
