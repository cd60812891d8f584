/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "progress-test.h"
#include "ui-audit.h"

#include "catena-activity-page.h"
#include "catena-again-button.h"
#include "catena-error-meaning.h"
#include "catena-error.h"
#include "catena-leftover-row.h"

#include <string.h>

/* A creation that fails, that is refused, or of which nobody knows whether it began. */

static const char * const still[] = { "--speed", "1", NULL };

static CatenaServiceDraft *
make_new_cluster_draft (void)
{
  CatenaServiceDraft *draft = progress_test_make_draft ("cold-store");
  g_autoptr (CatenaSecret) secret = catena_secret_new ("Node2026!x");

  catena_service_draft_set_boolean (draft, CATENA_FIELD_CREATE_NEW_CLUSTER, TRUE);
  catena_service_draft_set_string (draft, CATENA_FIELD_NODE_FLAVOR, "c6.xlarge.2");
  catena_service_draft_set_string (draft, CATENA_FIELD_NODE_AZ, "cn-north-4a");
  catena_service_draft_set_secret (draft, CATENA_FIELD_NODE_PASSWORD, secret);
  catena_service_draft_set_secret (draft, CATENA_FIELD_NODE_PASSWORD_AGAIN, secret);

  return draft;
}

static void
collect_leftover (GtkWidget *widget,
                  gpointer   data)
{
  if (CATENA_IS_LEFTOVER_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (data, widget);
}

static guint
count_leftovers (ProgressTest *test)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  ui_test_for_each (test->window, collect_leftover, rows);

  return rows->len;
}

static const char *
find_leftover (ProgressTest *test,
               const char   *title)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  ui_test_for_each (test->window, collect_leftover, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title))
        return adw_action_row_get_subtitle (g_ptr_array_index (rows, i));
    }

  return NULL;
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What stands in for the application, and the operation that it was asked to send again. */
static void
on_create_again (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  *(char **) user_data = g_variant_dup_string (parameter, NULL);
}

static void
send_again (ProgressTest *test,
            const char   *group)
{
  g_autoptr (GApplication) application = g_application_new ("io.github.catena_desktop.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("create-again", G_VARIANT_TYPE_STRING);
  g_autofree char *id = NULL;
  GtkWidget *button;

  g_signal_connect (action, "activate", G_CALLBACK (on_create_again), &id);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  g_assert_true (g_application_register (application, NULL, NULL));
  g_application_set_default (application);

  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *) &test->window);
  button = ui_test_find (progress_test_find (test, group), CATENA_TYPE_AGAIN_BUTTON, NULL);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (id, ==, catena_operation_get_id (test->operation));
  ui_test_wait_for (*(GtkWidget *volatile *) &test->window == NULL);
  g_application_set_default (NULL);
}

/* What is left, what of it costs money, and how it is removed. */
static void
check_leftovers (ProgressTest *test)
{
  ui_test_wait_for (find_leftover (test, "Cluster") != NULL);
  g_assert_nonnull (strstr (find_leftover (test, "The service"), "BCS console"));
  g_assert_nonnull (strstr (find_leftover (test, "Cluster"), "Costs money."));
  g_assert_nonnull (strstr (find_leftover (test, "Security group"), "Costs nothing."));
  g_assert_nonnull (strstr (find_leftover (test, "Elastic IP addresses"), "Release them in the EIP console."));
  g_assert_nonnull (strstr (find_leftover (test, "Network storage"), "Perhaps only a part of it is there."));
  g_assert_null (strstr (find_leftover (test, "Cluster"), "Perhaps"));
  /* What was not begun is not there: five resources, and the service itself. */
  g_assert_cmpuint (count_leftovers (test), ==, 6);
}

