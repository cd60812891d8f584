# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run and check share. Sourced with the top of the tree as the current directory.

say () { printf '\n== %s\n' "$*"; }

wanted_packages () { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' -e 's/[[:space:]]*$//' build-aux/debian-packages; }

missing_packages () {
  local package
  for package in $(wanted_packages) "$@"; do
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || echo "$package"
  done
}

# install_packages [PACKAGE…]: installs what is missing, and more packages if they are named, where that is possible, and says
# what is needed where it is not.
install_packages () {
  local missing
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "Not a Debian system: Catena needs what these Debian packages hold"
    wanted_packages | paste -sd' ' | fold -s
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    say "These packages are missing; as root: apt-get install --no-install-recommends $(echo "$missing" | paste -sd' ')"
    return 1
  fi
  say "Installing $(echo "$missing" | wc -l) packages"
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
}

# configure_build FOLDER OPTIONS…: once with defaults, later only with what changed.
configure_build () {
  local folder=$1
  shift
  # The system's Python runs meson and the tests: another one first in PATH may lack what they import.
  if [ -f "$folder/build.ninja" ]; then
    meson configure "$folder" "$@" >/dev/null
  elif command -v ccache >/dev/null && [ -z "${CC:-}" ]; then
    CC='ccache cc' meson setup "$folder" "$@"
  else
    meson setup "$folder" "$@"
  fi
}

has_display () { [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${DISPLAY:-}" ]; }
