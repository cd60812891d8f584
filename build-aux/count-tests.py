#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts meson's JUnit log, test functions rather than executables, and prints the closing line.

count-tests.py LOG MESON_STATUS CONTRACT_STATUS
"""

import sys
import xml.etree.ElementTree as ElementTree


def main():
    log, meson_status, contract_status = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    passed = failed = skipped = 0
    for case in ElementTree.parse(log).iter('testcase'):
        if case.find('failure') is not None or case.find('error') is not None:
            failed += 1
            print(f'failed: {case.get("classname", "")} {case.get("name")}')
        elif case.find('skipped') is not None:
            skipped += 1
        else:
            passed += 1
    if contract_status:
        failed += 1
        print('failed: exchanges against the contract')
    else:
        passed += 1
    # A test that died before its first result, or that meson ended, is in no row of the log.
    if meson_status and not failed:
        failed = 1
        print('failed: see the log above')
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or meson_status else 0


if __name__ == '__main__':
    sys.exit(main())
