/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cloud.h"

#include "catena-bcs-parse.h"
#include "catena-bcs.h"
#include "catena-creation-status.h"
#include "catena-error-meaning.h"
#include "catena-time.h"

#include <string.h>

static void
assert_service (GPtrArray  *services,
                guint       index,
                const char *id,
                const char *name)
{
  CatenaService *service = g_ptr_array_index (services, index);

  g_assert_cmpstr (catena_service_get_id (service), ==, id);
  g_assert_cmpstr (catena_service_get_name (service), ==, name);
}

static void
test_services (void)
{
  g_autoptr (GBytes) raw = load_bytes ("services.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = catena_bcs_parse_services (raw, &error);

  g_assert_no_error (error);
  /* The count says 2. */
  g_assert_cmpuint (services->len, ==, 4);
  assert_service (services, 0, "0f3c1c52-7d0e-4b1e-9a52-000000000001", "trade-finance");
  assert_service (services, 1, "0f3c1c52-7d0e-4b1e-9a52-000000000002", "医疗数据链");
  assert_service (services, 2, "0f3c1c52-7d0e-4b1e-9a52-000000000003", NULL);
  assert_service (services, 3, "4711", "12");
}

static void
assert_n_services (const char *text,
                   guint       n)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = catena_bcs_read_services (parse_text (text, &root), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, n);
}

static void
assert_empty_error (GError      *error,
                    CatenaApiId  api)
{
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
  g_assert_cmpstr (catena_error_get_details (error)->service_code, ==, CATENA_PROBLEM_EMPTY_ANSWER);
  g_assert_cmpint (catena_error_get_details (error)->api, ==, api);
  g_error_free (error);
}

