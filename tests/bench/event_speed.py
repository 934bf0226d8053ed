#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast `listwright-cli classify` reads Amazon SES notifications, one a line, beside other programs in one run.

    event_speed.py CLI FILE.ndjson [--rounds N] [--duckdb FOLDER]

CLI is listwright-cli in a build folder with the tests, whose simdjson_walk is the floor: simdjson alone, which parses
every document, reads the recipients and does nothing with them. jq and DuckDB write recipient, type, status and
diagnostic as CSV; neither judges what became of the mail. --duckdb names a folder where
`npm install --prefix FOLDER @duckdb/node-api` was run. What is missing is left out with a word. Times are medians; CPU
time is the fairer one where other programs run.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from mail_speed import Program

JQ = ('if .notificationType == "Bounce" then .bounce.bounceType as $type | .bounce.bouncedRecipients[] '
      '| [.emailAddress, $type, .status, .diagnosticCode] '
      'else .complaint.complainedRecipients[] | [.emailAddress, "Complaint", "", ""] end | @csv')
DUCKDB = """
const { createRequire } = require('node:module');
const { DuckDBInstance } = createRequire(process.argv[1] + '/package.json')('@duckdb/node-api');
const [file, out, threads] = process.argv.slice(2);
const recipients = 'STRUCT(emailAddress VARCHAR, status VARCHAR, diagnosticCode VARCHAR)[]';
(async () => {
  const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
  await db.run(`COPY (SELECT r.emailAddress, coalesce(bounce.bounceType, 'Complaint'), r.status, r.diagnosticCode
    FROM (SELECT bounce, unnest(coalesce(bounce.bouncedRecipients, complaint.complainedRecipients)) AS r
      FROM read_json('${file}', format='newline_delimited', columns={notificationType: 'VARCHAR',
        bounce: 'STRUCT(bounceType VARCHAR, bouncedRecipients ${recipients})',
        complaint: 'STRUCT(complainedRecipients ${recipients})'}))) TO '${out}' (HEADER)`);
})();
"""


def programs(options, folder):
    cli, file = str(options.cli), str(options.events)
    cores = len(os.sched_getaffinity(0))
    yield Program("listwright, one core", [cli, "classify", file], True, options.rounds)
    if cores > 1:
        yield Program("listwright, all cores", [cli, "classify", file], False, options.rounds)
    walk = options.cli.resolve().parents[1] / "tests/bench/simdjson_walk"
    if walk.exists():
        yield Program("simdjson alone", [str(walk), file], True, options.rounds)
    else:
        print(f"simdjson alone: {walk} is not built; left out")
    if options.duckdb and shutil.which("node"):
        yield Program("DuckDB, all cores", ["node", "-e", DUCKDB, str(options.duckdb.resolve()), file,
                                            f"{folder}/events.csv", str(cores)], False, options.rounds)
    else:
        print("DuckDB: no --duckdb FOLDER, or no node; left out")
    if shutil.which("jq"):
        yield Program("jq", ["jq", "-r", JQ, file], True, 1)
    else:
        print("jq: not installed; left out")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=Path, metavar="CLI")
    parser.add_argument("events", type=Path, metavar="FILE.ndjson")
    parser.add_argument("--rounds", type=int, default=3, help="of all but jq (3)")
    parser.add_argument("--duckdb", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    for path in (options.cli, options.events):
        if not path.is_file():
            parser.error(f"{path}: no such file")

    megabytes = options.events.stat().st_size / 1e6
    with open(options.events, "rb") as file:
        events = sum(1 for _ in file)
    with tempfile.TemporaryDirectory() as folder:
        taking_part = list(programs(options, folder))
        for number in range(max(program.rounds for program in taking_part)):
            for program in taking_part:
                if number < program.rounds:
                    program.run()

    print(f"{options.events.name}: {events:,} events, {megabytes:,.0f} MB; "
          f"medians of {options.rounds} rounds in turn\n")
    print(f"{'':22} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9} {'events/s wall':>14} {'MB/s CPU':>9} "
          f"{'wall: first = 1':>16} {'CPU: first = 1':>15}")
    first = taking_part[0]
    for program in taking_part:
        wall, cpu, peak = (program.median(column) for column in range(3))
        print(f"{program.name:22} {wall:8.2f} {cpu:8.2f} {peak:9.0f} {events / wall:14,.0f} {megabytes / cpu:9,.0f} "
              f"{wall / first.median(0):16.2f} {cpu / first.median(1):15.2f}")


if __name__ == "__main__":
    sys.exit(main())
