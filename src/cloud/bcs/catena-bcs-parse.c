/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-bcs-parse"

#include "config.h"

#include "catena-bcs-parse.h"

#include "catena-creation-status.h"
#include "catena-error-meaning.h"
#include "catena-json.h"
#include "catena-time.h"

/* Members of 5.1.2, inside "cce" or beside it. */
static const struct
{
  const char *name;
  gboolean in_cce;
  CatenaResourceKind kind;
} resources[] = {
  { "cluster", TRUE, CATENA_RESOURCE_CLUSTER },
  { "network", TRUE, CATENA_RESOURCE_NETWORK },
  { "security_group", TRUE, CATENA_RESOURCE_SECURITY_GROUP },
  { "eip", FALSE, CATENA_RESOURCE_EIP },
  { "sfs", FALSE, CATENA_RESOURCE_SFS },
  { "obs", FALSE, CATENA_RESOURCE_OBS },
  { "kafka", FALSE, CATENA_RESOURCE_KAFKA },
  { "bcs", FALSE, CATENA_RESOURCE_BCS },
};

static CatenaResourceStatus *
read_resource (JsonObject         *object,
               CatenaResourceKind  kind)
{
  g_autofree char *status = catena_bcs_take_text (object, "status");
  g_autofree char *detail = catena_bcs_take_text (object, "detail");
  gint64 start = catena_bcs_take_time (object, "start_time");
  gint64 end = catena_bcs_take_time (object, "end_time");

  /* A resource that is not used is absent, null, or there with nothing in it. */
  if (status == NULL && detail == NULL && start == 0 && end == 0)
    return NULL;

  return catena_resource_status_new (kind, status, detail, start, end);
}

/* Ten thousand rows are read by this: a text is looked at where it stands, only what is no text is copied. */
static CatenaService *
read_service_row (JsonObject *row)
{
  JsonNode *id = catena_json_get_node (row, "id");
  JsonNode *name = catena_json_get_node (row, "name");
  g_autofree char *other_id = NULL;
  g_autofree char *other_name = NULL;
  const char *id_text = id != NULL && JSON_NODE_HOLDS_VALUE (id) ? json_node_get_string (id) : NULL;
  const char *name_text = name != NULL && JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : NULL;

  if (id_text == NULL)
    id_text = other_id = catena_bcs_take_text (row, "id");
  if (name_text == NULL)
    name_text = other_name = catena_bcs_take_text (row, "name");
  if (id_text == NULL || *id_text == '\0')
    return NULL;

  return catena_service_new (id_text, name_text != NULL && *name_text != '\0' ? name_text : NULL);
}

/**
 * catena_bcs_take_text:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: (transfer full) (nullable): the member's text; %NULL also when it is empty
 */
char *
catena_bcs_take_text (JsonObject *object,
                      const char *name)
{
  char *text = catena_json_dup_string (object, name);

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

/**
 * catena_bcs_take_number:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: the member's number, -1 when there is none
 */
gint64
catena_bcs_take_number (JsonObject *object,
                        const char *name)
{
  gint64 number = -1;

  catena_json_get_int64 (object, name, &number);

  return number;
}

/**
 * catena_bcs_take_flag:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Returns: the member's boolean, %FALSE when there is none
 */
gboolean
catena_bcs_take_flag (JsonObject *object,
                      const char *name)
{
  gboolean flag = FALSE;

  catena_json_get_bool (object, name, &flag);

  return flag;
}

/**
 * catena_bcs_take_time:
 * @object: (nullable): a foreign object
 * @name: the member's name, or several spellings separated by "|"
 *
 * Reads a time in any of the forms that were seen: RFC 3339, or a number, also as text, of seconds to nanoseconds.
 *
 * Returns: the time in nanoseconds, 0 when there is none
 */
gint64
catena_bcs_take_time (JsonObject *object,
                      const char *name)
{
  g_autofree char *text = NULL;
  gint64 time;

  if (catena_json_get_int64 (object, name, &time))
    return time > 0 ? catena_time_from_number (time) : 0;

  text = catena_json_dup_string (object, name);
  if (text == NULL || !catena_time_parse_rfc3339 (text, &time))
    return 0;

  return MAX (time, 0);
}

/**
 * catena_bcs_tells_none:
 * @answer: (nullable): an answer with a list and its count
 * @name: the list
 *
 * Returns: whether an answer without the list says that it is empty: by null in its place, or by a count of 0
 */
gboolean
catena_bcs_tells_none (JsonObject *answer,
                       const char *name)
{
  return answer != NULL
         && (json_object_has_member (answer, name) || catena_bcs_take_number (answer, "count") == 0);
}

/**
 * catena_bcs_new_empty_error:
 * @api: the operation
 * @missing: the member that should be there
 *
 * A success that does not say what it was asked for must not be taken for "there are none": what is shown would
 * vanish. It is also one of the ways in which a missing permission is answered.
 *
 * Returns: (transfer full): the error
 */
GError *
catena_bcs_new_empty_error (CatenaApiId  api,
                            const char  *missing)
{
  CatenaErrorDetails details = { .api = api, .service_code = CATENA_PROBLEM_EMPTY_ANSWER, .sent = TRUE };

  return catena_error_new (CATENA_ERROR_PROTOCOL, &details, "%s: a successful answer without %s",
                           catena_api_get (api)->name, missing);
}

/**
 * catena_bcs_read_services:
 * @answer: (nullable): an answer of 5.1.18
 * @error: return location for an error
 *
 * The answer's own count is known to be wrong and not read.
 *
 * Returns: (transfer full) (element-type CatenaService) (nullable): the services in order; what has no id is left out
 */
GPtrArray *
catena_bcs_read_services (JsonObject  *answer,
                          GError     **error)
{
  JsonArray *rows = catena_json_get_array (answer, "blockchains");
  g_autoptr (GPtrArray) services = NULL;
  guint n_rows;

  if (rows == NULL && !catena_bcs_tells_none (answer, "blockchains"))
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_LIST_SERVICES, "blockchains"));
      return NULL;
    }

  n_rows = rows != NULL ? json_array_get_length (rows) : 0;
  services = g_ptr_array_new_full (n_rows, g_object_unref);
  for (guint i = 0; i < n_rows; i++)
    {
      CatenaService *service = read_service_row (catena_json_get_element_object (rows, i));

      if (service != NULL)
        g_ptr_array_add (services, service);
    }

  return g_steal_pointer (&services);
}

