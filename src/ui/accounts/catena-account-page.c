/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-page"

#include "config.h"

#include "catena-account-page.h"

#include "catena-template.h"

typedef struct
{
  CatenaFieldRow *row;
  CatenaAccountField field;
  /* An error is shown only after the person has been there. */
  gboolean visited;
} Place;

typedef struct
{
  CatenaHub *hub;
  CatenaAccountForm *form;
  GArray *places;
} CatenaAccountPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CatenaAccountPage, catena_account_page, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Place *
get_place (CatenaAccountPage *self,
           guint              index)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  return index < priv->places->len ? &g_array_index (priv->places, Place, index) : NULL;
}

static Place *
find_place (CatenaAccountPage *self,
            CatenaFieldRow    *row)
{
  Place *place;

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    {
      if (place->row == row)
        return place;
    }

  return NULL;
}

static void
update_errors (CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);
  Place *place;

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    {
      g_autofree char *error = place->visited ? catena_account_form_check (priv->form, place->field) : NULL;

      catena_field_row_set_error (place->row, error);
    }
}

static void
on_form_changed (CatenaAccountPage *self)
{
  update_errors (self);
  catena_account_page_changed (self);
}

static void
on_focus_left (GtkEventController *controller,
               CatenaAccountPage  *self)
{
  GtkWidget *control = gtk_event_controller_get_widget (controller);
  Place *place = find_place (self, CATENA_FIELD_ROW (gtk_widget_get_ancestor (control, CATENA_TYPE_FIELD_ROW)));

  /* Passing through an empty field on the way to another is no mistake yet. */
  if (place != NULL && *gtk_editable_get_text (GTK_EDITABLE (control)) != '\0')
    {
      place->visited = TRUE;
      update_errors (self);
    }
}

static void
on_secret_changed (GtkEditable       *editable,
                   CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (editable), CATENA_TYPE_FIELD_ROW);
  Place *place = find_place (self, CATENA_FIELD_ROW (row));

  if (place != NULL)
    catena_account_form_set_secret (priv->form, place->field, gtk_editable_get_text (editable));
}

static void
add_place (CatenaAccountPage  *self,
           CatenaFieldRow     *row,
           CatenaAccountField  field)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);
  Place place = { row, field, FALSE };
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_array_append_val (priv->places, place);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (catena_field_row_get_control (row), focus);
}

static char *
catena_account_page_real_dup_reason (CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);
  Place *place;

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    {
      char *error = catena_account_form_check (priv->form, place->field);

      if (error != NULL)
        return error;
    }

  return NULL;
}

static void
catena_account_page_real_set_form (CatenaAccountPage *self,
                                   CatenaHub         *hub,
                                   CatenaAccountForm *form)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  g_set_object (&priv->hub, hub);
  g_set_object (&priv->form, form);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_form_changed), self, G_CONNECT_SWAPPED);
  catena_template_name_buttons (GTK_WIDGET (self));
}

static void
catena_account_page_dispose (GObject *object)
{
  CatenaAccountPage *self = CATENA_ACCOUNT_PAGE (object);
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  if (priv->form != NULL)
    g_signal_handlers_disconnect_by_data (priv->form, self);
  g_array_set_size (priv->places, 0);
  g_clear_object (&priv->form);
  g_clear_object (&priv->hub);

  G_OBJECT_CLASS (catena_account_page_parent_class)->dispose (object);
}

static void
catena_account_page_finalize (GObject *object)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (CATENA_ACCOUNT_PAGE (object));

  g_array_unref (priv->places);

  G_OBJECT_CLASS (catena_account_page_parent_class)->finalize (object);
}

static void
catena_account_page_class_init (CatenaAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = catena_account_page_dispose;
  object_class->finalize = catena_account_page_finalize;
  klass->set_form = catena_account_page_real_set_form;
  klass->dup_reason = catena_account_page_real_dup_reason;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
catena_account_page_init (CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  priv->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

/**
 * catena_account_page_set_form:
 * @self: a page
 * @hub: the hub the account goes to
 * @form: what the assistant was told
 *
 * To be called once.
 */
void
catena_account_page_set_form (CatenaAccountPage *self,
                              CatenaHub         *hub,
                              CatenaAccountForm *form)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_PAGE (self));

  CATENA_ACCOUNT_PAGE_GET_CLASS (self)->set_form (self, hub, form);
}

