/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CatenaAboutInfo:
 *
 * What the about window says. All strings may be null.
 */
typedef struct
{
  const char *application_icon;
  const char *application_name;
  const char *version;
  const char *comments;
  const char *website;
  const char *issue_url;
  const char *developer_name;
  const char *const *developers;
  const char *translator_credits;
  const char *copyright;
  const char *release_notes;
  const char *debug_info;
} CatenaAboutInfo;

void catena_show_about (GtkWindow             *parent,
                        const CatenaAboutInfo *info);
void catena_open_uri   (GtkWidget             *parent,
                        const char            *uri);

G_END_DECLS
