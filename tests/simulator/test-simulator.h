/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sim-client.h"

G_BEGIN_DECLS

void add_auth_tests      (void);
void add_create_tests    (void);
void add_creation_tests  (void);
void add_dialect_tests   (void);
void add_fault_tests     (void);
void add_habit_tests     (void);
void add_handler_tests   (void);
void add_hostile_tests   (void);
void add_iam_tests       (void);
void add_program_tests   (void);
void add_signature_tests (void);

G_END_DECLS
