/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard-form"

#include "config.h"

#include "catena-wizard-form.h"

#include "catena-recent-answers.h"

struct _CatenaWizardForm
{
  GObject parent_instance;

  CatenaHub *hub;
  CatenaServiceDraft *draft;
  CatenaSurroundings *surroundings;
  GPtrArray *findings;
  char *enterprise_project; /* filled in without having been asked for */
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
  const CatenaDraftContext context = catena_surroundings_get_context (self->surroundings);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = catena_rules_check (self->draft, &context);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static void
on_draft_changed (CatenaWizardForm *self)
{
  self->touched = TRUE;
  check (self);
}

static void
follow_draft (CatenaWizardForm *self)
{
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed), self, G_CONNECT_SWAPPED);
}

/* The enterprise project that was used the last time, unless somebody has chosen another one. */
static void
fill_in_enterprise_project (CatenaWizardForm *self)
{
  const CatenaFieldId field = CATENA_FIELD_ENTERPRISE_PROJECT_ID;
  const char *usual = catena_field_get (field)->default_text;
  const char *current = catena_service_draft_get_string (self->draft, field);
  g_auto (GStrv) recent = NULL;

  if (!g_str_equal (current, usual) && g_strcmp0 (current, self->enterprise_project) != 0)
    return;

  recent = catena_recent_answers_dup (catena_wizard_form_get_workspace (self), field);
  g_free (self->enterprise_project);
  self->enterprise_project = g_strdup (recent[0] != NULL ? recent[0] : usual);
  g_signal_handlers_block_by_func (self->draft, on_draft_changed, self);
  catena_service_draft_set_string (self->draft, field, self->enterprise_project);
  g_signal_handlers_unblock_by_func (self->draft, on_draft_changed, self);
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
      g_value_set_object (value, catena_surroundings_get_workspace (self->surroundings));
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
catena_wizard_form_constructed (GObject *object)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  G_OBJECT_CLASS (catena_wizard_form_parent_class)->constructed (object);

  self->surroundings = catena_surroundings_new (self->hub);
  g_signal_connect_object (self->surroundings, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
}

static void
catena_wizard_form_finalize (GObject *object)
{
  CatenaWizardForm *self = CATENA_WIZARD_FORM (object);

  catena_service_draft_clear_secrets (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->surroundings);
  g_clear_object (&self->hub);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->enterprise_project);

  G_OBJECT_CLASS (catena_wizard_form_parent_class)->finalize (object);
}

static void
catena_wizard_form_class_init (CatenaWizardFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = catena_wizard_form_get_property;
  object_class->set_property = catena_wizard_form_set_property;
  object_class->constructed = catena_wizard_form_constructed;
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
catena_wizard_form_init (CatenaWizardForm *self)
{
  self->draft = catena_service_draft_new ();
  self->findings = catena_rules_check (self->draft, NULL);
  follow_draft (self);
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
 * catena_wizard_form_set_draft:
 * @self: a form
 * @draft: another draft
 *
 * Nothing is touched in it yet. The one before is as it was, secrets included.
 */
void
catena_wizard_form_set_draft (CatenaWizardForm   *self,
                              CatenaServiceDraft *draft)
{
  g_return_if_fail (CATENA_IS_WIZARD_FORM (self));
  g_return_if_fail (CATENA_IS_SERVICE_DRAFT (draft));

  g_signal_handlers_disconnect_by_func (self->draft, on_draft_changed, self);
  g_set_object (&self->draft, draft);
  follow_draft (self);
  self->touched = FALSE;
  g_clear_pointer (&self->enterprise_project, g_free);
  check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
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

  return catena_surroundings_get_workspace (self->surroundings);
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

  if (!catena_surroundings_set_workspace (self->surroundings, workspace))
    return;

  fill_in_enterprise_project (self);
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

  catena_surroundings_look (self->surroundings);
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

  return catena_account_get_read_only (catena_workspace_get_account (catena_wizard_form_get_workspace (self)));
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
 * catena_wizard_form_get_surroundings:
 * @self: a form
 *
 * Returns: (transfer none): what is known around the draft
 */
CatenaSurroundings *
catena_wizard_form_get_surroundings (CatenaWizardForm *self)
{
  g_return_val_if_fail (CATENA_IS_WIZARD_FORM (self), NULL);

  return self->surroundings;
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

  return catena_surroundings_get_limits (self->surroundings);
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

  return catena_surroundings_get_context (self->surroundings).names_taken != NULL;
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

  return catena_suggest_service_name (catena_surroundings_get_context (self->surroundings).names_taken);
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

  catena_recent_answers_remember (catena_wizard_form_get_workspace (self), self->draft);
}
