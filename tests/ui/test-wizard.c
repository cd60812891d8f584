/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "wizard-test.h"

#include "catena-edge-node-group.h"

#include <string.h>

/* The form of the wizard, filled in through its widgets. */

static const char * const page_names[] = {
  "purpose", "basics", "agreement", "cluster", "storage", "organizations", "review",
};

static void
test_pages (void)
{
  WizardTest *test = wizard_test_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    {
      g_autofree char *step = g_strdup_printf ("Step %u of 7: ", i + 1);

      wizard_test_go_to (test, page_names[i]);
      g_assert_true (g_str_has_prefix (wizard_test_get_subtitle (test), step));
      ui_audit_ellipsis (test->wizard, page_names[i]);
      wizard_test_picture (test, "wide");
    }
  g_assert_null (wizard_test_get_reason (test));

  /* And back again: everything is as it was. */
  for (guint i = G_N_ELEMENTS (page_names) - 1; i > 0; i--)
    {
      g_assert_cmpstr (wizard_test_get_page (test), ==, page_names[i]);
      wizard_test_activate (test, "wizard.back");
    }
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpstr (catena_service_draft_get_string (wizard_test_get_draft (test), CATENA_FIELD_NAME), ==, "cold-store");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (catena_field_row_get_control (wizard_test_get_row (test, "name")))),
                   ==, "cold-store");
  g_assert_nonnull (catena_service_draft_get_secret (wizard_test_get_draft (test), CATENA_FIELD_RESOURCE_PASSWORD));

  wizard_test_free (test);
}

/* Each page with all that it can show, in a window as narrow as it gets; then with large text, in a long language, … */
static void
test_audit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    {
      WizardTest *test = wizard_test_new (NULL);
      g_autofree char *name = g_strdup_printf ("wizard-page-%s", page_names[i]);

      wizard_test_go_to (test, page_names[i]);
      if (g_str_equal (page_names[i], "purpose"))
        wizard_test_choose (test, "purpose", "invitee");
      if (g_str_equal (page_names[i], "agreement"))
        wizard_test_choose (test, "consensus", "SFLIC");
      if (g_str_equal (page_names[i], "cluster"))
        wizard_test_choose (test, "create-new-cluster", "true");
      if (g_str_equal (page_names[i], "storage"))
        {
          wizard_test_choose (test, "volume-type", "efs");
          wizard_test_choose (test, "database-type", "couchdb");
        }
      /* Where something is missing now, it is shown. */
      if (wizard_test_get_reason (test) != NULL)
        wizard_test_activate (test, "wizard.next");
      wizard_test_resize (test, 360, 720);
      ui_audit_ellipsis (test->wizard, name);
      wizard_test_picture (test, "narrow");
      ui_audit_page (GTK_WINDOW (test->wizard), name);
      wizard_test_free (test);
    }
}

/* Nothing is wrong before anything was typed, but what is missing is said. */
static void
check_first_errors (WizardTest *test)
{
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs to know who will use it.");
  g_assert_null (wizard_test_get_error (test, "purpose"));

  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpstr (wizard_test_get_error (test, "purpose"), ==, "Choose who will use the blockchain.");
  g_assert_true (wizard_test_has_focus (test, "purpose"));
  wizard_test_picture (test, "errors");
}

