#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what meson has logged, test functions rather than executables, and prints the closing line.

count-tests.py LOGS MESON_STATUS CONTRACT_STATUS
"""

import json
import os
import sys
import xml.etree.ElementTree as ElementTree

ENDED_WELL = ('OK', 'SKIP', 'EXPECTEDFAIL')


def read_cases(logs):
    """(suite, name, result) of each test function."""
    for suite in ElementTree.parse(os.path.join(logs, 'testlog.junit.xml')).iter('testsuite'):
        for case in suite.iter('testcase'):
            if case.find('failure') is not None or case.find('error') is not None:
                result = 'failed'
            else:
                result = 'skipped' if case.find('skipped') is not None else 'passed'
            yield suite.get('name'), case.get('name'), result


def read_broken_tests(logs):
    """The executables that did not end well."""
    with open(os.path.join(logs, 'testlog.json'), encoding='utf-8') as file:
        for line in file:
            test = json.loads(line)
            if test['result'] not in ENDED_WELL:
                yield test['name']


def main():
    logs, meson_status, contract_status = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    failures = []

    for suite, name, result in read_cases(logs):
        counts[result] += 1
        if result == 'failed':
            failures.append((suite, name))
    # One that died between two functions, or that meson ended, has no function that failed.
    for test in read_broken_tests(logs):
        if not any(suite.endswith(test) or name == test for suite, name in failures):
            failures.append((test, '(the whole)'))
    if contract_status:
        failures.append(('exchanges against the contract', ''))
    else:
        counts['passed'] += 1
    if meson_status and not failures:
        failures.append(('see the log above', ''))

    for suite, name in failures:
        print(f'failed: {suite} {name}')
    print(f'{counts["passed"]} passed, {len(failures)} failed, {counts["skipped"]} skipped')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
