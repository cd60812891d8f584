/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service.h"

G_BEGIN_DECLS

/**
 * CatenaServiceShown:
 *
 * What lists show, sort and filter services by, as it was before a change.
 */
typedef struct
{
  CatenaServiceState state;
  char *state_label;
  CatenaTone tone;
  char *type_label;
  char *consensus_label;
  char *fabric_version;
  gint64 created;
} CatenaServiceShown;

void     catena_service_shown_remember (CatenaServiceShown       *self,
                                        CatenaService            *service);
gboolean catena_service_shown_notify   (const CatenaServiceShown *self,
                                        CatenaService            *service);
void     catena_service_shown_clear    (CatenaServiceShown       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CatenaServiceShown, catena_service_shown_clear)

G_END_DECLS
