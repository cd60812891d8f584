/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_LEAST 4
#define NAME_MOST 24

#define ACCOUNT_ID_LENGTH 32

#define TEXT(id) catena_service_draft_get_string (rule_case->draft, CATENA_FIELD_##id)
#define NUMBER(id) catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_##id)
#define TRUTH(id) catena_service_draft_get_boolean (rule_case->draft, CATENA_FIELD_##id)

/* The name that a rule about names looks at: the item's, or the service's. */
static const char *
get_name (const CatenaRuleCase *rule_case)
{
  if (CATENA_IS_DRAFT_ORGANIZATION (rule_case->item))
    return catena_draft_organization_get_name (CATENA_DRAFT_ORGANIZATION (rule_case->item));
  if (CATENA_IS_DRAFT_CHANNEL (rule_case->item))
    return catena_draft_channel_get_name (CATENA_DRAFT_CHANNEL (rule_case->item));

  return TEXT (NAME);
}

static gboolean
is_name_character (gunichar character)
{
  return (character < 0x80 && (g_ascii_isalnum (character) || character == '-'))
         /* CJK unified ideographs: the contract's pattern. */
         || (character >= 0x4e00 && character <= 0x9fff);
}

static char *
dup_value_text (const CatenaRuleCase *rule_case)
{
  const CatenaField *field = catena_field_get (rule_case->field);

  if (field->type == CATENA_FIELD_TYPE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            catena_service_draft_get_integer (rule_case->draft, field->id));

  return g_strdup (catena_service_draft_get_string (rule_case->draft, field->id));
}

static char *
dup_choice_labels (const CatenaField *field)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();

  for (const CatenaChoice *choice = field->choices; choice->value != NULL; choice++)
    g_ptr_array_add (labels, (char *) _(choice->label));
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (_(", "), (char **) labels->pdata);
}

gboolean
catena_check_missing (const CatenaRuleCase  *rule_case,
                      char                 **message)
{
  const CatenaField *field = catena_field_get (rule_case->field);

  if (field->type == CATENA_FIELD_TYPE_SECRET)
    return catena_service_draft_get_secret (rule_case->draft, field->id) == NULL;

  return *catena_service_draft_get_string (rule_case->draft, field->id) == '\0';
}

gboolean
catena_check_below_one (const CatenaRuleCase  *rule_case,
                        char                 **message)
{
  return catena_service_draft_get_integer (rule_case->draft, rule_case->field) < 1;
}

