/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyed-list.h"

G_BEGIN_DECLS

#define TEST_TYPE_ITEM (test_item_get_type ())

/* An item of a keyed list. "rank" is something that lists are sorted by, "note" is not. */
G_DECLARE_FINAL_TYPE (TestItem, test_item, TEST, ITEM, GObject)

TestItem *test_item_new         (const char *key,
                                 int         rank,
                                 const char *note);
int       test_item_get_rank    (TestItem   *self);
void      test_item_set_rank    (TestItem   *self,
                                 int         rank);
guint     test_item_count_calls (void);

G_END_DECLS
