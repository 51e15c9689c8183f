// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/completion.h"
#include "demo/doorkeeper.h"
#include "demo/faultorder.h"
#include "demo/scriptplayer.h"
#include "demo/textsource.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <memory>

namespace demo {

/// One client's connection: reads requests one after the other, answers each, streams at the
/// source's rate or as a script says. Deletes itself when the peer has gone. Demo thread.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket over. `memory` outlives it.
    Connection(QTcpSocket *socket, const Doorkeeper &door, const QString &language,
               FaultMemory &memory, QObject *parent = nullptr);

    /// The language of answers that begin from now on.
    void setLanguage(const QString &language) { m_language = language; }

private:
    struct Stream {
        Completion completion;
        std::unique_ptr<TextSource> source;
        QElapsedTimer clock;
        qint64 sent = 0;
        int choices = 1;
    };

    void readMore();
    [[nodiscard]] bool judge();
    void turnAway(const Refusal &refusal);
    void answer();
    void listModels();
    void answerChat();
    void beginStream(const ChatQuery &query, std::unique_ptr<TextSource> source);
    void answerWhole(const ChatQuery &query, TextSource &source);
    void streamOn();
    void endStream();
    void refuse(const Refusal &refusal);
    void send(int status, const QByteArray &json, bool isClosing);
    void finishRequest();
    void writeChunk(const QByteArray &bytes);
    void close();

    QTcpSocket *m_socket;
    Doorkeeper m_door;
    QString m_language;
    FaultMemory &m_memory;
    ScriptPlayer m_player;
    HttpParser m_parser;
    std::unique_ptr<Stream> m_stream;
    QTimer m_pace;
    QTimer m_idle;
    bool m_isJudged = false;
    bool m_isDraining = false;
};

} // namespace demo
