#!/usr/bin/python3
# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into the wizard is what arrives at the service, to the letter and once.

body.py APPLICATION FOLDER keys|token: signs in with access keys, or as an IAM user with a token. To be run inside a
session.
"""

import base64
import json
import subprocess
import sys

from desktop import Desktop, Missing
from journey import Journey
from simulator import Simulator
from tap import Report
from words import Words

SERVICE = 'parcel-chain'
ACCOUNT = 'By hand'
PLACE = 'CN North-Beijing4'
NODE_PASSWORD = 'Node-Pw-2026'

COMMON = {
    'name': 'parcel-chain',
    'version_type': 4,
    'fabric_version': '2.2',
    'blockchain_type': 'union',
    'sign_algorithm': 'ECDSA',
    'enterprise_project_id': '0',
    'volume_type': 'nfs',
    'org_disk_size': 200,
    'database_type': 'goleveldb',
    'resource_password': 'Chain-Pw-26',
    'use_eip': True,
    'bandwidth_size': 5,
    'cluster_type': 'cce',
    'block_info': {'batch_timeout': 2, 'max_message_count': 500, 'preferred_maxbytes': 2},
    'peer_orgs': [{'name': 'carrier', 'node_count': 2}, {'name': 'insurer', 'node_count': 2}],
    'channels': [{'name': 'shipments', 'org_names': ['carrier', 'insurer']}],
}

EXPECTED = {
    # Raft in a new cluster; its node password is looked at apart.
    'keys': {
        **COMMON,
        'consensus': 'etcdraft',
        'orderer_node_number': 3,
        'create_new_cluster': True,
        'cce_create_info': {
            'node_num': 3,
            'node_flavor': 's6.xlarge.2',
            'cce_flavor': 'cce.s1.small',
            'az': 'cn-north-4a',
            'cluster_platform_type': 'VirtualMachine',
        },
    },
    # FBFT in a cluster that is there.
    'token': {
        **COMMON,
        'consensus': 'SFLIC',
        'orderer_node_number': 4,
        'create_new_cluster': False,
        'cce_cluster_info': {
            'cluster_id': '7b2f6c1e-4d0a-11ee-9f0a-0255ac100b0f',
            'cluster_name': 'cce-parcels',
            'cluster_platform_type': 'VirtualMachine',
        },
    },
}


def compare(have, expected):
    if have == expected:
        return
    texts = [json.dumps(body, indent=1, sort_keys=True).splitlines() for body in (expected, have)]
    differences = [f'expected {line}' for line in texts[0] if line not in texts[1]]
    differences += [f'arrived {line}' for line in texts[1] if line not in texts[0]]
    raise Missing('The body differs:\n' + '\n'.join(differences))


def check_node_password(sent):
    """It travels as a salted SHA-512 crypt in base64."""
    crypted = base64.b64decode(sent, validate=True).decode('ascii')
    kind, salt = crypted.split('$')[1:3]
    if kind != '6':
        raise Missing(f'The node password is crypted by method {kind}')
    command = ['openssl', 'passwd', '-6', '-salt', salt, '-stdin']
    result = subprocess.run(command, input=NODE_PASSWORD, capture_output=True, text=True, check=True)
    if result.stdout.strip() != crypted:
        raise Missing('The node password is another one')


class Body:
    def __init__(self, application, folder, kind):
        self.kind = kind
        self.report = Report()
        self.simulator = Simulator('--speed', '100')
        self.desktop = Desktop([application, f'--simulator={self.simulator.path}'], folder, f'body-{kind}')
        self.journey = Journey(self.desktop, Words())

    def sign_in(self):
        with self.report.stage('an account is added by hand'):
            data = self.simulator.user(1, 'operator')
            if self.kind == 'keys':
                del data['password']
            self.journey.add_account(data, ACCOUNT)
            if self.kind == 'token' and self.simulator.arrivals('iamCreateToken') == 0:
                raise Missing('No token was asked for')

    def create(self):
        journey = self.journey
        with self.report.stage('a service is created'):
            journey.begin_service()
            journey.name_service(SERVICE, 'Chain-Pw-26')
            if self.kind == 'keys':
                journey.agree('Raft')
                journey.use_new_cluster('cn-north-4a', 's6.xlarge.2', '3', NODE_PASSWORD)
            else:
                journey.agree('FBFT')
                journey.use_own_cluster('7b2f6c1e-4d0a-11ee-9f0a-0255ac100b0f', 'cce-parcels')
            journey.set_storage('200')
            journey.set_organizations(['carrier', 'insurer'], 'shipments')
            journey.review([SERVICE])
            journey.create(ACCOUNT, PLACE)
            self.desktop.until(lambda: self.simulator.arrivals('createService') > 0, 'the request')

    def compare(self):
        with self.report.stage('what arrived is what was typed'):
            body = self.simulator.request_of(SERVICE)
            if self.kind == 'keys':
                check_node_password(body['cce_create_info'].pop('init_node_pwd'))
            compare(body, EXPECTED[self.kind])

    def wait(self):
        with self.report.stage('it is ready, and was asked for once'):
            self.journey.wait_until_ready(SERVICE)
            if self.simulator.arrivals('createService') != 1:
                raise Missing(f'It was asked for {self.simulator.arrivals("createService")} times')

    def run(self):
        try:
            self.sign_in()
            self.create()
            self.compare()
            self.wait()
        finally:
            self.desktop.end()
            self.simulator.end()
        return self.report.end()


def main():
    return Body(*sys.argv[1:4]).run()


if __name__ == '__main__':
    sys.exit(main())
