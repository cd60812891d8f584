/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "wizard-test.h"

#include "catena-choice-group.h"
#include "catena-draft-choice.h"
#include "catena-more-row.h"
#include "catena-recent-answers.h"
#include "catena-settings.h"
#include "catena-wizard-page.h"

/* What the pages ask for. */

/* The button that fills in what is suggested. */
static GtkWidget *
get_suggestion (WizardTest *test,
                const char *field)
{
  return ui_test_find (GTK_WIDGET (wizard_test_get_row (test, field)), GTK_TYPE_BUTTON, "use_button");
}

static void
test_names (void)
{
  WizardTest *test = wizard_test_new (NULL);
  GtkWidget *suggestion;

  wizard_test_go_to (test, "basics");
  suggestion = get_suggestion (test, "name");
  g_assert_true (wizard_test_says (test, "Use chain-1"));
  g_assert_true (gtk_widget_get_mapped (suggestion));

  wizard_test_type (test, "resource-password", "Chain2026");
  wizard_test_type (test, "password-again", "Chain2026");
  wizard_test_type (test, "name", "trade-finance");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==, "trade-finance already exists in this project.");
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs a name that is free.");
  g_assert_true (gtk_widget_get_mapped (suggestion));

  g_signal_emit_by_name (suggestion, "clicked");
  g_assert_cmpstr (catena_service_draft_get_string (wizard_test_get_draft (test), CATENA_FIELD_NAME), ==, "chain-1");
  g_assert_null (wizard_test_get_error (test, "name"));
  g_assert_false (gtk_widget_get_mapped (suggestion));

  /* A colleague takes it meanwhile. */
  wizard_test_control (test, "/services", "{\"project\": \"%s\", \"name\": \"chain-1\"}",
                       catena_test_simulator_get_project_id (test->hub->simulator, 0, "cn-north-4"));
  catena_workspace_refresh (ui_test_hub_get_workspace (test->hub, 0));
  ui_test_wait_for (wizard_test_get_error (test, "name") != NULL);
  g_assert_cmpstr (wizard_test_get_error (test, "name"), ==, "chain-1 already exists in this project.");
  g_assert_true (wizard_test_says (test, "Use chain-2"));

  wizard_test_free (test);
}

static void
test_agreement (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);
  GtkWidget *orderers;

  wizard_test_go_to (test, "agreement");
  orderers = GTK_WIDGET (wizard_test_get_row (test, "orderer-node-number"));
  g_assert_false (gtk_widget_get_mapped (orderers));

  wizard_test_choose (test, "consensus", "SFLIC");
  g_assert_true (gtk_widget_get_mapped (orderers));
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 4);
  g_assert_null (wizard_test_get_error (test, "orderer-node-number"));

  wizard_test_set_number (test, "orderer-node-number", 3);
  g_assert_cmpstr (wizard_test_get_error (test, "orderer-node-number"), ==, "FBFT needs at least 4.");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "agreement");
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs a number of orderers that fits.");
  wizard_test_picture (test, "errors");

  /* What was typed for FBFT does not stay behind. */
  wizard_test_set_number (test, "orderer-node-number", 7);
  wizard_test_choose (test, "consensus", "etcdraft");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER), ==, 3);
  g_assert_null (wizard_test_get_reason (test));

  wizard_test_choose (test, "sign-algorithm", "sm2");
  g_assert_nonnull (wizard_test_get_warning (test, "sign-algorithm"));
  wizard_test_picture (test, "warning");

  /* What is wrong in the folded part unfolds it. */
  wizard_test_set_number (test, "batch-timeout", 0);
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_error (test, "batch-timeout"), ==, "At least 1 second.");
  g_assert_true (wizard_test_has_focus (test, "batch-timeout"));
  wizard_test_picture (test, "folded");

  wizard_test_free (test);
}

