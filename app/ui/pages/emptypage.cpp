// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/emptypage.h"

#include <QEvent>

namespace ui {

EmptyPage::EmptyPage(const Theme &theme, QWidget *parent)
    : Page(theme, parent)
{
    retranslate();
}

void EmptyPage::retranslate()
{
    say(tr("What is on your mind?"),
        tr("Write below. Pictures can be pasted, or dropped anywhere on the window."));
}

void EmptyPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
