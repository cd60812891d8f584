/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "wizard-test.h"

#include "catena-draft-list.h"
#include "catena-draft-progress.h"
#include "catena-draft-template.h"
#include "catena-recent-answers.h"
#include "catena-settings.h"
#include "catena-start-page.h"

/* What is kept of a form, and what it is opened with. */

#define SECRET "Chain2026"

static GListModel *
get_drafts (WizardTest *test)
{
  return catena_workspace_get_drafts (ui_test_hub_get_workspace (test->hub, 0));
}

static guint
count_drafts (WizardTest *test)
{
  return g_list_model_get_n_items (get_drafts (test));
}

/* The draft that was changed last, as it is saved. */
static CatenaServiceDraft *
load_newest (WizardTest *test)
{
  g_autoptr (CatenaSavedDraft) saved = g_list_model_get_item (get_drafts (test), 0);
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

static const char *
get_text (WizardTest    *test,
          CatenaFieldId  field)
{
  return catena_service_draft_get_string (wizard_test_get_draft (test), field);
}

/* The button of the toast that is shown. */
static void
undo (WizardTest *test)
{
  GtkWidget *toast = ui_test_find (test->wizard, g_type_from_name ("AdwToastWidget"), NULL);

  g_signal_emit_by_name (ui_test_find (toast, GTK_TYPE_BUTTON, "action_button"), "clicked");
  ui_test_settle ();
}

static void
test_saved (void)
{
  WizardTest *test = wizard_test_new (NULL);
  g_autoptr (CatenaServiceDraft) draft = NULL;

  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpuint (count_drafts (test), ==, 0);
  wizard_test_choose (test, "purpose", "union");
  ui_test_wait_for (count_drafts (test) == 1);

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
  g_assert_cmpuint (count_drafts (test), ==, 1);

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
  g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "");
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
  g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "first-chain");
  g_assert_true (wizard_test_says (test, "Passwords were not kept: type them again"));
  g_assert_true (wizard_test_has_focus (test, "resource-password"));
  wizard_test_type (test, "name", "first-chain-2");
  wizard_test_activate (test, "wizard.back");
  g_assert_cmpuint (count_drafts (test), ==, 2);

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
  g_assert_cmpuint (count_drafts (test), ==, 0);
  g_assert_true (wizard_test_says (test, "Draft deleted"));
  /* Something is there to be read, nonetheless. */
  g_assert_true (wizard_test_says (test, "Before You Start"));
  g_assert_true (wizard_test_says (test, "CCE is authorized"));
  ui_test_picture (test->wizard, "wizard-start-deleted");

  undo (test);
  g_assert_true (wizard_test_says (test, "Go On, or Start Anew"));
  g_assert_cmpuint (count_drafts (test), ==, 1);
  open_draft (test, 0);
  g_assert_cmpstr (get_text (test, CATENA_FIELD_PURPOSE), ==, "union");

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
  g_assert_cmpuint (count_drafts (test), ==, 0);

  undo (test);
  g_assert_cmpuint (count_drafts (test), ==, 1);
  wizard_test_activate (test, "wizard.next");
  wizard_test_activate (test, "wizard.create");
  wizard_test_get_operation (test);
  g_assert_cmpuint (count_drafts (test), ==, 0);

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
  g_assert_cmpstr (get_text (test, CATENA_FIELD_ENTERPRISE_PROJECT_ID), ==, "project-3");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_cmpuint (count_drafts (test), ==, 0);
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
  g_assert_cmpuint (count_drafts (test), ==, 0);

  wizard_test_free (test);
}

/* Drafts belong to the project that their service is for. */
static void
test_moved (void)
{
  UiTestHub *hub = new_hub_with_two_accounts ();
  WizardTest *test = wizard_test_new_on (hub);

  wizard_test_choose (test, "purpose", "private");
  ui_test_wait_for (count_drafts (test) == 1);
  gtk_drop_down_set_selected (ui_test_find (test->wizard, GTK_TYPE_DROP_DOWN, "place_drop_down"), 1);
  ui_test_settle ();
  g_assert_cmpuint (count_drafts (test), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (catena_workspace_get_drafts (ui_test_hub_get_workspace (hub, 1))), ==, 1);

  wizard_test_free (test);
}

