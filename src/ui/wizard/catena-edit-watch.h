/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-service-draft.h"

G_BEGIN_DECLS

/**
 * CatenaEditWatch:
 *
 * Waits until an answer was given: at once where it is chosen, and when its entry is left or rests for a while where it is
 * typed. The first letters of a name are not yet a name that is too short.
 */
typedef struct _CatenaEditWatch CatenaEditWatch;

typedef void (*CatenaEditFunc) (gpointer data);

gboolean         catena_edit_watch_can_watch   (GtkWidget          *control);
CatenaEditWatch *catena_edit_watch_new         (GtkWidget          *control,
                                                CatenaEditFunc      func,
                                                gpointer            data);
CatenaEditWatch *catena_edit_watch_new_field   (CatenaServiceDraft *draft,
                                                CatenaFieldId       field,
                                                CatenaEditFunc      func,
                                                gpointer            data);
void             catena_edit_watch_free        (CatenaEditWatch    *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CatenaEditWatch, catena_edit_watch_free)

G_END_DECLS
