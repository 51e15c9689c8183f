// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/parts.h"
#include "support/picturebytes.h"
#include "support/sessionrig.h"
#include "ui/composer/attachmenttile.h"
#include "ui/composer/composer.h"
#include "ui/composer/messageinput.h"
#include "ui/composer/sendbutton.h"
#include "ui/settings/noterow.h"

#include <QMimeData>
#include <QTest>

namespace support {

inline FakeAnswer whole(const char *words)
{
    return FakeAnswer::sse({chunk(text(words)), finish(text("stop")), done()});
}

inline FakeAnswer held()
{
    return FakeAnswer::sse({chunk(text("begun"))}).hold().then({finish(text("stop")), done()});
}

inline QStringList questions(const chat::ChatSession &session)
{
    QStringList texts;
    const core::Conversation &conversation = session.conversation();
    for (int row = 0; row < conversation.rowCount(); ++row) {
        if (conversation.at(row).role == core::Role::User)
            texts.append(core::plainText(conversation.at(row)));
    }
    return texts;
}

/// A Composer for a real session: what its tests derive from, beside QObject.
class ComposerRig
{
protected:
    void open()
    {
        m_rig = std::make_unique<SessionRig>();
        m_session = m_rig->session();
        m_composer = std::make_unique<ui::Composer>(m_theme, m_rig->preferences);
        m_composer->resize(700, 200);
        m_composer->setSession(m_session.get());
        m_composer->show();
        m_input = m_composer->findChild<ui::MessageInput *>();
        m_send = m_composer->findChild<ui::SendButton *>();
    }
    void close()
    {
        m_composer.reset();
        m_session.reset();
        m_rig.reset();
    }

    void type(const char *words) { QTest::keyClicks(m_input, text(words)); }
    void enter() { QTest::keyClick(m_input, Qt::Key_Return); }
    void send(const char *words)
    {
        type(words);
        enter();
    }
    /// Sends a question whose answer has begun and goes on with release().
    void sendHeld(const char *words)
    {
        m_rig->gateway.answer(held());
        send(words);
        QTRY_COMPARE(m_session->progress().phase, chat::ReplyPhase::Answering);
    }
    /// What the notes above the text say.
    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        for (const ui::NoteRow *row : m_composer->findChildren<ui::NoteRow *>()) {
            if (!row->isEmpty())
                texts.append(row->text());
        }
        return texts;
    }
    [[nodiscard]] ui::NoteRow *rowWith(const char *words) const
    {
        for (ui::NoteRow *row : m_composer->findChildren<ui::NoteRow *>()) {
            if (row->text().contains(text(words)))
                return row;
        }
        return nullptr;
    }
    void clickLink(const char *words) const
    {
        for (QAbstractButton *link : m_composer->findChildren<QAbstractButton *>()) {
            if (link->text() == text(words)) {
                link->click();
                return;
            }
        }
        QFAIL(words);
    }
    void paste(int side)
    {
        QMimeData data;
        data.setData(text("image/png"), plainPng(side, side));
        QVERIFY(m_composer->canTake(&data));
        m_composer->take(&data);
    }

    ui::Theme m_theme;
    std::unique_ptr<SessionRig> m_rig;
    std::unique_ptr<chat::ChatSession> m_session;
    std::unique_ptr<ui::Composer> m_composer;
    ui::MessageInput *m_input = nullptr;
    ui::SendButton *m_send = nullptr;
};

} // namespace support
