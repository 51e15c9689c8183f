// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undokeys.h"

#include "ui/composing.h"
#include "ui/lineinput.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace ui {
namespace {

bool hasHistory(const QTextDocument &document)
{
    return document.isUndoAvailable() || document.isRedoAvailable();
}

/// A field that somebody writes in, and in which there is nothing to take back.
bool isUntouched(const QObject *field)
{
    if (const auto *input = qobject_cast<const LineInput *>(field); input && input->isComposing())
        return false;
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return !line->isUndoAvailable() && !line->isRedoAvailable();
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(field))
        return !hasHistory(*plain->document()) && !isComposingAt(plain->textCursor());
    if (const auto *rich = qobject_cast<const QTextEdit *>(field))
        return !hasHistory(*rich->document()) && !isComposingAt(rich->textCursor());
    return false;
}

} // namespace

UndoKeys::UndoKeys(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool UndoKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isMeant = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    if (!isMeant || !isUntouched(watched))
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace ui
