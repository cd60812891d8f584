/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void add_api_tests      (void);
void add_body_tests     (void);
void add_error_tests    (void);
void add_exchange_tests (void);
void add_fuzz_tests     (void);
void add_getter_tests   (void);
void add_parse_tests    (void);
void add_redact_tests   (void);
void add_secret_tests   (void);
void add_time_tests     (void);
void add_util_tests     (void);
void add_wipe_tests     (void);

G_END_DECLS
