#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""listwright-cli on archives and spreadsheets: ordinary ones, and bombs, which must be refused soon, in little memory,
leaving nothing behind, with the limit named.

Usage: containers.py LISTWRIGHT-CLI SOURCE-FOLDER
"""
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

PROGRAM, SOURCE = sys.argv[1], Path(sys.argv[2])
DATA = SOURCE / "tests/data/containers"
sys.path.insert(0, str(DATA))
sys.dont_write_bytecode = True
import make_containers as make  # noqa: E402

MOST_SECONDS = 30
MOST_MEMORY = 400 << 20
failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAIL:", what)


class Run:
    def __init__(self, *arguments):
        with tempfile.TemporaryDirectory() as temporary:
            begin = time.monotonic()
            process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       env={**os.environ, "TMPDIR": temporary, "LC_ALL": "C.UTF-8"},
                                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)))
            out, err = process.communicate(timeout=300)
            self.seconds = time.monotonic() - begin
            self.left = os.listdir(temporary)
        self.code, self.out, self.err = process.returncode, out.decode(), err.decode()
        check(not self.left, f"{arguments}: left {self.left} behind")


def inspected(path):
    run = Run("inspect", "--json", path)
    check(run.code == 0, f"inspect {path}: {run.code} {run.err}")
    return json.loads(run.out or "[]")


def ordinary(folder):
    for name, entry, rows in (("list.zip", "lists/spring.csv", 3), ("nested.zip", "inner.zip/list.csv.gz/list.csv", 3),
                              ("mails.zip", "mails/first.eml", 1), ("bounces.mbox.gz", "bounces.mbox", 2)):
        first = inspected(DATA / name)[0]
        check(first["file"] == f"{DATA / name}/{entry}", f"{name}: named {first['file']}")
        check(first["rows"] == rows, f"{name}: {first['rows']} rows")
    for name, sheet in (("contacts.xlsx", "Contacts"), ("contacts.ods", "Leute")):
        book = inspected(DATA / name)[0]
        check(book["kind"] == "contact-list" and book["file"] == str(DATA / name), f"{name}: {book}")
        check(f'sheet "{sheet}"' in book["why"], f"{name}: {book['why']}")
    check("not read: Notes, Secret" in inspected(DATA / "contacts.xlsx")[0]["why"], "other sheets are named")
    kinds = {Path(file["file"]).name: file["format"] for file in inspected(DATA / "service.zip")}
    check(kinds == {"subscribed_1.csv": "contact-list", "cleaned_1.csv": "mailchimp-cleaned"}, f"service.zip: {kinds}")

    run = Run("classify", DATA / "mails.tar.gz")
    rows = [line.split("\t") for line in run.out.splitlines()[1:]]
    check([(row[0], row[3], row[7]) for row in rows] ==
          [(f"{DATA}/mails.tar.gz/mails/first.eml", "bo@mail.example", "mailbox-disabled"),
           (f"{DATA}/mails.tar.gz/mails/second.eml", "cy@corp.example", "user-unknown")],
           f"classify: {run.out}{run.err}")

    cleaned, suppression = folder / "cleaned.csv", folder / "suppression.csv"
    before = (DATA / "contacts.xlsx").read_bytes()
    run = Run("clean", DATA / "contacts.xlsx", "--report", DATA / "mails.zip", "--cleaned", cleaned, "--suppression",
            suppression)
    check(run.code == 0 and "written as CSV" in run.err, f"clean xlsx: {run.code} {run.err}")
    check(cleaned.read_text() == 'Email,Joined,"Note, long",Active\nana@corp.example,2026-03-01,0.3,TRUE\n\n',
            f"cleaned: {cleaned.read_text()!r}")
    check((DATA / "contacts.xlsx").read_bytes() == before, "the workbook was written to")
    run = Run("clean", DATA / "list.zip", "--report", DATA / "bounces.mbox.gz", "--cleaned", cleaned, "--suppression",
            suppression)
    check(run.code == 0 and cleaned.read_text() == "Email,Name,City\nana@corp.example,Ana,Bern\n",
            f"clean zip: {run.err}")
    run = Run("clean", DATA / "list.zip", "--report", DATA / "mails.zip", "--cleaned", DATA / "list.zip",
            "--suppression", suppression)
    check(run.code == 3 and "never changed" in run.err, f"an archive that was read is no target: {run.err}")
    two = folder / "two.zip"
    two.write_bytes(make.zipped([("a.csv", make.LIST), ("b.csv", make.LIST)]))
    run = Run("clean", two, "--report", DATA / "mails.zip", "--cleaned", cleaned, "--suppression", suppression)
    check(run.code == 3 and "several lists" in run.err and "two.zip/b.csv" in run.err, f"two lists: {run.err}")
    partly = folder / "partly.zip"
    partly.write_bytes(make.zipped([("a.csv", make.LIST), ("b.csv.gz", make.gzipped(make.LIST)[:-9])]))
    run = Run("inspect", partly)
    check(run.code == 1 and "partly.zip/b.csv.gz" in run.err and "3 contacts" in run.out,
            f"one entry broken: {run.code} {run.err}")


def zeros_zip(path, blocks):
    """Blocks of 64 MiB of zeros, written without making them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(64 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    data = len(block) * blocks + 2
    size = min(blocks * (64 << 20), 0xFFFFFFFF)
    name = b"list.csv"
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x5C61, 0, data, size, len(name), 0) + name)
        for _ in range(blocks):
            file.write(block)
        file.write(b"\3\0")
        at = file.tell()
        file.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x5C61, 0, data, size, len(name), 0,
        0, 0, 0, 0, 0) + name)
        file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, file.tell() - at, at, 0))