static void
test_cluster (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);
  GtkWidget *zone;

  wizard_test_go_to (test, "cluster");
  wizard_test_choose (test, "create-new-cluster", "true");
  g_assert_true (catena_service_draft_get_boolean (draft, CATENA_FIELD_CREATE_NEW_CLUSTER));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "cluster-id"))));
  wizard_test_picture (test, "new");

  /* The first zone of the region is offered. */
  zone = get_suggestion (test, "node-az");
  g_assert_true (gtk_widget_get_mapped (zone));
  g_signal_emit_by_name (zone, "clicked");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NODE_AZ), ==, "cn-north-4a");
  g_assert_false (gtk_widget_get_mapped (zone));

  wizard_test_type (test, "node-az", "");
  wizard_test_activate (test, "wizard.next");
  g_assert_true (wizard_test_has_focus (test, "node-az"));
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs a zone. 2 other answers need a look, too.");
  g_signal_emit_by_name (zone, "clicked");
  g_assert_cmpstr (wizard_test_get_error (test, "node-flavor"), ==, "Enter the flavor of the nodes.");
  wizard_test_picture_whole (test, "wizard-errors-cluster");
  wizard_test_type (test, "node-flavor", "s6.xlarge.2");
  wizard_test_type (test, "node-password", "root-Nodes-1");
  wizard_test_type (test, "node-password-again", "root-Nodes-1");
  g_assert_cmpstr (wizard_test_get_error (test, "node-password"), ==,
                   "Leave out “root”, forwards and backwards: it is the user’s name.");
  wizard_test_type (test, "node-password", "Nodes-2026");
  wizard_test_type (test, "node-password-again", "Nodes-2026");
  g_assert_null (wizard_test_get_reason (test));

  wizard_test_free (test);
}

static void
use_suggestion (WizardTest *test,
                const char *field,
                int         position)
{
  GtkWidget *row = GTK_WIDGET (wizard_test_get_row (test, field));
  GtkMenuButton *button = ui_test_find (row, GTK_TYPE_MENU_BUTTON, "menu_button");
  GtkListBox *list = ui_test_find (GTK_WIDGET (button), GTK_TYPE_LIST_BOX, "list_box");

  gtk_menu_button_popup (button);
  ui_test_settle ();
  wizard_test_picture (test, "suggestions");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, position));
  ui_test_settle ();
}

/* A service that was created with these. */
static void
remember (CatenaWorkspace *workspace,
          const char      *cluster_id,
          const char      *cluster_name,
          const char      *project)
{
  g_autoptr (CatenaServiceDraft) draft = catena_service_draft_new ();

  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_ID, cluster_id);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_NAME, cluster_name);
  catena_service_draft_set_string (draft, CATENA_FIELD_CLUSTER_PLATFORM, "ARM64");
  catena_service_draft_set_string (draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID, project);
  catena_recent_answers_remember (workspace, draft);
}

/* What cannot be listed is remembered, in the project where it was used. */
static void
test_suggestions (void)
{
  UiTestHub *hub = ui_test_hub_new (NULL);
  CatenaServiceDraft *draft;
  WizardTest *test;

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  ui_test_hub_add_account (hub, 1, "Beta", CATENA_COLOUR_RED);
  remember (ui_test_hub_get_workspace (hub, 0), "5adc2ce2-9712-11ea-9535-0255ac100b01", "<b>first</b>", "");
  remember (ui_test_hub_get_workspace (hub, 0), "5adc2ce2-9712-11ea-9535-0255ac100b02", "second", "project-2");
  remember (ui_test_hub_get_workspace (hub, 1), "5adc2ce2-9712-11ea-9535-0255ac100b03", "elsewhere", "project-3");
  test = wizard_test_new_on (hub);
  draft = wizard_test_get_draft (test);

  /* Filled in without being asked, and with another account its own. */
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID), ==, "project-2");
  gtk_drop_down_set_selected (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down"), 1);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID), ==, "project-3");
  gtk_drop_down_set_selected (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down"), 0);
  wizard_test_go_to (test, "cluster");

  g_assert_true (wizard_test_says (test, "Use second"));
  use_suggestion (test, "cluster-id", 1);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_ID), ==,
                   "5adc2ce2-9712-11ea-9535-0255ac100b01");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_NAME), ==, "<b>first</b>");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_PLATFORM), ==, "ARM64");
  g_assert_false (wizard_test_says (test, "Use second"));

  wizard_test_type (test, "cluster-id", "");
  g_signal_emit_by_name (get_suggestion (test, "cluster-id"), "clicked");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_ID), ==,
                   "5adc2ce2-9712-11ea-9535-0255ac100b02");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_NAME), ==, "second");

  g_settings_reset (catena_settings_get_default (), "recent-answers");
  wizard_test_free (test);
}

