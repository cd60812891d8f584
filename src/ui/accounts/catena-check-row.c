/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-check-row"

#include "config.h"

#include "catena-check-row.h"

#include "catena-state-icon.h"

#include <glib/gi18n-lib.h>

struct _CatenaCheckRow
{
  AdwActionRow parent_instance;

  CatenaCheckItem *item;

  CatenaStateIcon *icon;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (CatenaCheckRow, catena_check_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  CatenaStepStatus status;
  const char *label;
} results[] = {
  [CATENA_CHECK_WAITING] = { CATENA_STEP_STATUS_WAITING, "" },
  [CATENA_CHECK_RUNNING] = { CATENA_STEP_STATUS_PROCESSING, "" },
  [CATENA_CHECK_PASSED] = { CATENA_STEP_STATUS_FINISHED, NC_ ("connection check", "Fine") },
  [CATENA_CHECK_FAILED] = { CATENA_STEP_STATUS_FAILED, NC_ ("connection check", "Failed") },
  [CATENA_CHECK_SKIPPED] = { CATENA_STEP_STATUS_WAITING, NC_ ("connection check", "Not checked") },
};

static void
update (CatenaCheckRow *self)
{
  CatenaCheckResult result = catena_check_item_get_result (self->item);
  const char *label = results[result].label;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), catena_check_item_get_title (self->item));
  catena_state_icon_set_step (self->icon, results[result].status);
  gtk_label_set_label (self->result_label, *label != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "connection check", label) : "");
}

static void
catena_check_row_dispose (GObject *object)
{
  CatenaCheckRow *self = CATENA_CHECK_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (catena_check_row_parent_class)->dispose (object);
}

static void
catena_check_row_class_init (CatenaCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_check_row_dispose;
}

static void
catena_check_row_init (CatenaCheckRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  self->icon = CATENA_STATE_ICON (catena_state_icon_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));

  self->result_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->result_label));
}

/**
 * catena_check_row_new:
 * @item: a step of a check
 *
 * Returns: (transfer floating): a row that follows it
 */
GtkWidget *
catena_check_row_new (CatenaCheckItem *item)
{
  CatenaCheckRow *self;

  g_return_val_if_fail (CATENA_IS_CHECK_ITEM (item), NULL);

  self = g_object_new (CATENA_TYPE_CHECK_ROW, NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
