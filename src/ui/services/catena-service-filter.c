/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-filter"

#include "config.h"

#include "catena-service-filter.h"

#include <string.h>

struct _CatenaServiceFilter
{
  GtkFilter parent_instance;

  /* folded */
  char **words;
  char *folded;
};

G_DEFINE_FINAL_TYPE (CatenaServiceFilter, catena_service_filter, GTK_TYPE_FILTER)

/* What differs only in case or in how it is composed is the same. */
static char *
fold (const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normalized != NULL ? g_utf8_casefold (normalized, -1) : g_strdup ("");
}

static gboolean
contains (const char *text,
          const char *word)
{
  g_autofree char *folded = text != NULL ? fold (text) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static gboolean
catena_service_filter_match (GtkFilter *filter,
                             gpointer   item)
{
  CatenaServiceFilter *self = CATENA_SERVICE_FILTER (filter);
  CatenaService *service = item;

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      const char *word = self->words[i];

      if (!contains (catena_service_get_name (service), word)
          && !contains (catena_service_get_id (service), word)
          && !contains (catena_service_get_state_label (service), word)
          && !contains (catena_service_get_type_label (service), word)
          && !contains (catena_service_get_consensus_label (service), word)
          && !contains (catena_service_get_fabric_version (service), word))
        return FALSE;
    }

  return TRUE;
}

static GtkFilterMatch
catena_service_filter_get_strictness (GtkFilter *filter)
{
  return catena_service_filter_is_empty (CATENA_SERVICE_FILTER (filter)) ? GTK_FILTER_MATCH_ALL
                                                                         : GTK_FILTER_MATCH_SOME;
}

static void
catena_service_filter_finalize (GObject *object)
{
  CatenaServiceFilter *self = CATENA_SERVICE_FILTER (object);

  g_strfreev (self->words);
  g_free (self->folded);

  G_OBJECT_CLASS (catena_service_filter_parent_class)->finalize (object);
}

static void
catena_service_filter_class_init (CatenaServiceFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = catena_service_filter_finalize;
  filter_class->match = catena_service_filter_match;
  filter_class->get_strictness = catena_service_filter_get_strictness;
}

static void
catena_service_filter_init (CatenaServiceFilter *self)
{
  self->words = g_new0 (char *, 1);
  self->folded = g_strdup ("");
}

static char **
split_words (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (builder, parts[i]);
    }

  return g_strv_builder_end (builder);
}

/* Lets the list keep what it knows: going on typing can only make it shorter. */
static GtkFilterChange
compare (const char *before,
         const char *after)
{
  if (g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;

  return GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * catena_service_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything pass
 */
CatenaServiceFilter *
catena_service_filter_new (void)
{
  return g_object_new (CATENA_TYPE_SERVICE_FILTER, NULL);
}

/**
 * catena_service_filter_set_text:
 * @self: a service filter
 * @text: what is searched for
 */
void
catena_service_filter_set_text (CatenaServiceFilter *self,
                                const char          *text)
{
  g_autofree char *folded = NULL;
  GtkFilterChange change;

  g_return_if_fail (CATENA_IS_SERVICE_FILTER (self));
  g_return_if_fail (text != NULL);

  folded = fold (text);
  if (g_str_equal (folded, self->folded))
    return;

  change = compare (self->folded, folded);
  g_strfreev (self->words);
  self->words = split_words (folded);
  g_free (self->folded);
  self->folded = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * catena_service_filter_is_empty:
 * @self: a service filter
 *
 * Returns: whether nothing is searched for
 */
gboolean
catena_service_filter_is_empty (CatenaServiceFilter *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_FILTER (self), TRUE);

  return self->words[0] == NULL;
}
