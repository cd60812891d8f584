/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-foot"

#include "config.h"

#include "catena-wizard-foot.h"

#include "catena-region.h"
#include "catena-template.h"
#include "catena-util.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 60

struct _CatenaWizardFoot
{
  GtkWidget parent_instance;

  GtkWidget *create_button;
  GtkLabel *create_label;
  GtkSpinner *create_spinner;
  GtkWidget *reason_label;
};

G_DEFINE_FINAL_TYPE (CatenaWizardFoot, catena_wizard_foot, GTK_TYPE_WIDGET)

static void
update_visible (CatenaWizardFoot *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->reason_label) || gtk_widget_get_visible (self->create_button));
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* "Create in ACCOUNT / REGION": what costs money says where. */
static char *
dup_create_text (CatenaWorkspace *workspace)
{
  const char *region = catena_project_get_region (catena_workspace_get_project (workspace));
  g_autofree char *account = catena_sanitize_text (catena_account_get_label (catena_workspace_get_account (workspace)),
                                                   MAX_NAME);
  g_autofree char *place = NULL;

  if (region == NULL || *region == '\0')
    /* Translators: label of an account */
    return g_strdup_printf (_("Create in %s"), account);

  place = catena_sanitize_text (catena_region_get_label (region), MAX_NAME);

  /* Translators: label of an account, and of a region */
  return g_strdup_printf (_("Create in %s / %s"), account, place);
}

static void
catena_wizard_foot_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_WIZARD_FOOT);

  G_OBJECT_CLASS (catena_wizard_foot_parent_class)->dispose (object);
}

static void
catena_wizard_foot_class_init (CatenaWizardFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_wizard_foot_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-wizard-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaWizardFoot, create_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizardFoot, create_label);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizardFoot, create_spinner);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizardFoot, reason_label);
}

static void
catena_wizard_foot_init (CatenaWizardFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  catena_wizard_foot_set_reason (self, NULL, FALSE);
  catena_wizard_foot_set_create (self, NULL, FALSE);
}

/**
 * catena_wizard_foot_set_reason:
 * @self: a foot
 * @reason: (nullable): why one cannot go on, in a sentence; null: one can
 * @insist: whether it was tried in vain
 */
void
catena_wizard_foot_set_reason (CatenaWizardFoot *self,
                               const char       *reason,
                               gboolean          insist)
{
  g_return_if_fail (CATENA_IS_WIZARD_FOOT (self));

  gtk_label_set_label (GTK_LABEL (self->reason_label), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason_label, reason != NULL);
  set_class (self->reason_label, "error", insist);
  set_class (self->reason_label, "dim-label", !insist);
  update_visible (self);
}

/**
 * catena_wizard_foot_set_create:
 * @self: a foot
 * @workspace: (nullable): where a service can be created now; null: nowhere, and there is no button
 * @busy: whether the button was pressed
 */
void
catena_wizard_foot_set_create (CatenaWizardFoot *self,
                               CatenaWorkspace  *workspace,
                               gboolean          busy)
{
  g_return_if_fail (CATENA_IS_WIZARD_FOOT (self));
  g_return_if_fail (workspace == NULL || CATENA_IS_WORKSPACE (workspace));

  gtk_widget_set_visible (self->create_button, workspace != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->create_spinner), busy);
  gtk_spinner_set_spinning (self->create_spinner, busy);
  if (workspace != NULL)
    {
      g_autofree char *text = busy ? g_strdup (_("Preparing…")) : dup_create_text (workspace);

      gtk_label_set_label (self->create_label, text);
    }
  update_visible (self);
}
