/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-service-page"

#include "config.h"

#include "catena-service-page.h"

#include "catena-section.h"
#include "catena-split-view.h"
#include "catena-template.h"
#include "catena-util.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What fits into a header bar without pushing everything else out. */
#define MAX_TITLE 80

struct _CatenaServicePage
{
  GtkWidget parent_instance;

  CatenaWorkspace *workspace;
  CatenaService *service;
  gboolean folded;

  GtkWidget *back_button;
  AdwHeaderBar *content_header;
  AdwWindowTitle *content_title;
  GtkWidget *refresh_button;
  GtkListBox *sections_box;
  GtkWidget *sidebar;
  GtkWidget *sidebar_back_button;
  AdwHeaderBar *sidebar_header;
  CatenaSplitView *split_view;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (CatenaServicePage, catena_service_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_SERVICE,
  PROP_TITLE,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_title (CatenaServicePage *self)
{
  return self->service != NULL ? catena_sanitize_text (catena_service_get_name (self->service), MAX_TITLE) : NULL;
}

static const CatenaSection *
get_section (CatenaServicePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections_box);
  gsize n_sections;
  const CatenaSection *sections = catena_section_get_all (&n_sections);

  return &sections[row != NULL ? gtk_list_box_row_get_index (row) : 0];
}

/* With a list of sections beside it the header names the section, without it the service. */
static void
update_title (CatenaServicePage *self)
{
  g_autofree char *title = dup_title (self);

  if (catena_split_view_get_show_sidebar (self->split_view))
    adw_window_title_set_title (self->content_title, _(get_section (self)->title));
  else
    adw_window_title_set_title (self->content_title, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Of several header bars side by side only the outer ones carry the window's buttons. */
static void
update_headers (CatenaServicePage *self)
{
  gboolean sections = catena_split_view_get_show_sidebar (self->split_view);
  gboolean collapsed = catena_split_view_get_collapsed (self->split_view);

  adw_header_bar_set_show_start_title_buttons (self->sidebar_header, self->folded);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, collapsed);
  adw_header_bar_set_show_start_title_buttons (self->content_header, sections ? self->folded && collapsed : self->folded);
  gtk_widget_set_visible (self->sidebar_back_button, self->folded);
  gtk_widget_set_visible (self->back_button, sections ? collapsed : self->folded);
}

static void
show_section (CatenaServicePage   *self,
              const CatenaSection *section)
{
  if (gtk_stack_get_child_by_name (self->stack, section->name) == NULL)
    {
      GtkWidget *page = g_object_new (section->get_type (),
                                      "workspace", self->workspace,
                                      "service", self->service,
                                      NULL);

      gtk_stack_add_named (self->stack, page, section->name);
    }
  gtk_stack_set_visible_child_name (self->stack, section->name);
  update_title (self);
}

static void
on_section_activated (CatenaServicePage *self)
{
  show_section (self, get_section (self));
  catena_split_view_set_show_content (self->split_view, TRUE);
}

static void
tell_sections (CatenaServicePage *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
       page != NULL;
       page = gtk_widget_get_next_sibling (page))
    g_object_set (page, "workspace", self->workspace, "service", self->service, NULL);
}

static void
on_create_like (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (widget);

  if (self->service != NULL)
    gtk_widget_activate_action (widget, "app.new-service-like", "(sss)",
                                catena_account_get_id (catena_workspace_get_account (self->workspace)),
                                catena_project_get_id (catena_workspace_get_project (self->workspace)),
                                catena_service_get_id (self->service));
}

static void
catena_service_page_map (GtkWidget *widget)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (widget);

  GTK_WIDGET_CLASS (catena_service_page_parent_class)->map (widget);

  if (self->workspace != NULL)
    catena_workspace_set_shown_service (self->workspace, self->service);
}

static void
catena_service_page_unmap (GtkWidget *widget)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (widget);

  if (self->workspace != NULL)
    catena_workspace_set_shown_service (self->workspace, NULL);

  GTK_WIDGET_CLASS (catena_service_page_parent_class)->unmap (widget);
}

