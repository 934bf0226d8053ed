#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports that are killed, or find the disk full: the old file or the whole new one is there.

    broken_exports.py CLI [ROUNDS [ROWS]]

Kills `listwright-cli clean` with SIGKILL at ROUNDS random moments of its run over a list of ROWS rows;
then runs it with its targets on a small tmpfs, where mounting one is allowed."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time


def make_inputs(folder, rows):
    with open(folder + "/list.csv", "w", encoding="utf-8", newline="") as file:
        file.write("email,name,note\r\n")
        for row in range(rows):
            file.write(f'user{row}@corp.example,"Name, {row}",{"x" * 60}\r\n')
    with open(folder + "/bounces.csv", "w", encoding="utf-8", newline="") as file:
        file.write("email,status,diagnostic\r\n")
        for row in range(0, rows, 20):
            file.write(f"user{row}@corp.example,5.1.1,550 5.1.1 user unknown\r\n")


def command(cli, folder, out):
    return [cli, "clean", folder + "/list.csv", "--report", folder + "/bounces.csv",
            "--cleaned", out + "/cleaned.csv", "--suppression", out + "/suppression.csv"]


def run(arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def content(path):
    with open(path, "rb") as file:
        return file.read()


def kill_at_random(cli, folder, rounds):
    out = folder + "/out"
    os.mkdir(out)
    begin = time.monotonic()
    done = run(command(cli, folder, out))
    took = time.monotonic() - begin
    assert done.returncode == 0, done.stderr
    new = {name: content(f"{out}/{name}") for name in ("cleaned.csv", "suppression.csv")}
    seed = random.randrange(1 << 32)
    moments = random.Random(seed)
    print(f"seed {seed}; a whole run takes {took:.2f} s")
    found = {"old": 0, "new": 0}
    for _ in range(rounds):
        for name in new:
            with open(f"{out}/{name}", "wb") as file:
                file.write(b"old\n")
        process = subprocess.Popen(command(cli, folder, out), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, took * 2))  # the machine may be busier than it was
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, whole in new.items():
            is_ = content(f"{out}/{name}")
            assert is_ in (b"old\n", whole), f"{name} is neither the old nor the new file"
            found["old" if is_ == b"old\n" else "new"] += 1
        for name in os.listdir(out):
            if name.endswith(".part"):
                os.unlink(f"{out}/{name}")
    print(f"{rounds} kills: {found['old']} files as they were, {found['new']} whole new ones")


def fill_disk(cli, folder):
    disk = folder + "/disk"
    os.mkdir(disk)
    size = os.path.getsize(folder + "/list.csv") // 2
    mounted = run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk])
    if mounted.returncode != 0:
        print("full disk: left out, no file system may be mounted here")
        return
    try:
        with open(disk + "/cleaned.csv", "wb") as file:
            file.write(b"old\n")
        done = run(command(cli, folder, disk))
        assert done.returncode == 3, f"ended with {done.returncode}"
        assert "no room left on the disk" in done.stderr, done.stderr
        assert content(disk + "/cleaned.csv") == b"old\n"
        assert os.listdir(disk) == ["cleaned.csv"], os.listdir(disk)
        print("full disk:", done.stderr.strip().splitlines()[-1])
    finally:
        run(["umount", disk])


def main():
    cli = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 200000
    with tempfile.TemporaryDirectory() as folder:
        make_inputs(folder, rows)
        kill_at_random(cli, folder, rounds)
        fill_disk(cli, folder)


if __name__ == "__main__":
    main()
