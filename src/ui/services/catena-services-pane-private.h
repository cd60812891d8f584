/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-services-pane.h"

#include "catena-service-filter.h"
#include "catena-state-page.h"
#include "catena-time-label.h"

G_BEGIN_DECLS

struct _CatenaServicesPane
{
  GtkWidget parent_instance;

  CatenaWorkspace *workspace;
  CatenaService *selected;
  char *order;

  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  CatenaServiceFilter *filter;
  GtkSingleSelection *selection;
  GSignalGroup *workspace_signals;
  GSignalGroup *services_signals;
  guint restore_id;
  guint age_id;

  CatenaTimeLabel *age_label;
  GtkLabel *known_label;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkWidget *new_button;
  GtkMenuButton *order_button;
  GMenuModel *order_menu;
  GtkEditable *search_entry;
  CatenaStatePage *state_page;
};

void catena_services_pane_update_list_page (CatenaServicesPane *self);
void catena_services_pane_update_state     (CatenaServicesPane *self);
void catena_services_pane_update_known     (CatenaServicesPane *self);
void catena_services_pane_update_age       (CatenaServicesPane *self);
void catena_services_pane_update_all       (CatenaServicesPane *self);

G_END_DECLS