static void
catena_service_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_service_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      if (self->folded != g_value_get_boolean (value))
        {
          self->folded = g_value_get_boolean (value);
          update_headers (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_service_page_dispose (GObject *object)
{
  CatenaServicePage *self = CATENA_SERVICE_PAGE (object);

  g_clear_object (&self->service);
  g_clear_object (&self->workspace);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_SERVICE_PAGE);

  G_OBJECT_CLASS (catena_service_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, CATENA_TYPE_SERVICE, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
catena_service_page_class_init (CatenaServicePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_service_page_get_property;
  object_class->set_property = catena_service_page_set_property;
  object_class->dispose = catena_service_page_dispose;
  widget_class->map = catena_service_page_map;
  widget_class->unmap = catena_service_page_unmap;

  install_properties (object_class);

  g_type_ensure (CATENA_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/services/catena-service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, content_header);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, content_title);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, sidebar_back_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, CatenaServicePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated);
  gtk_widget_class_install_action (widget_class, "service.create-like", NULL, on_create_like);
}

static void
catena_service_page_init (CatenaServicePage *self)
{
  gsize n_sections;
  const CatenaSection *sections = catena_section_get_all (&n_sections);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < n_sections; i++)
    gtk_list_box_append (self->sections_box, catena_section_row_new (&sections[i]));
  gtk_list_box_select_row (self->sections_box, gtk_list_box_get_row_at_index (self->sections_box, 0));
  catena_split_view_set_show_sidebar (self->split_view, n_sections > 1);

  g_signal_connect_object (self->split_view, "notify::collapsed", G_CALLBACK (update_headers), self,
                           G_CONNECT_SWAPPED);
  show_section (self, get_section (self));
  update_headers (self);
}

/**
 * catena_service_page_get_service:
 * @self: a service page
 *
 * Returns: (transfer none) (nullable): the service that is shown
 */
CatenaService *
catena_service_page_get_service (CatenaServicePage *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_PAGE (self), NULL);

  return self->service;
}

/**
 * catena_service_page_set_service:
 * @self: a service page
 * @workspace: (nullable): the workspace that @service is in
 * @service: (nullable): the service to show
 */
void
catena_service_page_set_service (CatenaServicePage *self,
                                 CatenaWorkspace   *workspace,
                                 CatenaService     *service)
{
  g_return_if_fail (CATENA_IS_SERVICE_PAGE (self));
  g_return_if_fail (service == NULL || workspace != NULL);

  if (self->service == service && self->workspace == workspace)
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (self->workspace != NULL && self->workspace != workspace)
        catena_workspace_set_shown_service (self->workspace, NULL);
      if (workspace != NULL)
        catena_workspace_set_shown_service (workspace, service);
    }

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->service, service);
  tell_sections (self);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * catena_service_page_go_back:
 * @self: a service page
 *
 * Goes from a section to the list of sections, if only one of the two is seen.
 *
 * Returns: whether that was a step
 */
gboolean
catena_service_page_go_back (CatenaServicePage *self)
{
  g_return_val_if_fail (CATENA_IS_SERVICE_PAGE (self), FALSE);

  if (!catena_split_view_get_show_sidebar (self->split_view)
      || !catena_split_view_get_collapsed (self->split_view)
      || !catena_split_view_get_show_content (self->split_view))
    return FALSE;

  catena_split_view_set_show_content (self->split_view, FALSE);

  return TRUE;
}

/**
 * catena_service_page_add_headers:
 * @self: a service page
 * @group: a size group
 *
 * Adds its header bars to those that have one height.
 */
void
catena_service_page_add_headers (CatenaServicePage *self,
                                 GtkSizeGroup      *group)
{
  g_return_if_fail (CATENA_IS_SERVICE_PAGE (self));

  gtk_size_group_add_widget (group, GTK_WIDGET (self->sidebar_header));
  gtk_size_group_add_widget (group, GTK_WIDGET (self->content_header));
}
