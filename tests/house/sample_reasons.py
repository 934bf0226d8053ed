#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classifies the sample's reports and compares what came out with tests/data/house/sample_reasons.tsv.

    sample_reasons.py LISTWRIGHT_CLI
"""

import collections
import csv
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def rows(text):
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main():
    expected = collections.Counter()
    for row in rows((TOP / "tests/data/house/sample_reasons.tsv").read_text()):
        expected[row["file"], row["event"], row["reason"], row["cause"]] = int(row["count"])

    found = collections.Counter()
    for file in sorted({key[0] for key in expected}):
        run = subprocess.run([sys.argv[1], "classify", TOP / "resources/sample" / file], text=True, check=True,
                             stdout=subprocess.PIPE)
        for row in rows(run.stdout):
            found[file, row["event"], row["reason"], row["cause"]] += 1

    for key in sorted(expected.keys() | found.keys()):
        if expected[key] != found[key]:
            print("\t".join(key), f"expected {expected[key]}, found {found[key]}", sep="\t")
    bounces = sum(count for key, count in found.items() if key[0] == "spring-bounces.mbox" and key[1] == "bounce")
    print(f"{sum(found.values())} events, {bounces} bounces in the mbox")
    return 0 if found == expected and bounces == 120 else 1


if __name__ == "__main__":
    sys.exit(main())
