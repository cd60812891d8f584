/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-facts"

#include "config.h"

#include "catena-service-facts.h"

#include "catena-util.h"

#include <glib/gi18n-lib.h>

/* In a heading a name is not cut off by its neighbours; still it should not fill the page. */
#define MAX_NAME 64

static void
add_health (GPtrArray       *facts,
            const char      *key,
            const char      *title,
            CatenaNodeGroup *group)
{
  if (group == NULL)
    return;

  g_ptr_array_add (facts, catena_fact_new_health (key, title, group->status, group->normal, group->total));
}

static void
add_organization_health (GPtrArray  *facts,
                         GPtrArray  *groups,
                         const char *prefix,
                         const char *format_with_name)
{
  for (guint i = 0; i < groups->len; i++)
    {
      CatenaNodeGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *name = catena_sanitize_text (group->name != NULL ? group->name : "?", MAX_NAME);
      g_autofree char *key = g_strdup_printf ("%s-%u-%s", prefix, i, name);
      g_autoptr (GString) title = g_string_new (format_with_name);

      g_string_replace (title, "%s", name, 1);
      add_health (facts, key, title->str, group);
    }
}

static void
add_kafka_health (GPtrArray           *facts,
                  CatenaServiceDetail *detail)
{
  if (detail->kafka_status != NULL)
    g_ptr_array_add (facts, catena_fact_new_health ("kafka", _("Kafka"), detail->kafka_status, 0, 0));
}

/**
 * catena_service_facts_health:
 * @detail: what 5.1.3 said
 *
 * Returns: (transfer full) (element-type CatenaFact): how well each part runs
 */
GPtrArray *
catena_service_facts_health (CatenaServiceDetail *detail)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_fact_free);

  add_health (facts, "orderers", _("Orderers"), detail->orderers);
  /* Translators: %s is the name of an organization */
  add_organization_health (facts, detail->organizations, "peers", _("Peers of %s"));
  /* Translators: %s is the name of an organization; light peers are peers that keep no ledger */
  add_organization_health (facts, detail->light_peers, "light", _("Light peers of %s"));
  add_health (facts, "agent", _("Agent"), detail->agent);
  add_health (facts, "restapi", _("REST API add-on"), detail->restapi);
  add_health (facts, "tc3", _("Trusted computing add-on"), detail->tc3_taskserver);
  add_kafka_health (facts, detail);

  return facts;
}

static void
add_addresses (CatenaFact      *parent,
               CatenaNodeGroup *group)
{
  for (guint i = 0; i < group->addresses->len; i++)
    {
      CatenaPeerAddress *address = g_ptr_array_index (group->addresses, i);
      g_autofree char *inside_key = g_strdup_printf ("inside-%u", i);
      g_autofree char *outside_key = g_strdup_printf ("outside-%u", i);

      /* Translators: the address of a node for programs that run in the same cluster */
      catena_facts_add_copy (parent->facts, inside_key, _("Inside the cluster"), address->domain_port);
      /* Translators: the address of a node for programs that run elsewhere */
      catena_facts_add_copy (parent->facts, outside_key, _("From outside"), address->ip_port);
    }
}

static CatenaFact *
new_node_group (const char      *key,
                const char      *title,
                const char      *count_text,
                CatenaNodeGroup *group)
{
  CatenaFact *fact = catena_fact_new_group (key, title, count_text);

  catena_facts_add_copy (fact->facts, "volume", _("Volume claim"), group->pvc_name);
  add_addresses (fact, group);

  return fact;
}

static char *
count_peers (CatenaNodeGroup *group)
{
  guint peers = group->node_count > 0 ? (guint) group->node_count : group->total;

  return g_strdup_printf (ngettext ("%u peer", "%u peers", peers), peers);
}

