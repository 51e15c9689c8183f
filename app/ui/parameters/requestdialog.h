// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "ui/theme.h"

#include <QDialog>

class QPushButton;

namespace ui {

class NoteRow;
class TextPage;

/// The exact JSON that the next message sends, as things stand when it is opened: to be read,
/// searched and copied. There is no key in it.
class RequestDialog : public QDialog
{
    Q_OBJECT

public:
    /// `edited`: the message that the draft is written in place of; null: it is a new one.
    RequestDialog(Theme &theme, chat::ChatSession &session, const chat::Outgoing &draft,
                  const QUuid &edited, QWidget *parent);

private:
    void build();
    void show(const core::Result<QString> &request);

    TextPage *m_page;
    NoteRow *m_note;
    QPushButton *m_copy;
    QString m_json;
};

} // namespace ui
