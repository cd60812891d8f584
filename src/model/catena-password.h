/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Symbols that the documents allow in passwords of the service, and in those of nodes. */
#define CATENA_PASSWORD_SYMBOLS "!@$%^-_=+[{}]:,./?"
#define CATENA_PASSWORD_NODE_SYMBOLS CATENA_PASSWORD_SYMBOLS "~#*"

typedef enum
{
  CATENA_PASSWORD_UPPER = 1 << 0,
  CATENA_PASSWORD_LOWER = 1 << 1,
  CATENA_PASSWORD_DIGIT = 1 << 2,
  CATENA_PASSWORD_SYMBOL = 1 << 3,
} CatenaPasswordClasses;

CatenaPasswordClasses  catena_password_get_classes     (const char            *password,
                                                        const char            *symbols);
gboolean               catena_password_is_plain        (const char            *password,
                                                        const char            *symbols);
gboolean               catena_password_contains        (const char            *password,
                                                        const char            *word);
const char            *catena_password_describe_missing (CatenaPasswordClasses  classes);

G_END_DECLS
