/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-account.h"

G_BEGIN_DECLS

/* The newest layout of the key file that this Catena knows. */
#define CATENA_ACCOUNT_FILE_VERSION 1

gboolean   catena_account_file_check_version  (GKeyFile       *file,
                                               gboolean       *newer,
                                               GError        **error);
void       catena_account_file_set_version    (GKeyFile       *file);
GPtrArray *catena_account_file_read           (GKeyFile       *file,
                                               const char     *directory,
                                               GError        **problem);
void       catena_account_file_write          (GKeyFile       *file,
                                               const char     *directory,
                                               CatenaAccount  *account);
void       catena_account_file_remove         (GKeyFile       *file,
                                               const char     *id);

G_END_DECLS
