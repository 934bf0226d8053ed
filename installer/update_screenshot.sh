#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# update_screenshot.sh [LISTWRIGHT-SCREENSHOTS]: makes the pictures of README.md from the sample data, with no display.
# Without the program's name it takes that of the release build.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
program=${1:-$top/build/release/tests/gui/listwright-screenshots}
[ -x "$program" ] || {
    echo "There is no $program. Build it: cmake --build --preset release --target listwright-screenshots" >&2
    exit 2
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" LC_ALL=C.UTF-8 TZ=UTC "$program" "$folder" >/dev/null
mkdir -p "$top/resources/screenshots"
for page in review charts; do
    cp "$folder/$page.png" "$top/resources/screenshots/$page.png"
done
ls -l "$top/resources/screenshots"