/* What other services run on is not free. */
static void
test_used_cluster (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  CatenaServiceDetail *detail;

  wizard_test_go_to (test, "cluster");
  ui_test_hub_wait_for_detail (workspace);
  detail = catena_service_get_detail (wizard_test_get_item (catena_workspace_get_services (workspace), 0));
  wizard_test_type (test, "cluster-name", detail->cluster_name);
  wizard_test_type (test, "cluster-id", detail->cluster_id);
  gtk_widget_grab_focus (catena_field_row_get_control (wizard_test_get_row (test, "cluster-name")));
  ui_test_wait_for (wizard_test_get_warning (test, "cluster-id") != NULL);
  g_assert_true (g_str_has_suffix (wizard_test_get_warning (test, "cluster-id"),
                                   " runs on this cluster. Each service needs one of its own."));
  wizard_test_picture (test, "warning");

  wizard_test_free (test);
}

static void
test_storage (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);

  wizard_test_go_to (test, "storage");
  catena_service_draft_add_organization (draft, "second", 2);
  g_assert_cmpstr (catena_field_row_get_description (wizard_test_get_row (test, "org-disk-size")), ==,
                   "2 × 100 GB = 200 GB.");
  /* As it is typed, before it is left; what is no number in range leaves the last one. */
  wizard_test_type (test, "org-disk-size", "300");
  g_assert_cmpstr (catena_field_row_get_description (wizard_test_get_row (test, "org-disk-size")), ==,
                   "2 × 300 GB = 600 GB.");
  wizard_test_type (test, "org-disk-size", "");
  wizard_test_type (test, "org-disk-size", "9999999");
  g_assert_cmpint (catena_service_draft_get_integer (draft, CATENA_FIELD_ORG_DISK_SIZE), ==, 300);
  wizard_test_set_number (test, "org-disk-size", 50);
  g_assert_cmpstr (wizard_test_get_error (test, "org-disk-size"), ==,
                   "This edition needs at least 100 GB for each organization.");
  wizard_test_set_number (test, "org-disk-size", 100);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "evs-disk-type"))));
  wizard_test_choose (test, "volume-type", "evs");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "evs-disk-type"))));
  wizard_test_choose (test, "database-type", "couchdb");
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_error (test, "couchdb-user"), ==, "Choose a user name for CouchDB.");
  wizard_test_picture (test, "errors");

  gtk_switch_set_active (GTK_SWITCH (catena_field_row_get_control (wizard_test_get_row (test, "use-eip"))), FALSE);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (wizard_test_get_row (test, "bandwidth-size"))));

  wizard_test_free (test);
}

static void
press (WizardTest *test,
       const char *button)
{
  g_signal_emit_by_name (ui_test_find (test->wizard, GTK_TYPE_BUTTON, button), "clicked");
  ui_test_settle ();
}

