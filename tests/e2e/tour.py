#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: a person tries the demo, adds an account by hand, creates a service and watches it come to life.

tour.py APPLICATION FOLDER PREFIX: pictures of every stage go to FOLDER. With the prefix “start” it ends once the demo has
been looked at. To be run inside a session; the script “tour” does that.
"""

import os
import subprocess
import sys
import time

from desktop import Desktop, Missing, Screen, role
from journey import Journey
from patience import PATIENCE
from tap import Report
from words import Words

SERVICE = 'parcel-chain'
ACCOUNT = 'Logistics pilot'
PLACE = 'CN North-Beijing4'
# Simulated seconds in a real one.
DEMO_SPEED = 10
# Passwords that nobody has.
ADMINISTRATOR_PASSWORD = 'Chain-Pw-26'
NODE_PASSWORD = 'Node-Pw-2026'


class Tour:
    def __init__(self, command, folder, prefix):
        self.report = Report()
        self.words = Words()
        self.number = 0
        self.too_large = []
        result = subprocess.run(['xdotool', 'getdisplaygeometry'], capture_output=True, text=True, check=True)
        self.screen = tuple(int(number) for number in result.stdout.split())
        self.desktop = Desktop(command, folder, prefix)
        self.journey = Journey(self.desktop, self.words, self.look)

    def look(self, name):
        """A picture, and whether everything fits on the screen."""
        self.number += 1
        self.desktop.look(f'{self.number:02}-{name}')
        for window in self.desktop.windows():
            screen = Screen(window)
            if screen.width > self.screen[0] or screen.height > self.screen[1]:
                self.too_large.append(f'{name}: “{window.get_name()}” is {screen.width}×{screen.height}')

    def look_around(self):
        desktop = self.desktop
        with self.report.stage('the demo shows the services of its first account'):
            desktop.find('trade-finance', 'label')
            self.look('services')
        with self.report.stage('a service has an overview'):
            self.journey.open_service('trade-finance')
            desktop.find(self.words('Health'), 'list')
            desktop.find(self.words('Service ID'), 'list item')
            self.look('overview')

    def add_account(self):
        with self.report.stage('the demo tells what is needed to sign in'):
            data = self.journey.read_sign_in_data('operator', 1)
        with self.report.stage('an account is added by hand'):
            self.journey.add_account(data, ACCOUNT)
        with self.report.stage('what was added is open, and can be switched'):
            self.journey.open_services()
            self.desktop.find('fleet-ledger', 'label')
            self.desktop.keys('ctrl+e')
            self.desktop.row(ACCOUNT)
            self.look('accounts')
            self.desktop.keys('Escape')

    def create_service(self):
        journey = self.journey
        with self.report.stage('the wizard leads to a review'):
            journey.begin_service()
            journey.name_service(SERVICE, ADMINISTRATOR_PASSWORD)
            journey.agree()
            journey.use_new_cluster('cn-north-4a', 's6.xlarge.2', '3', NODE_PASSWORD)
            journey.set_storage('200')
            journey.set_organizations(['carrier', 'insurer'], 'shipments')
            journey.review([SERVICE, ACCOUNT, '2 × 200 GB = 400 GB'])
        with self.report.stage('the service is being created'):
            journey.create(ACCOUNT, self.words(PLACE))
            self.desktop.find(self.words('Creating %s', SERVICE), 'label')
            self.desktop.find(self.words('Cluster'), 'label')
            time.sleep(8)
            self.look('progress')

    def wait(self):
        desktop, _ = self.desktop, self.words
        with self.report.stage('with its window closed it goes on under Activity'):
            desktop.press(_('_Close'))
            desktop.title_is('Catena')
            desktop.keys('ctrl+j')
            operations = desktop.find(_('Operations'), 'list')
            row = desktop.until(lambda: next((node for node in desktop.inside(operations) if role(node) == 'list item'), None),
                                'an operation')
            self.look('activity')
        with self.report.stage('its window comes back, and tells when it is ready'):
            desktop.enter(row)
            desktop.title_is(SERVICE)
            self.journey.wait_until_ready(SERVICE)
            self.look('ready')
        with self.report.stage('the new service is what it leads to'):
            desktop.enter(desktop.row(_('Look at the service')))
            desktop.title_is('Catena')
            desktop.find(_('Service ID'), 'list item')
            desktop.find(SERVICE, 'label')
            self.look('new-service')

    def look_at_the_rest(self):
        desktop, _ = self.desktop, self.words
        with self.report.stage('preferences, shortcuts and about'):
            desktop.keys('ctrl+comma')
            desktop.find(_('Appearance'), 'label')
            self.look('preferences')
            desktop.keys('Escape')
            desktop.title_is('Catena')
            desktop.keys('ctrl+question')
            # It has no name that is told.
            desktop.until(lambda: len(desktop.windows()) == 2, 'the shortcuts')
            self.look('shortcuts')
            desktop.keys('Escape')
            desktop.until(lambda: len(desktop.windows()) == 1, 'the shortcuts to go')
            self.journey.menu('_About Catena')
            desktop.until(lambda: desktop.title() != 'Catena', 'the about window')
            self.look('about')
            desktop.keys('Escape')
            desktop.title_is('Catena')

    def run(self):
        try:
            self.look_around()
            if self.desktop.prefix != 'start':
                self.add_account()
                self.create_service()
                self.wait()
                self.look_at_the_rest()
            with self.report.stage('every window fits on the screen'):
                if self.too_large:
                    raise Missing('\n'.join(self.too_large))
            with self.report.stage('it ends well'):
                self.desktop.keys('ctrl+q')
                status = self.desktop.wait_for_end()
                if status != 0:
                    raise Missing(f'The exit status is {status}')
        finally:
            self.desktop.end()
        return self.report.end()


def slow_down():
    """Lets the demo's cloud take longer by the same factor: what goes on is to be seen before it has ended."""
    path = os.path.join(os.environ['HOME'], 'slow-simulator')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'#!/bin/sh\nexec "{os.environ["CATENA_SIMULATOR"]}" "$@" --speed {DEMO_SPEED / PATIENCE:g}\n')
    os.chmod(path, 0o700)
    os.environ['CATENA_SIMULATOR'] = path


def main():
    application, folder, prefix = sys.argv[1:4]
    if PATIENCE > 1:
        slow_down()
    return Tour([application, '--demo'], folder, prefix).run()


if __name__ == '__main__':
    sys.exit(main())
