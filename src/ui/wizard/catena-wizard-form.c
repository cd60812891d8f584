/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-form"

#include "config.h"

#include "catena-wizard-form.h"

#include "catena-settings.h"

struct _CatenaWizardForm
{
  GObject parent_instance;

  CatenaHub *hub;
  CatenaServiceDraft *draft;
  CatenaWorkspace *workspace;
  GSignalGroup *account_signals;
  GSignalGroup *workspace_signals;
  GSignalGroup *services_signals;
  GCancellable *cancellable;
  CatenaWorkspaceLimits *limits; /* (nullable): not answered yet */
  GHashTable *names;             /* (nullable): not known */
  GPtrArray *findings;
  gboolean touched;
};

G_DEFINE_FINAL_TYPE (CatenaWizardForm, catena_wizard_form, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HUB,
  PROP_DRAFT,
  PROP_WORKSPACE,
  N_PROPS
};

enum
{
  SIGNAL_CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
check (CatenaWizardForm *self)
{
  const CatenaWorkspaceLimits *limits = self->limits;
  const CatenaDraftContext context = {
    .quota = limits != NULL ? limits->quota : NULL,
    .flavor = limits != NULL && limits->flavor_known ? &limits->flavor : NULL,
    .names_taken = self->names,
  };

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = catena_rules_check (self->draft, &context);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

/* A service whose creation runs may not be in the list yet, and its name is taken all the same. */
static void
add_names_of_operations (CatenaWizardForm *self)
{
  GListModel *operations = catena_hub_get_operations (self->hub);

  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr (CatenaOperation) operation = g_list_model_get_item (operations, i);
      const char *name = catena_operation_get_service_name (operation);

      if (name != NULL && catena_operation_get_running (operation)
          && catena_operation_get_workspace (operation) == self->workspace)
        g_hash_table_add (self->names, g_strdup (name));
    }
}

static void
update_names (CatenaWizardForm *self)
{
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name;

  g_clear_pointer (&self->names, g_hash_table_unref);
  if (catena_workspace_get_load_state (self->workspace) != CATENA_LOAD_READY)
    return;

  names = catena_workspace_dup_names (self->workspace);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (self->names, g_strdup (name));
  add_names_of_operations (self);
}

static void
on_surroundings_changed (CatenaWizardForm *self)
{
  update_names (self);
  check (self);
}

static void
on_draft_changed (CatenaWizardForm *self)
{
  self->touched = TRUE;
  check (self);
}

static void
on_limits_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  CatenaWorkspaceLimits *limits;
  CatenaWizardForm *self;

  limits = catena_workspace_read_limits_finish (CATENA_WORKSPACE (source), result, &error);
  /* Only cancellation is an error here, and then there may be no form any more. */
  if (limits == NULL)
    return;

  self = CATENA_WIZARD_FORM (user_data);
  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  self->limits = limits;
  check (self);
}

static void
stop_reading (CatenaWizardForm *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look_around (CatenaWizardForm *self)
{
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  catena_workspace_read_limits_async (self->workspace, self->cancellable, on_limits_read, self);

  catena_workspace_refresh (self->workspace);
  update_names (self);
}

static void
catena_wizard_form_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  switch (prop_id)
    {
    case PROP_HUB:
      g_value_set_object (value, self->hub);
      break;
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_wizard_form_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  switch (prop_id)
    {
    case PROP_HUB:
      self->hub = g_value_dup_object (value);
      break;
    case PROP_WORKSPACE:
      catena_wizard_form_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
catena_wizard_form_dispose (GObject *object)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  stop_reading (self);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->services_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->hub);

  G_OBJECT_CLASS (catena_wizard_form_parent_class)->dispose (object);
}

static void
catena_wizard_form_finalize (GObject *object)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  catena_service_draft_clear_secrets (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (catena_wizard_form_parent_class)->finalize (object);
}

static void
catena_wizard_form_class_init (CatenaWizardFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_wizard_form_get_property;
  object_class->set_property = catena_wizard_form_set_property;
  object_class->dispose = catena_wizard_form_dispose;
  object_class->finalize = catena_wizard_form_finalize;

  properties[PROP_HUB] = g_param_spec_object ("hub", NULL, NULL, CATENA_TYPE_HUB,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, CATENA_TYPE_SERVICE_DRAFT,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CATENA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
watch_surroundings (CatenaWizardForm *self)
{
  self->account_signals = g_signal_group_new (CATENA_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::read-only", G_CALLBACK (check), self);
  self->workspace_signals = g_signal_group_new (CATENA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::load-state",
                                  G_CALLBACK (on_surroundings_changed), self);
  self->services_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->services_signals, "items-changed",
                                  G_CALLBACK (on_surroundings_changed), self);
}

static void
fill_in_last_used (CatenaWizardForm *self)
{
  g_autofree char *project = g_settings_get_string (catena_settings_get_default (), "last-enterprise-project");

  if (*project != '\0')
    catena_service_draft_set_string (self->draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID, project);
}

static void
catena_wizard_form_init (CatenaWizardForm *self)
{
  self->draft = catena_service_draft_new ();
  self->findings = catena_rules_check (self->draft, NULL);
  fill_in_last_used (self);
  watch_surroundings (self);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed), self, G_CONNECT_SWAPPED);
}

/**
 * catena_wizard_form_new:
 * @hub: the hub
 * @workspace: where the service is to be created
 *
 * Returns: (transfer full): a form with what suits a beginner
 */
CatenaWizardForm *
catena_wizard_form_new (CatenaHub       *hub,
                        CatenaWorkspace *workspace)
{
  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);
  g_return_val_if_fail (CATENA_IS_WORKSPACE (workspace), NULL);

  return g_object_new (CATENA_TYPE_WIZARD_FORM, "hub", hub, "workspace", workspace, NULL);
}

