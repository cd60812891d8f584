/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CatenaAttemptLimits:
 * @connect: until the connection stands, TLS included, in milliseconds
 * @attempt: for a whole attempt, downloads excepted, in milliseconds
 * @idle: between two bytes of a download, in milliseconds
 * @json_size: of a JSON answer, decoded, in bytes
 * @download_size: of a download, decoded, in bytes
 *
 * What an attempt may take.
 */
typedef struct
{
  guint connect;
  guint attempt;
  guint idle;
  gsize json_size;
  gsize download_size;
} CatenaAttemptLimits;

G_END_DECLS
