#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the score of the corpus beside the project and holds it against the floors, which only rise.

corpus_score.py LISTWRIGHT_CLI CORPUS_FOLDER FLOORS   ends with 77 where the corpus is not there
"""
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
