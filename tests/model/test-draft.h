/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-draft.h"

G_BEGIN_DECLS

void add_draft_body_tests   (void);
void add_draft_field_tests  (void);
void add_draft_follow_tests (void);
void add_draft_from_detail_tests (void);
void add_draft_list_tests   (void);
void add_draft_rule_tests   (void);
void add_draft_saved_tests  (void);
void add_draft_template_tests (void);

CatenaServiceDraft *make_draft_new_cluster (void);
char               *dup_body_text          (CatenaServiceDraft *draft);

G_END_DECLS
