// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writtentext.h"

#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTextDocument>

namespace ui {
namespace {

QString withLineFeeds(QString raw)
{
    raw.replace(QChar::ParagraphSeparator, u'\n');
    raw.replace(QChar::LineSeparator, u'\n');
    return raw;
}

} // namespace

QString writtenIn(const QTextDocument &document)
{
    return withLineFeeds(document.toRawText());
}

QString writtenIn(const QPlainTextEdit &field)
{
    return writtenIn(*field.document());
}

QString selectedIn(const QPlainTextEdit &field)
{
    return withLineFeeds(field.textCursor().selectedText());
}

} // namespace ui
