# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test results as TAP: one point for each stage of a journey. What comes after a stage that failed cannot be told."""

import contextlib
import time
import traceback


class Report:
    def __init__(self):
        self.count = 0
        self.failed = False

    @contextlib.contextmanager
    def stage(self, name):
        self.count += 1
        begun = time.monotonic()
        try:
            yield
        except Exception:  # noqa: BLE001: whatever it is, it is the result
            self.failed = True
            print(f'not ok {self.count} - {name}', flush=True)
            for line in traceback.format_exc().splitlines():
                print(f'# {line}', flush=True)
            raise SystemExit(self.end()) from None
        print(f'ok {self.count} - {name}\n# {time.monotonic() - begun:.1f} s', flush=True)

    def end(self):
        """Ends the report; returns the exit status."""
        print(f'1..{self.count}', flush=True)
        return 1 if self.failed else 0
