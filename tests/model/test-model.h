/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes down what an object notifies. */
typedef struct
{
  GObject *object;
  gulong handler;
  GPtrArray *names;
} Watch;

Watch *watch_new    (gpointer    object);
char  *watch_take   (Watch      *watch);
char  *sort_words   (const char *words);
void   watch_free   (Watch      *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

/* Asserts what was notified since the last time: "state state-label", in any order, as a frozen object has none. */
#define assert_notified(watch, expected)                      \
  G_STMT_START                                                \
  {                                                           \
    g_autofree char *notified_names = watch_take (watch);     \
    g_autofree char *expected_names = sort_words (expected);  \
                                                              \
    g_assert_cmpstr (notified_names, ==, expected_names);     \
  }                                                           \
  G_STMT_END

void add_account_tests     (void);
void add_credentials_tests (void);
void add_detail_tests      (void);
void add_keyed_list_tests  (void);
void add_label_tests       (void);
void add_limits_tests      (void);
void add_meaning_tests     (void);
void add_record_tests      (void);
void add_service_tests     (void);
void add_trouble_tests     (void);

G_END_DECLS
