/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Run by tests/lib/with-keyring.sh, which makes the situation that is the first argument. */

#include "config.h"

#include "catena-error.h"
#include "catena-keyring-private.h"
#include "catena-util.h"
#include "fake-prompter.h"
#include "test-store.h"

#include <libsecret/secret.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define CANARY "canary-7f1c-\"\\ä\n-secret"
#define OTHER_CANARY "canary-9e2d-other"

static const char *program;

typedef struct
{
  CatenaKeyring *keyring;
  char *account;
  guint n_problems;
} Fixture;

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

static void
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

static char *
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

static void
assert_secret (CatenaKeyring     *keyring,
               const char        *account,
               CatenaKeyringKind  kind,
               const char        *project,
               const char        *expected)
{
  g_autofree char *text = lookup (keyring, account, kind, project);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
clear (CatenaKeyring  *keyring,
       const char     *account,
       GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  catena_keyring_clear_async (keyring, account, NULL, test_on_result, &result);

  return catena_keyring_clear_finish (keyring, test_wait_result (&result), error);
}

static void
assert_cleared (CatenaKeyring *keyring,
                const char    *account)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (clear (keyring, account, &error));
  g_assert_no_error (error);
}

static void
assert_healthy (Fixture *fixture)
{
  g_assert_true (catena_keyring_get_persistent (fixture->keyring));
  g_assert_null (catena_keyring_get_problem (fixture->keyring));
  g_assert_cmpuint (fixture->n_problems, ==, 0);
}

static void
assert_fallen_back (Fixture *fixture)
{
  g_assert_false (catena_keyring_get_persistent (fixture->keyring));
  g_assert_error (catena_keyring_get_problem (fixture->keyring), CATENA_ERROR, CATENA_ERROR_KEYRING);
  g_assert_cmpuint (fixture->n_problems, ==, 1);
}

/* What another run of Catena finds. */
static char *
lookup_in_new_process (const char *account,
                       const char *kind,
                       const char *project)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                              program, "lookup", account, kind, project, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_steal_pointer (&output);
}

static GList *
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

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *found = NULL;
  g_autofree char *found_token = NULL;

  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", "first token");
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p2", "token of p2");

  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p2", "token of p2");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p3", NULL);
  assert_healthy (fixture);

  found = lookup_in_new_process (fixture->account, "credentials", "");
  g_assert_cmpstr (found, ==, CANARY);
  found_token = lookup_in_new_process (fixture->account, "token", "p1");
  g_assert_cmpstr (found_token, ==, OTHER_CANARY);
}

/* A token for the whole account has no project, and is not taken for a project's. */
static void
test_no_project (Fixture       *fixture,
                 gconstpointer  data)
{
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", "of a project");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, NULL, NULL);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, NULL, "of the account");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, NULL, "of the account");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", "of a project");
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *neighbour = catena_new_uuid ();
  g_autofree char *found = NULL;

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p2", OTHER_CANARY);
  store (fixture->keyring, neighbour, CATENA_KEYRING_CREDENTIALS, NULL, "stays");

  assert_cleared (fixture->keyring, fixture->account);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", NULL);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p2", NULL);
  assert_secret (fixture->keyring, neighbour, CATENA_KEYRING_CREDENTIALS, NULL, "stays");
  found = lookup_in_new_process (fixture->account, "token", "p1");
  g_assert_cmpstr (found, ==, "");

  /* There is nothing left, which is no failure. */
  assert_cleared (fixture->keyring, fixture->account);
  assert_healthy (fixture);
}

