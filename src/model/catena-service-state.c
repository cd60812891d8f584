/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-state"

#include "config.h"

#include "catena-service.h"

#include <glib/gi18n-lib.h>

/* Words of services and of groups of nodes, with every spelling that was seen in answers and documents. */
static const struct
{
  const char *word;
  CatenaServiceState state;
} state_words[] = {
  { "Normal", CATENA_SERVICE_STATE_NORMAL },
  { "Abnormal", CATENA_SERVICE_STATE_ABNORMAL },
  { "EipAbnormal", CATENA_SERVICE_STATE_EIP_ABNORMAL },
  { "Freeze", CATENA_SERVICE_STATE_FROZEN },
  { "Frozen", CATENA_SERVICE_STATE_FROZEN },
  { "Hibernation", CATENA_SERVICE_STATE_HIBERNATING },
  { "Hibernating", CATENA_SERVICE_STATE_HIBERNATING },
  { "IsCreating", CATENA_SERVICE_STATE_CREATING },
  { "Creating", CATENA_SERVICE_STATE_CREATING },
  { "IsUpgrading", CATENA_SERVICE_STATE_UPGRADING },
  { "Upgrading", CATENA_SERVICE_STATE_UPGRADING },
  { "IsScaling", CATENA_SERVICE_STATE_SCALING },
  { "Scaling", CATENA_SERVICE_STATE_SCALING },
  { "IsAdding", CATENA_SERVICE_STATE_ADDING },
  { "Adding", CATENA_SERVICE_STATE_ADDING },
  { "Adding/IsScaling", CATENA_SERVICE_STATE_ADDING },
  { "IsDeleting", CATENA_SERVICE_STATE_DELETING },
  { "Deleting", CATENA_SERVICE_STATE_DELETING },
  { "Unknown", CATENA_SERVICE_STATE_UNKNOWN },
};

/**
 * catena_service_state_from_words:
 * @status: (nullable): status of 5.1.3
 * @process_status: (nullable): process_status of 5.1.3
 *
 * What is being done with a service counts more than how it was. Words are compared without regard to case.
 *
 * Returns: the state; %CATENA_SERVICE_STATE_UNKNOWN when there is no word at all
 */
CatenaServiceState
catena_service_state_from_words (const char *status,
                                 const char *process_status)
{
  const char *word = process_status != NULL && *process_status != '\0' ? process_status : status;

  if (word == NULL || *word == '\0')
    return CATENA_SERVICE_STATE_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    {
      if (g_ascii_strcasecmp (state_words[i].word, word) == 0)
        return state_words[i].state;
    }

  return CATENA_SERVICE_STATE_OTHER;
}

/**
 * catena_service_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): it in the person's language
 */
const char *
catena_service_state_get_label (CatenaServiceState state)
{
  switch (state)
    {
    case CATENA_SERVICE_STATE_PENDING:
      /* Translators: the state of a service that has not been read yet. */
      return C_("service state", "Reading…");
    case CATENA_SERVICE_STATE_NORMAL:
      return C_("service state", "Normal");
    case CATENA_SERVICE_STATE_ABNORMAL:
      return C_("service state", "Abnormal");
    case CATENA_SERVICE_STATE_EIP_ABNORMAL:
      /* Translators: something is wrong with the elastic IP addresses of a service. */
      return C_("service state", "EIP abnormal");
    case CATENA_SERVICE_STATE_FROZEN:
      return C_("service state", "Frozen");
    case CATENA_SERVICE_STATE_HIBERNATING:
      return C_("service state", "Hibernating");
    case CATENA_SERVICE_STATE_CREATING:
      return C_("service state", "Creating");
    case CATENA_SERVICE_STATE_UPGRADING:
      return C_("service state", "Upgrading");
    case CATENA_SERVICE_STATE_SCALING:
      return C_("service state", "Scaling");
    case CATENA_SERVICE_STATE_ADDING:
      /* Translators: peers or organizations are being added to a service. */
      return C_("service state", "Adding");
    case CATENA_SERVICE_STATE_DELETING:
      return C_("service state", "Deleting");
    case CATENA_SERVICE_STATE_UNKNOWN:
    case CATENA_SERVICE_STATE_OTHER:
    default:
      return C_("service state", "Unknown");
    }
}

/**
 * catena_service_state_get_tone:
 * @state: a state
 *
 * Returns: how it is shown
 */
CatenaTone
catena_service_state_get_tone (CatenaServiceState state)
{
  switch (state)
    {
    case CATENA_SERVICE_STATE_NORMAL:
      return CATENA_TONE_SETTLED;
    case CATENA_SERVICE_STATE_CREATING:
    case CATENA_SERVICE_STATE_UPGRADING:
    case CATENA_SERVICE_STATE_SCALING:
    case CATENA_SERVICE_STATE_ADDING:
    case CATENA_SERVICE_STATE_DELETING:
      return CATENA_TONE_MOVING;
    case CATENA_SERVICE_STATE_EIP_ABNORMAL:
    case CATENA_SERVICE_STATE_FROZEN:
    case CATENA_SERVICE_STATE_UNKNOWN:
      return CATENA_TONE_ATTENTION;
    case CATENA_SERVICE_STATE_ABNORMAL:
      return CATENA_TONE_FAILED;
    case CATENA_SERVICE_STATE_PENDING:
    case CATENA_SERVICE_STATE_HIBERNATING:
    /* What a new word means is not for Catena to judge. */
    case CATENA_SERVICE_STATE_OTHER:
    default:
      return CATENA_TONE_NEUTRAL;
    }
}

/**
 * catena_node_status_get_tone:
 * @status: (nullable): status of a group of nodes
 *
 * Returns: how it is shown
 */
CatenaTone
catena_node_status_get_tone (const char *status)
{
  if (status == NULL || *status == '\0')
    return CATENA_TONE_NEUTRAL;

  return catena_service_state_get_tone (catena_service_state_from_words (status, NULL));
}
