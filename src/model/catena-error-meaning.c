/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-meaning"

#include "config.h"

#include "catena-error-meaning.h"

CatenaErrorMeaning *
catena_error_meaning_new (const GError *error)
{
  CatenaErrorMeaning *meaning = g_new0 (CatenaErrorMeaning, 1);

  meaning->title = g_strdup (error->message);
  meaning->explanation = g_strdup (error->message);
  meaning->verdict = catena_error_get_verdict (error);

  return meaning;
}

void
catena_error_meaning_free (CatenaErrorMeaning *meaning)
{
  if (meaning == NULL)
    return;

  g_free (meaning->title);
  g_free (meaning->explanation);
  g_free (meaning->next_step);
  g_free (meaning->technical);
  g_free (meaning->request_id);
  g_free (meaning);
}
