/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-operation-titles"

#include "config.h"

#include "catena-operation-record.h"

#include <glib/gi18n-lib.h>

/* Names of steps and sub-steps as the server writes them. The first five are in the reference; which others a server
 * uses is not documented, and what is not here is shown as it came. */
static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "Preparation", NC_("creation step", "Preparation") },
  { "Generate basic configurations", NC_("creation step", "Generate basic configuration") },
  { "Create Other Dependent Resource", NC_("creation step", "Addresses and storage") },
  { "Create EIP", NC_("creation step", "Elastic IP addresses") },
  { "Create network storage", NC_("creation step", "Network storage") },
};

/**
 * catena_label_operation_step:
 * @name: (nullable): the server's name of a step or sub-step
 *
 * Returns: (transfer none) (nullable): its title in the person's language; an unknown name as it came
 */
const char *
catena_label_operation_step (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (titles); i++)
    {
      if (g_ascii_strcasecmp (titles[i].name, name) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "creation step", titles[i].title);
    }

  return name;
}
