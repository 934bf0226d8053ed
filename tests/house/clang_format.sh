#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ file is formatted as .clang-format says. Mend with: clang-format -i FILE
set -euo pipefail
cd "$(dirname "$0")/../.."
find app ui model tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
    xargs -0 -P "$(nproc)" -n 20 clang-format --dry-run -Werror
