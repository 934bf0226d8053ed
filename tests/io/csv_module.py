#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scanner reads what Python's csv module writes, field for field: random tables, seed printed.

    csv_module.py PRINT_FIELDS [TABLES]"""

import csv
import io
import os
import random
import subprocess
import sys
import tempfile

PIECES = ["a", "ann@corp.example", " ", ",", ";", "\t", "|", '"', '""', "\n",
          "\r\n", "\r", "é", "漢", "'", "0", "\x00"]


def table(numbers):
    """Rows that csv can write and read back: no row that looks like a blank line."""
    rows = []
    for _ in range(numbers.randrange(1, 20)):
        fields = ["".join(numbers.choices(PIECES, k=numbers.randrange(6)))
                  for _ in range(numbers.randrange(1, 6))]
        if fields == [""]:
            fields = ["x"]
        rows.append(fields)
    return rows


def main():
    program = sys.argv[1]
    tables = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    seed = random.randrange(1 << 32)
    numbers = random.Random(seed)
    print("seed", seed)
    for delimiter in ",;\t|":
        with tempfile.TemporaryDirectory() as folder:
            expected = []
            paths = []
            for number in range(tables // 4):
                text = io.StringIO()
                # Between line feeds alone, csv does not quote a carriage return of its own accord.
                line_end = numbers.choice(["\n", "\r\n"])
                quoting = csv.QUOTE_ALL if line_end == "\n" else numbers.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
                writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
                rows = table(numbers)
                writer.writerows(rows)
                written = text.getvalue()
                assert list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter)) == rows
                paths.append(os.path.join(folder, str(number)))
                with open(paths[-1], "w", encoding="utf-8", newline="") as file:
                    file.write(written)
                expected.append(rows)
            printed = subprocess.run([program, delimiter, *paths], stdout=subprocess.PIPE, check=True)
            files = printed.stdout.decode("utf-8").split("\x1d")[:-1]
            got = [[row.split("\x1f")[:-1] for row in file.split("\x1e")[:-1]] for file in files]
            for path, want, have in zip(paths, expected, got, strict=True):
                where = f"seed {seed}, file {os.path.basename(path)}, delimiter {delimiter!r}"
                assert want == have, f"{where}:\n{want}\n{have}"
    print(tables, "tables agree")


if __name__ == "__main__":
    main()
