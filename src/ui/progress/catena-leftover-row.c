/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-leftover-row"

#include "config.h"

#include "catena-leftover-row.h"

#include "catena-creation-trouble.h"

#include <glib/gi18n-lib.h>

struct _CatenaLeftoverRow
{
  AdwActionRow parent_instance;

  CatenaResourceStatus *resource;
};

G_DEFINE_FINAL_TYPE (CatenaLeftoverRow, catena_leftover_row, ADW_TYPE_ACTION_ROW)

/* A line for each that there is to say. */
static void
show (CatenaLeftoverRow    *self,
      const char           *title,
      gboolean              whole,
      const CatenaLeftover *leftover)
{
  const char *cost = leftover->costs ? _("Costs money.") : _("Costs nothing.");
  g_autofree char *lines = g_strjoin ("\n", cost, _(leftover->removal), whole ? NULL : _("Perhaps only a part of it is there."),
                                      NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), lines);
}

/* The service itself has a row that does not depend on how far it was: it is in the list in any case. */
static void
update (CatenaLeftoverRow *self)
{
  CatenaResourceKind kind = catena_resource_status_get_kind (self->resource);

  show (self, catena_resource_status_get_title (self->resource),
        catena_resource_status_get_status (self->resource) == CATENA_STEP_STATUS_FINISHED, catena_leftover_get (kind));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          kind != CATENA_RESOURCE_BCS && catena_leftover_is_there (self->resource));
}

static void
add_symbol (CatenaLeftoverRow    *self,
            const CatenaLeftover *leftover)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", leftover->costs ? "catena-money-symbolic" : "catena-info-symbolic",
                                   NULL);

  gtk_widget_add_css_class (image, leftover->costs ? "warning" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
}

static void
catena_leftover_row_dispose (GObject *object)
{
  CatenaLeftoverRow *self = CATENA_LEFTOVER_ROW (object);

  g_clear_object (&self->resource);

  G_OBJECT_CLASS (catena_leftover_row_parent_class)->dispose (object);
}

static void
catena_leftover_row_class_init (CatenaLeftoverRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_leftover_row_dispose;
}

static void
catena_leftover_row_init (CatenaLeftoverRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/**
 * catena_leftover_row_new:
 * @resource: a resource of a creation that failed
 *
 * Returns: (transfer floating): a row that follows the resource
 */
GtkWidget *
catena_leftover_row_new (CatenaResourceStatus *resource)
{
  CatenaLeftoverRow *self;

  g_return_val_if_fail (CATENA_IS_RESOURCE_STATUS (resource), NULL);

  self = g_object_new (CATENA_TYPE_LEFTOVER_ROW, NULL);
  self->resource = g_object_ref (resource);
  add_symbol (self, catena_leftover_get (catena_resource_status_get_kind (resource)));
  g_signal_connect_object (resource, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * catena_leftover_row_new_for_service:
 *
 * Returns: (transfer floating): a row for the service itself
 */
GtkWidget *
catena_leftover_row_new_for_service (void)
{
  CatenaLeftoverRow *self = g_object_new (CATENA_TYPE_LEFTOVER_ROW, NULL);
  const CatenaLeftover *leftover = catena_leftover_get (CATENA_RESOURCE_BCS);

  add_symbol (self, leftover);
  show (self, _("The service"), TRUE, leftover);

  return GTK_WIDGET (self);
}
