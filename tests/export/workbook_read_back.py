#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads workbooks back with openpyxl, and compares them with the text files of the same clean-up, cell
for cell.

    workbook_read_back.py LISTWRIGHT_CLI"""

import csv
import os
import subprocess
import sys
import tempfile

import openpyxl

LIST = """Name,Email,Id,Note
Ann,ann@corp.example,0123,2026-03-01
"Dan, the first",dan@corp.example,12345678901234567890,1/2
Zoë,zoe@corp.example,1e5,"two
lines"
 Bo ,bo@corp.example,-5,TRUE
<Cy> & "co",cy@corp.example,+49 170 123,00
"""
REPORT = "recipient,diagnostic\ndan@corp.example,550 5.1.1 <dan@corp.example> User unknown\n"


def main():
    cli = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in (("list.csv", LIST), ("report.csv", REPORT)):
            with open(name, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        for ending in ("csv", "xlsx"):
            subprocess.run(
                [cli, "clean", "list.csv", "--report", "report.csv", "--suppression", "s.csv",
                 "--cleaned", "cleaned." + ending, "--removed", "removed." + ending],
                check=True, capture_output=True)
        for name in ("cleaned", "removed"):
            with open(name + ".csv", encoding="utf-8", newline="") as file:
                expected = list(csv.reader(file))
            sheet = openpyxl.load_workbook(name + ".xlsx").active
            rows = [["" if cell is None else cell for cell in row]
                    for row in sheet.iter_rows(values_only=True)]
            if rows != expected:
                print(f"{name}:\n{rows}\ninstead of\n{expected}")
                return 1
            print(f"{name}: {len(rows)} rows are alike")
    return 0


if __name__ == "__main__":
    sys.exit(main())
