/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-trust"

#include "config.h"

#include "catena-trust.h"

struct _CatenaTrust
{
  GTlsDatabase parent_instance;

  GTlsDatabase *system;
  GTlsDatabase *own;
};

G_DEFINE_FINAL_TYPE (CatenaTrust, catena_trust, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
catena_trust_verify_chain (GTlsDatabase             *database,
                           GTlsCertificate          *chain,
                           const char               *purpose,
                           GSocketConnectable       *identity,
                           GTlsInteraction          *interaction,
                           GTlsDatabaseVerifyFlags   flags,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  CatenaTrust *self = CATENA_TRUST (database);
  GTlsCertificateFlags faults;

  faults = g_tls_database_verify_chain (self->own, chain, purpose, identity, interaction, flags, cancellable,
                                        error);
  /* Only an authority that is not in the file may be one that the system knows. */
  if ((faults & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0 || self->system == NULL
      || g_cancellable_is_cancelled (cancellable))
    return faults;

  g_clear_error (error);

  return g_tls_database_verify_chain (self->system, chain, purpose, identity, interaction, flags, cancellable,
                                      error);
}

static GTlsCertificate *
catena_trust_lookup_certificate_issuer (GTlsDatabase             *database,
                                        GTlsCertificate          *certificate,
                                        GTlsInteraction          *interaction,
                                        GTlsDatabaseLookupFlags   flags,
                                        GCancellable             *cancellable,
                                        GError                  **error)
{
  CatenaTrust *self = CATENA_TRUST (database);
  GTlsCertificate *issuer;

  issuer = g_tls_database_lookup_certificate_issuer (self->own, certificate, interaction, flags, cancellable,
                                                     NULL);
  if (issuer != NULL || self->system == NULL)
    return issuer;

  return g_tls_database_lookup_certificate_issuer (self->system, certificate, interaction, flags, cancellable,
                                                   error);
}

static void
catena_trust_dispose (GObject *object)
{
  CatenaTrust *self = CATENA_TRUST (object);

  g_clear_object (&self->system);
  g_clear_object (&self->own);

  G_OBJECT_CLASS (catena_trust_parent_class)->dispose (object);
}

static void
catena_trust_class_init (CatenaTrustClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GTlsDatabaseClass *database_class = G_TLS_DATABASE_CLASS (klass);

  object_class->dispose = catena_trust_dispose;
  database_class->verify_chain = catena_trust_verify_chain;
  database_class->lookup_certificate_issuer = catena_trust_lookup_certificate_issuer;
}

static void
catena_trust_init (CatenaTrust *self)
{
}

/**
 * catena_trust_new:
 * @path: a PEM file with certificate authorities
 * @error: return location for an error of GIO
 *
 * Returns: (transfer full) (nullable): what trusts the system's authorities and those in the file
 */
GTlsDatabase *
catena_trust_new (const char  *path,
                  GError     **error)
{
  g_autoptr (CatenaTrust) self = NULL;
  g_autoptr (GTlsDatabase) own = NULL;
  g_autofree char *absolute = NULL;
  GList *certificates;

  g_return_val_if_fail (path != NULL, NULL);

  /* A file without any would be accepted, and add nothing. */
  certificates = g_tls_certificate_list_new_from_file (path, error);
  if (certificates == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "no certificate in it");
      return NULL;
    }
  g_list_free_full (certificates, g_object_unref);

  absolute = g_canonicalize_filename (path, NULL);
  own = g_tls_file_database_new (absolute, error);
  if (own == NULL)
    return NULL;

  self = g_object_new (CATENA_TYPE_TRUST, NULL);
  self->own = g_steal_pointer (&own);
  self->system = g_tls_backend_get_default_database (g_tls_backend_get_default ());

  return G_TLS_DATABASE (g_steal_pointer (&self));
}