static void
add_node_groups (GPtrArray  *facts,
                 GPtrArray  *groups,
                 const char *prefix)
{
  for (guint i = 0; i < groups->len; i++)
    {
      CatenaNodeGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *count = count_peers (group);
      g_autofree char *key = g_strdup_printf ("%s-%u-%s", prefix, i, group->name != NULL ? group->name : "");

      g_ptr_array_add (facts, new_node_group (key, group->name != NULL ? group->name : "?", count, group));
    }
}

static void
add_part (GPtrArray       *facts,
          const char      *key,
          const char      *title,
          CatenaNodeGroup *group)
{
  g_autoptr (CatenaFact) fact = NULL;

  if (group == NULL)
    return;

  fact = new_node_group (key, title, group->name, group);
  /* Its name and health are told already. */
  if (fact->facts->len > 0)
    g_ptr_array_add (facts, g_steal_pointer (&fact));
}

/**
 * catena_service_facts_organizations:
 * @detail: what 5.1.3 said
 *
 * Returns: (transfer full) (element-type CatenaFact): the organizations with their peers' addresses, then the
 * orderers
 *   and add-ons with theirs
 */
GPtrArray *
catena_service_facts_organizations (CatenaServiceDetail *detail)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_fact_free);

  add_node_groups (facts, detail->organizations, "org");
  add_node_groups (facts, detail->light_peers, "light");
  add_part (facts, "orderers", _("Orderers"), detail->orderers);
  add_part (facts, "agent", _("Agent"), detail->agent);
  add_part (facts, "restapi", _("REST API add-on"), detail->restapi);
  add_part (facts, "tc3", _("Trusted computing add-on"), detail->tc3_taskserver);

  return facts;
}

static void
add_members (CatenaFact        *fact,
             CatenaChannelInfo *channel)
{
  for (guint i = 0; channel->organizations[i] != NULL; i++)
    {
      const char *organization = channel->organizations[i];
      char **peers = g_hash_table_lookup (channel->peers, organization);
      guint n_peers = peers != NULL ? g_strv_length (peers) : 0;
      g_autofree char *shown = catena_sanitize_text (organization, MAX_NAME);
      g_autofree char *count = g_strdup_printf (ngettext ("%u peer", "%u peers", n_peers), n_peers);
      g_autofree char *key = g_strdup_printf ("org-%s", organization);

      if (peers != NULL)
        catena_facts_add_text (fact->facts, key, shown, count);
      else
        catena_facts_add_text (fact->facts, key, shown, _("Organization of the channel"));
    }
}

static void
add_channel_peers (CatenaFact        *fact,
                   CatenaChannelInfo *channel)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (channel->peers), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *organization = l->data;
      char **peers = g_hash_table_lookup (channel->peers, organization);
      g_autofree char *shown = catena_sanitize_text (organization, MAX_NAME);
      /* Translators: %s is the name of an organization */
      g_autofree char *title = g_strdup_printf (_("Peer of %s"), shown);

      for (guint j = 0; peers[j] != NULL; j++)
        {
          g_autofree char *key = g_strdup_printf ("peer-%s-%u", organization, j);

          catena_facts_add_copy (fact->facts, key, title, peers[j]);
        }
    }
}

/**
 * catena_service_facts_channels:
 * @detail: what 5.1.3 said
 *
 * Returns: (transfer full) (element-type CatenaFact): the channels with their organizations and peers
 */
GPtrArray *
catena_service_facts_channels (CatenaServiceDetail *detail)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_fact_free);

  for (guint i = 0; i < detail->channels->len; i++)
    {
      CatenaChannelInfo *channel = g_ptr_array_index (detail->channels, i);
      guint n_organizations = g_strv_length (channel->organizations);
      g_autofree char *count =
        g_strdup_printf (ngettext ("%u organization", "%u organizations", n_organizations), n_organizations);
      g_autofree char *key = g_strdup_printf ("channel-%s", channel->name);
      CatenaFact *fact = catena_fact_new_group (key, channel->name, count);

      add_members (fact, channel);
      add_channel_peers (fact, channel);
      g_ptr_array_add (facts, fact);
    }

  return facts;
}
