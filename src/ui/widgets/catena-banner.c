/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-banner"

#include "config.h"

#include "catena-banner.h"

#include "catena-template.h"

struct _CatenaBanner
{
  GtkWidget parent_instance;

  gboolean dismissable;

  GtkButton *button;
  GtkWidget *details_button;
  GtkRevealer *revealer;
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (CatenaBanner, catena_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BUTTON_LABEL,
  PROP_DETAILED,
  PROP_DISMISSABLE,
  PROP_REVEALED,
  PROP_TITLE,
  N_PROPS
};

enum
{
  BUTTON_CLICKED,
  DETAILS_CLICKED,
  DISMISSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
on_clicked (CatenaBanner *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

static void
on_details (CatenaBanner *self)
{
  g_signal_emit (self, signals[DETAILS_CLICKED], 0);
}

static void
on_dismissed (CatenaBanner *self)
{
  catena_banner_set_revealed (self, FALSE);
  g_signal_emit (self, signals[DISMISSED], 0);
}

static void
catena_banner_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CatenaBanner *self = CATENA_BANNER (object);

  switch (prop_id)
    {
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_DETAILED:
      g_value_set_boolean (value, gtk_widget_get_visible (self->details_button));
      break;
    case PROP_DISMISSABLE:
      g_value_set_boolean (value, self->dismissable);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, catena_banner_get_revealed (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_banner_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CatenaBanner *self = CATENA_BANNER (object);

  switch (prop_id)
    {
    case PROP_BUTTON_LABEL:
      catena_banner_set_button_label (self, g_value_get_string (value));
      break;
    case PROP_DETAILED:
      catena_banner_set_detailed (self, g_value_get_boolean (value));
      break;
    case PROP_DISMISSABLE:
      if (self->dismissable != g_value_get_boolean (value))
        {
          self->dismissable = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_REVEALED:
      catena_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
      catena_banner_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_banner_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_BANNER);

  G_OBJECT_CLASS (catena_banner_parent_class)->dispose (object);
}

static void
catena_banner_class_init (CatenaBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_banner_get_property;
  object_class->set_property = catena_banner_set_property;
  object_class->dispose = catena_banner_dispose;

  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_DETAILED] = g_param_spec_boolean ("detailed", NULL, NULL, FALSE, flags);
  properties[PROP_DISMISSABLE] = g_param_spec_boolean ("dismissable", NULL, NULL, FALSE, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", CATENA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[DETAILS_CLICKED] = g_signal_new ("details-clicked", CATENA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[DISMISSED] = g_signal_new ("dismissed", CATENA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/widgets/catena-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaBanner, button);
  gtk_widget_class_bind_template_child (widget_class, CatenaBanner, details_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, CatenaBanner, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_details);
  gtk_widget_class_bind_template_callback (widget_class, on_dismissed);
}

static void
catena_banner_init (CatenaBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_banner_new:
 *
 * Returns: (transfer floating): a banner that is not revealed
 */
GtkWidget *
catena_banner_new (void)
{
  return g_object_new (CATENA_TYPE_BANNER, NULL);
}

/**
 * catena_banner_set_title:
 * @self: a banner
 * @title: (nullable): what it says; plain text
 */
void
catena_banner_set_title (CatenaBanner *self,
                         const char   *title)
{
  g_return_if_fail (CATENA_IS_BANNER (self));

  if (title == NULL)
    title = "";
  if (g_str_equal (gtk_label_get_label (self->title_label), title))
    return;

  gtk_label_set_label (self->title_label, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * catena_banner_set_button_label:
 * @self: a banner
 * @label: (nullable): what its button says; null: no button
 */
void
catena_banner_set_button_label (CatenaBanner *self,
                                const char   *label)
{
  g_return_if_fail (CATENA_IS_BANNER (self));

  if (g_strcmp0 (gtk_button_get_label (self->button), label) == 0)
    return;

  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

/**
 * catena_banner_set_detailed:
 * @self: a banner
 * @detailed: whether there is a button “Details” beside the other one
 */
void
catena_banner_set_detailed (CatenaBanner *self,
                            gboolean      detailed)
{
  g_return_if_fail (CATENA_IS_BANNER (self));

  if (gtk_widget_get_visible (self->details_button) == !!detailed)
    return;

  gtk_widget_set_visible (self->details_button, detailed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILED]);
}

/**
 * catena_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether it is shown
 */
gboolean
catena_banner_get_revealed (CatenaBanner *self)
{
  g_return_val_if_fail (CATENA_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * catena_banner_set_revealed:
 * @self: a banner
 * @revealed: whether it is shown
 */
void
catena_banner_set_revealed (CatenaBanner *self,
                            gboolean      revealed)
{
  g_return_if_fail (CATENA_IS_BANNER (self));

  if (gtk_revealer_get_reveal_child (self->revealer) == !!revealed)
    return;

  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
