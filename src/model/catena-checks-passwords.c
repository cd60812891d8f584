/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"
#include "catena-password.h"

#include <glib/gi18n-lib.h>

/* Messages never quote a password, not even one character of it. */

typedef struct
{
  CatenaFieldId field;
  glong least; /* characters */
  glong most;
  const char *symbols;
  CatenaFieldId again; /* where it is typed once more, or itself */
} Policy;

static const Policy policies[] = {
  { CATENA_FIELD_RESOURCE_PASSWORD, 8, 12, CATENA_PASSWORD_SYMBOLS, CATENA_FIELD_PASSWORD_AGAIN },
  { CATENA_FIELD_NODE_PASSWORD, 8, 26, CATENA_PASSWORD_NODE_SYMBOLS, CATENA_FIELD_NODE_PASSWORD_AGAIN },
  { CATENA_FIELD_COUCHDB_PASSWORD, 8, 26, CATENA_PASSWORD_SYMBOLS, CATENA_FIELD_COUCHDB_PASSWORD },
};

static const Policy *
find_policy (const CatenaRuleCase *rule_case)
{
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    if (policies[i].field == rule_case->field || policies[i].again == rule_case->field)
      return &policies[i];

  g_assert_not_reached ();
}

/* The password of a policy, %NULL while it is empty: that is another rule's matter. */
static const char *
get_password (const CatenaRuleCase *rule_case,
              const Policy         *policy)
{
  CatenaSecret *secret = catena_service_draft_get_secret (rule_case->draft, policy->field);

  return secret != NULL ? catena_secret_get_text (secret) : NULL;
}

gboolean
catena_check_password_short (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  const Policy *policy = find_policy (rule_case);
  const char *password = get_password (rule_case, policy);
  glong length;

  if (password == NULL)
    return FALSE;

  length = g_utf8_strlen (password, -1);
  if (length >= policy->least)
    return FALSE;

  *message = g_strdup_printf (_("At least %ld characters; this has %ld."), policy->least, length);

  return TRUE;
}

gboolean
catena_check_password_long (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  const Policy *policy = find_policy (rule_case);
  const char *password = get_password (rule_case, policy);
  glong length;

  if (password == NULL)
    return FALSE;

  length = g_utf8_strlen (password, -1);
  if (length <= policy->most)
    return FALSE;

  if (rule_case->rule->severity == CATENA_SEVERITY_WARNING)
    *message = g_strdup_printf (_("%ld to %ld characters are documented; this has %ld and may be refused."),
                                policy->least, policy->most, length);
  else
    *message = g_strdup_printf (_("At most %ld characters; this has %ld."), policy->most, length);

  return TRUE;
}

gboolean
catena_check_password_classes (const CatenaRuleCase  *rule_case,
                               char                 **message)
{
  const Policy *policy = find_policy (rule_case);
  const char *password = get_password (rule_case, policy);
  const char *advice;

  if (password == NULL)
    return FALSE;

  advice = catena_password_describe_missing (catena_password_get_classes (password, policy->symbols));
  *message = g_strdup (advice);

  return advice != NULL;
}

gboolean
catena_check_password_characters (const CatenaRuleCase  *rule_case,
                                  char                 **message)
{
  const Policy *policy = find_policy (rule_case);
  const char *password = get_password (rule_case, policy);

  if (password == NULL || catena_password_is_plain (password, policy->symbols))
    return FALSE;

  *message = g_strdup_printf (_("May be refused: documented are letters (A–Z), digits and %s"), policy->symbols);

  return TRUE;
}

gboolean
catena_check_password_root (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  const char *password = get_password (rule_case, find_policy (rule_case));

  return password != NULL && catena_password_contains (password, "root");
}

gboolean
catena_check_password_again_missing (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  const Policy *policy = find_policy (rule_case);

  return get_password (rule_case, policy) != NULL
         && catena_service_draft_get_secret (rule_case->draft, policy->again) == NULL;
}

gboolean
catena_check_password_again_differs (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  const Policy *policy = find_policy (rule_case);
  CatenaSecret *again = catena_service_draft_get_secret (rule_case->draft, policy->again);

  return again != NULL
         && !catena_secret_equal (again, catena_service_draft_get_secret (rule_case->draft, policy->field));
}
