/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Drafts that wait: as they are typed, until they are given up. */

/* memmem () */
#define _GNU_SOURCE

#include "config.h"

#include "test-hub.h"
#include "test-state.h"

#include "catena-json.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define ID_1 "11111111-5c35-4f3c-8d8f-3f0d3f1d8a11"
#define ID_2 "22222222-5c35-4f3c-8d8f-3f0d3f1d8a11"

static TestHub *
make_hub (void)
{
  return test_hub_new_signed_in (test_fast);
}

static CatenaSavedDraft *
get_draft (TestHub *test,
           guint    position)
{
  CatenaSavedDraft *draft = g_list_model_get_item (catena_workspace_get_drafts (test_hub_get_workspace (test)), position);

  g_assert_nonnull (draft);
  g_object_unref (draft);

  return draft;
}

static guint
count_drafts (TestHub *test)
{
  return g_list_model_get_n_items (catena_workspace_get_drafts (test_hub_get_workspace (test)));
}

static void
restart (TestHub *test,
         guint    expected)
{
  test_hub_close (test);
  test_hub_open (test);
  test_wait_for (count_drafts (test) >= expected);
  g_assert_cmpuint (count_drafts (test), ==, expected);
}

static void
save (TestHub    *test,
      const char *id,
      const char *name)
{
  g_autoptr (CatenaServiceDraft) draft = test_make_draft (name);

  catena_workspace_save_draft (test_hub_get_workspace (test), id, draft);
}

static void
count_call (guint *count)
{
  (*count)++;
}

static void
test_saved (void)
{
  TestHub *test = make_hub ();
  CatenaSavedDraft *first;
  guint n_moved = 0;
  guint n_named = 0;

  g_assert_cmpuint (count_drafts (test), ==, 0);
  save (test, ID_1, "trade1");
  first = get_draft (test, 0);
  g_assert_cmpstr (catena_saved_draft_get_id (first), ==, ID_1);
  g_assert_cmpstr (catena_saved_draft_get_account_id (first), ==, test->account_id);
  g_assert_cmpstr (catena_saved_draft_get_project_id (first), ==, test_hub_get_project_id (test));
  g_assert_cmpint (catena_saved_draft_get_time (first), >, 0);

  /* While one is typed its row stays where it is, and says what it is called now. */
  g_signal_connect_swapped (catena_workspace_get_drafts (test_hub_get_workspace (test)), "items-changed",
                            G_CALLBACK (count_call), &n_moved);
  g_signal_connect_swapped (first, "notify::name", G_CALLBACK (count_call), &n_named);
  save (test, ID_1, "trade12");
  g_assert_cmpstr (catena_saved_draft_get_name (first), ==, "trade12");
  g_assert_cmpuint (n_moved, ==, 0);
  g_assert_cmpuint (n_named, ==, 1);

  save (test, ID_2, "");
  g_assert_cmpuint (count_drafts (test), ==, 2);
  g_assert_null (catena_saved_draft_get_name (get_draft (test, 0)));
  save (test, ID_1, "trade1");
  g_assert_true (get_draft (test, 0) == first);

  restart (test, 2);
  g_assert_cmpstr (catena_saved_draft_get_id (get_draft (test, 0)), ==, ID_1);
  g_assert_cmpstr (catena_saved_draft_get_name (get_draft (test, 0)), ==, "trade1");
  g_assert_cmpstr (catena_saved_draft_get_id (get_draft (test, 1)), ==, ID_2);

  catena_workspace_forget_draft (test_hub_get_workspace (test), ID_1);
  catena_workspace_forget_draft (test_hub_get_workspace (test), "never was");
  restart (test, 1);
  g_assert_cmpstr (catena_saved_draft_get_id (get_draft (test, 0)), ==, ID_2);

  test_hub_free (test);
}

