/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-list"

#include "config.h"

#include "catena-draft-list.h"

#include "catena-draft-progress.h"
#include "catena-error-meaning.h"
#include "catena-plain-row.h"
#include "catena-time-format.h"
#include "catena-time.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define DRAFT_KEY "catena-saved-draft"
#define BUTTON_KEY "catena-remove-button"
#define MAX_NAME 60

struct _CatenaDraftList
{
  AdwPreferencesGroup parent_instance;

  GListModel *drafts;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (CatenaDraftList, catena_draft_list, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_progress (CatenaSavedDraft *saved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaServiceDraft) draft = catena_saved_draft_load (saved, &error);
  CatenaFieldPage page;

  if (draft == NULL)
    {
      g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);

      return g_strdup (meaning->explanation);
    }

  page = catena_draft_find_unfinished (draft);
  if (page == CATENA_FIELD_N_PAGES)
    return g_strdup (_("Only passwords are missing"));

  /* Translators: how far a draft is: how many steps, of how many */
  return g_strdup_printf (ngettext ("%u of %u step done", "%u of %u steps done", CATENA_FIELD_N_PAGES + 1), page,
                          CATENA_FIELD_N_PAGES + 1);
}

static char *
dup_subtitle (CatenaSavedDraft *saved)
{
  g_autofree char *progress = dup_progress (saved);
  g_autofree char *age = catena_format_relative_time (catena_saved_draft_get_time (saved), catena_time_now ());

  return g_strdup_printf ("%s · %s", progress, age);
}

static CatenaSavedDraft *
get_draft (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), DRAFT_KEY);
}

static void
on_row_activated (CatenaDraftList *self,
                  GtkListBoxRow   *row)
{
  g_autoptr (CatenaSavedDraft) saved = g_object_ref (get_draft (row));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, saved);
}

static void
on_remove_clicked (GtkButton       *button,
                   CatenaDraftList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  g_autoptr (CatenaSavedDraft) saved = g_object_ref (get_draft (row));

  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, saved);
}

static GtkWidget *
create_remove_button (CatenaDraftList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("catena-delete-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete Draft"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);

  return button;
}

/* Whenever the draft is saved, and its age whenever somebody comes to look at it. */
static void
update_row (GtkWidget *row)
{
  CatenaSavedDraft *saved = get_draft (row);
  const char *typed = catena_saved_draft_get_name (saved);
  g_autofree char *name = typed != NULL ? catena_sanitize_text (typed, MAX_NAME) : g_strdup (_("Without a name"));
  g_autofree char *subtitle = dup_subtitle (saved);
  /* Translators: %s is the name of a draft */
  g_autofree char *label = g_strdup_printf (_("Delete draft %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (g_object_get_data (G_OBJECT (row), BUTTON_KEY), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  CatenaDraftList *self = user_data;
  GtkWidget *row = catena_plain_row_new ("", NULL);
  GtkWidget *button = create_remove_button (self);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* Enter is for it, not for the button that goes on without a draft. */
  gtk_widget_set_receives_default (row, TRUE);
  g_object_set_data_full (G_OBJECT (row), DRAFT_KEY, g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (row), BUTTON_KEY, button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE,
                                                                 "icon-name", "catena-forward-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                                 NULL));
  update_row (row);
  g_signal_connect (row, "map", G_CALLBACK (update_row), NULL);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);

  return row;
}

static void
update_visible (CatenaDraftList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (self->drafts) > 0);
}

static void
catena_draft_list_dispose (GObject *object)
{
  g_clear_object (&CATENA_DRAFT_LIST (object)->drafts);

  G_OBJECT_CLASS (catena_draft_list_parent_class)->dispose (object);
}

static void
catena_draft_list_class_init (CatenaDraftListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_draft_list_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, CATENA_TYPE_SAVED_DRAFT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, CATENA_TYPE_SAVED_DRAFT);
}

static void
catena_draft_list_init (CatenaDraftList *self)
{
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  g_signal_connect_swapped (self->list_box, "row-activated", G_CALLBACK (on_row_activated), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list_box));
}

/**
 * catena_draft_list_set_drafts:
 * @self: a list
 * @drafts: #CatenaSavedDraft of a project
 */
void
catena_draft_list_set_drafts (CatenaDraftList *self,
                              GListModel      *drafts)
{
  g_return_if_fail (CATENA_IS_DRAFT_LIST (self));
  g_return_if_fail (G_IS_LIST_MODEL (drafts));

  if (self->drafts == drafts)
    return;

  if (self->drafts != NULL)
    g_signal_handlers_disconnect_by_func (self->drafts, update_visible, self);
  g_set_object (&self->drafts, drafts);
  gtk_list_box_bind_model (self->list_box, drafts, create_row, self, NULL);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
  update_visible (self);
}
