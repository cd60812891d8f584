/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-resource-row"

#include "config.h"

#include "catena-resource-row.h"

#include "catena-state-icon.h"
#include "catena-time-format.h"
#include "catena-util.h"

struct _CatenaResourceRow
{
  AdwActionRow parent_instance;

  CatenaResourceStatus *resource;

  CatenaStateIcon *icon;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (CatenaResourceRow, catena_resource_row, ADW_TYPE_ACTION_ROW)

static void
update (CatenaResourceRow *self)
{
  CatenaStepStatus status = catena_resource_status_get_status (self->resource);
  gint64 start = catena_resource_status_get_start_time (self->resource);
  gint64 end = catena_resource_status_get_end_time (self->resource);
  const char *detail = catena_resource_status_get_detail (self->resource);
  g_autofree char *subtitle = detail != NULL ? catena_sanitize_text (detail, 500) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), catena_resource_status_get_title (self->resource));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  catena_state_icon_set_step (self->icon, status);

  if (start > 0 && end >= start)
    {
      g_autofree char *duration = catena_format_duration (end - start);

      gtk_label_set_label (self->status_label, duration);
    }
  else
    {
      gtk_label_set_label (self->status_label, catena_step_status_get_label (status));
    }
}

static void
catena_resource_row_dispose (GObject *object)
{
  CatenaResourceRow *self = CATENA_RESOURCE_ROW (object);

  if (self->resource != NULL)
    g_signal_handlers_disconnect_by_data (self->resource, self);
  g_clear_object (&self->resource);

  G_OBJECT_CLASS (catena_resource_row_parent_class)->dispose (object);
}

static void
catena_resource_row_class_init (CatenaResourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_resource_row_dispose;
}

static void
catena_resource_row_init (CatenaResourceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  self->icon = CATENA_STATE_ICON (catena_state_icon_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));

  self->status_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->status_label));
}

/**
 * catena_resource_row_new:
 * @resource: a resource of a creation
 *
 * Returns: (transfer floating): a row that follows the resource
 */
GtkWidget *
catena_resource_row_new (CatenaResourceStatus *resource)
{
  CatenaResourceRow *self;

  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (resource), NULL);

  self = g_object_new (CATENA_TYPE_RESOURCE_ROW, NULL);
  self->resource = g_object_ref (resource);
  g_signal_connect_object (resource, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
