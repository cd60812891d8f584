/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program does with "--type FOLDER": types a draft, and waits to be killed. */
int  test_drafts_type    (const char *folder);
void test_add_drafts     (void);
void test_add_locked     (void);
void test_add_last_known (void);

G_END_DECLS
