// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chunkparser.h"
#include "api/errorbody.h"
#include "api/replymerger.h"
#include "api/ssedecoder.h"

#include <QList>
#include <map>
#include <optional>

namespace api {

/// Reads frames of an answer, whatever they came in (events, raw lines, one document), hands the
/// chunks to the merger and remembers what decides how the answer ended.
class FrameReader
{
public:
    explicit FrameReader(const QString &modelAsked, bool areLogprobsAsked = false);

    void take(const SseEvent &event, QList<StreamEvent> &events);
    /// A whole body that is JSON. False when it is neither JSON nor cut JSON.
    [[nodiscard]] bool takeDocument(QByteArrayView body, QList<StreamEvent> &events);

    /// [DONE] or an error was read: nothing that follows matters.
    [[nodiscard]] bool isOver() const { return m_isDone || m_error; }
    /// [DONE], or a completion that came as one closed document.
    [[nodiscard]] bool isDone() const { return m_isDone || m_isDocument; }
    [[nodiscard]] bool isCutInside() const { return m_isCutInside; }
    [[nodiscard]] bool hasParsed() const { return m_hasParsed; }
    [[nodiscard]] bool hasChunk() const { return m_hasChunk; }
    [[nodiscard]] bool isBackgroundTask() const { return m_isBackgroundTask; }
    /// Frames left out: no JSON, or members of a wrong type.
    [[nodiscard]] int skippedFrames() const { return m_skipped; }
    /// The beginning of the first frame that was no JSON.
    [[nodiscard]] const QByteArray &firstBroken() const { return m_firstBroken; }
    [[nodiscard]] const std::optional<ErrorWords> &error() const { return m_error; }
    /// Choices that failed while others went on, by index.
    [[nodiscard]] const std::map<int, ErrorWords> &choiceErrors() const { return m_choiceErrors; }
    [[nodiscard]] ReplyMerger &merger() { return m_merger; }

private:
    enum class Source { Event, PendingEvent, Document };
    void takeFrame(const Frame &frame, QByteArrayView data, Source source,
                   QList<StreamEvent> &events);
    void takeObject(const QJsonObject &object, Source source, QList<StreamEvent> &events);
    void takeBroken(QByteArrayView data, Source source);
    [[nodiscard]] static std::optional<ErrorWords> errorIn(const QJsonObject &object);
    void takeChoiceErrors(const QJsonObject &object, const Chunk &chunk);

    ReplyMerger m_merger;
    std::optional<ErrorWords> m_error;
    std::map<int, ErrorWords> m_choiceErrors;
    QByteArray m_firstBroken;
    int m_skipped = 0;
    bool m_isDone = false;
    bool m_isDocument = false;
    bool m_isCutInside = false;
    bool m_hasParsed = false;
    bool m_hasChunk = false;
    bool m_isBackgroundTask = false;
};

} // namespace api
