#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No secret leaves Catena but for the cloud and the keyring: a person signs in in every way, creates a service, meets errors
that repeat the secrets, exports what went over the wire, and Catena is killed and started again. Then every file, the log, the
arguments, the titles and the bus are searched.

secrecy.py APPLICATION FOLDER: to be run inside a session with a keyring (tests/lib/with-keyring.sh); the script “tour” does
that. Everything in the session's home is searched; FOLDER lies outside of it.
"""

import base64
import html
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from canaries import Canaries
from desktop import Desktop, Missing
from journey import Journey
from simulator import Simulator
from tap import Report
from words import Words

SERVICE = 'secret-chain'
PLACE = 'CN North-Beijing4'
KEYS, TOKEN = 'With keys', 'With a token'
# With what each of the forms writes differently, as far as the service allows it.
ADMINISTRATOR_PASSWORD = 'Adm{Canary}/1=?:'
NODE_PASSWORD = 'Nod[Canary]/2+%'
COUCHDB_PASSWORD = 'Cou,Canary:3!@$'


class Watch:
    """What can be seen of the application from outside while it runs: arguments, environment, titles."""

    def __init__(self):
        self.seen = {'arguments': set(), 'environment': set(), 'titles': set()}
        self.pid = None
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        while not self.stopped.wait(0.5):
            titles = subprocess.run(['xdotool', 'search', '--name', '.', 'getwindowname', '%@'], capture_output=True, check=False)
            self.seen['titles'].add(titles.stdout)
            for kind, name in (('arguments', 'cmdline'), ('environment', 'environ')):
                try:
                    with open(f'/proc/{self.pid}/{name}', 'rb') as file:
                        self.seen[kind].add(file.read())
                except OSError:
                    continue

    def stop(self):
        self.stopped.set()
        self.thread.join()


class Secrecy:
    def __init__(self, application, folder):
        self.folder = folder
        self.home = os.environ['HOME']
        self.log = os.path.join(self.home, 'catena.log')
        self.report = Report()
        self.words = Words()
        # Its line holds the secrets of all users.
        os.makedirs(folder, exist_ok=True)
        tempfile.tempdir = folder
        # In real time: the creation is not over when Catena is killed.
        self.simulator = Simulator('--speed', '1')
        # As in real life: with the keyring, and without knowing of a simulator. In one process, the one that is watched
        # and killed.
        self.command = ['env', 'G_MESSAGES_DEBUG=all', 'sh', '-c', f'exec "$@" >>"{self.log}" 2>&1', 'sh', application]
        self.user = self.simulator.user(1, 'operator')
        self.watch = Watch()
        self.bus_path = os.path.join(self.home, 'bus.pcap')
        with open(self.bus_path, 'wb') as file:
            self.monitor = subprocess.Popen(['dbus-monitor', '--session', '--pcap'], stdout=file)
        self.start()

    def start(self):
        self.desktop = Desktop(self.command, self.folder, 'secrets')
        self.watch.pid = self.desktop.process.pid
        self.journey = Journey(self.desktop, self.words)

    def fail_with(self, operation, body, **parameters):
        """Lets an operation be answered by a body that repeats what was sent."""
        self.simulator.control('/faults', {'operation': operation, 'fault': 'status', 'body': body, **parameters})

    @staticmethod
    def echoes(*secrets):
        """Answers of a server that says too much: (status, body)."""
        text = ' and '.join(secrets)
        return [
            (500, {'error': {'code': 500, 'message': f'{text} are no good.', 'title': text}}),
            (500, {'error_code': 'IAM.0011', 'error_msg': json.dumps({'quoted': json.dumps({'sent': text})})}),
            (400, f'<html><head><title>{text}</title></head><body>{html.escape(text)}</body></html>'),
        ]

    def sign_in_with_keys(self):
        with self.report.stage('an account signs in with a temporary key and its token'):
            user = next(user for user in self.simulator.info['tenants'][1]['users'] if user['name'] == 'operator')
            data = dict(self.user, access_key=user['temporary_access_key'], secret_key=user['temporary_secret_key'],
                        security_token=user['security_token'])
            del data['password']
            self.journey.add_account(data, KEYS)

    def sign_in_with_password(self):
        desktop, journey, _ = self.desktop, self.journey, self.words
        with self.report.stage('an account signs in with a password that the server repeats in its errors'):
            journey.begin_account(self.user)
            journey.give_credentials(self.user)
            button = '_Next'
            for status, body in self.echoes(self.user['password']):
                before = self.simulator.arrivals('iamCreateToken')
                self.fail_with('iamCreateToken', body, status=status, count=-1)
                desktop.press(_(button))
                desktop.until(lambda: self.simulator.arrivals('iamCreateToken') > before, 'an attempt to sign in')
                button = '_Try Again'
                desktop.find(_(button), 'push button')
                self.look_at_request(f'{status}')
                self.simulator.control('/faults', method='DELETE')
            desktop.press(_(button))
            desktop.find('cn-north-4', 'check box')
            journey.finish_account(TOKEN)

    def look_at_request(self, status):
        """From an error in a window that waits for an answer to what went over the wire, and back."""
        desktop, _ = self.desktop, self.words
        desktop.press(_('_Show Request'))
        desktop.title_is(_('Requests'))
        desktop.find('POST iamCreateToken', 'heading', 'label')
        desktop.find(status, 'label')
        desktop.keys('ctrl+w')
        desktop.title_is(_('Add Account'))

    def create(self):
        desktop, journey, _ = self.desktop, self.journey, self.words
        with self.report.stage('a service is created, and the answer repeats its passwords'):
            journey.begin_service()
            journey.name_service(SERVICE, ADMINISTRATOR_PASSWORD)
            journey.agree()
            journey.use_new_cluster('cn-north-4a', 's6.xlarge.2', '3', NODE_PASSWORD)
            journey.next(5, 'Storage and Access')
            desktop.choose(_('Ledger database'), _('CouchDB'))
            desktop.type(_('CouchDB user'), 'couch')
            desktop.type(_('CouchDB password'), COUCHDB_PASSWORD)
            desktop.type(_('Storage for each organization'), '200')
            journey.set_organizations(['carrier'], 'shipments')
            journey.review([SERVICE])
            status, body = self.echoes(ADMINISTRATOR_PASSWORD, COUCHDB_PASSWORD)[1]
            # It went through all the same: Catena looks for it.
            self.fail_with('createService', body, status=504, handled=True)
            journey.create(TOKEN, PLACE)
            desktop.until(lambda: self.simulator.arrivals('createService') > 0, 'the request')
            desktop.find(_('Creating %s', SERVICE), 'label')

    def export(self):
        desktop, _ = self.desktop, self.words
        with self.report.stage('what went over the wire is exported'):
            path = os.path.join(self.home, 'exported.har')
            desktop.keys('ctrl+shift+r')
            desktop.title_is(_('Requests'))
            desktop.look('requests')
            desktop.press(_('Menu'))
            desktop.press(_('_Export…'), 'menu item')
            desktop.title_is(_('Export Requests'))
            desktop.keys('ctrl+a')
            desktop.write(path)
            desktop.keys('Return')
            desktop.until(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 'the file')
            with open(path, encoding='utf-8') as file:
                entries = json.load(file)['log']['entries']
            paths = [entry['request']['url'] for entry in entries]
            if not any('/v3/auth/tokens' in path for path in paths):
                raise Missing(f'What was exported is not what was sent: {paths}')

    def kill_and_restart(self):
        with self.report.stage('it is killed, searched as it lies, and finds the creation when it starts again'):
            self.desktop.process.send_signal(signal.SIGKILL)
            self.desktop.wait_for_end()
            self.search('after the kill')
            self.start()
            self.desktop.keys('ctrl+j')
            self.desktop.find(SERVICE, 'label')
            self.desktop.keys('ctrl+q')
            if self.desktop.wait_for_end() != 0:
                raise Missing(f'The exit status is {self.desktop.process.returncode}')

    def secrets(self):
        """All that must not be found: what was typed, what was given out, and what was made of it."""
        users = [user for user in self.simulator.info['tenants'][1]['users'] if user['name'] == 'operator']
        sent = self.simulator.request_of(SERVICE)
        node = sent['cce_create_info']['init_node_pwd']
        named = {name: users[0][name] for name in ('password', 'secret_key', 'temporary_secret_key', 'security_token')}
        named.update({
            'administrator': ADMINISTRATOR_PASSWORD, 'node': NODE_PASSWORD, 'CouchDB': COUCHDB_PASSWORD,
            'node as it is sent': node, 'node as it is crypted': base64.b64decode(node).decode(),
        })
        tokens = [token['value'] for token in self.simulator.control('/state')['tokens']]
        named.update({f'token {number}': token for number, token in enumerate(tokens)})
        if not tokens or sent['resource_password'] != ADMINISTRATOR_PASSWORD:
            raise Missing('The secrets that are searched for are not those that were used')
        return named

    def search(self, when):
        canaries = Canaries(self.secrets())
        found, count = canaries.search_folder(self.home)
        if count < 10:
            raise Missing(f'Only {count} files were there to be searched')
        for kind, texts in self.watch.seen.items():
            hits = canaries.search(b'\0'.join(texts))
            if hits:
                found[kind] = hits
        if found:
            self.keep(found)
            raise Missing(f'{when}: ' + '\n'.join(f'{path}: {hits}' for path, hits in found.items()))

    def keep(self, found):
        """What a secret was found in is wanted by whoever looks for the reason."""
        for path in found:
            if os.path.isfile(path):
                shutil.copy(path, os.path.join(self.folder, 'secrets-' + os.path.basename(path)))

    def search_all(self):
        with self.report.stage('the search finds what is planted, in every form'):
            with tempfile.TemporaryDirectory(dir=self.home) as folder:
                missed = Canaries(self.secrets()).check_control(folder)
            if missed:
                raise Missing(f'Not found: {missed}')
        with self.report.stage('what was to be searched was written'):
            self.watch.stop()
            self.monitor.terminate()
            self.monitor.wait(10)
            with open(self.bus_path, 'rb') as file:
                bus = file.read()
            # The keyring was used, and what it is given goes over the bus encrypted.
            if b'org.freedesktop.Secret.Service' not in bus or b'dh-ietf1024-sha256-aes128-cbc-pkcs7' not in bus:
                raise Missing('The keyring was not used, or not with encryption')
            # The environment of a release can be read by nobody else.
            if os.path.getsize(self.log) < 10000 or not (self.watch.seen['arguments'] and self.watch.seen['titles']):
                raise Missing('There is no log, or nothing was seen from outside')
        with self.report.stage('no secret is anywhere'):
            self.search('at the end')

    def run(self):
        try:
            self.sign_in_with_keys()
            self.sign_in_with_password()
            self.create()
            self.export()
            self.kill_and_restart()
            self.search_all()
        finally:
            if self.report.failed:
                self.keep([self.log])
            self.watch.stop()
            if self.monitor.poll() is None:
                self.monitor.terminate()
            self.desktop.end()
            self.simulator.end()
        return self.report.end()


def main():
    return Secrecy(*sys.argv[1:3]).run()


if __name__ == '__main__':
    begun = time.monotonic()
    status = main()
    print(f'# {time.monotonic() - begun:.0f} s')
    sys.exit(status)
