#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what installer/packages.txt names and this Debian lacks. Says nothing when nothing is missing.
#   installer/setup.sh             installs, as root or with sudo
#   installer/setup.sh --missing   only says what is missing
set -euo pipefail
cd "$(dirname "$0")"

wanted() { sed -e 's/#.*//' -e 's/[[:space:]]//g' packages.txt | grep . | sort -u; }
installed() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u; }
mapfile -t missing < <(comm -23 <(wanted) <(installed))
[ "${#missing[@]}" -gt 0 ] || exit 0
if [ "${1:-}" = --missing ]; then
    printf '%s\n' "${missing[@]}"
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif command -v sudo >/dev/null; then
    as_root=(sudo)
else
    echo "setup: these packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "setup: this failed: $*" >&2
        exit 1
    fi
}
echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
quietly apt-get update -q
quietly apt-get install -q -y --no-install-recommends "${missing[@]}"
