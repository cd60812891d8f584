/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-storage-page"

#include "config.h"

#include "catena-storage-page.h"

#include "catena-template.h"

#include <glib/gi18n-lib.h>

struct _CatenaStoragePage
{
  CatenaWizardPage parent_instance;

  GtkWidget *access_group;
  CatenaFieldRow *eip_row;
  CatenaFieldRow *size_row;
};

G_DEFINE_FINAL_TYPE (CatenaStoragePage, catena_storage_page, CATENA_TYPE_WIZARD_PAGE)

/* How many elastic IP addresses the service will look for (BCS.4001008, BCS.4001009). */
static const char *
describe_eip (CatenaServiceDraft *draft)
{
  if (!catena_service_draft_get_boolean (draft, CATENA_FIELD_USE_EIP))
    return _("Only machines in the same private network can reach it.");
  if (catena_service_draft_get_boolean (draft, CATENA_FIELD_CREATE_NEW_CLUSTER))
    return _("With elastic IP addresses (EIPs), which are created with the nodes.");
  if (g_str_equal (catena_service_draft_get_string (draft, CATENA_FIELD_BLOCKCHAIN_TYPE), "union"))
    return _("With elastic IP addresses (EIPs): every node of the cluster must have one.");

  return _("With an elastic IP address (EIP): at least one node of the cluster must have one.");
}

static void
catena_storage_page_refresh (CatenaWizardPage *page)
{
  CatenaStoragePage *self = CATENA_STORAGE_PAGE (page);
  CatenaServiceDraft *draft = catena_wizard_page_get_draft (page);
  g_autofree char *total = catena_draft_dup_storage_total (draft);

  catena_field_row_set_description (self->size_row, total);
  catena_field_row_set_description (self->eip_row, describe_eip (draft));
  catena_group_hide_if_empty (self->access_group);
}

static void
catena_storage_page_dispose (GObject *object)
{
  catena_template_dispose (GTK_WIDGET (object), CATENA_TYPE_STORAGE_PAGE);

  G_OBJECT_CLASS (catena_storage_page_parent_class)->dispose (object);
}

static void
catena_storage_page_class_init (CatenaStoragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_storage_page_dispose;
  CATENA_WIZARD_PAGE_CLASS (klass)->refresh = catena_storage_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, CATENA_RESOURCE_PATH "/ui/wizard/catena-storage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaStoragePage, access_group);
  gtk_widget_class_bind_template_child (widget_class, CatenaStoragePage, eip_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaStoragePage, size_row);
}

static void
catena_storage_page_init (CatenaStoragePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
