/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-wizard"

#include "config.h"

#include "catena-wizard-private.h"

#include "catena-agreement-page.h"
#include "catena-basics-page.h"
#include "catena-cluster-page.h"
#include "catena-draft-progress.h"
#include "catena-organizations-page.h"
#include "catena-purpose-page.h"
#include "catena-review-page.h"
#include "catena-storage-page.h"
#include "catena-util.h"
#include "catena-wizard-reason.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 60
/* From this width on the header bar has room for one more button, in pixels. */
#define WIDE 480

G_DEFINE_FINAL_TYPE (CatenaWizard, catena_wizard, ADW_TYPE_WINDOW)

/* In the order of CatenaFieldPage. */
static const struct
{
  GType (*get_type) (void);
  const char *name;
} pages[CATENA_WIZARD_N_PAGES] = {
  { catena_purpose_page_get_type, "purpose" },
  { catena_basics_page_get_type, "basics" },
  { catena_agreement_page_get_type, "agreement" },
  { catena_cluster_page_get_type, "cluster" },
  { catena_storage_page_get_type, "storage" },
  { catena_organizations_page_get_type, "organizations" },
  { catena_review_page_get_type, "review" },
};

enum
{
  SIGNAL_DRAFT_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_at_steps (CatenaWizard *self)
{
  return self->stage == CATENA_WIZARD_FORM_STAGE || self->stage == CATENA_WIZARD_SENDING_STAGE;
}

static void
update_title (CatenaWizard *self)
{
  g_autofree char *subtitle = NULL;

  if (self->stage == CATENA_WIZARD_START_STAGE)
    subtitle = g_strdup ("");
  else if (self->stage == CATENA_WIZARD_PROGRESS_STAGE)
    subtitle = catena_sanitize_text (catena_operation_get_service_name (self->operation), MAX_NAME);
  else if (!self->wide)
    /* Translators: number of a step, and how many there are; the title of the page stands right below */
    subtitle = g_strdup_printf (_("Step %u of %u"), self->page + 1, CATENA_WIZARD_N_PAGES);
  else
    /* Translators: number of a step, how many there are, and its title: “Step 2 of 7: Basics” */
    subtitle = g_strdup_printf (_("Step %u of %u: %s"), self->page + 1, CATENA_WIZARD_N_PAGES,
                                catena_wizard_page_get_title (self->pages[self->page]));
  adw_window_title_set_subtitle (self->window_title, subtitle);

  gtk_widget_set_sensitive (GTK_WIDGET (self->menu_button), self->stage == CATENA_WIZARD_FORM_STAGE);
  gtk_menu_button_set_always_show_arrow (self->menu_button, self->stage == CATENA_WIZARD_FORM_STAGE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_at_steps (self));
  gtk_progress_bar_set_fraction (self->progress_bar, (self->page + 1.0) / CATENA_WIZARD_N_PAGES);
}

static const char *
get_next_label (CatenaWizard *self)
{
  if (self->stage == CATENA_WIZARD_START_STAGE)
    return catena_wizard_form_get_touched (self->form) ? _("_Continue") : _("_Start");

  return self->reviewed ? _("_Review") : _("_Next");
}

static void
update_buttons (CatenaWizard *self)
{
  const gboolean form = self->stage == CATENA_WIZARD_FORM_STAGE;
  const gboolean start = self->stage == CATENA_WIZARD_START_STAGE;
  const gboolean progress = self->stage == CATENA_WIZARD_PROGRESS_STAGE;
  const gboolean back = (form && self->page > 0) || (start && self->visiting);
  /* In a narrow window the title menu needs its room. */
  const gboolean cancel = !progress && !back && (self->wide || !form);
  const gboolean next = start || (form && self->page < CATENA_WIZARD_REVIEW);
  const gboolean refused = progress && catena_operation_get_phase (self->operation) == CATENA_OPERATION_REFUSED;

  gtk_widget_set_visible (self->cancel_button, cancel);
  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (self->form_button, refused);
  gtk_widget_set_visible (self->next_button, next);
  gtk_widget_set_visible (self->close_button, progress);
  gtk_button_set_label (GTK_BUTTON (self->next_button), get_next_label (self));
  if (self->wide)
    gtk_button_set_label (GTK_BUTTON (self->back_button), _("_Back"));
  else
    gtk_button_set_icon_name (GTK_BUTTON (self->back_button), "catena-back-symbolic");
  /* Where there is neither Cancel nor Close, the window has its own button. */
  adw_header_bar_set_show_end_title_buttons (self->header_bar, !progress && !cancel);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.next", next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back", back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.create", form && self->page == CATENA_WIZARD_REVIEW);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back-to-form", refused);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.show-start", form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.save-template", form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.load-template", form);
}

