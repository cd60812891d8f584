/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-row"

#include "config.h"

#include "catena-service-row.h"

#include "catena-state-icon.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

/* A list shows this much of a name; the page shows it all. */
#define MAX_NAME 80

struct _CatenaServiceRow
{
  GtkWidget parent_instance;

  CatenaService *service;
  GSignalGroup *service_signals;

  GtkInscription *name_inscription;
  CatenaStateIcon *state_icon;
  GtkInscription *summary_inscription;
};

G_DEFINE_FINAL_TYPE (CatenaServiceRow, catena_service_row, GTK_TYPE_WIDGET)

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "Consortium · Normal" */
static char *
dup_summary (CatenaService *service)
{
  const char *type = catena_service_get_type_label (service);
  const char *state = catena_service_get_state_label (service);
  g_autofree char *summary = NULL;

  if (catena_service_get_detail (service) == NULL && catena_service_get_detail_error (service) != NULL)
    return g_strdup (_("Could not be read"));

  if (type == NULL || *type == '\0')
    return catena_sanitize_text (state, 0);

  summary = g_strdup_printf ("%s · %s", type, state);

  return catena_sanitize_text (summary, 0);
}

static void
update (CatenaServiceRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *item;

  if (self->service == NULL)
    return;

  name = catena_sanitize_text (catena_service_get_name (self->service), MAX_NAME);
  summary = dup_summary (self->service);
  gtk_inscription_set_text (self->name_inscription, name);
  gtk_inscription_set_text (self->summary_inscription, summary);
  catena_state_icon_set (self->state_icon, catena_service_get_tone (self->service),
                         catena_service_get_state_label (self->service));

  /* At the floor a list item has no name of its own, and a screen reader would say nothing on the way through
     the list. */
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (item != NULL)
    {
      /* Translators: said by a screen reader: the name of a service, and what it is. */
      spoken = g_strdup_printf (_("%s, %s"), name, summary);
      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
on_released (CatenaServiceRow *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
catena_service_row_dispose (GObject *object)
{
  CatenaServiceRow *self = CATENA_SERVICE_ROW (object);

  g_clear_object (&self->service_signals);
  g_clear_object (&self->service);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_SERVICE_ROW);

  G_OBJECT_CLASS (catena_service_row_parent_class)->dispose (object);
}

static void
catena_service_row_class_init (CatenaServiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = catena_service_row_dispose;

  signals[CLICKED] = g_signal_new ("clicked", CATENA_TYPE_SERVICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (CATENA_TYPE_STATE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/services/catena-service-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaServiceRow, name_inscription);
  gtk_widget_class_bind_template_child (widget_class, CatenaServiceRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaServiceRow, summary_inscription);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
catena_service_row_init (CatenaServiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->service_signals = g_signal_group_new (CATENA_TYPE_SERVICE);
  g_signal_group_connect_swapped (self->service_signals, "notify::detail-error", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->service_signals, "notify::state-label", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->service_signals, "notify::type-label", G_CALLBACK (update), self);
}

/**
 * catena_service_row_new:
 *
 * Returns: (transfer floating): a row without a service
 */
GtkWidget *
catena_service_row_new (void)
{
  return g_object_new (CATENA_TYPE_SERVICE_ROW, NULL);
}

/**
 * catena_service_row_set_service:
 * @self: a service row
 * @service: (nullable): what it shows from now on
 */
void
catena_service_row_set_service (CatenaServiceRow *self,
                                CatenaService    *service)
{
  g_return_if_fail (CATENA_IS_SERVICE_ROW (self));

  if (!g_set_object (&self->service, service))
    return;

  g_signal_group_set_target (self->service_signals, service);
  update (self);
}

static void
on_row_clicked (CatenaServiceRow *row,
                GtkListItem      *item)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "list.activate-item", "u", gtk_list_item_get_position (item));
}

static void
on_row_setup (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *row = catena_service_row_new ();

  g_signal_connect (row, "clicked", G_CALLBACK (on_row_clicked), item);
  gtk_list_item_set_child (item, row);
}

static void
on_row_bind (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  catena_service_row_set_service (CATENA_SERVICE_ROW (gtk_list_item_get_child (item)),
                                  CATENA_SERVICE (gtk_list_item_get_item (item)));
}

static void
on_row_unbind (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  catena_service_row_set_service (CATENA_SERVICE_ROW (gtk_list_item_get_child (item)), NULL);
}

/**
 * catena_service_row_factory_new:
 *
 * Returns: (transfer full): what makes rows for a list of #CatenaService; a click on one activates it in the list
 */
GtkListItemFactory *
catena_service_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind), NULL);

  return factory;
}
