// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/chatpage.h"

#include "ui/settings/changedmark.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/noterow.h"
#include "ui/writtentext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace ui {

ChatPage::ChatPage(Theme &theme, chat::Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_form(makeForm(this))
    , m_sendKey(new QComboBox(this))
    , m_follow(new QComboBox(this))
    , m_instructions(new QPlainTextEdit(this))
    , m_note(new NoteRow(theme, this))
{
    m_sendKey->setObjectName(QStringLiteral("sendKey"));
    m_follow->setObjectName(QStringLiteral("follow"));
    m_instructions->setObjectName(QStringLiteral("instructions"));
    m_instructions->setTabChangesFocus(true);
    m_instructions->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    m_sendKeyMark = addSetting(*m_form, m_sendKey, theme);
    m_followMark = addSetting(*m_form, m_follow, theme);
    m_instructionsMark = addSetting(*m_form, m_instructions, theme, m_note);
    connectReset(m_sendKeyMark, preferences, &core::Settings::sendKey);
    connectReset(m_followMark, preferences, &core::Settings::followMode);
    connectReset(m_instructionsMark, preferences, &core::Settings::instructions);
    // It stays with its field, however high the window is.
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    retranslate();
    connect(m_sendKey, &QComboBox::activated, this, &ChatPage::apply);
    connect(m_follow, &QComboBox::activated, this, &ChatPage::apply);
    connect(m_instructions, &QPlainTextEdit::textChanged, this, &ChatPage::apply);
    connect(&preferences, &chat::Preferences::changed, this,
            [this](const core::Settings &, const core::Settings &now) { show(now); });
}

void ChatPage::retranslate()
{
    nameField(*m_form, m_sendKey, tr("Send with"));
    nameField(*m_form, m_follow, tr("While a reply grows"));
    nameField(*m_form, m_instructions, tr("Instructions"));
    fillChoices(*m_sendKey, {{tr("Enter"), int(core::SendKey::Enter)},
                             {tr("Ctrl+Enter"), int(core::SendKey::CtrlEnter)}});
    fillChoices(*m_follow,
                {{tr("Follow its end"), int(core::FollowMode::FollowEnd)},
                 {tr("Keep the question at the top"), int(core::FollowMode::PinQuestion)},
                 {tr("Stay where I am"), int(core::FollowMode::Never)}});
    m_instructions->setPlaceholderText(tr("For example: Answer briefly and in English."));
    m_note->say(Tone::Quiet, tr("Sent before every message, unless a conversation has "
                                "instructions of its own."));
    show(m_preferences.settings());
}

void ChatPage::show(const core::Settings &settings)
{
    m_sendKey->setCurrentIndex(m_sendKey->findData(int(settings.sendKey)));
    m_follow->setCurrentIndex(m_follow->findData(int(settings.followMode)));
    const core::Settings usual;
    m_sendKeyMark->setChanged(settings.sendKey != usual.sendKey);
    m_followMark->setChanged(settings.followMode != usual.followMode);
    m_instructionsMark->setChanged(settings.instructions != usual.instructions);
    if (writtenIn(*m_instructions) == settings.instructions)
        return;
    const QSignalBlocker quiet(m_instructions);
    m_instructions->setPlainText(settings.instructions);
}

void ChatPage::apply()
{
    core::Settings settings = m_preferences.settings();
    settings.sendKey = core::SendKey(m_sendKey->currentData().toInt());
    settings.followMode = core::FollowMode(m_follow->currentData().toInt());
    settings.instructions = writtenIn(*m_instructions);
    m_preferences.set(settings);
}

} // namespace ui
