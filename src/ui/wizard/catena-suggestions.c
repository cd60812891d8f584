/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-suggestions"

#include "config.h"

#include "catena-suggestions.h"

#include "catena-recent-answers.h"
#include "catena-region.h"

static const CatenaFieldId cluster_fields[] = { CATENA_FIELD_CLUSTER_NAME, CATENA_FIELD_CLUSTER_PLATFORM };

static void
add (GPtrArray  *values,
     const char *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

/* A cluster that a service runs on is not free. */
static void
add_recent (GPtrArray        *values,
            CatenaWizardForm *form,
            CatenaFieldId     field)
{
  g_auto (GStrv) recent = catena_recent_answers_dup (catena_wizard_form_get_workspace (form), field);
  GHashTable *used = catena_surroundings_get_context (catena_wizard_form_get_surroundings (form)).clusters_used;

  for (guint i = 0; recent[i] != NULL; i++)
    if (field != CATENA_FIELD_CLUSTER_ID || !g_hash_table_contains (used, recent[i]))
      add (values, recent[i]);
}

/* Zones cannot be listed, but their codes are the region's own with a letter, "cn-north-4a": some are known from the clusters
 * of other services, and where nothing is known the first is a good guess. */
static void
add_zones (GPtrArray        *values,
           CatenaWizardForm *form)
{
  CatenaProject *project = catena_workspace_get_project (catena_wizard_form_get_workspace (form));
  const char *region = catena_project_get_region (project);
  g_autofree char *first = NULL;
  GHashTableIter iter;
  gpointer zone;

  if (region == NULL || catena_region_get (region) == NULL)
    return;

  g_hash_table_iter_init (&iter, catena_surroundings_get_zones (catena_wizard_form_get_surroundings (form)));
  while (g_hash_table_iter_next (&iter, &zone, NULL))
    if (g_str_has_prefix (zone, region))
      add (values, zone);
  first = g_strconcat (region, "a", NULL);
  add (values, first);
}

/**
 * catena_suggestions_dup:
 * @form: a form
 * @field: a field that is text
 *
 * Returns: (transfer full) (array zero-terminated=1): what may be its answer, the best first: what was answered the last
 *   times, what other services have, what can be made up
 */
char **
catena_suggestions_dup (CatenaWizardForm *form,
                        CatenaFieldId     field)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (form), NULL);

  if (field == CATENA_FIELD_NAME)
    g_ptr_array_add (values, catena_wizard_form_dup_suggested_name (form));
  else
    add_recent (values, form, field);
  if (field == CATENA_FIELD_NODE_AZ || field == CATENA_FIELD_TURBO_AZ || field == CATENA_FIELD_KAFKA_AZ)
    add_zones (values, form);
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/**
 * catena_suggestions_dup_label:
 * @form: a form
 * @field: a field that is text
 * @value: what may be its answer
 *
 * Returns: (transfer full): @value as people know it: a cluster by its name
 */
char *
catena_suggestions_dup_label (CatenaWizardForm *form,
                              CatenaFieldId     field,
                              const char       *value)
{
  char *name = NULL;

  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (form), NULL);

  if (field == CATENA_FIELD_CLUSTER_ID)
    name = catena_recent_answers_dup_other (catena_wizard_form_get_workspace (form), field, value,
                                            CATENA_FIELD_CLUSTER_NAME);

  return name != NULL ? name : g_strdup (value);
}

/**
 * catena_suggestions_use:
 * @form: a form
 * @field: a field that is text
 * @value: what is its answer
 *
 * Fills it in, and with a cluster what else is known of it.
 */
void
catena_suggestions_use (CatenaWizardForm *form,
                        CatenaFieldId     field,
                        const char       *value)
{
  CatenaServiceDraft *draft;

  g_return_if_fail (CATENA_IS_WIZARD_FORM (form));

  draft = catena_wizard_form_get_draft (form);
  catena_service_draft_set_string (draft, field, value);
  for (guint i = 0; field == CATENA_FIELD_CLUSTER_ID && i < G_N_ELEMENTS (cluster_fields); i++)
    {
      g_autofree char *other = catena_recent_answers_dup_other (catena_wizard_form_get_workspace (form), field, value,
                                                                cluster_fields[i]);

      if (other != NULL)
        catena_service_draft_set_string (draft, cluster_fields[i], other);
    }
}