static void
test_organizations (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);
  GListModel *organizations = catena_service_draft_get_organizations (draft);
  GListModel *channels = catena_service_draft_get_channels (draft);
  CatenaFieldRow *row;

  wizard_test_go_to (test, "organizations");
  press (test, "add_organization_button");
  press (test, "add_channel_button");
  g_assert_cmpuint (g_list_model_get_n_items (organizations), ==, 2);
  g_assert_cmpstr (catena_draft_organization_get_name (wizard_test_get_item (organizations, 1)), ==, "organization2");
  g_assert_cmpstr (catena_draft_channel_get_name (wizard_test_get_item (channels, 1)), ==, "channel2");
  g_assert_true (catena_draft_channel_has_organization (wizard_test_get_item (channels, 1), wizard_test_get_item (organizations, 1)));
  g_assert_false (catena_draft_channel_has_organization (wizard_test_get_item (channels, 0), wizard_test_get_item (organizations, 1)));

  /* Errors stand at the one that they are about. */
  catena_draft_organization_set_name (wizard_test_get_item (organizations, 1), "organization");
  row = wizard_test_get_item_row (test, CATENA_FIELD_ORGANIZATIONS, wizard_test_get_item (organizations, 1));
  g_assert_cmpstr (catena_field_row_get_error (row), ==, "Another organization is already called organization.");
  row = wizard_test_get_item_row (test, CATENA_FIELD_ORGANIZATIONS, wizard_test_get_item (organizations, 0));
  g_assert_null (catena_field_row_get_error (row));
  catena_draft_organization_set_name (wizard_test_get_item (organizations, 1), "\347\211\251\346\265\201\345\205\254\345\217\270");
  catena_draft_channel_set_name (wizard_test_get_item (channels, 1), "My_chan");
  catena_draft_channel_set_member (wizard_test_get_item (channels, 0), wizard_test_get_item (organizations, 0), FALSE);
  catena_draft_organization_set_peers (wizard_test_get_item (organizations, 1), 9);
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "organizations");
  row = wizard_test_get_item_row (test, CATENA_FIELD_CHANNELS, wizard_test_get_item (channels, 1));
  g_assert_cmpstr (catena_field_row_get_error (row), ==, "Only a-z and 0-9, beginning with a letter; try mychan.");
  g_assert_true (wizard_test_says (test, "Choose at least one organization for the channel."));
  g_assert_true (wizard_test_says (test, "This project allows an organization at most 5 peers."));
  wizard_test_picture_whole (test, "wizard-errors-organizations");

  /* Without any there is nothing to say it at but the list. */
  while (g_list_model_get_n_items (organizations) > 0)
    catena_service_draft_remove_organization (draft, wizard_test_get_item (organizations, 0));
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "Add an organization."));
  g_assert_true (g_str_has_prefix (wizard_test_get_reason (test), "Next needs an organization."));
  wizard_test_picture (test, "none");

  wizard_test_free (test);
}

/* Drafts in which, taken together, every field applies. */
static const struct
{
  const char *name;
  const char *answers[6][2];
} kinds[] = {
  { "beginner", { { "purpose", "private" } } },
  { "new cluster", { { "purpose", "union" }, { "create-new-cluster", "true" }, { "consensus", "SFLIC" },
                     { "volume-type", "evs" }, { "database-type", "couchdb" } } },
  { "edge", { { "purpose", "private" }, { "cluster-type", "ief" } } },
  { "turbo", { { "purpose", "private" }, { "volume-type", "efs" } } },
  { "invited", { { "purpose", "invitee" }, { "fabric-version", "1.4" }, { "consensus", "kafka" },
                 { "kafka-spec", "small" } } },
};

static void
answer_all (CatenaServiceDraft *draft,
            const char * const  answers[6][2])
{
  for (guint i = 0; i < 6 && answers[i][0] != NULL; i++)
    catena_draft_set_choice (draft, catena_field_get_by_name (answers[i][0])->id, answers[i][1]);
}

/* Whether a person can come to it: on its page nothing hides it but what can be opened. */
static gboolean
is_reachable (GtkWidget *row)
{
  for (; !CATENA_IS_WIZARD_PAGE (row); row = gtk_widget_get_parent (row))
    if (!gtk_widget_get_visible (row))
      return FALSE;

  return TRUE;
}

static gboolean
has_row (WizardTest    *test,
         CatenaFieldId  field)
{
  const char *name = catena_field_get (field)->name;
  GtkWidget *row = GTK_WIDGET (wizard_test_get_item_row (test, field, NULL));

  if (field >= CATENA_FIELD_N_SCALARS)
    return row != NULL;
  if (row == NULL)
    return FALSE;

  /* A group of choices has a row of its own for what is wrong with them. */
  return is_reachable (g_strcmp0 (gtk_widget_get_name (row), name) == 0
                         ? row : gtk_widget_get_ancestor (row, CATENA_TYPE_CHOICE_GROUP));
}

