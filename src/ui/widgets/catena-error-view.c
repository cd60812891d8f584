/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-view"

#include "config.h"

#include "catena-error-view.h"

#include "catena-error-meaning.h"
#include "catena-template.h"

struct _CatenaErrorView
{
  GtkWidget parent_instance;

  GError *error;
  char *details;
  gboolean can_retry;
  gboolean compact;

  GtkWidget *buttons;
  GtkWidget *copy_button;
  GtkLabel *explanation_label;
  GtkWidget *image;
  GtkLabel *next_step_label;
  GtkWidget *request_button;
  GtkWidget *retry_button;
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (CatenaErrorView, catena_error_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CAN_RETRY,
  PROP_COMPACT,
  PROP_ERROR,
  N_PROPS
};

enum
{
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The attempt that ended in the error, if one was made. */
static void
update_request_button (CatenaErrorView *self)
{
  const CatenaErrorDetails *details = catena_error_get_details (self->error);
  guint64 exchange = details != NULL ? details->exchange : 0;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->request_button), "t", exchange);
  gtk_widget_set_visible (self->request_button, exchange != 0);
}

static void
update_texts (CatenaErrorView *self)
{
  g_autoptr (CatenaErrorMeaning) meaning = self->error != NULL ? catena_error_meaning_new (self->error) : NULL;

  g_clear_pointer (&self->details, g_free);
  show_text (self->title_label, meaning != NULL ? meaning->title : NULL);
  show_text (self->explanation_label, meaning != NULL ? meaning->explanation : NULL);
  show_text (self->next_step_label, meaning != NULL ? meaning->next_step : NULL);
  if (meaning != NULL)
    self->details = catena_error_view_dup_details (self->error);
  update_request_button (self);
  gtk_widget_set_visible (self->copy_button, self->details != NULL);
  gtk_widget_set_visible (self->retry_button, self->can_retry);
}

static void
update_layout (CatenaErrorView *self)
{
  GtkLabel *labels[] = { self->title_label, self->explanation_label, self->next_step_label };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_justify (labels[i], self->compact ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
      gtk_label_set_xalign (labels[i], self->compact ? 0.0 : 0.5);
    }
  gtk_widget_set_visible (self->image, !self->compact);
  gtk_widget_set_halign (self->buttons, self->compact ? GTK_ALIGN_START : GTK_ALIGN_CENTER);

  if (self->compact)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "title-2");
      gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
      gtk_widget_remove_css_class (self->retry_button, "pill");
      gtk_widget_remove_css_class (self->copy_button, "pill");
      gtk_widget_remove_css_class (self->request_button, "pill");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-2");
      gtk_widget_add_css_class (self->retry_button, "pill");
      gtk_widget_add_css_class (self->copy_button, "pill");
      gtk_widget_add_css_class (self->request_button, "pill");
    }
}

static void
on_retry_clicked (CatenaErrorView *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
on_copy_clicked (CatenaErrorView *self)
{
  if (self->details != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->details);
}

static void
catena_error_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaErrorView *self = CATENA_ERROR_VIEW (object);

  switch (prop_id)
    {
    case PROP_CAN_RETRY:
      g_value_set_boolean (value, self->can_retry);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_error_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CatenaErrorView *self = CATENA_ERROR_VIEW (object);

  switch (prop_id)
    {
    case PROP_CAN_RETRY:
      catena_error_view_set_can_retry (self, g_value_get_boolean (value));
      break;
    case PROP_COMPACT:
      catena_error_view_set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_ERROR:
      catena_error_view_set_error (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_error_view_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_ERROR_VIEW);

  G_OBJECT_CLASS (catena_error_view_parent_class)->dispose (object);
}

static void
catena_error_view_finalize (GObject *object)
{
  CatenaErrorView *self = CATENA_ERROR_VIEW (object);

  g_clear_error (&self->error);
  g_free (self->details);

  G_OBJECT_CLASS (catena_error_view_parent_class)->finalize (object);
}

static void
catena_error_view_class_init (CatenaErrorViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_error_view_get_property;
  object_class->set_property = catena_error_view_set_property;
  object_class->dispose = catena_error_view_dispose;
  object_class->finalize = catena_error_view_finalize;

  properties[PROP_CAN_RETRY] = g_param_spec_boolean ("can-retry", NULL, NULL, TRUE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RETRY] = g_signal_new ("retry", CATENA_TYPE_ERROR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/widgets/catena-error-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, buttons);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, image);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, next_step_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, request_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaErrorView, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
catena_error_view_init (CatenaErrorView *self)
{
  self->can_retry = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_template_name_buttons (GTK_WIDGET (self));
  update_texts (self);
  update_layout (self);
}

/**
 * catena_error_view_new:
 *
 * Returns: (transfer floating): a view of no error
 */
GtkWidget *
catena_error_view_new (void)
{
  return g_object_new (CATENA_TYPE_ERROR_VIEW, NULL);
}

/**
 * catena_error_view_set_error:
 * @self: an error view
 * @error: (nullable): what went wrong; copied
 */
void
catena_error_view_set_error (CatenaErrorView *self,
                             const GError    *error)
{
  g_return_if_fail (CATENA_IS_ERROR_VIEW (self));

  if (self->error == error)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  update_texts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * catena_error_view_set_can_retry:
 * @self: an error view
 * @can_retry: whether there is a button that tries it again
 */
void
catena_error_view_set_can_retry (CatenaErrorView *self,
                                 gboolean         can_retry)
{
  g_return_if_fail (CATENA_IS_ERROR_VIEW (self));

  if (self->can_retry == !!can_retry)
    return;

  self->can_retry = !!can_retry;
  gtk_widget_set_visible (self->retry_button, self->can_retry);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_RETRY]);
}

/**
 * catena_error_view_set_compact:
 * @self: an error view
 * @compact: whether it is a part of a page rather than the page
 */
void
catena_error_view_set_compact (CatenaErrorView *self,
                               gboolean         compact)
{
  g_return_if_fail (CATENA_IS_ERROR_VIEW (self));

  if (self->compact == !!compact)
    return;

  self->compact = !!compact;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/**
 * catena_error_view_dup_details:
 * @error: an error
 *
 * Returns: (transfer full): what "Copy Details" copies: the words for people, then the technical part
 */
char *
catena_error_view_dup_details (const GError *error)
{
  g_autoptr (CatenaErrorMeaning) meaning = catena_error_meaning_new (error);
  GString *details = g_string_new (meaning->title);

  g_string_append_printf (details, "\n%s\n", meaning->explanation);
  if (meaning->technical != NULL)
    g_string_append_printf (details, "\n%s\n", meaning->technical);

  return g_string_free (details, FALSE);
}
