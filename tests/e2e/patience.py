# SPDX-FileCopyrightText: Catena contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many times longer than usual everything may take: with the sanitizers it does (build-aux/check --sanitize)."""

import os

PATIENCE = float(os.environ.get('CATENA_TEST_PATIENCE', '1'))
