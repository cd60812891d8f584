/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-field-row.h"
#include "catena-service-draft.h"

G_BEGIN_DECLS

#define CATENA_TYPE_CHOICE_GROUP (catena_choice_group_get_type ())

/**
 * CatenaChoiceGroup:
 *
 * A question that deserves to be read: each choice is a row with a radio button and a sentence, and a last row says what is
 * wrong with the answer. Its title is the field's label unless it has its own.
 */
G_DECLARE_FINAL_TYPE (CatenaChoiceGroup, catena_choice_group, CATENA, CHOICE_GROUP, AdwPreferencesGroup)

void            catena_choice_group_set_choices     (CatenaChoiceGroup  *self,
                                                     const CatenaChoice *choices);
void            catena_choice_group_bind            (CatenaChoiceGroup  *self,
                                                     CatenaServiceDraft *draft,
                                                     CatenaFieldId       field);
CatenaFieldRow *catena_choice_group_get_message_row (CatenaChoiceGroup  *self);
GtkWidget      *catena_choice_group_get_button      (CatenaChoiceGroup  *self,
                                                     const char         *value);

G_END_DECLS
