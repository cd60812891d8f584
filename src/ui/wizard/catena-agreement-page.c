/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-agreement-page"

#include "config.h"

#include "catena-agreement-page.h"

#include "catena-template.h"

#include <glib/gi18n-lib.h>

#define RAFT_ORDERERS 3
#define FBFT_ORDERERS_LEAST 4

struct _CatenaAgreementPage
{
  CatenaWizardPage parent_instance;

  GtkWidget *orderers_group;
  CatenaFieldRow *orderers_row;
};

G_DEFINE_FINAL_TYPE (CatenaAgreementPage, catena_agreement_page, CATENA_TYPE_WIZARD_PAGE)

/* Raft has only one right number, and nobody is asked for it; so a number that was typed for FBFT must not stay behind. */
static void
on_consensus_changed (CatenaAgreementPage *self,
                      CatenaServiceDraft  *draft)
{
  const char *consensus = catena_service_draft_get_string (draft, CATENA_FIELD_CONSENSUS);
  const gint64 orderers = catena_service_draft_get_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER);

  if (g_str_equal (consensus, "etcdraft"))
    catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, RAFT_ORDERERS);
  else if (g_str_equal (consensus, "SFLIC") && orderers < FBFT_ORDERERS_LEAST)
    catena_service_draft_set_integer (draft, CATENA_FIELD_ORDERER_NODE_NUMBER, FBFT_ORDERERS_LEAST);
}

static void
update_orderers (CatenaAgreementPage *self)
{
  const CatenaWorkspaceLimits *limits =
    catena_wizard_form_get_limits (catena_wizard_page_get_form (CATENA_WIZARD_PAGE (self)));
  const gint64 most = limits != NULL && limits->flavor_known && limits->flavor.orderer_max > 0
                        ? limits->flavor.orderer_max : 10;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  /* Translators: %s is the largest number of orderers */
  g_autofree char *text = g_strdup_printf (_("4 to %s. With 4, one may be dishonest or stopped; with 7, two."), number);

  catena_field_row_set_description (self->orderers_row, text);
}

static void
catena_agreement_page_refresh (CatenaWizardPage *page)
{
  CatenaAgreementPage *self = CATENA_AGREEMENT_PAGE (page);

  update_orderers (self);
  catena_group_hide_if_empty (self->orderers_group);
}

static void
catena_agreement_page_prepare (CatenaWizardPage *page)
{
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (page);

  g_signal_connect_object (draft, "changed::consensus", G_CALLBACK (on_consensus_changed), page, G_CONNECT_SWAPPED);
}

static void
catena_agreement_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_AGREEMENT_PAGE);

  G_OBJECT_CLASS (catena_agreement_page_parent_class)->dispose (object);
}

static void
catena_agreement_page_class_init (CatenaAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CatenaWizardPageClass *page_class = CATENA_WIZARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_agreement_page_dispose;
  page_class->prepare = catena_agreement_page_prepare;
  page_class->refresh = catena_agreement_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-agreement-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAgreementPage, orderers_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaAgreementPage, orderers_row);
}

static void
catena_agreement_page_init (CatenaAgreementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
