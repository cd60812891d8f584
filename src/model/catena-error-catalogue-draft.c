/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "catena-error-catalogue"

#include "config.h"

#include "catena-error-catalogue.h"
#include "catena-error-meaning.h"
#include "catena-json.h"

#include <glib/gi18n-lib.h>

/* Why a template, or a saved draft, is refused. */
static const CatenaErrorEntry entries[] = {
  {
    .codes = CATENA_PROBLEM_DRAFT_EMPTY,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Empty File"),
    .explanation = N_("There is nothing in the file."),
    .next_step = N_("Choose a file that Catena has saved. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_SIZE,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not a Template"),
    .explanation = N_("The file is larger than a template can be, which is 1 MiB."),
    .next_step = N_("Choose a file that Catena has saved. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_ENCODING,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not a Template"),
    .explanation = N_("The file is not text in UTF-8: it may be a picture, an archive, or text in another "
                      "encoding."),
    .next_step = N_("Choose a file that Catena has saved. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_JSON,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged or Not a Template"),
    .explanation = N_("{line}Here or close by stands what is not JSON, which templates are written in."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_JSON_DEPTH,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged or Not a Template"),
    .explanation = N_("{line}Brackets are nested too deep here."),
    .next_step = N_("Choose a file that Catena has saved. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_FOREIGN,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Not a Template"),
    .explanation = N_("The file is JSON, but of something else: it does not begin with “format”: "
                      "“catena-draft”."),
    .next_step = N_("Choose a file that Catena has saved. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_NEWER,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Template of a Newer Catena"),
    .explanation = N_("{line}The file was saved by a later version of Catena than this one."),
    .next_step = N_("Update Catena, or choose another file. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_TEXT,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” must be a text in quotation marks."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_TEXT_LENGTH,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” is longer than 4096 bytes."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_INTEGER,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” must be a whole number without quotation marks."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_RANGE,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” is a number that is not possible there."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_BOOLEAN,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” must be true or false, without quotation marks."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_LIST,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” must be a list in square brackets."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_LIST_LENGTH,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” has more than 200 entries."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_OBJECT,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Damaged Template"),
    .explanation = N_("{line}“{member}” must be an object in braces."),
    .next_step = N_("Mend the file in a text editor, or choose another one. Nothing was changed."),
  },
  {
    .codes = CATENA_PROBLEM_DRAFT_SECRET,
    .kind = CATENA_ERROR_ANY_KIND,
    .title = N_("Password in the Template"),
    .explanation = N_("{line}“{member}” does not belong in a file: Catena does not read passwords from "
                      "files."),
    .next_step = N_("Take the password out of the file, and type it into the form. Nothing was changed."),
  },
};

const CatenaErrorCatalogue catena_error_catalogue_draft = { entries, G_N_ELEMENTS (entries) };
