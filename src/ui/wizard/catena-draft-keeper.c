/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-draft-keeper"

#include "config.h"

#include "catena-draft-keeper.h"

/* How long nothing may change before it is saved, in milliseconds. */
#define PAUSE 1000

struct _CatenaDraftKeeper
{
  GObject parent_instance;

  CatenaWizardForm *form;
  GSignalGroup *draft_signals;
  CatenaWorkspace *workspace; /* (nullable): where it was saved last */
  char *id;
  gboolean changed;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (CatenaDraftKeeper, catena_draft_keeper, G_TYPE_OBJECT)

static gboolean
on_pause (gpointer user_data)
{
  CatenaDraftKeeper *self = user_data;

  self->save_id = 0;
  catena_draft_keeper_save (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_pause (CatenaDraftKeeper *self)
{
  self->changed = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (PAUSE, on_pause, self);
}

/* Secrets come and go without there being anything to save, and what the form fills in by itself is nothing to keep. */
static void
on_changed (CatenaDraftKeeper  *self,
            CatenaServiceDraft *draft)
{
  const GSignalInvocationHint *hint = g_signal_get_invocation_hint (draft);
  const CatenaField *field = catena_field_get_by_name (g_quark_to_string (hint->detail));

  if (catena_wizard_form_get_touched (self->form) && (field == NULL || field->type != CATENA_FIELD_TYPE_SECRET))
    wait_for_pause (self);
}

/* It belongs where its service will. */
static void
on_workspace_changed (CatenaDraftKeeper *self)
{
  if (self->workspace == NULL)
    return;

  catena_workspace_forget_draft (self->workspace, self->id);
  self->changed = TRUE;
  catena_draft_keeper_save (self);
}

static void
follow_draft (CatenaDraftKeeper *self)
{
  g_signal_group_set_target (self->draft_signals, catena_wizard_form_get_draft (self->form));
}

static void
catena_draft_keeper_dispose (GObject *object)
{
  CatenaDraftKeeper *self = CATENA_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (catena_draft_keeper_parent_class)->dispose (object);
}

static void
catena_draft_keeper_finalize (GObject *object)
{
  g_free (CATENA_DRAFT_KEEPER (object)->id);

  G_OBJECT_CLASS (catena_draft_keeper_parent_class)->finalize (object);
}

static void
catena_draft_keeper_class_init (CatenaDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = catena_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = catena_draft_keeper_finalize;
}

static void
catena_draft_keeper_init (CatenaDraftKeeper *self)
{
  self->id = g_uuid_string_random ();
  self->draft_signals = g_signal_group_new (CATENA_TYPE_SERVICE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "changed", G_CALLBACK (on_changed), self);
}

/**
 * catena_draft_keeper_new:
 * @form: a form
 *
 * Returns: (transfer full): a keeper of its draft
 */
CatenaDraftKeeper *
catena_draft_keeper_new (CatenaWizardForm *form)
{
  CatenaDraftKeeper *self;

  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (form), NULL);

  self = g_object_new (CATENA_TYPE_DRAFT_KEEPER, NULL);
  self->form = g_object_ref (form);
  g_signal_connect_object (form, "notify::workspace", G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  follow_draft (self);

  return self;
}

/**
 * catena_draft_keeper_get_id:
 * @self: a keeper
 *
 * Returns: (transfer none): under which id the draft is saved
 */
const char *
catena_draft_keeper_get_id (CatenaDraftKeeper *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_KEEPER (self), NULL);

  return self->id;
}

/**
 * catena_draft_keeper_take:
 * @self: a keeper
 * @workspace: where the service of @draft is to be created
 * @draft: another draft
 * @id: (nullable): under which it was saved there; null: it was not
 *
 * Saves the draft that the form has where it belongs, and gives the form @workspace and @draft instead.
 */
void
catena_draft_keeper_take (CatenaDraftKeeper  *self,
                          CatenaWorkspace    *workspace,
                          CatenaServiceDraft *draft,
                          const char         *id)
{
  g_return_if_fail (CATENA_IS_DRAFT_KEEPER (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  catena_draft_keeper_save (self);
  g_free (self->id);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  g_clear_object (&self->workspace);
  catena_wizard_form_set_draft (self->form, draft);
  catena_wizard_form_set_workspace (self->form, workspace);
  if (id != NULL)
    self->workspace = g_object_ref (workspace);
  follow_draft (self);
}

/**
 * catena_draft_keeper_save:
 * @self: a keeper
 *
 * Saves what was changed since the last time, at once.
 *
 * Returns: whether the draft is among the saved ones
 */
gboolean
catena_draft_keeper_save (CatenaDraftKeeper *self)
{
  g_return_val_if_fail (CATENA_IS_DRAFT_KEEPER (self), FALSE);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->changed)
    {
      g_set_object (&self->workspace, catena_wizard_form_get_workspace (self->form));
      catena_workspace_save_draft (self->workspace, self->id, catena_wizard_form_get_draft (self->form));
      self->changed = FALSE;
    }

  return self->workspace != NULL;
}

/**
 * catena_draft_keeper_forget:
 * @self: a keeper
 *
 * The draft has become a creation, whose intent is on the disk. What is changed from now on is saved again.
 */
void
catena_draft_keeper_forget (CatenaDraftKeeper *self)
{
  g_return_if_fail (CATENA_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->changed = FALSE;
  if (self->workspace != NULL)
    catena_workspace_forget_draft (self->workspace, self->id);
  g_clear_object (&self->workspace);
}

/**
 * catena_draft_keeper_resume:
 * @self: a keeper whose draft was forgotten
 *
 * It is a draft again: the creation did not come to be, or nobody wanted to delete it.
 */
void
catena_draft_keeper_resume (CatenaDraftKeeper *self)
{
  g_return_if_fail (CATENA_IS_DRAFT_KEEPER (self));

  self->changed = TRUE;
  catena_draft_keeper_save (self);
}
