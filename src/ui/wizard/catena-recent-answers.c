/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-recent-answers"

#include "config.h"

#include "catena-recent-answers.h"

#include "catena-settings.h"

#define KEY "recent-answers"
/* How many services back is remembered. */
#define MOST 8
#define ACCOUNT "account"
#define PROJECT "project"

static const CatenaFieldId remembered[] = {
  CATENA_FIELD_ENTERPRISE_PROJECT_ID,
  CATENA_FIELD_CLUSTER_ID,
  CATENA_FIELD_CLUSTER_NAME,
  CATENA_FIELD_CLUSTER_PLATFORM,
  CATENA_FIELD_NODE_AZ,
  CATENA_FIELD_NODE_FLAVOR,
  CATENA_FIELD_CCE_FLAVOR,
  CATENA_FIELD_TURBO_AZ,
  CATENA_FIELD_KAFKA_AZ,
};

static const char *
look_up (GVariant   *answers,
         const char *key)
{
  const char *text = NULL;

  g_variant_lookup (answers, key, "&s", &text);

  return text;
}

/* Enterprise projects are an account's, everything else is a project's. */
static gboolean
is_from (GVariant        *answers,
         CatenaWorkspace *workspace,
         CatenaFieldId    field)
{
  const char *account = catena_account_get_id (catena_workspace_get_account (workspace));
  const char *project = catena_project_get_id (catena_workspace_get_project (workspace));

  return g_strcmp0 (look_up (answers, ACCOUNT), account) == 0
         && (field == CATENA_FIELD_ENTERPRISE_PROJECT_ID || g_strcmp0 (look_up (answers, PROJECT), project) == 0);
}

static GVariant *
create_answers (CatenaWorkspace    *workspace,
                CatenaServiceDraft *draft)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", ACCOUNT, catena_account_get_id (catena_workspace_get_account (workspace)));
  g_variant_builder_add (&builder, "{ss}", PROJECT, catena_project_get_id (catena_workspace_get_project (workspace)));
  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    {
      const char *text = catena_service_draft_get_string (draft, remembered[i]);

      if (*text != '\0' && catena_service_draft_applies (draft, remembered[i]))
        g_variant_builder_add (&builder, "{ss}", catena_field_get (remembered[i])->name, text);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * catena_recent_answers_remember:
 * @workspace: where a service is being created
 * @draft: its draft
 *
 * Keeps what cannot be listed and may be right the next time, too. None of it is secret.
 */
void
catena_recent_answers_remember (CatenaWorkspace    *workspace,
                                CatenaServiceDraft *draft)
{
  g_autoptr (GVariant) old = g_settings_get_value (catena_settings_get_default (), KEY);
  g_autoptr (GVariant) answers = NULL;
  GVariantBuilder builder;

  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  answers = create_answers (workspace, draft);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{ss}"));
  g_variant_builder_add_value (&builder, answers);
  for (gsize i = 0, n_kept = 1; i < g_variant_n_children (old) && n_kept < MOST; i++)
    {
      g_autoptr (GVariant) other = g_variant_get_child_value (old, i);

      if (g_variant_equal (other, answers))
        continue;
      g_variant_builder_add_value (&builder, other);
      n_kept++;
    }
  g_settings_set_value (catena_settings_get_default (), KEY, g_variant_builder_end (&builder));
}

/**
 * catena_recent_answers_dup:
 * @workspace: where a service is to be created
 * @field: a field
 *
 * Returns: (transfer full) (array zero-terminated=1): what was answered there, each once, the last one first
 */
char **
catena_recent_answers_dup (CatenaWorkspace *workspace,
                           CatenaFieldId    field)
{
  g_autoptr (GVariant) all = g_settings_get_value (catena_settings_get_default (), KEY);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (CATENA_IS_WORKSPACE (workspace), NULL);

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) answers = g_variant_get_child_value (all, i);
      const char *text = look_up (answers, catena_field_get (field)->name);

      if (text != NULL && is_from (answers, workspace, field)
          && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/**
 * catena_recent_answers_dup_other:
 * @workspace: where a service is to be created
 * @field: a field
 * @value: one of its recent answers
 * @other: another field
 *
 * Returns: (transfer full) (nullable): what was answered to @other when @field was @value
 */
char *
catena_recent_answers_dup_other (CatenaWorkspace *workspace,
                                 CatenaFieldId    field,
                                 const char      *value,
                                 CatenaFieldId    other)
{
  g_autoptr (GVariant) all = g_settings_get_value (catena_settings_get_default (), KEY);

  g_return_val_if_fail (CATENA_IS_WORKSPACE (workspace), NULL);

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) answers = g_variant_get_child_value (all, i);

      if (is_from (answers, workspace, field)
          && g_strcmp0 (look_up (answers, catena_field_get (field)->name), value) == 0)
        return g_strdup (look_up (answers, catena_field_get (other)->name));
    }

  return NULL;
}