static void
test_errors (void)
{
  WizardTest *test = wizard_test_new (NULL);

  check_first_errors (test);

  wizard_test_choose (test, "purpose", "union");
  g_assert_null (wizard_test_get_error (test, "purpose"));
  g_assert_null (wizard_test_get_reason (test));
  wizard_test_activate (test, "wizard.next");

  /* Next shows all that is wrong on the page, and goes to the first of it. */
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs a name. 1 other answer needs a look, too.");
  g_assert_null (wizard_test_get_error (test, "name"));
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==, "Give the service a name.");
  g_assert_cmpstr (wizard_test_get_error (test, "resource-password"), ==, "Choose an administrator password.");
  g_assert_true (wizard_test_has_focus (test, "name"));

  wizard_test_type (test, "name", "1 x!");
  wizard_test_type (test, "resource-password", "chain2026");
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==,
                   "Only letters (A–Z), digits, hyphens and Chinese characters; no spaces.");
  g_assert_cmpstr (wizard_test_get_error (test, "resource-password"), ==, "Add an upper-case letter or a symbol.");
  g_assert_cmpstr (wizard_test_get_error (test, "password-again"), ==, "Type the password once more.");
  wizard_test_picture (test, "errors");

  wizard_test_type (test, "name", "\345\206\267\351\223\276\344\273\223\345\202\250");
  wizard_test_type (test, "resource-password", "Chain2026");
  wizard_test_type (test, "password-again", "Chain2027");
  g_assert_null (wizard_test_get_error (test, "name"));
  g_assert_null (wizard_test_get_error (test, "resource-password"));
  g_assert_cmpstr (wizard_test_get_error (test, "password-again"), ==, "The two passwords differ.");
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs the same password twice.");
  wizard_test_type (test, "password-again", "Chain2026");
  g_assert_null (wizard_test_get_reason (test));
  wizard_test_picture (test, "chinese");

  wizard_test_free (test);
}

/* What is typed is not called wrong before it was typed. */
static void
test_typing (void)
{
  WizardTest *test = wizard_test_new (NULL);
  GtkWidget *entry;

  wizard_test_go_to (test, "basics");
  entry = catena_field_row_get_control (wizard_test_get_row (test, "name"));
  g_assert_true (wizard_test_has_focus (test, "name"));
  gtk_editable_insert_text (GTK_EDITABLE (entry), "x", 1, &(int) { 0 });
  g_assert_null (wizard_test_get_error (test, "name"));

  /* Left, it is. */
  gtk_widget_grab_focus (catena_field_row_get_control (wizard_test_get_row (test, "resource-password")));
  ui_test_wait_for (wizard_test_get_error (test, "name") != NULL);
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==, "A name has 4 to 24 characters; this one has 1.");
  g_assert_null (wizard_test_get_error (test, "resource-password"));

  /* Or after a pause. */
  gtk_editable_insert_text (GTK_EDITABLE (catena_field_row_get_control (wizard_test_get_row (test, "resource-password"))),
                            "abc", 3, &(int) { 0 });
  g_assert_null (wizard_test_get_error (test, "resource-password"));
  ui_test_wait_for (wizard_test_get_error (test, "resource-password") != NULL);

  wizard_test_free (test);
}

static void
test_invited (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "invitor-tenant-id"))));
  wizard_test_choose (test, "purpose", "invitee");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "invitor-tenant-id"))));
  g_assert_cmpstr (wizard_test_get_reason (test), ==,
                   "Next needs the inviter’s account ID. 2 other answers need a look, too.");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_error (test, "invitor-project-id"), ==, "Enter the project ID of the inviter.");
  wizard_test_picture (test, "invited");

  wizard_test_type (test, "invitor-tenant-id", "0123456789abcdef0123456789abcdef");
  wizard_test_type (test, "invitor-project-id", "0123456789abcdef0123456789abcdef");
  wizard_test_type (test, "invitor-service-id", "5adc2ce2-9712-11ea-9535-0255ac100b0d");
  g_assert_null (wizard_test_get_reason (test));
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_BLOCKCHAIN_TYPE), ==, "union");

  /* Fabric 1.4 is for those who join, and has its own consensus. */
  wizard_test_activate (test, "wizard.next");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "fabric-version"))));
  wizard_test_choose (test, "fabric-version", "1.4");
  wizard_test_type (test, "name", "joining");
  wizard_test_type (test, "resource-password", "Chain2026");
  wizard_test_type (test, "password-again", "Chain2026");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS), ==, "SFLIC");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "orderer-node-number"))));
  wizard_test_choose (test, "consensus", "SOLO");
  wizard_test_picture (test, "invited");
  wizard_test_go_to (test, "organizations");
  g_assert_true (wizard_test_says (test, "The channels are the inviter’s"));
  wizard_test_picture (test, "invited");
  wizard_test_go_to (test, "review");
  g_assert_true (wizard_test_says (test, "Whether the inviter’s IDs are right"));

  wizard_test_free (test);
}

