#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One table: `listwright-cli clean` on lists of several sizes, beside others that do the same job,
and one of how its time and memory grow with the rows.

    list_speed.py CLI GENERATOR [--rows 10000,100000,1000000,10000000] [--folder DIR] [--runs 3]
                  [--list FILE --bounces FILE] [--duckdb FOLDER] [--pipeline PROGRAM]

GENERATOR is tests/bench/list_generator of the build; its files go to DIR and stay there. A list and
a report of one's own are measured instead with --list and --bounces. --duckdb names a folder where
`npm install --prefix FOLDER @duckdb/node-api` was run, --pipeline a program that is called as
`PROGRAM LIST BOUNCES FOLDER`: the least work that gives such files. Both are left out, and said so,
where they are missing. Rounds go in turn, so that a busy machine is busy for all, each with no
output there and a quiet disk; figures are medians. Only listwright waits until the disk has its
files. Wall is what a person waits, CPU the work of all cores, peak the largest memory. Ratios are
to listwright's CPU time and wall time."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

# The whole job in DuckDB: validate, find duplicates, match, write both files in the list's order.
DUCKDB = r"""
const { createRequire } = require('node:module');
const need = createRequire(process.argv[2] + '/package.json');
const { DuckDBInstance } = need('@duckdb/node-api');
const [list, bounces, out, email] = process.argv.slice(3);
const pattern = "[a-z0-9_+''%-]+(\\.[a-z0-9_+''%-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}";
(async () => {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const csv = path => `read_csv('${path}', header=true, all_varchar=true)`;
  await db.run(`CREATE TABLE b AS SELECT lower(trim(email)) AS e, any_value(status) AS status
                FROM ${csv(bounces)} GROUP BY 1`);
  await db.run(`CREATE TABLE l AS SELECT *, lower(trim(coalesce("${email}", ''))) AS e
                FROM ${csv(list)}`);
  await db.run(`CREATE TABLE v AS SELECT min(rowid) AS rid, e FROM l
                WHERE regexp_full_match(e, '${pattern}') GROUP BY e`);
  await db.run(`CREATE TABLE k AS SELECT v.rid FROM v ANTI JOIN b ON v.e = b.e`);
  await db.run(`COPY (SELECT l.* EXCLUDE (e) FROM l SEMI JOIN k ON l.rowid = k.rid ORDER BY l.rowid)
                TO '${out}/cleaned.csv' (HEADER)`);
  await db.run(`COPY (SELECT l.e, b.status FROM l JOIN v ON l.rowid = v.rid JOIN b ON l.e = b.e
                ORDER BY l.rowid) TO '${out}/suppression.csv' (HEADER)`);
})();
"""


class Run:
    def __init__(self, command):
        begin = time.monotonic()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024
        if process.returncode not in (0, 1):  # 1: some rows could not be read
            raise SystemExit(f"{' '.join(command)}: ended with {process.returncode}")


def made(path, command):
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            subprocess.run(command, stdout=file, check=True)
        os.rename(path + ".part", path)
    return path


def contenders(arguments, out):
    """Name and command of all, given the list and the bounces."""
    result = {
        "listwright": lambda list_, bounces: [
            arguments.cli, "clean", list_, "--report", bounces, "--cleaned", out + "/cleaned.csv",
            "--suppression", out + "/suppression.csv", "--json",
        ]
    }
    if arguments.pipeline and os.path.exists(arguments.pipeline):
        result["bare pipeline"] = lambda list_, bounces: [arguments.pipeline, list_, bounces, out]
    else:
        print("The bare pipeline is left out: no program was named with --pipeline.")
    node = shutil.which("node")
    folder = arguments.duckdb
    if node and folder and os.path.isdir(os.path.join(folder, "node_modules", "@duckdb")):
        script = os.path.join(out, "duckdb.cjs")
        with open(script, "w", encoding="utf-8") as file:
            file.write(DUCKDB)
        result["DuckDB"] = lambda list_, bounces: [
            node, script, os.path.abspath(folder), list_, bounces, out, arguments.email,
        ]
    else:
        print("DuckDB is left out: node, or its package in the folder of --duckdb, is missing.")
    return result


