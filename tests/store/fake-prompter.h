/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakePrompter:
 *
 * What gnome-keyring-daemon turns to when a person has to type the keyring's password: a person who closes
 * the dialog, or one who is not there. On a connection of its own.
 */
typedef struct _FakePrompter FakePrompter;

typedef enum
{
  FAKE_PROMPTER_ABSENT,
  FAKE_PROMPTER_DISMISSES,
  FAKE_PROMPTER_SILENT,
} FakePrompterMood;

FakePrompter *fake_prompter_new           (FakePrompterMood  mood);
guint         fake_prompter_get_n_prompts (FakePrompter     *self);
void          fake_prompter_free          (FakePrompter     *self);

G_END_DECLS