static void
test_review (void)
{
  WizardTest *test = wizard_test_new (NULL);
  GtkLabel *body;

  wizard_test_go_to (test, "review");
  adw_expander_row_set_expanded (ui_test_find (test->wizard, ADW_TYPE_EXPANDER_ROW, "request_row"), TRUE);
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "cold-store"));
  g_assert_true (wizard_test_says (test, "1 × 100 GB = 100 GB."));
  g_assert_true (wizard_test_says (test, "Whether at least one node of the cluster has an elastic IP address (EIP)."));
  g_assert_true (wizard_test_says (test, "Create in Alpha Consortium / CN North-Beijing4"));
  g_assert_true (wizard_test_says (test, "/v2/"));
  body = ui_test_find (test->wizard, GTK_TYPE_LABEL, "body_label");
  g_assert_nonnull (strstr (gtk_label_get_text (body), "\"resource_password\""));
  g_assert_false (wizard_test_says (test, "Chain2026"));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (test->wizard)));
  wizard_test_picture_whole (test, "wizard-review-whole");

  /* Change, and back to the review at once. */
  g_assert_true (gtk_widget_activate_action (test->wizard, "wizard.change", "i", CATENA_FIELD_PAGE_BASICS));
  ui_test_settle ();
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");
  wizard_test_choose (test, "version-type", "3");
  g_assert_nonnull (wizard_test_get_warning (test, "version-type"));
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  g_assert_true (wizard_test_says (test, "Worth another look"));
  g_assert_true (wizard_test_says (test, "500 GB"));

  /* A change that makes another page wrong leads there. */
  g_assert_true (gtk_widget_activate_action (test->wizard, "wizard.change", "i", CATENA_FIELD_PAGE_STORAGE));
  wizard_test_set_number (test, "org-disk-size", 600);
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");
  catena_service_draft_set_integer (wizard_test_get_draft (test), CATENA_FIELD_ORG_DISK_SIZE, 10);
  wizard_test_activate (test, "wizard.create");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "storage");
  g_assert_nonnull (wizard_test_get_error (test, "org-disk-size"));
  g_assert_cmpuint (catena_test_simulator_arrivals (test->hub->simulator, "createService"), ==, 0);

  wizard_test_free (test);
}

static void
test_quota (void)
{
  WizardTest *test = wizard_test_new (NULL);
  const char *project = catena_test_simulator_get_project_id (test->hub->simulator, 0, "cn-north-4");
  CatenaAccount *account = catena_workspace_get_account (ui_test_hub_get_workspace (test->hub, 0));
  UiTestHub *hub = test->hub;

  g_assert_true (wizard_test_says (test, "This will be the 7th of 20."));
  ui_test_destroy_and_check (GTK_WINDOW (test->wizard));
  wizard_test_control (test, "/quota", "{\"project\": \"%s\", \"quota\": 6}", project);
  g_free (test);

  /* Full, and locked on top of it. */
  test = wizard_test_new_on (hub);
  wizard_test_choose (test, "purpose", "private");
  g_assert_true (wizard_test_says (test, "6 of 6 services are in use. Delete one, or have the quota raised."));
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "The quota is used up: no service can be added here.");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  wizard_test_picture (test, "full");
  catena_account_set_read_only (account, TRUE);
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "This account is locked against changes."));
  g_assert_cmpstr (wizard_test_get_reason (test), ==,
                   "The account is locked against changes: nothing can be created in it.");
  wizard_test_picture (test, "locked");

  wizard_test_free (test);
}

static void
test_places (void)
{
  UiTestHub *hub = ui_test_hub_new (NULL);
  WizardTest *test;
  GtkDropDown *places;

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  ui_test_hub_add_account (hub, 1, "<b>Beta & Sons</b> with a label that goes on and on and on", CATENA_COLOUR_RED);
  test = wizard_test_new_on (hub);
  wizard_test_choose (test, "purpose", "private");
  places = ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down");
  g_assert_cmpuint (gtk_drop_down_get_selected (places), ==, 0);
  wizard_test_picture (test, "places");

  /* Names and quota are those of the other project. */
  gtk_drop_down_set_selected (places, 1);
  ui_test_wait_for (wizard_test_says (test, "This will be the 4th of 20."));
  wizard_test_resize (test, 360, 640);
  wizard_test_picture (test, "places-narrow");
  wizard_test_activate (test, "wizard.next");
  wizard_test_type (test, "name", "parcel-trace");
  g_assert_true (wizard_test_get_error (test, "name") != NULL || wizard_test_has_focus (test, "name"));
  ui_test_wait_for (wizard_test_get_error (test, "name") != NULL);
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==, "parcel-trace already exists in this project.");

  wizard_test_free (test);
}

