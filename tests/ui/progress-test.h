/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-service-draft.h"
#include "ui-test.h"

G_BEGIN_DECLS

/**
 * ProgressTest:
 *
 * What a person sees of a creation: a real one, in a simulated cloud.
 */
typedef struct
{
  UiTestHub *hub;
  CatenaOperation *operation;
  GtkWidget *window;
} ProgressTest;

/* Of the workspace library's own, whose headers need more than the interface may see. */
void                catena_hub_set_time_scale   (CatenaHub            *self,
                                                 double                scale);
void                catena_operation_set_seen   (CatenaOperation      *self,
                                                 gint64                time);
void                catena_operation_set_phase  (CatenaOperation      *self,
                                                 CatenaOperationPhase  phase,
                                                 const GError         *error);

ProgressTest       *progress_test_new           (const char * const   *arguments);
void                progress_test_free          (ProgressTest         *test);
void                progress_test_control       (ProgressTest         *test,
                                                 const char           *path,
                                                 const char           *json);
/* Keeps what asks how far it is without an answer, until it is released. */
void                progress_test_hold          (ProgressTest         *test);
void                progress_test_release       (ProgressTest         *test);
CatenaServiceDraft *progress_test_make_draft    (const char           *name);
void                progress_test_create        (ProgressTest         *test,
                                                 const char           *name);
void                progress_test_create_from   (ProgressTest         *test,
                                                 CatenaServiceDraft   *draft);
void                progress_test_open_window   (ProgressTest         *test);
void                progress_test_close_window  (ProgressTest         *test);
void                progress_test_wait_phase    (ProgressTest         *test,
                                                 CatenaOperationPhase  phase);
gpointer            progress_test_find          (ProgressTest         *test,
                                                 const char           *name);
gboolean            progress_test_is_seen       (ProgressTest         *test,
                                                 const char           *name);
const char         *progress_test_get_label     (ProgressTest         *test,
                                                 const char           *name);
gboolean            progress_test_says          (ProgressTest         *test,
                                                 const char           *text);
/* All of it: wide, narrow, dark and with large text. */
void                progress_test_pictures      (ProgressTest         *test,
                                                 const char           *name);

G_END_DECLS
