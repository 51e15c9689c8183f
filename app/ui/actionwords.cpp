// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actionwords.h"

#include <QAction>

namespace ui {
namespace {

/// Platforms bind Undo and others to keys as well that hardly any keyboard has.
bool isOnKeyboards(const QKeySequence &keys)
{
    const Qt::Key key = keys[0].key();
    return key < Qt::Key_F13 || key > Qt::Key_F35;
}

} // namespace

QString actionWords(const QAction &action)
{
    const auto withoutDots = [](const QString &words) {
        return words.endsWith(QChar(0x2026)) ? words.chopped(1) : words;
    };
    QString words = withoutDots(action.text().remove(QLatin1Char('&')));
    // Chinese menus name their letter in brackets behind the words.
    const qsizetype bracket = words.lastIndexOf(QLatin1Char('('));
    if (bracket > 0 && words.endsWith(QLatin1Char(')')) && words.size() - bracket == 3)
        words.truncate(bracket);
    return withoutDots(words);
}

QStringList actionKeys(const QAction &action)
{
    QStringList names;
    for (const QKeySequence &keys : action.shortcuts()) {
        if (!keys.isEmpty() && isOnKeyboards(keys))
            names.append(keys.toString(QKeySequence::NativeText));
    }
    return names;
}

} // namespace ui
