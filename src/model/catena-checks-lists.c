/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-rule"

#include "config.h"

#include "catena-checks.h"

#include <glib/gi18n-lib.h>

#define CHANNEL_LEAST 4
#define CHANNEL_MOST 24

typedef gboolean SameName (const char *one,
                           const char *other);

static CatenaDraftOrganization *
get_organization (const CatenaRuleCase *rule_case)
{
  return CATENA_DRAFT_ORGANIZATION (rule_case->item);
}

static const char *
get_channel_name (const CatenaRuleCase *rule_case)
{
  return catena_draft_channel_get_name (CATENA_DRAFT_CHANNEL (rule_case->item));
}

static const char *
get_item_name (GObject *item)
{
  if (CATENA_IS_DRAFT_CHANNEL (item))
    return catena_draft_channel_get_name (CATENA_DRAFT_CHANNEL (item));

  return catena_draft_organization_get_name (CATENA_DRAFT_ORGANIZATION (item));
}

static gboolean
is_equal (const char *one,
          const char *other)
{
  return g_str_equal (one, other);
}

static gboolean
is_similar (const char *one,
            const char *other)
{
  return !g_str_equal (one, other) && g_ascii_strcasecmp (one, other) == 0;
}

/* An item of @items that stands before @item and is called the same; the message belongs to the later one. */
static GObject *
find_earlier (GListModel *items,
              GObject    *item,
              SameName   *is_same)
{
  const char *name = get_item_name (item);

  if (*name == '\0')
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (items, i);

      if (other == item)
        return NULL;
      if (is_same (get_item_name (other), name))
        return other; /* the list keeps it */
    }

  return NULL;
}

/* The number of peers that older documents give an organization. */
static guint
get_documented_peers (const CatenaRuleCase *rule_case)
{
  return catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_VERSION_TYPE) == 3 ? 5 : 2;
}

/* The project's limit of peers in an organization, or -1. */
static gint64
get_peer_limit (const CatenaRuleCase *rule_case)
{
  const CatenaFlavor *flavor = rule_case->context->flavor;

  return flavor != NULL && flavor->org_peer_max > 0 ? flavor->org_peer_max : -1;
}

static gboolean
is_channel_name (const char *name)
{
  if (!g_ascii_islower (*name))
    return FALSE;

  for (; *name != '\0'; name++)
    if (!g_ascii_islower (*name) && !g_ascii_isdigit (*name))
      return FALSE;

  return TRUE;
}

static gboolean
channel_exists (CatenaServiceDraft *draft,
                const char         *name)
{
  GListModel *channels = catena_service_draft_get_channels (draft);

  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, i);

      if (g_str_equal (catena_draft_channel_get_name (channel), name))
        return TRUE;
    }

  return FALSE;
}

/* What is left of @name when all that is not allowed goes; %NULL if that is no name, or taken. */
static char *
suggest_channel_name (CatenaServiceDraft *draft,
                      const char         *name)
{
  g_autoptr(GString) suggestion = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (g_ascii_isalpha (*name) || (suggestion->len > 0 && g_ascii_isdigit (*name)))
      g_string_append_c (suggestion, g_ascii_tolower (*name));

  if (suggestion->len < CHANNEL_LEAST || suggestion->len > CHANNEL_MOST
      || channel_exists (draft, suggestion->str))
    return NULL;

  return g_strdup (suggestion->str);
}

gboolean
catena_check_organizations_missing (const CatenaRuleCase  *rule_case,
                                    char                 **message)
{
  return g_list_model_get_n_items (catena_service_draft_get_organizations (rule_case->draft)) == 0;
}

gboolean
catena_check_organization_duplicate (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  GListModel *organizations = catena_service_draft_get_organizations (rule_case->draft);

  if (find_earlier (organizations, rule_case->item, is_equal) == NULL)
    return FALSE;

  *message = g_strdup_printf (_("Another organization is already called %s."), get_item_name (rule_case->item));

  return TRUE;
}

gboolean
catena_check_organization_similar (const CatenaRuleCase  *rule_case,
                                   char                 **message)
{
  GListModel *organizations = catena_service_draft_get_organizations (rule_case->draft);
  GObject *other = find_earlier (organizations, rule_case->item, is_similar);

  if (other == NULL)
    return FALSE;

  *message = g_strdup_printf (_("Easily mistaken for %s: only upper and lower case differ."),
                              get_item_name (other));

  return TRUE;
}

