/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "progress-test.h"
#include "ui-audit.h"

#include "catena-activity-row.h"
#include "catena-creation-trouble.h"
#include "catena-progress-view.h"
#include "catena-step-row.h"
#include "catena-time.h"

#include <string.h>

/* A creation that goes on, and ends well. */

static const char * const still[] = { "--speed", "1", NULL };

static GtkWidget *
get_step (ProgressTest *test,
          guint         position)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (progress_test_find (test, "step_list"), (int) position));
}

static gboolean
is_open (GtkWidget *row)
{
  return gtk_revealer_get_reveal_child (ui_test_find (row, GTK_TYPE_REVEALER, NULL));
}

static GtkWidget *
find_foldable (ProgressTest *test)
{
  GListModel *steps = catena_operation_get_steps (test->operation);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (CatenaOperationStep) step = g_list_model_get_item (steps, i);

      if (g_list_model_get_n_items (catena_operation_step_get_sub_steps (step)) > 0)
        return get_step (test, i);
    }

  return NULL;
}

/* In a place that is not read out each second. */
static void
check_time_goes_on (ProgressTest *test)
{
  g_autofree char *before = g_strdup (progress_test_get_label (test, "elapsed_label"));

  g_assert_null (strstr (progress_test_get_label (test, "status_label"), " s"));
  ui_test_wait_for (strcmp (progress_test_get_label (test, "elapsed_label"), before) != 0);
}

/* The service and its addresses come a little later. */
static void
check_next_steps (ProgressTest *test)
{
  ui_test_wait_for (progress_test_is_seen (test, "agent_row"));
  g_assert_true (progress_test_says (test, "Sign in as “admin”"));
  /* A row without a place to go to says what is done, and is no link; channels stand on the service's page. */
  g_assert_true (progress_test_is_seen (test, "channels_row"));
  g_assert_true (progress_test_is_seen (test, "certificates_row"));
  g_assert_cmpstr (gtk_actionable_get_action_name (progress_test_find (test, "channels_row")), ==, "next.show-service");
  g_assert_false (gtk_list_box_row_get_activatable (progress_test_find (test, "certificates_row")));
  /* Only a consortium has partners. */
  g_assert_false (progress_test_is_seen (test, "members_row"));
}

static void
test_succeeds (void)
{
  ProgressTest *test = progress_test_new (still);
  gpointer first;
  GtkWidget *foldable;
  gboolean open;

  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  g_assert_true (progress_test_says (test, "Creating cold-store"));
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 3) != NULL && find_foldable (test) != NULL);
  ui_test_wait_for (progress_test_is_seen (test, "resources_group"));
  ui_test_settle ();
  first = get_step (test, 0);
  g_object_add_weak_pointer (first, &first);
  g_assert_false (progress_test_is_seen (test, "next_group"));
  g_assert_false (progress_test_is_seen (test, "trouble_group"));
  progress_test_pictures (test, "progress-running");

  /* What the person has opened or closed stays so. */
  foldable = find_foldable (test);
  open = is_open (foldable);
  g_signal_emit_by_name (progress_test_find (test, "step_list"), "row-activated", foldable);
  g_assert_cmpint (is_open (foldable), ==, !open);

  check_time_goes_on (test);
  progress_test_control (test, "/speed", "{\"speed\": 20000}");
  progress_test_wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  g_assert_nonnull (first);
  g_assert_true (first == get_step (test, 0));
  g_assert_cmpint (is_open (foldable), ==, !open);
  g_object_remove_weak_pointer (first, &first);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (progress_test_find (test, "progress_bar")), ==, 1);
  g_assert_true (progress_test_says (test, "cold-store Is Ready"));
  g_assert_true (progress_test_is_seen (test, "next_group"));
  g_assert_false (progress_test_is_seen (test, "elapsed_label"));

  check_next_steps (test);
  progress_test_pictures (test, "progress-done");
  ui_audit_page (GTK_WINDOW (test->window), "progress-done");
  progress_test_free (test);
}

