#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Loquat contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader's side of the tests: a real AT-SPI client that looks at the running program.

    screenreader.py PART [ARGUMENT...]

Each part is a function below. What it finds wrong ends it with a message and exit code 1; lines
that the test waits for are written to standard output.
"""
import json
import re
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
import pyatspi  # noqa: E402

PATIENCE_S = 60
# The usual patience of a client is 0.8 s; a busy machine is not a wrong answer.
Atspi.set_timeout(PATIENCE_S * 1000, PATIENCE_S * 1000)
FOCUSABLE = pyatspi.STATE_FOCUSABLE
SHOWING = pyatspi.STATE_SHOWING


def fail(words):
    sys.exit("wrong: " + words)


def check(condition, words):
    if not condition:
        fail(words)


def say(*words):
    print(*words, flush=True)


def wait_for(ask, what):
    """Spins until ask() gives something; that."""
    end = time.monotonic() + PATIENCE_S
    tick = GLib.timeout_add(20, lambda: True)
    context = GLib.MainContext.default()
    while True:
        try:
            found = ask()
        except (GLib.Error, LookupError, RuntimeError, AttributeError):
            found = None  # something has gone while it was looked at
        if found:
            GLib.source_remove(tick)
            return found
        if time.monotonic() > end:
            fail("waited in vain for " + what)
        context.iteration(True)


def states(node):
    return node.getState()


def is_showing(node):
    return states(node).contains(SHOWING)


def walk(node):
    """The node and all below it, from top to bottom."""
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def path_to(node):
    names = []
    while node is not None:
        names.append("%s '%s'" % (node.getRoleName(), node.name))
        node = node.parent
    return " < ".join(names)


def find(root, role, name=None, is_shown=True):
    """The first node with this role whose name matches; None when there is none."""
    for node in walk(root):
        if node.getRole() != role or (is_shown and not is_showing(node)):
            continue
        if name is None or re.search(name, node.name):
            return node
    return None


def application():
    def ask():
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name == "loquat" and one.childCount > 0:
                return one
        return None

    return wait_for(ask, "the program")


def need(root, role, name=None):
    return wait_for(lambda: find(root, role, name), "%s %s" % (role, name))


def conversation(app):
    return need(app, pyatspi.ROLE_LIST, "^Conversation$")


def messages(view):
    return [child for child in view if child is not None
            and child.getRole() == pyatspi.ROLE_LIST_ITEM]


def text_of(node):
    text = node.queryText()
    return text.getText(0, -1)


def action_names(node):
    actions = node.queryAction()
    return [actions.getName(index) for index in range(actions.nActions)]


def act(node, name="Press"):
    names = action_names(node)
    check(name in names, "no action %s at %s, but %s" % (name, path_to(node), names))
    node.queryAction().doAction(names.index(name))


def wait_for_reply(view, number):
    """Until so many messages are there and the last one says that it is complete."""
    def ask():
        rows = messages(view)
        return len(rows) == number and not states(rows[-1]).contains(pyatspi.STATE_BUSY) and rows

    return wait_for(ask, "%d messages" % number)


def check_names(root, where):
    """Whatever can take the focus has a name, and whatever can be done has one."""
    count = 0
    for node in walk(root):
        if not is_showing(node) or not states(node).contains(FOCUSABLE):
            continue
        count += 1
        check(node.name.strip(), "no name in %s: %s" % (where, path_to(node)))
        check(node.getRole() != pyatspi.ROLE_UNKNOWN, "no role: " + path_to(node))
        if "Action" in pyatspi.utils.listInterfaces(node):
            check(all(action_names(node)), "an action without a name: " + path_to(node))
    say(where, count)
    check(count > 2, "hardly anything takes the focus in " + where)


def check_text(row):
    """Its Text interface holds together: parts, caret, selection, places on the screen."""
    text = row.queryText()
    whole = text.getText(0, -1)
    count = text.characterCount
    check(count == len(whole), "%d characters, text has %d" % (count, len(whole)))
    middle = count // 2
    check(text.getText(0, middle) + text.getText(middle, count) == whole, "parts do not join")
    check(0 <= text.caretOffset <= count, "the caret is at %d" % text.caretOffset)
    check(text.getNSelections() == 0, "something is selected")
    text.addSelection(0, middle)
    check(text.getNSelections() == 1, "nothing was selected")
    check(tuple(text.getSelection(0)) == (0, middle), "selected: %s" % (text.getSelection(0),))
    check(text.caretOffset == middle, "the caret did not follow")
    text.removeSelection(0)
    check(text.getNSelections() == 0, "the selection stays")
    word, start, end = text.getTextAtOffset(0, pyatspi.TEXT_BOUNDARY_WORD_START)
    check(whole[start:end] == word and word.strip(), "word %r at %d" % (word, start))


def check_places(row):
    """Characters that are in view stand in the message, and are found there again."""
    text = row.queryText()
    whole = text.getText(0, -1)
    frame = row.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    found = 0
    for offset, letter in enumerate(whole):
        x, y, width, height = text.getCharacterExtents(offset, pyatspi.DESKTOP_COORDS)
        if not letter.isalnum() or width <= 0 or height <= 0:
            continue
        check(frame.x <= x + width and x <= frame.x + frame.width
              and frame.y <= y + height and y <= frame.y + frame.height,
              "%r at %d stands outside its message" % (letter, offset))
        at = text.getOffsetAtPoint(x + 1, y + height // 2, pyatspi.DESKTOP_COORDS)
        check(abs(at - offset) <= 1, "%r of %d is found at %d" % (letter, offset, at))
        found += 1
        if found == 40:
            break
    check(found > 0, "no character is in view")


# Parts


def tree():
    """Every place of the window has a name; so have the settings and the choice of a model."""
    app = application()
    view = conversation(app)
    wait_for_reply(view, 2)
    for role, name in ((pyatspi.ROLE_TEXT, "^Message$"), (pyatspi.ROLE_PUSH_BUTTON, "^Send$"),
                       (pyatspi.ROLE_PUSH_BUTTON, "^Attach$"),
                       (pyatspi.ROLE_PUSH_BUTTON, "^Model: demo-tour"),
                       (pyatspi.ROLE_PUSH_BUTTON, "^Title: "),
                       (pyatspi.ROLE_PUSH_BUTTON, "^New chat$"), (pyatspi.ROLE_LIST, "^Chats$"),
                       (pyatspi.ROLE_TEXT, "^Search titles$"),
                       (pyatspi.ROLE_PUSH_BUTTON, "^Settings$")):
        need(app, role, name)
    chats = need(app, pyatspi.ROLE_LIST, "^Chats$")
    need(chats, pyatspi.ROLE_LIST_ITEM, "^hello$")
    window = app.getChildAtIndex(0)
    check_names(window, "window")

    act(need(window, pyatspi.ROLE_PUSH_BUTTON, "^Settings$"))
    dialog = need(app, pyatspi.ROLE_DIALOG)
    pages = need(dialog, pyatspi.ROLE_LIST, "^Pages$")
    check(len([page for page in pages if page.name]) >= 3, "pages without names")
    for index, there in ((2, "^While a reply grows"), (1, "^Reading size"),
                         (0, "^Add connection")):
        page = pages.getChildAtIndex(index)
        act(page, "Toggle")
        wait_for(lambda there=there: [node for node in walk(dialog) if is_showing(node)
                                      and re.search(there, node.name)], "page " + page.name)
        check_names(dialog, "settings: " + page.name)
    act(need(dialog, pyatspi.ROLE_PUSH_BUTTON, "^(Close|OK)$"))
    wait_for(lambda: find(app, pyatspi.ROLE_DIALOG) is None, "the end of the settings")

    # Pop-ups are nobody's children: they are found by the focus that goes there.
    focused = []
    listen({"object:state-changed:focused": lambda event: focused.append(event.source)})
    act(need(window, pyatspi.ROLE_PUSH_BUTTON, "^Model: "))
    wait_for(lambda: [node for node in focused if node.name == "Search models"], "the pop-up")
    search = [node for node in focused if node.name == "Search models"][-1]
    check(search.getRole() == pyatspi.ROLE_TEXT, "not a field: " + path_to(search))
    check_names(search.parent, "choice of a model")
    need(search.parent, pyatspi.ROLE_LIST_ITEM, "demo-tour")


def read(expected_path):
    """What was stored is there: so many messages, each with who, when, and its words."""
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    view = conversation(application())
    rows = wait_for(lambda: len(messages(view)) == len(expected) and messages(view), "messages")
    for row, words in zip(rows, expected):
        check(row.getRoleName() == "list item", row.getRoleName())
        who = "You" if words["role"] == "user" else "Reply"
        check(re.match(who + r", .*\d:\d\d", row.name), "name: " + row.name)
        wait_for(lambda row=row: text_of(row), "the words of " + row.name)
        check(text_of(row) == words["shown"], "%r is not %r" % (text_of(row), words["shown"]))
        check_text(row)
        names = action_names(row)
        check("Copy" in names and all(names), "actions: %s" % names)
    check_places(rows[-1])


def copy(number):
    """Writes what a message says, then presses its Copy: both are to be the same."""
    rows = wait_for_reply(conversation(application()), 2)
    say(json.dumps(text_of(rows[int(number)])))
    act(rows[int(number)], "Copy")
    say("copied")


def regenerate():
    """The last reply is asked for again by its action, and says something else then."""
    view = conversation(application())
    rows = wait_for_reply(view, 2)
    before = text_of(rows[1])
    act(rows[1], "Regenerate")
    wait_for(lambda: text_of(messages(view)[-1]) not in ("", before), "another reply")
    rows = wait_for_reply(view, 2)
    say(json.dumps([before, text_of(rows[1])]))


def focus():
    """A message and its buttons take the focus, and say so."""
    view = conversation(application())
    rows = wait_for_reply(view, 2)
    heard = []
    listen({"object:state-changed:focused": lambda event: heard.append(
        (event.source.getRoleName(), event.source.name)) if event.detail1 else None})
    for node in (rows[0], find(rows[1], pyatspi.ROLE_PUSH_BUTTON, "^Regenerate$")):
        def asked(node=node):
            # The program may not have heard yet that somebody listens.
            node.queryComponent().grabFocus()
            return (node.getRoleName(), node.name) in heard

        wait_for(asked, "the focus of " + path_to(node))
        check(states(node).contains(pyatspi.STATE_FOCUSED), "not focused: " + path_to(node))
    check(not states(rows[0]).contains(pyatspi.STATE_FOCUSED), "two have the focus")


def listen(callbacks):
    for name, callback in callbacks.items():
        pyatspi.Registry.registerEventListener(callback, name)


def stream(prompt, chunks):
    """A reply is sent for by the composer, and heard in sentences while it comes in."""
    app = application()
    view = conversation(app)
    before = len(wait_for_reply(view, 2))
    inserts, names, typed = [], [], []

    def take_insert(event):
        if event.source.getRole() == pyatspi.ROLE_LIST_ITEM:
            inserts.append((event.detail1, event.any_data, event.source.getIndexInParent()))
        else:
            typed.append(event.any_data)

    def take_name(event):
        if event.source.getRole() == pyatspi.ROLE_LABEL:
            names.append(event.source.name)

    listen({"object:property-change:accessible-name": take_name,
            "object:text-changed:insert": take_insert})
    field = need(app, pyatspi.ROLE_TEXT, "^Message$")

    def type_it():
        field.queryEditableText().setTextContents(prompt)
        return typed

    wait_for(type_it, "an echo of what is typed")
    act(need(app, pyatspi.ROLE_PUSH_BUTTON, "^Send$"))
    rows = wait_for_reply(view, before + 2)
    wait_for(lambda: "The reply is complete" in names, "the last word of the status: %s" % names)
    whole = text_of(rows[-1])
    say(len(inserts), "announcements of", len(whole), "characters;", " > ".join(names))
    check("Answering" in names, "status: %s" % names)
    check_announcements(inserts, whole, int(chunks), before + 1)


def check_announcements(inserts, whole, chunks, row):
    check(len(inserts) > 3, "announced %d times" % len(inserts))
    check(len(inserts) * 5 < chunks, "%d announcements, %d chunks" % (len(inserts), chunks))
    end = 0
    for offset, words, index in inserts:
        check(index == row, "announced of message %d" % index)
        check(offset == end, "%r stands at %d, not at %d" % (words, offset, end))
        end = offset + len(words)
        check(whole[offset:end] == words, "%r is not %r" % (words, whole[offset:end]))
        is_line = whole[end:end + 1] in ("", "\n") or words.endswith("\n")
        is_sentence = re.search("[.!?:\u3002\uff01\uff1f\u2026][\"'\u201d\u2019)\\]\u300d]*\\s*$",
                                words)
        check(is_line or is_sentence, "no end of a sentence: %r" % words)
    check(end == len(whole), "announced %d of %d characters" % (end, len(whole)))


def status():
    """Writes every name that the status line takes; until the reply is complete."""
    app = application()
    view = conversation(app)
    names = []

    def take_name(event):
        name = re.sub(r" \d+ s$", "", event.source.name)
        if event.source.getRole() == pyatspi.ROLE_LABEL and name not in names:
            names.append(name)
            say(name)

    listen({"object:property-change:accessible-name": take_name})
    rows = wait_for_reply(view, 2)
    label = find(rows[-1], pyatspi.ROLE_LABEL, is_shown=False)
    check(label.name == "The reply is complete", "status: " + label.name)
    act(rows[-1], "Regenerate")
    wait_for(lambda: "The reply is complete" in names, "the end")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
