/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "catena-hub.h"

G_BEGIN_DECLS

#define CATENA_TYPE_APPLICATION (catena_application_get_type ())

/**
 * CatenaApplication:
 *
 * One hub, one window, and the actions by which the features of the interface reach each other:
 *
 * app.about, app.add-account, app.edit-account (s: account), app.new-service, app.new-service-in ((ss): account,
 * project), app.preferences, app.quit, app.reload, app.shortcuts, app.show-activity, app.show-operation (s: operation),
 * app.show-service ((sss): account, project, service), app.sign-in (s: account); in the demo app.demo-data.
 *
 * What is asked for before the accounts have been read waits until then.
 */
G_DECLARE_FINAL_TYPE (CatenaApplication, catena_application, CATENA, APPLICATION, AdwApplication)

CatenaApplication *catena_application_new              (void);
/* To be called before it registers. */
void               catena_application_add_demo_actions (CatenaApplication *self);

G_END_DECLS
