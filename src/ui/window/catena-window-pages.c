/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands beside the list. The pages are made when they are first shown. */

#define G_LOG_DOMAIN "catena-window"

#include "config.h"

#include "catena-window-private.h"

static void
ensure_activity_page (CatenaWindow *self)
{
  if (self->activity_page != NULL)
    return;

  self->activity_page = g_object_new (CATENA_TYPE_ACTIVITY_PAGE, "hub", self->hub, "vexpand", TRUE, NULL);
  gtk_box_append (self->activity_box, self->activity_page);
}

static void
ensure_service_page (CatenaWindow *self)
{
  if (self->service_page != NULL)
    return;

  self->service_page = g_object_new (CATENA_TYPE_SERVICE_PAGE, NULL);
  catena_service_page_add_headers (self->service_page, self->header_group);
  g_object_bind_property (self->split_view, "collapsed", self->service_page, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->service_page), "service");
}

/* "activity", "nothing", or, once there was a service, "service" */
void
catena_window_show_content_page (CatenaWindow *self,
                                 const char   *name)
{
  gboolean activity = g_str_equal (name, "activity");

  if (activity)
    ensure_activity_page (self);
  gtk_stack_set_visible_child_name (self->content_stack, name);
  if (activity)
    gtk_list_box_select_row (self->pinned_box, self->activity_row);
  else
    gtk_list_box_unselect_all (self->pinned_box);
}

void
catena_window_set_page_service (CatenaWindow  *self,
                                CatenaService *service)
{
  if (service != NULL)
    ensure_service_page (self);
  if (self->service_page != NULL)
    catena_service_page_set_service (self->service_page, service != NULL ? self->workspace : NULL, service);
}
