/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "ui-test.h"

#include "catena-error.h"
#include "catena-progress-view.h"
#include "catena-progress-window.h"
#include "catena-service-draft.h"
#include "catena-step-row.h"

#include <string.h>

/* What a person sees of a creation: real ones, in a simulated cloud. */

/* Of the workspace library's own, whose header needs more than the interface may see. */
void catena_hub_set_time_scale (CatenaHub *self,
                                double     scale);

static const char * const slow[] = { "--speed", "60", NULL };
static const char * const still[] = { "--speed", "1", NULL };

typedef struct
{
  UiTestHub *hub;
  CatenaOperation *operation;
  GtkWidget *window;
} ProgressTest;

static void
set_secret (CatenaServiceDraft *draft,
            CatenaFieldId       field,
            const char         *text)
{
  g_autoptr (CatenaSecret) secret = catena_secret_new (text);

  catena_service_draft_set_secret (draft, field, secret);
}

static CatenaServiceDraft *
make_draft (const char *name)
{
  CatenaServiceDraft *draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_PURPOSE, "private");
  catena_service_draft_set_string (draft, CATENA_FIELD_NAME, name);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, "5adc2ce2-9712-11ea-9535-0255ac100b0d");
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_NAME, "my-cluster");
  set_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD, "Chain2026");
  set_secret (draft, CATENA_FIELD_PASSWORD_AGAIN, "Chain2026");

  return draft;
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
control (ProgressTest *test,
         const char   *path,
         const char   *json)
{
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "POST", path, json));
}

static ProgressTest *
progress_test_new (const char * const *arguments)
{
  ProgressTest *test = g_new0 (ProgressTest, 1);

  test->hub = ui_test_hub_new (arguments);
  /* What is asked every few seconds is asked all the time. */
  catena_hub_set_time_scale (test->hub->hub, 0.05);
  ui_test_hub_add_account (test->hub, 0, "Main account", CATENA_COLOUR_BLUE);

  return test;
}

static void
create (ProgressTest *test,
        const char   *name)
{
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  g_autoptr (CatenaServiceDraft) draft = make_draft (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  catena_workspace_create_service_async (workspace, draft, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  test->operation = catena_workspace_create_service_finish (workspace, result, &error);
  g_assert_no_error (error);
}

static void
open_window (ProgressTest *test)
{
  test->window = GTK_WIDGET (catena_progress_window_new (test->operation));
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
}

static void
close_window (ProgressTest *test)
{
  if (test->window != NULL)
    ui_test_destroy_and_check (GTK_WINDOW (test->window));
  test->window = NULL;
}

static void
progress_test_free (ProgressTest *test)
{
  close_window (test);
  g_clear_object (&test->operation);
  ui_test_hub_free (test->hub);
  g_free (test);
}

static void
wait_phase (ProgressTest         *test,
            CatenaOperationPhase  phase)
{
  ui_test_wait_for (catena_operation_get_phase (test->operation) == phase);
  ui_test_settle ();
}

static gpointer
find (ProgressTest *test,
      const char   *name)
{
  gpointer widget = ui_test_find (test->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static gboolean
is_seen (ProgressTest *test,
         const char   *name)
{
  return gtk_widget_get_mapped (find (test, name));
}

static const char *
get_label (ProgressTest *test,
           const char   *name)
{
  return gtk_label_get_label (find (test, name));
}

typedef struct
{
  const char *text;
  gboolean found;
} Search;

static void
look_at_label (GtkWidget *widget,
               gpointer   data)
{
  Search *search = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    search->found |= strstr (gtk_label_get_text (GTK_LABEL (widget)), search->text) != NULL;
}

static gboolean
says (ProgressTest *test,
      const char   *text)
{
  Search search = { text, FALSE };

  ui_test_for_each (test->window, look_at_label, &search);

  return search.found;
}

static GtkWidget *
get_step (ProgressTest *test,
          guint         position)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (find (test, "step_list"), (int) position));
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

static void
test_succeeds (void)
{
  ProgressTest *test = progress_test_new (slow);
  gpointer first;
  GtkWidget *foldable;
  gboolean open;

  create (test, "cold-store");
  open_window (test);
  g_assert_true (says (test, "Creating cold-store"));
  wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 3) != NULL && find_foldable (test) != NULL);
  ui_test_wait_for (is_seen (test, "resources_group"));
  ui_test_settle ();
  first = get_step (test, 0);
  g_object_add_weak_pointer (first, &first);
  g_assert_false (is_seen (test, "next_group"));
  g_assert_false (is_seen (test, "failure_box"));
  ui_test_picture (test->window, "progress-running");

  /* What the person has opened or closed stays so. */
  foldable = find_foldable (test);
  open = is_open (foldable);
  g_signal_emit_by_name (find (test, "step_list"), "row-activated", foldable);
  g_assert_cmpint (is_open (foldable), ==, !open);

  /* The time goes on, in a place that is not read out each second. */
  g_assert_null (strstr (get_label (test, "status_label"), " s"));
  {
    g_autofree char *before = g_strdup (get_label (test, "elapsed_label"));

    ui_test_wait_for (strcmp (get_label (test, "elapsed_label"), before) != 0);
  }

  control (test, "/speed", "{\"speed\": 20000}");
  wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  g_assert_nonnull (first);
  g_assert_true (first == get_step (test, 0));
  g_assert_cmpint (is_open (foldable), ==, !open);
  g_object_remove_weak_pointer (first, &first);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (find (test, "progress_bar")), ==, 1);
  g_assert_true (says (test, "cold-store Is Ready"));
  g_assert_true (is_seen (test, "next_group"));
  g_assert_false (is_seen (test, "elapsed_label"));

  /* The service and its addresses come a little later. */
  ui_test_wait_for (is_seen (test, "agent_row"));
  ui_test_picture (test->window, "progress-done");
  ui_audit_page (GTK_WINDOW (test->window), "progress-done");
  progress_test_free (test);
}

