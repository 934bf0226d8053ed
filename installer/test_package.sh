#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package from a build folder, lets lintian look at it, installs it in a fresh Debian of its own and
# does the main job there.
#   installer/test_package.sh BUILD_FOLDER
set -euo pipefail
build=$(realpath "$1")
cd "$(dirname "$0")"

rm -rf "$build/package"
mkdir -p "$build/package"
(umask 022 && cd "$build" && cpack -B "$build/package" >"$build/package/cpack.log" 2>&1) || {
    cat "$build/package/cpack.log"
    exit 1
}
deb=$(find "$build/package" -maxdepth 1 -name 'listwright_*.deb')
dpkg-deb --info "$deb"
# the first upload into Debian's archive would close a bug there; this package does not go there
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs --allow-root "$deb"
grep -q "($(dpkg-deb --field "$deb" Version))" debian/changelog

if [ "$(id -u)" -eq 0 ]; then
    ./test_package_in_root.sh "$deb"
else
    sudo ./test_package_in_root.sh "$deb"
fi
