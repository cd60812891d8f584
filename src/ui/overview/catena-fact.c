/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-fact"

#include "config.h"

#include "catena-fact.h"

#include "catena-util.h"

/* A value longer than this is cut where it is shown, not where it is copied. */
#define MAX_SHOWN 400

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * catena_fact_new:
 * @kind: text, copy or link
 * @key: what it is about
 * @title: name, for people
 * @value: value as it came
 *
 * Returns: (transfer full): a fact
 */
CatenaFact *
catena_fact_new (CatenaFactKind  kind,
                 const char     *key,
                 const char     *title,
                 const char     *value)
{
  CatenaFact *self = g_new0 (CatenaFact, 1);

  self->kind = kind;
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->value = catena_sanitize_text (value, MAX_SHOWN);
  self->raw = g_strdup (value);

  return self;
}

/**
 * catena_fact_new_health:
 * @key: what it is about
 * @title: name, for people
 * @status: (nullable): the server's word
 * @normal: how many are well
 * @total: how many there are; 0: it does not say
 *
 * Fewer than all is worth a look even where the word says Normal; none is a failure, unless it is under way.
 *
 * Returns: (transfer full): a fact
 */
CatenaFact *
catena_fact_new_health (const char *key,
                        const char *title,
                        const char *status,
                        guint       normal,
                        guint       total)
{
  CatenaFact *self = catena_fact_new (CATENA_FACT_HEALTH, key, title, catena_label_node_status (status));

  self->normal = MIN (normal, total);
  self->total = total;
  self->tone = catena_node_status_get_tone (status);
  if (self->tone == CATENA_TONE_NEUTRAL || self->tone == CATENA_TONE_SETTLED)
    {
      if (total > 0 && normal == 0)
        self->tone = CATENA_TONE_FAILED;
      else if (normal < total)
        self->tone = CATENA_TONE_ATTENTION;
      else if (total > 0)
        self->tone = CATENA_TONE_SETTLED;
    }

  return self;
}

/**
 * catena_fact_new_group:
 * @key: what it is about
 * @title: name, for people; foreign
 * @value: (nullable): a summary
 *
 * Returns: (transfer full): an empty group
 */
CatenaFact *
catena_fact_new_group (const char *key,
                       const char *title,
                       const char *value)
{
  g_autofree char *shown = catena_sanitize_text (title, MAX_SHOWN);
  CatenaFact *self = catena_fact_new (CATENA_FACT_GROUP, key, shown, value);

  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_fact_free);

  return self;
}

/**
 * catena_fact_free:
 * @self: (transfer full): a fact
 */
void
catena_fact_free (CatenaFact *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->value);
  g_free (self->raw);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_free (self);
}

/**
 * catena_facts_add_text:
 * @facts: (element-type CatenaFact): where to add it
 * @key: what it is about
 * @title: name, for people
 * @value: (nullable): value as it came; null or empty: nothing is added
 */
void
catena_facts_add_text (GPtrArray  *facts,
                       const char *key,
                       const char *title,
                       const char *value)
{
  if (!is_empty (value))
    g_ptr_array_add (facts, catena_fact_new (CATENA_FACT_TEXT, key, title, value));
}

/**
 * catena_facts_add_copy:
 * @facts: (element-type CatenaFact): where to add it
 * @key: what it is about
 * @title: name, for people
 * @value: (nullable): value as it came; null or empty: nothing is added
 *
 * For ids and addresses.
 */
void
catena_facts_add_copy (GPtrArray  *facts,
                       const char *key,
                       const char *title,
                       const char *value)
{
  if (!is_empty (value))
    g_ptr_array_add (facts, catena_fact_new (CATENA_FACT_COPY, key, title, value));
}