static void
test_fails (void)
{
  ProgressTest *test = progress_test_new (slow);
  CatenaOperationStep *step;

  control (test, "/creations/fail",
           "{\"step\": \"Create Other Dependent Resource\", \"sub_step\": \"Create network storage\","
           " \"message\": \"The <b>quota</b> of EVS disks is used up.\"}");
  create (test, "cold-store");
  open_window (test);
  control (test, "/speed", "{\"speed\": 5000}");
  wait_phase (test, CATENA_OPERATION_FAILED);
  step = catena_operation_get_failed_step (test->operation);
  ui_test_picture (test->window, "progress-failed");
  g_assert_nonnull (step);
  g_assert_true (says (test, catena_operation_step_get_title (step)));
  g_assert_true (says (test, "The <b>quota</b> of EVS disks is used up."));
  g_assert_true (says (test, "cold-store Could Not Be Finished"));
  g_assert_true (is_seen (test, "advice_label"));
  g_assert_false (is_seen (test, "agent_row"));
  ui_audit_page (GTK_WINDOW (test->window), "progress-failed");
  progress_test_free (test);
}

static void
test_refused (void)
{
  ProgressTest *test = progress_test_new (still);

  control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 400,"
                            " \"body\": {\"error_code\": \"BCS.4006039\", \"error_msg\": \"in use\"}}");
  create (test, "cold-store");
  wait_phase (test, CATENA_OPERATION_REFUSED);
  open_window (test);
  g_assert_true (says (test, "cold-store Was Not Created"));
  g_assert_true (says (test, "Nothing was created, and nothing is billed."));
  g_assert_true (says (test, "Cluster in Use"));
  g_assert_false (is_seen (test, "next_group"));
  g_assert_false (is_seen (test, "steps_group"));
  g_assert_false (is_seen (test, "advice_label"));
  g_assert_false (is_seen (test, "decision_box"));
  ui_test_picture (test->window, "progress-refused");
  ui_audit_page (GTK_WINDOW (test->window), "progress-refused");
  progress_test_free (test);
}

