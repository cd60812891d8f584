/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-order"

#include "config.h"

#include "catena-service-order.h"

#include "catena-service.h"

/* What needs a person comes first. */
static const int tone_ranks[] = {
  [CATENA_TONE_FAILED] = 0,
  [CATENA_TONE_ATTENTION] = 1,
  [CATENA_TONE_MOVING] = 2,
  [CATENA_TONE_NEUTRAL] = 3,
  [CATENA_TONE_SETTLED] = 4,
};

static int
compare_state (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  CatenaService *first = (gpointer) a;
  CatenaService *second = (gpointer) b;
  int difference = tone_ranks[catena_service_get_tone (first)] - tone_ranks[catena_service_get_tone (second)];

  if (difference != 0)
    return difference;

  return g_strcmp0 (catena_service_get_state_label (first), catena_service_get_state_label (second));
}

/* The newest first, those of which it is not known last. */
static int
compare_created (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  gint64 first = catena_service_get_created ((gpointer) a);
  gint64 second = catena_service_get_created ((gpointer) b);

  return (first < second) - (first > second);
}

static int
compare_type (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const char *first = catena_service_get_type_label ((gpointer) a);
  const char *second = catena_service_get_type_label ((gpointer) b);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);

  return g_utf8_collate (first, second);
}

static const struct
{
  const char *order;
  GCompareDataFunc compare;
} orders[] = {
  { "state", compare_state },
  { "created", compare_created },
  { "type", compare_type },
};

static GCompareDataFunc
find_compare (const char *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (g_strcmp0 (orders[i].order, order) == 0)
        return orders[i].compare;
    }

  return NULL;
}

/**
 * catena_service_order_new_sorter:
 * @order: a value of the setting "service-order"
 *
 * Services of equal rank are in the order of their names.
 *
 * Returns: (transfer full): a sorter for #CatenaService
 */
GtkSorter *
catena_service_order_new_sorter (const char *order)
{
  GCompareDataFunc compare = find_compare (order);
  /* A string sorter makes each name's collation key once. */
  GtkSorter *by_name =
    GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (CATENA_TYPE_SERVICE, NULL, "name")));
  GtkMultiSorter *sorter;

  if (compare == NULL)
    return by_name;

  sorter = gtk_multi_sorter_new ();
  gtk_multi_sorter_append (sorter, GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL)));
  gtk_multi_sorter_append (sorter, by_name);

  return GTK_SORTER (sorter);
}

/**
 * catena_service_order_needs_details:
 * @order: a value of the setting "service-order"
 *
 * Returns: whether services of which only the name is known cannot be put in their place yet
 */
gboolean
catena_service_order_needs_details (const char *order)
{
  return find_compare (order) != NULL;
}
