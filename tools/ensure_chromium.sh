#!/bin/sh
# Prints where a Chromium is, for the browser tests; installs one if that is possible without asking.
# The tests never skip for want of a browser: without one this fails, with the line to run.
# libatomic1 is for the Node.js inside the playwright package, which a bare Debian cannot start without it.
set -u

find_chromium() {
    [ -n "$(find /usr/lib /lib -name 'libatomic.so.1' 2>/dev/null | head -n 1)" ] || return 1
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && echo "$CHROMIUM" && return
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

find_chromium && exit
install="apt-get update && apt-get install -y --no-install-recommends chromium libatomic1"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    sh -c "export DEBIAN_FRONTEND=noninteractive; $install" >&2
    find_chromium && exit
fi
echo "The browser tests need Chromium and libatomic. Run this, then try again:" >&2
echo "    sudo sh -c '$install'" >&2
echo "Or name the Chromium you have: CHROMIUM=/path/to/chromium make test" >&2
exit 1
