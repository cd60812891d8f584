/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "wizard-test.h"

#include "catena-again-button.h"
#include "catena-recent-answers.h"
#include "catena-settings.h"
#include "catena-trouble-group.h"

#define ENTERPRISE_PROJECT "9c1d5c34-1a0b-4a8e-9d55-0f6a0a7b2f11"

/* From the review on: one request, what becomes of it, and the way back. */

static guint
count_requests (WizardTest *test)
{
  return catena_test_simulator_arrivals (test->hub->simulator, "createService");
}

static const char *
get_password (WizardTest *test)
{
  CatenaSecret *secret = catena_service_draft_get_secret (wizard_test_get_draft (test), CATENA_FIELD_RESOURCE_PASSWORD);

  return secret != NULL ? catena_secret_get_text (secret) : NULL;
}

static const char *
get_typed_password (WizardTest *test)
{
  GtkWidget *entry = catena_field_row_get_control (wizard_test_get_row (test, "resource-password"));

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
check_body (WizardTest *test)
{
  g_autoptr (JsonNode) node =
    catena_test_simulator_control (test->hub->simulator, "GET", "/services/cold-store/request", NULL);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (text, ==,
                   "{\"name\":\"cold-store\",\"version_type\":4,\"fabric_version\":\"2.2\","
                   "\"blockchain_type\":\"private\",\"consensus\":\"etcdraft\",\"sign_algorithm\":\"ECDSA\","
                   "\"enterprise_project_id\":\"" ENTERPRISE_PROJECT "\",\"volume_type\":\"nfs\",\"org_disk_size\":100,"
                   "\"database_type\":\"goleveldb\",\"resource_password\":\"Chain2026\",\"orderer_node_number\":3,"
                   "\"use_eip\":true,\"bandwidth_size\":5,\"cluster_type\":\"cce\",\"create_new_cluster\":false,"
                   "\"cce_cluster_info\":{\"cluster_id\":\"5adc2ce2-9712-11ea-9535-0255ac100b0d\","
                   "\"cluster_name\":\"my-cluster\",\"cluster_platform_type\":\"VirtualMachine\"},"
                   "\"block_info\":{\"batch_timeout\":2,\"max_message_count\":500,\"preferred_maxbytes\":2},"
                   "\"peer_orgs\":[{\"name\":\"organization\",\"node_count\":2}],"
                   "\"channels\":[{\"name\":\"channel\",\"org_names\":[\"organization\"]}]}");
}

/* What nobody needs any more is gone, and what will be needed again is kept. */
static void
check_forgotten (WizardTest *test)
{
  g_auto (GStrv) recent = catena_recent_answers_dup (ui_test_hub_get_workspace (test->hub, 0),
                                                     CATENA_FIELD_ENTERPRISE_PROJECT_ID);

  g_assert_null (get_password (test));
  g_assert_cmpstr (get_typed_password (test), ==, "");
  g_assert_cmpstr (recent[0], ==, ENTERPRISE_PROJECT);
  g_settings_reset (catena_settings_get_default (), "recent-answers");
}

static void
test_created (void)
{
  static const char *const arguments[] = { "--speed", "600", NULL };
  WizardTest *test = wizard_test_new (arguments);
  CatenaOperation *operation;

  wizard_test_go_to (test, "basics");
  wizard_test_type (test, "enterprise-project-id", ENTERPRISE_PROJECT);
  wizard_test_go_to (test, "review");

  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);

  /* However often it is pressed. */
  g_assert_true (gtk_widget_activate_action (test->wizard, "wizard.create", NULL));
  gtk_widget_activate_action (test->wizard, "wizard.create", NULL);
  g_signal_emit_by_name (ui_test_find (test->wizard, GTK_TYPE_BUTTON, "create_button"), "clicked");
  operation = wizard_test_get_operation (test);
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
  g_assert_cmpstr (catena_operation_get_service_name (operation), ==, "cold-store");
  g_assert_cmpstr (wizard_test_get_subtitle (test), ==, "cold-store");
  ui_test_picture (test->wizard, "wizard-created-running");

  ui_test_wait_for (catena_operation_get_phase (operation) == CATENA_OPERATION_SUCCEEDED);
  g_assert_cmpuint (count_requests (test), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub->hub)), ==, 1);
  check_body (test);
  ui_test_settle ();
  ui_test_picture (test->wizard, "wizard-created-done");

  check_forgotten (test);

  /* Closing asks nothing. */
  gtk_window_close (GTK_WINDOW (test->wizard));
  test->wizard = NULL;
  ui_test_settle ();
  wizard_test_free (test);
}

