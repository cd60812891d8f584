/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-help-button"

#include "config.h"

#include "catena-help-button.h"

#include "catena-template.h"
#include "catena-util.h"

struct _CatenaHelpButton
{
  GtkWidget parent_instance;

  char *text;
};

G_DEFINE_FINAL_TYPE (CatenaHelpButton, catena_help_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
catena_help_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaHelpButton *self = CATENA_HELP_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_help_button_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CatenaHelpButton *self = CATENA_HELP_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      if (catena_set_str (&self->text, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_help_button_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_HELP_BUTTON);

  G_OBJECT_CLASS (catena_help_button_parent_class)->dispose (object);
}

static void
catena_help_button_finalize (GObject *object)
{
  CatenaHelpButton *self = CATENA_HELP_BUTTON (object);

  g_free (self->text);

  G_OBJECT_CLASS (catena_help_button_parent_class)->finalize (object);
}

static void
catena_help_button_class_init (CatenaHelpButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = catena_help_button_get_property;
  object_class->set_property = catena_help_button_set_property;
  object_class->dispose = catena_help_button_dispose;
  object_class->finalize = catena_help_button_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-help-button.ui");
}

static void
catena_help_button_init (CatenaHelpButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
