/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-service.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SERVICE_FILTER (catena_service_filter_get_type ())

/**
 * CatenaServiceFilter:
 *
 * Services in which every word of a search is found: in name, id, type, state, consensus or Fabric version,
 * without regard
 * to case.
 */
G_DECLARE_FINAL_TYPE (CatenaServiceFilter, catena_service_filter, CATENA, SERVICE_FILTER, GtkFilter)

CatenaServiceFilter *catena_service_filter_new      (void);
void                 catena_service_filter_set_text (CatenaServiceFilter *self,
                                                     const char          *text);
gboolean             catena_service_filter_is_empty (CatenaServiceFilter *self);

G_END_DECLS
