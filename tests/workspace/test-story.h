/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-hub.h"

G_BEGIN_DECLS

#define STORY_NAME "trade1"

typedef enum
{
  KILLED,
  CUT,
  SLEPT, /* the computer, for an hour or so; connections do not outlive that */
} Blow;

typedef enum
{
  BY_ITSELF, /* in the end the service is there, without a person's doing */
  NOT_SENT,  /* nothing arrived, and it says so; the person sends it again */
  ANYTHING,  /* one or the other, as it comes */
} Ending;

/**
 * Point:
 * @fault: (nullable): what holds the one request there
 * @spread: milliseconds after the point was reached, over which the blows of the runs are spread
 *
 * Where the blow falls.
 */
typedef struct
{
  const char *fault;
  guint spread;
  void (*reach) (TestHub *test);
  void (*meanwhile) (TestHub *test,
                     guint    run);
  Ending ending;
} Point;

/* Catena, in this process or another, and its operation. */
typedef struct
{
  TestHub *test;
  GSubprocess *process;
  CatenaOperation *operation;
  GAsyncResult *result;
} Story;

extern const Point story_intent_written;
extern const Point story_sent;
extern const Point story_handled;
extern const Point story_in_the_steps;
extern const Point story_finished;
extern const Point story_any_moment;
extern const Point story_any_instant;

Story               *story_begin          (Blow         blow,
                                           const Point *point,
                                           guint        run);
void                 story_strike         (Story       *story,
                                           Blow         blow);
void                 story_sleep          (TestHub     *test,
                                           guint        run);
void                 story_release        (TestHub     *test,
                                           guint        run);
void                 story_come_back      (Story       *story,
                                           Blow         blow);
void                 story_send_again     (Story       *story);
CatenaOperationPhase story_wait_for_end   (Story       *story);
void                 story_check_not_sent (Story       *story);
void                 story_check_there    (Story       *story,
                                           guint        n_requests);
void                 story_check_anything (Story       *story);
void                 story_end            (Story       *story);

/* The other process: this program, told to create the service and to follow it. */
int                  story_create         (const char  *folder,
                                           const char  *scale);

G_END_DECLS
