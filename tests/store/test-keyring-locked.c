/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-keyring.h"

#include "catena-error.h"
#include "fake-prompter.h"

#include <libsecret/secret.h>

static void
lock_default_collection (void)
{
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, NULL);
  g_autoptr(SecretCollection) collection = NULL;
  g_autoptr(GError) error = NULL;
  GList list = { NULL, };

  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                 SECRET_COLLECTION_NONE, NULL, &error);
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

void
add_locked_keyring_tests (const char *account)
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
  g_autoptr(CatenaKeyring) keyring = catena_keyring_new ();

  locked_account = account;
  store (keyring, account, CATENA_KEYRING_CREDENTIALS, NULL, "behind the lock");
  g_assert_true (catena_keyring_get_persistent (keyring));
  lock_default_collection ();

  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      gconstpointer mood = GINT_TO_POINTER (moods[i].mood);
      g_autofree char *lookup_path = g_strdup_printf ("/keyring/locked/%s/lookup", moods[i].name);
      g_autofree char *store_path = g_strdup_printf ("/keyring/locked/%s/store", moods[i].name);
      g_autofree char *clear_path = g_strdup_printf ("/keyring/locked/%s/clear", moods[i].name);

      add_keyring_test (lookup_path, mood, test_locked_lookup);
      add_keyring_test (store_path, mood, test_locked_store);
      add_keyring_test (clear_path, mood, test_locked_clear);
    }
  add_keyring_test ("/keyring/locked/unknown", NULL, test_locked_unknown);
  add_keyring_test ("/keyring/locked/clear-later", NULL, test_locked_clear_later);
  add_keyring_test ("/keyring/locked/cancel", NULL, test_locked_cancel);
}