/**
 * catena_account_page_get_hub:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the hub
 */
CatenaHub *
catena_account_page_get_hub (CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  return priv->hub;
}

/**
 * catena_account_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the form
 */
CatenaAccountForm *
catena_account_page_get_form (CatenaAccountPage *self)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  return priv->form;
}

/**
 * catena_account_page_enter:
 * @self: a page
 *
 * Tells the page that it is shown now.
 */
void
catena_account_page_enter (CatenaAccountPage *self)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_PAGE (self));

  if (CATENA_ACCOUNT_PAGE_GET_CLASS (self)->enter != NULL)
    CATENA_ACCOUNT_PAGE_GET_CLASS (self)->enter (self);
}

/**
 * catena_account_page_dup_reason:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): why the page cannot be left yet, for people
 */
char *
catena_account_page_dup_reason (CatenaAccountPage *self)
{
  g_return_val_if_fail (CATENA_IS_ACCOUNT_PAGE (self), NULL);

  return CATENA_ACCOUNT_PAGE_GET_CLASS (self)->dup_reason (self);
}

/**
 * catena_account_page_focus:
 * @self: a page that is shown
 *
 * Puts the focus where the person goes on: in the first field that is asked for, or what comes first on the page.
 */
void
catena_account_page_focus (CatenaAccountPage *self)
{
  Place *place;

  g_return_if_fail (CATENA_IS_ACCOUNT_PAGE (self));

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (place->row)) && gtk_widget_is_visible (GTK_WIDGET (place->row)))
        {
          gtk_widget_grab_focus (catena_field_row_get_control (place->row));
          return;
        }
    }
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * catena_account_page_show_errors:
 * @self: a page
 *
 * Shows what is wrong under every row and puts the focus on the first of them: "Next" was pressed too early.
 */
void
catena_account_page_show_errors (CatenaAccountPage *self)
{
  Place *place;

  g_return_if_fail (CATENA_IS_ACCOUNT_PAGE (self));

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    place->visited = TRUE;
  update_errors (self);

  for (guint i = 0; (place = get_place (self, i)) != NULL; i++)
    {
      if (catena_field_row_get_error (place->row) != NULL)
        {
          gtk_widget_grab_focus (catena_field_row_get_control (place->row));
          return;
        }
    }
}

/**
 * catena_account_page_changed:
 * @self: a page
 *
 * Emits "changed".
 */
void
catena_account_page_changed (CatenaAccountPage *self)
{
  g_return_if_fail (CATENA_IS_ACCOUNT_PAGE (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * catena_account_page_bind_text:
 * @self: a page
 * @row: a row whose control is an entry
 * @field: the field it asks for
 * @property: the form's property
 *
 * Lets the row edit the form and shows under it what is wrong.
 */
void
catena_account_page_bind_text (CatenaAccountPage  *self,
                               CatenaFieldRow     *row,
                               CatenaAccountField  field,
                               const char         *property)
{
  CatenaAccountPagePrivate *priv = catena_account_page_get_instance_private (self);

  g_object_bind_property (priv->form, property, catena_field_row_get_control (row), "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  add_place (self, row, field);
}

/**
 * catena_account_page_bind_secret:
 * @self: a page
 * @row: a row whose control is a password entry
 * @field: the secret it asks for
 *
 * The same for a secret, which only goes in.
 */
void
catena_account_page_bind_secret (CatenaAccountPage  *self,
                                 CatenaFieldRow     *row,
                                 CatenaAccountField  field)
{
  g_signal_connect_object (catena_field_row_get_control (row), "changed", G_CALLBACK (on_secret_changed), self, 0);
  add_place (self, row, field);
}
