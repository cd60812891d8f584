/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-exchange-row"

#include "config.h"

#include "catena-exchange-row.h"

#include "catena-exchange-words.h"
#include "catena-state-icon.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

/* The list shows this much of a path; the page shows it all. */
#define MAX_PATH 200

struct _CatenaExchangeRow
{
  GtkWidget parent_instance;

  GtkLabel *end_label;
  GtkLabel *name_label;
  GtkLabel *path_label;
  CatenaStateIcon *state_icon;
  GtkLabel *when_label;
};

G_DEFINE_FINAL_TYPE (CatenaExchangeRow, catena_exchange_row, GTK_TYPE_WIDGET)

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_released (CatenaExchangeRow *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
catena_exchange_row_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_EXCHANGE_ROW);

  G_OBJECT_CLASS (catena_exchange_row_parent_class)->dispose (object);
}

static void
catena_exchange_row_class_init (CatenaExchangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_exchange_row_dispose;

  signals[CLICKED] = g_signal_new ("clicked", CATENA_TYPE_EXCHANGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (CATENA_TYPE_STATE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/inspector/catena-exchange-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeRow, end_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeRow, path_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CatenaExchangeRow, when_label);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
catena_exchange_row_init (CatenaExchangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_exchange (CatenaExchangeRow *self,
              CatenaExchange    *exchange,
              CatenaHub         *hub)
{
  g_autofree char *name = catena_exchange_words_name (exchange);
  g_autofree char *path = catena_sanitize_text (catena_exchange_get_path (exchange), MAX_PATH);
  g_autofree char *end = catena_exchange_words_end (exchange);
  g_autofree char *clock = catena_exchange_words_clock (exchange);
  g_autofree char *duration = catena_exchange_words_duration (exchange);
  g_autofree char *whose = catena_exchange_words_whose (exchange, hub);
  g_autofree char *when = g_strjoin (" · ", clock, duration, whose, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, end, when);
  gboolean failed = catena_exchange_has_failed (exchange);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->path_label, path != NULL ? path : "");
  gtk_label_set_label (self->end_label, end);
  gtk_label_set_label (self->when_label, when);
  catena_state_icon_set (self->state_icon, failed ? CATENA_TONE_FAILED : CATENA_TONE_SETTLED,
                         failed ? C_("request", "Failed") : C_("request", "Done"));
  /* At the floor a list item has no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_row_clicked (CatenaExchangeRow *row,
                GtkListItem       *item)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "list.activate-item", "u", gtk_list_item_get_position (item));
}

static void
on_row_setup (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *row = g_object_new (CATENA_TYPE_EXCHANGE_ROW, NULL);

  g_signal_connect (row, "clicked", G_CALLBACK (on_row_clicked), item);
  gtk_list_item_set_child (item, row);
}

static void
on_row_bind (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            user_data)
{
  set_exchange (CATENA_EXCHANGE_ROW (gtk_list_item_get_child (item)), CATENA_EXCHANGE (gtk_list_item_get_item (item)),
                user_data);
}

/**
 * catena_exchange_row_factory_new:
 * @hub: (nullable): where the accounts are
 *
 * Returns: (transfer full): what makes rows for a list of #CatenaExchange; a click on one activates it in the list
 */
GtkListItemFactory *
catena_exchange_row_factory_new (CatenaHub *hub)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_row_bind), hub != NULL ? g_object_ref (hub) : NULL,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);

  return factory;
}
