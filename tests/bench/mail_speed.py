#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast `listwright-cli classify` reads an mbox beside other programs, measured in turn in one run.

    mail_speed.py CLI FILE.mbox [--rounds N] [--slow-rounds N]

CLI is listwright-cli in a build folder with the tests, whose gmime_walk is the floor: GMime alone, which takes the
mails apart and does nothing with them. The others are Debian's libsisimai-perl and python3-flufl.bounce; one that is
not installed is left out with a word. Times are medians; CPU time is the fairer one where other programs run.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

SISIMAI = "use Sisimai; my $found = Sisimai->make($ARGV[0]); print scalar(@$found), qq( events\\n);"
FLUFL = """
import mailbox, sys
from flufl.bounce import all_failures
found = 0
for mail in mailbox.mbox(sys.argv[1]):
    temporary, permanent = all_failures(mail)
    found += len(temporary) + len(permanent)
print(found, "events")
"""


class Program:
    def __init__(self, name, command, one_core, rounds):
        self.name = name
        self.command = command
        self.one_core = one_core
        self.rounds = rounds
        self.runs = []

    def run(self):
        begin = time.monotonic()
        cores = os.sched_getaffinity(0)
        process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, {min(cores)} if self.one_core else cores))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: something in the file could not be read
            sys.exit(f"{self.name} ended with {process.returncode}")
        self.runs.append((time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))

    def median(self, column):
        return statistics.median(run[column] for run in self.runs)


def works(command):
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return done.returncode == 0
    except OSError:
        return False


def count_mails(path):
    mails = 0
    behind_empty = True
    with open(path, "rb") as file:
        for line in file:
            mails += behind_empty and re.match(rb"From \S.*\d\d:\d\d", line) is not None
            behind_empty = line in (b"\n", b"\r\n")
    return mails


def programs(options):
    cli = str(options.cli)
    mbox = str(options.mbox)
    yield Program("listwright, one core", [cli, "classify", mbox], True, options.rounds)
    if len(os.sched_getaffinity(0)) > 1:
        yield Program("listwright, all cores", [cli, "classify", mbox], False, options.rounds)
    walk = options.cli.resolve().parents[1] / "tests/bench/gmime_walk"
    if walk.exists():
        yield Program("GMime alone", [str(walk), mbox], True, options.rounds)
    else:
        print(f"GMime alone: {walk} is not built; left out")
    python = "/usr/bin/python3"  # the one that Debian's packages are for
    if works([python, "-c", "import flufl.bounce"]):
        yield Program("flufl.bounce", [python, "-c", FLUFL, mbox], True, options.slow_rounds)
    else:
        print("flufl.bounce: not installed (apt install python3-flufl.bounce); left out")
    if shutil.which("perl") and works(["perl", "-MSisimai", "-e", "1"]):
        yield Program("Sisimai", ["perl", "-e", SISIMAI, mbox], True, options.slow_rounds)
    else:
        print("Sisimai: not installed (apt install libsisimai-perl); left out")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=Path, metavar="CLI")
    parser.add_argument("mbox", type=Path, metavar="FILE.mbox")
    parser.add_argument("--rounds", type=int, default=5, help="of the fast programs (5)")
    parser.add_argument("--slow-rounds", type=int, default=1, help="of the slow ones (1)")
    options = parser.parse_args()
    for path in (options.cli, options.mbox):
        if not path.is_file():
            parser.error(f"{path}: no such file")

    mails = count_mails(options.mbox)
    megabytes = options.mbox.stat().st_size / 1e6
    taking_part = list(programs(options))
    for number in range(max(program.rounds for program in taking_part)):
        for program in taking_part:
            if number < program.rounds:
                program.run()

    slowest = max(taking_part, key=lambda program: program.median(1))
    print(f"{options.mbox.name}: {mails:,} mails, {megabytes:,.0f} MB; medians of {options.rounds} rounds in turn\n")
    print(f"{'':22} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9} {'mails/s wall':>13} {'mails/s CPU':>12} "
          f"{'MB/s CPU':>9} {'CPU: ' + slowest.name + ' = 1':>18}")
    for program in taking_part:
        wall, cpu, peak = (program.median(column) for column in range(3))
        print(f"{program.name:22} {wall:8.2f} {cpu:8.2f} {peak:9.0f} {mails / wall:13,.0f} {mails / cpu:12,.0f} "
              f"{megabytes / cpu:9,.1f} {slowest.median(1) / cpu:18,.1f}")


if __name__ == "__main__":
    main()