static void
test_unknown_limits (void)
{
  UiTestHub *hub = ui_test_hub_new (NULL);
  WizardTest holder = { hub, NULL };
  WizardTest *test;

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  wizard_test_control (&holder, "/faults", "{\"fault\": \"status\", \"operation\": \"listQuotas\", \"status\": 403, "
                       "\"body\": {\"error_code\": \"BCS.4030403\", \"error_msg\": \"no\"}, \"count\": -1}");
  wizard_test_control (&holder, "/faults", "{\"fault\": \"status\", \"operation\": \"getFlavors\", \"status\": 403, "
                       "\"body\": {\"error_code\": \"BCS.4030403\", \"error_msg\": \"no\"}, \"count\": -1}");
  test = wizard_test_new_on (hub);
  g_assert_true (wizard_test_says (test, "Not known. "));
  wizard_test_picture (test, "unknown");
  wizard_test_go_to (test, "review");
  g_assert_true (wizard_test_says (test, "Whether the quota has room for another service."));
  g_assert_true (wizard_test_says (test, "How many peers and orderers the project allows."));

  wizard_test_free (test);
}

/* The looks that no other test has. */
static void
test_looks (void)
{
  WizardTest *test = wizard_test_new (NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  wizard_test_activate (test, "wizard.next");
  wizard_test_picture (test, "dark");
  wizard_test_go_to (test, "basics");
  wizard_test_type (test, "name", "trade-finance");
  wizard_test_activate (test, "wizard.next");
  wizard_test_picture (test, "dark");
  wizard_test_go_to (test, "review");
  wizard_test_picture (test, "dark");
  wizard_test_picture_whole (test, "wizard-dark-review-whole");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  wizard_test_free (test);
}

/* Every template of the wizard can be made by itself, and goes again. */
static void
test_templates (void)
{
  const char *folder = CATENA_RESOURCE_PATH "/ui/wizard/";
  g_auto (GStrv) files = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"([A-Za-z]+)\"", 0, 0, NULL);
  WizardTest *test = wizard_test_new (NULL);

  /* No other is made before it is needed. */
  g_type_ensure (CATENA_TYPE_EDGE_NODE_GROUP);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *class_name = NULL;
      GtkWidget *widget;

      g_assert_true (g_regex_match (regex, text, 0, &match));
      class_name = g_match_info_fetch (match, 1);
      g_test_message ("%s", class_name);
      g_assert_cmpuint (g_type_from_name (class_name), !=, 0);
      if (G_TYPE_IS_ABSTRACT (g_type_from_name (class_name)))
        continue;

      widget = g_object_new (g_type_from_name (class_name), NULL);
      if (GTK_IS_WINDOW (widget))
        ui_test_destroy_and_check (GTK_WINDOW (widget));
      else
        g_assert_finalize_object (g_object_ref_sink (widget));
    }

  wizard_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/wizard/templates", test_templates);
  g_test_add_func ("/wizard/pages", test_pages);
  g_test_add_func ("/wizard/audit", test_audit);
  g_test_add_func ("/wizard/errors", test_errors);
  g_test_add_func ("/wizard/typing", test_typing);
  g_test_add_func ("/wizard/invited", test_invited);
  g_test_add_func ("/wizard/review", test_review);
  g_test_add_func ("/wizard/quota", test_quota);
  g_test_add_func ("/wizard/places", test_places);
  g_test_add_func ("/wizard/unknown-limits", test_unknown_limits);
  g_test_add_func ("/wizard/looks", test_looks);

  return g_test_run ();
}
