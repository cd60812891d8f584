/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-services-pane"

#include "config.h"

#include "catena-services-pane-private.h"

#include "catena-error.h"
#include "catena-service-order.h"
#include "catena-time.h"

#include <glib/gi18n-lib.h>

/* Until when a list needs no age: it is read every minute while it is shown. */
#define FRESH (2 * 60 * CATENA_NSEC_PER_SEC)

/**
 * catena_services_pane_update_list_page:
 * @self: a services pane
 *
 * Shows the list, or that the search finds nothing.
 */
void
catena_services_pane_update_list_page (CatenaServicesPane *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0
                     && gtk_filter_list_model_get_pending (self->filtered) == 0
                     && !catena_service_filter_is_empty (self->filter);

  gtk_stack_set_visible_child_name (self->list_stack, nothing ? "nothing" : "list");
}

/**
 * catena_services_pane_update_state:
 * @self: a services pane
 *
 * Shows what there is: loading, an error, nothing, or the list.
 */
void
catena_services_pane_update_state (CatenaServicesPane *self)
{
  const GError *error;

  if (self->workspace == NULL)
    return;

  switch (catena_workspace_get_load_state (self->workspace))
    {
    case CATENA_LOAD_FAILED:
      error = catena_workspace_get_error (self->workspace);
      if (error != NULL)
        catena_state_page_set_error (self->state_page, error);
      break;
    case CATENA_LOAD_READY:
      if (g_list_model_get_n_items (catena_workspace_get_services (self->workspace)) == 0)
        catena_state_page_set_state (self->state_page, CATENA_PAGE_EMPTY);
      else
        catena_state_page_set_state (self->state_page, CATENA_PAGE_CONTENT);
      break;
    case CATENA_LOAD_NONE:
    case CATENA_LOAD_LOADING:
    default:
      catena_state_page_set_state (self->state_page, CATENA_PAGE_LOADING);
      break;
    }
}

/**
 * catena_services_pane_update_known:
 * @self: a services pane
 *
 * What is sorted or searched by may not have arrived yet: says how many services are known.
 */
void
catena_services_pane_update_known (CatenaServicesPane *self)
{
  guint n_services = 0;
  guint known = 0;
  gboolean matters;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "n-services", &n_services, "details-known", &known, NULL);

  matters = known < n_services
            && (catena_service_order_needs_details (self->order) || !catena_service_filter_is_empty (self->filter));
  if (matters)
    {
      /* Translators: details of the first number of the second number of services have been read */
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u of %u service known so far", "%u of %u services known so far", n_services),
                         known, n_services);

      gtk_label_set_label (self->known_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known_label), matters);
}

/**
 * catena_services_pane_update_age:
 * @self: a services pane
 *
 * Says how old the list is, when it is older than one that is read regularly, or nobody is signed in to read it. When there
 * is another reason why it cannot be read, the window says so, and the age with it.
 */
void
catena_services_pane_update_age (CatenaServicesPane *self)
{
  gint64 updated = self->workspace != NULL ? catena_workspace_get_updated (self->workspace) : 0;
  const GError *error = self->workspace != NULL ? catena_workspace_get_error (self->workspace) : NULL;
  gboolean signed_out = g_error_matches (error, CATENA_ERROR, CATENA_ERROR_SIGN_IN);
  gboolean old = error == NULL && catena_time_now () - updated > FRESH;

  catena_time_label_set_time (self->age_label, updated);
  gtk_widget_set_visible (GTK_WIDGET (self->age_label), updated != 0 && (signed_out || old));
}

/**
 * catena_services_pane_update_all:
 * @self: a services pane
 *
 * Says all that there is to say about the workspace.
 */
void
catena_services_pane_update_all (CatenaServicesPane *self)
{
  catena_services_pane_update_state (self);
  catena_services_pane_update_known (self);
  catena_services_pane_update_age (self);
}