static void
check_refusal (WizardTest *test)
{
  g_assert_true (gtk_widget_get_mapped (ui_test_find (test->wizard, GTK_TYPE_BUTTON, "form_button")));
  /* One way back: the other one would ask for the passwords. */
  g_assert_false (gtk_widget_get_mapped (ui_test_find (ui_test_find (test->wizard, CATENA_TYPE_TROUBLE_GROUP, NULL),
                                                       CATENA_TYPE_AGAIN_BUTTON, "again_button")));
  ui_audit (test->wizard, "refused");
  wizard_test_resize (test, 360, 720);
  ui_audit_ellipsis (test->wizard, "refused");
  ui_audit_width (GTK_WINDOW (test->wizard), "refused", "as it is");
  ui_test_picture (test->wizard, "wizard-refused-narrow");
}

static void
test_refused (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaOperation *operation;

  wizard_test_go_to (test, "review");
  wizard_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 400, "
                       "\"body\": {\"error_code\": \"BCS.4006039\", \"error_msg\": \"cluster <b>in</b> use\"}}");
  wizard_test_activate (test, "wizard.create");
  operation = wizard_test_get_operation (test);
  ui_test_wait_for (catena_operation_get_phase (operation) == CATENA_OPERATION_REFUSED);
  ui_test_settle ();
  ui_test_picture (test->wizard, "wizard-refused");
  check_refusal (test);

  /* Back at the form nothing is lost, the password neither, and the reason can still be read. */
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);
  wizard_test_activate (test, "wizard.back-to-form");
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  g_assert_true (wizard_test_says (test, "It was not created"));
  ui_test_picture (test->wizard, "wizard-refused-review");
  g_assert_cmpstr (get_password (test), ==, "Chain2026");
  g_assert_cmpstr (get_typed_password (test), ==, "Chain2026");

  g_assert_true (gtk_widget_activate_action (test->wizard, "wizard.change", "i", CATENA_FIELD_PAGE_CLUSTER));
  wizard_test_type (test, "cluster-id", "6adc2ce2-9712-11ea-9535-0255ac100b0d");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  g_assert_null (wizard_test_get_reason (test));
  wizard_test_activate (test, "wizard.create");
  ui_test_wait_for (count_requests (test) == 2);
  operation = wizard_test_get_operation (test);
  ui_test_wait_for (catena_operation_get_phase (operation) == CATENA_OPERATION_RUNNING);
  g_assert_false (gtk_widget_get_mapped (ui_test_find (test->wizard, GTK_TYPE_BUTTON, "form_button")));
  g_assert_null (get_password (test));

  wizard_test_free (test);
}

/* The services are read before the intent is written; until then it can be called off. */
static void
test_called_off (void)
{
  WizardTest *test = wizard_test_new (NULL);
  GtkWidget *create;

  wizard_test_go_to (test, "review");
  create = ui_test_find (test->wizard, GTK_TYPE_BUTTON, "create_button");
  wizard_test_control (test, "/faults", "{\"fault\": \"hold-before\", \"operation\": \"listServices\"}");
  wizard_test_activate (test, "wizard.create");
  g_assert_false (gtk_widget_is_sensitive (create));
  g_assert_true (wizard_test_says (test, "Preparing…"));
  ui_test_picture (test->wizard, "wizard-preparing");

  wizard_test_activate (test, "wizard.cancel");
  ui_test_wait_for (gtk_widget_is_sensitive (create));
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  g_assert_false (wizard_test_says (test, "It was not created"));
  g_assert_cmpuint (count_requests (test), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_hub_get_operations (test->hub->hub)), ==, 0);

  /* What comes back later changes nothing, and it can be pressed again. */
  wizard_test_control (test, "/release", "{}");
  wizard_test_activate (test, "wizard.create");
  wizard_test_get_operation (test);
  ui_test_wait_for (count_requests (test) == 1);

  wizard_test_free (test);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A hub that finds a file where its database's folder should be. */
