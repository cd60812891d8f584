/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-keyring-private.h"
#include "test-store.h"

G_BEGIN_DECLS

#define CANARY "canary-7f1c-\"\\ä\n-secret"
#define OTHER_CANARY "canary-9e2d-other"

typedef struct
{
  CatenaKeyring *keyring;
  char *account;
  guint n_problems;
} Fixture;

typedef void (*FixtureFunc) (Fixture       *fixture,
                             gconstpointer  data);

void      add_keyring_test         (const char         *path,
                                    gconstpointer       data,
                                    FixtureFunc         function);
void      add_locked_keyring_tests (const char         *account);
void      store                    (CatenaKeyring      *keyring,
                                    const char         *account,
                                    CatenaKeyringKind   kind,
                                    const char         *project,
                                    const char         *text);
char     *lookup                   (CatenaKeyring      *keyring,
                                    const char         *account,
                                    CatenaKeyringKind   kind,
                                    const char         *project);
void      assert_secret            (CatenaKeyring      *keyring,
                                    const char         *account,
                                    CatenaKeyringKind   kind,
                                    const char         *project,
                                    const char         *expected);
gboolean  clear                    (CatenaKeyring      *keyring,
                                    const char         *account,
                                    GError            **error);
void      assert_cleared           (CatenaKeyring      *keyring,
                                    const char         *account);
void      assert_healthy           (Fixture            *fixture);
void      assert_fallen_back       (Fixture            *fixture);
void      assert_works_in_memory   (Fixture            *fixture);
/* All items of an account that the system keyring has, (element-type SecretItem). */
GList    *search                   (const char         *account);

G_END_DECLS