static GFile *
write_file (WizardTest *test,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (test->hub->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_template (void)
{
  WizardTest *test = wizard_test_new (NULL);
  g_autoptr (CatenaServiceDraft) other = catena_service_draft_new ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  catena_service_draft_set_string (other, CATENA_FIELD_PURPOSE, "union");
  catena_service_draft_set_string (other, CATENA_FIELD_NAME, "from-a-file");
  text = catena_draft_template_to_text (other);
  file = write_file (test, "good.catena.json", text);

  wizard_test_go_to (test, "basics");
  wizard_test_type (test, "name", "typed-here");
  wizard_test_type (test, "resource-password", SECRET);
  catena_wizard_read_template (CATENA_WIZARD (test->wizard), file);
  ui_test_wait_for (g_str_equal (get_text (test, CATENA_FIELD_NAME), "from-a-file"));
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (catena_field_row_get_control (wizard_test_get_row (test, "name")))),
                   ==, "from-a-file");
  g_assert_true (wizard_test_says (test, "Template loaded"));

  /* What was typed before comes back, the password with it. */
  undo (test);
  g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
  g_assert_nonnull (catena_service_draft_get_secret (wizard_test_get_draft (test), CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");

  /* From the start page, too. */
  catena_wizard_read_template (CATENA_WIZARD (test->wizard), file);
  ui_test_wait_for (g_str_equal (get_text (test, CATENA_FIELD_NAME), "from-a-file"));
  wizard_test_activate (test, "wizard.show-start");
  undo (test);
  g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");

  wizard_test_free (test);
}

/* Where it is known, the line stands first. */
static void
look_for_reason (GtkWidget *widget,
                 gpointer   data)
{
  static const char *const reasons[] = { "There is nothing in the file.", "Line 1: ", "The file is JSON, but", "Line 2: " };
  gboolean *told = data;

  for (guint i = 0; GTK_IS_LABEL (widget) && i < G_N_ELEMENTS (reasons); i++)
    *told = *told || g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), reasons[i]);
}

static void
test_bad_template (void)
{
  static const char *const texts[] = { "", "no template", "{\"name\": \"of something else\"}", "{\n\"version\": 1,\n]" };
  WizardTest *test = wizard_test_new (NULL);
  CatenaServiceDraft *draft = wizard_test_get_draft (test);
  gboolean told;

  wizard_test_go_to (test, "basics");
  wizard_test_type (test, "name", "typed-here");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = write_file (test, "bad.json", texts[i]);

      catena_wizard_read_template (CATENA_WIZARD (test->wizard), file);
      ui_test_wait_for (ui_test_find_question () != NULL);
      ui_test_settle ();
      told = FALSE;
      ui_test_for_each (ui_test_find_question (), look_for_reason, &told);
      g_assert_true (told);
      ui_test_answer ("cancel");
      g_assert_true (wizard_test_get_draft (test) == draft);
      g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
    }

  wizard_test_free (test);
}

static void
check_next_confirms (WizardTest     *test,
                     CatenaFieldPage page)
{
  CatenaServiceDraft *draft = wizard_test_get_draft (test);

  g_assert_cmpuint (catena_draft_count_unfilled (draft, page), >, 0);
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpuint (catena_draft_count_unfilled (draft, page), ==, 0);
}

