/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "wizard-test.h"

#include "catena-draft-list.h"
#include "catena-recent-answers.h"
#include "catena-settings.h"

/* What is kept of a form. */

#define SECRET "Chain2026"

/* The draft that was changed last, as it is saved. */
static CatenaServiceDraft *
load_newest (WizardTest *test)
{
  g_autoptr (CatenaSavedDraft) saved = g_list_model_get_item (wizard_test_get_drafts (test), 0);
  g_autoptr (GError) error = NULL;
  CatenaServiceDraft *draft = catena_saved_draft_load (saved, &error);

  g_assert_no_error (error);

  return draft;
}

static void
close_wizard (WizardTest *test)
{
  ui_test_destroy_and_check (GTK_WINDOW (test->wizard));
  test->wizard = NULL;
}

static WizardTest *
reopen (WizardTest *test)
{
  UiTestHub *hub = test->hub;

  if (test->wizard != NULL)
    close_wizard (test);
  g_free (test);

  return wizard_test_new_on (hub);
}

static GtkWidget *
get_draft_row (WizardTest *test,
               int         position)
{
  GtkListBox *list = NULL;

  /* The group has a list of its own, which is empty. */
  for (GtkWidget *row = ui_test_find (ui_test_find (test->wizard, CATENA_TYPE_DRAFT_LIST, NULL), ADW_TYPE_ACTION_ROW, NULL);
       row != NULL && list == NULL;
       row = gtk_widget_get_parent (row))
    if (GTK_IS_LIST_BOX (gtk_widget_get_parent (row)))
      list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  g_assert_nonnull (list);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, position));
}

static void
open_draft (WizardTest *test,
            int         position)
{
  GtkWidget *row = get_draft_row (test, position);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
}

static void
test_saved (void)
{
  WizardTest *test = wizard_test_new (NULL);
  g_autoptr (CatenaServiceDraft) draft = NULL;

  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
  wizard_test_choose (test, "purpose", "union");
  ui_test_wait_for (wizard_test_count_drafts (test) == 1);

  /* At the change of the page nothing waits. */
  wizard_test_activate (test, "wizard.next");
  wizard_test_type (test, "name", "trade-2");
  wizard_test_type (test, "resource-password", SECRET);
  wizard_test_type (test, "password-again", SECRET);
  wizard_test_activate (test, "wizard.next");
  draft = load_newest (test);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_NAME), ==, "trade-2");
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_PURPOSE), ==, "union");
  g_assert_null (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);

  /* Nor when the window is torn down, as at the end of the program. */
  wizard_test_go_to (test, "cluster");
  wizard_test_type (test, "cluster-name", "half-typ");
  close_wizard (test);
  g_clear_object (&draft);
  draft = load_newest (test);
  g_assert_cmpstr (catena_service_draft_get_string (draft, CATENA_FIELD_CLUSTER_NAME), ==, "half-typ");

  wizard_test_free (test);
}

static void
test_offered (void)
{
  WizardTest *test = wizard_test_new (NULL);

  wizard_test_go_to (test, "cluster");
  wizard_test_type (test, "name", "first-chain");
  test = reopen (test);
  g_assert_cmpstr (wizard_test_get_page (test), ==, "start");
  g_assert_false (wizard_test_says (test, "What it takes"));
  /* Enter goes on with the last one. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->wizard)) == get_draft_row (test, 0));
  g_assert_true (gtk_widget_get_receives_default (get_draft_row (test, 0)));
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "");
  wizard_test_choose (test, "purpose", "private");
  test = reopen (test);

  /* Two of them, the last one first; each says how far it is. */
  g_assert_true (wizard_test_says (test, "Without a name"));
  g_assert_true (wizard_test_says (test, "first-chain"));
  g_assert_true (wizard_test_says (test, "1 of 7 steps done · just now"));
  g_assert_true (wizard_test_says (test, "3 of 7 steps done · just now"));
  ui_audit (test->wizard, "start");
  ui_test_picture (test->wizard, "wizard-start-drafts");
  wizard_test_resize (test, 360, 640);
  ui_audit_ellipsis (test->wizard, "start");
  ui_audit_page (GTK_WINDOW (test->wizard), "wizard-start");
  test = reopen (test);

  /* It goes on where something is missing: passwords are not kept. */
  open_draft (test, 1);
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "first-chain");
  g_assert_true (wizard_test_says (test, "Passwords were not kept: type them again"));
  g_assert_true (wizard_test_has_focus (test, "resource-password"));
  wizard_test_type (test, "name", "first-chain-2");
  wizard_test_activate (test, "wizard.back");
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 2);

  wizard_test_free (test);
}

