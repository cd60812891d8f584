/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "create-body.h"

#include "catena-json.h"

#include <string.h>

/* A private service in a cluster that exists. */
#define DOCUMENT                                                                                                  \
  "{\"name\":\"%s\",\"version_type\":4,\"fabric_version\":\"2.2\",\"blockchain_type\":\"private\","               \
  "\"consensus\":\"etcdraft\",\"sign_algorithm\":\"ECDSA\",\"enterprise_project_id\":\"0\","                      \
  "\"volume_type\":\"nfs\",\"org_disk_size\":100,\"database_type\":\"goleveldb\",\"resource_password\":\"%s\","   \
  "\"orderer_node_number\":3,\"use_eip\":true,\"bandwidth_size\":5,\"cluster_type\":\"cce\","                     \
  "\"create_new_cluster\":false,\"cce_cluster_info\":{\"cluster_id\":\"4df5652f-96dc-11eb-b49c-0255ac100b08\","   \
  "\"cluster_name\":\"cce-trade\",\"cluster_platform_type\":\"VirtualMachine\"},"                                 \
  "\"peer_orgs\":[{\"name\":\"organization\",\"node_count\":2}],"                                                 \
  "\"channels\":[{\"name\":\"channel\",\"org_names\":[\"organization\"],\"description\":\"\"}]}"

JsonNode *
make_create_document (const char *name,
                      const char *password)
{
  g_autofree char *text = g_strdup_printf (DOCUMENT, name, password);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *document = catena_json_parse (bytes, &error);

  g_assert_no_error (error);

  return document;
}

CatenaBody *
make_create_body (const char *name)
{
  g_autoptr (CatenaSecret) password = catena_secret_new (CREATE_PASSWORD);
  g_autoptr (JsonNode) document = make_create_document (name, catena_secret_get_placeholder (password));

  return catena_body_new (document, &password, 1);
}
