/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "catena-window.h"

#include "catena-account-switcher.h"
#include "catena-activity-page.h"
#include "catena-banner.h"
#include "catena-service-page.h"
#include "catena-services-pane.h"
#include "catena-split-view.h"
#include "catena-state-page.h"

G_BEGIN_DECLS

/* As in the template and in the settings' ranges. */
#define CATENA_WINDOW_MIN_WIDTH 360
#define CATENA_WINDOW_MIN_HEIGHT 294

struct _CatenaWindow
{
  AdwApplicationWindow parent_instance;

  CatenaHub *hub;
  CatenaWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSignalGroup *account_signals;
  GSignalGroup *services_signals;
  char *pending_service_id;
  gboolean loaded;
  gboolean load_failed;
  gboolean keyring_dismissed;
  guint age_id;

  GtkWidget *activity_page;
  CatenaServicePage *service_page;

  GtkBox *activity_box;
  GtkLabel *activity_count;
  GtkListBoxRow *activity_row;
  CatenaBanner *connection_banner;
  GtkStack *content_stack;
  GtkSizeGroup *header_group;
  CatenaBanner *keyring_banner;
  CatenaStatePage *load_page;
  GtkStack *main_stack;
  GtkMenuButton *menu_button;
  GtkListBox *pinned_box;
  GMenuModel *primary_menu;
  GtkLabel *ribbon;
  CatenaServicesPane *services_pane;
  CatenaBanner *sign_in_banner;
  CatenaSplitView *split_view;
  CatenaBanner *storage_banner;
  CatenaAccountSwitcher *switcher;
  AdwToastOverlay *toast_overlay;
  GtkMenuButton *welcome_menu_button;
};

void catena_window_install_actions   (GtkWidgetClass *widget_class);
void catena_window_bind_banners      (GtkWidgetClass *widget_class);
void catena_window_update_connection (CatenaWindow   *self);
void catena_window_watch_problems    (CatenaWindow   *self);

void catena_window_show_content_page (CatenaWindow  *self,
                                      const char    *name);
void catena_window_set_page_service  (CatenaWindow  *self,
                                      CatenaService *service);

void             catena_window_remember_size      (CatenaWindow    *self);
void             catena_window_restore_size       (CatenaWindow    *self);
void             catena_window_remember_workspace (CatenaWindow    *self);
CatenaWorkspace *catena_window_find_workspace     (CatenaWindow    *self);
gboolean         catena_window_has_open           (CatenaWindow    *self,
                                                   CatenaWorkspace *workspace);

G_END_DECLS
