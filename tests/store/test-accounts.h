/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account-store.h"
#include "test-store.h"

G_BEGIN_DECLS

#define FILE_NAME "accounts.ini"
#define ID "0b0e7a0c-5c35-4f3c-8d8f-3f0d3f1d8a11"
#define OTHER_ID "5d5c6f1e-2f4b-4b43-9a52-7a3f5a4a6b22"

typedef struct
{
  char *folder;
  char *directory;
  CatenaAccountStore *store;
  GString *changes;
} Fixture;

typedef void (*FixtureFunc) (Fixture       *fixture,
                             gconstpointer  data);

void           add_account_test          (const char    *path,
                                          gconstpointer  data,
                                          FixtureFunc    function);
void           add_account_trouble_tests (void);
void           open_store                (Fixture       *fixture);
void           load                      (Fixture       *fixture);
void           reload                    (Fixture       *fixture);
void           save                      (Fixture       *fixture,
                                          CatenaAccount *account);
guint          count                     (Fixture       *fixture);
void           assert_changes            (Fixture       *fixture,
                                          const char    *expected);
void           make_directory            (Fixture       *fixture);
void           write_file                (Fixture       *fixture,
                                          const char    *contents);
void           assert_left_alone         (Fixture       *fixture,
                                          const char    *contents);
void           assert_set_aside          (Fixture       *fixture,
                                          const char    *contents);
CatenaAccount *make_account              (const char    *id,
                                          const char    *label);
void           add_project               (CatenaAccount *account,
                                          const char    *id,
                                          const char    *name);

G_END_DECLS
