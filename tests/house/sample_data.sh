#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The committed sample data is what resources/sample/make_sample_data.py writes, byte for byte.
set -euo pipefail
sample=$(dirname "$0")/../../resources/sample
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
PYTHONDONTWRITEBYTECODE=1 python3 "$sample/make_sample_data.py" "$made"
for file in "$sample"/*.csv "$sample"/*.mbox "$sample"/*.json; do
    cmp "$file" "$made/$(basename "$file")"
done
[ "$(find "$made" -type f | wc -l)" -eq 4 ]
