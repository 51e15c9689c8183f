// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcutsheet.h"

#include "ui/actionwords.h"
#include "ui/label.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>

namespace ui {

ShortcutSheet::ShortcutSheet(const Theme &theme, const Actions &actions, core::SendKey sendKey,
                             QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_sendKey(sendKey)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(24);
    all->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    rebuild();
}

QList<ShortcutSheet::Line> ShortcutSheet::lines() const
{
    QList<Line> lines;
    for (const QAction *action : m_actions.all()) {
        const QStringList keys = actionKeys(*action);
        if (!keys.isEmpty())
            lines.append({actionWords(*action), keys.join(QStringLiteral("  ·  "))});
    }
    const bool isEnterSending = m_sendKey == core::SendKey::Enter;
    lines.append({tr("Send"), isEnterSending ? tr("Enter") : tr("Ctrl+Enter")});
    lines.append({tr("New line"), isEnterSending ? tr("Shift+Enter") : tr("Enter")});
    lines.append({tr("Edit the last question"), tr("Up, in an empty field")});
    lines.append({tr("Scroll the chat"), tr("Page Up, Page Down, Home, End")});
    lines.append({tr("Buttons of a message"), tr("Tab, then Enter")});
    lines.append({tr("Menu of a message"), tr("Shift+F10")});
    lines.append({tr("Stop the reply"), tr("Esc")});
    lines.append({tr("Delete a chat in the list"), tr("Del")});
    lines.append({tr("Choose several chats in the list"), tr("Ctrl+Space, Shift+Up, Shift+Down")});
    return lines;
}

void ShortcutSheet::rebuild()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    if (m_body)
        m_body->deleteLater();
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    const QList<Line> all = lines();
    const int half = int(all.size() + 1) / 2;
    for (int i = 0; i < all.size(); ++i) {
        const int column = i < half ? 0 : 3;
        auto *words = new Label(m_theme, {}, m_body);
        words->setWordWrap(false);
        words->setText(all.at(i).words);
        auto *keys = new Label(m_theme, {1.0, false, Label::Ink::Second}, m_body);
        keys->setWordWrap(false);
        keys->setText(all.at(i).keys);
        grid->addWidget(words, i % half, column);
        grid->addWidget(keys, i % half, column + 1);
    }
    grid->setColumnMinimumWidth(2, 24);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_body);
}

void ShortcutSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace ui
