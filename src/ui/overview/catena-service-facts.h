/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-fact.h"

G_BEGIN_DECLS

/**
 * CatenaFactSection:
 * @title: heading, translated
 * @facts: (element-type CatenaFact): its rows
 */
typedef struct
{
  const char *title;
  GPtrArray *facts;
} CatenaFactSection;

GPtrArray *catena_service_facts_new         (CatenaServiceDetail *detail,
                                             const char          *project_id);
char      *catena_service_facts_dup_summary (CatenaServiceDetail *detail);

/* The parts; each returns its rows. */
GPtrArray *catena_service_facts_health        (CatenaServiceDetail *detail);
GPtrArray *catena_service_facts_organizations (CatenaServiceDetail *detail);
GPtrArray *catena_service_facts_channels      (CatenaServiceDetail *detail);

G_END_DECLS
