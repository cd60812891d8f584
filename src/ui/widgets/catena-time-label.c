/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-time-label"

#include "config.h"

#include "catena-time-label.h"

#include "catena-time-format.h"
#include "catena-time.h"
#include "catena-util.h"

/* How often a time that is on the screen is said anew, in seconds. */
#define UPDATE_INTERVAL 20

struct _CatenaTimeLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  gint64 time;
  char *format;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (CatenaTimeLabel, catena_time_label, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FORMAT,
  PROP_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_text (CatenaTimeLabel *self)
{
  g_autofree char *relative = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (GString) text = NULL;

  if (self->time == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->label), "");
      return;
    }

  relative = catena_format_relative_time (self->time, catena_time_now ());
  exact = catena_format_time (self->time);
  text = g_string_new (self->format != NULL ? self->format : "%s");
  /* Not printf: the format comes from a file. */
  g_string_replace (text, "%s", relative, 1);
  gtk_label_set_label (GTK_LABEL (self->label), text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), exact);
}

static gboolean
on_update (gpointer user_data)
{
  update_text (CATENA_TIME_LABEL (user_data));

  return G_SOURCE_CONTINUE;
}

static void
catena_time_label_map (GtkWidget *widget)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (widget);

  GTK_WIDGET_CLASS (catena_time_label_parent_class)->map (widget);

  update_text (self);
  self->update_id = g_timeout_add_seconds (UPDATE_INTERVAL, on_update, self);
}

static void
catena_time_label_unmap (GtkWidget *widget)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (widget);

  g_clear_handle_id (&self->update_id, g_source_remove);

  GTK_WIDGET_CLASS (catena_time_label_parent_class)->unmap (widget);
}

static void
catena_time_label_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      g_value_set_string (value, self->format);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_time_label_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      if (catena_set_str (&self->format, g_value_get_string (value)))
        {
          update_text (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_TIME:
      catena_time_label_set_time (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_time_label_dispose (GObject *object)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (catena_time_label_parent_class)->dispose (object);
}

static void
catena_time_label_finalize (GObject *object)
{
  CatenaTimeLabel *self = CATENA_TIME_LABEL (object);

  g_free (self->format);

  G_OBJECT_CLASS (catena_time_label_parent_class)->finalize (object);
}

static void
catena_time_label_class_init (CatenaTimeLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = catena_time_label_get_property;
  object_class->set_property = catena_time_label_set_property;
  object_class->dispose = catena_time_label_dispose;
  object_class->finalize = catena_time_label_finalize;
  widget_class->map = catena_time_label_map;
  widget_class->unmap = catena_time_label_unmap;

  properties[PROP_FORMAT] = g_param_spec_string ("format", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
catena_time_label_init (CatenaTimeLabel *self)
{
  self->label = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * catena_time_label_set_time:
 * @self: a time label
 * @time: nanoseconds since 1970 UTC, or 0 for none
 */
void
catena_time_label_set_time (CatenaTimeLabel *self,
                            gint64           time)
{
  g_return_if_fail (CATENA_IS_TIME_LABEL (self));

  if (self->time == time)
    return;

  self->time = time;
  update_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}
