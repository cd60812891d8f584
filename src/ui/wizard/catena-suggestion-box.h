/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_SUGGESTION_BOX (catena_suggestion_box_get_type ())

/**
 * CatenaSuggestionBox:
 *
 * What may be the answer, beside the entry that it is for: a button with the best of it while the answer is missing or
 * wrong, and a list of the others.
 */
G_DECLARE_FINAL_TYPE (CatenaSuggestionBox, catena_suggestion_box, CATENA, SUGGESTION_BOX, GtkWidget)

void catena_suggestion_box_bind (CatenaSuggestionBox *self,
                                 CatenaWizardForm    *form,
                                 CatenaFieldId        field);

G_END_DECLS
