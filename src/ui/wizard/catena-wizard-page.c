/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-page"

#include "config.h"

#include "catena-wizard-page.h"

#include "catena-choice-group.h"
#include "catena-help-button.h"
#include "catena-more-row.h"
#include "catena-suggestion-box.h"
#include "catena-util.h"

typedef struct
{
  CatenaFormRows *rows;
  char *title;
  char *description;

  GtkBox *box;
  GtkLabel *description_label;
  GtkScrolledWindow *scroller;
} CatenaWizardPagePrivate;

static void catena_wizard_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CatenaWizardPage, catena_wizard_page, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (CatenaWizardPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, catena_wizard_page_buildable_init))

#define PRIVATE(self) ((CatenaWizardPagePrivate *) catena_wizard_page_get_instance_private (self))

enum
{
  PROP_0,
  PROP_ROWS,
  PROP_TITLE,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void
refresh (CatenaWizardPage *self)
{
  CatenaWizardPageClass *klass = CATENA_WIZARD_PAGE_GET_CLASS (self);

  if (klass->refresh != NULL)
    klass->refresh (self);
}

static void
set_description (CatenaWizardPage *self,
                 const char       *description)
{
  CatenaWizardPagePrivate *priv = PRIVATE (self);

  if (!catena_set_str (&priv->description, description))
    return;

  gtk_label_set_label (priv->description_label, description != NULL ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->description_label), description != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
catena_wizard_page_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  CatenaWizardPagePrivate *priv = PRIVATE (CATENA_WIZARD_PAGE (buildable));

  /* Without a box yet it is this class's own template that is being built. */
  if (priv->box != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->box, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
catena_wizard_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = catena_wizard_page_add_child;
}

static void
catena_wizard_page_constructed (GObject *object)
{
  CatenaWizardPage *self = CATENA_WIZARD_PAGE (object);
  CatenaWizardPageClass *klass = CATENA_WIZARD_PAGE_GET_CLASS (self);
  CatenaWizardPagePrivate *priv = PRIVATE (self);

  G_OBJECT_CLASS (catena_wizard_page_parent_class)->constructed (object);

  if (priv->rows == NULL)
    return;

  catena_form_rows_bind (priv->rows, GTK_WIDGET (priv->box));
  if (klass->prepare != NULL)
    klass->prepare (self);
  g_signal_connect_object (catena_form_rows_get_form (priv->rows), "checked", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
catena_wizard_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaWizardPagePrivate *priv = PRIVATE (CATENA_WIZARD_PAGE (object));

  switch (prop_id)
    {
    case PROP_ROWS:
      g_value_set_object (value, priv->rows);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, priv->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_wizard_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CatenaWizardPage *self = CATENA_WIZARD_PAGE (object);
  CatenaWizardPagePrivate *priv = PRIVATE (self);

  switch (prop_id)
    {
    case PROP_ROWS:
      priv->rows = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      if (catena_set_str (&priv->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_DESCRIPTION:
      set_description (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_wizard_page_dispose (GObject *object)
{
  CatenaWizardPagePrivate *priv = PRIVATE (CATENA_WIZARD_PAGE (object));

  /* The template of the page itself has taken all children with it: GTK 4.8 disposes of one template an object. */
  priv->box = NULL;
  priv->description_label = NULL;
  priv->scroller = NULL;
  g_clear_object (&priv->rows);

  G_OBJECT_CLASS (catena_wizard_page_parent_class)->dispose (object);
}

static void
catena_wizard_page_finalize (GObject *object)
{
  CatenaWizardPagePrivate *priv = PRIVATE (CATENA_WIZARD_PAGE (object));

  g_free (priv->title);
  g_free (priv->description);

  G_OBJECT_CLASS (catena_wizard_page_parent_class)->finalize (object);
}

static void
catena_wizard_page_class_init (CatenaWizardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = catena_wizard_page_constructed;
  object_class->get_property = catena_wizard_page_get_property;
  object_class->set_property = catena_wizard_page_set_property;
  object_class->dispose = catena_wizard_page_dispose;
  object_class->finalize = catena_wizard_page_finalize;

  properties[PROP_ROWS] = g_param_spec_object ("rows", NULL, NULL, CATENA_TYPE_FORM_ROWS,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-wizard-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CatenaWizardPage, box);
  gtk_widget_class_bind_template_child_private (widget_class, CatenaWizardPage, description_label);
  gtk_widget_class_bind_template_child_private (widget_class, CatenaWizardPage, scroller);

  /* What the templates of the pages are made of. */
  g_type_ensure (CATENA_TYPE_CHOICE_GROUP);
  g_type_ensure (CATENA_TYPE_FIELD_ROW);
  g_type_ensure (CATENA_TYPE_HELP_BUTTON);
  g_type_ensure (CATENA_TYPE_MORE_ROW);
  g_type_ensure (CATENA_TYPE_SUGGESTION_BOX);
}

static void
catena_wizard_page_init (CatenaWizardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * catena_wizard_page_get_rows:
 * @self: a page
 *
 * Returns: (transfer none): the rows of all pages
 */
CatenaFormRows *
catena_wizard_page_get_rows (CatenaWizardPage *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_PAGE (self), NULL);

  return PRIVATE (self)->rows;
}

/**
 * catena_wizard_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none): what the pages share
 */
CatenaWizardForm *
catena_wizard_page_get_form (CatenaWizardPage *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_PAGE (self), NULL);

  return catena_form_rows_get_form (PRIVATE (self)->rows);
}

/**
 * catena_wizard_page_get_draft:
 * @self: a page
 *
 * Returns: (transfer none): the draft of the form
 */
CatenaServiceDraft *
catena_wizard_page_get_draft (CatenaWizardPage *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_PAGE (self), NULL);

  return catena_wizard_form_get_draft (catena_wizard_page_get_form (self));
}

/**
 * catena_wizard_page_get_title:
 * @self: a page
 *
 * Returns: (nullable): what the page is about
 */
const char *
catena_wizard_page_get_title (CatenaWizardPage *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_PAGE (self), NULL);

  return PRIVATE (self)->title;
}

/**
 * catena_wizard_page_scroll_up:
 * @self: a page
 *
 * Shows the top of the page.
 */
void
catena_wizard_page_scroll_up (CatenaWizardPage *self)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (CATENA_IS_WIZARD_PAGE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (PRIVATE (self)->scroller);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static gboolean
has_visible_row (GtkWidget *widget)
{
  if (CATENA_IS_FIELD_ROW (widget))
    return gtk_widget_get_visible (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_visible_row (child))
      return TRUE;

  return FALSE;
}

/**
 * catena_group_hide_if_empty:
 * @group: a group of rows, or a row with rows in it
 *
 * Shows @group only while at least one of its rows is visible.
 */
void
catena_group_hide_if_empty (GtkWidget *group)
{
  g_return_if_fail (GTK_IS_WIDGET (group));

  gtk_widget_set_visible (group, has_visible_row (group));
}
