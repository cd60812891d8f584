/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-creation-status.h"

G_BEGIN_DECLS

/* A sub-step that takes longer stands still, as far as people are concerned; the service knows no time limit. Nanoseconds. */
#define CATENA_STANDING_TIME (20 * 60 * G_GINT64_CONSTANT (1000000000))

/**
 * CatenaCreationTrouble:
 * @steps: (nullable): names of steps or sub-steps, as the server writes them; a regular expression without case
 * @said: (nullable): what the server says; likewise
 * @cause: what it most likely comes from, a sentence or two; translatable
 * @next_step: what the person can do; translatable
 *
 * A row of the table of what can go wrong with a creation. What is null does not restrict it; the first row that fits
 * counts.
 */
typedef struct
{
  const char *steps;
  const char *said;
  const char *cause;
  const char *next_step;
} CatenaCreationTrouble;

/**
 * CatenaLeftover:
 * @costs: whether it is billed as long as it is there
 * @removal: how it is removed, a sentence or two; translatable
 *
 * What a resource (5.1.2) means when the creation that made it has failed.
 */
typedef struct
{
  gboolean costs;
  const char *removal;
} CatenaLeftover;

const CatenaCreationTrouble *catena_creation_trouble_get_all       (gsize                *n_troubles);
const CatenaCreationTrouble *catena_creation_trouble_find          (const char           *step,
                                                                    const char           *sub_step,
                                                                    const char           *message);
const CatenaCreationTrouble *catena_creation_trouble_of_standing   (void);
CatenaOperationStep         *catena_creation_trouble_find_standing (GListModel           *steps,
                                                                    gint64                time);
const CatenaLeftover        *catena_leftover_get                   (CatenaResourceKind    kind);
gboolean                     catena_leftover_is_there              (CatenaResourceStatus *resource);

G_END_DECLS