/* Nothing waits for anything, and still the last store counts. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GAsyncResult *results[20] = { NULL, };
  g_autoptr(GAsyncResult) looked_up = NULL;
  g_autoptr(CatenaSecret) found = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *text = g_strdup_printf ("secret %u", i);
      g_autofree char *project = g_strdup_printf ("project %u", i % 4);
      g_autoptr(CatenaSecret) secret = catena_secret_new (text);

      catena_keyring_store_async (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, project, secret, NULL,
                                  test_on_result, &results[i]);
    }
  catena_keyring_lookup_async (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "project 3", NULL,
                               test_on_result, &looked_up);

  found = catena_keyring_lookup_finish (fixture->keyring, test_wait_result (&looked_up), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (catena_secret_get_text (found), ==, "secret 19");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_nonnull (results[i]);
      g_assert_true (catena_keyring_store_finish (fixture->keyring, results[i], &error));
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "project 0", "secret 16");
  assert_healthy (fixture);
}

/* A call that is given up is no problem of the keyring. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CatenaSecret) secret = catena_secret_new (CANARY);
  g_autoptr(GAsyncResult) stored = NULL;
  g_autoptr(GAsyncResult) looked_up = NULL;
  g_autoptr(GError) error = NULL;

  catena_keyring_store_async (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, secret, cancellable,
                              test_on_result, &stored);
  catena_keyring_lookup_async (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, cancellable,
                               test_on_result, &looked_up);
  g_cancellable_cancel (cancellable);
  g_assert_false (catena_keyring_store_finish (fixture->keyring, test_wait_result (&stored), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (catena_keyring_lookup_finish (fixture->keyring, test_wait_result (&looked_up), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, "later");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, "later");
  assert_healthy (fixture);
}

/* Attributes and labels are not encrypted. */
static void
test_attributes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autolist(GObject) items = NULL;
  guint n_tokens = 0;

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", CANARY);
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);

  items = search (fixture->account);
  g_assert_cmpuint (g_list_length (items), ==, 2);
  for (GList *item = items; item != NULL; item = item->next)
    {
      g_autoptr(GHashTable) attributes = secret_item_get_attributes (item->data);
      g_autofree char *label = secret_item_get_label (item->data);
      const char *kind = g_hash_table_lookup (attributes, "kind");
      gboolean token = g_strcmp0 (kind, "token") == 0;

      n_tokens += token;
      g_assert_cmpuint (g_hash_table_size (attributes), ==, 4);
      g_assert_cmpstr (g_hash_table_lookup (attributes, "xdg:schema"), ==, CATENA_KEYRING_SCHEMA);
      g_assert_cmpstr (g_hash_table_lookup (attributes, "account"), ==, fixture->account);
      g_assert_cmpstr (kind, ==, token ? "token" : "credentials");
      g_assert_cmpstr (g_hash_table_lookup (attributes, "project"), ==, token ? "p1" : "");
      g_assert_true (g_str_has_prefix (label, "Catena: "));
      g_assert_null (strstr (label, "canary"));
    }
  g_assert_cmpuint (n_tokens, ==, 1);
}

/* Nothing that a keyring writes may be readable, and the search would find it. */
static void
test_encrypted (Fixture       *fixture,
                gconstpointer  data)
{
  const char *folder = g_getenv ("CATENA_KEYRING_FOLDER");

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, OTHER_CANARY);
  g_assert_false (test_folder_has (folder, "canary"));
  test_write (folder, "home/planted", OTHER_CANARY);
  g_assert_true (test_folder_has (folder, "canary"));
}

/* The daemon ends while Catena runs. */
static void
test_daemon_ends (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GDBusConnection) bus = NULL;
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;
  guint32 daemon;

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "GetConnectionUnixProcessID", g_variant_new ("(s)", "org.freedesktop.secrets"),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &daemon);
  g_assert_cmpint (kill ((pid_t) daemon, SIGKILL), ==, 0);

  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  assert_fallen_back (fixture);
}

/* Secrets for this run, one notification, and no request waits for a keyring again. */
static void
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

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_fallen_back (fixture);
  assert_works_in_memory (fixture);
  assert_cleared (fixture->keyring, fixture->account);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", NULL);
  assert_fallen_back (fixture);
}

static void
test_absent_store (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_works_in_memory (fixture);
  g_assert_false (test_folder_has (g_getenv ("CATENA_KEYRING_FOLDER"), "canary"));
}

static void
test_absent_clear (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_cleared (fixture->keyring, fixture->account);
  assert_fallen_back (fixture);
}

