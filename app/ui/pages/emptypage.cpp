// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/emptypage.h"

#include "ui/settings/linkbutton.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

EmptyPage::EmptyPage(Theme &theme, QWidget *parent)
    : Page(theme, parent)
    , m_import(new LinkButton(theme, {}, body()))
{
    column()->addSpacing(16);
    column()->addWidget(m_import, 0, Qt::AlignHCenter);
    m_import->hide();
    connect(m_import, &LinkButton::clicked, this, &EmptyPage::importRequested);
    retranslate();
}

void EmptyPage::offerImport(bool isOffered)
{
    m_import->setVisible(isOffered);
}

void EmptyPage::retranslate()
{
    say(tr("What is on your mind?"),
        tr("Write below. Pictures can be pasted, or dropped anywhere on the window."));
    m_import->setText(tr("Import chats from another program…"));
    m_import->setAccessibleName(m_import->text());
}

void EmptyPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