static void
check_copied (ProgressTest *test)
{
  g_autofree char *copied = NULL;

  g_signal_emit_by_name (ui_test_find (progress_test_find (test, "copy_button"), GTK_TYPE_BUTTON, NULL), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (test->window), NULL, on_text_read, &copied);
  ui_test_wait_for (copied != NULL);
  g_assert_cmpstr (copied, ==, "The <b>quota</b> of SFS Turbo file systems is used up.");
}

/* Where, in whose words, from what, and what to do; what is left, what of it costs money, and how it is removed. */
static void
test_fails (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autoptr (CatenaServiceDraft) draft = make_new_cluster_draft ();

  progress_test_control (test, "/creations/fail",
                         "{\"step\": \"Create Other Dependent Resource\", \"sub_step\": \"Create network storage\","
                         " \"message\": \"The <b>quota</b> of SFS Turbo file systems is used up.\"}");
  progress_test_control (test, "/speed", "{\"speed\": 5000}");
  progress_test_create_from (test, draft);
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_FAILED);
  g_assert_true (progress_test_says (test, "cold-store Could Not Be Finished"));
  g_assert_true (progress_test_says (test, "Failed at: Addresses and storage, Network storage"));
  g_assert_cmpstr (progress_test_get_label (test, "message_label"), ==,
                   "The <b>quota</b> of SFS Turbo file systems is used up.");
  g_assert_true (gtk_label_get_selectable (progress_test_find (test, "message_label")));
  g_assert_true (strstr (progress_test_get_label (test, "cause_label"), "quota of storage") != NULL);
  g_assert_true (strstr (progress_test_get_label (test, "next_step_label"), "larger quota") != NULL);
  g_assert_false (progress_test_is_seen (test, "error_view"));
  g_assert_false (progress_test_is_seen (test, "agent_row"));
  g_assert_false (progress_test_is_seen (test, "channels_row"));

  check_copied (test);
  check_leftovers (test);
  g_assert_false (progress_test_is_seen (test, "resources_group"));
  g_assert_cmpstr (gtk_button_get_label (progress_test_find (test, "again_button")), ==, "_Edit and Create Again…");
  g_assert_true (progress_test_says (test, "keeps its name and its cluster until it is deleted"));
  progress_test_pictures (test, "progress-failed");
  ui_audit_page (GTK_WINDOW (test->window), "progress-failed");
  send_again (test, "trouble_group");
  progress_test_free (test);
}

/* In the middle of the service itself, which is listed once, in a cluster that was there before and is not listed. */
static void
test_fails_late (void)
{
  ProgressTest *test = progress_test_new (still);

  progress_test_control (test, "/creations/fail", "{\"step\": \"Create Blockchain\", \"sub_step\": \"Create peers\"}");
  progress_test_control (test, "/speed", "{\"speed\": 5000}");
  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_FAILED);
  /* What it left is read when somebody looks, also later. */
  progress_test_open_window (test);
  ui_test_wait_for (find_leftover (test, "Network storage") != NULL);
  g_assert_nonnull (find_leftover (test, "The service"));
  g_assert_nonnull (find_leftover (test, "Elastic IP addresses"));
  g_assert_cmpuint (count_leftovers (test), ==, 3);
  g_assert_true (strstr (progress_test_get_label (test, "cause_label"), "did not start in the cluster") != NULL);
  progress_test_free (test);
}

/* The service alone says that it failed: the error stands where the record would tell more. */
static void
test_fails_without_record (void)
{
  ProgressTest *test = progress_test_new (still);
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .service_code = CATENA_PROBLEM_CREATION_FAILED };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_SERVER, &details, "It failed");
  g_autoptr (GError) gone = NULL;

  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  catena_operation_set_phase (test->operation, CATENA_OPERATION_FAILED, error);
  progress_test_open_window (test);
  g_assert_false (progress_test_is_seen (test, "explanation_box"));
  g_assert_true (progress_test_says (test, "Creation Failed"));
  g_assert_nonnull (find_leftover (test, "The service"));

  /* One that has vanished is not left behind. */
  details.service_code = "BCS.4001011";
  gone = catena_error_new (CATENA_ERROR_NOT_FOUND, &details, "It is gone");
  catena_operation_set_phase (test->operation, CATENA_OPERATION_FAILED, gone);
  ui_test_settle ();
  g_assert_false (progress_test_is_seen (test, "leftover_group"));
  g_assert_true (progress_test_is_seen (test, "again_button"));
  g_assert_false (progress_test_is_seen (test, "again_label"));
  progress_test_free (test);
}

