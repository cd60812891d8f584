/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-status-pill"

#include "config.h"

#include "catena-status-pill.h"

struct _CatenaStatusPill
{
  GtkWidget parent_instance;

  GtkWidget *label;
  CatenaTone tone;
};

G_DEFINE_FINAL_TYPE (CatenaStatusPill, catena_status_pill, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_TONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *css_class;
  const char *icon_name;
} tones[] = {
  [CATENA_TONE_NEUTRAL] = { "neutral", "catena-unknown-symbolic" },
  [CATENA_TONE_SETTLED] = { "settled", "catena-success-symbolic" },
  [CATENA_TONE_MOVING] = { "moving", "catena-moving-symbolic" },
  [CATENA_TONE_ATTENTION] = { "attention", "catena-warning-symbolic" },
  [CATENA_TONE_FAILED] = { "failed", "catena-error-symbolic" },
};

static void
set_label (CatenaStatusPill *self,
           const char       *label)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
set_tone (CatenaStatusPill *self,
          CatenaTone        tone)
{
  if (self->tone == tone)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), catena_tone_get_css_class (self->tone));
  gtk_widget_add_css_class (GTK_WIDGET (self), catena_tone_get_css_class (tone));
  self->tone = tone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

static void
catena_status_pill_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaStatusPill *self = CATENA_STATUS_PILL (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_TONE:
      g_value_set_uint (value, self->tone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_status_pill_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CatenaStatusPill *self = CATENA_STATUS_PILL (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_TONE:
      set_tone (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_status_pill_dispose (GObject *object)
{
  CatenaStatusPill *self = CATENA_STATUS_PILL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (catena_status_pill_parent_class)->dispose (object);
}

static void
catena_status_pill_class_init (CatenaStatusPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_status_pill_get_property;
  object_class->set_property = catena_status_pill_set_property;
  object_class->dispose = catena_status_pill_dispose;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_TONE] =
    g_param_spec_uint ("tone", NULL, NULL, 0, CATENA_TONE_FAILED, CATENA_TONE_NEUTRAL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pill");
}

static void
catena_status_pill_init (CatenaStatusPill *self)
{
  self->label = gtk_label_new ("");
  /* A state that is cut off is none: a long word goes on in the next line. */
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), catena_tone_get_css_class (self->tone));
}

/**
 * catena_status_pill_new:
 *
 * Returns: (transfer floating): an empty pill
 */
GtkWidget *
catena_status_pill_new (void)
{
  return g_object_new (CATENA_TYPE_STATUS_PILL, NULL);
}

/**
 * catena_status_pill_set:
 * @self: a pill
 * @tone: how the state is shown
 * @label: its word
 */
void
catena_status_pill_set (CatenaStatusPill *self,
                        CatenaTone        tone,
                        const char       *label)
{
  g_return_if_fail (CATENA_IS_STATUS_PILL (self));

  set_tone (self, tone);
  set_label (self, label);
}

/**
 * catena_tone_get_css_class:
 * @tone: a tone
 *
 * Returns: (transfer none): the style class that gives a widget its colour
 */
const char *
catena_tone_get_css_class (CatenaTone tone)
{
  g_return_val_if_fail (tone < G_N_ELEMENTS (tones), NULL);

  return tones[tone].css_class;
}

/**
 * catena_tone_get_icon_name:
 * @tone: a tone
 *
 * Returns: (transfer none): the symbol that stands for it
 */
const char *
catena_tone_get_icon_name (CatenaTone tone)
{
  g_return_val_if_fail (tone < G_N_ELEMENTS (tones), NULL);

  return tones[tone].icon_name;
}
