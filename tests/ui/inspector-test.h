/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-exchange-log.h"
#include "catena-inspector-window.h"
#include "ui-test.h"

G_BEGIN_DECLS

/**
 * InspectorTest:
 *
 * The window that lists what went over the wire, on a simulated cloud.
 */
typedef struct
{
  UiTestHub *hub;
  CatenaExchangeLog *log;
  CatenaInspectorWindow *window;
} InspectorTest;

void             inspector_test_set_up               (InspectorTest *test,
                                                      int            width);
void             inspector_test_tear_down            (InspectorTest *test);
CatenaWorkspace *inspector_test_load                 (InspectorTest *test);
void             inspector_test_add_password_account (InspectorTest *test);
guint64          inspector_test_add_exchange         (InspectorTest *test,
                                                      CatenaApiId    api,
                                                      guint          status,
                                                      const char    *request_id,
                                                      const char    *response);

gpointer         inspector_test_find                 (InspectorTest *test,
                                                      GType          type,
                                                      const char    *name);
GListModel      *inspector_test_get_rows             (InspectorTest *test);
guint            inspector_test_count_rows           (InspectorTest *test);
void             inspector_test_activate             (InspectorTest *test,
                                                      guint          position);
void             inspector_test_show_operation       (InspectorTest *test,
                                                      CatenaApiId    api);
void             inspector_test_search               (InspectorTest *test,
                                                      const char    *text);
void             inspector_test_choose               (InspectorTest *test,
                                                      const char    *drop_down,
                                                      guint          position);
void             inspector_test_assert_said          (InspectorTest *test,
                                                      const char    *text);

G_END_DECLS