static void
test_refused (void)
{
  ProgressTest *test = progress_test_new (still);

  progress_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 400,"
                                          " \"body\": {\"error_code\": \"BCS.4006039\", \"error_msg\": \"in use\"}}");
  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_REFUSED);
  progress_test_open_window (test);
  g_assert_true (progress_test_says (test, "cold-store Was Not Created"));
  g_assert_true (progress_test_says (test, "Nothing was created, and nothing is billed."));
  g_assert_true (progress_test_says (test, "Cluster in Use"));
  g_assert_true (progress_test_says (test, "Choose a cluster that nothing uses"));
  g_assert_false (progress_test_is_seen (test, "next_group"));
  g_assert_false (progress_test_is_seen (test, "steps_group"));
  g_assert_false (progress_test_is_seen (test, "leftover_group"));
  g_assert_false (progress_test_is_seen (test, "decision_group"));
  g_assert_cmpstr (gtk_button_get_label (progress_test_find (test, "again_button")), ==, "_Edit and Send Again…");
  g_assert_true (progress_test_is_seen (test, "again_button"));
  progress_test_pictures (test, "progress-refused");
  ui_audit_page (GTK_WINDOW (test->window), "progress-refused");
  send_again (test, "trouble_group");
  progress_test_free (test);
}

static void
test_not_sent (void)
{
  ProgressTest *test = progress_test_new (still);
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .service_code = CATENA_PROBLEM_NOT_SENT };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_CONNECTION_LOST, &details, "Catena ended before");

  /* What is found at the next start. */
  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  catena_operation_set_phase (test->operation, CATENA_OPERATION_REFUSED, error);
  progress_test_open_window (test);
  g_assert_true (progress_test_says (test, "cold-store Was Not Sent"));
  g_assert_true (progress_test_says (test, "Catena ended before the request was sent."));
  g_assert_true (progress_test_is_seen (test, "again_button"));
  ui_test_picture (test->window, "progress-not-sent");
  progress_test_free (test);
}

/* Never without a question. */
static void
dismiss (ProgressTest *test)
{
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *) &test->window);
  g_assert_true (gtk_widget_activate_action (progress_test_find (test, "decision_group"), "decision.dismiss", NULL));
  ui_test_picture (ui_test_find_question (), "progress-dismiss");
  ui_test_answer ("cancel");
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub->hub)), ==, 1);
  g_assert_true (gtk_widget_activate_action (progress_test_find (test, "decision_group"), "decision.dismiss", NULL));
  ui_test_answer ("action");
  ui_test_wait_for (*(GtkWidget *volatile *) &test->window == NULL);
}

static void
look_again (ProgressTest *test)
{
  g_assert_true (gtk_widget_activate_action (progress_test_find (test, "decision_group"), "decision.look-again", NULL));
  g_assert_cmpint (catena_operation_get_phase (test->operation), ==, CATENA_OPERATION_LOOKING);
  ui_test_settle ();
  g_assert_false (progress_test_is_seen (test, "decision_group"));
  g_assert_true (progress_test_says (test, "nothing is sent again"));
  progress_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"*\", \"status\": 503, \"count\": -1, \"body\": \"{}\"}");
  ui_test_wait_for (progress_test_is_seen (test, "unseen_box"));
  g_assert_true (progress_test_says (test, "the search goes on"));
  json_node_unref (catena_test_simulator_control (test->hub->simulator, "DELETE", "/faults", NULL));
  progress_test_wait_phase (test, CATENA_OPERATION_UNDECIDED);
}

