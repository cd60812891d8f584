/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-wizard-form.h"

G_BEGIN_DECLS

#define CATENA_TYPE_WIZARD_REQUEST (catena_wizard_request_get_type ())

/**
 * CatenaWizardRequest:
 *
 * One press of Create: from the draft until the intent is on the disk, which is when the operation goes on by itself. Signals:
 * "sent" (#CatenaOperation); "failed" (GError): nothing was sent. At most one of them comes, once, and none after it was
 * called off.
 */
G_DECLARE_FINAL_TYPE (CatenaWizardRequest, catena_wizard_request, CATENA, WIZARD_REQUEST, GObject)

CatenaWizardRequest *catena_wizard_request_new      (CatenaWizardForm    *form);
void                 catena_wizard_request_send     (CatenaWizardRequest *self);
gboolean             catena_wizard_request_call_off (CatenaWizardRequest *self);

G_END_DECLS
