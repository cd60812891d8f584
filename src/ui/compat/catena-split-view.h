/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CATENA_TYPE_SPLIT_VIEW (catena_split_view_get_type ())

/**
 * CatenaSplitView:
 *
 * A sidebar beside a content, one above the other when there is no room for both. In .ui files its children are of type
 * "sidebar" and "content". Properties: "sidebar", "content", "show-content" (which of the two is seen when collapsed),
 * "show-sidebar" (false: there is no sidebar at all), "sidebar-width" (what it takes beside the content, unless it needs
 * more), "collapsed" (read-only).
 */
G_DECLARE_FINAL_TYPE (CatenaSplitView, catena_split_view, CATENA, SPLIT_VIEW, GtkWidget)

GtkWidget *catena_split_view_new              (void);
void       catena_split_view_set_sidebar      (CatenaSplitView *self,
                                               GtkWidget       *sidebar);
void       catena_split_view_set_content      (CatenaSplitView *self,
                                               GtkWidget       *content);
gboolean   catena_split_view_get_show_content (CatenaSplitView *self);
void       catena_split_view_set_show_content (CatenaSplitView *self,
                                               gboolean         show_content);
gboolean   catena_split_view_get_show_sidebar (CatenaSplitView *self);
void       catena_split_view_set_show_sidebar (CatenaSplitView *self,
                                               gboolean         show_sidebar);
gboolean   catena_split_view_get_collapsed    (CatenaSplitView *self);

G_END_DECLS
