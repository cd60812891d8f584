/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"

G_BEGIN_DECLS

#define CATENA_TYPE_ACCOUNT_STORE (catena_account_store_get_type ())

/**
 * CatenaAccountStore:
 *
 * The accounts' key file, replaced atomically. A file that cannot be read is set aside under another name,
 * never overwritten. A #GListModel of #CatenaAccount. Property: "problem" (boxed GError, nullable), what was
 * wrong with the file when it was loaded.
 */
G_DECLARE_FINAL_TYPE (CatenaAccountStore, catena_account_store, CATENA, ACCOUNT_STORE, GObject)

CatenaAccountStore *catena_account_store_new    (const char          *directory);
gboolean            catena_account_store_load   (CatenaAccountStore  *self,
                                                 GError             **error);
const GError       *catena_account_store_get_problem (CatenaAccountStore *self);
CatenaAccount      *catena_account_store_lookup (CatenaAccountStore  *self,
                                                 const char          *id);
gboolean            catena_account_store_save   (CatenaAccountStore  *self,
                                                 CatenaAccount       *account,
                                                 GError             **error);
gboolean            catena_account_store_remove (CatenaAccountStore  *self,
                                                 const char          *id,
                                                 GError             **error);
char               *catena_account_store_import_ca (CatenaAccountStore *self,
                                                 const char          *account_id,
                                                 GBytes              *pem,
                                                 GError             **error);

G_END_DECLS
