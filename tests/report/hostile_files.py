#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile mailboxes in full size, which are too large for the tests: writes each into FOLDER, reads it with
`listwright-cli classify`, and checks that memory and time stay bounded and that the mail behind it is still read.

    hostile_files.py CLI FOLDER [--gigabytes N]

tests/report/tst_hostile_mails.cpp has the same in small. --gigabytes adds an mbox of that many gigabytes of ordinary
reports, written by tests/bench/bench_mails --write. FOLDER needs the room; what is written there is deleted again.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

MOST_MEMORY = 200  # MiB
MOST_SECONDS = 60
FROM = b"From x@y.example Tue Mar  3 10:15:00 2026\n"
HEADER = (b"Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nTo: news@shop.example\n"
          b"Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n")
NEXT = b"\n" + FROM + HEADER + b"\n<ann@mail.example>: 550 5.1.1 no such user\n"
MEGABYTE = b"x" * 1_000_000


def nested_parts():
    for count in range(10_000):
        yield b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (count, count)


def nested_mails():
    yield from [b"Content-Type: message/rfc822\n\n" * 5000] * 100


def many_parts():
    yield b"Content-Type: multipart/mixed; boundary=b\n\n"
    yield from [b"--b\n\nx\n" * 20_000] * 100


def long_field():
    yield b"X: "
    yield from [MEGABYTE] * 100
    yield b"\n\nbody\n"


def many_fields():
    yield from [b"X: x\n" * 20_000] * 1000
    yield b"\nbody\n"


def long_line():
    yield b"\n"
    yield from [MEGABYTE] * 1000
    yield b"\n"


def line_of_froms():
    yield b"\n"
    yield from [b"\nFrom a" * 150_000] * 300
    yield b"\n"


def nul_bytes():
    yield b"\n"
    yield from [b"\0" * 1_000_000] * 300
    yield b"\n"


def read(cli, path):
    # The peak counts from the fork on, so this program keeps small itself.
    begin = time.monotonic()
    process = subprocess.Popen([cli, "classify", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    rows = 0
    last = b""
    for row in process.stdout:
        rows += 1
        last = row
    notes = process.stderr.read().decode(errors="replace").strip().splitlines()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"exit": process.returncode, "seconds": time.monotonic() - begin, "cpu": used.ru_utime + used.ru_stime,
            "mib": used.ru_maxrss / 1024, "rows": rows - 1, "last": last, "notes": notes}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=Path, metavar="CLI")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--gigabytes", type=int, default=0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    failed = False
    print(f"{'':16} {'MB':>8} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9}  note")

    def check(name, path, expected_rows, most_seconds):
        nonlocal failed
        result = read(str(options.cli), str(path))
        size = path.stat().st_size / 1e6
        path.unlink()
        good = (result["exit"] in (0, 1) and result["mib"] <= MOST_MEMORY and result["seconds"] <= most_seconds
                and b"ann@mail.example\t5.1.1" in result["last"]
                and (expected_rows is None or result["rows"] == expected_rows))
        failed = failed or not good
        note = result["notes"][0].split("byte ", 1)[-1] if result["notes"] else ""
        print(f"{name:16} {size:8,.0f} {result['seconds']:8.2f} {result['cpu']:8.2f} {result['mib']:9.0f}  "
              f"{'' if good else 'FAILED '}{note}")

    for make in (nested_parts, nested_mails, many_parts, long_field, many_fields, long_line, line_of_froms, nul_bytes):
        path = options.folder / f"{make.__name__}.mbox"
        with open(path, "wb") as file:
            file.write(FROM + HEADER)
            for piece in make():
                file.write(piece)
            file.write(NEXT)
        check(make.__name__, path, 2, MOST_SECONDS)

    if options.gigabytes:
        path = options.folder / "ordinary.mbox"
        writer = options.cli.resolve().parents[1] / "tests/bench/bench_mails"
        with open(path, "wb") as file:
            subprocess.run([str(writer), "--write", str(options.gigabytes)], stdout=file, check=True)
            file.write(NEXT)
        check("ordinary", path, None, MOST_SECONDS * options.gigabytes)
    sys.exit(failed)


if __name__ == "__main__":
    main()
