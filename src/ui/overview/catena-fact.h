/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service.h"

G_BEGIN_DECLS

/**
 * CatenaFactKind:
 * @CATENA_FACT_TEXT: a name and a value
 * @CATENA_FACT_COPY: the same, and the value can be copied
 * @CATENA_FACT_LINK: the same, and the value can be opened in the browser
 * @CATENA_FACT_HEALTH: so many of so many are well
 * @CATENA_FACT_GROUP: facts below a name
 */
typedef enum
{
  CATENA_FACT_TEXT,
  CATENA_FACT_COPY,
  CATENA_FACT_LINK,
  CATENA_FACT_HEALTH,
  CATENA_FACT_GROUP,
} CatenaFactKind;

/**
 * CatenaFact:
 * @key: what it is about; the same in the next answer, so that its row can stay
 * @title: name, for people
 * @value: (nullable): value, for people; foreign text made fit to be shown
 * @raw: (nullable): what is copied or opened, as it came
 * @tone: how a health is shown
 * @facts: (nullable) (element-type CatenaFact): what is in a group
 *
 * One thing that is known of a service, as a row shows it.
 */
typedef struct _CatenaFact CatenaFact;
struct _CatenaFact
{
  CatenaFactKind kind;
  char *key;
  char *title;
  char *value;
  char *raw;
  guint normal;
  guint total;
  CatenaTone tone;
  GPtrArray *facts;
};

CatenaFact *catena_fact_new        (CatenaFactKind  kind,
                                    const char     *key,
                                    const char     *title,
                                    const char     *value);
CatenaFact *catena_fact_new_health (const char     *key,
                                    const char     *title,
                                    const char     *status,
                                    guint           normal,
                                    guint           total);
CatenaFact *catena_fact_new_group  (const char     *key,
                                    const char     *title,
                                    const char     *value);
void        catena_fact_free       (CatenaFact     *self);

/* Add nothing when there is no value. */
void        catena_facts_add_text  (GPtrArray      *facts,
                                    const char     *key,
                                    const char     *title,
                                    const char     *value);
void        catena_facts_add_copy  (GPtrArray      *facts,
                                    const char     *key,
                                    const char     *title,
                                    const char     *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaFact, catena_fact_free)

G_END_DECLS
