/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "catena-test-simulator.h"

G_BEGIN_DECLS

/* Set on requests that break the contract on purpose; the validator of recorded exchanges passes over them. */
#define SIM_CLIENT_WRONG_HEADER "X-Catena-Test-Wrong"

/* A creation that every rule agrees with; %s is the service's name and cluster at once. */
#define SIM_CLIENT_GOOD_BODY \
  "{\"name\": \"%s\", \"version_type\": 4, \"fabric_version\": \"2.2\", \"blockchain_type\": \"private\"," \
  " \"consensus\": \"etcdraft\", \"sign_algorithm\": \"ECDSA\", \"enterprise_project_id\": \"0\"," \
  " \"volume_type\": \"nfs\", \"org_disk_size\": 100, \"database_type\": \"goleveldb\"," \
  " \"resource_password\": \"Chain-Pw-1\", \"orderer_node_number\": 3, \"use_eip\": true, \"bandwidth_size\": 5," \
  " \"cluster_type\": \"cce\", \"create_new_cluster\": false, \"cce_cluster_info\": {\"cluster_id\": \"id-%s\"," \
  " \"cluster_name\": \"cluster\", \"cluster_platform_type\": \"VirtualMachine\"}, \"peer_orgs\": [{\"name\":" \
  " \"organization\", \"node_count\": 2}], \"channels\": [{\"name\": \"channel\", \"org_names\": [\"organization\"]}]}"

/**
 * SimClient:
 * @token: (nullable): sent with every request
 * @project: the first tenant's first project
 *
 * The least of a client, with a simulator of its own: it sends what a test tells it to and understands nothing.
 */
typedef struct
{
  CatenaTestSimulator *simulator;
  SoupSession *session;
  char *token;
  char *project;
} SimClient;

/**
 * SimAnswer:
 * @error: (nullable): why there is no answer
 * @node: (nullable): the body, if it is JSON
 */
typedef struct
{
  guint status;
  SoupMessageHeaders *headers;
  GBytes *body;
  JsonNode *node;
  GError *error;
} SimAnswer;

SimClient  *sim_client_new          (const char * const *arguments);
SimClient  *sim_client_new_unsigned (const char * const *arguments);
void        sim_client_free         (SimClient *client);
void        sim_client_sign_in      (SimClient  *client,
                                     const char *user,
                                     const char *project);
SimAnswer  *sim_client_sign_in_raw  (SimClient  *client,
                                     const char *query,
                                     const char *body);
char       *sim_client_dup_token_body (SimClient  *client,
                                       const char *user,
                                       const char *password,
                                       const char *scope);
SimAnswer  *sim_client_bcs          (SimClient  *client,
                                     const char *method,
                                     const char *path,
                                     const char *body);
SimAnswer  *sim_client_bcs_wrong    (SimClient  *client,
                                     const char *method,
                                     const char *path,
                                     const char *body);
SimAnswer  *sim_client_iam          (SimClient  *client,
                                     const char *method,
                                     const char *path);
SimAnswer  *sim_client_send         (SimClient   *client,
                                     SoupMessage *message);
SoupMessage *sim_client_new_message (SimClient  *client,
                                     const char *url,
                                     const char *method,
                                     const char *path,
                                     const char *body);
char       *sim_client_create       (SimClient  *client,
                                     const char *name);
JsonObject *sim_client_get_record   (SimClient  *client,
                                     const char *service,
                                     SimAnswer **answer);
SimAnswer  *sim_client_get_detail   (SimClient  *client,
                                     const char *service);
void        sim_client_control      (SimClient  *client,
                                     const char *path,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (3, 4);

void        sim_answer_free         (SimAnswer *answer);
JsonObject *sim_answer_get_object   (SimAnswer *answer);
JsonNode   *sim_answer_get          (SimAnswer  *answer,
                                     const char *path);
const char *sim_answer_get_string   (SimAnswer  *answer,
                                     const char *path);
gint64      sim_answer_get_int      (SimAnswer  *answer,
                                     const char *path);
void        sim_answer_assert_error (SimAnswer  *answer,
                                     guint       status,
                                     const char *code);
void        sim_answer_assert_ok    (SimAnswer  *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimClient, sim_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimAnswer, sim_answer_free)

G_END_DECLS
