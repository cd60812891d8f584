/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-credentials"

#include "config.h"

#include "catena-credentials.h"

#include "catena-body.h"
#include "catena-error.h"
#include "catena-json.h"

struct _CatenaCredentials
{
  CatenaCredentialsKind kind;
  char *access_key;
  CatenaSecret *secret_key;
  CatenaSecret *session_token;
  char *account_name;
  char *user_name;
  CatenaSecret *password;
  char *mfa_user_id;
};

/* Secrets never stand in a document that is built, only their placeholders: no more than these two. */
#define MAX_SECRETS 2

G_DEFINE_BOXED_TYPE (CatenaCredentials, catena_credentials, catena_credentials_ref, catena_credentials_unref)

static void
clear_credentials (gpointer data)
{
  CatenaCredentials *self = data;

  g_free (self->access_key);
  g_clear_pointer (&self->secret_key, catena_secret_unref);
  g_clear_pointer (&self->session_token, catena_secret_unref);
  g_free (self->account_name);
  g_free (self->user_name);
  g_clear_pointer (&self->password, catena_secret_unref);
  g_free (self->mfa_user_id);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_secret (JsonBuilder   *builder,
            const char    *name,
            CatenaSecret  *value,
            CatenaSecret **secrets,
            gsize         *n_secrets)
{
  if (value == NULL)
    return;

  add_text (builder, name, catena_secret_get_placeholder (value));
  secrets[(*n_secrets)++] = value;
}

static CatenaSecret *
read_secret (JsonObject *object,
             const char *name)
{
  char *text = catena_json_dup_string (object, name);

  return text != NULL ? catena_secret_new_take (text) : NULL;
}

static CatenaCredentials *
read_keys (JsonObject *object)
{
  g_autofree char *access_key = catena_json_dup_string (object, "access");
  g_autoptr (CatenaSecret) secret_key = read_secret (object, "secret");
  g_autoptr (CatenaSecret) session_token = read_secret (object, "token");

  if (access_key == NULL || secret_key == NULL)
    return NULL;

  return catena_credentials_new_keys (access_key, secret_key, session_token);
}

static CatenaCredentials *
read_password (JsonObject *object)
{
  g_autofree char *account_name = catena_json_dup_string (object, "account");
  g_autofree char *user_name = catena_json_dup_string (object, "user");
  g_autoptr (CatenaSecret) password = read_secret (object, "password");
  g_autofree char *mfa_user_id = catena_json_dup_string (object, "mfa_user_id");

  if (account_name == NULL || user_name == NULL || password == NULL)
    return NULL;

  return catena_credentials_new_password (account_name, user_name, password, mfa_user_id);
}

/**
 * catena_credentials_new_keys:
 * @access_key: access key id
 * @secret_key: secret access key
 * @session_token: (nullable): security token, for temporary keys
 *
 * Returns: (transfer full): credentials of the kind %CATENA_CREDENTIALS_KEYS
 */
CatenaCredentials *
catena_credentials_new_keys (const char   *access_key,
                             CatenaSecret *secret_key,
                             CatenaSecret *session_token)
{
  CatenaCredentials *self;

  g_return_val_if_fail (access_key != NULL, NULL);
  g_return_val_if_fail (secret_key != NULL, NULL);

  self = g_atomic_rc_box_new0 (CatenaCredentials);
  self->kind = CATENA_CREDENTIALS_KEYS;
  self->access_key = g_strdup (access_key);
  self->secret_key = catena_secret_ref (secret_key);
  if (session_token != NULL)
    self->session_token = catena_secret_ref (session_token);

  return self;
}

/**
 * catena_credentials_new_password:
 * @account_name: account name (the tenant's, not the user's)
 * @user_name: name of an IAM user of that account
 * @password: the user's password
 * @mfa_user_id: (nullable): user id, which a passcode is sent with, for users with a virtual MFA device
 *
 * Returns: (transfer full): credentials of the kind %CATENA_CREDENTIALS_PASSWORD
 */
CatenaCredentials *
catena_credentials_new_password (const char   *account_name,
                                 const char   *user_name,
                                 CatenaSecret *password,
                                 const char   *mfa_user_id)
{
  CatenaCredentials *self;

  g_return_val_if_fail (account_name != NULL, NULL);
  g_return_val_if_fail (user_name != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = g_atomic_rc_box_new0 (CatenaCredentials);
  self->kind = CATENA_CREDENTIALS_PASSWORD;
  self->account_name = g_strdup (account_name);
  self->user_name = g_strdup (user_name);
  self->password = catena_secret_ref (password);
  self->mfa_user_id = g_strdup (mfa_user_id);

  return self;
}

/**
 * catena_credentials_ref:
 * @self: credentials
 *
 * Returns: (transfer full): @self with one more reference
 */
CatenaCredentials *
catena_credentials_ref (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * catena_credentials_unref:
 * @self: (transfer full): credentials
 */
void
catena_credentials_unref (CatenaCredentials *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_credentials);
}

/**
 * catena_credentials_get_kind:
 * @self: credentials
 *
 * Returns: which getters have something to give
 */
CatenaCredentialsKind
catena_credentials_get_kind (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, CATENA_CREDENTIALS_KEYS);

  return self->kind;
}

/**
 * catena_credentials_get_access_key:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): access key id
 */
const char *
catena_credentials_get_access_key (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->access_key;
}

/**
 * catena_credentials_get_secret_key:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): secret access key
 */
CatenaSecret *
catena_credentials_get_secret_key (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_key;
}

/**
 * catena_credentials_get_session_token:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): security token of temporary keys
 */
CatenaSecret *
catena_credentials_get_session_token (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session_token;
}

/**
 * catena_credentials_get_account_name:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): account name
 */
const char *
catena_credentials_get_account_name (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->account_name;
}

/**
 * catena_credentials_get_user_name:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): name of the IAM user
 */
const char *
catena_credentials_get_user_name (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user_name;
}

/**
 * catena_credentials_get_password:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): the user's password
 */
CatenaSecret *
catena_credentials_get_password (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->password;
}

/**
 * catena_credentials_get_mfa_user_id:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): user id for a passcode
 */
const char *
catena_credentials_get_mfa_user_id (CatenaCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mfa_user_id;
}

/**
 * catena_credentials_to_secret:
 * @self: credentials
 *
 * Returns: (transfer full): all of it in one text for the keyring, compact JSON
 */
CatenaSecret *
catena_credentials_to_secret (CatenaCredentials *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (CatenaBody) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CatenaSecret *secrets[MAX_SECRETS];
  gsize n_secrets = 0;
  const char *data;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "access", self->access_key);
  add_secret (builder, "secret", self->secret_key, secrets, &n_secrets);
  add_secret (builder, "token", self->session_token, secrets, &n_secrets);
  add_text (builder, "account", self->account_name);
  add_text (builder, "user", self->user_name);
  add_secret (builder, "password", self->password, secrets, &n_secrets);
  add_text (builder, "mfa_user_id", self->mfa_user_id);
  json_builder_end_object (builder);

  document = json_builder_get_root (builder);
  body = catena_body_new (document, secrets, n_secrets);
  bytes = catena_body_dup_bytes (body);
  data = g_bytes_get_data (bytes, &length);

  return catena_secret_new_take (g_strndup (data, length));
}

/**
 * catena_credentials_new_from_secret:
 * @secret: what catena_credentials_to_secret() made
 * @error: return location for an error
 *
 * Fails with %CATENA_ERROR_KEYRING when something else stands there.
 *
 * Returns: (transfer full) (nullable): the credentials
 */
CatenaCredentials *
catena_credentials_new_from_secret (CatenaSecret  *secret,
                                    GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  CatenaCredentials *self = NULL;

  g_return_val_if_fail (secret != NULL, NULL);

  bytes = g_bytes_new_static (catena_secret_get_text (secret), catena_secret_get_length (secret));
  /* The parser's message may quote what it could not read, so it is dropped. */
  root = catena_json_parse (bytes, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);

      self = catena_json_get_node (object, "access") != NULL ? read_keys (object) : read_password (object);
    }

  if (self == NULL)
    g_propagate_error (error, catena_error_new (CATENA_ERROR_KEYRING, NULL,
                                                "The keyring's item does not hold credentials"));

  return self;
}
