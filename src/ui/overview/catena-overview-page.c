/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-overview-page"

#include "config.h"

#include "catena-overview-page.h"

#include "catena-banner.h"
#include "catena-error-meaning.h"
#include "catena-error-window.h"
#include "catena-facts-list.h"
#include "catena-state-page.h"
#include "catena-status-pill.h"
#include "catena-template.h"
#include "catena-time-label.h"
#include "catena-util.h"

struct _CatenaOverviewPage
{
  GtkWidget parent_instance;

  CatenaWorkspace *workspace;
  CatenaService *service;
  GSignalGroup *service_signals;
  GSignalGroup *workspace_signals;

  CatenaFactsList *facts_list;
  GtkLabel *name_label;
  CatenaBanner *stale_banner;
  CatenaStatePage *state_page;
  CatenaStatusPill *state_pill;
  GtkLabel *summary_label;
  CatenaTimeLabel *updated_label;
};

G_DEFINE_FINAL_TYPE (CatenaOverviewPage, catena_overview_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SERVICE,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_head (CatenaOverviewPage *self)
{
  g_autofree char *name = NULL;

  if (self->service == NULL)
    return;

  name = catena_sanitize_text (catena_service_get_name (self->service), 0);
  gtk_label_set_label (self->name_label, name);
  catena_status_pill_set (self->state_pill, catena_service_get_tone (self->service),
                          catena_service_get_state_label (self->service));
}

static void
update_detail (CatenaOverviewPage *self)
{
  CatenaServiceDetail *detail = self->service != NULL ? catena_service_get_detail (self->service) : NULL;
  CatenaProject *project = self->workspace != NULL ? catena_workspace_get_project (self->workspace) : NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *summary = NULL;

  if (detail == NULL)
    return;

  sections = catena_service_facts_new (detail, project != NULL ? catena_project_get_id (project) : NULL);
  catena_facts_list_set_sections (self->facts_list, sections);
  summary = catena_service_facts_dup_summary (detail);
  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), *summary != '\0');
}

/* What was read stays when reading it again fails; that it may be out of date is said above it. */
static void
update_state (CatenaOverviewPage *self)
{
  CatenaServiceDetail *detail = self->service != NULL ? catena_service_get_detail (self->service) : NULL;
  const GError *error = self->service != NULL ? catena_service_get_detail_error (self->service) : NULL;
  const GError *all_error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;
  g_autoptr (CatenaErrorMeaning) meaning = NULL;

  if (self->service != NULL)
    catena_time_label_set_time (self->updated_label, catena_service_get_detail_time (self->service));

  if (detail != NULL)
    catena_state_page_set_state (self->state_page, CATENA_PAGE_CONTENT);
  else if (error != NULL)
    catena_state_page_set_error (self->state_page, error);
  else
    catena_state_page_set_state (self->state_page, CATENA_PAGE_LOADING);

  /* When nothing of the project can be read, the window says so. */
  if (detail != NULL && error != NULL && all_error == NULL)
    {
      meaning = catena_error_meaning_new (error);
      catena_banner_set_title (self->stale_banner, meaning->title);
    }
  catena_banner_set_revealed (self->stale_banner, meaning != NULL);
}

static void
on_retry (CatenaOverviewPage *self)
{
  if (self->service == NULL || self->workspace == NULL)
    return;

  catena_state_page_set_state (self->state_page, CATENA_PAGE_LOADING);
  catena_workspace_refresh_service (self->workspace, self->service);
}

static void
on_stale_details (CatenaOverviewPage *self)
{
  const GError *error = self->service != NULL ? catena_service_get_detail_error (self->service) : NULL;

  if (error != NULL)
    catena_error_window_present (GTK_WIDGET (self), error);
}

static void
set_service (CatenaOverviewPage *self,
             CatenaService      *service)
{
  if (!g_set_object (&self->service, service))
    return;

  g_signal_group_set_target (self->service_signals, service);
  update_head (self);
  update_detail (self);
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE]);
}

static void
set_workspace (CatenaOverviewPage *self,
               CatenaWorkspace    *workspace)
{
  if (!g_set_object (&self->workspace, workspace))
    return;

  g_signal_group_set_target (self->workspace_signals, workspace);
  update_detail (self);
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
catena_overview_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CatenaOverviewPage *self = CATENA_OVERVIEW_PAGE (object);

  switch (prop_id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_overview_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CatenaOverviewPage *self = CATENA_OVERVIEW_PAGE (object);

  switch (prop_id)
    {
    case PROP_SERVICE:
      set_service (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_overview_page_dispose (GObject *object)
{
  CatenaOverviewPage *self = CATENA_OVERVIEW_PAGE (object);

  g_clear_object (&self->service_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->service);
  g_clear_object (&self->workspace);
  catena_template_dispose (GTK_WIDGET (self), CATENA_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (catena_overview_page_parent_class)->dispose (object);
}

static void
catena_overview_page_class_init (CatenaOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_overview_page_get_property;
  object_class->set_property = catena_overview_page_set_property;
  object_class->dispose = catena_overview_page_dispose;

  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, CATENA_TYPE_SERVICE, flags);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CATENA_TYPE_BANNER);
  g_type_ensure (CATENA_TYPE_FACTS_LIST);
  g_type_ensure (CATENA_TYPE_STATE_PAGE);
  g_type_ensure (CATENA_TYPE_STATUS_PILL);
  g_type_ensure (CATENA_TYPE_TIME_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/overview/catena-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, stale_banner);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, state_page);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, state_pill);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaOverviewPage, updated_label);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_stale_details);
}

static void
catena_overview_page_init (CatenaOverviewPage *self)
{
  struct
  {
    const char *signal;
    GCallback handler;
  } connections[] = {
    { "notify::name", G_CALLBACK (update_head) },
    { "notify::state-label", G_CALLBACK (update_head) },
    { "notify::tone", G_CALLBACK (update_head) },
    { "notify::detail", G_CALLBACK (update_detail) },
    { "notify::detail", G_CALLBACK (update_state) },
    { "notify::detail-time", G_CALLBACK (update_state) },
    { "notify::detail-error", G_CALLBACK (update_state) },
  };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->service_signals = g_signal_group_new (CATENA_TYPE_SERVICE);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_group_connect_swapped (self->service_signals, connections[i].signal, connections[i].handler, self);
  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::error", G_CALLBACK (update_state), self);
}
