/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "wizard-test.h"

#include "catena-choice-group.h"
#include "catena-progress-view.h"
#include "catena-wizard-page.h"

static gpointer
find_named (GtkWidget  *root,
            GType       type,
            const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && g_strcmp0 (gtk_widget_get_name (root), name) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_named (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CatenaWizardForm *
get_form (WizardTest *test)
{
  CatenaWizardPage *page = ui_test_find (test->wizard, CATENA_TYPE_WIZARD_PAGE, NULL);

  return catena_wizard_page_get_form (page);
}

static GtkStack *
get_stack (WizardTest *test)
{
  return ui_test_find (test->wizard, GTK_TYPE_STACK, "stack");
}

/* Wide enough for every page, and high enough to see all of it in a picture. */
WizardTest *
wizard_test_new_on (UiTestHub *hub)
{
  WizardTest *test = g_new0 (WizardTest, 1);
  CatenaWorkspace *workspace = ui_test_hub_get_workspace (hub, 0);

  test->hub = hub;
  test->wizard = GTK_WIDGET (catena_wizard_new (hub->hub, workspace));
  gtk_window_present (GTK_WINDOW (test->wizard));
  ui_test_wait_for (catena_wizard_form_get_limits (get_form (test)) != NULL
                    && catena_wizard_form_get_names_known (get_form (test)));
  ui_test_settle ();

  return test;
}

WizardTest *
wizard_test_new (const char * const *arguments)
{
  UiTestHub *hub = ui_test_hub_new (arguments);

  ui_test_hub_add_account (hub, 0, "Alpha Consortium", CATENA_COLOUR_BLUE);

  return wizard_test_new_on (hub);
}

void
wizard_test_free (WizardTest *test)
{
  if (test->wizard != NULL)
    ui_test_destroy_and_check (GTK_WINDOW (test->wizard));
  ui_test_hub_free (test->hub);
  g_free (test);
}

const char *
wizard_test_get_page (WizardTest *test)
{
  return gtk_stack_get_visible_child_name (get_stack (test));
}

GtkWidget *
wizard_test_get_page_widget (WizardTest *test)
{
  return gtk_stack_get_visible_child (get_stack (test));
}

const char *
wizard_test_get_subtitle (WizardTest *test)
{
  return adw_window_title_get_subtitle (ui_test_find (test->wizard, ADW_TYPE_WINDOW_TITLE, "window_title"));
}

/* Null while there is none to be seen. */
const char *
wizard_test_get_reason (WizardTest *test)
{
  GtkWidget *label = ui_test_find (test->wizard, GTK_TYPE_LABEL, "reason_label");

  return gtk_widget_get_mapped (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

CatenaServiceDraft *
wizard_test_get_draft (WizardTest *test)
{
  return catena_wizard_form_get_draft (get_form (test));
}

const char *
wizard_test_get_text (WizardTest    *test,
                      CatenaFieldId  field)
{
  return catena_service_draft_get_string (wizard_test_get_draft (test), field);
}

GListModel *
wizard_test_get_drafts (WizardTest *test)
{
  return catena_workspace_get_drafts (ui_test_hub_get_workspace (test->hub, 0));
}

guint
wizard_test_count_drafts (WizardTest *test)
{
  return g_list_model_get_n_items (wizard_test_get_drafts (test));
}

/* The row of a field; for a group of choices the one with its message. */
CatenaFieldRow *
wizard_test_get_row (WizardTest *test,
                     const char *field)
{
  CatenaChoiceGroup *group = find_named (test->wizard, CATENA_TYPE_CHOICE_GROUP, field);
  CatenaFieldRow *row = find_named (test->wizard, CATENA_TYPE_FIELD_ROW, field);

  if (group != NULL)
    return catena_choice_group_get_message_row (group);
  g_assert_nonnull (row);

  return row;
}

CatenaFieldRow *
wizard_test_get_item_row (WizardTest    *test,
                          CatenaFieldId  list,
                          gpointer       item)
{
  CatenaWizardPage *page = ui_test_find (test->wizard, CATENA_TYPE_WIZARD_PAGE, NULL);

  return catena_form_rows_find (catena_wizard_page_get_rows (page), list, item);
}

/* Null while none can be seen. */
const char *
wizard_test_get_error (WizardTest *test,
                       const char *field)
{
  CatenaFieldRow *row = wizard_test_get_row (test, field);

  return gtk_widget_get_mapped (GTK_WIDGET (row)) ? catena_field_row_get_error (row) : NULL;
}

const char *
wizard_test_get_warning (WizardTest *test,
                         const char *field)
{
  CatenaFieldRow *row = wizard_test_get_row (test, field);

  return gtk_widget_get_mapped (GTK_WIDGET (row)) ? catena_field_row_get_warning (row) : NULL;
}

gboolean
wizard_test_has_focus (WizardTest *test,
                       const char *field)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->wizard));
  GtkWidget *group = find_named (test->wizard, CATENA_TYPE_CHOICE_GROUP, field);
  GtkWidget *row = group != NULL ? group : GTK_WIDGET (wizard_test_get_row (test, field));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* Whether a label that is shown has @text in it. */
gboolean
wizard_test_says (WizardTest *test,
                  const char *text)
{
  return ui_test_says (test->wizard, text);
}

void
wizard_test_resize (WizardTest *test,
                    int         width,
                    int         height)
{
  gtk_window_set_default_size (GTK_WINDOW (test->wizard), width, height);
  ui_test_wait_for (gtk_widget_get_width (test->wizard) <= width);
  ui_test_settle ();
}

void
wizard_test_control (WizardTest *test,
                     const char *path,
                     const char *format,
                     ...)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = catena_test_simulator_control (test->hub->simulator, "POST", path, text);
  g_assert_nonnull (answer);
}

void
wizard_test_activate (WizardTest *test,
                      const char *action)
{
  g_assert_true (gtk_widget_activate_action (test->wizard, action, NULL));
  ui_test_settle ();
}

void
wizard_test_choose (WizardTest *test,
                    const char *field,
                    const char *value)
{
  CatenaChoiceGroup *group = find_named (test->wizard, CATENA_TYPE_CHOICE_GROUP, field);

  if (group != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (catena_choice_group_get_button (group, value)), TRUE);
  else
    {
      const CatenaChoice *choices = catena_field_get_by_name (field)->choices;
      GtkWidget *control = catena_field_row_get_control (wizard_test_get_row (test, field));
      guint position = 0;

      while (!g_str_equal (choices[position].value, value))
        position++;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (control), position);
    }
  ui_test_settle ();
}