def sync_seconds(source, out):
    """How long the disk takes for as many bytes as the cleaned list has."""
    copy = os.path.join(out, "synced")
    shutil.copyfile(source, copy)
    begin = time.monotonic()
    with open(copy, "rb") as file:
        os.fsync(file.fileno())
    took = time.monotonic() - begin
    os.unlink(copy)
    return took


def settle(out):
    """Takes the last outputs away and waits for the disk: nobody pays for what another one left."""
    for name in os.listdir(out):
        if name.endswith(".csv"):
            os.unlink(os.path.join(out, name))
    os.sync()


def print_growth(lists):
    """Between two lists, what each byte more costs: the same all the way where growth is linear.
    The first line holds what the program takes for itself."""
    print(f"\n{'how it grows':>18} {'MiB':>9} {'wall ms':>9} {'CPU ms':>9} {'peak MiB':>9} "
          f"{'ms/MiB':>9} {'CPU/MiB':>9} {'KiB/MiB':>9}")
    before = (0, 0.0, 0.0, 0.0)
    for name, size, wall, cpu, peak in lists:
        mib = size / 2**20
        more = mib - before[0]
        print(f"{name:>18} {mib:9.1f} {wall * 1000:9.0f} {cpu * 1000:9.0f} {peak:9.0f} "
              f"{(wall - before[1]) * 1000 / more:9.2f} {(cpu - before[2]) * 1000 / more:9.2f} "
              f"{(peak - before[3]) * 1024 / more:9.1f}", flush=True)
        before = (mib, wall, cpu, peak)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("cli")
    parser.add_argument("generator")
    parser.add_argument("--rows", default="10000,100000,1000000,10000000")
    parser.add_argument("--folder", default="list-speed")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--list")
    parser.add_argument("--bounces")
    parser.add_argument("--email", default="Email", help="the column of addresses, for DuckDB")
    parser.add_argument("--duckdb")
    parser.add_argument("--pipeline")
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    out = os.path.join(arguments.folder, "out")
    os.makedirs(out, exist_ok=True)
    commands = contenders(arguments, out)

    if arguments.list:
        inputs = [(os.path.basename(arguments.list), arguments.list, arguments.bounces)]
    else:
        inputs = []
        for rows in arguments.rows.split(","):
            inputs.append((
                f"{int(rows):,} rows",
                made(f"{arguments.folder}/list_{rows}.csv", [arguments.generator, "list", rows]),
                made(f"{arguments.folder}/bounces_{rows}.csv",
                     [arguments.generator, "bounces", rows, "5"]),
            ))
    head = f"{'list':>18} {'program':>14} {'wall s':>9} {'CPU s':>9} {'peak MiB':>9} {'wall x':>7} {'CPU x':>7}"
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {arguments.runs} runs\n{head}")
    growth = []
    for name, list_, bounces in inputs:
        runs = {contender: [] for contender in commands}
        for _ in range(arguments.runs + 1):  # the first fills the caches
            for contender, command in commands.items():
                settle(out)
                runs[contender].append(Run(command(list_, bounces)))
        own = None
        for contender, measured in runs.items():
            measured = measured[1:]
            median = [statistics.median(getattr(run, what) for run in measured)
                      for what in ("wall", "cpu", "peak")]
            if own is None:
                own = median
                growth.append((name, os.path.getsize(list_), *median))
            print(f"{name:>18} {contender:>14} {median[0]:9.3f} {median[1]:9.3f} {median[2]:9.0f} "
                  f"{median[0] / own[0]:7.2f} {median[1] / own[1]:7.2f}", flush=True)
        print(f"{name:>18} {'sync of a copy':>14} {sync_seconds(list_, out):9.3f}", flush=True)
    print_growth(growth)
    return 0


if __name__ == "__main__":
    sys.exit(main())
