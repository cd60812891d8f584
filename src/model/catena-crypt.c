/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-crypt"

#include "config.h"

#include "catena-crypt.h"

#include <crypt.h>
#include <string.h>

/* SHA-512 crypt, as in /etc/shadow. */
#define SHA512_CRYPT "$6$"

/**
 * catena_crypt_node_password:
 * @password: the root password of a new cluster's nodes
 *
 * Makes what init_node_pwd of 5.1.1 takes: the base64 of a SHA-512 crypt of the password with a salt of its
 * own. The result is a secret, too: it is enough to guess a weak password at leisure.
 *
 * Returns: (transfer full) (nullable): the text to send, different each time; %NULL if the system's crypt
 *   lacks SHA-512
 */
CatenaSecret *
catena_crypt_node_password (CatenaSecret *password)
{
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  struct crypt_data *data;
  CatenaSecret *secret = NULL;

  g_return_val_if_fail (password != NULL, NULL);

  if (crypt_gensalt_rn (SHA512_CRYPT, 0, NULL, 0, setting, sizeof setting) == NULL)
    return NULL;

  data = g_new0 (struct crypt_data, 1);
  if (crypt_rn (catena_secret_get_text (password), setting, data, sizeof *data) != NULL)
    secret = catena_secret_new_take (g_base64_encode ((const guchar *) data->output, strlen (data->output)));
  /* It holds the password and what was made of it. */
  catena_wipe (data, sizeof *data);
  g_free (data);

  return secret;
}
