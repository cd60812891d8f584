#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: POTFILES.in lists what has text for people, and every language in LINGUAS is complete and current.

check-translations.py SOURCE_ROOT          tests (TAP)
check-translations.py SOURCE_ROOT --write  rewrites po/POTFILES.in
"""

import collections
import gettext
import io
import os
import re
import subprocess
import sys
import tempfile

PATTERNS = {
    '.c': re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|ngettext|g_dngettext)\s?\("'),
    '.ui': re.compile(r'translatable="(?:yes|true|1)"'),
}


def files_with_text(root):
    found = []
    for top in ('src', 'ui'):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in names:
                pattern = PATTERNS.get(os.path.splitext(name)[1])
                path = os.path.join(folder, name)
                if pattern:
                    with open(path, encoding='utf-8') as file:
                        if pattern.search(file.read()):
                            found.append(os.path.relpath(path, root))
    data = os.path.join(root, 'data')
    found += [os.path.join('data', name) for name in os.listdir(data)
              if name.endswith(('.desktop.in.in', '.metainfo.xml.in.in', '.gschema.xml'))]
    return sorted(found)


def listed(root):
    with open(os.path.join(root, 'po/POTFILES.in'), encoding='utf-8') as file:
        return [line.strip() for line in file if line.strip() and not line.startswith('#')]


def template(root, target):
    subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--keyword=_', '--keyword=N_',
                    '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2',
                    '--keyword=g_dngettext:2,3', '-f', 'po/POTFILES.in', '-o', target],
                   cwd=root, check=True, capture_output=True)


def state_of(root, language, pot):
    """What msgfmt says of the language after it was merged with the source as it is now."""
    with tempfile.NamedTemporaryFile(suffix='.po') as merged:
        environment = dict(os.environ, LC_ALL='C')
        subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged.name,
                        os.path.join(root, 'po', language + '.po'), pot], check=True, env=environment)
        result = subprocess.run(['msgfmt', '--check', '--statistics', '-o', os.devnull, merged.name],
                                capture_output=True, text=True, check=False, env=environment)
        return result.returncode, result.stderr.strip()


def broken_blanks(root, language):
    """Messages whose translation lost or made up a {word} that Catena fills in: msgfmt does not know of them."""
    compiled = subprocess.run(['msgfmt', '-o', '-', os.path.join(root, 'po', language + '.po')],
                              check=True, capture_output=True).stdout
    catalog = gettext.GNUTranslations(io.BytesIO(compiled))._catalog

    def blanks(text):
        return collections.Counter(re.findall(r'\{\w+\}', text))

    return [key for key, text in catalog.items()
            if isinstance(key, str) and key and blanks(key) != blanks(text)]


def main():
    root = sys.argv[1]
    wanted = files_with_text(root)
    if '--write' in sys.argv:
        with open(os.path.join(root, 'po/POTFILES.in'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(wanted) + '\n')
        return 0

    number = failed = 0

    def report(passed, text, detail=()):
        nonlocal number, failed
        number += 1
        failed += not passed
        print(f'{"ok" if passed else "not ok"} {number} - {text}')
        for line in () if passed else detail:
            print('# ' + line)

    have = listed(root)
    report(have == wanted, 'po/POTFILES.in lists the files with text, sorted',
           sorted(set(have) ^ set(wanted)))
    with open(os.path.join(root, 'po/LINGUAS'), encoding='utf-8') as file:
        languages = file.read().split()
    with tempfile.TemporaryDirectory() as scratch:
        pot = os.path.join(scratch, 'catena.pot')
        template(root, pot)
        for language in languages:
            status, statistics = state_of(root, language, pot)
            report(status == 0 and 'untranslated' not in statistics and 'fuzzy' not in statistics,
                   f'{language} is complete', statistics.splitlines())
            broken = broken_blanks(root, language)
            report(not broken, f'{language} keeps what is filled in', broken)
    print(f'1..{number}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
