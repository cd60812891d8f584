/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-keyring.h"

#include "catena-error.h"
#include "catena-util.h"

#include <libsecret/secret.h>

static void
on_notify_problem (Fixture *fixture)
{
  fixture->n_problems++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->keyring = catena_keyring_new ();
  fixture->account = catena_new_uuid ();
  g_signal_connect_swapped (fixture->keyring, "notify::problem", G_CALLBACK (on_notify_problem), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->keyring);
  g_free (fixture->account);
}

void
store (CatenaKeyring     *keyring,
       const char        *account,
       CatenaKeyringKind  kind,
       const char        *project,
       const char        *text)
{
  g_autoptr(CatenaSecret) secret = catena_secret_new (text);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  catena_keyring_store_async (keyring, account, kind, project, secret, NULL, test_on_result, &result);
  g_assert_true (catena_keyring_store_finish (keyring, test_wait_result (&result), &error));
  g_assert_no_error (error);
}

char *
lookup (CatenaKeyring     *keyring,
        const char        *account,
        CatenaKeyringKind  kind,
        const char        *project)
{
  g_autoptr(CatenaSecret) secret = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  catena_keyring_lookup_async (keyring, account, kind, project, NULL, test_on_result, &result);
  secret = catena_keyring_lookup_finish (keyring, test_wait_result (&result), &error);
  g_assert_no_error (error);

  return secret != NULL ? g_strdup (catena_secret_get_text (secret)) : NULL;
}

void
assert_secret (CatenaKeyring     *keyring,
               const char        *account,
               CatenaKeyringKind  kind,
               const char        *project,
               const char        *expected)
{
  g_autofree char *text = lookup (keyring, account, kind, project);

  g_assert_cmpstr (text, ==, expected);
}

gboolean
clear (CatenaKeyring  *keyring,
       const char     *account,
       GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  catena_keyring_clear_async (keyring, account, NULL, test_on_result, &result);

  return catena_keyring_clear_finish (keyring, test_wait_result (&result), error);
}

void
assert_cleared (CatenaKeyring *keyring,
                const char    *account)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (clear (keyring, account, &error));
  g_assert_no_error (error);
}

void
assert_healthy (Fixture *fixture)
{
  g_assert_true (catena_keyring_get_persistent (fixture->keyring));
  g_assert_null (catena_keyring_get_problem (fixture->keyring));
  g_assert_cmpuint (fixture->n_problems, ==, 0);
}

void
assert_fallen_back (Fixture *fixture)
{
  g_assert_false (catena_keyring_get_persistent (fixture->keyring));
  g_assert_error (catena_keyring_get_problem (fixture->keyring), CATENA_ERROR, CATENA_ERROR_KEYRING);
  g_assert_cmpuint (fixture->n_problems, ==, 1);
}

GList *
search (const char *account)
{
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  GList *items;

  g_hash_table_insert (attributes, (gpointer) "account", (gpointer) account);
  /* Without a schema: by all that a keyring knows of it. */
  items = secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, &error);
  g_assert_no_error (error);

  return items;
}

/* Secrets for this run, one notification, and no request waits for a keyring again. */
void
assert_works_in_memory (Fixture *fixture)
{
  g_autofree char *neighbour = catena_new_uuid ();

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, OTHER_CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", CANARY);
  store (fixture->keyring, neighbour, CATENA_KEYRING_TOKEN, "p1", "stays");
  assert_fallen_back (fixture);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, OTHER_CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p2", NULL);
}

void
add_keyring_test (const char    *path,
                  gconstpointer  data,
                  FixtureFunc    function)
{
  g_test_add (path, Fixture, data, set_up, function, tear_down);
}
