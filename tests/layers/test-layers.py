#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers hold: with a layer's own compiler flags, what stands left of it cannot be included.

Takes the real command of a file of each layer from compile_commands.json, so that a dependency which leaks
its headers is found. Each layer also compiles something it may use: a probe that fails for another reason
proves nothing.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile

# layer: (folder of its sources, a header it may use, headers it must not reach)
LAYERS = {
    'base': ('src/base/', 'catena-error.h',
             ['libsoup/soup.h', 'gtk/gtk.h', 'catena-account.h', 'catena-transport.h']),
    'model': ('src/model/', 'catena-error.h',
              ['libsoup/soup.h', 'gtk/gtk.h', 'catena-transport.h', 'catena-bcs.h', 'catena-hub.h']),
    'net': ('src/net/', 'libsoup/soup.h',
            ['gtk/gtk.h', 'catena-account.h', 'catena-bcs.h', 'catena-hub.h']),
    'iam': ('src/cloud/iam/', 'catena-transport.h',
            ['gtk/gtk.h', 'catena-bcs.h', 'catena-keyring.h', 'catena-hub.h']),
    'bcs': ('src/cloud/bcs/', 'catena-transport.h',
            ['gtk/gtk.h', 'catena-iam.h', 'catena-keyring.h', 'catena-hub.h']),
    'store': ('src/store/', 'catena-account.h',
              ['libsoup/soup.h', 'gtk/gtk.h', 'catena-bcs.h', 'catena-iam.h', 'catena-transport.h', 'catena-hub.h']),
    'workspace': ('src/workspace/', 'catena-bcs.h',
                  ['gtk/gtk.h', 'catena-window.h']),
    'ui': ('src/ui/', 'catena-hub.h',
           ['libsoup/soup.h', 'catena-transport.h', 'catena-bcs.h', 'catena-iam.h', 'catena-keyring.h',
            'catena-database.h']),
    'simulator': ('src/simulator/', 'catena-api.h',
                  ['gtk/gtk.h', 'catena-aksk.h', 'catena-transport.h', 'catena-account.h', 'catena-hub.h']),
}


def command_for(commands, source_root, folder):
    """The compile command, without input and output, of the first file below the folder."""
    for entry in commands:
        path = os.path.relpath(os.path.join(entry['directory'], entry['file']), source_root)
        if not path.startswith(folder) or not path.endswith('.c') or '/compat/' in path:
            continue
        words = shlex.split(entry['command'])
        kept, skip = [], False
        for word in words:
            if skip:
                skip = False
            elif word in ('-o', '-MF', '-MQ', '-MT'):
                skip = True
            elif word not in ('-c', '-MD', entry['file']):
                kept.append(word)
        return entry['directory'], kept
    return None


def compiles(directory, command, header):
    with tempfile.TemporaryDirectory() as scratch:
        probe = os.path.join(scratch, 'probe.c')
        with open(probe, 'w', encoding='utf-8') as file:
            file.write(f'#include "config.h"\n#include <{header}>\nextern int probe;\nint probe;\n')
        environment = dict(os.environ, CCACHE_DISABLE='1', LC_ALL='C')
        result = subprocess.run(command + ['-fsyntax-only', probe], cwd=directory, env=environment,
                                capture_output=True, text=True, check=False)
    missing = 'No such file' in result.stderr
    return result.returncode == 0, missing, result.stderr


def main():
    source_root, build_root = sys.argv[1:3]
    with open(os.path.join(build_root, 'compile_commands.json'), encoding='utf-8') as file:
        commands = json.load(file)

    number, failed = 0, 0

    def report(passed, text, detail=''):
        nonlocal number, failed
        number += 1
        failed += not passed
        print(f'{"ok" if passed else "not ok"} {number} - {text}')
        if not passed:
            for line in detail.splitlines()[:5]:
                print(f'# {line}')

    for layer, (folder, allowed, forbidden) in LAYERS.items():
        found = command_for(commands, source_root, folder)
        if found is None:
            report(False, f'{layer} has sources')
            continue
        directory, command = found
        passed, _, errors = compiles(directory, command, allowed)
        report(passed, f'{layer} may include {allowed}', errors)
        for header in forbidden:
            passed, missing, errors = compiles(directory, command, header)
            report(not passed and missing, f'{layer} cannot include {header}', errors)

    print(f'1..{number}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
