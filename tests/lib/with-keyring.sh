#!/bin/sh
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program with a keyring of its own, or with none, away from the person's session:
#
#   with-keyring.sh SITUATION PROGRAM [ARGUMENT]...
#
#   unlocked  a real gnome-keyring-daemon with an unlocked default collection on a private bus
#   absent    a private bus on which nobody is a keyring and nothing can be started
#   no-bus    no bus at all
#   file      the file that libsecret uses in a Flatpak; no bus either
#
# Nothing on the private bus is started by activation, so that no prompt of the desktop can appear. The bus and the
# daemon end with the program, and their folder goes.

set -eu

if [ "${1:-}" = --on-bus ]; then
  situation=$2
  shift 2
else
  situation=$1
  shift

  CATENA_KEYRING_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/catena-with-keyring-XXXXXX")
  export CATENA_KEYRING_FOLDER
  trap 'rm -rf "$CATENA_KEYRING_FOLDER"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM

  HOME=$CATENA_KEYRING_FOLDER/home
  XDG_CACHE_HOME=$HOME/cache
  XDG_CONFIG_HOME=$HOME/config
  XDG_DATA_HOME=$HOME/data
  XDG_STATE_HOME=$HOME/state
  XDG_RUNTIME_DIR=$CATENA_KEYRING_FOLDER/run
  export HOME XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR
  mkdir -p "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME"
  mkdir -m 0700 "$XDG_RUNTIME_DIR"
  # With a display, GLib would start a bus that nobody ends.
  unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SECRET_BACKEND

  case $situation in
    unlocked | absent)
      cat > "$CATENA_KEYRING_FOLDER/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=$XDG_RUNTIME_DIR/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
      dbus-run-session --config-file="$CATENA_KEYRING_FOLDER/bus.conf" -- "$0" --on-bus "$situation" "$@"
      ;;
    no-bus)
      DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/none "$@"
      ;;
    file)
      DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/none \
      SECRET_BACKEND=file \
      SECRET_FILE_TEST_PATH=$CATENA_KEYRING_FOLDER/secrets.keyring \
      SECRET_FILE_TEST_PASSWORD=test \
        "$@"
      ;;
    *)
      echo "$0: unknown situation $situation" >&2
      exit 2
      ;;
  esac
  exit
fi

if [ "$situation" = unlocked ]; then
  log=$CATENA_KEYRING_FOLDER/daemon.log
  # What is strict for Catena is not the daemon's business: it would end at its first warning.
  printf 'test' | env -u G_DEBUG -u G_SLICE -u MALLOC_CHECK_ -u MALLOC_PERTURB_ \
    gnome-keyring-daemon --foreground --unlock --components=secrets --control-directory="$XDG_RUNTIME_DIR/keyring" > "$log" 2>&1 &
  daemon=$!
  trap 'kill "$daemon" 2> /dev/null || true; wait "$daemon" || true' EXIT
  trap 'exit 143' HUP INT TERM
  if ! gdbus wait --session --timeout 20 org.freedesktop.secrets; then
    cat "$log" >&2
    exit 1
  fi
fi

"$@"
