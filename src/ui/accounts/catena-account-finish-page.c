/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-finish-page"

#include "config.h"

#include "catena-account-finish-page.h"

#include "catena-account-mark.h"
#include "catena-check-row.h"
#include "catena-connection-check.h"
#include "catena-error-view.h"

struct _CatenaAccountFinishPage
{
  CatenaAccountPage parent_instance;

  GCancellable *cancellable;
  CatenaConnectionCheck *check;

  GtkWidget *check_button;
  GtkListBox *check_list;
  GtkFlowBox *colour_box;
  CatenaErrorView *error_view;
  GtkWidget *failure_box;
  CatenaFieldRow *label_row;
  GtkSwitch *read_only_switch;
  GtkWidget *remove_button;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (CatenaAccountFinishPage, catena_account_finish_page, CATENA_TYPE_ACCOUNT_PAGE)

static CatenaAccountForm *
get_form (CatenaAccountFinishPage *self)
{
  return catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self));
}

static void
on_colour_toggled (GtkToggleButton         *button,
                   CatenaAccountFinishPage *self)
{
  if (gtk_toggle_button_get_active (button))
    g_object_set (get_form (self), "colour", GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "colour")), NULL);
}

/* One of eight, as a group: arrows move between them, and each has its name for a screen reader and as a tooltip. */
static void
create_colours (CatenaAccountFinishPage *self)
{
  GtkToggleButton *first = NULL;
  int colour;

  g_object_get (get_form (self), "colour", &colour, NULL);
  for (guint i = 0; i < catena_colour_get_count (); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *dot = catena_colour_dot_new ((CatenaColour) i);
      const char *label = catena_colour_get_label ((CatenaColour) i);

      gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "colour-button");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data (G_OBJECT (button), "colour", GINT_TO_POINTER (i));
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (int) i == colour);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_colour_toggled), self, 0);
      gtk_flow_box_insert (self->colour_box, button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
settle (CatenaAccountFinishPage *self,
        const GError            *error)
{
  gtk_widget_set_sensitive (self->check_button, TRUE);
  gtk_widget_set_visible (self->failure_box, error != NULL);
  catena_error_view_set_error (self->error_view, error);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CatenaConnectionCheck *check = CATENA_CONNECTION_CHECK (source);
  g_autoptr (GError) error = NULL;
  gboolean passed = catena_connection_check_run_finish (check, result, &error);
  CatenaAccountFinishPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  settle (self, passed ? NULL : error);
}

static GtkWidget *
create_check_row (gpointer item,
                  gpointer user_data)
{
  return catena_check_row_new (item);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaConnectionCheck) check = catena_hub_prepare_check_finish (CATENA_HUB (source), result, &error);
  CatenaAccountFinishPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (check == NULL)
    {
      settle (self, error);
      return;
    }

  g_set_object (&self->check, check);
  catena_connection_check_set_passcode (check, catena_account_form_get_passcode (get_form (self)));
  gtk_list_box_bind_model (self->check_list, G_LIST_MODEL (check), create_check_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check_list), TRUE);
  catena_connection_check_run_async (check, self->cancellable, on_checked, self);
}

/* What a check found holds for what was typed then. */
static void
reset_check (CatenaAccountFinishPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_list_box_bind_model (self->check_list, NULL, NULL, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check_list), FALSE);
  g_clear_object (&self->check);
  settle (self, NULL);
}

static void
on_check_clicked (CatenaAccountFinishPage *self)
{
  g_autoptr (CatenaAccount) account = catena_account_form_build_account (get_form (self));
  g_autoptr (CatenaCredentials) credentials = catena_account_form_build_credentials (get_form (self));

  reset_check (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->check_button, FALSE);
  catena_hub_prepare_check_async (catena_account_page_get_hub (CATENA_ACCOUNT_PAGE (self)), account, credentials,
                                  catena_account_form_get_ca (get_form (self)), self->cancellable, on_prepared, self);
}

static void
catena_account_finish_page_enter (CatenaAccountPage *page)
{
  CatenaAccountFinishPage *self = CATENA_ACCOUNT_FINISH_PAGE (page);
  g_autofree char *label = NULL;

  reset_check (self);
  g_object_get (get_form (self), "label", &label, NULL);
  if (label == NULL || *label == '\0')
    {
      g_autofree char *suggestion = catena_account_form_suggest_label (get_form (self));

      g_object_set (get_form (self), "label", suggestion, NULL);
    }
}

static void
catena_account_finish_page_set_form (CatenaAccountPage *page,
                                     CatenaHub         *hub,
                                     CatenaAccountForm *form)
{
  CatenaAccountFinishPage *self = CATENA_ACCOUNT_FINISH_PAGE (page);

  CATENA_ACCOUNT_PAGE_CLASS (catena_account_finish_page_parent_class)->set_form (page, hub, form);

  catena_account_page_bind_text (page, self->label_row, CATENA_ACCOUNT_LABEL, "label");
  g_object_bind_property (form, "read-only", self->read_only_switch, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_visible (self->remove_button, catena_account_form_is_editing (form));
  create_colours (self);
}

static void
catena_account_finish_page_dispose (GObject *object)
{
  CatenaAccountFinishPage *self = CATENA_ACCOUNT_FINISH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_FINISH_PAGE);

  G_OBJECT_CLASS (catena_account_finish_page_parent_class)->dispose (object);
}

static void
catena_account_finish_page_class_init (CatenaAccountFinishPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_account_finish_page_dispose;
  CATENA_ACCOUNT_PAGE_CLASS (klass)->set_form = catena_account_finish_page_set_form;
  CATENA_ACCOUNT_PAGE_CLASS (klass)->enter = catena_account_finish_page_enter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-account-finish-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, check_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, colour_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, error_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, failure_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, label_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, read_only_switch);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountFinishPage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked);

  g_type_ensure (CATENA_TYPE_ERROR_VIEW);
  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_account_finish_page_init (CatenaAccountFinishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
