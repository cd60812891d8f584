/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-detail.h"
#include "catena-service-draft.h"

G_BEGIN_DECLS

/* Largest file that is a template, in bytes. Who reads one may stop there: a larger one is refused anyway. */
#define CATENA_DRAFT_TEMPLATE_MAX_SIZE (1024 * 1024)

char               *catena_draft_template_to_text        (CatenaServiceDraft   *draft);
CatenaServiceDraft *catena_draft_template_parse          (GBytes               *bytes,
                                                          GError              **error);
CatenaServiceDraft *catena_service_draft_new_from_detail (CatenaServiceDetail  *detail);

G_END_DECLS
