/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-test.h"

G_BEGIN_DECLS

/**
 * AccountTest:
 *
 * A window about an account, as a person uses it, on a simulated cloud: the assistant, or what asks for a password again.
 */
typedef struct
{
  UiTestHub *hub;
  GtkWidget *window;
} AccountTest;

AccountTest     *account_test_new            (const char * const *arguments);
void             account_test_free           (AccountTest        *test);
void             account_test_open           (AccountTest        *test,
                                              CatenaAccount      *account);
void             account_test_watch          (AccountTest        *test,
                                              GtkWindow          *window);
void             account_test_close          (AccountTest        *test);
gboolean         account_test_is_closed      (AccountTest        *test);
gpointer         account_test_find           (AccountTest        *test,
                                              const char         *name);
gboolean         account_test_is_seen        (AccountTest        *test,
                                              const char         *name);
/* Whether it stands on the screen. */
gboolean         account_test_says           (AccountTest        *test,
                                              const char         *text);
void             account_test_type           (AccountTest        *test,
                                              const char         *row,
                                              const char         *text);
const char      *account_test_get_typed      (AccountTest        *test,
                                              const char         *row);
const char      *account_test_get_page       (AccountTest        *test);
void             account_test_click          (AccountTest        *test,
                                              const char         *name);
void             account_test_activate       (AccountTest        *test,
                                              const char         *action);
void             account_test_next_to        (AccountTest        *test,
                                              const char         *page);
void             account_test_control        (AccountTest        *test,
                                              const char         *path,
                                              const char         *json);
guint            account_test_count_sign_ins (AccountTest        *test);
const char      *account_test_get_user       (AccountTest        *test,
                                              const char         *user,
                                              const char         *member);
/* The first page: endpoints that are typed. */
void             account_test_fill_place     (AccountTest        *test,
                                              gboolean            keys,
                                              const char         *bcs,
                                              const char         *iam);
void             account_test_fill_keys      (AccountTest        *test,
                                              const char         *user);
void             account_test_fill_user      (AccountTest        *test,
                                              const char         *user,
                                              const char         *password);
/* To the page of projects, with keys or as an IAM user. */
void             account_test_sign_in        (AccountTest        *test,
                                              gboolean            keys,
                                              const char         *user);
void             account_test_wait_signed_in (AccountTest        *test);
GtkCheckButton  *account_test_get_project    (AccountTest        *test,
                                              guint               position);
guint            account_test_count_projects (AccountTest        *test);
/* The account is in the hub, with its secrets: its services can be read. */
CatenaAccount   *account_test_check_added    (AccountTest        *test,
                                              const char         *label,
                                              guint               n_projects);

G_END_DECLS
