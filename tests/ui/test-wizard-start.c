/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-audit.h"
#include "wizard-test.h"

#include "catena-draft-progress.h"
#include "catena-draft-template.h"
#include "catena-start-page.h"

/* What a form begins with: a template, another service, a creation that came to nothing, or a list of what it takes. */

#define SECRET "Chain2026"

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
  ui_test_wait_for (g_str_equal (wizard_test_get_text (test, CATENA_FIELD_NAME), "from-a-file"));
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (catena_field_row_get_control (wizard_test_get_row (test, "name")))),
                   ==, "from-a-file");
  g_assert_true (wizard_test_says (test, "Template loaded"));

  /* What was typed before comes back, the password with it. */
  wizard_test_undo (test);
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
  g_assert_nonnull (catena_service_draft_get_secret (wizard_test_get_draft (test), CATENA_FIELD_RESOURCE_PASSWORD));
  g_assert_cmpstr (wizard_test_get_page (test), ==, "basics");

  /* From the start page, too. */
  catena_wizard_read_template (CATENA_WIZARD (test->wizard), file);
  ui_test_wait_for (g_str_equal (wizard_test_get_text (test, CATENA_FIELD_NAME), "from-a-file"));
  wizard_test_activate (test, "wizard.show-start");
  wizard_test_undo (test);
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
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
      g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "typed-here");
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
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 1);
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
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_PURPOSE), ==, "");
  wizard_test_activate (test, "wizard.show-start");
  g_assert_cmpuint (wizard_test_count_drafts (test), ==, 0);
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
  g_assert_cmpstr (wizard_test_get_text (test, CATENA_FIELD_NAME), ==, "cold-store");
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

  g_test_add_func ("/wizard-start/template", test_template);
  g_test_add_func ("/wizard-start/bad-template", test_bad_template);
  g_test_add_func ("/wizard-start/like-another", test_like_another);
  g_test_add_func ("/wizard-start/checklist", test_checklist);
  g_test_add_func ("/wizard-start/again", test_again);

  return g_test_run ();
}
