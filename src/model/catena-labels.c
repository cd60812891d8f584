/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-labels"

#include "config.h"

#include "catena-operation-record.h"
#include "catena-service.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *label;
} Label;

static const Label service_types[] = {
  /* Translators: a blockchain service that other accounts can join. */
  { "union", NC_("service type", "Consortium") },
  /* Translators: a blockchain service for one account alone. */
  { "private", NC_("service type", "Private") },
};

static const Label consensus[] = {
  { "etcdraft", NC_("consensus", "Raft") },
  /* Translators: fast Byzantine fault tolerance, a consensus algorithm. */
  { "sflic", NC_("consensus", "FBFT") },
  { "solo", NC_("consensus", "Solo") },
  { "kafka", NC_("consensus", "Kafka") },
};

static const Label sign_algorithms[] = {
  { "ecdsa", NC_("signature algorithm", "ECDSA") },
  { "sm2", NC_("signature algorithm", "SM2") },
};

static const Label databases[] = {
  { "goleveldb", NC_("ledger database", "GoLevelDB") },
  { "couchdb", NC_("ledger database", "CouchDB") },
};

static const Label volumes[] = {
  { "evs", NC_("storage", "EVS disk") },
  { "nfs", NC_("storage", "SFS") },
  { "efs", NC_("storage", "SFS Turbo") },
};

static const Label platforms[] = {
  { "virtualmachine", NC_("processor", "x86") },
  { "arm64", NC_("processor", "Arm") },
};

static const Label node_statuses[] = {
  { "normal", NC_("node state", "Normal") },
  { "abnormal", NC_("node state", "Abnormal") },
  { "iscreating", NC_("node state", "Creating") },
  { "isupgrading", NC_("node state", "Upgrading") },
  { "isscaling", NC_("node state", "Scaling") },
  { "adding", NC_("node state", "Adding") },
  { "isadding", NC_("node state", "Adding") },
  { "adding/isscaling", NC_("node state", "Adding") },
  { "isdeleting", NC_("node state", "Deleting") },
  { "unknown", NC_("node state", "Unknown") },
};

static const Label operation_types[] = {
  { "99", NC_("operation", "Create service") },
  { "00", NC_("operation", "Delete service") },
  { "01", NC_("operation", "Upgrade service") },
  { "91", NC_("operation", "Roll back upgrade") },
  { "02", NC_("operation", "Add organization") },
  { "03", NC_("operation", "Change peers of organization") },
  { "04", NC_("operation", "Join channel") },
  { "05", NC_("operation", "Join consortium") },
  /* Not in the documented enumeration: the ids of the examples carry it. */
  { "06", NC_("operation", "Leave channel") },
};

/* The API writes its words now in upper, now in lower case. */
static const char *
find_label (const Label *labels,
            gsize        n_labels,
            const char  *context,
            const char  *word)
{
  for (gsize i = 0; word != NULL && i < n_labels; i++)
    {
      if (g_ascii_strcasecmp (labels[i].word, word) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, context, labels[i].label);
    }

  return word;
}

/**
 * catena_label_service_type:
 * @word: (nullable): service_type or blockchain_type
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_service_type (const char *word)
{
  return find_label (service_types, G_N_ELEMENTS (service_types), "service type", word);
}

/**
 * catena_label_consensus:
 * @word: (nullable): consensus
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_consensus (const char *word)
{
  return find_label (consensus, G_N_ELEMENTS (consensus), "consensus", word);
}

/**
 * catena_label_sign_algorithm:
 * @word: (nullable): sign_algorithm
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_sign_algorithm (const char *word)
{
  return find_label (sign_algorithms, G_N_ELEMENTS (sign_algorithms), "signature algorithm", word);
}

/**
 * catena_label_database:
 * @word: (nullable): database_type
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_database (const char *word)
{
  return find_label (databases, G_N_ELEMENTS (databases), "ledger database", word);
}

/**
 * catena_label_volume:
 * @word: (nullable): volume_type
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_volume (const char *word)
{
  return find_label (volumes, G_N_ELEMENTS (volumes), "storage", word);
}

/**
 * catena_label_node_status:
 * @word: (nullable): status of a group of nodes
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_node_status (const char *word)
{
  return find_label (node_statuses, G_N_ELEMENTS (node_statuses), "node state", word);
}

/**
 * catena_label_platform:
 * @word: (nullable): cluster_platform_type
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown word as it came
 */
const char *
catena_label_platform (const char *word)
{
  return find_label (platforms, G_N_ELEMENTS (platforms), "processor", word);
}

/**
 * catena_label_operation_type:
 * @code: (nullable): operation_type, two digits
 *
 * Returns: (transfer none) (nullable): it in the person's language; an unknown code as it came
 */
const char *
catena_label_operation_type (const char *code)
{
  return find_label (operation_types, G_N_ELEMENTS (operation_types), "operation", code);
}

/**
 * catena_label_dup_edition:
 * @version_type: version_type
 *
 * The numbers stayed while the editions' names moved up one step between 2023 and 2025, so both names are told.
 *
 * Returns: (transfer full): the edition in the person's language
 */
char *
catena_label_dup_edition (gint64 version_type)
{
  g_autofree char *number = NULL;

  switch (version_type)
    {
    case 4:
      return g_strdup (_("Professional (formerly Basic)"));
    case 2:
      return g_strdup (_("Enterprise (formerly Professional)"));
    case 3:
      return g_strdup (_("Platinum (formerly Enterprise)"));
    default:
      break;
    }

  number = g_strdup_printf ("%" G_GINT64_FORMAT, version_type);

  /* Translators: an edition that Catena has no name for, by its number. */
  return g_strdup_printf (_("Edition %s"), number);
}
