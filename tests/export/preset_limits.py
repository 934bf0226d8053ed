# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports lists that are one below, at and one above what the services take in one file, in rows and in
bytes, in the form of every preset that has a limit, and reads all files back with Python's csv and json.

usage: preset_limits.py LISTWRIGHT_CLI PRESETS_FOLDER
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

DOMAIN = "@" + ".".join(["d" * 55] * 3) + ".example"
LONGEST_LOCAL = 64
WHEN = "Tue, 03 Mar 2026 10:15:00 GMT"
ANSWER = "550 5.1.1 User unknown " + "x" * 300
EVENT = {"mailgun-complaints": "complaint", "mailgun-unsubscribes": "unsubscribe"}
# What a row holds beside the address, in the presets with a limit of bytes.
ROW = {
    "expertsender": lambda a: [a],
    "mailgun-bounces": lambda a: [a, "550", ANSWER, WHEN],
    "mailgun-complaints": lambda a: [a, WHEN],
    "mailgun-unsubscribes": lambda a: [a, "*", WHEN],
}


def as_csv(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def addresses_of_bytes(preset, size):
    """So many that the file, with its header, has `size` bytes: the last ones are as long as it takes."""
    row = ROW[preset["id"]]
    header = as_csv([[one["header"] for one in preset["columns"]]]) if preset.get("has_header", True) else ""
    each = len(as_csv([row("u%07d" % 0 + DOMAIN)]))
    count, missing = divmod(size - len(header), each)
    room = LONGEST_LOCAL - len("u%07d" % 0)
    locals_ = ["u%07d" % number for number in range(count)]
    at = count - 1
    while missing > 0:
        added = min(missing, room)
        locals_[at] += "z" * added
        missing -= added
        at -= 1
    return [local + DOMAIN for local in locals_]


def rows_of(preset, data):
    """The addresses in a file, by the reader for its form."""
    text = data.decode("utf-8")
    key = next(one["header"] for one in preset["columns"] if one.get("value") == "address")
    if preset.get("form") == "json":
        content = json.loads(text)
        return [one[key] for one in (content[preset["list"]] if "list" in preset else content)]
    if preset.get("form") == "json_lines":
        return [json.loads(line)[key] for line in text.splitlines()]
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    headers = [one["header"] for one in preset["columns"]]
    if preset.get("has_header", True):
        assert table.pop(0) == headers, f"{preset['id']}: a file without its header"
    return [row[headers.index(key)] for row in table]


def exported(program, here, preset, addresses):
    event = EVENT.get(preset["id"], "bounce")
    answer = ANSWER if event == "bounce" else ""
    (here / "list.csv").write_text("email\n" + "".join(a + "\n" for a in addresses))
    with (here / "report.csv").open("w") as report:
        report.write("email;response;event;date\n")
        report.writelines(f"{a};{answer};{event};2026-03-03 10:15:00\n" for a in addresses)
    for old in here.glob("out*"):
        old.unlink()
    subprocess.run(
        [program, "clean", here / "list.csv", "--report", here / "report.csv", "--preset", preset["id"]]
        + ["--cleaned", here / "cleaned.csv", "--suppression", here / "out.csv"],
        capture_output=True,
        check=True,
    )
    parts = [here / "out.csv"]
    while (here / f"out-{len(parts) + 1}.csv").exists():
        parts.append(here / f"out-{len(parts) + 1}.csv")
    return [part.read_bytes() for part in parts]


def faults_of(program, here, preset):
    faults = []

    def check(what, addresses, files, fits):
        found = [rows_of(preset, data) for data in files]
        if [a for rows in found for a in rows] != addresses:
            faults.append(f"{preset['id']}, {what}: the files do not hold the addresses in their order")
        if (len(files) == 1) != fits or len(files) > 2:
            faults.append(f"{preset['id']}, {what}: {len(files)} files, of {[len(data) for data in files]} bytes")
        return found

    if limit := preset.get("rows_per_file"):
        for more in (-1, 0, 1):
            addresses = [f"u{number:07d}@corp.example" for number in range(limit + more)]
            found = check(f"{limit + more} rows", addresses, exported(program, here, preset, addresses), more <= 0)
            if [len(rows) for rows in found] != ([limit + more] if more <= 0 else [limit, 1]):
                faults.append(f"{preset['id']}: files of {[len(rows) for rows in found]} rows")
    if limit := preset.get("bytes_per_file"):
        for more in (-1, 0, 1):
            addresses = addresses_of_bytes(preset, limit + more)
            files = exported(program, here, preset, addresses)
            check(f"{limit + more} bytes", addresses, files, more <= 0)
            if max(map(len, files)) > limit or (more <= 0 and len(files[0]) != limit + more):
                faults.append(f"{preset['id']}: files of {[len(data) for data in files]} bytes")
    return faults


def main(program, folder):
    presets = [json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.json"))]
    limited = [one for one in presets if "rows_per_file" in one or "bytes_per_file" in one]
    with tempfile.TemporaryDirectory() as here:
        faults = [fault for one in limited for fault in faults_of(program, pathlib.Path(here), one)]
    print("\n".join(faults) or f"{len(limited)} presets split where their services want it")
    return 1 if faults or not limited else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