static void
test_undecided (void)
{
  ProgressTest *test = progress_test_new (still);
  g_autofree char *looks = NULL;

  catena_hub_set_time_scale (test->hub->hub, 0.01);
  progress_test_control (test, "/faults", "{\"fault\": \"reset\", \"operation\": \"createService\"}");
  progress_test_create (test, "cold-store");
  progress_test_open_window (test);
  progress_test_wait_phase (test, CATENA_OPERATION_UNDECIDED);
  g_assert_true (progress_test_says (test, "Was cold-store Created?"));
  g_assert_true (progress_test_is_seen (test, "decision_group"));
  looks = g_strdup_printf ("Looked %u times for a service with the name “cold-store”",
                           catena_operation_get_looks (test->operation));
  g_assert_cmpuint (catena_operation_get_looks (test->operation), >=, 3);
  g_assert_true (progress_test_says (test, looks));
  g_assert_true (progress_test_says (test, "Last looked just now"));
  g_assert_true (progress_test_says (test, "asks for the passwords again"));
  progress_test_pictures (test, "progress-undecided");

  look_again (test);

  ui_audit_page (GTK_WINDOW (test->window), "progress-undecided");
  send_again (test, "decision_group");
  progress_test_open_window (test);
  dismiss (test);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub->hub)), ==, 0);
  g_assert_cmpuint (catena_test_simulator_arrivals (test->hub->simulator, "createService"), ==, 1);
  progress_test_free (test);
}

/* A colleague's, perhaps: it is not taken for ours, and not said to be missing. */
static void
test_namesake (void)
{
  ProgressTest *test = progress_test_new (still);
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .service_code = CATENA_PROBLEM_NAMESAKE };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_CONFLICT, &details, "another's");

  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  catena_operation_set_phase (test->operation, CATENA_OPERATION_UNDECIDED, error);
  progress_test_open_window (test);
  g_assert_true (progress_test_says (test, "it may be another’s"));
  g_assert_true (progress_test_says (test, "ask who created it"));
  g_assert_false (progress_test_says (test, "No service of that name has appeared"));
  g_assert_false (progress_test_says (test, "Nothing of it is billed"));
  progress_test_free (test);
}

/* The second sending was refused; whether the first one arrived is as open as before. */
static void
test_sent_twice (void)
{
  ProgressTest *test = progress_test_new (still);
  CatenaErrorDetails details = { .api = CATENA_API_CREATE_SERVICE, .service_code = "BCS.4006039", .sent = TRUE };
  g_autoptr (GError) error = catena_error_new (CATENA_ERROR_INPUT, &details, "in use");

  progress_test_create (test, "cold-store");
  progress_test_wait_phase (test, CATENA_OPERATION_RUNNING);
  catena_operation_set_phase (test->operation, CATENA_OPERATION_UNDECIDED, error);
  progress_test_open_window (test);
  g_assert_true (progress_test_says (test, "Was cold-store Created?"));
  g_assert_true (progress_test_says (test, "Cluster in Use"));
  progress_test_free (test);
}

/* Creates one more, in a cluster of its own, and waits until it is where it is to be. */
static void
create_in (ProgressTest         *test,
           const char           *name,
           CatenaOperationPhase  phase)
{
  g_autoptr (CatenaServiceDraft) draft = progress_test_make_draft (name);
  g_autofree char *cluster = g_uuid_string_random ();

  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, cluster);
  progress_test_create_from (test, draft);
  progress_test_wait_phase (test, phase);
}

static const char *
get_row_label (GtkListBox *list,
               int         position,
               const char *name)
{
  return gtk_label_get_label (ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (list, position)), GTK_TYPE_LABEL,
                                            name));
}