/* Foreign values can come from a file or an invitation; the contract has no room for them. */
gboolean
catena_check_unknown_choice (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  const CatenaField *field = catena_field_get (rule_case->field);
  g_autofree char *value = dup_value_text (rule_case);
  g_autofree char *labels = NULL;
  g_autofree char *shown = NULL;

  for (const CatenaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return FALSE;

  labels = dup_choice_labels (field);
  shown = catena_sanitize_text (value, NAME_MOST);
  if (*value == '\0')
    *message = g_strdup_printf (_("Choose one of these: %s."), labels);
  else
    *message = g_strdup_printf (_("“%s” is not possible; choose one of these: %s."), shown, labels);

  return TRUE;
}

/* What is empty and must not be, secrets and lists among it, has a rule that says so. */
gboolean
catena_check_to_fill_in (const CatenaRuleCase  *rule_case,
                         char                 **message)
{
  const CatenaField *field = catena_field_get (rule_case->field);

  if (!catena_service_draft_is_to_fill_in (rule_case->draft, field->id)
      || field->type == CATENA_FIELD_TYPE_SECRET || field->type == CATENA_FIELD_TYPE_LIST)
    return FALSE;

  return field->type != CATENA_FIELD_TYPE_STRING || field->default_text != NULL
         || *catena_service_draft_get_string (rule_case->draft, field->id) != '\0';
}

/* An id of another form is most likely a name. */
gboolean
catena_check_uuid_form (const CatenaRuleCase  *rule_case,
                        char                 **message)
{
  const char *id = catena_service_draft_get_string (rule_case->draft, rule_case->field);

  return *id != '\0' && !g_uuid_string_is_valid (id);
}

/* Accounts and projects: 32 hexadecimal digits. */
gboolean
catena_check_account_id_form (const CatenaRuleCase  *rule_case,
                              char                 **message)
{
  const char *id = catena_service_draft_get_string (rule_case->draft, rule_case->field);

  return *id != '\0' && (strlen (id) != ACCOUNT_ID_LENGTH || strspn (id, "0123456789abcdef") != ACCOUNT_ID_LENGTH);
}

/* "0" is the default one. */
gboolean
catena_check_enterprise_project_form (const CatenaRuleCase  *rule_case,
                                      char                 **message)
{
  return !g_str_equal (TEXT (ENTERPRISE_PROJECT_ID), "0") && catena_check_uuid_form (rule_case, message);
}

gboolean
catena_check_quota_used_up (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  const CatenaQuota *quota = rule_case->context->quota;
  g_autofree char *used = NULL;
  g_autofree char *all = NULL;

  if (quota == NULL || quota->quota < 0 || quota->used < quota->quota)
    return FALSE;

  used = g_strdup_printf ("%" G_GINT64_FORMAT, quota->used);
  all = g_strdup_printf ("%" G_GINT64_FORMAT, quota->quota);
  *message = g_strdup_printf (_("%s of %s services are in use. Delete one, or have the quota raised."),
                              used, all);

  return TRUE;
}

gboolean
catena_check_union_needed (const CatenaRuleCase  *rule_case,
                           char                 **message)
{
  return g_str_equal (TEXT (PURPOSE), "union") && !g_str_equal (TEXT (BLOCKCHAIN_TYPE), "union");
}

gboolean
catena_check_private_needed (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  return g_str_equal (TEXT (PURPOSE), "private") && g_str_equal (TEXT (BLOCKCHAIN_TYPE), "union");
}

gboolean
catena_check_invitee_type (const CatenaRuleCase  *rule_case,
                           char                 **message)
{
  return TRUTH (IS_INVITEE) && g_str_equal (TEXT (BLOCKCHAIN_TYPE), "private");
}

gboolean
catena_check_name_missing (const CatenaRuleCase  *rule_case,
                           char                 **message)
{
  return *get_name (rule_case) == '\0';
}

gboolean
catena_check_name_length (const CatenaRuleCase  *rule_case,
                          char                 **message)
{
  const glong length = g_utf8_strlen (get_name (rule_case), -1);

  if (length == 0 || (length >= NAME_LEAST && length <= NAME_MOST))
    return FALSE;

  *message = g_strdup_printf (_("A name has 4 to 24 characters; this one has %ld."), length);

  return TRUE;
}

gboolean
catena_check_name_characters (const CatenaRuleCase  *rule_case,
                              char                 **message)
{
  for (const char *at = get_name (rule_case); *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);
      g_autofree char *wrong = NULL;
      g_autofree char *shown = NULL;

      if (is_name_character (character))
        continue;

      if (g_unichar_isspace (character))
        {
          *message = g_strdup (_("Only letters (A–Z), digits, hyphens and Chinese characters; no spaces."));
          return TRUE;
        }
      wrong = g_strndup (at, g_utf8_next_char (at) - at);
      shown = catena_sanitize_text (wrong, 0);
      *message = g_strdup_printf (_("Only letters (A–Z), digits, hyphens and Chinese characters; no “%s”."), shown);
      return TRUE;
    }

  return FALSE;
}

gboolean
catena_check_name_hyphen (const CatenaRuleCase  *rule_case,
                          char                 **message)
{
  return *get_name (rule_case) == '-';
}

gboolean
catena_check_name_taken (const CatenaRuleCase  *rule_case,
                         char                 **message)
{
  GHashTable *taken = rule_case->context->names_taken;

  if (taken == NULL || !g_hash_table_contains (taken, TEXT (NAME)))
    return FALSE;

  *message = g_strdup_printf (_("%s already exists in this project."), TEXT (NAME));

  return TRUE;
}

gboolean
catena_check_edition_platinum (const CatenaRuleCase  *rule_case,
                               char                 **message)
{
  return NUMBER (VERSION_TYPE) == 3;
}

gboolean
catena_check_edition_consortium (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return NUMBER (VERSION_TYPE) == 4 && TRUTH (IS_INVITEE);
}

gboolean
catena_check_fabric_version_new (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  return !TRUTH (IS_INVITEE) && !g_str_equal (TEXT (FABRIC_VERSION), "2.2");
}

gboolean
catena_check_fabric_version_unknown (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  return TRUTH (IS_INVITEE)
         && !g_str_equal (TEXT (FABRIC_VERSION), "2.2")
         && !g_str_equal (TEXT (FABRIC_VERSION), "1.4");
}