/* What 5.1.3 does not tell of a service is marked, and on the list of the steps, too. */
static void
test_like_another (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  g_autoptr (CatenaService) service = NULL;
  g_autoptr (CatenaServiceDraft) draft = NULL;

  ui_test_hub_wait_for_detail (workspace);
  service = g_list_model_get_item (catena_workspace_get_services (workspace), 0);
  draft = catena_service_draft_new_from_detail (catena_service_get_detail (service));
  wizard_test_choose (test, "purpose", "private");
  catena_wizard_open_draft (CATENA_WIZARD (test->wizard), workspace, draft);
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "What you were typing is among the drafts"));
  g_assert_cmpuint (count_drafts (test), ==, 1);
  g_assert_true (gtk_widget_activate_action (test->wizard, "wizard.change", "i", CATENA_FIELD_PAGE_STORAGE));
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "To fill in"));
  ui_test_picture (test->wizard, "wizard-like-storage");
  gtk_menu_button_popup (ui_test_find (test->wizard, GTK_TYPE_MENU_BUTTON, "menu_button"));
  ui_test_settle ();
  g_assert_true (wizard_test_says (test, "to fill in"));
  ui_test_picture (GTK_WIDGET (gtk_menu_button_get_popover (ui_test_find (test->wizard, GTK_TYPE_MENU_BUTTON, "menu_button"))),
                   "wizard-like-steps");

  gtk_menu_button_popdown (ui_test_find (test->wizard, GTK_TYPE_MENU_BUTTON, "menu_button"));
  ui_test_settle ();

  wizard_test_set_number (test, "org-disk-size", 200);
  g_assert_false (catena_service_draft_is_to_fill_in (draft, CATENA_FIELD_ORG_DISK_SIZE));

  /* What stands there may be right: whoever goes on with Next has seen it. */
  check_next_confirms (test, CATENA_FIELD_PAGE_STORAGE);

  wizard_test_free (test);
}

/* A first creation in a project begins with what it takes. */
static void
test_checklist (void)
{
  static const char *const arguments[] = { "--services", "0", NULL };
  WizardTest *test = wizard_test_new (arguments);
  GtkWidget *check;

  ui_test_wait_for (g_str_equal (wizard_test_get_page (test), "start"));
  g_assert_true (wizard_test_says (test, "CCE is authorized"));
  g_assert_true (wizard_test_says (test, "This will be the 1st of 20."));
  ui_test_picture (test->wizard, "wizard-start-checklist");
  check = ui_test_find (ui_test_find (test->wizard, CATENA_TYPE_START_PAGE, NULL), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);

  /* It can be skipped, and seen again. */
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "purpose");
  g_assert_cmpstr (get_text (test, CATENA_FIELD_PURPOSE), ==, "");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_cmpuint (count_drafts (test), ==, 0);
  g_assert_cmpstr (wizard_test_get_page (test), ==, "start");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  wizard_test_resize (test, 360, 640);
  ui_audit_ellipsis (test->wizard, "checklist");
  ui_audit_page (GTK_WINDOW (test->wizard), "wizard-checklist");

  wizard_test_free (test);
}

/* An operation that came to nothing is the draft of another one; passwords are asked for again. */
static void
test_again (void)
{
  WizardTest *test = wizard_test_new (NULL);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (test->hub, 0);
  g_autoptr (CatenaServiceDraft) draft = NULL;
  CatenaOperation *operation;

  wizard_test_go_to (test, "review");
  wizard_test_control (test, "/faults", "{\"fault\": \"status\", \"operation\": \"createService\", \"status\": 400, "
                       "\"body\": {\"error_code\": \"BCS.4006039\", \"error_msg\": \"cluster in use\"}}");
  wizard_test_activate (test, "wizard.create");
  operation = wizard_test_get_operation (test);
  ui_test_wait_for (catena_operation_get_phase (operation) == CATENA_OPERATION_REFUSED);
  draft = catena_operation_dup_draft (operation);
  g_assert_nonnull (draft);

  catena_wizard_open_draft (CATENA_WIZARD (test->wizard), workspace, draft);
  ui_test_settle ();
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");
  g_assert_cmpstr (get_text (test, CATENA_FIELD_NAME), ==, "cold-store");
  g_assert_null (catena_service_draft_get_secret (draft, CATENA_FIELD_RESOURCE_PASSWORD));
  wizard_test_type (test, "resource-password", SECRET);
  wizard_test_type (test, "password-again", SECRET);
  wizard_test_activate (test, "wizard.next");
  g_assert_cmpstr (wizard_test_get_page (test), ==, "review");

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
  g_test_add_func ("/wizard-drafts/template", test_template);
  g_test_add_func ("/wizard-drafts/bad-template", test_bad_template);
  g_test_add_func ("/wizard-drafts/like-another", test_like_another);
  g_test_add_func ("/wizard-drafts/checklist", test_checklist);
  g_test_add_func ("/wizard-drafts/again", test_again);

  return g_test_run ();
}
