// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/codespans.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QThread>

namespace render {

class TypesetterWorker;

/// What a helper program of ours colours: asked for when code comes into view, answered later, kept
/// for a while. The program is started when it is first needed and ended when it is idle; it is
/// killed when an answer takes too long, and whatever happens to it, the code is only left plain
/// (reliability.md 9). GUI thread; the program is spoken to in a thread of its own.
class Typesetter : public QObject
{
    Q_OBJECT

public:
    /// Codes beyond this stay plain, UTF-16 units.
    static constexpr qsizetype kMostCode = 128 * 1024;
    struct Patience {
        int answerMs = 5'000; ///< for one answer, then the program is killed
        int idleMs = 60'000;  ///< without a question, then it is ended
    };

    /// `places` are paths where loquat-typesetter may be, the first one counts; where it is
    /// nowhere, nothing is ever coloured.
    explicit Typesetter(const QStringList &places, QObject *parent = nullptr);
    Typesetter(const QStringList &places, Patience patience, QObject *parent = nullptr);
    ~Typesetter() override;

    /// Asks for the colours of a code unless they are known or asked for. Returns the name they
    /// are found by, empty when there will be none.
    [[nodiscard]] QByteArray ask(const QString &language, const QString &code);
    /// Null until they are known.
    [[nodiscard]] SharedSpans find(const QByteArray &name) const;

Q_SIGNALS:
    /// The colours of some code became known.
    void arrived();

private:
    void take(quint64 job, const render::CodeSpans &spans);

    QThread m_thread;
    std::unique_ptr<TypesetterWorker> m_worker; ///< lives in the thread
    QCache<QByteArray, SharedSpans> m_known;
    QHash<QByteArray, quint64> m_jobOf;
    QHash<quint64, QByteArray> m_asked;
    quint64 m_lastJob = 0;
};

} // namespace render
