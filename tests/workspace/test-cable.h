/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestCable:
 *
 * What lies between Catena and a server on this machine. It can be cut, at any moment, and mended.
 */
typedef struct _TestCable TestCable;

TestCable  *test_cable_new     (const char *url);
void        test_cable_free    (TestCable  *cable);
const char *test_cable_get_url (TestCable  *cable);
void        test_cable_cut     (TestCable  *cable);
void        test_cable_mend    (TestCable  *cable);

G_END_DECLS
