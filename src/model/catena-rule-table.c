/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-rule-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_missing (const CatenaRuleCase  *rule_case,
               char                 **message)
{
  return *catena_service_draft_get_string (rule_case->draft, rule_case->rule->field) == '\0';
}

static const CatenaRule rules[] = {
  { "purpose-missing", CATENA_FIELD_PURPOSE, CATENA_SEVERITY_ERROR, FALSE, check_missing,
    N_("Choose who will use the blockchain.") },
  { "name-missing", CATENA_FIELD_NAME, CATENA_SEVERITY_ERROR, FALSE, check_missing,
    N_("Give the service a name.") },
};

/* The one table of rules. */
const CatenaRule *
catena_rule_table_get (gsize *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
