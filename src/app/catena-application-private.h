/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-application.h"
#include "catena-demo.h"
#include "catena-window.h"

G_BEGIN_DECLS

/**
 * CatenaApplication:
 * @demo: (nullable): the simulated cloud that it runs on
 * @waiting: (element-type GVariant): actions that came before the accounts were read, as (name, parameters)
 * @companions: (element-type utf8 GtkWindow): windows that are open once for each thing they show, by its name
 * @signed_out: (element-type utf8 GError): accounts for which a person has to sign in, and why
 */
struct _CatenaApplication
{
  AdwApplication parent_instance;

  CatenaHub *hub;
  CatenaDemo *demo;
  GCancellable *cancellable;
  GPtrArray *waiting;
  GHashTable *companions;
  GHashTable *signed_out;
  guint signal_sources[3];
  gboolean loaded;
};

/* catena-application-options.c */
void          catena_application_add_options     (CatenaApplication *self);

/* catena-application-actions.c */
void          catena_application_add_actions     (CatenaApplication *self);
void          catena_application_run_waiting     (CatenaApplication *self);
gboolean      catena_application_has_to_wait     (CatenaApplication *self,
                                                  GSimpleAction     *action,
                                                  GVariant          *parameters);
gboolean      catena_application_is_open         (CatenaApplication *self,
                                                  const char        *name);
GtkWindow    *catena_application_present_main_window (CatenaApplication *self);
CatenaOperation *catena_application_find_operation (CatenaApplication *self,
                                                  const char        *id);

/* catena-application-wizard.c */
void          catena_application_add_wizard_actions (CatenaApplication *self);

/* catena-application-notices.c */
void          catena_application_watch_hub       (CatenaApplication *self);
void          catena_application_present_sign_in (CatenaApplication *self,
                                                  CatenaAccount     *account);
void          catena_application_withdraw_notice (CatenaApplication *self,
                                                  const char        *operation_id);

/* catena-application.c */
CatenaWindow *catena_application_get_window      (CatenaApplication *self);
CatenaWindow *catena_application_ensure_window   (CatenaApplication *self);
GtkWindow    *catena_application_get_companion   (CatenaApplication *self,
                                                  const char        *name);
void          catena_application_present         (CatenaApplication *self,
                                                  const char        *name,
                                                  GtkWindow         *window);
void          catena_application_load            (CatenaApplication *self);

G_END_DECLS