/* Every member of the request is asked for where it applies, and nowhere else. */
static void
test_fields (void)
{
  gboolean asked[CATENA_FIELD_N_IDS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      WizardTest *test = wizard_test_new (NULL);
      CatenaServiceDraft *draft = wizard_test_get_draft (test);

      answer_all (draft, kinds[i].answers);
      ui_test_settle ();
      for (guint field = 0; field < CATENA_FIELD_N_IDS; field++)
        {
          const gboolean expected = catena_draft_is_asked (draft, field);

          g_test_message ("%s: %s", kinds[i].name, catena_field_get (field)->name);
          if (expected || field < CATENA_FIELD_N_SCALARS)
            g_assert_true (has_row (test, field) == expected);
          asked[field] = asked[field] || expected;
        }
      wizard_test_free (test);
    }

  /* The purpose answers these two. */
  g_assert_false (asked[CATENA_FIELD_BLOCKCHAIN_TYPE] || asked[CATENA_FIELD_IS_INVITEE]);
  asked[CATENA_FIELD_BLOCKCHAIN_TYPE] = asked[CATENA_FIELD_IS_INVITEE] = TRUE;
  for (guint field = 0; field < CATENA_FIELD_N_IDS; field++)
    {
      g_test_message ("%s", catena_field_get (field)->name);
      g_assert_true (asked[field]);
    }
}

/* Edge nodes stand where the cluster would. */
static void
test_edge_nodes (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);
  GListModel *nodes = catena_service_draft_get_edge_nodes (draft);

  wizard_test_go_to (test, "cluster");
  adw_expander_row_set_expanded (ui_test_find (GTK_WIDGET (wizard_test_get_page_widget (test)), CATENA_TYPE_MORE_ROW, NULL),
                                 TRUE);
  wizard_test_choose (test, "cluster-type", "ief");
  g_assert_false (wizard_test_says (test, "Which cluster?"));
  g_assert_cmpstr (wizard_test_get_reason (test), ==, "Next needs an edge node.");
  wizard_test_activate (test, "wizard.next");
  g_assert_true (wizard_test_says (test, "Add an edge node."));

  press (test, "add_node_button");
  press (test, "add_node_button");
  g_assert_false (wizard_test_says (test, "Add an edge node."));
  wizard_test_activate (test, "wizard.next");
  g_assert_true (wizard_test_says (test, "Enter the ID of the edge node."));
  wizard_test_picture_whole (test, "wizard-edge-cluster");
  catena_draft_edge_node_set_id (wizard_test_get_item (nodes, 0), "5adc2ce2-9712-11ea-9535-0255ac100b0d");
  catena_draft_edge_node_set_address (wizard_test_get_item (nodes, 0), "203.0.113.7");
  g_signal_emit_by_name (ui_test_find (gtk_widget_get_last_child (ui_test_find (test->wizard, GTK_TYPE_BOX, "nodes_box")),
                                       GTK_TYPE_BUTTON, "remove_button"), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (nodes), ==, 1);
  /* That it is one for three orderers is not known to be wrong. */
  wizard_test_activate (test, "wizard.next");
  g_assert_false (gtk_widget_get_mapped (ui_test_find (test->wizard, GTK_TYPE_BOX, "nodes_box")));
  wizard_test_go_to (test, "storage");
  g_assert_false (gtk_widget_get_mapped (ui_test_find (test->wizard, ADW_TYPE_PREFERENCES_GROUP, "access_group")));
  wizard_test_go_to (test, "review");
  g_assert_true (wizard_test_says (test, "Whether the edge nodes are there and running"));
  g_assert_true (wizard_test_says (test, "Most likely it needs at least 3 edge nodes, one for each orderer."));
  g_assert_true (wizard_test_says (test, "5adc2ce2-9712-11ea-9535-0255ac100b0d"));
  wizard_test_picture_whole (test, "wizard-edge-review");

  wizard_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/wizard-fields/names", test_names);
  g_test_add_func ("/wizard-fields/agreement", test_agreement);
  g_test_add_func ("/wizard-fields/cluster", test_cluster);
  g_test_add_func ("/wizard-fields/suggestions", test_suggestions);
  g_test_add_func ("/wizard-fields/used-cluster", test_used_cluster);
  g_test_add_func ("/wizard-fields/storage", test_storage);
  g_test_add_func ("/wizard-fields/organizations", test_organizations);
  g_test_add_func ("/wizard-fields/fields", test_fields);
  g_test_add_func ("/wizard-fields/edge-nodes", test_edge_nodes);

  return g_test_run ();
}
