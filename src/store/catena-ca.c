/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-ca"

#include "config.h"

#include "catena-ca.h"

#include "catena-error.h"
#include "catena-secret.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_SIZE (1024 * 1024)
#define BEGIN_MARK "-----BEGIN CERTIFICATE-----"
#define END_MARK "-----END CERTIFICATE-----"

static GError *
new_input_error (const char *reason)
{
  return catena_error_new (CATENA_ERROR_INPUT, NULL, "not a file of PEM certificates: %s", reason);
}

static gboolean
append_certificate (GString     *normalized,
                    const char  *block,
                    gsize        length,
                    GError     **error)
{
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *pem = NULL;

  certificate = g_tls_certificate_new_from_pem (block, (gssize) length, &local_error);
  if (certificate == NULL)
    {
      g_propagate_error (error, new_input_error (local_error->message));
      return FALSE;
    }

  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_string_append (normalized, pem);
  if (!g_str_has_suffix (pem, "\n"))
    g_string_append_c (normalized, '\n');

  return TRUE;
}

/* Each from its first line to its last; what stands between them is left out. */
static gboolean
append_certificates (GString     *normalized,
                     const char  *text,
                     GError     **error)
{
  for (const char *begin = strstr (text, BEGIN_MARK); begin != NULL;)
    {
      const char *end = strstr (begin, END_MARK);

      if (end == NULL)
        {
          g_propagate_error (error, new_input_error ("a certificate without an end"));
          return FALSE;
        }
      end += strlen (END_MARK);
      if (!append_certificate (normalized, begin, (gsize) (end - begin), error))
        return FALSE;
      begin = strstr (end, BEGIN_MARK);
    }

  return TRUE;
}

/**
 * catena_ca_normalize:
 * @pem: what a person chose as the certificates to trust
 * @error: return location for an error
 *
 * Checks that @pem has at least one certificate and that each one can be read. Keeps the certificates alone:
 * a private key that stands beside them in the file never gets into a file of ours. Fails with
 * %CATENA_ERROR_INPUT.
 *
 * Returns: (transfer full) (nullable): PEM with the certificates in their order
 */
char *
catena_ca_normalize (GBytes  *pem,
                     GError **error)
{
  g_autoptr(GString) normalized = NULL;
  g_autoptr(CatenaSecret) text = NULL;

  g_return_val_if_fail (pem != NULL, NULL);

  if (g_bytes_get_size (pem) > MAX_SIZE)
    {
      g_propagate_error (error, new_input_error ("too large"));
      return NULL;
    }
  if (g_bytes_get_size (pem) == 0)
    {
      g_propagate_error (error, new_input_error ("empty"));
      return NULL;
    }

  /* There may be a private key in it. */
  text = catena_secret_new_take (g_strndup (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem)));
  normalized = g_string_new (NULL);
  if (!append_certificates (normalized, catena_secret_get_text (text), error))
    return NULL;

  if (normalized->len == 0)
    {
      g_propagate_error (error, new_input_error ("no certificate in it"));
      return NULL;
    }

  return g_strdup (normalized->str);
}

/**
 * catena_ca_get_path:
 * @directory: where our copies are
 * @account_id: UUID of an account
 *
 * Returns: (transfer full): path of our copy of its certificates
 */
char *
catena_ca_get_path (const char *directory,
                    const char *account_id)
{
  g_autofree char *name = g_strdup_printf ("ca-%s.pem", account_id);

  return g_build_filename (directory, name, NULL);
}

/**
 * catena_ca_remove:
 * @directory: where our copies are
 * @account_id: UUID of an account
 *
 * Removes our copy of its certificates, if there is one.
 */
void
catena_ca_remove (const char *directory,
                  const char *account_id)
{
  g_autofree char *path = catena_ca_get_path (directory, account_id);

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_info ("%s: %s", path, g_strerror (errno));
}