static void
test_undecided (void)
{
  ProgressTest *test = progress_test_new (still);

  catena_hub_set_time_scale (test->hub->hub, 0.01);
  control (test, "/faults", "{\"fault\": \"reset\", \"operation\": \"createService\"}");
  create (test, "cold-store");
  open_window (test);
  wait_phase (test, CATENA_OPERATION_UNDECIDED);
  g_assert_true (says (test, "Was cold-store Created?"));
  g_assert_true (is_seen (test, "decision_box"));
  ui_test_picture (test->window, "progress-undecided");

  g_assert_true (gtk_widget_activate_action (find (test, "view"), "progress.look-again", NULL));
  g_assert_cmpint (catena_operation_get_phase (test->operation), ==, CATENA_OPERATION_LOOKING);
  ui_test_settle ();
  g_assert_false (is_seen (test, "decision_box"));
  g_assert_true (says (test, "nothing is sent again"));
  wait_phase (test, CATENA_OPERATION_UNDECIDED);

  ui_audit_page (GTK_WINDOW (test->window), "progress-undecided");
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *) &test->window);
  g_assert_true (gtk_widget_activate_action (find (test, "view"), "progress.dismiss", NULL));
  ui_test_wait_for (*(GtkWidget *volatile *) &test->window == NULL);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub->hub)), ==, 0);
  g_assert_cmpuint (catena_test_simulator_arrivals (test->hub->simulator, "createService"), ==, 1);
  progress_test_free (test);
}

/* It cannot be seen how far it is: said mildly, and gone when it can. */
static void
test_unseen (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autoptr (JsonNode) gone = NULL;

  create (test, "medical-data-chain-long");
  open_window (test);
  wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"*\", \"status\": 503, \"count\": -1, \"body\": \"{}\"}");
  ui_test_wait_for (is_seen (test, "poll_error_box"));
  ui_test_settle ();
  g_assert_cmpint (catena_operation_get_phase (test->operation), ==, CATENA_OPERATION_RUNNING);
  g_assert_true (says (test, "the creation itself goes on"));
  g_assert_false (is_seen (test, "failure_box"));
  ui_test_picture (test->window, "progress-unseen");
  gone = catena_test_simulator_control (test->hub->simulator, "DELETE", "/faults", NULL);
  ui_test_wait_for (!is_seen (test, "poll_error_box"));
  ui_audit_page (GTK_WINDOW (test->window), "progress-unseen");
  progress_test_free (test);
}

/* The window is only a window: without it the operation goes on, unwatched, and nothing ticks. */
static void
test_closed (void)
{
  ProgressTest *test = progress_test_new (still);
  gboolean watched;

  create (test, "cold-store");
  open_window (test);
  wait_phase (test, CATENA_OPERATION_RUNNING);
  ui_test_wait_for (get_step (test, 0) != NULL);
  g_object_get (test->operation, "watched", &watched, NULL);
  g_assert_true (watched);
  close_window (test);
  g_object_get (test->operation, "watched", &watched, NULL);
  g_assert_false (watched);
  g_assert_true (catena_operation_get_running (test->operation));
  control (test, "/speed", "{\"speed\": 20000}");
  wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  progress_test_free (test);
}

/* A view may be given another operation, or none. */
static void
test_another (void)
{
  ProgressTest *test = progress_test_new (still);
  GtkWidget *view = catena_progress_view_new ();
  GtkWindow *window;

  create (test, "cold-store");
  wait_phase (test, CATENA_OPERATION_RUNNING);
  window = ui_test_show (view, 360, 600);
  catena_progress_view_set_operation (CATENA_PROGRESS_VIEW (view), test->operation);
  ui_test_wait_for (ui_test_find (view, CATENA_TYPE_STEP_ROW, NULL) != NULL);
  ui_test_picture (GTK_WIDGET (window), "progress-360");
  catena_progress_view_set_operation (CATENA_PROGRESS_VIEW (view), NULL);
  g_assert_null (ui_test_find (view, CATENA_TYPE_STEP_ROW, NULL));
  control (test, "/speed", "{\"speed\": 20000}");
  wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  ui_test_destroy_and_check (window);
  progress_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/progress/succeeds", test_succeeds);
  g_test_add_func ("/progress/fails", test_fails);
  g_test_add_func ("/progress/refused", test_refused);
  g_test_add_func ("/progress/undecided", test_undecided);
  g_test_add_func ("/progress/unseen", test_unseen);
  g_test_add_func ("/progress/closed", test_closed);
  g_test_add_func ("/progress/another", test_another);

  return g_test_run ();
}
