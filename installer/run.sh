#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Listwright and does its main job with the sample data: in the window, or on the command line where no
# display is. Run again, it builds only what changed.
set -euo pipefail
cd "$(dirname "$0")/.."

installer/setup.sh
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release --target listwright listwright-cli

sample=resources/sample
list=$sample/spring-newsletter.csv
reports=("$sample/spring-bounces.mbox" "$sample/ses-events.json" "$sample/shop-bounces.csv")
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/listwright "$list" "${reports[@]}"
fi

echo "No display here, so listwright-cli does the same job."
results=build/sample-results
mkdir -p "$results"
build/release/app/listwright-cli clean "$list" "${reports[@]/#/--report=}" \
    --cleaned "$results/spring-newsletter-cleaned.csv" \
    --suppression "$results/spring-newsletter-suppression.csv" \
    --removed "$results/spring-newsletter-removed.csv"
echo "The results are in $PWD/$results:"
ls "$results"