void
wizard_test_type (WizardTest *test,
                  const char *field,
                  const char *text)
{
  GtkWidget *control = catena_field_row_get_control (wizard_test_get_row (test, field));

  gtk_editable_set_text (GTK_EDITABLE (control), text);
}

void
wizard_test_set_number (WizardTest *test,
                        const char *field,
                        double      number)
{
  GtkWidget *control = catena_field_row_get_control (wizard_test_get_row (test, field));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), number);
}

static void
fill_page (WizardTest *test,
           const char *page)
{
  if (g_str_equal (page, "purpose"))
    wizard_test_choose (test, "purpose", "private");
  else if (g_str_equal (page, "basics"))
    {
      wizard_test_type (test, "name", "cold-store");
      wizard_test_type (test, "resource-password", "Chain2026");
      wizard_test_type (test, "password-again", "Chain2026");
    }
  else if (g_str_equal (page, "cluster"))
    {
      wizard_test_type (test, "cluster-name", "my-cluster");
      wizard_test_type (test, "cluster-id", "5adc2ce2-9712-11ea-9535-0255ac100b0d");
    }
}

/* Fills in what a page needs and goes on, until @page is shown. */
void
wizard_test_go_to (WizardTest *test,
                   const char *page)
{
  while (!g_str_equal (wizard_test_get_page (test), page))
    {
      const char *before = wizard_test_get_page (test);

      fill_page (test, before);
      wizard_test_activate (test, "wizard.next");
      g_assert_cmpstr (wizard_test_get_page (test), !=, before);
    }
}

CatenaOperation *
wizard_test_get_operation (WizardTest *test)
{
  CatenaProgressView *view;

  ui_test_wait_for (g_strcmp0 (wizard_test_get_page (test), "progress") == 0);
  view = CATENA_PROGRESS_VIEW (gtk_stack_get_visible_child (get_stack (test)));

  return catena_progress_view_get_operation (view);
}

void
wizard_test_picture (WizardTest *test,
                     const char *series)
{
  g_autofree char *name = g_strdup_printf ("wizard-%s-%s", series, wizard_test_get_page (test));

  ui_test_picture (test->wizard, name);
}

/* The whole page, also what one would have to scroll to. */
void
wizard_test_picture_whole (WizardTest *test,
                           const char *name)
{
  GtkStack *stack = ui_test_find (test->wizard, GTK_TYPE_STACK, "stack");

  ui_test_picture (ui_test_find (gtk_stack_get_visible_child (stack), ADW_TYPE_CLAMP, NULL), name);
}

gpointer
wizard_test_get_item (GListModel *model,
                      guint       position)
{
  /* The draft holds it. */
  g_autoptr (GObject) item = g_list_model_get_item (model, position);

  return item;
}

void
wizard_test_undo (WizardTest *test)
{
  GtkWidget *toast = ui_test_find (test->wizard, g_type_from_name ("AdwToastWidget"), NULL);

  g_signal_emit_by_name (ui_test_find (toast, GTK_TYPE_BUTTON, "action_button"), "clicked");
  ui_test_settle ();
}
