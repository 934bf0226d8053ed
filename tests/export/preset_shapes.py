# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports one clean-up in the form of every suppression preset and reads the files back with Python's
own csv and json: header, rows, quoting, line ends and encoding must be what the service's manual asks.

usage: preset_shapes.py LISTWRIGHT_CLI
"""
import csv
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tempfile

LIST = "email,name\ngone@corp.example,Gus\nAnn@corp.example,Ann\ncross@corp.example,Cy\nbye@corp.example,Bea\n"
REPORT = (
    "email;status;response;event;date\n"
    'gone@corp.example;5.1.1;"550 5.1.1 User unknown, sorry";bounce;2026-03-03 10:15:00\n'
    "cross@corp.example;;;complaint;2026-03-03 10:15:00\n"
    "bye@corp.example;;;unsubscribe;2026-03-03 10:15:00\n"
)
GONE, CROSS, BYE = "gone@corp.example", "cross@corp.example", "bye@corp.example"
WHEN = "Tue, 03 Mar 2026 10:15:00 GMT"


def table(*rows):
    return lambda text: list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [list(row) for row in rows]


def column(header):
    return table([header], [GONE], [CROSS], [BYE])


def lines(*values):
    return lambda text: text == "".join(value + "\n" for value in values)


def hashed(name):
    return lines(*(hashlib.new(name, one.encode()).hexdigest() for one in (GONE, CROSS, BYE)))


def faults_of_rule(preset, rule):
    """Beside hashes stands how they are made, with an example that is right; beside all others nothing."""
    if not preset.startswith("hashed-"):
        return ["there is a rule beside it"] if rule.exists() else []
    if not rule.exists():
        return ["there is no rule beside it"]
    example = hashlib.new(preset.removeprefix("hashed-"), b"ann@corp.example").hexdigest()
    return [] if f"ann@corp.example gives {example}." in rule.read_text() else ["the rule's example is wrong"]


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


SHAPES = {
    "amazon-ses-csv": table([GONE, "BOUNCE"], [CROSS, "COMPLAINT"], [BYE, "BOUNCE"]),
    "amazon-ses-json": lambda text: objects(text)
    == [{"emailAddress": a, "reason": r} for a, r in ((GONE, "BOUNCE"), (CROSS, "COMPLAINT"), (BYE, "BOUNCE"))],
    "brevo": column("EMAIL"),
    "campaign-monitor": column("Email Address"),
    "expertsender": lines(GONE, CROSS, BYE),
    "hashed-md5": hashed("md5"),
    "hashed-sha1": hashed("sha1"),
    "hashed-sha256": hashed("sha256"),
    "hubspot": column("Email"),
    "klaviyo": column("Email"),
    "listmonk": table(["email", "name", "attributes"], *([a, "", "{}"] for a in (GONE, CROSS, BYE))),
    "listwright": lambda text: next(csv.reader([text.splitlines()[0]]))
    == ["address", "reason", "code", "cause", "first_seen", "last_seen", "source"],
    "mailchimp": column("Email Address"),
    "mailgun-bounces": table(
        ["address", "code", "error", "created_at"], [GONE, "550", "550 5.1.1 User unknown, sorry", WHEN]
    ),
    "mailgun-complaints": table(["address", "created_at"], [CROSS, WHEN]),
    "mailgun-unsubscribes": table(["address", "tags", "created_at"], [BYE, "*", WHEN]),
    "mailjet": lines(GONE, CROSS, BYE),
    "mailwizz": table(["email", "reason"], [GONE, "user-unknown"], [CROSS, "complaint"], [BYE, "unsubscribed"]),
    "mandrill": table(
        ["email", "reason", "comment"],
        [GONE, "user-unknown", "550 5.1.1 User unknown, sorry"],
        [CROSS, "complaint", ""],
        [BYE, "unsubscribed", ""],
    ),
    "phplist": lines(GONE, CROSS, BYE),
    "plain": lines(GONE, CROSS, BYE),
    "plain-header": column("email"),
    "postmark": lambda text: json.loads(text) == {"Suppressions": [{"EmailAddress": a} for a in (GONE, CROSS, BYE)]},
    "sendgrid-unsubscribes": column("email"),
    "sparkpost": table(
        ["recipient", "type", "description"],
        [GONE, "non_transactional", "user-unknown"],
        [CROSS, "non_transactional", "complaint"],
        [BYE, "non_transactional", "unsubscribed"],
    ),
}


def main(program):
    presets = [
        row["id"]
        for row in json.loads(subprocess.run([program, "formats", "--json"], capture_output=True, check=True).stdout)
        if row["kind"] == "suppression"
    ]
    faults = [f"{preset}: no shape is written down here" for preset in presets if preset not in SHAPES]
    faults += [f"{preset}: there is no such preset" for preset in SHAPES if preset not in presets]
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "list.csv").write_text(LIST)
        (here / "report.csv").write_text(REPORT)
        for preset in sorted(set(presets) & set(SHAPES)):
            out = here / (preset + ".out")
            run = subprocess.run(
                [program, "clean", here / "list.csv", "--report", here / "report.csv", "--preset", preset]
                + ["--cleaned", here / "cleaned.csv", "--suppression", out],
                capture_output=True,
            )
            if run.returncode != 0:
                faults.append(f"{preset}: exit {run.returncode}: {run.stderr.decode()}")
                continue
            data = out.read_bytes()
            text = data.decode("utf-8")
            if data.startswith(b"\xef\xbb\xbf") or b"\r" in data or not data.endswith(b"\n"):
                faults.append(f"{preset}: byte order mark or line ends")
            if not SHAPES[preset](text):
                faults.append(f"{preset}: not as the service wants it:\n{text}")
            faults += [f"{preset}: {fault}" for fault in faults_of_rule(preset, here / (preset + "-rule.txt"))]
    print("\n".join(faults) or f"{len(presets)} presets are as their services want them")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
