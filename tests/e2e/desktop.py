# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desktop: finds things through AT-SPI, acts with keys and clicks, looks with screenshots."""

import contextlib
import os
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from patience import PATIENCE  # noqa: E402

BUTTONS = ('push button', 'button', 'toggle button', 'check box', 'radio button', 'menu item', 'link')
ENTRIES = ('text', 'entry', 'password text', 'spin button')
# What GTK calls the pages of a stack when they have no name.
PAGE = 'GtkStackPage'
# Its panes lie above each other when it is folded.
FOLDING = 'AdwLeaflet'


class Missing(Exception):
    """What should be on the screen is not there."""


def role(node):
    return node.get_role_name()


def has_state(node, state):
    return node.get_state_set().contains(state)


def sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


def children(node):
    for index in range(node.get_child_count()):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def name_of(node):
    return clean(node.get_name() or '')


def clean(name):
    """The name of a node without its doubling: GTK 4.8 names a button by its label with the mnemonic, and once more without."""
    if name.startswith('_') or ' ' in name:
        half = name[:len(name) // 2 + 1].rstrip()
        rest = name[len(half):].lstrip()
        if rest and half.replace('_', '', 1) == rest:
            return rest
    return name


def extents(node):
    """Where a node is in its window: (x, y, width, height)."""
    component = node.get_component_iface()
    if component is None:
        return (0, 0, 0, 0)
    try:
        box = component.get_extents(Atspi.CoordType.WINDOW)
    except GLib.Error:
        return (0, 0, 0, 0)
    return (box.x, box.y, box.width, box.height)


def has_size(node):
    _, _, width, height = extents(node)
    return width > 0 and height > 0


def actions_of(node):
    action = node.get_action_iface()
    return action.get_n_actions() if action is not None else 0


def has_focus(node, depth=2):
    """Whether a node has the focus, or what is inside it: an entry hands it on."""
    if has_state(node, Atspi.StateType.FOCUSED):
        return True
    return depth > 0 and any(has_focus(child, depth - 1) for child in children(node))


def length_of(node):
    """How many characters an entry holds; its text itself is not told by GTK 4.8."""
    return node.get_text_iface().get_character_count()


class Screen:
    """What of a window is on the screen. The tree holds hidden pages too, and GTK 4.8 has no state for them: their places
    are asked what is there."""

    def __init__(self, window):
        self.window = window
        # One look at a name is enough for one look at the screen: each is a call to the application.
        self.names = {}
        self.component = window.get_component_iface()
        _, _, self.width, self.height = extents(window)
        # As of GTK 4.10 there is a state.
        self.trusts_state = any(has_state(child, Atspi.StateType.SHOWING) for child in children(window))

    def raw_name(self, node):
        if node.path not in self.names:
            self.names[node.path] = node.get_name() or ''
        return self.names[node.path]

    def name(self, node):
        return clean(self.raw_name(node))

    def _at(self, x, y):
        try:
            return self.component.get_accessible_at_point(x, y, Atspi.CoordType.WINDOW)
        except GLib.Error:
            return None

    def _is_within(self, found, node):
        """Whether what was found on the screen is inside a node: yes, no, or None: its parents do not tell."""
        while found is not None and found != self.window:
            if found == node:
                return True
            found = found.get_parent()
        return None if found is None else False

    def _votes(self, part, page, limit):
        """Whether parts of a page are found where they should be: yes, no, or None: nothing to tell by. What was scrolled away lies
        below something else, so one that is found says more than a few that are not."""
        verdict = None
        for child in children(part):
            x, y, width, height = extents(child)
            middle = (x + width // 2, y + height // 2)
            vote = None
            if width > 0 and height > 0 and 0 <= middle[0] < self.width and 0 <= middle[1] < self.height:
                vote = self._is_within(self._at(*middle), page)
            limit[0] -= 1
            if vote is None and limit[0] > 0:
                vote = self._votes(child, page, limit)
            if vote is False:
                verdict = False
                limit[0] -= 30
            if vote or limit[0] <= 0:
                return vote or verdict
        return verdict

    def _on_top(self, nodes):
        votes = [(node, self._votes(node, node, [200])) for node in nodes]
        chosen = [node for node, vote in votes if vote]
        # For moments nothing is found anywhere: then everything that has been laid out counts.
        return chosen or [node for node, vote in votes if vote is None and any(map(has_size, children(node)))]

    def parts(self, node):
        """The children of a node that are on the screen."""
        found = list(children(node))
        if self.trusts_state:
            return [child for child in found if has_state(child, Atspi.StateType.SHOWING)]
        pages = [child for child in found if self.raw_name(child) == PAGE]
        if len(pages) > 1:
            return self._on_top(pages)
        panes = [child for child in found if has_size(child)]
        if self.raw_name(node) == FOLDING and len(panes) > 1 and self._overlap(panes):
            return self._on_top(panes)
        return [child for child in found if child in pages or has_size(child)]

    @staticmethod
    def _overlap(nodes):
        first, last = extents(nodes[0]), extents(nodes[-1])
        return min(first[0] + first[2], last[0] + last[2]) - max(first[0], last[0]) > 2

    def walk(self, node=None):
        for child in self.parts(node or self.window):
            yield child
            yield from self.walk(child)


class Desktop:
    CHECKED = Atspi.StateType.CHECKED

    def __init__(self, command, pictures, prefix, timeout=30):
        self.pictures = pictures
        self.prefix = prefix
        self.timeout = timeout
        os.makedirs(pictures, exist_ok=True)
        Atspi.set_timeout(int(5000 * PATIENCE), int(10000 * PATIENCE))
        # What is fatal there is none of our business: the accessibility library warns of what GTK lacks.
        environment = dict(os.environ, G_DEBUG=os.environ.get('CATENA_TEST_DEBUG', ''))
        self.process = subprocess.Popen(command, env=environment)
        # Into the corner: what the pointer rests on looks chosen.
        subprocess.run(['xdotool', 'mousemove', '9999', '9999'], check=True)
        self.application = self.until(self._find_application, 'the application on the accessibility bus')
        self.until(self.windows, 'a window')

    def _find_application(self):
        for child in children(Atspi.get_desktop(0)):
            try:
                if child.get_process_id() == self.process.pid:
                    # What is remembered of a tree that changes is soon wrong.
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return child
            except GLib.Error:
                continue
        return None

    def until(self, predicate, what, timeout=None):
        patience = (timeout or self.timeout) * PATIENCE
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Missing(f'{what}: the application has ended with {self.process.returncode}')
            begun = time.monotonic()
            try:
                found = predicate()
            except GLib.Error:
                found = None
            if found:
                return found
            # Looking is work for the application, which has something to do as well.
            time.sleep(max(0.1, time.monotonic() - begun))
        self.look('failure')
        raise Missing(f'{what}: not there after {patience:g} s; on the screen:\n'
                      + '\n'.join(self.words()))

    @staticmethod
    def title():
        """The title of the window that has the keyboard."""
        result = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
        return result.stdout.strip()

    def windows(self):
        """The windows, the one that has the keyboard first. GTK 4.8 does not tell of every window that it is shown, but it
        tells of no window that is not."""
        title = self.title()
        shown = list(children(self.application))
        return sorted(reversed(shown), key=lambda window: (window.get_name() or '') != title)

    def named_nodes(self):
        """What can be seen in the window that has the keyboard, with its names."""
        for window in self.windows()[:1]:
            screen = Screen(window)
            for node in screen.walk():
                yield node, screen.name(node)

    def nodes(self):
        for node, _ in self.named_nodes():
            yield node

    def words(self):
        seen = []
        with contextlib.suppress(GLib.Error):
            for _, name in self.named_nodes():
                if name and name not in seen:
                    seen.append(name)
        return seen

    def matches(self, name, roles=(), exact=True):
        for node, have in self.named_nodes():
            if ((have == name) if exact else (name.lower() in have.lower())) and (not roles or role(node) in roles):
                yield node

    def find(self, name, *roles, exact=True, timeout=None):
        return self.until(lambda: next(self.matches(name, roles, exact), None), f'“{name}” {roles or ""}', timeout)

    def has(self, name, *roles, exact=True):
        try:
            return next(self.matches(name, roles, exact), None) is not None
        except GLib.Error:
            return False

    def gone(self, name, *roles, timeout=None):
        self.until(lambda: not self.has(name, *roles), f'“{name}” to go', timeout)

    def title_is(self, title, timeout=None):
        self.until(lambda: self.title() == title, f'the window “{title}” in front', timeout)

    def find_labelled(self, name, *roles):
        """What can be acted on and has this name, or shows it: GTK 4.8 does not name a button by a label inside it."""
        return self.until(lambda: next(self._labelled(name, roles), None), f'“{name}” {roles}')

    def _labelled(self, name, roles):
        yield from self.matches(name, roles)
        for node in self.nodes():
            if role(node) in roles and any(name_of(part) == name for part in self.inside(node)):
                yield node

    def press(self, name, *roles):
        """A click on a button, by its accessible action."""
        def look():
            return next((node for node in self._labelled(name, roles or BUTTONS) if actions_of(node) > 0 and sensitive(node)),
                        None)
        node = self.until(look, f'“{name}” to be pressed')
        node.get_action_iface().do_action(0)
        return node

    def reach(self, node, key='Tab', limit=150):
        """Moves the focus there with the Tab key, as a person does who has no mouse."""
        for _ in range(limit):
            if has_focus(node):
                return
            self.keys(key)
            time.sleep(0.02)
        self.look('failure')
        raise Missing(f'The Tab key never leads to “{name_of(node)}”')

    def enter(self, node, *keys):
        """Moves the focus there and presses keys; Return when none are given."""
        self.reach(node)
        self.keys(*(keys or ('Return',)))

    def type(self, name, text, number=0):
        """Types into an entry, key by key; what stood there is replaced. One of several of the same name has a number."""
        node = self.until(lambda: dict(enumerate(self.matches(name, ENTRIES))).get(number), f'entry “{name}” {number}')
        self.reach(node)
        self.keys('ctrl+a')
        self.write(text)
        self.until(lambda: length_of(node) == len(text), f'“{name}” to hold {len(text)} characters')

    def pick(self, name):
        """Chooses one of several radio buttons. Where their rows can have the focus, they are what is pressed; else Tab leads to
        the button that is chosen, and the arrow keys to the others."""
        node = self.find(name, 'check box', 'radio button')
        row = self._above(node, 'list item')
        group = [button for button in self.inside(self._above(node, 'list')) if role(button) == role(node)]
        chosen = next((button for button in group if has_state(button, self.CHECKED)), None)
        if has_state(row, Atspi.StateType.FOCUSABLE):
            self.enter(row, 'space')
        elif chosen is None:
            self.enter(node, 'space')
        elif chosen != node:
            steps = group.index(node) - group.index(chosen)
            self.enter(chosen, *['Down' if steps > 0 else 'Up'] * abs(steps))
        self.until(lambda: has_state(node, self.CHECKED), f'“{name}” to be chosen')

    @staticmethod
    def _above(node, wanted):
        while role(node) != wanted:
            node = node.get_parent()
        return node

    def choose(self, name, option):
        """Chooses from a drop-down list."""
        box = self.find(name, 'combo box')
        button = next(node for node in self.inside(box) if actions_of(node) > 0 and role(node) in BUTTONS)
        self.enter(button, 'space')
        options = self.until(lambda: self._options(box), f'the list of “{name}”')
        if option not in options:
            raise Missing(f'“{option}” is not among {options}')
        self.keys('Home', *['Down'] * options.index(option), 'Return')
        self.until(lambda: not self._options(box), f'the list of “{name}” to close')

    def enter_list(self, name, item):
        """Opens an item of a long list: Tab leads to the list, the arrow keys to the item, whose name begins so."""
        box = self.find(name, 'list')
        items = [node for node in self.inside(box) if role(node) == 'list item']
        names = [name_of(node) for node in items]
        wanted = next((index for index, have in enumerate(names) if have.startswith(item)), None)
        if wanted is None:
            raise Missing(f'“{item}” is not among {names}')
        self.reach_inside(box)
        self.keys('Home', *['Down'] * wanted, 'Return')

    def reach_inside(self, box, limit=150):
        for _ in range(limit):
            if has_focus(box, 1):
                return
            self.keys('Tab')
            time.sleep(0.02)
        self.look('failure')
        raise Missing(f'The Tab key never leads into “{name_of(box)}”')

    def _options(self, box):
        for node in self.inside(box):
            if role(node) == 'list':
                return [name_of(label) for label in self.inside(node) if role(label) == 'label']
        return []

    def inside(self, node):
        return list(Screen(self.windows()[0]).walk(node))

    def row(self, name, number=0):
        """The row of a list that has this name; its own, or of a label in it."""
        def look():
            rows = [node for node in self.nodes() if role(node) == 'list item']
            named = [node for node in rows if name_of(node) == name]
            if not named:
                named = [node for node in rows if any(name_of(part) == name for part in self.inside(node))]
            return named[number] if number < len(named) else None
        return self.until(look, f'row “{name}”')

    @staticmethod
    def keys(*keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '40', *keys], check=True)

    @staticmethod
    def write(text):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '12', text], check=True)

    def look(self, name):
        """A picture of the screen, as a person sees it."""
        time.sleep(0.5)
        path = os.path.join(self.pictures, f'{self.prefix}-{name}.png')
        subprocess.run(['import', '-window', 'root', path], check=True)
        return path

    def wait_for_end(self):
        """Waits for the application to end by itself; returns its exit status."""
        return self.process.wait(15 * PATIENCE)

    def end(self):
        """Ends the application as a session does; returns its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.wait_for_end()
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode
