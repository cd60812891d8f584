/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was last known, while nobody answers. */

#include "config.h"

#include "test-hub.h"
#include "test-state.h"

#define N_SERVICES 6

static const char * const few_services[] = { "--services", "6", NULL };

static guint
get_details_known (CatenaWorkspace *workspace)
{
  guint known;

  g_object_get (workspace, "details-known", &known, NULL);

  return known;
}

static void
assert_all_known (CatenaWorkspace *workspace)
{
  g_assert_cmpint (catena_workspace_get_load_state (workspace), ==, CATENA_LOAD_READY);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_services (workspace)), ==, N_SERVICES);
  test_wait_for (get_details_known (workspace) == N_SERVICES);
}

/* With keys, and as a user whose token has to be asked for: that nobody answers is no reason to ask a person. */
static void
test_unreachable (gconstpointer data)
{
  TestHub *test = test_hub_new (few_services);
  CatenaWorkspace *workspace;
  gint64 updated;

  test_hub_lay_cables (test);
  test_hub_add_account (test, "operator", (CatenaCredentialsKind) GPOINTER_TO_INT (data));
  test_hub_refresh (test);
  workspace = test_hub_get_workspace (test);
  assert_all_known (workspace);
  updated = catena_workspace_get_updated (workspace);

  test_hub_close (test);
  test_cable_cut (test->bcs_cable);
  test_cable_cut (test->iam_cable);
  test_hub_open (test);
  workspace = test_hub_get_workspace (test);
  assert_all_known (workspace);
  g_assert_cmpint (catena_workspace_get_updated (workspace), ==, updated);

  catena_workspace_set_shown (workspace, TRUE);
  test_wait_for (catena_workspace_get_error (workspace) != NULL);
  assert_all_known (workspace);
  g_assert_cmpint (catena_workspace_get_updated (workspace), ==, updated);
  g_assert_cmpuint (test->n_sign_in_required, ==, 0);

  /* By itself. */
  test_cable_mend (test->bcs_cable);
  test_cable_mend (test->iam_cable);
  test_wait_for (catena_workspace_get_error (workspace) == NULL);
  g_assert_cmpint (catena_workspace_get_updated (workspace), >, updated);
  assert_all_known (workspace);
  catena_workspace_set_shown (workspace, FALSE);

  test_hub_free (test);
}

void
test_add_last_known (void)
{
  g_test_add_data_func ("/workspace/last-known/unreachable/keys", GINT_TO_POINTER (CATENA_CREDENTIALS_KEYS),
                        test_unreachable);
  g_test_add_data_func ("/workspace/last-known/unreachable/password", GINT_TO_POINTER (CATENA_CREDENTIALS_PASSWORD),
                        test_unreachable);
}
