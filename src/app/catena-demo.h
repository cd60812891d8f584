/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-hub.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CATENA_TYPE_DEMO (catena_demo_get_type ())

/**
 * CatenaDemo:
 *
 * The simulated cloud that a demo runs on: one that it starts itself, with folders that go at the end, or one that runs
 * already, with the folders that the environment names.
 */
G_DECLARE_FINAL_TYPE (CatenaDemo, catena_demo, CATENA, DEMO, GObject)

gboolean    catena_demo_is_installed        (void);
CatenaDemo *catena_demo_new                 (void);
CatenaDemo *catena_demo_new_for_file        (const char           *path);
void        catena_demo_get_places          (CatenaDemo           *self,
                                             CatenaHubPlaces      *places);
void        catena_demo_start_async         (CatenaDemo           *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    catena_demo_start_finish        (CatenaDemo           *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void        catena_demo_stop                (CatenaDemo           *self);
JsonObject *catena_demo_get_info            (CatenaDemo           *self);

/* catena-demo-accounts.c */
void        catena_demo_add_accounts_async  (CatenaDemo           *self,
                                             CatenaHub            *hub,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    catena_demo_add_accounts_finish (CatenaDemo           *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
