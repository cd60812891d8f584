/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-habits.h"

#include "catena-json.h"

typedef enum
{
  SWITCH_SECONDS,
  SWITCH_FLAG,
  SWITCH_WORD,
} SwitchType;

typedef struct
{
  const char *name;
  SwitchType type;
  gsize offset;
  /* The words it takes; NULL for any. "504" is what plain true stands for. */
  const char *words[4];
} Switch;

#define SWITCH(type, name, ...) { #name, SWITCH_##type, G_STRUCT_OFFSET (SimHabits, name), { __VA_ARGS__ } }

static const Switch switches[] = {
  SWITCH (SECONDS, list_lag_seconds, NULL),
  SWITCH (WORD, change_despite_504, "504", "BCS.4001052", NULL),
  SWITCH (SECONDS, record_finished_before_detail_seconds, NULL),
  SWITCH (SECONDS, detail_finished_before_record_seconds, NULL),
  SWITCH (WORD, standing_step, NULL),
  SWITCH (FLAG, unknown_steps, NULL),
  SWITCH (WORD, recovering_sub_step, NULL),
  SWITCH (SECONDS, busy_after_finish_seconds, NULL),
  SWITCH (FLAG, vanished_records, NULL),
  SWITCH (FLAG, foreign_records, NULL),
  SWITCH (WORD, denied_as, "400", "401", "empty", NULL),
};

static const Switch *
find_switch (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (g_str_equal (switches[i].name, name))
        return &switches[i];
    }

  return NULL;
}

/* null and false switch a word off, true is its first word. */
static gboolean
set_word (const Switch *row,
          char        **field,
          JsonObject   *object)
{
  g_autofree char *word = catena_json_dup_string (object, row->name);
  gboolean flag = FALSE;

  if (json_object_get_null_member (object, row->name)
      || (catena_json_get_bool (object, row->name, &flag) && !flag))
    {
      g_clear_pointer (field, g_free);
      return TRUE;
    }
  if (flag && row->words[0] != NULL)
    {
      g_free (word);
      word = g_strdup (row->words[0]);
    }
  if (word == NULL || (row->words[0] != NULL && !g_strv_contains (row->words, word)))
    return FALSE;

  g_free (*field);
  *field = g_steal_pointer (&word);
  return TRUE;
}

static gboolean
set_switch (const Switch *row,
            SimHabits    *habits,
            JsonObject   *object)
{
  gpointer field = G_STRUCT_MEMBER_P (habits, row->offset);

  switch (row->type)
    {
    case SWITCH_SECONDS:
      return catena_json_get_double (object, row->name, field) && *(double *) field >= 0;

    case SWITCH_FLAG:
      return catena_json_get_bool (object, row->name, field);

    case SWITCH_WORD:
      return set_word (row, field, object);

    default:
      g_assert_not_reached ();
    }
}

/**
 * sim_habits_clear:
 * @habits: habits
 *
 * Switches every habit off.
 */
void
sim_habits_clear (SimHabits *habits)
{
  g_free (habits->change_despite_504);
  g_free (habits->standing_step);
  g_free (habits->recovering_sub_step);
  g_free (habits->denied_as);
  *habits = (SimHabits) { 0 };
}

/**
 * sim_habits_set:
 * @habits: habits
 * @object: switches by name; those that are not in it stay as they are
 * @error: return location for an error
 *
 * Returns: whether every switch is known and its value makes sense
 */
gboolean
sim_habits_set (SimHabits  *habits,
                JsonObject *object,
                GError    **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const Switch *row = find_switch (l->data);

      if (row == NULL || !set_switch (row, habits, object))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s: %s", (const char *) l->data,
                       row == NULL ? "no such habit" : "no such value");
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * sim_habits_to_json:
 * @habits: habits
 *
 * Returns: (transfer full): every switch
 */
JsonObject *
sim_habits_to_json (SimHabits *habits)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gpointer field = G_STRUCT_MEMBER_P (habits, switches[i].offset);
      const char *name = switches[i].name;

      if (switches[i].type == SWITCH_SECONDS)
        json_object_set_double_member (object, name, *(double *) field);
      else if (switches[i].type == SWITCH_FLAG)
        json_object_set_boolean_member (object, name, *(gboolean *) field);
      else if (*(char **) field != NULL)
        json_object_set_string_member (object, name, *(char **) field);
      else
        json_object_set_null_member (object, name);
    }

  return object;
}
