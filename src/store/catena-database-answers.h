/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-database-file.h"

G_BEGIN_DECLS

/**
 * CatenaAnswerKey:
 *
 * Which cached answer is meant, and in a request to write one, the answer.
 */
typedef struct
{
  char *account_id;
  char *call;
  char *parameters;
  GBytes *answer; /* nullable */
  gint64 time;
} CatenaAnswerKey;

CatenaAnswerKey    *catena_answer_key_new  (const char      *account_id,
                                            const char      *call,
                                            const char      *parameters);
void                catena_answer_key_free (CatenaAnswerKey *key);

void                catena_answers_put    (CatenaDatabaseFile     *file,
                                           const CatenaAnswerKey  *key);
CatenaStoredAnswer *catena_answers_get    (CatenaDatabaseFile     *file,
                                           const CatenaAnswerKey  *key,
                                           GError                **error);
GPtrArray          *catena_answers_list   (CatenaDatabaseFile     *file,
                                           const CatenaAnswerKey  *key,
                                           GError                **error);
void                catena_answers_forget (CatenaDatabaseFile     *file,
                                           const char             *account_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaAnswerKey, catena_answer_key_free)

G_END_DECLS
