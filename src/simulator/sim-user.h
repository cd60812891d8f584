/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads only; every changing call is refused. */
#define SIM_ROLE_READ_ONLY "read-only"
#define SIM_ROLE_OPERATOR "operator"

#define SIM_USER_ACTIVE "active"
#define SIM_USER_LOCKED "locked"
/* Signs in on the web site only: IAM refuses its password, bcs 4.1. */
#define SIM_USER_HUAWEI_ID "huawei-id"

/**
 * SimUser:
 * @password_failures: wrong passwords in a row
 * @locked_until: nanoseconds; before that the password is refused unread
 * @key_failures: wrong signatures in a row
 * @key_locked_until: nanoseconds; before that the access key is refused unread
 * @totp_secret: (nullable): base32; set when a second factor is asked for
 *
 * A user of a tenant with everything that signs it in.
 */
typedef struct
{
  char *id;
  char *name;
  char *password;
  char *role;
  char *state;
  char *totp_secret;
  char *access_key;
  char *secret_key;
  char *temporary_access_key;
  char *temporary_secret_key;
  char *security_token;
  guint password_failures;
  gint64 locked_until;
  guint key_failures;
  gint64 key_locked_until;
} SimUser;

SimUser    *sim_user_new        (const char *tenant_name,
                                 const char *name,
                                 const char *role,
                                 const char *state);
SimUser    *sim_user_from_json  (JsonObject *object);
void        sim_user_free       (SimUser *user);
JsonObject *sim_user_to_json    (SimUser *user);
gboolean    sim_user_may_change (SimUser *user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimUser, sim_user_free)

G_END_DECLS
