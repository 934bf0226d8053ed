#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Listwright and runs every test there is. Fails when one fails. Run again, it builds only what changed.
set -euo pipefail
cd "$(dirname "$0")/.."

installer/setup.sh
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release
exec ctest --preset release --parallel "$(nproc)"
