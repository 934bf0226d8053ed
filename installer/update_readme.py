#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the real output of the command line into README.md.

    update_readme.py LISTWRIGHT_CLI            runs the commands of the ```console blocks and writes their output
    update_readme.py LISTWRIGHT_CLI --check    fails when README.md shows anything else

The commands run in a copy of the sample data, one after the other. Times are written as `0.1 s`.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"```console\n\$ (.+)\n(?:.*\n)*?```\n")
SECONDS = re.compile(r"\b\d+\.\d+ (s|seconds)\b")


def output(command, folder, program):
    bin_folder = Path(program).resolve().parent
    environment = {"PATH": f"{bin_folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(folder),
                   "COLUMNS": "100"} | {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
    run = subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=environment, text=True, check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode != 0:
        sys.exit(f"{command}\n{run.stdout}returned {run.returncode}")
    lines = [line.rstrip() for line in SECONDS.sub(r"0.1 \1", run.stdout).strip("\n").split("\n")]
    return "\n".join(lines)


def main():
    program = sys.argv[1]
    readme = TOP / "README.md"
    text = readme.read_text()
    with tempfile.TemporaryDirectory() as folder:
        for file in (TOP / "resources/sample").iterdir():
            if file.suffix in (".csv", ".mbox", ".json"):
                shutil.copy(file, folder)
        made = BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{output(block[1], folder, program)}\n```\n", text)
    if not BLOCK.search(text):
        sys.exit("README.md shows no command")
    if "--check" not in sys.argv:
        readme.write_text(made)
    elif made != text:
        lines = (document.splitlines(True) for document in (text, made))
        sys.stdout.writelines(difflib.unified_diff(*lines, "README.md", "real output"))
        sys.exit("README.md shows other output than the command line gives: run installer/update_readme.py")


if __name__ == "__main__":
    main()
