/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-simulator"

#include "config.h"

#include "sim-util.h"

#include "catena-time.h"

/**
 * sim_derive_id:
 * @kind: what the id is for
 * @owner: whose it is
 * @name: its name
 *
 * Ids of the demo content follow from its names: they are the same in every run.
 *
 * Returns: (transfer full): 32 hexadecimal digits
 */
char *
sim_derive_id (const char *kind,
               const char *owner,
               const char *name)
{
  g_autofree char *seed = g_strdup_printf ("%s:%s:%s", kind, owner, name);

  return g_compute_checksum_for_string (G_CHECKSUM_MD5, seed, -1);
}

/**
 * sim_derive_uuid:
 * @kind: what the id is for
 * @owner: whose it is
 * @name: its name
 *
 * Returns: (transfer full): the same as sim_derive_id() in the form of a UUID, as services have it
 */
char *
sim_derive_uuid (const char *kind,
                 const char *owner,
                 const char *name)
{
  g_autofree char *id = sim_derive_id (kind, owner, name);

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12, id + 16, id + 20);
}

/**
 * sim_random_hex:
 * @length: number of digits
 *
 * Returns: (transfer full): random hexadecimal digits
 */
char *
sim_random_hex (guint length)
{
  char *text = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    text[i] = "0123456789abcdef"[g_random_int_range (0, 16)];
  text[length] = '\0';

  return text;
}

/**
 * sim_format_iam:
 * @nanoseconds: a point in time
 *
 * Returns: (transfer full): in IAM's form, UTC with six decimals
 */
char *
sim_format_iam (gint64 nanoseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (nanoseconds / CATENA_NSEC_PER_SEC);
  g_autofree char *seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%06dZ", seconds, (int) (nanoseconds % CATENA_NSEC_PER_SEC / 1000));
}

/**
 * sim_format_china:
 * @nanoseconds: a point in time, or 0
 *
 * Returns: (transfer full): in the form of 5.1.2, nine decimals and +08:00; empty for 0
 */
char *
sim_format_china (gint64 nanoseconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *seconds = NULL;

  if (nanoseconds == 0)
    return g_strdup ("");

  time = g_date_time_new_from_unix_utc (nanoseconds / CATENA_NSEC_PER_SEC + 8 * 60 * 60);
  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%09d+08:00", seconds, (int) (nanoseconds % CATENA_NSEC_PER_SEC));
}

/**
 * sim_json_node:
 * @object: (transfer full): an object
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
sim_json_node (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}
