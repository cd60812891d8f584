/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-secret"

#include "config.h"

#include "catena-secret.h"

#include "catena-util.h"

#include <string.h>

struct _CatenaSecret
{
  char *text;
  gsize length;
  char *placeholder;
};

G_DEFINE_BOXED_TYPE (CatenaSecret, catena_secret, catena_secret_ref, catena_secret_unref)

static void
clear_secret (gpointer data)
{
  CatenaSecret *secret = data;

  catena_wipe (secret->text, secret->length);
  secret->length = 0;
  g_free (secret->text);
  g_free (secret->placeholder);
}

/**
 * catena_secret_new:
 * @text: the secret
 *
 * Copies @text; the caller still has to wipe its own.
 *
 * Returns: (transfer full): a new secret
 */
CatenaSecret *
catena_secret_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return catena_secret_new_take (g_strdup (text));
}

/**
 * catena_secret_new_take:
 * @text: (transfer full): the secret, allocated with g_malloc()
 *
 * Returns: (transfer full): a new secret that owns @text
 */
CatenaSecret *
catena_secret_new_take (char *text)
{
  CatenaSecret *secret;
  g_autofree char *uuid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  uuid = catena_new_uuid ();
  secret = g_atomic_rc_box_new0 (CatenaSecret);
  secret->text = text;
  secret->length = strlen (text);
  secret->placeholder = g_strconcat ("catena-secret-", uuid, NULL);

  return secret;
}

/**
 * catena_secret_ref:
 * @secret: a secret
 *
 * Returns: (transfer full): @secret with one more reference
 */
CatenaSecret *
catena_secret_ref (CatenaSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return g_atomic_rc_box_acquire (secret);
}

/**
 * catena_secret_unref:
 * @secret: (transfer full): a secret
 *
 * Drops a reference. With the last one the secret is overwritten and freed.
 */
void
catena_secret_unref (CatenaSecret *secret)
{
  g_return_if_fail (secret != NULL);

  g_atomic_rc_box_release_full (secret, clear_secret);
}

/**
 * catena_secret_get_text:
 * @secret: a secret
 *
 * Returns: (transfer none): the secret itself; do not copy it into anything that is not wiped
 */
const char *
catena_secret_get_text (CatenaSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return secret->text;
}

/**
 * catena_secret_get_length:
 * @secret: a secret
 *
 * Returns: its length in bytes
 */
gsize
catena_secret_get_length (CatenaSecret *secret)
{
  g_return_val_if_fail (secret != NULL, 0);

  return secret->length;
}

/**
 * catena_secret_equal:
 * @a: (nullable): a secret
 * @b: (nullable): another
 *
 * Compares in a time that depends on the length only.
 *
 * Returns: whether both hold the same text; two %NULL are equal
 */
gboolean
catena_secret_equal (CatenaSecret *a,
                     CatenaSecret *b)
{
  volatile unsigned char difference = 0;

  if (a == NULL || b == NULL)
    return a == b;
  if (a->length != b->length)
    return FALSE;

  for (gsize i = 0; i < a->length; i++)
    difference |= (unsigned char) (a->text[i] ^ b->text[i]);

  return difference == 0;
}

/**
 * catena_secret_get_placeholder:
 * @secret: a secret
 *
 * What stands for the secret in a document that becomes a #CatenaBody: a random token of letters, digits and
 * hyphens, which nobody can have typed and which JSON does not escape.
 *
 * Returns: (transfer none): the placeholder
 */
const char *
catena_secret_get_placeholder (CatenaSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return secret->placeholder;
}

/**
 * catena_wipe:
 * @data: (nullable): memory
 * @length: its size in bytes
 *
 * Overwrites @data with zeros in a way that the compiler does not optimise away. Does not free it.
 */
void
catena_wipe (void *data,
             gsize length)
{
  if (data != NULL)
    explicit_bzero (data, length);
}

/**
 * catena_wipe_string:
 * @text: (nullable): a string
 *
 * Overwrites @text up to its end. Does not free it.
 */
void
catena_wipe_string (char *text)
{
  if (text != NULL)
    catena_wipe (text, strlen (text));
}
