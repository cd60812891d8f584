#!/usr/bin/env bash
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND…: runs a test of the interface with a display, a session bus and folders of its own. Without
# DISPLAY it starts an Xvfb and ends it again.
set -eu

scratch=$(mktemp -d)
xvfb=
finish () {
  if [ -n "$xvfb" ]; then
    kill "$xvfb" 2>/dev/null || true
    wait "$xvfb" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}
trap finish EXIT

if [ -z "${DISPLAY:-}" ]; then
  # Xvfb chooses a free number and tells it once it is ready.
  mkfifo "$scratch/number"
  Xvfb -displayfd 3 -screen 0 1400x1000x24 -noreset -nolisten tcp 3>"$scratch/number" 2>"$scratch/xvfb.log" &
  xvfb=$!
  if ! read -r -t 30 number <"$scratch/number"; then
    cat "$scratch/xvfb.log" >&2
    echo 'with-display.sh: Xvfb does not start' >&2
    exit 1
  fi
  export DISPLAY=":$number"
fi
export GDK_BACKEND=x11
unset WAYLAND_DISPLAY
# What build-aux/check --sanitize has for programs with windows.
[ -z "${CATENA_WINDOW_ASAN_OPTIONS:-}" ] || export ASAN_OPTIONS=$CATENA_WINDOW_ASAN_OPTIONS

mkdir -p -m 0700 "$scratch"/{config/gtk-4.0,data,cache,state,runtime}
export XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME=$scratch/state XDG_RUNTIME_DIR=$scratch/runtime
# Without a desktop's settings GTK would fall back to another font than people see.
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<'SETTINGS'
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=0
SETTINGS

status=0
dbus-run-session -- "$@" || status=$?
exit "$status"
