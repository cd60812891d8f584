/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-auth.h"

#include "sim-signature.h"
#include "sim-util.h"

#include "catena-time.h"

#include <openssl/crypto.h>
#include <string.h>

/* facts 3.1: the clocks may differ by this much, the body may be this large, and so many failures lock the
 * key. */
#define CLOCK_WINDOW (15 * 60 * CATENA_NSEC_PER_SEC)
#define SIGNED_BODY_MAX (12 * 1024 * 1024)
#define KEY_FAILURES_MAX 5
#define KEY_LOCK (5 * 60 * CATENA_NSEC_PER_SEC)

/* The tails tell the variants of APIGW.0301 apart, facts 4.6. */
#define TAIL_NO_TOKEN "x-auth-token not found"
#define TAIL_TOKEN "decrypt token fail"
#define TAIL_SIGNATURE "verify aksk signature fail"
#define TAIL_KEY "Get secretKey failed"
#define TAIL_LOCKED "AK access failed to reach the limit,forbidden"

static gboolean
refuse (SimCall    *call,
        const char *tail)
{
  if (call->cloud == CATENA_API_CLOUD_IAM)
    sim_call_refuse_iam (call, 401, "Not signed in: %s.", tail);
  else
    sim_call_refuse_gateway (call, 401, "APIGW.0301", "Not signed in: %s", tail);

  return FALSE;
}

/* Wrong signatures in a row lock the key for a while. */
static gboolean
refuse_signature (SimCall *call,
                  SimUser *user)
{
  user->key_failures++;
  if (user->key_failures >= KEY_FAILURES_MAX)
    {
      user->key_failures = 0;
      user->key_locked_until = sim_store_now (call->store) + KEY_LOCK;
    }
  call->store->changed = TRUE;

  return refuse (call, TAIL_SIGNATURE);
}

static gboolean
is_header_signed (SimSignature *signature,
                  const char   *name)
{
  return g_strv_contains ((const char * const *) signature->signed_headers, name);
}

static gboolean
is_date_acceptable (SimCall    *call,
                    const char *date)
{
  gint64 time;

  return date != NULL && catena_time_parse_sdk (date, &time)
         && ABS (time - sim_call_now (call)) <= CLOCK_WINDOW;
}

static gboolean
is_signature_right (SimCall      *call,
                    SimSignature *signature,
                    const char   *secret_key)
{
  const char *date = soup_message_headers_get_one (call->headers, "X-Sdk-Date");
  g_autofree char *canonical = NULL;
  g_autofree char *to_sign = NULL;
  g_autofree char *expected = NULL;

  if (!is_header_signed (signature, "x-sdk-date") || !is_date_acceptable (call, date))
    return FALSE;
  canonical = sim_signature_dup_canonical (call->method, call->path, call->raw_query, call->headers,
                                           signature->signed_headers, call->body);
  if (canonical == NULL)
    return FALSE;
  to_sign = sim_signature_dup_to_sign (date, canonical);
  expected = sim_signature_compute (secret_key, to_sign);

  return strlen (signature->signature) == strlen (expected)
         && CRYPTO_memcmp (signature->signature, expected, strlen (expected)) == 0;
}

/* A temporary key comes with its token, which is signed with the rest. */
static gboolean
is_security_token_right (SimCall      *call,
                         SimSignature *signature,
                         SimUser      *user,
                         gboolean      temporary)
{
  const char *token = soup_message_headers_get_one (call->headers, "X-Security-Token");

  if (!temporary)
    return token == NULL;

  return g_strcmp0 (token, user->security_token) == 0 && is_header_signed (signature, "x-security-token");
}