/* Next is never dead without a word. */
static void
update_foot (CatenaWizard *self)
{
  const gboolean at_review = is_at_steps (self) && self->page == CATENA_WIZARD_REVIEW;
  g_autofree char *reason = NULL;

  if (self->stage == CATENA_WIZARD_FORM_STAGE)
    reason = catena_wizard_dup_reason (self->rows, self->page);
  if (reason == NULL)
    self->insisted = FALSE;

  catena_wizard_foot_set_reason (self->foot, reason, self->insisted);
  catena_wizard_foot_set_create (self->foot, at_review ? catena_wizard_form_get_workspace (self->form) : NULL,
                                 self->stage == CATENA_WIZARD_SENDING_STAGE);
}

/**
 * catena_wizard_update:
 * @self: a wizard
 *
 * Lets title, buttons and foot say what the form is now.
 */
void
catena_wizard_update (CatenaWizard *self)
{
  update_title (self);
  update_buttons (self);
  update_foot (self);
}

/* The keyboard begins where something is missing, else where the page does. At the review nothing is under the Enter key:
 * it would cost money. */
static void
focus_page (CatenaWizard *self)
{
  GtkWidget *focus;

  gtk_window_set_default_widget (GTK_WINDOW (self), self->page < CATENA_WIZARD_REVIEW ? self->next_button : NULL);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->page == CATENA_WIZARD_REVIEW || catena_form_rows_focus (self->rows, self->page))
    return;

  gtk_widget_child_focus (GTK_WIDGET (self->pages[self->page]), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* A text that is selected is easily lost, and a list that opens is not what Enter is for. */
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  else if (!GTK_IS_CHECK_BUTTON (focus))
    gtk_widget_grab_focus (self->next_button);
}

/**
 * catena_wizard_show_page:
 * @self: a wizard
 * @page: which page
 *
 * Goes to a page of the form. What is on the one before is saved.
 */
void
catena_wizard_show_page (CatenaWizard *self,
                         guint         page)
{
  self->stage = CATENA_WIZARD_FORM_STAGE;
  self->page = page;
  self->visiting = FALSE;
  self->insisted = FALSE;
  if (page == CATENA_WIZARD_REVIEW)
    self->reviewed = TRUE;

  /* What is left behind is worth keeping. */
  catena_draft_keeper_save (self->keeper);
  catena_wizard_page_scroll_up (self->pages[page]);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pages[page]));
  catena_wizard_update (self);
  focus_page (self);
}

/* Shows all that is wrong on the page that is shown. */
void
catena_wizard_insist (CatenaWizard *self)
{
  catena_form_rows_reveal (self->rows, self->page);
  self->insisted = TRUE;
  update_foot (self);
  catena_form_rows_focus (self->rows, self->page);
}

/* The number that is being typed counts, too. */
static void
finish_typing (CatenaWizard *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *spin = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON) : NULL;

  if (spin != NULL)
    gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

/* The first page before the review that has errors; the review when none has. */
guint
catena_wizard_find_wrong_page (CatenaWizard *self)
{
  for (guint i = 0; i < CATENA_WIZARD_REVIEW; i++)
    if (catena_wizard_form_find_error (self->form, i) != NULL)
      return i;

  return CATENA_WIZARD_REVIEW;
}

/* What was changed may have made another page wrong. */
static void
show_review (CatenaWizard *self)
{
  catena_wizard_show_page (self, catena_wizard_find_wrong_page (self));
  if (self->page != CATENA_WIZARD_REVIEW)
    catena_wizard_insist (self);
}

static void
go_next (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CatenaWizard *self = CATENA_WIZARD (widget);

  if (self->stage == CATENA_WIZARD_START_STAGE)
    {
      catena_wizard_show_page (self, self->page);
      return;
    }

  finish_typing (self);
  if (catena_wizard_form_get_read_only (self->form)
      || catena_wizard_form_find_error (self->form, self->page) != NULL)
    {
      catena_wizard_insist (self);
      return;
    }
  catena_draft_confirm_page (catena_wizard_form_get_draft (self->form), (CatenaFieldPage) self->page);
  if (!self->reviewed)
    {
      catena_wizard_show_page (self, self->page + 1);
      return;
    }

  show_review (self);
}

static void
go_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CatenaWizard *self = CATENA_WIZARD (widget);

  catena_wizard_show_page (self, self->stage == CATENA_WIZARD_START_STAGE ? self->page : self->page - 1);
}

static void
change (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  CatenaWizard *self = CATENA_WIZARD (widget);
  const int page = g_variant_get_int32 (parameter);

  if (self->stage != CATENA_WIZARD_FORM_STAGE || page < 0 || page > CATENA_WIZARD_REVIEW)
    return;

  if (page == CATENA_WIZARD_REVIEW)
    show_review (self);
  else
    catena_wizard_show_page (self, page);
}

