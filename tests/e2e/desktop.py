# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desktop: finds things through AT-SPI, acts with the keyboard, looks with screenshots."""

import os
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402


class Missing(Exception):
    """What should be on the screen is not there."""


def role(node):
    return node.get_role_name()


def shows(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def text_of(node):
    """The text of an entry: get_text returns nothing at the floor, but the count of characters is right."""
    return node.get_character_count()


def children(node):
    for index in range(node.get_child_count()):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def walk(node):
    """Everything below a node that is on the screen; hidden pages of a stack are in the tree as well."""
    for child in children(node):
        try:
            if not shows(child):
                continue
        except GLib.Error:
            continue
        yield child
        yield from walk(child)


class Desktop:
    def __init__(self, command, pictures, prefix, timeout=30):
        self.pictures = pictures
        self.prefix = prefix
        self.timeout = timeout
        self.count = 0
        os.makedirs(pictures, exist_ok=True)
        Atspi.set_timeout(5000, 10000)
        self.process = subprocess.Popen(command)
        self.application = self.until(self._find_application, 'the application on the accessibility bus')

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for child in children(desktop):
            try:
                if child.get_process_id() == self.process.pid:
                    return child
            except GLib.Error:
                continue
        return None

    def until(self, predicate, what, timeout=None):
        deadline = time.monotonic() + (timeout or self.timeout)
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Missing(f'{what}: the application has ended with {self.process.returncode}')
            try:
                found = predicate()
            except GLib.Error:
                found = None
            if found:
                return found
            time.sleep(0.1)
        self.look('failure')
        raise Missing(f'{what}: not there after {timeout or self.timeout} s; on the screen:\n'
                      + '\n'.join(self.words()))

    def windows(self):
        return [child for child in children(self.application) if shows(child)]

    def nodes(self):
        for window in self.windows():
            yield from walk(window)

    def words(self):
        seen = []
        for node in self.nodes():
            try:
                name = node.get_name()
            except GLib.Error:
                continue
            if name and name not in seen:
                seen.append(name)
        return seen

    def _match(self, name, roles, exact):
        for node in self.nodes():
            try:
                if roles and role(node) not in roles:
                    continue
                have = node.get_name() or ''
            except GLib.Error:
                continue
            if (have == name) if exact else (name.lower() in have.lower()):
                return node
        return None

    def find(self, name, *roles, exact=True, timeout=None):
        return self.until(lambda: self._match(name, roles, exact), f'“{name}” {roles or ""}', timeout)

    def has(self, name, *roles, exact=True):
        try:
            return self._match(name, roles, exact) is not None
        except GLib.Error:
            return False

    def gone(self, name, *roles, timeout=None):
        self.until(lambda: not self.has(name, *roles), f'“{name}” to go', timeout)

    def press(self, name, *roles, exact=True):
        """A click on a button, by its accessible action."""
        node = self.until(lambda: self._sensitive(name, roles, exact), f'“{name}” to be pressed')
        self.act(node)
        return node

    def _sensitive(self, name, roles, exact):
        node = self._match(name, roles or ('push button', 'button', 'toggle button', 'check box', 'radio button',
                                           'menu item', 'link'), exact)
        return node if node is not None and sensitive(node) else None

    @staticmethod
    def act(node):
        action = node.get_action_iface()
        if action is None or action.get_n_actions() == 0:
            raise Missing(f'“{node.get_name()}” cannot be pressed')
        action.do_action(0)

    def entry(self, name, timeout=None):
        return self.find(name, 'text', 'entry', 'password text', 'spin button', timeout=timeout)

    def focus(self, node):
        component = node.get_component_iface()
        component.grab_focus()
        self.until(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED), f'focus on “{node.get_name()}”')

    def type(self, name, text):
        """Types into an entry, key by key; what stood there is replaced."""
        node = self.entry(name)
        self.focus(node)
        self.keys('ctrl+a')
        self.write(text)
        self.until(lambda: self.entry(name).get_text_iface().get_character_count() == len(text),
                   f'“{name}” to hold {len(text)} characters')

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

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode
