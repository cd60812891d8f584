/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-fit"

#include "config.h"

#include "catena-fit.h"

#include "catena-json.h"

#include <string.h>

/* Operation type and resource type of a creation, 5.1.17. */
#define TYPE_CREATE "99"

/* What a request and a detail both tell, in the same words or numbers. */
typedef struct
{
  const char *parent; /* (nullable): the object of the request, %NULL for the request itself */
  const char *member;
  gsize offset;
} Trait;

#define MEMBER(name) G_STRUCT_OFFSET (CatenaServiceDetail, name)

static const Trait words[] = {
  { NULL, "name", MEMBER (name) },
  { NULL, "blockchain_type", MEMBER (service_type) },
  { NULL, "consensus", MEMBER (consensus) },
  { NULL, "sign_algorithm", MEMBER (sign_algorithm) },
  { NULL, "database_type", MEMBER (database_type) },
  { NULL, "volume_type", MEMBER (volume_type) },
  { NULL, "cluster_type", MEMBER (cluster_type) },
  { "cce_cluster_info", "cluster_id", MEMBER (cluster_id) },
  { "cce_cluster_info", "cluster_platform_type", MEMBER (cluster_platform_type) },
  { "cce_create_info", "cluster_platform_type", MEMBER (cluster_platform_type) },
};

static const Trait numbers[] = {
  { NULL, "version_type", MEMBER (version_type) },
  { "block_info", "batch_timeout", MEMBER (batch_timeout) },
  { "block_info", "max_message_count", MEMBER (max_message_count) },
  { "block_info", "preferred_maxbytes", MEMBER (preferred_maxbytes) },
};

static JsonObject *
get_parent (JsonObject  *request,
            const Trait *trait)
{
  return trait->parent != NULL ? catena_json_get_object (request, trait->parent) : request;
}

static gboolean
differs (JsonObject *request,
         const char *member,
         const char *found)
{
  g_autofree char *wanted = catena_json_dup_string (request, member);

  if (wanted == NULL || *wanted == '\0' || found == NULL || *found == '\0')
    return FALSE;

  return g_ascii_strcasecmp (wanted, found) != 0;
}

/* A service that is being created may show 0 for what it does not know yet; none of these can be that. */
static gboolean
differs_in_number (JsonObject *request,
                   const char *member,
                   gint64      found)
{
  gint64 wanted;

  return catena_json_get_int64 (request, member, &wanted) && found > 0 && wanted != found;
}

static const char *
find_other_trait (JsonObject          *request,
                  CatenaServiceDetail *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (differs (get_parent (request, &words[i]), words[i].member,
                   G_STRUCT_MEMBER (const char *, detail, words[i].offset)))
        return words[i].member;
    }

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (differs_in_number (get_parent (request, &numbers[i]), numbers[i].member,
                             G_STRUCT_MEMBER (gint64, detail, numbers[i].offset)))
        return numbers[i].member;
    }

  return differs (request, "fabric_version", catena_service_detail_get_fabric_version (detail)) ? "fabric_version" : NULL;
}

static GHashTable *
collect_names (JsonObject *request,
               const char *member)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = catena_json_get_array (request, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      char *name = catena_json_dup_string (catena_json_get_element_object (array, i), "name");

      if (name != NULL)
        g_hash_table_add (names, name);
    }

  return names;
}

