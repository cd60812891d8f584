# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the screen, in the language of the session."""

import gettext
import os


class Words:
    def __init__(self):
        language = os.environ.get('LANG', 'C').split('.')[0]
        catalogue = os.path.join(os.environ['CATENA_LOCALEDIR'], language, 'LC_MESSAGES', 'catena.mo')
        self.translations = gettext.NullTranslations()
        if language != 'C':
            with open(catalogue, 'rb') as file:
                self.translations = gettext.GNUTranslations(file)

    def __call__(self, text, *arguments):
        """A text of the sources as it is shown: translated, filled in, without the mark of its mnemonic."""
        shown = self.translations.gettext(text)
        for argument in arguments:
            shown = shown.replace('%u' if isinstance(argument, int) else '%s', str(argument), 1)
        return shown.replace('_', '')

    def in_context(self, context, text):
        """The same of a text that its context may tell from another, as C_() has it."""
        return self.translations.gettext(self.translations.pgettext(context, text))
