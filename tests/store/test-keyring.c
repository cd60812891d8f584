/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Run by tests/lib/with-keyring.sh, which makes the situation that is the first argument. */

#include "config.h"

#include "test-keyring.h"

#include "catena-util.h"

#include <libsecret/secret.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char *program;

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

  catena_keyring_store_async (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, secret,
                              cancellable, test_on_result, &stored);
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
store_elsewhere (const char *account,
                 const char *text)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "store", account, text, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

/* Another Catena has written the file: neither overwrites what is the other's, nor gives up the keyring. */
static void
test_written_elsewhere (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *other = catena_new_uuid ();

  store (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  store_elsewhere (other, "others");
  store (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);
  assert_secret (fixture->keyring, other, CATENA_KEYRING_CREDENTIALS, NULL, "others");
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, CANARY);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_TOKEN, "p1", OTHER_CANARY);

  store_elsewhere (other, "newer");
  assert_cleared (fixture->keyring, fixture->account);
  assert_secret (fixture->keyring, fixture->account, CATENA_KEYRING_CREDENTIALS, NULL, NULL);
  assert_secret (fixture->keyring, other, CATENA_KEYRING_CREDENTIALS, NULL, "newer");
  assert_healthy (fixture);
  assert_cleared (fixture->keyring, other);
}

static void
add_kept (void)
{
  add_keyring_test ("/keyring/round-trip", NULL, test_round_trip);
  add_keyring_test ("/keyring/no-project", NULL, test_no_project);
  add_keyring_test ("/keyring/clear", NULL, test_clear);
  add_keyring_test ("/keyring/order", NULL, test_order);
  add_keyring_test ("/keyring/cancel", NULL, test_cancel);
  add_keyring_test ("/keyring/encrypted", NULL, test_encrypted);
  add_keyring_test ("/keyring/written-elsewhere", NULL, test_written_elsewhere);
}

static void
add_absent (void)
{
  add_keyring_test ("/keyring/absent/lookup", NULL, test_absent);
  add_keyring_test ("/keyring/absent/store", NULL, test_absent_store);
  add_keyring_test ("/keyring/absent/clear", NULL, test_absent_clear);
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

static int
store_secret (char **arguments)
{
  g_autoptr(CatenaKeyring) keyring = catena_keyring_new ();

  store (keyring, arguments[0], CATENA_KEYRING_CREDENTIALS, NULL, arguments[1]);

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
  if (argc == 4 && g_str_equal (argv[1], "store"))
    return store_secret (argv + 2);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[0];
  situation = argv[1];

  if (g_str_equal (situation, "unlocked"))
    {
      add_kept ();
      add_keyring_test ("/keyring/attributes", NULL, test_attributes);
      add_keyring_test ("/keyring/daemon-ends", NULL, test_daemon_ends);
    }
  else if (g_str_equal (situation, "locked"))
    {
      add_locked_keyring_tests (account);
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
