/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"
#include "catena-error-meaning.h"

#include <glib/gi18n-lib.h>

/* What is wrong with the files in which Catena keeps things. The titles stand alone in a banner. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = CATENA_PROBLEM_FILE_SET_ASIDE,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("A Damaged File Was Set Aside"),
    .explanation = N_("A file in which Catena keeps things could not be read. It is now {file}, and a new one was begun."),
    .next_step = N_("Catena reads again what the services say. If an account, a draft or a creation under way is missing, "
                    "keep that file: nothing in it was changed."),
  },
  {
    .codes = CATENA_PROBLEM_FILE_NEWER,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Written by a Newer Catena: Nothing Is Kept"),
    .explanation = N_("A newer version of Catena wrote {file}. It is left as it is. Until Catena is updated, what you do is "
                      "not kept, and no service can be created."),
    .next_step = N_("Update Catena. All that was kept is there again then."),
  },
  {
    .codes = CATENA_PROBLEM_FILE_LOCKED,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Locked by Another Program: Nothing Is Kept"),
    .explanation = N_("Another program uses {file}, so what you do is not kept. No service can be created, as its creation "
                      "could be lost."),
    .next_step = N_("Close the other program; it may be a second Catena. Catena tries again by itself when there is "
                    "something to keep. What was kept earlier is there again then, too."),
  },
  {
    .codes = CATENA_PROBLEM_FILE_READ_ONLY,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not Writable: Nothing New Is Kept"),
    .explanation = N_("{file} can be read but not written. What was last known is there, but what you do is not kept. No "
                      "service can be created, as its creation could be lost."),
    .next_step = N_("Make the file and its folder writable for yourself, then start Catena again."),
  },
  {
    .codes = CATENA_PROBLEM_DISK_FULL,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Disk Full: Nothing New Is Kept"),
    .explanation = N_("There is no room left to write {file}, so what you do is not kept. No service can be created, as its "
                      "creation could be lost."),
    .next_step = N_("Make room on the disk. Catena goes on by itself."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_store = { entries, G_N_ELEMENTS (entries) };