gboolean
catena_check_organization_peers_low (const CatenaRuleCase  *rule_case,
                                     char                 **message)
{
  return catena_draft_organization_get_peers (get_organization (rule_case)) < 1;
}

gboolean
catena_check_organization_peers_limit (const CatenaRuleCase  *rule_case,
                                       char                 **message)
{
  const gint64 limit = get_peer_limit (rule_case);
  g_autofree char *number = NULL;

  if (limit < 0 || catena_draft_organization_get_peers (get_organization (rule_case)) <= limit)
    return FALSE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, limit);
  *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "This project allows an organization at most %s peer.",
                                           "This project allows an organization at most %s peers.", limit),
                              number);

  return TRUE;
}

gboolean
catena_check_organization_peers_many (const CatenaRuleCase  *rule_case,
                                      char                 **message)
{
  const guint peers = catena_draft_organization_get_peers (get_organization (rule_case));
  const guint documented = get_documented_peers (rule_case);
  const gint64 limit = get_peer_limit (rule_case);

  /* Beyond the limit it is an error already. */
  if (peers <= documented || (limit > 0 && peers > limit))
    return FALSE;

  *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Older documents allow this edition %u peer; more may be refused.",
                                           "Older documents allow this edition %u peers; more may be refused.",
                                           documented),
                              documented);

  return TRUE;
}

gboolean
catena_check_organization_unused (const CatenaRuleCase  *rule_case,
                                  char                 **message)
{
  GListModel *channels = catena_service_draft_get_channels (rule_case->draft);
  const guint count = g_list_model_get_n_items (channels);

  if (!catena_service_draft_applies (rule_case->draft, CATENA_FIELD_CHANNELS))
    return FALSE;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr(CatenaDraftChannel) channel = g_list_model_get_item (channels, i);

      if (catena_draft_channel_has_organization (channel, get_organization (rule_case)))
        return FALSE;
    }

  return count > 0;
}

/* The documents name the editions differently by their age; the warning comes at the least of what they say. */
gboolean
catena_check_channels_many (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  static const guint documented[] = { [2] = 2, [3] = 4, [4] = 1 };
  const gint64 edition = catena_service_draft_get_integer (rule_case->draft, CATENA_FIELD_VERSION_TYPE);
  const guint count = g_list_model_get_n_items (catena_service_draft_get_channels (rule_case->draft));

  if (edition < 2 || edition >= (gint64) G_N_ELEMENTS (documented) || count <= documented[edition])
    return FALSE;

  *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Older documents allow this edition %u channel; more may be refused.",
                                           "Older documents allow this edition %u channels; more may be refused.",
                                           documented[edition]),
                              documented[edition]);

  return TRUE;
}

gboolean
catena_check_channel_length (const CatenaRuleCase  *rule_case,
                             char                 **message)
{
  const glong length = g_utf8_strlen (get_channel_name (rule_case), -1);

  if (length == 0 || (length >= CHANNEL_LEAST && length <= CHANNEL_MOST))
    return FALSE;

  *message = g_strdup_printf (_("A name has 4 to 24 characters; this one has %ld."), length);

  return TRUE;
}

gboolean
catena_check_channel_characters (const CatenaRuleCase  *rule_case,
                                 char                 **message)
{
  const char *name = get_channel_name (rule_case);
  g_autofree char *suggestion = NULL;

  if (*name == '\0' || is_channel_name (name))
    return FALSE;

  suggestion = suggest_channel_name (rule_case->draft, name);
  if (suggestion != NULL)
    *message = g_strdup_printf (_("Only a-z and 0-9, beginning with a letter; try %s."), suggestion);
  else
    *message = g_strdup (_("Only a-z and 0-9, beginning with a letter."));

  return TRUE;
}

gboolean
catena_check_channel_duplicate (const CatenaRuleCase  *rule_case,
                                char                 **message)
{
  GListModel *channels = catena_service_draft_get_channels (rule_case->draft);

  if (find_earlier (channels, rule_case->item, is_equal) == NULL)
    return FALSE;

  *message = g_strdup_printf (_("Another channel is already called %s."), get_channel_name (rule_case));

  return TRUE;
}

gboolean
catena_check_channel_empty (const CatenaRuleCase  *rule_case,
                            char                 **message)
{
  GListModel *members = catena_draft_channel_get_organizations (CATENA_DRAFT_CHANNEL (rule_case->item));

  return g_list_model_get_n_items (members) == 0;
}
