/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-state-page"

#include "config.h"

#include "catena-state-page.h"

#include "catena-error-view.h"
#include "catena-template.h"

#include <adwaita.h>

/* What is there sooner needs no spinner, in milliseconds. */
#define SPINNER_DELAY 300

struct _CatenaStatePage
{
  GtkWidget parent_instance;

  CatenaPageState state;
  guint spinner_id;

  AdwBin *content_place;
  AdwBin *empty_place;
  AdwClamp *error_place;
  GtkSpinner *spinner;
  GtkStack *stack;
};

static void catena_state_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CatenaStatePage, catena_state_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, catena_state_page_buildable_init))

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_EMPTY,
  N_PROPS
};

enum
{
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable_iface;

static const char *const page_names[] = {
  [CATENA_PAGE_LOADING] = "loading",
  [CATENA_PAGE_ERROR] = "error",
  [CATENA_PAGE_EMPTY] = "empty",
  [CATENA_PAGE_CONTENT] = "content",
};

static gboolean
on_spinner_due (gpointer user_data)
{
  CatenaStatePage *self = CATENA_STATE_PAGE (user_data);

  self->spinner_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
wait_with_spinner (CatenaStatePage *self)
{
  self->spinner_id = g_timeout_add (SPINNER_DELAY, on_spinner_due, self);
}

static void
stop_spinner (CatenaStatePage *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static void
on_retry (CatenaStatePage *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

/* Few pages ever have an error. */
static CatenaErrorView *
ensure_error_view (CatenaStatePage *self)
{
  GtkWidget *view = adw_clamp_get_child (self->error_place);

  if (view == NULL)
    {
      view = g_object_new (CATENA_TYPE_ERROR_VIEW, NULL);
      g_signal_connect_swapped (view, "retry", G_CALLBACK (on_retry), self);
      adw_clamp_set_child (self->error_place, view);
    }

  return CATENA_ERROR_VIEW (view);
}

static void
catena_state_page_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  CatenaStatePage *self = CATENA_STATE_PAGE (buildable);

  /* The template's own stack comes this way too, before there are places for children. */
  if (self->stack == NULL || !GTK_IS_WIDGET (child))
    parent_buildable_iface->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "empty") == 0)
    catena_state_page_set_empty (self, GTK_WIDGET (child));
  else
    catena_state_page_set_content (self, GTK_WIDGET (child));
}

static void
catena_state_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = catena_state_page_add_child;
}

static void
catena_state_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaStatePage *self = CATENA_STATE_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->content_place));
      break;
    case PROP_EMPTY:
      g_value_set_object (value, adw_bin_get_child (self->empty_place));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_state_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CatenaStatePage *self = CATENA_STATE_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      catena_state_page_set_content (self, g_value_get_object (value));
      break;
    case PROP_EMPTY:
      catena_state_page_set_empty (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_state_page_dispose (GObject *object)
{
  CatenaStatePage *self = CATENA_STATE_PAGE (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_STATE_PAGE);

  G_OBJECT_CLASS (catena_state_page_parent_class)->dispose (object);
}

static void
catena_state_page_class_init (CatenaStatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_state_page_get_property;
  object_class->set_property = catena_state_page_set_property;
  object_class->dispose = catena_state_page_dispose;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RETRY] = g_signal_new ("retry", CATENA_TYPE_STATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/widgets/catena-state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaStatePage, content_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaStatePage, empty_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaStatePage, error_place);
  gtk_widget_class_bind_template_child (widget_class, CatenaStatePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CatenaStatePage, stack);
}

static void
catena_state_page_init (CatenaStatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wait_with_spinner (self);
}

/**
 * catena_state_page_new:
 *
 * Returns: (transfer floating): a page that is loading
 */
GtkWidget *
catena_state_page_new (void)
{
  return g_object_new (CATENA_TYPE_STATE_PAGE, NULL);
}

/**
 * catena_state_page_get_state:
 * @self: a state page
 *
 * Returns: what is shown
 */
CatenaPageState
catena_state_page_get_state (CatenaStatePage *self)
{
  g_return_val_if_fail (CATENA_IS_STATE_PAGE (self), CATENA_PAGE_LOADING);

  return self->state;
}

/**
 * catena_state_page_set_state:
 * @self: a state page
 * @state: what to show
 */
void
catena_state_page_set_state (CatenaStatePage *self,
                             CatenaPageState  state)
{
  g_return_if_fail (CATENA_IS_STATE_PAGE (self));
  g_return_if_fail (state < G_N_ELEMENTS (page_names));

  if (self->state == state)
    return;

  self->state = state;
  stop_spinner (self);
  if (state == CATENA_PAGE_LOADING)
    wait_with_spinner (self);
  gtk_stack_set_visible_child_name (self->stack, page_names[state]);
}

/**
 * catena_state_page_set_error:
 * @self: a state page
 * @error: why there is nothing to show
 *
 * Shows the error instead of everything else.
 */
void
catena_state_page_set_error (CatenaStatePage *self,
                             const GError    *error)
{
  g_return_if_fail (CATENA_IS_STATE_PAGE (self));
  g_return_if_fail (error != NULL);

  catena_error_view_set_error (ensure_error_view (self), error);
  catena_state_page_set_state (self, CATENA_PAGE_ERROR);
}

/**
 * catena_state_page_set_content:
 * @self: a state page
 * @content: (nullable) (transfer floating): what is shown when there is something
 */
void
catena_state_page_set_content (CatenaStatePage *self,
                               GtkWidget       *content)
{
  g_return_if_fail (CATENA_IS_STATE_PAGE (self));

  if (adw_bin_get_child (self->content_place) == content)
    return;

  adw_bin_set_child (self->content_place, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * catena_state_page_set_empty:
 * @self: a state page
 * @empty: (nullable) (transfer floating): what is shown when there is nothing
 */
void
catena_state_page_set_empty (CatenaStatePage *self,
                             GtkWidget       *empty)
{
  g_return_if_fail (CATENA_IS_STATE_PAGE (self));

  if (adw_bin_get_child (self->empty_place) == empty)
    return;

  adw_bin_set_child (self->empty_place, empty);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}
