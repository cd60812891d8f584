/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-token.h"

/* A real token is several KB long and base64: plus, slash and all. */
#define TOKEN_BYTES 1536

/**
 * sim_token_new:
 * @tenant: whose it is
 * @project: (nullable): the project it is for, or %NULL for the tenant's domain
 * @user: who signed in
 * @issued: nanoseconds
 * @lifetime: nanoseconds
 *
 * Returns: (transfer full): a new token
 */
SimToken *
sim_token_new (SimTenant  *tenant,
               SimProject *project,
               SimUser    *user,
               gint64      issued,
               gint64      lifetime)
{
  SimToken *token = g_new0 (SimToken, 1);
  guchar bytes[TOKEN_BYTES];
  g_autofree char *text = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guchar) g_random_int_range (0, 256);
  text = g_base64_encode (bytes, sizeof bytes);
  token->value = g_strconcat ("MIIE", text, NULL);
  token->tenant = tenant;
  token->project = project;
  token->user = user;
  token->issued = issued;
  token->expires = issued + lifetime;

  return token;
}

/**
 * sim_token_free:
 * @token: (transfer full): a token
 */
void
sim_token_free (SimToken *token)
{
  g_free (token->value);
  g_free (token);
}

/**
 * sim_token_to_json:
 * @token: a token
 *
 * Returns: (transfer full): all of it, for the state file
 */
JsonObject *
sim_token_to_json (SimToken *token)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "value", token->value);
  json_object_set_string_member (object, "domain_id", token->tenant->id);
  if (token->project != NULL)
    json_object_set_string_member (object, "project_id", token->project->id);
  json_object_set_string_member (object, "user_id", token->user->id);
  json_object_set_int_member (object, "issued", token->issued);
  json_object_set_int_member (object, "expires", token->expires);

  return object;
}