/**
 * catena_bcs_read_creation_status:
 * @answer: (nullable): an answer of 5.1.2
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaResourceStatus) (nullable): the resources that the creation uses, in
 *   the order of #CatenaResourceKind
 */
GPtrArray *
catena_bcs_read_creation_status (JsonObject  *answer,
                                 GError     **error)
{
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObject *cce = catena_json_get_object (answer, "cce");

  if (answer == NULL)
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_GET_CREATION_STATUS, "a body"));
      return NULL;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (resources); i++)
    {
      JsonObject *object = catena_json_get_object (resources[i].in_cce ? cce : answer, resources[i].name);
      CatenaResourceStatus *status = object != NULL ? read_resource (object, resources[i].kind) : NULL;

      if (status != NULL)
        g_ptr_array_add (statuses, status);
    }

  return g_steal_pointer (&statuses);
}

/**
 * catena_bcs_read_quotas:
 * @answer: (nullable): an answer of 5.1.14
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CatenaQuota) (nullable): the quotas
 */
GPtrArray *
catena_bcs_read_quotas (JsonObject  *answer,
                        GError     **error)
{
  JsonArray *rows = catena_json_get_array (answer, "resources");
  g_autoptr (GPtrArray) quotas = g_ptr_array_new_with_free_func ((GDestroyNotify) catena_quota_free);

  if (rows == NULL)
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_LIST_QUOTAS, "resources"));
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = catena_json_get_element_object (rows, i);
      g_autofree char *type = catena_bcs_take_text (row, "type");

      if (type != NULL)
        g_ptr_array_add (quotas, catena_quota_new (type,
                                                   catena_bcs_take_number (row, "quota"),
                                                   catena_bcs_take_number (row, "used"),
                                                   catena_bcs_take_number (row, "free")));
    }

  return g_steal_pointer (&quotas);
}

/**
 * catena_bcs_read_flavor:
 * @answer: (nullable): an answer of 5.1.15
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the limits, to be freed with g_free()
 */
CatenaFlavor *
catena_bcs_read_flavor (JsonObject  *answer,
                        GError     **error)
{
  JsonObject *spec = catena_json_get_object (answer, "enterprise_spec");
  CatenaFlavor *flavor;

  if (spec == NULL)
    {
      g_propagate_error (error, catena_bcs_new_empty_error (CATENA_API_GET_FLAVORS, "enterprise_spec"));
      return NULL;
    }

  flavor = g_new (CatenaFlavor, 1);
  flavor->org_peer_max = catena_bcs_take_number (spec, "org_peer_max_num");
  flavor->orderer_max = catena_bcs_take_number (spec, "orderer_max_num");
  flavor->member_max = catena_bcs_take_number (spec, "member_max_num");

  return flavor;
}
