# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for secrets in bytes of any kind, in all the forms in which programs write text; and proves that it would find them."""

import base64
import html
import json
import os
import stat
import urllib.parse

# What a secret stands between where it is planted: neither is part of it in any form.
BEFORE, AFTER = b'before ', b' after'


def base64_forms(secret, encode):
    """What is certain of a secret somewhere within base64: its place decides how its bytes are cut into characters."""
    for skipped in range(3):
        text = encode(bytes(skipped) + secret)
        # Characters that depend on the bytes around it do not count.
        yield text[(skipped * 8 + 5) // 6:(skipped + len(secret)) * 8 // 6]


def forms(secret):
    """Every form of a secret, by name."""
    raw = secret.encode()
    units = [secret.encode('utf-16-be')[at:at + 2].hex() for at in range(0, 2 * len(secret), 2)]
    return {
        'raw': {raw},
        'base64': {*base64_forms(raw, base64.b64encode), *base64_forms(raw, base64.urlsafe_b64encode)},
        'hex': {raw.hex().encode(), raw.hex().upper().encode()},
        'percent': {urllib.parse.quote(secret, safe='').encode(), urllib.parse.quote(secret).encode(),
                    ''.join(f'%{byte:02x}' for byte in raw).encode(), ''.join(f'%{byte:02X}' for byte in raw).encode()},
        'JSON': {json.dumps(secret)[1:-1].encode(), json.dumps(secret)[1:-1].replace('/', '\\/').encode(),
                 ''.join(f'\\u{unit}' for unit in units).encode(), ''.join(f'\\u{unit.upper()}' for unit in units).encode()},
        'HTML': {html.escape(secret).encode()},
        'UTF-16': {secret.encode('utf-16-le'), secret.encode('utf-16-be')},
    }


def planted(secret):
    """The same by other means, as another program would have written it: what the search must find."""
    raw = secret.encode()
    whole = BEFORE + raw + AFTER
    yield 'raw', whole
    for skipped in range(3):
        yield 'base64', base64.standard_b64encode(b'x' * skipped + raw + b'yy')
        yield 'base64', base64.urlsafe_b64encode(b'x' * skipped + raw + b'yy')
    yield 'hex', base64.b16encode(whole)
    yield 'hex', base64.b16encode(whole).lower()
    yield 'percent', urllib.parse.urlencode({'a': secret}).encode()
    yield 'percent', b''.join(b'%%%02X' % byte for byte in whole)
    yield 'percent', b''.join(b'%%%02x' % byte for byte in whole)
    yield 'JSON', json.dumps({'a': [secret]}).encode()
    yield 'JSON', b'"' + b''.join(b'\\u%04x' % ord(letter) for letter in secret) + b'"'
    yield 'JSON', b'"' + b''.join(b'\\u%04X' % ord(letter) for letter in secret) + b'"'
    yield 'HTML', f'<p>{html.escape(secret)}</p>'.encode()
    yield 'UTF-16', whole.decode().encode('utf-16-le')
    yield 'UTF-16', whole.decode().encode('utf-16-be')


class Canaries:
    def __init__(self, secrets):
        self.patterns = [(name, form, pattern) for name, secret in secrets.items()
                         for form, patterns in forms(secret).items() for pattern in patterns]
        self.secrets = secrets

    def search(self, data):
        """Which secrets are in some bytes, and in which forms."""
        return sorted({(name, form) for name, form, pattern in self.patterns if pattern in data})

    def search_folder(self, folder):
        """The same for all files below a folder, and for their names; by path. Also how many were read."""
        found, count = {}, 0
        for parent, folders, files in os.walk(folder):
            for name in folders + files:
                path = os.path.join(parent, name)
                data = os.path.relpath(path, folder).encode('utf-8', 'surrogateescape') + b'\0'
                if name in files and stat.S_ISREG(os.lstat(path).st_mode):
                    count += 1
                    with open(path, 'rb') as file:
                        data += file.read()
                hits = self.search(data)
                if hits:
                    found[path] = hits
        return found, count

    def check_control(self, folder):
        """Plants every secret in every form; returns what the search does not find."""
        missed = []
        for name, secret in self.secrets.items():
            for number, (form, data) in enumerate(planted(secret)):
                path = os.path.join(folder, f'{number}')
                with open(path, 'wb') as file:
                    file.write(b'\0\1' + data + b'\xff')
                found, _ = self.search_folder(folder)
                if (name, form) not in found.get(path, []):
                    missed.append((name, form, data))
                os.unlink(path)
        return missed
