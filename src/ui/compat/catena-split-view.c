/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-split-view"

#include "config.h"

#include "catena-split-view.h"

#include <adwaita.h>

struct _CatenaSplitView
{
  GtkWidget parent_instance;

  GtkWidget *leaflet;
  /* The leaflet's child: it keeps the sidebar from asking for more than its width. */
  GtkWidget *sidebar_bin;
  GtkWidget *sidebar;
  GtkWidget *separator;
  GtkWidget *content;
  gboolean show_content;
  gboolean show_sidebar;
  int sidebar_width;
};

/* What a sidebar is wide by default, in pixels. */
#define SIDEBAR_WIDTH 280

static void catena_split_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaSplitView, catena_split_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, catena_split_view_buildable_init))

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SHOW_CONTENT,
  PROP_SHOW_SIDEBAR,
  PROP_SIDEBAR_WIDTH,
  PROP_COLLAPSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void
measure_sidebar (GtkWidget      *bin,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (bin);
  CatenaSplitView *self = CATENA_SPLIT_VIEW (gtk_widget_get_ancestor (bin, CATENA_TYPE_SPLIT_VIEW));

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* A long sentence in it would like to stand in one line, at the content's cost. */
  if (child != NULL && self != NULL && orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, self->sidebar_width));
}

static void
allocate_sidebar (GtkWidget *bin,
                  int        width,
                  int        height,
                  int        baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (bin);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
get_sidebar_request_mode (GtkWidget *bin)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
apply_visible_child (CatenaSplitView *self)
{
  GtkWidget *child = self->show_content || !self->show_sidebar ? self->content : self->sidebar_bin;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (child == NULL || adw_leaflet_get_visible_child (ADW_LEAFLET (self->leaflet)) == child)
    return;

  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), child);
  /* The leaflet takes the focus along. With both panes side by side it stays: somebody walks through the list. */
  if (focus != NULL && !catena_split_view_get_collapsed (self))
    gtk_root_set_focus (root, focus);
}

static void
apply_show_sidebar (CatenaSplitView *self)
{
  gtk_widget_set_visible (self->sidebar_bin, self->show_sidebar && self->sidebar != NULL);
  gtk_widget_set_visible (self->separator, self->show_sidebar && self->sidebar != NULL);
}

static void
apply_all (CatenaSplitView *self)
{
  apply_show_sidebar (self);
  apply_visible_child (self);
}

static void
on_visible_child_changed (CatenaSplitView *self)
{
  GtkWidget *child = adw_leaflet_get_visible_child (ADW_LEAFLET (self->leaflet));

  /* The person swiped or pressed the mouse's back button. */
  if (child != NULL && self->sidebar != NULL && self->content != NULL && self->show_sidebar)
    catena_split_view_set_show_content (self, child == self->content);
}

static void
on_folded_changed (CatenaSplitView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
catena_split_view_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  CatenaSplitView *self = CATENA_SPLIT_VIEW (buildable);

  if (g_strcmp0 (type, "sidebar") == 0)
    catena_split_view_set_sidebar (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "content") == 0)
    catena_split_view_set_content (self, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
catena_split_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = catena_split_view_add_child;
}

static void
catena_split_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaSplitView *self = CATENA_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, catena_split_view_get_collapsed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_split_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CatenaSplitView *self = CATENA_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      catena_split_view_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      catena_split_view_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_CONTENT:
      catena_split_view_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_SIDEBAR:
      catena_split_view_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      if (self->sidebar_width != g_value_get_int (value))
        {
          self->sidebar_width = g_value_get_int (value);
          gtk_widget_queue_resize (self->sidebar_bin);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_split_view_dispose (GObject *object)
{
  CatenaSplitView *self = CATENA_SPLIT_VIEW (object);

  /* The leaflet moves its visible child while it is emptied. */
  if (self->leaflet != NULL)
    g_signal_handlers_disconnect_by_data (self->leaflet, self);
  self->sidebar = NULL;
  self->sidebar_bin = NULL;
  self->content = NULL;
  self->separator = NULL;
  g_clear_pointer (&self->leaflet, gtk_widget_unparent);

  G_OBJECT_CLASS (catena_split_view_parent_class)->dispose (object);
}

static void
catena_split_view_class_init (CatenaSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_split_view_get_property;
  object_class->set_property = catena_split_view_set_property;
  object_class->dispose = catena_split_view_dispose;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, SIDEBAR_WIDTH, flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
catena_split_view_init (CatenaSplitView *self)
{
  AdwLeafletPage *page;

  self->show_sidebar = TRUE;
  self->sidebar_width = SIDEBAR_WIDTH;
  self->leaflet = adw_leaflet_new ();
  adw_leaflet_set_can_navigate_back (ADW_LEAFLET (self->leaflet), TRUE);
  adw_leaflet_set_transition_type (ADW_LEAFLET (self->leaflet), ADW_LEAFLET_TRANSITION_TYPE_SLIDE);
  gtk_widget_set_parent (self->leaflet, GTK_WIDGET (self));

  self->sidebar_bin = adw_bin_new ();
  gtk_widget_set_layout_manager (self->sidebar_bin,
                                 gtk_custom_layout_new (get_sidebar_request_mode, measure_sidebar, allocate_sidebar));
  /* Set, so that no child's wish to expand is passed on. */
  gtk_widget_set_hexpand (self->sidebar_bin, FALSE);
  gtk_widget_set_visible (self->sidebar_bin, FALSE);
  adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->sidebar_bin);

  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->separator, "sidebar-separator");
  page = adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->separator);
  adw_leaflet_page_set_navigatable (page, FALSE);

  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (on_visible_child_changed), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded_changed), self);
}