static void
test_in_memory (void)
{
  g_autoptr(CatenaKeyring) keyring = catena_keyring_new_in_memory ();
  g_autofree char *account = catena_new_uuid ();

  g_assert_false (catena_keyring_get_persistent (keyring));
  store (keyring, account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  assert_secret (keyring, account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  assert_cleared (keyring, account);
  assert_secret (keyring, account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  g_assert_null (catena_keyring_get_problem (keyring));
}

static void
lock_default_collection (void)
{
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr(SecretCollection) collection = NULL;
  g_autoptr(GError) error = NULL;
  GList list = { NULL, };

  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  list.data = collection;
  g_assert_cmpint (secret_service_lock_sync (service, &list, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

static gboolean
daemon_lives (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;
  gboolean owned;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "NameHasOwner", g_variant_new ("(s)", "org.freedesktop.secrets"),
                                       G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &owned);

  return owned;
}

static const char *locked_account;

/* Looked up first, stored first, cleared first: each finds out by itself that the keyring stays locked. */
static void
test_locked_lookup (Fixture       *fixture,
                    gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (GPOINTER_TO_INT (data));

  catena_keyring_set_time_limit (fixture->keyring, 300);
  assert_secret (fixture->keyring, locked_account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_works_in_memory (fixture);
  g_assert_true (daemon_lives ());
  fake_prompter_free (prompter);
}

static void
test_locked_store (Fixture       *fixture,
                   gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (GPOINTER_TO_INT (data));

  catena_keyring_set_time_limit (fixture->keyring, 300);
  assert_works_in_memory (fixture);
  g_assert_true (daemon_lives ());
  fake_prompter_free (prompter);
}

static void
test_locked_clear (Fixture       *fixture,
                   gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (GPOINTER_TO_INT (data));
  g_autolist(GObject) items = NULL;
  g_autoptr(GError) error = NULL;

  catena_keyring_set_time_limit (fixture->keyring, 300);
  g_assert_false (clear (fixture->keyring, locked_account, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_KEYRING);
  assert_fallen_back (fixture);
  items = search (locked_account);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  g_assert_true (daemon_lives ());
  fake_prompter_free (prompter);
}

/* Trouble is had once: a keyring that stayed locked is not asked to unlock again. */
static void
test_locked_clear_later (Fixture       *fixture,
                         gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (FAKE_PROMPTER_DISMISSES);
  g_autoptr(GError) error = NULL;

  assert_secret (fixture->keyring, locked_account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_fallen_back (fixture);
  g_assert_cmpuint (fake_prompter_get_n_prompts (prompter), ==, 1);
  g_assert_false (clear (fixture->keyring, locked_account, &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_KEYRING);
  assert_cleared (fixture->keyring, fixture->account);
  g_assert_cmpuint (fake_prompter_get_n_prompts (prompter), ==, 1);
  fake_prompter_free (prompter);
}

/* What is not there is not asked for: no prompt, no problem. */
static void
test_locked_unknown (Fixture       *fixture,
                     gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (FAKE_PROMPTER_SILENT);

  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_healthy (fixture);
  g_assert_cmpuint (fake_prompter_get_n_prompts (prompter), ==, 0);
  fake_prompter_free (prompter);
}

/* The caller gets its answer at once, whatever the prompt does, and the daemon of the session survives it. */
static void
test_locked_cancel (Fixture       *fixture,
                    gconstpointer  data)
{
  FakePrompter *prompter = fake_prompter_new (FAKE_PROMPTER_SILENT);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) prompted = NULL;
  g_autoptr(GAsyncResult) waiting = NULL;
  g_autoptr(GError) error = NULL;

  catena_keyring_set_time_limit (fixture->keyring, 2000);
  catena_keyring_lookup_async (fixture->keyring, locked_account, CATENA_KEYRING_CREDENTIALS, NULL, cancellable,
                               test_on_result, &prompted);
  catena_keyring_lookup_async (fixture->keyring, locked_account, CATENA_KEYRING_CREDENTIALS, NULL, cancellable,
                               test_on_result, &waiting);
  while (fake_prompter_get_n_prompts (prompter) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_null (catena_keyring_lookup_finish (fixture->keyring, test_wait_result (&prompted), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (catena_keyring_lookup_finish (fixture->keyring, test_wait_result (&waiting), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_healthy (fixture);

  /* Comes after the prompt, which still stands. */
  assert_works_in_memory (fixture);
  g_assert_true (daemon_lives ());
  fake_prompter_free (prompter);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*function) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, set_up, function, tear_down);
}

static void
add_kept (void)
{
  add ("/keyring/round-trip", NULL, test_round_trip);
  add ("/keyring/no-project", NULL, test_no_project);
  add ("/keyring/clear", NULL, test_clear);
  add ("/keyring/order", NULL, test_order);
  add ("/keyring/cancel", NULL, test_cancel);
  add ("/keyring/encrypted", NULL, test_encrypted);
}

static void
add_locked (void)
{
  static const struct
  {
    const char *name;
    FakePrompterMood mood;
  } moods[] = {
    { "no-prompter", FAKE_PROMPTER_ABSENT },
    { "dismissed", FAKE_PROMPTER_DISMISSES },
    { "no-answer", FAKE_PROMPTER_SILENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      gconstpointer mood = GINT_TO_POINTER (moods[i].mood);
      g_autofree char *lookup_path = g_strdup_printf ("/keyring/locked/%s/lookup", moods[i].name);
      g_autofree char *store_path = g_strdup_printf ("/keyring/locked/%s/store", moods[i].name);
      g_autofree char *clear_path = g_strdup_printf ("/keyring/locked/%s/clear", moods[i].name);

      add (lookup_path, mood, test_locked_lookup);
      add (store_path, mood, test_locked_store);
      add (clear_path, mood, test_locked_clear);
    }
  add ("/keyring/locked/unknown", NULL, test_locked_unknown);
  add ("/keyring/locked/clear-later", NULL, test_locked_clear_later);
  add ("/keyring/locked/cancel", NULL, test_locked_cancel);
}

static void
add_absent (void)
{
  add ("/keyring/absent/lookup", NULL, test_absent);
  add ("/keyring/absent/store", NULL, test_absent_store);
  add ("/keyring/absent/clear", NULL, test_absent_clear);
  g_test_add_func ("/keyring/in-memory", test_in_memory);
}

static int
print_secret (char **arguments)
{
  g_autoptr(CatenaKeyring) keyring = catena_keyring_new ();
  g_autofree char *text = NULL;

  text = lookup (keyring, arguments[0],
                 g_str_equal (arguments[1], "token") ? CATENA_KEYRING_TOKEN : CATENA_KEYRING_CREDENTIALS,
                 *arguments[2] != '\0' ? arguments[2] : NULL);
  if (text != NULL)
    fputs (text, stdout);

  return catena_keyring_get_persistent (keyring) ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *account = catena_new_uuid ();
  const char *situation;
  int status;

  if (argc == 5 && g_str_equal (argv[1], "lookup"))
    return print_secret (argv + 2);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[0];
  situation = argv[1];

  if (g_str_equal (situation, "unlocked"))
    {
      add_kept ();
      add ("/keyring/attributes", NULL, test_attributes);
      add ("/keyring/daemon-ends", NULL, test_daemon_ends);
    }
  else if (g_str_equal (situation, "locked"))
    {
      g_autoptr(CatenaKeyring) keyring = catena_keyring_new ();

      locked_account = account;
      store (keyring, account, CATENA_KEYRING_CREDENTIALS, NULL, "behind the lock");
      g_assert_true (catena_keyring_get_persistent (keyring));
      lock_default_collection ();
      add_locked ();
    }
  else if (g_str_equal (situation, "file"))
    {
      add_kept ();
    }
  else
    {
      add_absent ();
    }

  status = g_test_run ();
  secret_service_disconnect ();

  return status;
}
