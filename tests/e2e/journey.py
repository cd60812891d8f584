# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in Catena: adds an account, creates a service. The tour takes pictures of it, other tests look at
what came of it."""

from desktop import Missing, has_state, name_of, role


class Journey:
    def __init__(self, desktop, words, look=None):
        self.desktop = desktop
        self.words = words
        self.look = look or (lambda name: None)

    # The window

    def menu(self, item):
        """The main menu stands above the services."""
        self.open_services()
        self.desktop.keys('F10')
        self.desktop.press(self.words(item), 'menu item')

    def open_services(self):
        """From wherever one is to the list of services; on a narrow screen it may be hidden by what it led to."""
        self.desktop.keys('ctrl+f')
        self.desktop.find(self.words('Search services'), 'entry')
        self.desktop.keys('Escape')

    def open_service(self, name):
        self.open_services()
        self.desktop.enter_list(self.words('Services'), name)

    # Sign-in data of the demo

    def value_of(self, row, number=0):
        node = self.desktop.row(self.words(row), number)
        labels = [name_of(part) for part in self.desktop.inside(node) if role(part) == 'label']
        if len(labels) != 2:
            raise Missing(f'“{row}” has no value: {labels}')
        return labels[1]

    def read_sign_in_data(self, user, tenant):
        """Endpoints and keys, as a person reads them in the demo."""
        desktop, _ = self.desktop, self.words
        desktop.press(_('Sign-In Data…'))
        desktop.title_is(_('Sign-In Data of the Demo'))
        data = {'bcs': self.value_of('BCS Endpoint'), 'iam': self.value_of('IAM Endpoint')}
        desktop.enter(desktop.row(user, tenant))
        desktop.find(_('Access Key'), 'label')
        data['access_key'] = self.value_of('Access Key')
        data['secret_key'] = self.value_of('Secret Key')
        self.look('sign-in-data')
        desktop.keys('Escape')
        desktop.title_is('Catena')
        return data

    # The account assistant

    def next(self, step, title):
        """Next, and waits for the step that it leads to."""
        self.desktop.press(self.words('_Next'))
        self.at_step(step, title)

    def at_step(self, step, title):
        _ = self.words
        if self.desktop.title() == _('New Service'):
            self.desktop.find(_.in_context('page of the wizard', title), 'heading')
        else:
            self.desktop.find(_('Step %u of %u: %s', step, 4, _(title)), 'label')

    def begin_account(self, data):
        desktop, _ = self.desktop, self.words
        # Without an account there is nothing else to do, and no list to stand above.
        if desktop.has(_('Welcome to Catena')):
            desktop.press(_('_Add Account…'))
        else:
            self.menu('_Add Account…')
        desktop.title_is(_('Add Account'))
        if 'password' in data:
            desktop.pick(_('IAM user'))
        desktop.choose(_('Region'), _('Other endpoints…'))
        desktop.type(_('BCS endpoint'), data['bcs'])
        desktop.type(_('IAM endpoint'), data['iam'])
        self.look('account-place')

    def give_credentials(self, data):
        desktop, _ = self.desktop, self.words
        self.next(2, 'Credentials')
        if 'password' in data:
            desktop.type(_('Account name'), data['account'])
            desktop.type(_('IAM user name'), data['user'])
            desktop.type(_('Password'), data['password'])
        else:
            desktop.type(_('Access key ID'), data['access_key'])
            desktop.type(_('Secret access key'), data['secret_key'])
            if 'security_token' in data:
                desktop.type(_('Security token'), data['security_token'])
        self.look('account-credentials')

    def add_account(self, data, label):
        self.begin_account(data)
        self.give_credentials(data)
        self.next(3, 'Projects')
        self.desktop.find('cn-north-4', 'check box')
        self.look('account-projects')
        self.finish_account(label)

    def finish_account(self, label):
        desktop, _ = self.desktop, self.words
        self.next(4, 'Label and Check')
        desktop.type(_('Label'), label)
        desktop.press(_('_Check Connection'))
        fine = _.in_context('connection check', 'Fine')
        desktop.until(lambda: len(list(desktop.matches(fine, ('label',)))) == 6, 'six steps of the check to be fine')
        self.look('account-check')
        desktop.press(_('_Add'))
        desktop.title_is('Catena')
        desktop.find(label, 'label')

    # The wizard

    def begin_service(self, purpose='With partners'):
        desktop, _ = self.desktop, self.words
        desktop.keys('ctrl+n')
        desktop.title_is(_('New Service'))
        self.at_step(1, 'Purpose')
        desktop.find(_('Quota'), 'level bar')
        desktop.pick(_(purpose))
        self.look('wizard-purpose')

    def name_service(self, name, password):
        desktop, _ = self.desktop, self.words
        self.next(2, 'Basics')
        desktop.type(_('Name'), name)
        desktop.type(_('Password'), password)
        desktop.type(_('Password again'), password)
        self.look('wizard-basics')

    def agree(self, consensus='Raft'):
        self.next(3, 'Agreement')
        self.desktop.pick(consensus)
        self.look('wizard-agreement')

    def use_new_cluster(self, zone, flavor, nodes, password):
        desktop, _ = self.desktop, self.words
        self.next(4, 'Cluster')
        desktop.pick(_('A new cluster'))
        desktop.type(_('Zone'), zone)
        desktop.type(_('Node flavor'), flavor)
        desktop.type(_('Nodes'), nodes)
        desktop.type(_('Password'), password)
        desktop.type(_('Password again'), password)
        self.look('wizard-cluster')

    def use_own_cluster(self, identifier, name):
        desktop, _ = self.desktop, self.words
        self.next(4, 'Cluster')
        desktop.pick(_('A cluster that I have'))
        desktop.type(_('Cluster ID'), identifier)
        desktop.type(_('Cluster name'), name)
        self.look('wizard-cluster')

    def set_storage(self, size):
        self.next(5, 'Storage and Access')
        self.desktop.type(self.words('Storage for each organization'), size)
        self.look('wizard-storage')

    def set_organizations(self, names, channel):
        """The organizations, all of them in one channel."""
        desktop, _ = self.desktop, self.words
        self.next(6, 'Organizations')
        for number, name in enumerate(names):
            if number > 0:
                desktop.press(_('Add Organization'))
            desktop.type(_('Organization'), name, number)
        desktop.type(_('Channel'), channel)
        for name in names:
            box = desktop.find_labelled(name, 'check box')
            if not has_state(box, desktop.CHECKED):
                desktop.enter(box, 'space')
            desktop.until(lambda: has_state(box, desktop.CHECKED), f'“{name}” to be in the channel')
        self.look('wizard-organizations')

    def review(self, facts):
        """The review, in which these stand."""
        desktop, _ = self.desktop, self.words
        self.next(7, 'Review')
        for fact in facts:
            desktop.find(fact, exact=False)
        self.look('wizard-review')

    def create(self, account, place):
        desktop, _ = self.desktop, self.words
        desktop.press(_('Create in %s / %s', account, place))

    def wait_until_ready(self, name, timeout=120):
        self.desktop.find(self.words('%s Is Ready', name), 'label', timeout=timeout)
