/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CATENA_TYPE_SECRET (catena_secret_get_type ())

/**
 * CatenaSecret:
 *
 * A reference-counted, immutable buffer that is wiped when its last reference goes.
 */
typedef struct _CatenaSecret CatenaSecret;

GType         catena_secret_get_type        (void) G_GNUC_CONST;
CatenaSecret *catena_secret_new             (const char *text);
CatenaSecret *catena_secret_new_take        (char *text);
CatenaSecret *catena_secret_ref             (CatenaSecret *secret);
void          catena_secret_unref           (CatenaSecret *secret);
const char   *catena_secret_get_text        (CatenaSecret *secret);
gsize         catena_secret_get_length      (CatenaSecret *secret);
gboolean      catena_secret_equal           (CatenaSecret *a,
                                             CatenaSecret *b);
const char   *catena_secret_get_placeholder (CatenaSecret *secret);

void          catena_wipe                   (void *data,
                                             gsize length);
void          catena_wipe_string            (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaSecret, catena_secret_unref)

G_END_DECLS