static void
test_no_services (void)
{
  g_autoptr (JsonNode) root = NULL;
  GError *error = NULL;

  assert_n_services ("{\"blockchains\":[],\"count\":0}", 0);
  assert_n_services ("{\"blockchains\":null,\"count\":0}", 0);
  assert_n_services ("{\"count\":0}", 0);
  assert_n_services ("{\"count\":\"0\"}", 0);

  /* A success that says nothing must not empty the list. */
  g_assert_null (catena_bcs_read_services (NULL, &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_LIST_SERVICES);
  g_assert_null (catena_bcs_read_services (parse_text ("{}", &root), &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_LIST_SERVICES);
}

static void
test_damaged (void)
{
  static const char * const texts[] = { "", "[]", "7", "{", "<html></html>", "\"text\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) raw = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;

      g_assert_null (catena_bcs_parse_services (raw, &first));
      g_assert_error (first, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
      g_assert_null (catena_bcs_parse_service (raw, &second));
      g_assert_error (second, CATENA_ERROR, CATENA_ERROR_PROTOCOL);
    }
}

static CatenaServiceDetail *
load_service (const char *name)
{
  g_autoptr (GBytes) raw = load_bytes (name);
  g_autoptr (GError) error = NULL;
  CatenaServiceDetail *detail = catena_bcs_parse_service (raw, &error);

  g_assert_no_error (error);

  return detail;
}

static void
test_service_texts (void)
{
  g_autoptr (CatenaServiceDetail) d = load_service ("service.json");

  g_assert_cmpstr (d->id, ==, "0f3c1c52-7d0e-4b1e-9a52-000000000001");
  g_assert_cmpstr (d->name, ==, "trade-finance");
  g_assert_cmpstr (d->version, ==, "4.0.3");
  g_assert_cmpstr (catena_service_detail_get_fabric_version (d), ==, "2.2");
  g_assert_cmpstr (d->service_type, ==, "union");
  g_assert_cmpstr (d->purchase_type, ==, "normal");
  g_assert_cmpstr (d->sign_algorithm, ==, "ECDSA");
  g_assert_cmpstr (d->consensus, ==, "etcdraft");
  g_assert_cmpstr (d->database_type, ==, "couchdb");
  g_assert_cmpstr (d->cluster_id, ==, "c1");
  g_assert_cmpstr (d->cluster_name, ==, "cce-trade");
  g_assert_cmpstr (d->cluster_type, ==, "CCE");
  g_assert_cmpstr (d->cluster_platform_type, ==, "VirtualMachine");
  g_assert_cmpstr (d->cluster_az, ==, "no");
  g_assert_cmpstr (d->deploy_type, ==, "create");
  g_assert_cmpstr (d->old_service_version, ==, "3.0.7");
  g_assert_cmpstr (d->status, ==, "Normal");
  g_assert_cmpstr (d->process_status, ==, "IsAdding");
  g_assert_cmpstr (d->volume_type, ==, "nfs");
  g_assert_cmpstr (d->couchdb_user, ==, "admin");
  g_assert_cmpstr (d->kafka_status, ==, "RUNNING");
  g_assert_cmpstr (d->kafka_status_detail, ==, "ok");
  g_assert_cmpstr (d->sfs_pvc_name, ==, "pvc-sfs");
  g_assert_cmpstr (d->sfs_name, ==, "sfs-trade");
  g_assert_cmpstr (d->sfs_address, ==, "sfs.example.com:/share");
  g_assert_cmpstr (d->sfs_type, ==, "host");
  g_assert_cmpstr (d->evs_pvc_info, ==, "{\"deploy_mode\":0}");
  g_assert_cmpstr (d->obs_name, ==, "bucket");
  g_assert_cmpstr (d->obs_address, ==, "obs.example.com");
}

static void
test_service_numbers (void)
{
  g_autoptr (CatenaServiceDetail) d = load_service ("service.json");

  g_assert_cmpint (d->charging_mode, ==, 1);
  g_assert_cmpint (d->version_type, ==, 2);
  g_assert_cmpint (d->created, ==, 1683169321 * CATENA_NSEC_PER_SEC);
  g_assert_cmpint (d->order_fade_cache, ==, 1000);
  g_assert_cmpint (d->order_status, ==, 2);
  g_assert_cmpint (d->deploy_status, ==, 3);
  g_assert_cmpint (d->batch_timeout, ==, 2);
  g_assert_cmpint (d->max_message_count, ==, 500);
  g_assert_cmpint (d->preferred_maxbytes, ==, 4);
  g_assert_cmpint (d->kafka_order_fade_cache, ==, 20);
  g_assert_cmpint (d->ief_deploy_mode, ==, 1);
  g_assert_true (d->order_fade_enabled);
  g_assert_true (d->is_cross_region);
  g_assert_true (d->is_support_rollback);
  g_assert_true (d->is_support_restful);
  g_assert_true (d->is_support_tc3);
  g_assert_true (d->is_old_service);
  g_assert_true (d->kafka_order_fade_enabled);
}

static void
assert_group (CatenaNodeGroup *group,
              const char      *name,
              gint64           count,
              const char      *status,
              guint            normal,
              guint            total)
{
  g_assert_nonnull (group);
  g_assert_cmpstr (group->name, ==, name);
  g_assert_cmpint (group->node_count, ==, count);
  g_assert_cmpstr (group->status, ==, status);
  g_assert_cmpuint (group->normal, ==, normal);
  g_assert_cmpuint (group->total, ==, total);
}

static void
test_service_nodes (void)
{
  g_autoptr (CatenaServiceDetail) d = load_service ("service.json");
  CatenaNodeGroup *bank_a = g_ptr_array_index (d->organizations, 0);
  CatenaPeerAddress *address = g_ptr_array_index (bank_a->addresses, 0);

  g_assert_cmpuint (d->organizations->len, ==, 2);
  assert_group (bank_a, "bank-a", 2, "AbNormal", 1, 2);
  g_assert_cmpstr (bank_a->pvc_name, ==, "pvc-a");
  g_assert_cmpstr (address->domain_port, ==, "peer-aaaa1111-0.default:7051");
  g_assert_cmpstr (address->ip_port, ==, "192.0.2.10:30605");
  assert_group (g_ptr_array_index (d->organizations, 1), "bank-b", 1, "Normal", 1, 1);
  g_assert_cmpuint (d->light_peers->len, ==, 1);
  assert_group (g_ptr_array_index (d->light_peers, 0), "edge", 1, "Normal", 1, 1);
  assert_group (d->orderers, "trade-finance-orderer", 3, "Normal", 3, 3);
  assert_group (d->agent, "baas-agent", 1, "Normal", 1, 1);
  assert_group (d->restapi, "baas-restapi", 1, "Normal", 1, 1);
  assert_group (d->tc3_taskserver, "tc3", 1, "Unknown", 0, 1);
  g_assert_cmpuint (g_strv_length (d->agent_addresses), ==, 2);
  g_assert_cmpstr (d->agent_addresses[1], ==, "192.0.2.11:30603");
  g_assert_cmpuint (g_strv_length (d->kafka_addresses), ==, 1);
  g_assert_cmpstr (d->kafka_addresses[0], ==, "192.0.2.20:9092");
}

static void
test_service_channels (void)
{
  g_autoptr (CatenaServiceDetail) d = load_service ("service.json");
  CatenaChannelInfo *channel = g_ptr_array_index (d->channels, 0);
  char **of_a = g_hash_table_lookup (channel->peers, "bank-a");
  char **of_b = g_hash_table_lookup (channel->peers, "bank-b");

  g_assert_cmpuint (d->channels->len, ==, 1);
  g_assert_cmpstr (channel->name, ==, "channel");
  g_assert_cmpuint (g_strv_length (channel->organizations), ==, 2);
  g_assert_cmpstr (channel->organizations[1], ==, "bank-b");
  /* One key is a name, the other a hash. */
  g_assert_cmpuint (g_hash_table_size (channel->peers), ==, 2);
  g_assert_cmpuint (g_strv_length (of_a), ==, 2);
  g_assert_cmpuint (g_strv_length (of_b), ==, 1);
  g_assert_cmpstr (of_b[0], ==, "peer-bbbb2222-0");
}

static void
test_service_gone (void)
{
  g_autoptr (JsonNode) nameless = NULL;
  g_autoptr (JsonNode) empty = NULL;
  GError *error = NULL;

  g_assert_null (catena_bcs_read_service (parse_text ("{\"basic_info\":{\"id\":\"\"}}", &nameless), &error));
  g_assert_error (error, CATENA_ERROR, CATENA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (catena_bcs_read_service (parse_text ("{}", &empty), &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_GET_SERVICE);
  g_assert_null (catena_bcs_read_service (NULL, &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_GET_SERVICE);
}

static void
assert_resource (GPtrArray          *statuses,
                 guint               index,
                 CatenaResourceKind  kind,
                 CatenaStepStatus    status,
                 const char         *detail,
                 gint64              start,
                 gint64              end)
{
  CatenaResourceStatus *resource = g_ptr_array_index (statuses, index);

  g_assert_cmpint (catena_resource_status_get_kind (resource), ==, kind);
  g_assert_cmpint (catena_resource_status_get_status (resource), ==, status);
  g_assert_cmpstr (catena_resource_status_get_detail (resource), ==, detail);
  g_assert_cmpint (catena_resource_status_get_start_time (resource), ==, start);
  g_assert_cmpint (catena_resource_status_get_end_time (resource), ==, end);
}

static void
test_creation_status (void)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statuses =
    catena_bcs_read_creation_status (load_object ("creation-status.json", &root), &error);

  g_assert_no_error (error);
  /* In the order of people; obs, kafka and security group are not used, the moon is not known. */
  g_assert_cmpuint (statuses->len, ==, 5);
  assert_resource (statuses, 0, CATENA_RESOURCE_CLUSTER, CATENA_STEP_STATUS_FAILED, "no more nodes",
                   G_GINT64_CONSTANT (1602757471000000000), G_GINT64_CONSTANT (1602757471958000000));
  assert_resource (statuses, 1, CATENA_RESOURCE_NETWORK, CATENA_STEP_STATUS_OTHER, NULL, 0, 0);
  assert_resource (statuses, 2, CATENA_RESOURCE_EIP, CATENA_STEP_STATUS_FINISHED, "2 addresses",
                   G_GINT64_CONSTANT (1602757471957780831), G_GINT64_CONSTANT (1602757473810699517));
  assert_resource (statuses, 3, CATENA_RESOURCE_SFS, CATENA_STEP_STATUS_PROCESSING, NULL,
                   G_GINT64_CONSTANT (1602786271000000000), 0);
  assert_resource (statuses, 4, CATENA_RESOURCE_BCS, CATENA_STEP_STATUS_WAITING, NULL, 0, 0);
}

static void
test_no_creation_status (void)
{
  g_autoptr (JsonNode) root = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) statuses = catena_bcs_read_creation_status (parse_text ("{}", &root), &error);

  /* Nothing has begun. */
  g_assert_no_error (error);
  g_assert_cmpuint (statuses->len, ==, 0);
  g_assert_null (catena_bcs_read_creation_status (NULL, &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_GET_CREATION_STATUS);
}

static void
test_limits (void)
{
  g_autoptr (JsonNode) quotas_root = NULL;
  g_autoptr (JsonNode) flavors_root = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) quotas = catena_bcs_read_quotas (load_object ("quotas.json", &quotas_root), &error);
  g_autofree CatenaFlavor *flavor = catena_bcs_read_flavor (load_object ("flavors.json", &flavors_root), &error);
  CatenaQuota *instance = g_ptr_array_index (quotas, 0);
  CatenaQuota *other = g_ptr_array_index (quotas, 1);

  g_assert_no_error (error);
  g_assert_cmpuint (quotas->len, ==, 2);
  g_assert_cmpstr (instance->type, ==, "instance");
  g_assert_cmpint (instance->quota, ==, 5);
  g_assert_cmpint (instance->used, ==, 1);
  g_assert_cmpint (instance->free, ==, 4);
  g_assert_cmpint (other->quota, ==, 7);
  g_assert_cmpint (other->used, ==, -1);
  g_assert_cmpint (other->free, ==, -1);
  g_assert_cmpint (flavor->org_peer_max, ==, 5);
  g_assert_cmpint (flavor->orderer_max, ==, 10);
  g_assert_cmpint (flavor->member_max, ==, -1);

  g_assert_null (catena_bcs_read_quotas (NULL, &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_LIST_QUOTAS);
  g_assert_null (catena_bcs_read_flavor (NULL, &error));
  assert_empty_error (g_steal_pointer (&error), CATENA_API_GET_FLAVORS);
}

void
add_parse_tests (void)
{
  g_test_add_func ("/cloud/parse/services", test_services);
  g_test_add_func ("/cloud/parse/no-services", test_no_services);
  g_test_add_func ("/cloud/parse/damaged", test_damaged);
  g_test_add_func ("/cloud/parse/service/texts", test_service_texts);
  g_test_add_func ("/cloud/parse/service/numbers", test_service_numbers);
  g_test_add_func ("/cloud/parse/service/nodes", test_service_nodes);
  g_test_add_func ("/cloud/parse/service/channels", test_service_channels);
  g_test_add_func ("/cloud/parse/service/gone", test_service_gone);
  g_test_add_func ("/cloud/parse/creation-status", test_creation_status);
  g_test_add_func ("/cloud/parse/no-creation-status", test_no_creation_status);
  g_test_add_func ("/cloud/parse/limits", test_limits);
}