static gboolean
is_in_file (TestHub    *test,
            const char *name,
            const char *words)
{
  g_autofree char *path = g_build_filename (test->folder, "data", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return memmem (contents, length, words, strlen (words)) != NULL;
}

/* All that was typed comes back but the passwords, which were never written. */
static void
test_loaded (void)
{
  TestHub *test = make_hub ();
  g_autoptr (CatenaServiceDraft) typed = test_make_draft ("trade1");
  g_autoptr (CatenaServiceDraft) loaded = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *text_before = NULL;
  g_autofree char *text_after = NULL;
  g_autoptr (GError) error = NULL;

  catena_service_draft_add_organization (typed, "贸易", 3);
  catena_workspace_save_draft (test_hub_get_workspace (test), ID_1, typed);
  test_wait_for (is_in_file (test, "catena.db-wal", "trade1"));
  g_assert_false (is_in_file (test, "catena.db-wal", "Chain2026"));
  restart (test, 1);
  g_assert_true (is_in_file (test, "catena.db", "trade1"));
  g_assert_false (is_in_file (test, "catena.db", "Chain2026"));
  loaded = catena_saved_draft_load (get_draft (test, 0), &error);
  g_assert_no_error (error);

  before = catena_service_draft_to_json (typed);
  after = catena_service_draft_to_json (loaded);
  text_before = catena_json_to_text (before, TRUE);
  text_after = catena_json_to_text (after, TRUE);
  g_assert_cmpstr (text_before, ==, text_after);
  g_assert_nonnull (catena_service_draft_get_secret (typed, CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_null (catena_service_draft_get_secret (loaded, CATENA_FIELD_RESOURCE_PASSWORD));

  test_hub_free (test);
}

/* Each project has its own, and they go with the account. */
static void
test_of_account (void)
{
  TestHub *test = make_hub ();
  g_autofree char *first = g_strdup (test->account_id);
  g_autoptr (GError) error = NULL;

  save (test, ID_1, "trade1");
  test_hub_add_account (test, "operator", CATENA_CREDENTIALS_KEYS);
  restart (test, 0);
  save (test, ID_2, "trade2");
  g_assert_true (test_hub_remove_account (test, &error));

  g_free (test->account_id);
  test->account_id = g_steal_pointer (&first);
  restart (test, 1);
  g_assert_true (test_hub_remove_account (test, &error));
  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) rows = NULL;

    catena_database_list_drafts_async (test->hub->database, test->account_id, test_hub_get_project_id (test), NULL,
                                       test_on_result, &result);
    rows = catena_database_list_drafts_finish (test->hub->database, test_wait_result (&result), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, 0);
  }

  test_hub_free (test);
}

/* What cannot be read says so when it is opened, and stays until it is given up. */
static void
test_damaged (gconstpointer data)
{
  TestHub *test = make_hub ();
  CatenaStoredDraft row = {
    .id = (char *) ID_1, .account_id = test->account_id, .project_id = test->project_id, .time = 1,
    .name = (char *) "trade1", .draft = (char *) data,
  };
  g_autoptr (CatenaServiceDraft) loaded = NULL;
  g_autoptr (GError) error = NULL;

  catena_database_put_draft (test->hub->database, &row);
  restart (test, 1);
  loaded = catena_saved_draft_load (get_draft (test, 0), &error);
  g_assert_null (loaded);
  g_assert_nonnull (error);
  g_assert_cmpstr (catena_saved_draft_get_name (get_draft (test, 0)), ==, "trade1");

  restart (test, 1);
  catena_workspace_forget_draft (test_hub_get_workspace (test), ID_1);
  restart (test, 0);

  test_hub_free (test);
}

/* Where nothing can be written it goes on, and is said not to be kept. */
static void
test_not_kept (void)
{
  TestHub *test = make_hub ();
  struct rlimit limits;
  rlim_t before;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = 0;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  save (test, ID_1, "trade1");
  test_wait_for (catena_hub_get_storage_problem (test->hub) != NULL);
  limits.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  g_assert_cmpuint (count_drafts (test), ==, 1);

  /* There is room again, and the next letter is typed. */
  save (test, ID_1, "trade12");
  test_wait_for (catena_hub_get_storage_problem (test->hub) == NULL);
  restart (test, 1);
  g_assert_cmpstr (catena_saved_draft_get_name (get_draft (test, 0)), ==, "trade12");

  test_hub_free (test);
}

int
test_drafts_type (const char *folder)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  const CatenaHubPlaces places = { config, data, FALSE };
  g_autoptr (CatenaHub) hub = catena_hub_new (&places);
  g_autoptr (CatenaServiceDraft) draft = test_make_draft ("t");
  g_autoptr (CatenaWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  catena_hub_load_async (hub, NULL, test_on_result, &result);
  test_wait_result (&result);
  workspace = g_list_model_get_item (catena_hub_get_workspaces (hub), 0);
  for (guint i = 1; i <= strlen ("trade1"); i++)
    {
      g_autofree char *name = g_strndup ("trade1", i);

      catena_service_draft_set_string (draft, CATENA_FIELD_NAME, name);
      catena_workspace_save_draft (workspace, ID_1, draft);
    }
  g_print ("typed\n");
  /* Until it is killed, or whoever started it is gone. */
  test_spin (60 * 1000);

  return 1;
}

static gboolean
is_kept (CatenaDatabase *database,
         TestHub        *test,
         const char     *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  catena_database_list_drafts_async (database, test->account_id, test->project_id, NULL, test_on_result, &result);
  rows = catena_database_list_drafts_finish (database, test_wait_result (&result), &error);
  g_assert_no_error (error);

  return rows->len == 1 && g_strcmp0 (((CatenaStoredDraft *) g_ptr_array_index (rows, 0))->name, name) == 0;
}

static void
test_killed (void)
{
  TestHub *test = make_hub ();
  g_autofree char *path = g_build_filename (test->folder, "data", "catena.db", NULL);
  g_autoptr (CatenaDatabase) database = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  test_hub_close (test);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--type", test->folder, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "typed");
  database = catena_database_new (path);
  test_wait_for (is_kept (database, test, "trade1"));
  catena_database_close (database);
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));

  test_hub_open (test);
  test_wait_for (count_drafts (test) == 1);
  g_assert_cmpstr (catena_saved_draft_get_name (get_draft (test, 0)), ==, "trade1");

  test_hub_free (test);
}

void
test_add_drafts (void)
{
  g_test_add_func ("/workspace/drafts/saved", test_saved);
  g_test_add_func ("/workspace/drafts/loaded", test_loaded);
  g_test_add_func ("/workspace/drafts/of-account", test_of_account);
  g_test_add_data_func ("/workspace/drafts/damaged/text", "{\"format\":", test_damaged);
  g_test_add_data_func ("/workspace/drafts/damaged/content",
                        "{\"format\": \"catena-draft\", \"version\": 99, \"fields\": {}}", test_damaged);
  g_test_add_func ("/workspace/drafts/not-kept", test_not_kept);
  g_test_add_func ("/workspace/drafts/killed", test_killed);
}