static gboolean
on_close_request (CatenaWizard *self)
{
  if (self->stage == CATENA_WIZARD_SENDING_STAGE)
    {
      catena_wizard_call_off (self);
      return GDK_EVENT_STOP;
    }
  if (!catena_draft_keeper_save (self->keeper))
    return GDK_EVENT_PROPAGATE;
  if (!catena_workspace_keeps_drafts (catena_wizard_form_get_workspace (self->form)))
    {
      catena_wizard_ask_to_close (self);
      return GDK_EVENT_STOP;
    }
  g_signal_emit (self, signals[SIGNAL_DRAFT_KEPT], 0);

  return GDK_EVENT_PROPAGATE;
}

/* The list of the steps is made when somebody looks at it. */
static void
on_menu_opened (CatenaWizard *self)
{
  const char *titles[CATENA_WIZARD_N_PAGES + 1] = { NULL };

  for (guint i = 0; i < CATENA_WIZARD_N_PAGES; i++)
    titles[i] = catena_wizard_page_get_title (self->pages[i]);
  catena_step_list_show (self->step_list, self->form, titles, self->page);
}

static void
show_start (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CatenaWizard *self = CATENA_WIZARD (widget);

  self->visiting = TRUE;
  catena_start_page_show_checklist (self->start_page);
  catena_wizard_show_start (self);
}

static void
cancel (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
create (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  catena_wizard_create (CATENA_WIZARD (widget));
}

static void
go_back_to_form (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  catena_wizard_go_back_to_form (CATENA_WIZARD (widget));
}

static void
on_width_changed (CatenaWizard *self,
                  GParamSpec   *pspec,
                  GdkSurface   *surface)
{
  const gboolean wide = gdk_surface_get_width (surface) >= WIDE;

  if (self->wide == wide)
    return;

  self->wide = wide;
  if (wide)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "catena-narrow");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "catena-narrow");
  catena_wizard_update (self);
}

static void
catena_wizard_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (catena_wizard_parent_class)->realize (widget);
  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (on_width_changed), widget, G_CONNECT_SWAPPED);
}

static void
catena_wizard_dispose (GObject *object)
{
  CatenaWizard *self = CATENA_WIZARD (object);

  /* The last chance: the application may be quitting. */
  if (self->keeper != NULL)
    catena_draft_keeper_save (self->keeper);
  g_clear_object (&self->keeper);
  /* Out of the draft, and with it out of the entries. */
  if (self->form != NULL)
    catena_service_draft_clear_secrets (catena_wizard_form_get_draft (self->form));
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_WIZARD);
  g_clear_object (&self->operation);
  g_clear_object (&self->request);
  g_clear_object (&self->rows);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (catena_wizard_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wizard.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "wizard.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "wizard.change", "i", change);
  gtk_widget_class_install_action (widget_class, "wizard.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "wizard.back-to-form", NULL, go_back_to_form);
  gtk_widget_class_install_action (widget_class, "wizard.show-start", NULL, show_start);
  gtk_widget_class_install_action (widget_class, "wizard.save-template", NULL, catena_wizard_save_template);
  gtk_widget_class_install_action (widget_class, "wizard.load-template", NULL, catena_wizard_load_template);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wizard.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "wizard.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "wizard.back", NULL);
}

static void
catena_wizard_class_init (CatenaWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_wizard_dispose;
  widget_class->realize = catena_wizard_realize;

  signals[SIGNAL_DRAFT_KEPT] = g_signal_new ("draft-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, back_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, close_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, foot);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, form_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, next_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, stack);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, step_list);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CatenaWizard, window_title);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_opened);
  install_actions (widget_class);

  g_type_ensure (CATENA_TYPE_STEP_LIST);
  g_type_ensure (CATENA_TYPE_WIZARD_FOOT);
}

static void
catena_wizard_init (CatenaWizard *self)
{
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In place of those of another draft, if there are any. */
void
catena_wizard_add_pages (CatenaWizard *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (guint i = 0; i < CATENA_WIZARD_N_PAGES; i++)
    {
      if (self->pages[i] != NULL)
        gtk_stack_remove (self->stack, GTK_WIDGET (self->pages[i]));
      self->pages[i] = g_object_new (pages[i].get_type (), "rows", self->rows, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->pages[i]), pages[i].name);
    }
}

/**
 * catena_wizard_new:
 * @hub: the hub
 * @workspace: where the service is to be created, unless the person chooses another place
 *
 * Returns: (transfer none): a new window; the caller makes it transient and presents it
 */
GtkWindow *
catena_wizard_new (CatenaHub       *hub,
                   CatenaWorkspace *workspace)
{
  CatenaWizard *self;

  g_return_val_if_fail (CATENA_IS_HUB (hub), NULL);
  g_return_val_if_fail (CATENA_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CATENA_TYPE_WIZARD, NULL);
  self->form = catena_wizard_form_new (hub, workspace);
  self->rows = catena_form_rows_new (self->form);
  self->keeper = catena_draft_keeper_new (self->form);
  catena_wizard_add_pages (self);
  g_signal_connect_object (self->form, "checked", G_CALLBACK (catena_wizard_update), self, G_CONNECT_SWAPPED);
  catena_wizard_begin (self);

  return GTK_WINDOW (self);
}
