/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-facts"

#include "config.h"

#include "catena-service-facts.h"

#include "catena-time-format.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Documented values of charging_mode, order_status and deploy_status (5.1.3). */
#define CHARGING_PAY_PER_USE 1
enum { ORDER_FAILED, ORDER_ABNORMAL, ORDER_NORMAL };
enum { DEPLOY_RUNNING, DEPLOY_SUCCEEDED, DEPLOY_FAILED, DEPLOY_FINISHED };
enum { IEF_RANDOM, IEF_BOUND };

/* What a word of the API means; one that is not known is shown as it came. */
typedef struct
{
  const char *word;
  const char *label;
} Word;

static const Word purchase_types[] = {
  { "onestep", N_("Quick deployment") },
  { "normal", N_("Custom deployment") },
  { NULL, NULL },
};

static const Word deploy_types[] = {
  { "create", N_("Inviting party") },
  { "invite", N_("Invited party") },
  { NULL, NULL },
};

static const Word cluster_types[] = {
  { "cce", N_("CCE") },
  { "ief", N_("edge nodes") },
  { NULL, NULL },
};

static const Word zones[] = {
  { "yes", N_("Several zones") },
  { "no", N_("One zone") },
  { NULL, NULL },
};

static const char *
find_word (const Word *words,
           const char *word)
{
  for (; word != NULL && words->word != NULL; words++)
    {
      if (g_ascii_strcasecmp (words->word, word) == 0)
        return _(words->label);
    }

  return word;
}

static GPtrArray *
new_facts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) catena_fact_free);
}

static void
fact_section_free (CatenaFactSection *section)
{
  g_ptr_array_unref (section->facts);
  g_free (section);
}

/* A section without rows is no section. */
static void
add_section (GPtrArray  *sections,
             const char *title,
             GPtrArray  *facts)
{
  CatenaFactSection *section;

  if (facts->len == 0)
    {
      g_ptr_array_unref (facts);
      return;
    }

  section = g_new0 (CatenaFactSection, 1);
  section->title = title;
  section->facts = facts;
  g_ptr_array_add (sections, section);
}

/* With a format that has one %s for the number. */
static void
add_number (GPtrArray  *facts,
            const char *key,
            const char *title,
            const char *format,
            gint64      number)
{
  g_autofree char *digits = NULL;
  g_autoptr (GString) value = NULL;

  if (number < 0)
    return;

  digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  value = g_string_new (format);
  g_string_replace (value, "%s", digits, 1);
  catena_facts_add_text (facts, key, title, value->str);
}

static void
add_flag (GPtrArray  *facts,
          const char *key,
          const char *title,
          gboolean    flag)
{
  catena_facts_add_text (facts, key, title, flag ? _("Yes") : _("No"));
}

static void
add_aging (GPtrArray  *facts,
           const char *key,
           const char *title,
           gboolean    enabled,
           gint64      threshold)
{
  if (!enabled)
    catena_facts_add_text (facts, key, title, _("Off"));
  else if (threshold > 0)
    /* Translators: orderers drop old data from this threshold on; the service does not tell the unit */
    add_number (facts, key, title, _("On, threshold %s"), threshold);
  else
    catena_facts_add_text (facts, key, title, _("On"));
}

static char *
describe_cluster (CatenaServiceDetail *detail)
{
  const char *type = find_word (cluster_types, detail->cluster_type);
  const char *platform = catena_label_platform (detail->cluster_platform_type);
  const char *name = detail->cluster_name != NULL ? detail->cluster_name : detail->cluster_id;

  if (name == NULL)
    return NULL;
  if (type != NULL && platform != NULL)
    /* Translators: name, type and processor of a cluster */
    return g_strdup_printf (_("%s (%s, %s)"), name, type, platform);
  if (type != NULL || platform != NULL)
    /* Translators: name of a cluster, and its type or processor */
    return g_strdup_printf (_("%s (%s)"), name, type != NULL ? type : platform);

  return g_strdup (name);
}

