/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-request"

#include "config.h"

#include "catena-wizard-request.h"

struct _CatenaWizardRequest
{
  GObject parent_instance;

  CatenaWizardForm *form;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CatenaWizardRequest, catena_wizard_request, G_TYPE_OBJECT)

enum
{
  SIGNAL_SENT,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whether the intent is being written, or was. */
static gboolean
has_intent (CatenaWizardRequest *self)
{
  GListModel *operations = catena_hub_get_operations (catena_wizard_form_get_hub (self->form));
  const char *name = catena_service_draft_get_string (catena_wizard_form_get_draft (self->form), CATENA_FIELD_NAME);

  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr (CatenaOperation) operation = g_list_model_get_item (operations, i);

      if (catena_operation_get_running (operation)
          && catena_operation_get_workspace (operation) == catena_wizard_form_get_workspace (self->form)
          && g_strcmp0 (catena_operation_get_service_name (operation), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CatenaWizardRequest) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CatenaOperation) operation =
    catena_workspace_create_service_finish (CATENA_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (operation != NULL)
    g_signal_emit (self, signals[SIGNAL_SENT], 0, operation);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
catena_wizard_request_finalize (GObject *object)
{
  CatenaWizardRequest *self = CATENA_WIZARD_REQUEST (object);

  g_clear_object (&self->form);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (catena_wizard_request_parent_class)->finalize (object);
}

static void
catena_wizard_request_class_init (CatenaWizardRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = catena_wizard_request_finalize;

  signals[SIGNAL_SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, CATENA_TYPE_OPERATION);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
catena_wizard_request_init (CatenaWizardRequest *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * catena_wizard_request_new:
 * @form: a form
 *
 * Returns: (transfer full): a request that was not sent yet
 */
CatenaWizardRequest *
catena_wizard_request_new (CatenaWizardForm *form)
{
  CatenaWizardRequest *self;

  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (form), NULL);

  self = g_object_new (CATENA_TYPE_WIZARD_REQUEST, NULL);
  self->form = g_object_ref (form);

  return self;
}

/**
 * catena_wizard_request_send:
 * @self: a request that was not sent yet
 *
 * Creates the service of the draft (5.1.1). The request lives until it is sent or has failed, whether or not anybody holds it.
 */
void
catena_wizard_request_send (CatenaWizardRequest *self)
{
  g_return_if_fail (CATENA_IS_WIZARD_REQUEST (self));

  catena_workspace_create_service_async (catena_wizard_form_get_workspace (self->form),
                                         catena_wizard_form_get_draft (self->form), self->cancellable,
                                         on_created, g_object_ref (self));
}

/**
 * catena_wizard_request_call_off:
 * @self: a request that is being sent
 *
 * Until its intent is written nothing happens that could not be called off; from then on it goes its way.
 *
 * Returns: whether it was called off: nothing is sent, and neither signal comes
 */
gboolean
catena_wizard_request_call_off (CatenaWizardRequest *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_REQUEST (self), FALSE);

  if (has_intent (self))
    return FALSE;

  g_cancellable_cancel (self->cancellable);

  return TRUE;
}
