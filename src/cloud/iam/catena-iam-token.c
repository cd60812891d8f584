/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-iam-token"

#include "config.h"

#include "catena-iam.h"
#include "catena-iam-private.h"

#include "catena-error-meaning.h"
#include "catena-json.h"
#include "catena-time.h"

/* How long a token is valid, where the answer does not tell. */
#define TOKEN_LIFETIME (G_GINT64_CONSTANT (24) * 60 * 60 * CATENA_NSEC_PER_SEC)

/* Password and passcode. */
#define MAX_SECRETS 2

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
begin_member (JsonBuilder *builder,
              const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_methods (JsonBuilder *builder,
             gboolean     with_passcode)
{
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "password");
  if (with_passcode)
    json_builder_add_string_value (builder, "totp");
  json_builder_end_array (builder);
}

static void
add_password (JsonBuilder       *builder,
              CatenaCredentials *credentials)
{
  begin_member (builder, "password");
  begin_member (builder, "user");
  add_text (builder, "name", catena_credentials_get_user_name (credentials));
  add_text (builder, "password", catena_secret_get_placeholder (catena_credentials_get_password (credentials)));
  begin_member (builder, "domain");
  add_text (builder, "name", catena_credentials_get_account_name (credentials));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The passcode goes with the user's id, not with the name. */
static void
add_passcode (JsonBuilder  *builder,
              const char   *user_id,
              CatenaSecret *passcode)
{
  begin_member (builder, "totp");
  begin_member (builder, "user");
  add_text (builder, "id", user_id);
  add_text (builder, "passcode", catena_secret_get_placeholder (passcode));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The scope stands inside "auth", beside "identity": the reference's examples have it outside, which is a mistake. */
static void
add_scope (JsonBuilder            *builder,
           CatenaCredentials      *credentials,
           const CatenaTokenScope *scope)
{
  begin_member (builder, "scope");
  if (scope != NULL && scope->project_id != NULL)
    {
      begin_member (builder, "project");
      add_text (builder, "id", scope->project_id);
    }
  else if (scope != NULL && scope->project_name != NULL)
    {
      begin_member (builder, "project");
      add_text (builder, "name", scope->project_name);
    }
  else
    {
      begin_member (builder, "domain");
      add_text (builder, "name", catena_credentials_get_account_name (credentials));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static JsonNode *
build_document (CatenaCredentials      *credentials,
                CatenaSecret           *passcode,
                const CatenaTokenScope *scope)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  begin_member (builder, "auth");
  begin_member (builder, "identity");
  add_methods (builder, passcode != NULL);
  add_password (builder, credentials);
  if (passcode != NULL)
    add_passcode (builder, catena_credentials_get_mfa_user_id (credentials), passcode);
  json_builder_end_object (builder);
  add_scope (builder, credentials, scope);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static GError *
new_own_error (CatenaErrorKind  kind,
               const char      *problem,
               const char      *message)
{
  CatenaErrorDetails details = { .api = CATENA_API_IAM_CREATE_TOKEN, .service_code = problem };

  return catena_error_new (kind, &details, "iamCreateToken: %s", message);
}

/**
 * catena_iam_build_token_body:
 * @credentials: an IAM user's name and password
 * @passcode: (nullable): the six digits of a virtual MFA device
 * @scope: (nullable): what the token is for
 * @error: return location for an error; %CATENA_ERROR_INPUT when a passcode has no user id to go with
 *
 * Returns: (transfer full) (nullable): the request, its secrets apart
 */
CatenaBody *
catena_iam_build_token_body (CatenaCredentials       *credentials,
                             const char              *passcode,
                             const CatenaTokenScope  *scope,
                             GError                 **error)
{
  g_autoptr (CatenaSecret) secret_passcode = NULL;
  g_autoptr (JsonNode) document = NULL;
  CatenaSecret *secrets[MAX_SECRETS];
  gsize n_secrets = 0;

  if (catena_credentials_get_kind (credentials) != CATENA_CREDENTIALS_PASSWORD)
    {
      g_propagate_error (error, new_own_error (CATENA_ERROR_BUG, NULL, "access keys do not make tokens"));
      return NULL;
    }

  secrets[n_secrets++] = catena_credentials_get_password (credentials);
  if (passcode != NULL && *passcode != '\0')
    {
      const char *user_id = catena_credentials_get_mfa_user_id (credentials);

      if (user_id == NULL || *user_id == '\0')
        {
          g_propagate_error (error, new_own_error (CATENA_ERROR_INPUT, CATENA_PROBLEM_MFA_USER_ID,
                                                   "a passcode needs the user id"));
          return NULL;
        }
      secret_passcode = catena_secret_new (passcode);
      secrets[n_secrets++] = secret_passcode;
    }

  document = build_document (credentials, secret_passcode, scope);

  return catena_body_new (document, secrets, n_secrets);
}

static gint64
take_time (JsonObject *object,
           const char *name)
{
  g_autofree char *text = catena_json_dup_string (object, name);
  gint64 time;

  return text != NULL && catena_time_parse_rfc3339 (text, &time) ? time : 0;
}

static void
read_scope (CatenaToken *token,
            JsonObject  *object)
{
  JsonObject *user = catena_json_get_object (object, "user");
  JsonObject *project = catena_json_get_object (object, "project");
  JsonObject *domain = catena_json_get_object (user, "domain");

  token->user_id = catena_json_dup_string (user, "id");
  token->user_name = catena_json_dup_string (user, "name");
  token->project_id = catena_json_dup_string (project, "id");
  token->project_name = catena_json_dup_string (project, "name");

  /* The same account stands in up to three places; a user's domain is always the account. */
  if (domain == NULL)
    domain = catena_json_get_object (project, "domain");
  if (domain == NULL)
    domain = catena_json_get_object (object, "domain");
  token->domain_id = catena_json_dup_string (domain, "id");
  token->domain_name = catena_json_dup_string (domain, "name");
}

/**
 * catena_iam_read_token:
 * @answer: (nullable): the answer's body
 * @subject_token: (nullable): its header X-Subject-Token
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the token
 */
CatenaToken *
catena_iam_read_token (JsonObject  *answer,
                       const char  *subject_token,
                       GError     **error)
{
  CatenaToken *token;
  JsonObject *object = catena_json_get_object (answer, "token");

  if (subject_token == NULL || *subject_token == '\0')
    {
      g_propagate_error (error, new_own_error (CATENA_ERROR_PROTOCOL, NULL, "an answer without X-Subject-Token"));
      return NULL;
    }

  token = g_atomic_rc_box_new0 (CatenaToken);
  token->secret = catena_secret_new (subject_token);
  token->issued = take_time (object, "issued_at");
  if (token->issued == 0)
    token->issued = catena_time_now ();
  token->expires = take_time (object, "expires_at");
  if (token->expires == 0)
    token->expires = token->issued + TOKEN_LIFETIME;
  read_scope (token, object);

  return token;
}

static void
on_token_sent (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (CatenaResponse) response = NULL;
  CatenaToken *token;
  GError *error = NULL;

  response = catena_transport_send_finish (CATENA_TRANSPORT (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  token = catena_iam_read_token (catena_response_get_object (response),
                                 catena_response_get_header (response, "X-Subject-Token"), &error);
  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) catena_token_unref);
  else
    g_task_return_error (task, error);
}

/**
 * catena_iam_create_token_async:
 * @transport: the account's transport
 * @endpoint: IAM endpoint
 * @credentials: an IAM user's name and password
 * @passcode: (nullable): the six digits of a virtual MFA device; needs the credentials' user id
 * @scope: (nullable): what the token is for; the whole account without
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Signs in: asks for a token that is valid for 24 hours. A wrong password counts towards the user's lock, so it is
 * never sent again by itself.
 */
void
catena_iam_create_token_async (CatenaTransport        *transport,
                               const char             *endpoint,
                               CatenaCredentials      *credentials,
                               const char             *passcode,
                               const CatenaTokenScope *scope,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (CatenaRequest) request = NULL;
  g_autoptr (CatenaBody) body = NULL;
  GError *error = NULL;

  g_return_if_fail (CATENA_IS_TRANSPORT (transport));
  g_return_if_fail (endpoint != NULL);
  g_return_if_fail (credentials != NULL);

  task = g_task_new (transport, cancellable, callback, user_data);
  g_task_set_source_tag (task, catena_iam_create_token_async);

  body = catena_iam_build_token_body (credentials, passcode, scope, &error);
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  request = catena_request_new (CATENA_API_IAM_CREATE_TOKEN, endpoint);
  /* Without it the answer lists every service of every region. */
  catena_request_add_query (request, "nocatalog", "true");
  catena_request_set_body (request, body);
  catena_transport_send_async (transport, request, NULL, cancellable, on_token_sent, g_steal_pointer (&task));
}

/**
 * catena_iam_create_token_finish:
 * @transport: the account's transport
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the token
 */
CatenaToken *
catena_iam_create_token_finish (CatenaTransport  *transport,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, catena_iam_create_token_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