static void
add_agent_addresses (GPtrArray           *facts,
                     CatenaServiceDetail *detail)
{
  for (guint i = 0; detail->agent_addresses != NULL && detail->agent_addresses[i] != NULL; i++)
    {
      const char *address = detail->agent_addresses[i];
      g_autofree char *key = g_strdup_printf ("agent-%u", i);
      g_autofree char *uri = g_strdup_printf ("https://%s", address);
      CatenaFact *fact;

      if (*address == '\0')
        continue;

      /* An address that is more than host and port is not opened: it came from the server. */
      fact = catena_fact_new (CATENA_FACT_COPY, key, _("Agent address"), address);
      if (strpbrk (address, "/?#@\\ ") == NULL && g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
        {
          fact->kind = CATENA_FACT_LINK;
          g_free (fact->raw);
          fact->raw = g_steal_pointer (&uri);
        }
      g_ptr_array_add (facts, fact);
    }
}

static GPtrArray *
collect_place (CatenaServiceDetail *detail)
{
  GPtrArray *facts = new_facts ();
  g_autofree char *cluster = describe_cluster (detail);

  catena_facts_add_text (facts, "cluster", _("Cluster"), cluster);
  catena_facts_add_text (facts, "zones", _("Availability zones"), find_word (zones, detail->cluster_az));
  add_agent_addresses (facts, detail);
  catena_facts_add_text (facts, "deployment", C_("kind", "Deployment"), find_word (purchase_types, detail->purchase_type));
  add_flag (facts, "cross-region", _("Across regions"), detail->is_cross_region);
  if (g_ascii_strcasecmp (detail->cluster_type != NULL ? detail->cluster_type : "", "ief") == 0)
    {
      if (detail->ief_deploy_mode == IEF_RANDOM)
        catena_facts_add_text (facts, "ief", _("Organizations on edge nodes"), _("Placed anywhere"));
      else if (detail->ief_deploy_mode == IEF_BOUND)
        catena_facts_add_text (facts, "ief", _("Organizations on edge nodes"), _("Bound to their nodes"));
      else
        add_number (facts, "ief", _("Organizations on edge nodes"), "%s", detail->ief_deploy_mode);
    }

  return facts;
}

static GPtrArray *
collect_storage (CatenaServiceDetail *detail)
{
  GPtrArray *facts = new_facts ();

  catena_facts_add_text (facts, "volume", _("Storage"), catena_label_volume (detail->volume_type));
  catena_facts_add_text (facts, "sfs-type", _("File system type"), detail->sfs_type);
  catena_facts_add_copy (facts, "sfs-name", _("File system"), detail->sfs_name);
  catena_facts_add_copy (facts, "sfs-address", _("File system address"), detail->sfs_address);
  catena_facts_add_copy (facts, "sfs-pvc", _("Volume claim"), detail->sfs_pvc_name);
  catena_facts_add_copy (facts, "evs", _("EVS volume claims"), detail->evs_pvc_info);
  catena_facts_add_copy (facts, "obs-name", _("OBS bucket"), detail->obs_name);
  catena_facts_add_copy (facts, "obs-address", _("OBS bucket address"), detail->obs_address);
  catena_facts_add_text (facts, "database", _("Ledger database"), catena_label_database (detail->database_type));
  catena_facts_add_copy (facts, "couchdb-user", _("CouchDB user"), detail->couchdb_user);

  return facts;
}

static GPtrArray *
collect_blockchain (CatenaServiceDetail *detail)
{
  GPtrArray *facts = new_facts ();
  g_autofree char *edition = detail->version_type >= 0 ? catena_label_dup_edition (detail->version_type) : NULL;

  catena_facts_add_text (facts, "type", _("Blockchain type"), catena_label_service_type (detail->service_type));
  catena_facts_add_text (facts, "role", _("Role in the consortium"), find_word (deploy_types, detail->deploy_type));
  catena_facts_add_text (facts, "edition", _("Edition"), edition);
  catena_facts_add_text (facts, "fabric", _("Hyperledger Fabric"), catena_service_detail_get_fabric_version (detail));
  catena_facts_add_text (facts, "consensus", _("Consensus"), catena_label_consensus (detail->consensus));
  catena_facts_add_text (facts, "algorithm", _("Signature algorithm"),
                         catena_label_sign_algorithm (detail->sign_algorithm));
  /* Translators: %s is a number of seconds */
  add_number (facts, "batch-timeout", _("Block interval"), _("%s s"), detail->batch_timeout);
  add_number (facts, "message-count", _("Transactions in a block"), "%s", detail->max_message_count);
  /* Translators: %s is a number of megabytes */
  add_number (facts, "max-bytes", _("Block size"), _("%s MB"), detail->preferred_maxbytes);
  add_aging (facts, "aging", _("Orderers drop old data"), detail->order_fade_enabled, detail->order_fade_cache);
  add_flag (facts, "restful", _("REST API available"), detail->is_support_restful);
  add_flag (facts, "tc3", _("Trusted computing available"), detail->is_support_tc3);
  add_flag (facts, "rollback", _("Failed upgrades can be rolled back"), detail->is_support_rollback);

  return facts;
}

static GPtrArray *
collect_kafka (CatenaServiceDetail *detail)
{
  GPtrArray *facts = new_facts ();

  catena_facts_add_text (facts, "status", _("State"), catena_label_node_status (detail->kafka_status));
  catena_facts_add_text (facts, "detail", _("Details"), detail->kafka_status_detail);
  for (guint i = 0; detail->kafka_addresses != NULL && detail->kafka_addresses[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("address-%u", i);

      catena_facts_add_copy (facts, key, C_("Kafka", "Address"), detail->kafka_addresses[i]);
    }
  /* An answer without Kafka tells its aging, too. */
  if (facts->len > 0)
    add_aging (facts, "aging", _("Orderers drop old data"), detail->kafka_order_fade_enabled,
               detail->kafka_order_fade_cache);

  return facts;
}

static void
add_order (GPtrArray           *facts,
           CatenaServiceDetail *detail)
{
  static const char *const states[] = {
    [ORDER_FAILED] = N_("Failed"),
    [ORDER_ABNORMAL] = N_("Abnormal"),
    [ORDER_NORMAL] = N_("Normal"),
  };

  /* There is an order only for what is paid by the month or year. */
  if (detail->charging_mode == CHARGING_PAY_PER_USE)
    return;
  if (detail->order_status >= 0 && detail->order_status < (gint64) G_N_ELEMENTS (states))
    catena_facts_add_text (facts, "order", C_("purchase", "Order"), _(states[detail->order_status]));
  else
    add_number (facts, "order", C_("purchase", "Order"), "%s", detail->order_status);
}

static void
add_deployment (GPtrArray           *facts,
                CatenaServiceDetail *detail)
{
  static const char *const states[] = {
    [DEPLOY_SUCCEEDED] = N_("Succeeded"),
    [DEPLOY_FAILED] = N_("Failed"),
    [DEPLOY_FINISHED] = N_("Finished"),
  };

  /* 0 is "in progress", and stays so for services that have long been running. */
  if (detail->deploy_status == DEPLOY_RUNNING)
    return;
  if (detail->deploy_status > 0 && detail->deploy_status < (gint64) G_N_ELEMENTS (states))
    catena_facts_add_text (facts, "deploy-status", C_("state", "Deployment"), _(states[detail->deploy_status]));
  else
    add_number (facts, "deploy-status", C_("state", "Deployment"), "%s", detail->deploy_status);
}

static GPtrArray *
collect_identifiers (CatenaServiceDetail *detail,
                     const char          *project_id)
{
  GPtrArray *facts = new_facts ();
  g_autofree char *created = detail->created != 0 ? catena_format_time (detail->created) : NULL;

  catena_facts_add_copy (facts, "id", _("Service ID"), detail->id);
  catena_facts_add_copy (facts, "project-id", _("Project ID"), project_id);
  catena_facts_add_copy (facts, "cluster-id", _("Cluster ID"), detail->cluster_id);
  catena_facts_add_text (facts, "version", _("Service version"), detail->version);
  if (detail->is_old_service)
    catena_facts_add_text (facts, "old", _("Upgraded from"),
                           detail->old_service_version != NULL ? detail->old_service_version : _("An old version"));
  catena_facts_add_text (facts, "created", _("Created"), created);
  if (detail->charging_mode == CHARGING_PAY_PER_USE)
    catena_facts_add_text (facts, "billing", _("Billing"), _("Pay-per-use"));
  else
    add_number (facts, "billing", _("Billing"), _("Mode %s"), detail->charging_mode);
  add_order (facts, detail);
  add_deployment (facts, detail);

  return facts;
}

/**
 * catena_service_facts_new:
 * @detail: what 5.1.3 said
 * @project_id: (nullable): id of the project that the service is in
 *
 * All of a service's detail, ordered for a person. What the answer does not tell is left out; words that
 * Catena does not know
 * are shown as they came.
 *
 * Returns: (transfer full) (element-type CatenaFactSection): the sections of the overview
 */
GPtrArray *
catena_service_facts_new (CatenaServiceDetail *detail,
                          const char          *project_id)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_section_free);

  add_section (sections, _("Health"), catena_service_facts_health (detail));
  add_section (sections, _("Where It Runs"), collect_place (detail));
  add_section (sections, _("Storage and Database"), collect_storage (detail));
  add_section (sections, _("Blockchain"), collect_blockchain (detail));
  add_section (sections, _("Organizations and Nodes"), catena_service_facts_organizations (detail));
  add_section (sections, _("Channels"), catena_service_facts_channels (detail));
  add_section (sections, _("Kafka"), collect_kafka (detail));
  add_section (sections, _("Identifiers"), collect_identifiers (detail, project_id));

  return sections;
}

/**
 * catena_service_facts_dup_summary:
 * @detail: what 5.1.3 said
 *
 * Returns: (transfer full): the service in one line, "Consortium · Fabric 2.2 · Raft · ECDSA"
 */
char *
catena_service_facts_dup_summary (CatenaServiceDetail *detail)
{
  const char *fabric_version = catena_service_detail_get_fabric_version (detail);
  /* Translators: %s is a version of Hyperledger Fabric */
  g_autofree char *fabric = fabric_version != NULL ? g_strdup_printf (_("Fabric %s"), fabric_version) : NULL;
  const char *parts[] = {
    catena_label_service_type (detail->service_type),
    fabric,
    catena_label_consensus (detail->consensus),
    catena_label_sign_algorithm (detail->sign_algorithm),
  };
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      if (summary->len > 0)
        g_string_append (summary, " · ");
      g_string_append (summary, parts[i]);
    }

  return catena_sanitize_text (summary->str, 0);
}
