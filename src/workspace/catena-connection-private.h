/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-connection.h"

G_BEGIN_DECLS

struct _CatenaConnection
{
  GObject parent_instance;

  CatenaAccount *account;
  CatenaKeyring *keyring;
  CatenaTransport *transport;
  GCancellable *cancellable;

  CatenaCredentials *credentials;
  gboolean credentials_read;
  GPtrArray *readers; /* GTask: who waits for the credentials */
  CatenaSecret *passcode;
  guint generation;
  GError *refusal; /* (nullable): why a person is needed */

  GQueue logins; /* GTask: who waits to sign in */
  gboolean signing_in;
};

G_END_DECLS