def many_entries_zip(path, count):
    """All entries share the same few bytes."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 10, 0, 0, 0, 0x5C61, 0, 0, 0, 1, 0) + b"a")
        at = file.tell()
        for number in range(count):
            name = b"%07d" % number
            file.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 10, 0, 0, 0, 0x5C61, 0, 0, 0, len(name), 0, 0,
            0, 0, 0, 0) + name)
        size = file.tell() - at
        file.write(struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, at))
        file.write(struct.pack("<IIQI", 0x07064B50, 0, at + size, 1))
        file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))


def bombs(folder):
    laughs = "<!DOCTYPE lolz [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10)) + "]>\n"
    zeros_zip(folder / "zeros.zip", 160)
    (folder / "letters.gz").write_bytes(make.gzipped(b"a" * (64 << 20)) * 160)
    nested = make.LIST
    for _ in range(100):
        nested = make.zipped([("inner.zip", nested)])
    (folder / "nested.zip").write_bytes(nested)
    many_entries_zip(folder / "entries.zip", 1_000_000)
    (folder / "laughs.xlsx").write_bytes(make.xlsx(
        [("Lol", "", '<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>')], head=make.HEAD + laughs))
    (folder / "laughs.ods").write_bytes(make.ods(f'<table:table><table:table-row>'
        f'{make.text_cell("&a9;")}</table:table-row></table:table>',
                                                 head=make.HEAD + laughs))
    (folder / "cells.ods").write_bytes(make.ods(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" '
        'office:value-type="string"><text:p>ana@corp.example</text:p></table:table-cell></table:table-row>'
        '</table:table>'))
    (folder / "text.xlsx").write_bytes(make.xlsx([("Long", "",
            f'<row><c t="str"><v>{"a" * (20 << 20)}</v></c></row>')]))
    (folder / "deep.xlsx").write_bytes(make.xlsx([("Deep", "", "<a>" * 1_000_000)]))
    for name, limit in (("zeros.zip", "how far it is compressed (limit: 250 to 1)"), ("letters.gz",
            "how far it is compressed (limit: 250 to 1)"),
                        ("nested.zip", "archives in archives (limit: 4 deep)"), ("entries.zip",
                        "number of files in it (limit: 250000)"),
                        ("laughs.xlsx", "defines entities of its own"), ("laughs.ods", "defines entities of its own"),
                        ("cells.ods", "number of its cells (limit: 200000000)"), ("text.xlsx",
                        "length of one of its texts (limit: 1048576 bytes)"),
                        ("deep.xlsx", "too deep in one another")):
        run = Run("inspect", folder / name)
        print(f"{name}: {run.seconds:.1f} s: {run.err.strip()}")
        check(run.code == 3 and limit in run.err and name in run.err, f"{name}: {run.code} {run.err}")
        check(run.seconds < MOST_SECONDS, f"{name}: {run.seconds} s")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"at most {memory >> 20} MiB of memory")
    check(memory < MOST_MEMORY, f"{memory} bytes of memory")


with tempfile.TemporaryDirectory() as temporary:
    ordinary(Path(temporary))
    bombs(Path(temporary))
sys.exit(1 if failures else 0)