static void
test_deleted (void)
{
  WizardTest *test = wizard_test_new (NULL);

  wizard_test_choose (test, "purpose", "union");
  test = reopen (test);
  g_signal_emit_by_name (ui_test_find (get_draft_row (test, 0), GTK_TYPE_BUTTON, NULL), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
  g_assert_true (wizard_test_says (test, "Draft deleted"));
  /* Something is there to be read, nonetheless. */
  g_assert_true (wizard_test_says (test, "Before You Start"));
  g_assert_true (wizard_test_says (test, "CCE is authorized"));
  ui_test_picture (test->wizard, "wizard-start-deleted");

  wizard_test_undo (test);
  g_assert_true (wizard_test_says (test, "Go On, or Start Anew"));
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);
  open_draft (test, 0);
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_PURPOSE), ==, "union");

  wizard_test_free (test);
}

/* The one that is open is the keeper's again: once it is created, it is no draft. */
static void
test_deleted_while_open (void)
{
  WizardTest *test = wizard_test_new (NULL);

  wizard_test_go_to (test, "review");
  wizard_test_activate (test, "wizard.show-start");
  g_signal_emit_by_name (ui_test_find (get_draft_row (test, 0), GTK_TYPE_BUTTON, NULL), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);

  wizard_test_undo (test);
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);
  wizard_test_activate (test, "wizard.next");
  wizard_test_activate (test, "wizard.create");
  wizard_test_get_operation (test);
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);

  wizard_test_free (test);
}

/* A draft that is saved again is told anew. */
static void
test_listed (void)
{
  WizardTest *test = wizard_test_new (NULL);

  wizard_test_choose (test, "purpose", "private");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_true (wizard_test_says (test, "Continue"));
  g_assert_true (wizard_test_says (test, "Without a name"));
  ui_test_picture (test->wizard, "wizard-start-visited");
  wizard_test_activate (test, "wizard.back");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_true (wizard_test_says (test, "1 of 7 steps done"));
  wizard_test_activate (test, "wizard.next");
  wizard_test_go_to (test, "basics");
  wizard_test_type (test, "name", "a & <b");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_true (wizard_test_says (test, "a & <b"));
  g_assert_false (wizard_test_says (test, "Without a name"));
  wizard_test_activate (test, "wizard.next");
  wizard_test_go_to (test, "cluster");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_true (wizard_test_says (test, "3 of 7 steps done"));

  wizard_test_free (test);
}

static UiTestHub *
new_hub_with_two_accounts (void)
{
  UiTestHub *hub = ui_test_hub_new (NULL);

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);
  ui_test_hub_add_account (hub, 1, "Beta", CATENA_COLOUR_RED);

  return hub;
}

/* What the form fills in by itself for another account is nothing to keep. */
static void
test_untouched (void)
{
  UiTestHub *hub = new_hub_with_two_accounts ();
  g_autoptr (CatenaServiceDraft) before = catena_service_draft_new ();
  WizardTest *test;

  catena_service_draft_set_string (before, CATENA_FIELD_ENTERPRISE_PROJECT_ID, "project-3");
  catena_recent_answers_remember (ui_test_hub_get_workspace (hub, 1), before);
  test = wizard_test_new_on (hub);
  gtk_drop_down_set_selected (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down"), 1);
  ui_test_settle ();
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_ENTERPRISE_PROJECT_ID), ==, "project-3");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_drafts (ui_test_hub_get_workspace (hub, 1))), ==, 0);

  g_settings_reset (catena_settings_get_default (), "recent-answers");
  wizard_test_free (test);
}

/* Where a draft is opened is what its first page names. */
static void
test_opened_elsewhere (void)
{
  UiTestHub *hub = new_hub_with_two_accounts ();
  g_autoptr (CatenaServiceDraft) draft = catena_service_draft_new ();
  WizardTest *test = wizard_test_new_on (hub);
  CatenaWorkspace *other = ui_test_hub_get_workspace (hub, 1);

  catena_wizard_open_draft (CATENA_WIZARD (test->wizard), other, draft);
  ui_test_settle ();
  g_assert_true (gtk_drop_down_get_selected_item (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down")) == other);
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);

  wizard_test_free (test);
}

/* Drafts belong to the project that their service is for. */
static void
test_moved (void)
{
  UiTestHub *hub = new_hub_with_two_accounts ();
  WizardTest *test = wizard_test_new_on (hub);

  wizard_test_choose (test, "purpose", "private");
  ui_test_wait_for (wizard_test_count_drafts (test) == 1);
  gtk_drop_down_set_selected (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down"), 1);
  ui_test_settle ();
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_drafts (ui_test_hub_get_workspace (hub, 1))), ==, 1);

  wizard_test_free (test);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/wizard-drafts/saved", test_saved);
  g_test_add_func ("/wizard-drafts/offered", test_offered);
  g_test_add_func ("/wizard-drafts/deleted", test_deleted);
  g_test_add_func ("/wizard-drafts/deleted-while-open", test_deleted_while_open);
  g_test_add_func ("/wizard-drafts/listed", test_listed);
  g_test_add_func ("/wizard-drafts/untouched", test_untouched);
  g_test_add_func ("/wizard-drafts/opened-elsewhere", test_opened_elsewhere);
  g_test_add_func ("/wizard-drafts/moved", test_moved);

  return g_test_run ();
}
