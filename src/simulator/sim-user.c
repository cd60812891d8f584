/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-user.h"

#include "sim-util.h"

#include "catena-json.h"

#include <string.h>

static void
set_nullable (JsonObject *object,
              const char *name,
              const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/* Keys that stay the same from run to run, so that notes and screenshots stay true. */
static char *
derive_key (const char *kind,
            const char *tenant_name,
            const char *name,
            guint       length)
{
  g_autofree char *seed = g_strdup_printf ("%s:%s:%s", kind, tenant_name, name);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  g_autofree char *upper = g_ascii_strup (hash, length);

  return g_steal_pointer (&upper);
}

/**
 * sim_user_new:
 * @tenant_name: account name of the tenant
 * @name: the user's name
 * @role: %SIM_ROLE_OPERATOR or %SIM_ROLE_READ_ONLY
 * @state: %SIM_USER_ACTIVE, %SIM_USER_LOCKED or %SIM_USER_HUAWEI_ID
 *
 * Returns: (transfer full): a user whose id, password and keys follow from its names
 */
SimUser *
sim_user_new (const char *tenant_name,
              const char *name,
              const char *role,
              const char *state)
{
  SimUser *user = g_new0 (SimUser, 1);

  user->id = sim_derive_id ("user", tenant_name, name);
  user->name = g_strdup (name);
  user->password = g_strdup_printf ("Pw-%s-%.*s", name, (int) strcspn (tenant_name, "-"), tenant_name);
  user->role = g_strdup (role);
  user->state = g_strdup (state);
  user->access_key = derive_key ("ak", tenant_name, name, 20);
  user->secret_key = derive_key ("sk", tenant_name, name, 40);
  user->temporary_access_key = derive_key ("tak", tenant_name, name, 20);
  user->temporary_secret_key = derive_key ("tsk", tenant_name, name, 40);
  user->security_token = derive_key ("token", tenant_name, name, 64);

  return user;
}

/**
 * sim_user_from_json:
 * @object: what sim_user_to_json() made
 *
 * Returns: (transfer full): the user
 */
SimUser *
sim_user_from_json (JsonObject *object)
{
  SimUser *user = g_new0 (SimUser, 1);
  gint64 number = 0;

  user->id = catena_json_dup_string (object, "id");
  user->name = catena_json_dup_string (object, "name");
  user->password = catena_json_dup_string (object, "password");
  user->role = catena_json_dup_string (object, "role");
  user->state = catena_json_dup_string (object, "state");
  user->totp_secret = catena_json_dup_string (object, "totp_secret");
  user->access_key = catena_json_dup_string (object, "access_key");
  user->secret_key = catena_json_dup_string (object, "secret_key");
  user->temporary_access_key = catena_json_dup_string (object, "temporary_access_key");
  user->temporary_secret_key = catena_json_dup_string (object, "temporary_secret_key");
  user->security_token = catena_json_dup_string (object, "security_token");
  if (catena_json_get_int64 (object, "password_failures", &number))
    user->password_failures = (guint) number;
  if (catena_json_get_int64 (object, "key_failures", &number))
    user->key_failures = (guint) number;
  catena_json_get_int64 (object, "locked_until", &user->locked_until);
  catena_json_get_int64 (object, "key_locked_until", &user->key_locked_until);

  return user;
}

/**
 * sim_user_free:
 * @user: (transfer full): a user
 */
void
sim_user_free (SimUser *user)
{
  g_free (user->id);
  g_free (user->name);
  g_free (user->password);
  g_free (user->role);
  g_free (user->state);
  g_free (user->totp_secret);
  g_free (user->access_key);
  g_free (user->secret_key);
  g_free (user->temporary_access_key);
  g_free (user->temporary_secret_key);
  g_free (user->security_token);
  g_free (user);
}

/**
 * sim_user_to_json:
 * @user: a user
 *
 * Returns: (transfer full): all of it, as the line on stdout and the state file show it
 */
JsonObject *
sim_user_to_json (SimUser *user)
{
  JsonObject *object = json_object_new ();

  set_nullable (object, "id", user->id);
  set_nullable (object, "name", user->name);
  set_nullable (object, "password", user->password);
  set_nullable (object, "access_key", user->access_key);
  set_nullable (object, "secret_key", user->secret_key);
  set_nullable (object, "role", user->role);
  set_nullable (object, "state", user->state);
  json_object_set_boolean_member (object, "mfa", user->totp_secret != NULL);
  set_nullable (object, "totp_secret", user->totp_secret);
  set_nullable (object, "temporary_access_key", user->temporary_access_key);
  set_nullable (object, "temporary_secret_key", user->temporary_secret_key);
  set_nullable (object, "security_token", user->security_token);
  json_object_set_int_member (object, "password_failures", user->password_failures);
  json_object_set_int_member (object, "locked_until", user->locked_until);
  json_object_set_int_member (object, "key_failures", user->key_failures);
  json_object_set_int_member (object, "key_locked_until", user->key_locked_until);

  return object;
}

/**
 * sim_user_may_change:
 * @user: a user
 *
 * Returns: whether changing calls are allowed to it
 */
gboolean
sim_user_may_change (SimUser *user)
{
  return g_strcmp0 (user->role, SIM_ROLE_READ_ONLY) != 0;
}
