#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was known is there again at the next start, whatever has become of the cloud or of the database.

state.py APPLICATION FOLDER: pictures go to FOLDER. To be run inside a session.
"""

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time

from desktop import Desktop, Missing
from journey import Journey
from patience import PATIENCE
from simulator import Simulator
from tap import Report
from words import Words

N_SERVICES = 8
LAST_SERVICE = 'service-00008'
HOUR = 3600 * 10**9

# Not enough for the journal of the database, enough for the accounts.
SMALL_FILES = ('sh', '-c', 'trap "" XFSZ; ulimit -f 16; exec "$@"', 'sh')
# The superuser writes whatever the mode of a file says.
NO_PRIVILEGES = ('setpriv', '--bounding-set=-dac_override,-dac_read_search,-fowner', '--') if os.geteuid() == 0 else ()


def read(path):
    with open(path, 'rb') as file:
        return file.read()


class State:
    def __init__(self, application, folder):
        self.application = application
        self.pictures = folder
        self.report = Report()
        self.words = Words()
        self.folder = tempfile.mkdtemp()
        self.simulator = self.start_cloud()
        self.data = os.path.join(os.environ['XDG_DATA_HOME'], 'catena-demo')
        self.database = os.path.join(self.data, 'catena.db')
        self.kept = os.path.join(self.folder, 'kept')

    def start_cloud(self, *arguments):
        return Simulator('--services', str(N_SERVICES), '--state', os.path.join(self.folder, 'cloud.json'), *arguments)

    @contextlib.contextmanager
    def running(self, name, wrapper=()):
        """The application, as it was left the last time; it ends well."""
        command = [*wrapper, self.application, f'--simulator={self.simulator.path}']
        desktop = Desktop(command, self.pictures, f'state-{name}')
        try:
            yield desktop
            desktop.keys('ctrl+q')
            status = desktop.wait_for_end()
            if status != 0:
                raise Missing(f'The exit status is {status}')
        finally:
            desktop.end()

    def remember(self):
        with self.report.stage('a first run reads the services'), self.running('first') as desktop:
            desktop.find(LAST_SERVICE, 'label')
            # Every detail is read and written.
            desktop.until(lambda: self.simulator.arrivals('getService') >= N_SERVICES, 'the details')
            time.sleep(PATIENCE)
        with contextlib.closing(sqlite3.connect(self.database)) as database, database:
            database.execute('UPDATE answers SET time = time - ?', (HOUR,))
        shutil.copytree(self.data, self.kept)

    def show_age(self):
        with self.report.stage('at the start what was known is there before any answer, with its age'):
            self.simulator.control('/faults', {'fault': 'hold-before', 'count': -1})
            with self.running('age') as desktop:
                desktop.find(LAST_SERVICE, 'label')
                age = self.words('As of %s', '')
                desktop.find(age, 'label', exact=False)
                desktop.look('old')
                self.simulator.control('/faults', method='DELETE')
                self.simulator.control('/release', {})
                desktop.until(lambda: not desktop.has(age, 'label', exact=False), 'the age to go')

    def lose_cloud(self):
        self.restore()
        port = self.simulator.info['bcs'].rsplit(':', 1)[1].rstrip('/')
        self.simulator.stop()
        with self.report.stage('without a cloud what was known stays, and one banner says so'), \
                self.running('unreachable') as desktop:
            desktop.find(LAST_SERVICE, 'label')
            title = self.words('%s. As of %s', self.words('No Connection'), '')
            desktop.find(title, 'label', exact=False)
            Journey(desktop, self.words).open_service(LAST_SERVICE)
            desktop.find(self.words('Updated %s', ''), 'label', exact=False)
            # Nothing else is said, and no dialog asks for anything.
            if len(desktop.windows()) != 1:
                raise Missing('There is another window')
            if len(list(desktop.matches(title, exact=False))) != 1:
                raise Missing('It is said more than once')
            desktop.look('service')

            back = self.start_cloud('--port', port)
            desktop.press(self.words('Try Again'))
            desktop.until(lambda: not desktop.has(title, exact=False), 'the banner to go')
            desktop.find(self.words('Updated %s', 'just now'), 'label')
            back.end()

    # The database in trouble

    def restore(self):
        shutil.rmtree(self.data)
        shutil.copytree(self.kept, self.data)

    def trouble(self, name, title, wrapper=(), before=None, after=None):
        """Starts with a database to which something was done: a banner has this title, and all else works."""
        with self.report.stage(f'database: {name}'):
            self.restore()
            before = before(self) if before else None
            with self.running(name, wrapper) as desktop:
                desktop.find(LAST_SERVICE, 'label')
                desktop.find(self.words(title), 'label')
                desktop.look('banner')
                desktop.press(self.words('Details'))
                desktop.title_is(self.words('What Happened'))
                desktop.look('details')
                desktop.keys('Escape')
                desktop.title_is('Catena')
                Journey(desktop, self.words).open_service(LAST_SERVICE)
                desktop.find(self.words('Service ID'), 'list item')
            if after:
                after(self, before)

    def run(self):
        try:
            self.remember()
            self.show_age()
            for arguments in TROUBLES:
                self.trouble(*arguments)
            self.lose_cloud()
        finally:
            self.simulator.end()
            shutil.rmtree(self.folder)
        return self.report.end()


def write_garbage(state):
    with open(state.database, 'wb') as file:
        file.write(b'x' * 10000)


def check_set_aside(state, _):
    aside = [name for name in os.listdir(state.data) if '.set-aside-' in name]
    if len(aside) != 1 or read(os.path.join(state.data, aside[0])) != b'x' * 10000:
        raise Missing(f'The damaged file is not there any more: {aside}')


def make_newer(state):
    with contextlib.closing(sqlite3.connect(state.database)) as database:
        database.execute('PRAGMA user_version = 99')
    return read(state.database)


def check_unchanged(state, before):
    if read(state.database) != before:
        raise Missing('The file was changed')


def lock(state):
    database = sqlite3.connect(state.database)
    database.execute('PRAGMA locking_mode = EXCLUSIVE')
    database.execute('BEGIN EXCLUSIVE')
    return database


def unlock(state, database):
    database.close()
    with contextlib.closing(sqlite3.connect(state.database)) as again:
        if again.execute('SELECT count(*) FROM answers').fetchone()[0] == 0:
            raise Missing('The file was emptied')


def protect(state):
    os.chmod(state.database, 0o400)
    os.chmod(state.data, 0o500)
    return read(state.database)


def check_protected(state, before):
    os.chmod(state.data, 0o700)
    check_unchanged(state, before)


def put_folder(state):
    os.unlink(state.database)
    os.mkdir(state.database)


def check_folder(state, _):
    if not os.path.isdir(state.database):
        raise Missing('The folder is gone')


TROUBLES = (
    ('garbage', 'A Damaged File Was Set Aside', (), write_garbage, check_set_aside),
    ('newer', 'Written by a Newer Catena: Nothing Is Kept', (), make_newer, check_unchanged),
    ('locked', 'Locked by Another Program: Nothing Is Kept', (), lock, unlock),
    ('full', 'Disk Full: Nothing New Is Kept', SMALL_FILES),
    ('read-only', 'Not Writable: Nothing New Is Kept', NO_PRIVILEGES, protect, check_protected),
    ('nowhere', 'File Not Readable or Writable', (), put_folder, check_folder),
)


if __name__ == '__main__':
    sys.exit(State(*sys.argv[1:3]).run())
