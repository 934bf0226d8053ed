#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a Debian package of Listwright in a clean root of this Debian release, by apt with what it depends on, opens
# the window there and cleans the sample list there. As root. Downloads are kept in the user's cache.
#   installer/test_package_in_root.sh PACKAGE.deb
set -euo pipefail
deb=$(realpath "$1")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/listwright
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
# the mirrors this machine uses: address and suite, such as the release and its security updates
mapfile -t sources < <(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    grep -E " $release(-updates|-security)? main$" | sort -u)
mirror=$(printf '%s\n' "${sources[@]}" | grep " $release main$" | head -n 1 | cut -d ' ' -f 1)
[ -n "$mirror" ] || { echo "no mirror of $release in this machine's apt sources" >&2; exit 1; }

root=$(mktemp -d)
server=
clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    mountpoint -q "$root/proc" && umount "$root/proc"
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT

base=$cache/debian-$release.tar
mkdir -p "$cache/archives"
if [ ! -f "$base" ]; then
    echo "building a clean $release"
    debootstrap --variant=minbase "$release" "$root" "$mirror" >"$cache/debootstrap.log" 2>&1 || {
        tail -n 30 "$cache/debootstrap.log"
        exit 1
    }
    tar -C "$root" -cf "$base.part" .
    mv "$base.part" "$base"
else
    tar -C "$root" -xf "$base"
fi
printf 'deb %s\n' "${sources[@]}" >"$root/etc/apt/sources.list"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc" || echo "no /proc in the root"
cp "$deb" "$root/listwright.deb"
cp -n "$cache"/archives/*.deb "$root/var/cache/apt/archives/" 2>/dev/null || true

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }
echo "installing the package with what it depends on"
install_it() {
    in_root apt-get -q update
    in_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install /listwright.deb
}
if ! (install_it) >"$root/apt.log" 2>&1; then
    tail -n 30 "$root/apt.log"
    exit 1
fi
cp -n "$root"/var/cache/apt/archives/*.deb "$cache/archives/" 2>/dev/null || true

echo "cleaning the sample list in it"
sample=/usr/share/listwright/sample
in_root listwright-cli --version
in_root listwright-cli clean "$sample/spring-newsletter.csv" --report "$sample/spring-bounces.mbox" \
    --report "$sample/ses-events.json" --report "$sample/shop-bounces.csv" \
    --cleaned /root/cleaned.csv --suppression /root/suppression.csv
[ "$(wc -l <"$root/root/cleaned.csv")" -gt 1000 ]
[ "$(wc -l <"$root/root/suppression.csv")" -gt 50 ]

echo "opening the window in it"
number=$(mktemp)
Xvfb -displayfd 4 -screen 0 1280x800x24 -ac -nolisten tcp 4>"$number" 2>/dev/null &
server=$!
for _ in $(seq 50); do
    [ -s "$number" ] && break
    sleep 0.1
done
display=:$(tr -d '\n' <"$number")
rm -f "$number"
chroot "$root" env -i PATH=/usr/bin:/bin HOME=/root LC_ALL=C.UTF-8 DISPLAY="$display" \
    listwright "$sample/spring-newsletter.csv" "$sample/spring-bounces.mbox" &
window=$!
shown=
for _ in $(seq 100); do
    if DISPLAY=$display xdotool search --onlyvisible --class listwright >/dev/null 2>&1; then
        shown=yes
        break
    fi
    sleep 0.2
done
sleep 3
alive=$(kill -0 "$window" 2>/dev/null && echo yes || true)
kill "$window" 2>/dev/null || true
wait "$window" 2>/dev/null || true
[ "$shown" = yes ] || { echo "no window was shown" >&2; exit 1; }
[ "$alive" = yes ] || { echo "the window did not stay" >&2; exit 1; }
echo "the package installs, its window opens and its command line cleans"
