#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into the wizard is there again, however the program ended.

drafts.py APPLICATION FOLDER: pictures go to FOLDER. To be run inside a session.
"""

import contextlib
import signal
import sys
import time

from desktop import Desktop, Missing
from journey import Journey
from patience import PATIENCE
from simulator import Simulator
from tap import Report
from words import Words

NAME = 'kept-chain'
PASSWORD = 'Chain2026'
# A moment after the last key, and then some for a slow disk.
SAVED = 3 * PATIENCE


class Drafts:
    def __init__(self, application, folder):
        self.application = application
        self.folder = folder
        self.words = Words()
        self.report = Report()
        self.simulator = Simulator()

    @contextlib.contextmanager
    def running(self, name, end, status):
        """The application, until it is ended by a signal."""
        desktop = Desktop([self.application, f'--simulator={self.simulator.path}'], self.folder, f'drafts-{name}')
        try:
            yield desktop
            desktop.process.send_signal(end)
            found = desktop.wait_for_end()
            if found != status:
                raise Missing(f'The exit status is {found}')
        finally:
            desktop.end()

    def begin(self, desktop):
        journey = Journey(desktop, self.words, desktop.look)
        desktop.find(self.words('Services'), 'list')
        desktop.keys('ctrl+n')
        desktop.title_is(self.words('New Service'))
        return journey

    def go_on(self, desktop, name):
        journey = self.begin(desktop)
        desktop.find(self.words('Drafts'), 'label')
        desktop.look('offered')
        desktop.enter(desktop.row(name))
        journey.at_step(2, 'Basics')
        return journey

    def quit(self):
        with self.report.stage('typed until the program is told to quit'), \
                self.running('quit', signal.SIGTERM, 0) as desktop:
            journey = self.begin(desktop)
            journey.at_step(1, 'Purpose')
            desktop.pick(self.words('With partners'))
            journey.name_service(NAME, PASSWORD)

    def kill(self):
        with self.report.stage('gone on with, and killed a moment after the last key'), \
                self.running('kill', signal.SIGKILL, -signal.SIGKILL) as desktop:
            self.go_on(desktop, NAME)
            desktop.type(self.words('Name'), NAME + '-2')
            time.sleep(SAVED)

    def look(self):
        with self.report.stage('there again, without its passwords'), \
                self.running('look', signal.SIGTERM, 0) as desktop:
            self.go_on(desktop, NAME + '-2')
            desktop.find(self.words('Next needs an administrator password.'))
            desktop.look('again')

    def run(self):
        try:
            self.quit()
            self.kill()
            self.look()
            return self.report.end()
        finally:
            self.simulator.end()


if __name__ == '__main__':
    sys.exit(Drafts(*sys.argv[1:3]).run())
