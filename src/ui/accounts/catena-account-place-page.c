/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-account-place-page"

#include "config.h"

#include "catena-account-place-page.h"

#include "catena-file-chooser.h"
#include "catena-region.h"
#include "catena-template.h"

#include <glib/gi18n-lib.h>

/* A certificate bundle is a few hundred kilobytes at the most. */
#define MAX_CA_SIZE (2 * 1024 * 1024)

struct _CatenaAccountPlacePage
{
  CatenaAccountPage parent_instance;

  GCancellable *cancellable;

  CatenaFieldRow *bcs_row;
  GtkButton *ca_button;
  GtkWidget *ca_remove_button;
  CatenaFieldRow *ca_row;
  CatenaFieldRow *iam_row;
  GtkCheckButton *keys_check;
  GtkCheckButton *password_check;
  GtkDropDown *region_drop_down;
  CatenaFieldRow *region_row;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (CatenaAccountPlacePage, catena_account_place_page, CATENA_TYPE_ACCOUNT_PAGE)

static GtkStringList *
create_regions (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  gsize n_regions;
  const CatenaRegion *regions = catena_region_get_all (&n_regions);

  for (gsize i = 0; i < n_regions; i++)
    {
      /* Translators: name and id of a region, “CN North-Beijing4 (cn-north-4)” */
      g_autofree char *label = g_strdup_printf (_ ("%s (%s)"), catena_region_get_label (regions[i].id), regions[i].id);

      gtk_string_list_append (list, label);
    }
  gtk_string_list_append (list, _ ("Other endpoints…"));

  return list;
}

/* The position behind the last region stands for endpoints that are typed. */
static void
select_region (CatenaAccountPlacePage *self,
               const char             *id)
{
  gsize n_regions, position;
  const CatenaRegion *regions = catena_region_get_all (&n_regions);

  for (position = 0; position < n_regions; position++)
    {
      if (g_strcmp0 (regions[position].id, id) == 0)
        break;
    }
  gtk_drop_down_set_selected (self->region_drop_down, (guint) position);
}

static void
update (CatenaAccountPlacePage *self)
{
  CatenaAccountForm *form = catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self));
  gsize n_regions;
  const CatenaRegion *regions = catena_region_get_all (&n_regions);
  guint selected = gtk_drop_down_get_selected (self->region_drop_down);
  const CatenaRegion *region = selected < n_regions ? &regions[selected] : NULL;

  g_object_set (form, "region", region != NULL ? region->id : "", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bcs_row), region == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->iam_row), region == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ca_row), region == NULL);
  catena_field_row_set_warning (self->region_row,
                                region != NULL && region->may_be_closed
                                    ? _ ("Blockchain Service may no longer be offered in this region.")
                                    : NULL);
}

static void
on_kind_toggled (CatenaAccountPlacePage *self)
{
  gboolean keys = gtk_check_button_get_active (self->keys_check);

  g_object_set (catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self)),
                "kind", keys ? CATENA_CREDENTIALS_KEYS : CATENA_CREDENTIALS_PASSWORD,
                NULL);
}

/* What there is, or why one is needed at all. */
static void
show_ca (CatenaAccountPlacePage *self,
         const char             *what)
{
  catena_field_row_set_error (self->ca_row, NULL);
  catena_field_row_set_description (self->ca_row, what != NULL ? what :
                                    _ ("Only where the endpoints’ certificates are not signed by one that the system trusts"));
  gtk_button_set_label (self->ca_button, what != NULL ? _ ("_Replace…") : _ ("_Choose…"));
  gtk_widget_set_visible (self->ca_remove_button, what != NULL);
  catena_template_name_buttons (GTK_WIDGET (self));
}

static void
take_ca (CatenaAccountPlacePage *self,
         GBytes                 *pem,
         const char             *name)
{
  CatenaAccountForm *form = catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self));

  if (g_bytes_get_size (pem) > MAX_CA_SIZE || !catena_account_form_set_ca (form, pem, NULL))
    {
      catena_field_row_set_error (self->ca_row, _ ("There is no certificate in this file: it should be in PEM format."));
      return;
    }

  show_ca (self, name);
}

static void
on_ca_removed (CatenaAccountPlacePage *self)
{
  catena_account_form_set_ca (catena_account_page_get_form (CATENA_ACCOUNT_PAGE (self)), NULL, NULL);
  show_ca (self, NULL);
}

static void
on_ca_loaded (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pem = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  CatenaAccountPlacePage *self;
  g_autofree char *name = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  name = g_file_get_basename (G_FILE (source));
  if (pem != NULL)
    take_ca (self, pem, name);
  else
    catena_field_row_set_error (self->ca_row, _ ("The file cannot be read."));
}

static void
on_ca_chosen (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GFile) file = catena_file_chooser_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, CATENA_ACCOUNT_PLACE_PAGE (source)->cancellable, on_ca_loaded, source);
}

static void
on_ca_clicked (CatenaAccountPlacePage *self)
{
  catena_file_open_async (GTK_WIDGET (self), _ ("Choose a Certificate Authority"), NULL, self->cancellable, on_ca_chosen,
                          NULL);
}

static void
catena_account_place_page_set_form (CatenaAccountPage *page,
                                    CatenaHub         *hub,
                                    CatenaAccountForm *form)
{
  CatenaAccountPlacePage *self = CATENA_ACCOUNT_PLACE_PAGE (page);
  g_autofree char *region = NULL;
  int kind;

  CATENA_ACCOUNT_PAGE_CLASS (catena_account_place_page_parent_class)->set_form (page, hub, form);

  g_object_get (form, "region", &region, "kind", &kind, NULL);
  gtk_check_button_set_active (kind == CATENA_CREDENTIALS_KEYS ? self->keys_check : self->password_check, TRUE);
  g_signal_connect_object (self->keys_check, "toggled", G_CALLBACK (on_kind_toggled), self, G_CONNECT_SWAPPED);
  catena_account_page_bind_text (page, self->bcs_row, CATENA_ACCOUNT_BCS_ENDPOINT, "bcs-endpoint");
  catena_account_page_bind_text (page, self->iam_row, CATENA_ACCOUNT_IAM_ENDPOINT, "iam-endpoint");
  show_ca (self, catena_account_form_has_stored_ca (form) ? _ ("One was added, and is kept.") : NULL);
  select_region (self, region);
  g_signal_connect_object (self->region_drop_down, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
catena_account_place_page_dispose (GObject *object)
{
  CatenaAccountPlacePage *self = CATENA_ACCOUNT_PLACE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CATENA_TYPE_ACCOUNT_PLACE_PAGE);

  G_OBJECT_CLASS (catena_account_place_page_parent_class)->dispose (object);
}

static void
catena_account_place_page_class_init (CatenaAccountPlacePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = catena_account_place_page_dispose;
  CATENA_ACCOUNT_PAGE_CLASS (klass)->set_form = catena_account_place_page_set_form;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CATENA_RESOURCE_PATH "/ui/accounts/catena-account-place-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, bcs_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, ca_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, ca_remove_button);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, ca_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, iam_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, keys_check);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, password_check);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, region_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, region_row);
  gtk_widget_class_bind_template_child (widget_class, CatenaAccountPlacePage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_removed);

  g_type_ensure (CATENA_TYPE_FIELD_ROW);
}

static void
catena_account_place_page_init (CatenaAccountPlacePage *self)
{
  g_autoptr (GtkStringList) regions = create_regions ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->region_drop_down, G_LIST_MODEL (regions));
}
