/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-bcs.h"

G_BEGIN_DECLS

/* How many details are read at the same time. */
#define CATENA_CRAWLER_WIDTH 4

#define CATENA_TYPE_CRAWLER (catena_crawler_get_type ())

/**
 * CatenaCrawler:
 *
 * Reads the details of services (5.1.3) in the background, %CATENA_CRAWLER_WIDTH at a time. Signals: "arrived" (service id,
 * #CatenaServiceDetail, GBytes), "failed" (service id, GError).
 */
G_DECLARE_FINAL_TYPE (CatenaCrawler, catena_crawler, CATENA, CRAWLER, GObject)

CatenaCrawler *catena_crawler_new     (void);
void           catena_crawler_set_bcs (CatenaCrawler *self,
                                       CatenaBcs     *bcs);
void           catena_crawler_add     (CatenaCrawler *self,
                                       const char    *service_id,
                                       gboolean       first);
void           catena_crawler_close   (CatenaCrawler *self);

G_END_DECLS
