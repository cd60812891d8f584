# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulator of a test's own, and its control."""

import json
import os
import subprocess
import tempfile
import urllib.request

from patience import PATIENCE


class Simulator:
    def __init__(self, *arguments):
        command = [os.environ['CATENA_SIMULATOR'], '--exit-with-stdin', *arguments]
        # With this set, every exchange is held to the contract at the end of all tests.
        folder = os.environ.get('CATENA_TEST_RECORD_DIR')
        if folder:
            command += ['--record', os.path.join(folder, f'e2e-{os.getpid()}.jsonl')]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.line = self.process.stdout.readline()
        self.info = json.loads(self.line)
        with tempfile.NamedTemporaryFile('w', suffix='.json', delete=False) as file:
            file.write(self.line)
        self.path = file.name

    def user(self, tenant, name):
        """What a user of a tenant signs in with, as the journey wants it."""
        account = self.info['tenants'][tenant]
        user = next(user for user in account['users'] if user['name'] == name)
        return {'bcs': self.info['bcs'], 'iam': self.info['iam'], 'account': account['domain_name'], 'user': name,
                'password': user['password'], 'access_key': user['access_key'], 'secret_key': user['secret_key']}

    def control(self, path, order=None, method=None):
        """Asks, or orders something."""
        # Never through a proxy: it is on this computer.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        data = json.dumps(order).encode() if order is not None else None
        request = urllib.request.Request(self.info['control'] + path, data, method=method)
        with opener.open(request, timeout=10 * PATIENCE) as answer:
            return json.load(answer)

    def arrivals(self, operation):
        """How often an operation was asked for, whatever became of it."""
        return self.control('/arrivals').get(operation, {}).get('count', 0)

    def request_of(self, name):
        """The body that a service was created with."""
        services = [service for tenant in self.control('/state')['tenants'] for project in tenant['projects']
                    for service in project['services'] if service['name'] == name]
        return self.control(f'/services/{services[0]["id"]}/request')

    def stop(self):
        """Nobody answers any more; what it had said is still there."""
        if not self.process.stdin.closed:
            self.process.stdin.close()
            self.process.wait(10 * PATIENCE)
            self.process.stdout.close()

    def end(self):
        self.stop()
        os.unlink(self.path)