/* Of every phase one, the newest last. */
static void
create_several (ProgressTest *test)
{
  create_in (test, "cold-store", CATENA_OPERATION_RUNNING);
  progress_test_control (test, "/services/cold-store/finish", "{}");
  progress_test_wait_phase (test, CATENA_OPERATION_SUCCEEDED);
  progress_test_control (test, "/creations/fail", "{\"step\": \"Preparation\", \"before\": true}");
  create_in (test, "harbour-log", CATENA_OPERATION_FAILED);
  create_in (test, "land-register", CATENA_OPERATION_RUNNING);
  progress_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 400,"
                                          " \"body\": {\"error_code\": \"BCS.4006039\", \"error_msg\": \"in use\"}}");
  create_in (test, "tea-ledger", CATENA_OPERATION_REFUSED);
  progress_test_control (test, "/faults", "{\"fault\": \"reset\", \"operation\": \"createService\"}");
  create_in (test, "spice-route", CATENA_OPERATION_UNDECIDED);
  create_in (test, "frozen-goods", CATENA_OPERATION_RUNNING);
}

/* Several at once, in several states: each says what it is, in which account and project, and since when. */
static void
test_several (void)
{
  static const struct { const char *name; const char *phase; } rows[] = {
    { "frozen-goods", "In progress" },   { "spice-route", "Waiting for your decision" }, { "tea-ledger", "Not carried out" },
    { "land-register", "In progress" },  { "harbour-log", "Failed" },                    { "cold-store", "Done" },
  };
  ProgressTest *test = progress_test_new (still);
  GtkWidget *page;
  GtkListBox *list;
  GtkWindow *window;

  catena_hub_set_time_scale (test->hub->hub, 0.01);
  create_several (test);
  g_assert_cmpuint (catena_hub_get_running_operations (test->hub->hub), ==, 2);

  page = g_object_new (CATENA_TYPE_ACTIVITY_PAGE, "hub", test->hub->hub, NULL);
  window = ui_test_show (page, 900, 760);
  list = ui_test_find (page, GTK_TYPE_LIST_BOX, NULL);
  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (get_row_label (list, i, "name_label"), ==, rows[i].name);
      g_assert_cmpstr (get_row_label (list, i, "phase_label"), ==, rows[i].phase);
      g_assert_cmpstr (get_row_label (list, i, "summary_label"), ==,
                       "New service · Main account · alpha-consortium · CN North-Beijing4");
    }
  ui_test_wait_for (g_str_equal (get_row_label (list, 0, "progress_label"), "0 of 5 steps"));
  ui_test_picture (GTK_WIDGET (window), "activity-several");
  gtk_window_set_default_size (window, 360, 1000);
  ui_test_settle ();
  ui_test_picture (GTK_WIDGET (window), "activity-several-narrow");
  progress_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"*\", \"status\": 503, \"count\": -1, \"body\": \"{}\"}");
  ui_test_wait_for (strstr (get_row_label (list, 0, "progress_label"), "cannot be seen at the moment") != NULL);

  /* What may have happened is not forgotten without a question. */
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)), GTK_TYPE_BUTTON, "forget_button"),
                         "clicked");
  ui_test_answer ("cancel");
  g_assert_cmpstr (get_row_label (list, 1, "name_label"), ==, "spice-route");
  ui_test_destroy_and_check (window);
  progress_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/progress-trouble/fails", test_fails);
  g_test_add_func ("/progress-trouble/fails-late", test_fails_late);
  g_test_add_func ("/progress-trouble/fails-without-record", test_fails_without_record);
  g_test_add_func ("/progress-trouble/refused", test_refused);
  g_test_add_func ("/progress-trouble/not-sent", test_not_sent);
  g_test_add_func ("/progress-trouble/undecided", test_undecided);
  g_test_add_func ("/progress-trouble/namesake", test_namesake);
  g_test_add_func ("/progress-trouble/sent-twice", test_sent_twice);
  g_test_add_func ("/progress-trouble/several", test_several);

  return g_test_run ();
}