static gboolean
check_key (SimCall    *call,
           const char *authorization)
{
  g_autoptr (SimSignature) signature = sim_signature_parse (authorization);
  gboolean temporary = FALSE;
  SimTenant *tenant = NULL;
  SimUser *user;

  if (signature == NULL)
    return refuse (call, TAIL_SIGNATURE);
  user = sim_store_get_user_by_key (call->store, signature->access_key, &tenant, &temporary);
  if (user == NULL)
    return refuse (call, TAIL_KEY);
  if (user->key_locked_until > sim_store_now (call->store))
    return refuse (call, TAIL_LOCKED);
  if (g_bytes_get_size (call->body) > SIGNED_BODY_MAX)
    {
      sim_call_refuse_gateway (call, 413, "APIGW.0201", "A signed body may have 12 MB.");
      return FALSE;
    }
  if (!is_signature_right (call, signature, temporary ? user->temporary_secret_key : user->secret_key)
      || !is_security_token_right (call, signature, user, temporary))
    return refuse_signature (call, user);

  user->key_failures = 0;
  call->user = user;
  call->tenant = tenant;
  return TRUE;
}

static gboolean
check_token (SimCall    *call,
             const char *value,
             SimToken  **token)
{
  *token = sim_store_get_token (call->store, value);
  if (*token == NULL)
    return refuse (call, TAIL_TOKEN);
  if ((*token)->expires <= sim_store_now (call->store))
    {
      g_autofree char *expires = sim_format_iam (sim_store_show (call->store, (*token)->expires));
      g_autofree char *tail = g_strdup_printf ("token expires, expires_at: %s", expires);

      return refuse (call, tail);
    }
  call->user = (*token)->user;
  call->tenant = (*token)->tenant;

  return TRUE;
}

/* A key opens every project of its tenant; which one is meant stands in a header as well as in the path. */
static gboolean
check_key_project (SimCall *call)
{
  const char *header = soup_message_headers_get_one (call->headers, "X-Project-Id");

  if (call->project != NULL && call->project->tenant == call->tenant
      && g_strcmp0 (header, call->project->id) == 0)
    return TRUE;

  sim_call_refuse (call, 403, "BCS.4030403", "The project does not belong to the key.");
  return FALSE;
}

static gboolean
check_token_project (SimCall  *call,
                     SimToken *token)
{
  if (token->project == NULL)
    sim_call_refuse (call, 401, "BCS.4010401", "The token is for no project.");
  else if (call->project == NULL || call->project->tenant != token->tenant)
    sim_call_refuse (call, 403, "BCS.4030403", "The project belongs to somebody else.");
  else if (call->project != token->project)
    sim_call_refuse_gateway (call, 401, "APIGW.0307", "The token must be updated: it is for another project.");
  else
    return TRUE;

  return FALSE;
}

/* Global services may be told the account; then it has to be the right one. */
static gboolean
check_domain (SimCall *call)
{
  const char *header = soup_message_headers_get_one (call->headers, "X-Domain-Id");

  if (header == NULL || g_str_equal (header, call->tenant->id))
    return TRUE;

  sim_call_refuse_iam (call, 403, "The account does not belong to the key.");
  return FALSE;
}

/**
 * sim_auth_check:
 * @call: a call
 *
 * Finds out who asks and whether the project is theirs (facts 3 and 4.6). Refuses the call otherwise.
 *
 * Returns: whether the call may go on
 */
gboolean
sim_auth_check (SimCall *call)
{
  const char *value = soup_message_headers_get_one (call->headers, "X-Auth-Token");
  const char *authorization = soup_message_headers_get_one (call->headers, "Authorization");
  SimToken *token = NULL;

  if (value == NULL && authorization == NULL)
    return refuse (call, TAIL_NO_TOKEN);
  if (value != NULL ? !check_token (call, value, &token) : !check_key (call, authorization))
    return FALSE;
  if (call->cloud == CATENA_API_CLOUD_IAM)
    return check_domain (call);

  call->project = sim_store_get_project (call->store, sim_call_get_parameter (call, "project_id"));
  return token != NULL ? check_token_project (call, token) : check_key_project (call);
}