/* While it is being created a service shows only a part of what it will have: what counts is what nobody asked for. */
static gboolean
has_other_organization (JsonObject          *request,
                        CatenaServiceDetail *detail)
{
  g_autoptr (GHashTable) names = collect_names (request, "peer_orgs");

  for (guint i = 0; g_hash_table_size (names) > 0 && detail->organizations != NULL && i < detail->organizations->len; i++)
    {
      CatenaNodeGroup *organization = g_ptr_array_index (detail->organizations, i);

      if (organization->name != NULL && !g_hash_table_contains (names, organization->name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_other_channel (JsonObject          *request,
                   CatenaServiceDetail *detail)
{
  g_autoptr (GHashTable) names = collect_names (request, "channels");

  for (guint i = 0; g_hash_table_size (names) > 0 && detail->channels != NULL && i < detail->channels->len; i++)
    {
      CatenaChannelInfo *channel = g_ptr_array_index (detail->channels, i);

      if (channel->name != NULL && !g_hash_table_contains (names, channel->name))
        return TRUE;
    }

  return FALSE;
}

/**
 * catena_fit_is_creation:
 * @record: a record (5.1.17)
 *
 * Returns: whether it is of the creation of a service
 */
gboolean
catena_fit_is_creation (CatenaOperationRecord *record)
{
  return g_strcmp0 (catena_operation_record_get_operation_type (record), TYPE_CREATE) == 0;
}

/**
 * catena_fit_get_start:
 * @record: a record
 *
 * Tells when the operation began. A record's own time is when it was last modified; its id ends with the nanoseconds of its
 * beginning, and its steps have times of their own.
 *
 * Returns: nanoseconds; 0 when it cannot be told
 */
gint64
catena_fit_get_start (CatenaOperationRecord *record)
{
  const char *id = catena_operation_record_get_id (record);
  const char *digits = id != NULL ? strrchr (id, '-') : NULL;
  gint64 start = digits != NULL ? g_ascii_strtoll (digits + 1, NULL, 10) : 0;
  gint64 end;

  /* Nanoseconds of this century have nineteen digits. */
  if (digits != NULL && strlen (digits + 1) == 19 && start > 0 && start < G_MAXINT64)
    return start;

  catena_operation_steps_get_times (catena_operation_record_get_steps (record), &start, &end);

  return start > 0 ? start : catena_operation_record_get_time (record);
}

/**
 * catena_fit_find_record:
 * @records: (nullable) (element-type CatenaOperationRecord): records; %NULL while they cannot be read
 * @service_id: (nullable): a service
 * @record_id: (nullable): the record's id as the creation told it; a hint only, since examples disagree on it
 *
 * Finds it by service, type and time.
 *
 * Returns: (transfer none) (nullable): the newest record of a creation of that service
 */
CatenaOperationRecord *
catena_fit_find_record (GPtrArray  *records,
                        const char *service_id,
                        const char *record_id)
{
  CatenaOperationRecord *newest = NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      CatenaOperationRecord *record = g_ptr_array_index (records, i);
      gboolean of_service = g_strcmp0 (catena_operation_record_get_service_id (record), service_id) == 0;
      gboolean of_id = record_id != NULL && g_strcmp0 (catena_operation_record_get_id (record), record_id) == 0;

      if (!catena_fit_is_creation (record) || (!of_service && !of_id))
        continue;
      if (newest == NULL || catena_fit_get_start (record) > catena_fit_get_start (newest))
        newest = record;
    }

  return newest;
}

/**
 * catena_fit_is_in_time:
 * @start: when the service came to be, by the service's clock, as all of these
 * @since: the intent
 * @sent: when the request left; 0 when it is not known
 *
 * Returns: whether the one can have come from the other: neither older than the intent nor much younger than the request
 */
gboolean
catena_fit_is_in_time (gint64 start,
                       gint64 since,
                       gint64 sent)
{
  gint64 last = MAX (since, sent);

  return start >= since - CATENA_FIT_TOLERANCE && start <= last + 2 * CATENA_FIT_TOLERANCE;
}

/**
 * catena_fit_find_difference:
 * @request: what was asked for (5.1.1), redacted JSON
 * @detail: what is there (5.1.3)
 *
 * Compares what both tell. What one of them does not say is no difference.
 *
 * Returns: (transfer none) (nullable): in what they differ, a member of the request; %NULL when they fit
 */
const char *
catena_fit_find_difference (const char          *request,
                            CatenaServiceDetail *detail)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (request, strlen (request));
  g_autoptr (JsonNode) root = catena_json_parse (bytes, NULL);
  const char *difference;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  object = json_node_get_object (root);
  difference = find_other_trait (object, detail);
  if (difference != NULL)
    return difference;
  if (has_other_organization (object, detail))
    return "peer_orgs";
  if (has_other_channel (object, detail))
    return "channels";

  return NULL;
}