static UiTestHub *
new_hub_that_cannot_write (void)
{
  UiTestHub *test = ui_test_hub_new (NULL);
  g_autofree char *config = g_build_filename (test->folder, "other-config", NULL);
  g_autofree char *data = g_build_filename (test->folder, "other-data", NULL);
  const CatenaHubPlaces places = { config, data, TRUE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (data, "", -1, &error);
  g_assert_no_error (error);
  catena_hub_shutdown (test->hub);
  g_clear_object (&test->hub);
  test->hub = catena_hub_new (&places);
  catena_hub_load_async (test->hub, NULL, on_result, &result);
  ui_test_wait_for (result != NULL);
  catena_hub_load_finish (test->hub, result, NULL);
  g_assert_nonnull (catena_hub_get_storage_problem (test->hub));

  return test;
}

static gboolean
is_gone (gpointer *wizard)
{
  return *wizard == NULL;
}

static void
on_draft_kept (void)
{
  g_assert_not_reached ();
}

/* Nothing is sent that could be forgotten. */
static void
test_not_written (void)
{
  UiTestHub *hub = new_hub_that_cannot_write ();
  WizardTest *test;
  gpointer wizard;

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  test = wizard_test_new_on (hub);
  wizard_test_go_to (test, "review");
  wizard_test_activate (test, "wizard.create");
  ui_test_wait_for (wizard_test_says (test, "It was not created"));
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  g_assert_cmpuint (count_requests (test), ==, 0);
  g_assert_cmpstr (get_password (test), ==, "Chain2026");
  ui_test_picture (test->wizard, "wizard-not-written");

  /* Nor is what was typed lost without a word. */
  wizard = test->wizard;
  g_object_add_weak_pointer (G_OBJECT (test->wizard), &wizard);
  g_signal_connect (test->wizard, "draft-kept", G_CALLBACK (on_draft_kept), NULL);
  wizard_test_activate (test, "wizard.cancel");
  ui_test_answer ("cancel");
  ui_test_settle ();
  g_assert_nonnull (wizard);
  wizard_test_activate (test, "wizard.cancel");
  g_assert_nonnull (ui_test_find_question ());
  ui_test_picture (ui_test_find_question (), "wizard-not-kept");
  ui_test_answer ("action");
  ui_test_wait_for (is_gone (&wizard));
  test->wizard = NULL;

  wizard_test_free (test);
}

static void
test_cancelled (void)
{
  WizardTest *test = wizard_test_new (NULL);
  UiTestHub *hub = test->hub;
  GListModel *drafts = catena_workspace_get_drafts (ui_test_hub_get_workspace (hub, 0));
  gpointer wizard = test->wizard;

  /* Untouched, it leaves nothing behind. */
  g_object_add_weak_pointer (G_OBJECT (test->wizard), &wizard);
  wizard_test_activate (test, "wizard.cancel");
  ui_test_wait_for (is_gone (&wizard));
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 0);
  g_free (test);

  /* With something in it, it asks nothing: a draft is kept. */
  test = wizard_test_new_on (hub);
  wizard = test->wizard;
  g_object_add_weak_pointer (G_OBJECT (test->wizard), &wizard);
  wizard_test_choose (test, "purpose", "private");
  wizard_test_activate (test, "wizard.cancel");
  ui_test_wait_for (is_gone (&wizard));
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);
  test->wizard = NULL;

  wizard_test_free (test);
}

/* A colleague takes the name while one reads the review. */
static void
test_name_taken (void)
{
  WizardTest *test = wizard_test_new (NULL);

  wizard_test_go_to (test, "review");
  wizard_test_control (test, "/services", "{\"project\": \"%s\", \"name\": \"cold-store\"}",
                       catena_test_simulator_get_project_id (test->hub->simulator, 0, "cn-north-4"));
  catena_workspace_refresh (ui_test_hub_get_workspace (test->hub, 0));
  ui_test_wait_for (wizard_test_get_reason (test) != NULL);
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Not yet: cold-store already exists in this project.");
  wizard_test_activate (test, "wizard.create");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");
  g_assert_true (wizard_test_has_focus (test, "name"));
  g_assert_cmpuint (count_requests (test), ==, 0);

  wizard_test_free (test);
}

/* The window goes while the creation runs. */
static void
test_closed (void)
{
  WizardTest *test = wizard_test_new (NULL);
  g_autoptr (CatenaOperation) operation = NULL;

  wizard_test_go_to (test, "review");
  wizard_test_activate (test, "wizard.create");
  operation = g_object_ref (wizard_test_get_operation (test));
  ui_test_destroy_and_check (GTK_WINDOW (test->wizard));
  test->wizard = NULL;
  ui_test_wait_for (catena_operation_get_phase (operation) == CATENA_OPERATION_RUNNING);
  g_assert_cmpuint (count_requests (test), ==, 1);

  wizard_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/wizard-creation/created", test_created);
  g_test_add_func ("/wizard-creation/refused", test_refused);
  g_test_add_func ("/wizard-creation/called-off", test_called_off);
  g_test_add_func ("/wizard-creation/not-written", test_not_written);
  g_test_add_func ("/wizard-creation/cancelled", test_cancelled);
  g_test_add_func ("/wizard-creation/name-taken", test_name_taken);
  g_test_add_func ("/wizard-creation/closed", test_closed);

  return g_test_run ();
}
