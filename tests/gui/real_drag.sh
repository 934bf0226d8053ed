#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# real_drag.sh LISTWRIGHT DRAG-SOURCE LIST: a second program drags the list onto the real window with the mouse, on an
# X server of its own; passes when the window then shows that list. Exit 77 where the programs for that are missing.
set -eu
listwright=$1 source=$2 list=$3
for program in Xvfb openbox xdotool; do
    command -v "$program" >/dev/null || { echo "skipped: there is no $program"; exit 77; }
done

folder=$(mktemp -d)
started=
clean_up() {
    for process in $started; do kill "$process" 2>/dev/null || true; done
    wait # a dying server would take the socket of the next one with it
    rm -rf "$folder"
}
trap clean_up EXIT
# The programs' settings stay in the folder, and their words are English.
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_RUNTIME_DIR="$folder" LC_ALL=C.UTF-8
export QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY

wait_for() { # wait_for SECONDS COMMAND...: until the command ends well
    tries=$(($1 * 10))
    shift
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || { echo "waited in vain for: $*" >&2; tail "$folder"/*.log >&2; return 1; }
        sleep 0.1
    done
}

# By process, since xdotool finds names only in some locales.
window_of() { xdotool search --onlyvisible --pid "$1" 2>/dev/null | tail -n 1 | grep .; }
title_begins() { # title_begins PROCESS WORDS
    case "$(xdotool getwindowname "$(window_of "$1")")" in "$2"*) return 0 ;; esac
    return 1
}

Xvfb -displayfd 3 -screen 0 1500x900x24 -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/xvfb.log" &
started="$started $!"
wait_for 20 test -s "$folder/display"
DISPLAY=":$(cat "$folder/display")"
export DISPLAY
wait_for 20 xdotool getdisplaygeometry
openbox --sm-disable >"$folder/openbox.log" 2>&1 &
started="$started $!"
"$listwright" >"$folder/listwright.log" 2>&1 &
target_process=$!
"$source" "$list" >"$folder/source.log" 2>&1 &
source_process=$!
started="$started $target_process $source_process"
wait_for 30 title_begins $target_process Listwright
wait_for 30 title_begins $source_process 'drag source'

window=$(window_of $target_process)
drag=$(window_of $source_process)
xdotool windowsize "$window" 1000 700 windowmove "$window" 400 50 windowmove "$drag" 40 200
sleep 1
xdotool windowactivate --sync "$drag"

# As a hand does it: press, draw a little, go over, wait, let go.
xdotool mousemove 160 330 mousedown 1
for step in 1 2 3 4 5; do
    xdotool mousemove $((160 + step * 8)) $((330 + step * 3))
    sleep 0.1
done
for x in 420 600 750 850 900; do
    xdotool mousemove "$x" 400
    sleep 0.2
done
xdotool mouseup 1

name=$(basename "$list")
wait_for 30 title_begins $target_process "$name"
echo "The window took $name and shows it: $(xdotool getwindowname "$window")"
