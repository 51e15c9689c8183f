// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

class NoteRow;

/// What is left on the account of a connection: asked when the link is clicked, then told with
/// its age.
class BalanceRow : public QWidget
{
    Q_OBJECT

public:
    BalanceRow(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    /// Null: there is nothing to ask.
    void setProfile(const QUuid &profile);
    void retranslate();

private:
    void update();

    chat::Connections &m_connections;
    NoteRow *m_note;
    QUuid m_profile;
};

/// "12.50 of 20.00 US dollars left · 3 h ago".
[[nodiscard]] QString balanceText(const chat::KnownBalance &balance);

} // namespace ui
