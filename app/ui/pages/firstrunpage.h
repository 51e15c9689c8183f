// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/pages/page.h"

class QPushButton;

namespace ui {

class LineInput;
class LinkButton;
class NoteRow;
class WideButton;

/// What a person without a connection sees: one field for an address, a key or a guide's whole
/// example, the servers found on this computer, and the way round without any of it.
class FirstRunPage : public Page
{
    Q_OBJECT

public:
    FirstRunPage(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void focusField();

Q_SIGNALS:
    /// What was pasted, taken apart; at least one of them is not empty.
    void exampleEntered(const QString &presetId, const QString &baseUrl, const QString &key,
                        const QString &model);
    /// A server on this computer was clicked.
    void serverChosen(const core::Preset &preset);
    void serviceRequested();
    void tourRequested();
    void importRequested();
    /// "en" or "zh_CN".
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// One that was found on this computer.
    struct Server {
        WideButton *row = nullptr;
        QString name;
        int modelCount = 0;
    };

    void build();
    void connectParts();
    void retranslate();
    void readField();
    static void describe(const Server &server);
    void addServer(const core::Preset &preset, int modelCount);

    Theme &m_pageTheme;
    chat::Connections &m_connections;
    LineInput *m_field;
    QPushButton *m_connect;
    NoteRow *m_note;
    QVBoxLayout *m_servers;
    QList<Server> m_found;
    QPushButton *m_service;
    QPushButton *m_tour;
    LinkButton *m_import;
    LinkButton *m_english;
    LinkButton *m_chinese;
    bool m_hasScanned = false;
};

} // namespace ui
