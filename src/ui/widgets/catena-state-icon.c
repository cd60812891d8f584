/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-state-icon"

#include "config.h"

#include "catena-state-icon.h"

#include "catena-status-pill.h"

struct _CatenaStateIcon
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *spinner;
  const char *css_class;
};

G_DEFINE_FINAL_TYPE (CatenaStateIcon, catena_state_icon, GTK_TYPE_WIDGET)

/* Few ever spin, and there are many: a list has one in every row. */
static void
set_spinning (CatenaStateIcon *self,
              gboolean         spinning)
{
  if (self->spinner == NULL && spinning)
    {
      self->spinner = gtk_spinner_new ();
      gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
    }
  if (self->spinner == NULL)
    return;

  gtk_widget_set_visible (self->spinner, spinning);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), spinning);
}

static void
show (CatenaStateIcon *self,
      CatenaTone       tone,
      const char      *icon_name,
      const char      *label)
{
  const char *css_class = catena_tone_get_css_class (tone);

  if (g_strcmp0 (self->css_class, css_class) != 0)
    {
      if (self->css_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
      self->css_class = css_class;
    }

  /* No icon: it spins. */
  gtk_widget_set_visible (self->image, icon_name != NULL);
  set_spinning (self, icon_name == NULL);
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "",
                                  -1);
}

static void
catena_state_icon_dispose (GObject *object)
{
  CatenaStateIcon *self = CATENA_STATE_ICON (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);

  G_OBJECT_CLASS (catena_state_icon_parent_class)->dispose (object);
}

static void
catena_state_icon_class_init (CatenaStateIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = catena_state_icon_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stateicon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
catena_state_icon_init (CatenaStateIcon *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * catena_state_icon_new:
 *
 * Returns: (transfer floating): an empty icon
 */
GtkWidget *
catena_state_icon_new (void)
{
  return g_object_new (CATENA_TYPE_STATE_ICON, NULL);
}

/**
 * catena_state_icon_set:
 * @self: a state icon
 * @tone: how the state is shown
 * @label: (nullable): its word, for those who do not see the symbol
 */
void
catena_state_icon_set (CatenaStateIcon *self,
                       CatenaTone       tone,
                       const char      *label)
{
  g_return_if_fail (CATENA_IS_STATE_ICON (self));

  show (self, tone, catena_tone_get_icon_name (tone), label);
}

/**
 * catena_state_icon_set_step:
 * @self: a state icon
 * @status: status of a step, sub-step or resource
 */
void
catena_state_icon_set_step (CatenaStateIcon  *self,
                            CatenaStepStatus  status)
{
  static const struct
  {
    CatenaTone tone;
    const char *icon_name;
  } looks[] = {
    [CATENA_STEP_STATUS_WAITING] = { CATENA_TONE_NEUTRAL, "catena-waiting-symbolic" },
    [CATENA_STEP_STATUS_PROCESSING] = { CATENA_TONE_MOVING, NULL },
    [CATENA_STEP_STATUS_FINISHED] = { CATENA_TONE_SETTLED, "catena-success-symbolic" },
    [CATENA_STEP_STATUS_FAILED] = { CATENA_TONE_FAILED, "catena-error-symbolic" },
    [CATENA_STEP_STATUS_STOPPED] = { CATENA_TONE_ATTENTION, "catena-warning-symbolic" },
    [CATENA_STEP_STATUS_OTHER] = { CATENA_TONE_NEUTRAL, "catena-unknown-symbolic" },
  };

  g_return_if_fail (CATENA_IS_STATE_ICON (self));
  g_return_if_fail (status < G_N_ELEMENTS (looks));

  show (self, looks[status].tone, looks[status].icon_name, catena_step_status_get_label (status));
}
