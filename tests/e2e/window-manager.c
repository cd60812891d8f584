/* SPDX-FileCopyrightText: Catena contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The smallest window manager that the tours need: it puts windows in the middle, gives the topmost one the keyboard, and
 * lets GTK draw its shadows. --main WIDTHxHEIGHT is the size of the first window. With --phone that one, and every other that is
 * too large for it, fills the screen.
 */

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WINDOWS 64

static Display *display;
static Window root;
static int screen_width, screen_height;
static bool phone;
static int main_width, main_height;
static Window main_window;
/* Mapped windows, the topmost last. */
static Window windows[MAX_WINDOWS];
static int n_windows;

static Atom
atom (const char *name)
{
  return XInternAtom (display, name, False);
}

/* Windows come and go while their events are under way. */
static int
on_error (Display     *from,
          XErrorEvent *event)
{
  return 0;
}

static void
announce (void)
{
  const char *names[] = { "_NET_SUPPORTED", "_NET_SUPPORTING_WM_CHECK", "_NET_ACTIVE_WINDOW", "_NET_WM_STATE",
                          "_NET_WM_STATE_MAXIMIZED_HORZ", "_NET_WM_STATE_MAXIMIZED_VERT", "_GTK_FRAME_EXTENTS" };
  Atom atoms[sizeof names / sizeof *names];
  Window check = XCreateSimpleWindow (display, root, -10, -10, 1, 1, 0, 0, 0);

  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    atoms[i] = atom (names[i]);
  XChangeProperty (display, root, atoms[0], XA_ATOM, 32, PropModeReplace, (unsigned char *) atoms,
                   sizeof names / sizeof *names);
  XChangeProperty (display, check, atoms[1], XA_WINDOW, 32, PropModeReplace, (unsigned char *) &check, 1);
  XChangeProperty (display, root, atoms[1], XA_WINDOW, 32, PropModeReplace, (unsigned char *) &check, 1);
}

static int
find (Window window)
{
  for (int i = 0; i < n_windows; i++)
    if (windows[i] == window)
      return i;

  return -1;
}

static void
forget (Window window)
{
  int position = find (window);

  if (position < 0)
    return;

  n_windows--;
  memmove (windows + position, windows + position + 1, (size_t) (n_windows - position) * sizeof *windows);
}

static void
focus_topmost (void)
{
  Window window = n_windows > 0 ? windows[n_windows - 1] : None;

  XChangeProperty (display, root, atom ("_NET_ACTIVE_WINDOW"), XA_WINDOW, 32, PropModeReplace, (unsigned char *) &window,
                   1);
  if (window == None)
    return;

  XRaiseWindow (display, window);
  XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
}

static void
put_on_top (Window window)
{
  forget (window);
  if (n_windows < MAX_WINDOWS)
    windows[n_windows++] = window;
  focus_topmost ();
}

/* The part of the window that is shadow, and not seen as window. */
static void
get_shadow (Window window,
            long   shadow[4])
{
  Atom type;
  int format;
  unsigned long n_items = 0, rest;
  unsigned char *data = NULL;

  memset (shadow, 0, 4 * sizeof *shadow);
  if (XGetWindowProperty (display, window, atom ("_GTK_FRAME_EXTENTS"), 0, 4, False, XA_CARDINAL, &type, &format, &n_items,
                          &rest, &data)
        == Success
      && format == 32 && n_items == 4)
    memcpy (shadow, data, 4 * sizeof *shadow);
  if (data != NULL)
    XFree (data);
}

static void
fill_screen (Window window)
{
  Atom states[] = { atom ("_NET_WM_STATE_MAXIMIZED_HORZ"), atom ("_NET_WM_STATE_MAXIMIZED_VERT") };

  XChangeProperty (display, window, atom ("_NET_WM_STATE"), XA_ATOM, 32, PropModeReplace, (unsigned char *) states, 2);
  XMoveResizeWindow (display, window, 0, 0, (unsigned int) screen_width, (unsigned int) screen_height);
}

static void
place (Window window,
       int    width,
       int    height)
{
  long shadow[4]; /* left, right, top, bottom */
  int seen_width, seen_height;

  get_shadow (window, shadow);
  if (main_width > 0 && window == main_window)
    {
      width = main_width + (int) (shadow[0] + shadow[1]);
      height = main_height + (int) (shadow[2] + shadow[3]);
    }
  seen_width = width - (int) (shadow[0] + shadow[1]);
  seen_height = height - (int) (shadow[2] + shadow[3]);
  if (phone && (seen_width >= screen_width || seen_height >= screen_height || window == main_window))
    fill_screen (window);
  else
    XMoveResizeWindow (display, window, (screen_width - seen_width) / 2 - (int) shadow[0],
                       (screen_height - seen_height) / 2 - (int) shadow[2], (unsigned int) width, (unsigned int) height);
}

static void
on_map_request (Window window)
{
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (display, window, &attributes))
    return;

  if (main_window == None)
    main_window = window;
  place (window, attributes.width, attributes.height);
  XMapWindow (display, window);
  put_on_top (window);
}

static void
on_configure_request (const XConfigureRequestEvent *request)
{
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (display, request->window, &attributes))
    return;

  place (request->window,
         request->value_mask & CWWidth ? request->width : attributes.width,
         request->value_mask & CWHeight ? request->height : attributes.height);
}

static void
on_event (XEvent *event)
{
  switch (event->type)
    {
    case MapRequest:
      on_map_request (event->xmaprequest.window);
      break;
    case ConfigureRequest:
      on_configure_request (&event->xconfigurerequest);
      break;
    case UnmapNotify:
      if (find (event->xunmap.window) >= 0)
        {
          forget (event->xunmap.window);
          focus_topmost ();
        }
      break;
    case ClientMessage:
      if (event->xclient.message_type == atom ("_NET_ACTIVE_WINDOW") && find (event->xclient.window) >= 0)
        put_on_top (event->xclient.window);
      break;
    default:
      break;
    }
}

int
main (int    argc,
      char **argv)
{
  display = XOpenDisplay (NULL);
  if (display == NULL)
    {
      fprintf (stderr, "No display\n");
      return EXIT_FAILURE;
    }

  phone = argc == 2 && strcmp (argv[1], "--phone") == 0;
  if (argc == 3 && strcmp (argv[1], "--main") == 0 && sscanf (argv[2], "%dx%d", &main_width, &main_height) != 2)
    {
      fprintf (stderr, "--main WIDTHxHEIGHT\n");
      return EXIT_FAILURE;
    }
  root = DefaultRootWindow (display);
  screen_width = DisplayWidth (display, DefaultScreen (display));
  screen_height = DisplayHeight (display, DefaultScreen (display));
  XSetErrorHandler (on_error);
  XSelectInput (display, root, SubstructureRedirectMask | SubstructureNotifyMask);
  announce ();

  for (;;)
    {
      XEvent event;

      XNextEvent (display, &event);
      on_event (&event);
    }
}