/**
 * catena_split_view_new:
 *
 * Returns: (transfer floating): an empty split view
 */
GtkWidget *
catena_split_view_new (void)
{
  return g_object_new (CATENA_TYPE_SPLIT_VIEW, NULL);
}

/**
 * catena_split_view_set_sidebar:
 * @self: a split view
 * @sidebar: (nullable): what stands at the start
 */
void
catena_split_view_set_sidebar (CatenaSplitView *self,
                               GtkWidget       *sidebar)
{
  g_return_if_fail (CATENA_IS_SPLIT_VIEW (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));

  if (self->sidebar == sidebar)
    return;

  adw_bin_set_child (ADW_BIN (self->sidebar_bin), sidebar);
  self->sidebar = sidebar;
  apply_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/**
 * catena_split_view_set_content:
 * @self: a split view
 * @content: (nullable): what takes the rest
 */
void
catena_split_view_set_content (CatenaSplitView *self,
                               GtkWidget       *content)
{
  g_return_if_fail (CATENA_IS_SPLIT_VIEW (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  if (self->content == content)
    return;

  if (self->content != NULL)
    adw_leaflet_remove (ADW_LEAFLET (self->leaflet), self->content);
  self->content = content;
  if (content != NULL)
    adw_leaflet_append (ADW_LEAFLET (self->leaflet), content);
  apply_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * catena_split_view_get_show_content:
 * @self: a split view
 *
 * Returns: whether the content, not the sidebar, is seen when there is room for one only
 */
gboolean
catena_split_view_get_show_content (CatenaSplitView *self)
{
  g_return_val_if_fail (CATENA_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

/**
 * catena_split_view_set_show_content:
 * @self: a split view
 * @show_content: whether to show the content when there is room for one only
 */
void
catena_split_view_set_show_content (CatenaSplitView *self,
                                    gboolean         show_content)
{
  g_return_if_fail (CATENA_IS_SPLIT_VIEW (self));

  show_content = !!show_content;
  if (self->show_content == show_content)
    return;

  self->show_content = show_content;
  apply_visible_child (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

/**
 * catena_split_view_get_show_sidebar:
 * @self: a split view
 *
 * Returns: whether there is a sidebar
 */
gboolean
catena_split_view_get_show_sidebar (CatenaSplitView *self)
{
  g_return_val_if_fail (CATENA_IS_SPLIT_VIEW (self), FALSE);

  return self->show_sidebar;
}

/**
 * catena_split_view_set_show_sidebar:
 * @self: a split view
 * @show_sidebar: whether there is a sidebar at all
 */
void
catena_split_view_set_show_sidebar (CatenaSplitView *self,
                                    gboolean         show_sidebar)
{
  g_return_if_fail (CATENA_IS_SPLIT_VIEW (self));

  show_sidebar = !!show_sidebar;
  if (self->show_sidebar == show_sidebar)
    return;

  self->show_sidebar = show_sidebar;
  apply_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

/**
 * catena_split_view_get_collapsed:
 * @self: a split view
 *
 * Returns: whether there is room for one of the two only
 */
gboolean
catena_split_view_get_collapsed (CatenaSplitView *self)
{
  g_return_val_if_fail (CATENA_IS_SPLIT_VIEW (self), FALSE);

  return self->leaflet != NULL && adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet));
}
