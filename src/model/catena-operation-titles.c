/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation-titles"

#include "config.h"

#include "catena-operation-record.h"

#include "catena-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHANNEL_PREFIX "Create channel "
/* Longest name that is shown. */
#define MAX_TITLE 80

/* Names of steps and sub-steps as the server writes them. Five are in the reference, the others are those of the
 * simulator: which ones a real server has is not documented. What is not here is shown as it came. */
static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "Preparation", NC_("creation step", "Preparation") },
  { "Generate basic configurations", NC_("creation step", "Generate basic configuration") },
  { "Create Cluster", NC_("creation step", "Cluster") },
  { "Check cluster", NC_("creation step", "Check of the cluster") },
  { "Create network", NC_("creation step", "Network") },
  { "Create security group", NC_("creation step", "Security group") },
  { "Create Other Dependent Resource", NC_("creation step", "Addresses and storage") },
  { "Create EIP", NC_("creation step", "Elastic IP addresses") },
  { "Create network storage", NC_("creation step", "Network storage") },
  { "Create Kafka", NC_("creation step", "Kafka") },
  { "Create Blockchain", NC_("creation step", "Blockchain") },
  { "Create orderers", NC_("creation step", "Orderers") },
  { "Create peers", NC_("creation step", "Peers") },
  { "Create agent", NC_("creation step", "Agent") },
  { "Create RESTful API plugin", NC_("creation step", "RESTful API") },
  { "Create Channel", NC_("creation step", "Channels") },
};

/* A channel's step ends in the channel's name. */
static char *
dup_channel_title (const char *name)
{
  g_autofree char *channel = NULL;

  if (g_ascii_strncasecmp (name, CHANNEL_PREFIX, strlen (CHANNEL_PREFIX)) != 0)
    return NULL;

  channel = catena_sanitize_text (name + strlen (CHANNEL_PREFIX), MAX_TITLE);

  /* Translators: a step of a creation; %s is the name of a channel. */
  return g_strdup_printf (C_("creation step", "Channel “%s”"), channel);
}

/**
 * catena_label_dup_operation_step:
 * @name: (nullable): the server's name of a step or sub-step
 *
 * Returns: (transfer full) (nullable): its title in the person's language; an unknown name as it came, made fit to be
 *   shown
 */
char *
catena_label_dup_operation_step (const char *name)
{
  char *title;

  if (name == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_ascii_strcasecmp (titles[i].name, name) == 0)
        return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "creation step", titles[i].title));
    }

  title = dup_channel_title (name);

  return title != NULL ? title : catena_sanitize_text (name, MAX_TITLE);
}
