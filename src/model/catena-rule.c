/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-rule.h"

#include "catena-rule-private.h"

#include <glib/gi18n-lib.h>

static void
check_case (const CatenaRuleCase *rule_case,
            GPtrArray            *findings)
{
  const CatenaRule *rule = rule_case->rule;
  g_autofree char *message = NULL;
  CatenaFinding *finding;

  if (!rule->check (rule_case, &message))
    return;

  g_assert (message != NULL || rule->message != NULL);

  finding = g_new0 (CatenaFinding, 1);
  finding->rule = rule->id;
  finding->field = rule_case->field;
  finding->severity = rule->severity;
  g_set_object (&finding->item, rule_case->item);
  finding->message = message != NULL ? g_steal_pointer (&message) : g_strdup (_(rule->message));
  g_ptr_array_add (findings, finding);
}

static GListModel *
get_items (CatenaServiceDraft *draft,
           CatenaFieldId       list)
{
  switch ((guint) list)
    {
    case CATENA_FIELD_CHANNELS:
      return catena_service_draft_get_channels (draft);
    case CATENA_FIELD_EDGE_NODES:
      return catena_service_draft_get_edge_nodes (draft);
    case CATENA_FIELD_ORGANIZATIONS:
    default:
      return catena_service_draft_get_organizations (draft);
    }
}

static void
check_each (CatenaRuleCase *rule_case,
            GPtrArray      *findings)
{
  GListModel *items = get_items (rule_case->draft, rule_case->field);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (items, i);

      rule_case->item = item;
      check_case (rule_case, findings);
    }
}

static void
check_field (CatenaRuleCase *rule_case,
             CatenaFieldId   field,
             GPtrArray      *findings)
{
  if (!catena_service_draft_applies (rule_case->draft, field))
    return;

  rule_case->field = field;
  if (rule_case->rule->each)
    check_each (rule_case, findings);
  else
    check_case (rule_case, findings);
}

/**
 * catena_finding_free:
 * @finding: (transfer full) (nullable): a finding
 */
void
catena_finding_free (CatenaFinding *finding)
{
  if (finding == NULL)
    return;

  g_clear_object (&finding->item);
  g_free (finding->message);
  g_free (finding);
}

/**
 * catena_rules_check:
 * @draft: a draft
 * @context: (nullable): what is known around it; rules that need what is not known stay silent
 *
 * Asks every rule whose field applies. A field can have several findings, and what is empty has one that says
 * what is missing ("name-missing"). Sources: the reference 5.1.1, and bcs-facts 7; where they disagree it is
 * a warning.
 *
 * Returns: (transfer full) (element-type CatenaFinding): what is wrong, in the order of the table; empty if
 *   nothing is
 */
GPtrArray *
catena_rules_check (CatenaServiceDraft       *draft,
                    const CatenaDraftContext *context)
{
  static const CatenaDraftContext nothing_known = { NULL };
  GPtrArray *findings;
  const CatenaRule *rules;
  gsize n_rules;

  g_return_val_if_fail (CATENA_IS_SERVICE_DRAFT (draft), NULL);

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_finding_free);
  rules = catena_rule_table_get (&n_rules);
  for (gsize i = 0; i < n_rules; i++)
    {
      CatenaRuleCase rule_case = {
        .draft = draft,
        .context = context != NULL ? context : &nothing_known,
        .rule = &rules[i],
      };

      if (rules[i].field != CATENA_FIELD_ANY)
        check_field (&rule_case, rules[i].field, findings);
      else
        for (guint field = 0; field < CATENA_FIELD_N_IDS; field++)
          check_field (&rule_case, field, findings);
    }

  return findings;
}

/**
 * catena_rules_get_ids:
 * @ids: (out) (array zero-terminated=1) (transfer none): the ids of all rules
 *
 * Returns: how many there are
 */
gsize
catena_rules_get_ids (const char * const **ids)
{
  static const char **all = NULL;
  const CatenaRule *rules;
  gsize n_rules;

  g_return_val_if_fail (ids != NULL, 0);

  rules = catena_rule_table_get (&n_rules);
  if (g_once_init_enter (&all))
    {
      const char **names = g_new0 (const char *, n_rules + 1);

      for (gsize i = 0; i < n_rules; i++)
        names[i] = rules[i].id;
      g_once_init_leave (&all, names);
    }
  *ids = all;

  return n_rules;
}
