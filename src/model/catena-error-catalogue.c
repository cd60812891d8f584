/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"

#include <string.h>

/* What is said most exactly comes first. */
static const CatenaErrorCatalogue * const catalogues[] = {
  &catena_error_catalogue_own,
  &catena_error_catalogue_draft,
  &catena_error_catalogue_store,
  &catena_error_catalogue_gateway,
  &catena_error_catalogue_iam,
  &catena_error_catalogue_access,
  &catena_error_catalogue_creation,
  &catena_error_catalogue_cluster,
  &catena_error_catalogue_state,
  &catena_error_catalogue_kinds,
};

static gboolean
matches_code (const char *codes,
              const char *code)
{
  g_auto (GStrv) wanted = NULL;

  if (codes == NULL)
    return TRUE;
  if (code == NULL)
    return FALSE;

  wanted = g_strsplit (codes, " ", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (g_str_equal (wanted[i], code) || (*wanted[i] == '.' && g_str_has_suffix (code, wanted[i])))
        return TRUE;
    }

  return FALSE;
}

static gboolean
matches_text (const char *texts,
              const char *message)
{
  g_auto (GStrv) wanted = NULL;
  g_autofree char *lower = NULL;

  if (texts == NULL)
    return TRUE;
  if (message == NULL)
    return FALSE;

  wanted = g_strsplit (texts, "|", -1);
  lower = g_ascii_strdown (message, -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (strstr (lower, wanted[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
matches (const CatenaErrorEntry   *entry,
         int                       kind,
         const CatenaErrorDetails *details)
{
  return (entry->kind == CATENA_ERROR_ANY_KIND || entry->kind == kind)
         && (entry->status == 0 || entry->status == details->http_status)
         && (entry->api == CATENA_API_NONE || entry->api == details->api)
         && matches_code (entry->codes, details->service_code)
         && matches_text (entry->texts, details->service_message);
}

/**
 * catena_error_catalogue_find:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): the row that explains it, %NULL for an error of another domain
 */
const CatenaErrorEntry *
catena_error_catalogue_find (const GError *error)
{
  const CatenaErrorDetails *details = catena_error_get_details (error);

  if (details == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (catalogues); i++)
    {
      for (gsize j = 0; j < catalogues[i]->n_entries; j++)
        {
          const CatenaErrorEntry *entry = &catalogues[i]->entries[j];

          if (matches (entry, error->code, details))
            return entry;
        }
    }

  return NULL;
}
