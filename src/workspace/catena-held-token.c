/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-held-token"

#include "config.h"

#include "catena-held-token.h"

#include "catena-body.h"
#include "catena-json.h"
#include "catena-time.h"

/* No token lasts longer, whatever it says. */
#define MAX_LIFETIME (24 * 60 * 60 * CATENA_NSEC_PER_SEC)
/* A token is renewed that long before its end, or in the last quarter of a short life. */
#define RENEWAL_TIME (10 * 60 * CATENA_NSEC_PER_SEC)

static CatenaHeldToken *
make_token (CatenaSecret *secret,
            const char   *owner,
            gint64        received,
            gint64        expires)
{
  CatenaHeldToken *self = g_new0 (CatenaHeldToken, 1);

  self->secret = catena_secret_ref (secret);
  self->owner = g_strdup (owner);
  self->received = received;
  self->expires = MIN (expires, received + MAX_LIFETIME);

  return self;
}

/**
 * catena_held_token_new:
 * @token: a token that has just come
 * @owner: who signed in for it
 *
 * Returns: (transfer full): it, to be kept
 */
CatenaHeldToken *
catena_held_token_new (CatenaToken *token,
                       const char  *owner)
{
  gint64 now = catena_time_now ();
  gint64 lifetime = MAX_LIFETIME;

  g_return_val_if_fail (token != NULL, NULL);

  if (token->expires > 0 && token->issued > 0)
    lifetime = token->expires - token->issued;
  else if (token->expires > 0)
    lifetime = token->expires - now;

  return make_token (token->secret, owner, now, now + CLAMP (lifetime, 0, MAX_LIFETIME));
}

/**
 * catena_held_token_new_from_secret:
 * @item: what catena_held_token_to_secret() made
 *
 * Returns: (transfer full) (nullable): the token, or %NULL when something else stands there
 */
CatenaHeldToken *
catena_held_token_new_from_secret (CatenaSecret *item)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (CatenaSecret) secret = NULL;
  g_autofree char *owner = NULL;
  JsonObject *object;
  char *text;
  gint64 received, expires;

  g_return_val_if_fail (item != NULL, NULL);

  bytes = g_bytes_new_static (catena_secret_get_text (item), catena_secret_get_length (item));
  root = catena_json_parse (bytes, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  object = json_node_get_object (root);
  text = catena_json_dup_string (object, "token");
  if (text == NULL)
    return NULL;
  secret = catena_secret_new_take (text);
  owner = catena_json_dup_string (object, "owner");
  if (owner == NULL || !catena_json_get_int64 (object, "received", &received)
      || !catena_json_get_int64 (object, "expires", &expires))
    return NULL;

  return make_token (secret, owner, received, expires);
}

/**
 * catena_held_token_free:
 * @self: (transfer full): a token
 */
void
catena_held_token_free (CatenaHeldToken *self)
{
  g_return_if_fail (self != NULL);

  catena_secret_unref (self->secret);
  g_free (self->owner);
  g_free (self);
}

/**
 * catena_held_token_to_secret:
 * @self: a token
 *
 * Returns: (transfer full): it and its end, as compact JSON for the keyring
 */
CatenaSecret *
catena_held_token_to_secret (CatenaHeldToken *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (CatenaBody) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "token");
  json_builder_add_string_value (builder, catena_secret_get_placeholder (self->secret));
  json_builder_set_member_name (builder, "owner");
  json_builder_add_string_value (builder, self->owner);
  json_builder_set_member_name (builder, "received");
  json_builder_add_int_value (builder, self->received);
  json_builder_set_member_name (builder, "expires");
  json_builder_add_int_value (builder, self->expires);
  json_builder_end_object (builder);

  document = json_builder_get_root (builder);
  body = catena_body_new (document, &self->secret, 1);
  bytes = catena_body_dup_bytes (body);
  data = g_bytes_get_data (bytes, &length);

  return catena_secret_new_take (g_strndup (data, length));
}

/**
 * catena_held_token_is_alive:
 * @self: a token
 *
 * Returns: whether its end has not come
 */
gboolean
catena_held_token_is_alive (CatenaHeldToken *self)
{
  gint64 now = catena_time_now ();

  g_return_val_if_fail (self != NULL, FALSE);

  /* A clock that was set back would make it last for ever. */
  return now < self->expires && now >= self->received - MAX_LIFETIME;
}

/**
 * catena_held_token_is_fresh:
 * @self: a token
 *
 * Returns: whether its end is far enough not to renew it yet
 */
gboolean
catena_held_token_is_fresh (CatenaHeldToken *self)
{
  gint64 margin;

  g_return_val_if_fail (self != NULL, FALSE);

  margin = MIN (RENEWAL_TIME, (self->expires - self->received) / 4);

  return catena_held_token_is_alive (self) && catena_time_now () < self->expires - margin;
}
