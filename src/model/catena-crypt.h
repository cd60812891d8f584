/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-secret.h"

G_BEGIN_DECLS

CatenaSecret *catena_crypt_node_password (CatenaSecret *password);

G_END_DECLS