/**
 * catena_wizard_form_get_hub:
 * @self: a form
 *
 * Returns: (transfer none): the hub
 */
CatenaHub *
catena_wizard_form_get_hub (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->hub;
}

/**
 * catena_wizard_form_get_draft:
 * @self: a form
 *
 * Returns: (transfer none): the draft; its secrets are forgotten with the form
 */
CatenaServiceDraft *
catena_wizard_form_get_draft (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->draft;
}

/**
 * catena_wizard_form_get_workspace:
 * @self: a form
 *
 * Returns: (transfer none): where the service is to be created
 */
CatenaWorkspace *
catena_wizard_form_get_workspace (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->workspace;
}

/**
 * catena_wizard_form_set_workspace:
 * @self: a form
 * @workspace: where the service is to be created
 *
 * What is known is asked there anew.
 */
void
catena_wizard_form_set_workspace (CatenaWizardForm *self,
                                  CatenaWorkspace  *workspace)
{
  g_return_if_fail (CATENA_IS_WIZARD_FORM (self));
  g_return_if_fail (CATENA_IS_WORKSPACE (workspace));

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_clear_pointer (&self->limits, catena_workspace_limits_free);
  look_around (self);
  g_signal_group_set_target (self->account_signals, catena_workspace_get_account (workspace));
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->services_signals, catena_workspace_get_services (workspace));
  check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * catena_wizard_form_look_around:
 * @self: a form
 *
 * Asks anew what is known around the draft; until the answer comes, what was known stays.
 */
void
catena_wizard_form_look_around (CatenaWizardForm *self)
{
  g_return_if_fail (CATENA_IS_WIZARD_FORM (self));

  look_around (self);
  check (self);
}

/**
 * catena_wizard_form_get_read_only:
 * @self: a form
 *
 * Returns: whether the account is locked against changes
 */
gboolean
catena_wizard_form_get_read_only (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), FALSE);

  return catena_account_get_read_only (catena_workspace_get_account (self->workspace));
}

/**
 * catena_wizard_form_get_touched:
 * @self: a form
 *
 * Returns: whether a person has put anything into it that would be lost with it
 */
gboolean
catena_wizard_form_get_touched (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), FALSE);

  return self->touched;
}

/**
 * catena_wizard_form_get_limits:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): quota and limits of the project, or why they are not known; %NULL while they are
 *   being read
 */
const CatenaWorkspaceLimits *
catena_wizard_form_get_limits (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->limits;
}

/**
 * catena_wizard_form_get_names_known:
 * @self: a form
 *
 * Returns: whether the names that are taken in the project are known
 */
gboolean
catena_wizard_form_get_names_known (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), FALSE);

  return self->names != NULL;
}

/**
 * catena_wizard_form_dup_suggested_name:
 * @self: a form
 *
 * Returns: (transfer full): a name that is free as far as is known
 */
char *
catena_wizard_form_dup_suggested_name (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return catena_suggest_service_name (self->names);
}

/**
 * catena_wizard_form_get_findings:
 * @self: a form
 *
 * Returns: (transfer none) (element-type CatenaFinding): what is wrong, in the order of the pages
 */
GPtrArray *
catena_wizard_form_get_findings (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->findings;
}

/**
 * catena_wizard_form_find_error:
 * @self: a form
 * @page: a page; %CATENA_FIELD_N_PAGES: any
 *
 * Returns: (transfer none) (nullable): an error on @page; it lives until the next check
 */
const CatenaFinding *
catena_wizard_form_find_error (CatenaWizardForm *self,
                               CatenaFieldPage   page)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const CatenaFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->severity == CATENA_SEVERITY_ERROR
          && (page == CATENA_FIELD_N_PAGES || catena_field_get (finding->field)->page == page))
        return finding;
    }

  return NULL;
}

/**
 * catena_wizard_form_remember:
 * @self: a form whose service is being created
 *
 * Keeps what cannot be listed and will be right the next time, too.
 */
void
catena_wizard_form_remember (CatenaWizardForm *self)
{
  g_return_if_fail (CATENA_IS_WIZARD_FORM (self));

  g_settings_set_string (catena_settings_get_default (), "last-enterprise-project",
                         catena_service_draft_get_string (self->draft, CATENA_FIELD_ENTERPRISE_PROJECT_ID));
}
