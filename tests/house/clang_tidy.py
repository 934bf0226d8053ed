#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the checks that .clang-tidy names over every .cpp of app, model and ui, on all processors.

    clang_tidy.py BUILD_FOLDER

compile_commands.json is read in BUILD_FOLDER; what passed is remembered in BUILD_FOLDER/clang-tidy and not checked
again until the file, a header or .clang-tidy changes.
"""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FOLDERS = ("app", "model", "ui")
PLANTED = "#include <string>\nstd::string planted(std::string a) { if (a.size() == 0) return a; return a; }\n"


def digest(*parts):
    made = hashlib.sha256()
    for part in parts:
        made.update(part if isinstance(part, bytes) else part.encode())
        made.update(b"\0")
    return made.hexdigest()


def tidy(*arguments):
    return subprocess.run(["clang-tidy", "--quiet", f"--config-file={TOP / '.clang-tidy'}", *arguments],
                          capture_output=True, text=True, check=False)


def faults_are_found(folder):
    """A planted fault must fail, or the run proves nothing."""
    planted = folder / "planted.cpp"
    planted.write_text(PLANTED)
    run = tidy(str(planted), "--", "-std=c++20")
    return run.returncode != 0 and "readability-container-size-empty" in run.stdout


def main():
    build = Path(sys.argv[1])
    passed = build / "clang-tidy"
    passed.mkdir(exist_ok=True)
    if not faults_are_found(passed):
        print("clang-tidy does not find a planted fault")
        return 1

    headers = sorted(path for folder in FOLDERS for path in (TOP / folder).rglob("*.h"))
    common = digest((TOP / ".clang-tidy").read_bytes(), *(path.read_bytes() for path in headers))
    commands = {Path(entry["file"]): entry["command"]
                for entry in json.loads((build / "compile_commands.json").read_text())}
    sources = sorted(path for folder in FOLDERS for path in (TOP / folder).rglob("*.cpp"))
    unknown = [path for path in sources if path not in commands]
    for path in unknown:
        print(f"{path.relative_to(TOP)}: no target builds it")

    def check(path):
        stamp = passed / digest(common, commands[path], path.read_bytes())
        if stamp.exists():
            return ""
        run = tidy("-p", str(build), "--extra-arg=-Wno-unknown-warning-option", str(path))
        if run.returncode == 0:
            stamp.touch()
            return ""
        return run.stdout or run.stderr

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [text for text in pool.map(check, [path for path in sources if path in commands]) if text]
    print("\n".join(found))
    print(f"{len(sources)} files checked, {len(found)} with faults")
    return 1 if found or unknown or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
