/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-step-status"

#include "config.h"

#include "catena-operation-record.h"

#include <glib/gi18n-lib.h>

/* Words of operation records (5.1.17) and of the creation status (5.1.2). */
static const struct
{
  const char *word;
  CatenaStepStatus status;
} status_words[] = {
  { "waiting", CATENA_STEP_STATUS_WAITING },
  { "processing", CATENA_STEP_STATUS_PROCESSING },
  { "deploying", CATENA_STEP_STATUS_PROCESSING },
  { "finished", CATENA_STEP_STATUS_FINISHED },
  { "failed", CATENA_STEP_STATUS_FAILED },
  { "stop", CATENA_STEP_STATUS_STOPPED },
};

/**
 * catena_step_status_from_word:
 * @word: (nullable): the server's word for a status
 *
 * Returns: the status; none is waiting, one that is not known %CATENA_STEP_STATUS_OTHER
 */
CatenaStepStatus
catena_step_status_from_word (const char *word)
{
  if (word == NULL || *word == '\0')
    return CATENA_STEP_STATUS_WAITING;

  for (gsize i = 0; i < G_N_ELEMENTS (status_words); i++)
    {
      if (g_ascii_strcasecmp (status_words[i].word, word) == 0)
        return status_words[i].status;
    }

  return CATENA_STEP_STATUS_OTHER;
}

/**
 * catena_step_status_is_over:
 * @status: a status
 *
 * Returns: whether nothing more comes of what has it
 */
gboolean
catena_step_status_is_over (CatenaStepStatus status)
{
  return status == CATENA_STEP_STATUS_FINISHED
         || status == CATENA_STEP_STATUS_FAILED
         || status == CATENA_STEP_STATUS_STOPPED;
}

/**
 * catena_step_status_get_label:
 * @status: a status
 *
 * Returns: (transfer none): it in the person's language
 */
const char *
catena_step_status_get_label (CatenaStepStatus status)
{
  switch (status)
    {
    case CATENA_STEP_STATUS_WAITING:
      return C_("step status", "Waiting");
    case CATENA_STEP_STATUS_PROCESSING:
      return C_("step status", "In progress");
    case CATENA_STEP_STATUS_FINISHED:
      return C_("step status", "Done");
    case CATENA_STEP_STATUS_FAILED:
      return C_("step status", "Failed");
    case CATENA_STEP_STATUS_STOPPED:
      return C_("step status", "Interrupted");
    case CATENA_STEP_STATUS_OTHER:
    default:
      return C_("step status", "Unknown");
    }
}
