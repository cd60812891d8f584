#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what design allows Catena to take, and prints it as a table of ratios.

bench.py BUILD: to be run inside a session; build-aux/bench does that. What is compared runs in turn, so that whatever else
the computer does disturbs both. Exits with 1 when a budget is missed.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import time

RUNS = 15


class Bench:
    def __init__(self, build):
        self.folder = os.path.join(build, 'tests', 'bench')
        self.missed = False
        # No keyring is to ask a person for a password.
        self.environment = dict(os.environ, SECRET_BACKEND='file', SECRET_FILE_TEST_PASSWORD='test',
                                SECRET_FILE_TEST_PATH=os.path.join(os.environ['HOME'], 'secrets.keyring'))
        print('| what | budget | measured | |\n| --- | --- | --- | --- |', flush=True)

    def program(self, name):
        return os.path.join(self.folder, name)

    def run(self, name, *arguments):
        """The lines that a program of ours prints, each of them JSON."""
        environment = dict(self.environment, BENCH_STARTED=str(time.monotonic_ns() // 1000))
        result = subprocess.run([self.program(name), *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return [json.loads(line) for line in result.stdout.splitlines() if line.startswith('{')]

    def row(self, what, budget, measured, fits, more=''):
        self.missed = self.missed or not fits
        print(f'| {what} | {budget} | {measured}{"" if fits else " (missed)"} | {more} |', flush=True)

    def ratio(self, what, budget, ours, base, more=''):
        """Medians, and how one run differs from the next."""
        quotients = sorted(mine / other for mine, other in zip(ours, base))
        value = statistics.median(ours) / statistics.median(base)
        spread = f'quartiles {quotients[len(quotients) // 4]:.2f} to {quotients[-1 - len(quotients) // 4]:.2f}'
        self.row(what, f'at most {budget} times', f'{value:.2f} times', value <= budget, f'{spread}{more}')

    @contextlib.contextmanager
    def profile(self):
        """An account with 100 services in the folders of the person whose session it is."""
        with subprocess.Popen([self.program('bench-profile')], env=self.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as process:
            places = process.stdout.readline().strip()
            # Beside what else is in there: the settings of GTK are the same for what is compared.
            for name in ('config', 'data'):
                os.symlink(os.path.join(places, name), os.path.join(os.environ[f'XDG_{name.upper()}_HOME'], 'catena'))
            yield
            process.stdin.close()

    def start(self):
        ours, bare = [], []
        with self.profile():
            # The first one reads the details of the services.
            self.run('bench-start')
            for _ in range(RUNS):
                bare += self.run('bare-window')
                ours += self.run('bench-start')

        def pick(name):
            return [run[name] for run in ours], [run[name] for run in bare]

        def milliseconds(name):
            return f'; {statistics.median(pick(name)[0]) / 1000:.0f} ms and {statistics.median(pick(name)[1]) / 1000:.0f} ms'

        self.ratio('window mapped, against a bare window', 1.8, *pick('mapped'),
                   milliseconds('mapped') + '; processor time' + milliseconds('cpu')[1:])
        self.ratio('the same, with the cached services drawn', 1.8, *pick('shown'), milliseconds('shown'))
        memory = [statistics.median(values) / 1024 for values in pick('memory')]
        self.ratio('memory (PSS) with 100 services, against the same', 1.4, *pick('memory'),
                   f'; {memory[0]:.0f} MiB and {memory[1]:.0f} MiB')

    def list(self):
        runs = self.run('bench-list')
        alone, listed = [run['parser'] for run in runs], [run['list'] for run in runs]
        self.ratio('10 000 services in the list, against json-glib alone', 2, listed, alone,
                   f'; {statistics.median(listed) * 1000:.0f} ms and {statistics.median(alone) * 1000:.0f} ms')

    def requests(self):
        one, many = (self.run('bench-requests', number)[0] for number in ('1', '1000'))
        counts = [sum(arrivals.values()) / arrivals['listOperationRecords'] for arrivals in (one, many)]
        self.row('requests while 1 and 1 000 operations run', 'the same', f'{counts[0]:.1f} and {counts[1]:.1f}',
                 abs(counts[0] - counts[1]) < 0.5, 'for each time that the records are read')

    def scroll(self):
        frames = self.run('bench-scroll')

        def percentile(name):
            return sorted(frame[name] for frame in frames)[len(frames) * 99 // 100]

        # By the clock, as a person sees it; the processor's time tells whether the computer did something else meanwhile.
        self.row('frame while scrolling 100 000 rows, p99', 'under 33 ms', f'{percentile("frame"):.1f} ms',
                 percentile('frame') < 33, f'processor time {percentile("cpu"):.1f} ms')


def main():
    bench = Bench(sys.argv[1])
    names = sys.argv[2:] or ['start', 'list', 'requests', 'scroll']
    for name in names:
        getattr(bench, name)()
    return 1 if bench.missed else 0


if __name__ == '__main__':
    sys.exit(main())