static void
test_consortium (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autoptr (CatenaServiceDraft) draft = progress_test_make_draft ("cold-store");

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "union");
  progress_test_control (test, "/speed", "{\"speed\": 20000}");
  progress_test_create_from (test, draft);
  progress_test_wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  /* As when it is opened from the list of activities, later. */
  progress_test_open_window (test);
  ui_test_wait_for (progress_test_is_seen (test, "members_row"));
  g_assert_true (progress_test_says (test, "Invite partners"));
  progress_test_pictures (test, "progress-consortium");
  progress_test_free (test);
}

/* It cannot be seen how far it is: said mildly, and gone when it can. */
static void
test_unseen (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autoptr (JsonNode) gone = NULL;

  progress_test_create (test, "medical-data-chain-long");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  progress_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"*\", \"status\": 503, \"count\": -1, \"body\": \"{}\"}");
  ui_test_wait_for (progress_test_is_seen (test, "unseen_box"));
  ui_test_settle ();
  g_assert_cmpint (catena_operation_get_phase (test->operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_true (progress_test_says (test, "the creation itself goes on"));
  g_assert_false (progress_test_is_seen (test, "trouble_group"));
  g_assert_true (progress_test_says (test, "Last seen just now"));
  ui_test_picture (test->window, "progress-unseen");
  gone = catena_test_simulator_control (test->hub->simulator, "DELETE", "/faults", NULL);
  ui_test_wait_for (!progress_test_is_seen (test, "unseen_box"));
  ui_audit_page (GTK_WINDOW (test->window), "progress-unseen");
  progress_test_free (test);
}

/* After hours of sleep, and before the first answer, it is not said to have run all the time. */
static void
test_asleep (void)
{
  ProgressTest *test = progress_test_new (still);
  gint64 eight_hours = G_GINT64_CONSTANT (8 * 3600) * CATENA_NSEC_PER_SEC;
  gint64 now;

  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  g_assert_false (progress_test_is_seen (test, "unseen_box"));

  progress_test_hold (test);
  now = catena_time_now ();
  catena_operation_set_seen (test->operation, now - eight_hours);
  ui_test_wait_for (progress_test_is_seen (test, "unseen_box"));
  g_assert_true (progress_test_says (test, "the creation itself goes on"));
  g_assert_true (progress_test_says (test, "Last seen"));
  /* It has run as long as it was seen to. */
  g_assert_cmpint (catena_operation_get_known_until (test->operation, now), <=, catena_operation_get_started (test->operation));
  g_assert_cmpstr (progress_test_get_label (test, "elapsed_label"), ==, "0 s so far");
  g_assert_cmpstr (gtk_label_get_label (ui_test_find (get_step (test, 0), GTK_TYPE_LABEL, "duration_label")), ==, "0 s");

  progress_test_release (test);
  ui_test_wait_for (!progress_test_is_seen (test, "unseen_box"));
  progress_test_free (test);
}

/* A step that takes long is said to, quietly: there is no time limit after which it would have failed. */
static void
test_standing (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autoptr (CatenaOperationStep) step = NULL;
  g_autoptr (CatenaOperationStep) part = NULL;

  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  g_assert_false (progress_test_is_seen (test, "standing_box"));

  progress_test_hold (test);
  step = g_list_model_get_item (catena_operation_get_steps (test->operation), 0);
  part = g_list_model_get_item (catena_operation_step_get_sub_steps (step), 0);
  ui_test_settle ();
  catena_operation_step_set_times (part, catena_time_now () - CATENA_STANDING_TIME, 0);
  ui_test_wait_for (progress_test_is_seen (test, "standing_box"));
  g_assert_true (progress_test_says (test, "“Generate basic configuration” has been under way for 20 min"));
  g_assert_true (progress_test_says (test, "there is no time limit"));
  g_assert_true (progress_test_says (test, "Creating cold-store"));
  g_assert_false (progress_test_is_seen (test, "trouble_group"));
  g_assert_cmpint (catena_operation_get_phase (test->operation), ==, CATENA_OPERATION_RUNNING);
  progress_test_pictures (test, "progress-standing");

  progress_test_release (test);
  ui_test_wait_for (!progress_test_is_seen (test, "standing_box"));
  progress_test_free (test);
}

/* A clock that differs from the service's makes no step last longer than it does. */
static void
test_clocks (void)
{
  ProgressTest *test = progress_test_new (still);

  progress_test_control (test, "/clock", "{\"skew_seconds\": -7200}");
  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  ui_test_wait_for (g_str_has_suffix (gtk_label_get_label (ui_test_find (get_step (test, 0), GTK_TYPE_LABEL, "duration_label")),
                                      " s"));
  g_assert_false (progress_test_is_seen (test, "standing_box"));
  progress_test_free (test);
}

/* A service that no answer told, but that was found: it is said, quietly, and stays said. */
static void
test_adopted (void)
{
  ProgressTest *test = progress_test_new (still);
  GtkWidget *row;

  progress_test_control (test, "/faults", "{\"operation\": \"createService\", \"fault\": \"reset-after\"}");
  progress_test_create (test, "cold-store");
  row = g_object_ref_sink (catena_activity_row_new (test->operation));
  progress_test_open_window (test);
  g_assert_false (progress_test_is_seen (test, "adopted_label"));
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  g_assert_true (progress_test_is_seen (test, "adopted_label"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (ui_test_find (row, GTK_TYPE_LABEL, "summary_label")),
                                   "New service, found by its name · "));
  ui_test_wait_for (get_step (test, 0) != NULL);
  progress_test_pictures (test, "progress-adopted");
  ui_audit_page (GTK_WINDOW (test->window), "progress-adopted");
  g_object_unref (row);
  progress_test_free (test);
}

/* The window is only a window: without it the operation goes on, unwatched, and nothing ticks. */
static void
test_closed (void)
{
  ProgressTest *test = progress_test_new (still);
  gboolean watched;

  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  g_object_get (test->operation, "watched", &watched, NULL);
  g_assert_true (watched);
  progress_test_close_window (test);
  g_object_get (test->operation, "watched", &watched, NULL);
  g_assert_false (watched);
  g_assert_true (catena_operation_get_running (test->operation));
  progress_test_control (test, "/speed", "{\"speed\": 20000}");
  progress_test_wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  progress_test_free (test);
}

/* A view may be given another operation, or none. */
static void
test_another (void)
{
  ProgressTest *test = progress_test_new (still);
  GtkWidget *view = catena_progress_view_new ();
  GtkWindow *window;

  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  window = ui_test_show (view, 360, 600);
  catena_progress_view_set_operation (CATENA_PROGRESS_VIEW (view), test->operation);
  ui_test_wait_for (ui_test_find (view, CATENA_TYPE_STEP_ROW, NULL) != NULL);
  ui_test_picture (GTK_WIDGET (window), "progress-360");
  catena_progress_view_set_operation (CATENA_PROGRESS_VIEW (view), NULL);
  g_assert_null (ui_test_find (view, CATENA_TYPE_STEP_ROW, NULL));
  progress_test_control (test, "/speed", "{\"speed\": 20000}");
  progress_test_wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  ui_test_destroy_and_check (window);
  progress_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/progress/succeeds", test_succeeds);
  g_test_add_func ("/progress/consortium", test_consortium);
  g_test_add_func ("/progress/unseen", test_unseen);
  g_test_add_func ("/progress/asleep", test_asleep);
  g_test_add_func ("/progress/standing", test_standing);
  g_test_add_func ("/progress/clocks", test_clocks);
  g_test_add_func ("/progress/adopted", test_adopted);
  g_test_add_func ("/progress/closed", test_closed);
  g_test_add_func ("/progress/another", test_another);

  return g_test_run ();
}
