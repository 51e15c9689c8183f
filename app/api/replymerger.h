// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chunkparser.h"
#include "api/streamevent.h"
#include "api/textjoiner.h"
#include "api/thinksplitter.h"
#include "api/tokensieve.h"
#include "api/toolcallmerger.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <map>
#include <optional>

namespace api {

/// Chunks in, StreamEvents out; keeps the choices of one answer apart. Texts themselves are not
/// kept: the cost of a chunk does not depend on what came before.
class ReplyMerger
{
public:
    /// Probabilities of tokens that nobody asked for are left out.
    explicit ReplyMerger(const QString &modelAsked, bool areLogprobsAsked = false);

    /// Takes one chunk or whole completion. A run of text of one choice becomes one event.
    void take(const QJsonObject &object, const Chunk &chunk, QList<StreamEvent> &events);
    /// Takes text that came without any frame, as choice 0's.
    void takePlainText(const QString &text, QList<StreamEvent> &events);
    /// No more chunks: what was held back becomes events.
    void finish(QList<StreamEvent> &events);

    /// Any text, reasoning, refusal or tool call of any choice.
    [[nodiscard]] bool hasContent() const;
    /// At least one choice has a finish reason.
    [[nodiscard]] bool isFinished() const;
    /// Choice 0 reasoned and said nothing.
    [[nodiscard]] bool hasOnlyReasoning() const;
    /// Choice 0 gave nothing at all, another one did.
    [[nodiscard]] bool hasOnlyOthers() const;
    [[nodiscard]] QString finishReason() const; ///< of choice 0
    [[nodiscard]] QList<core::ToolCallPart> toolCalls() const;
    [[nodiscard]] QJsonObject extra() const;
    [[nodiscard]] bool hasSeveral() const { return m_choices.size() > 1; }
    /// Choices beyond the first with their calls and members, and their finish reasons.
    [[nodiscard]] QList<std::pair<ChoiceEnd, QString>> others() const;
    [[nodiscard]] const std::optional<core::Usage> &usage() const { return m_usage; }
    [[nodiscard]] const core::ResponseInfo &response() const { return m_response; }

private:
    struct Choice {
        ThinkSplitter splitter;
        TextJoiner content;
        TextJoiner reasoning;
        TextJoiner refusal;
        ToolCallMerger calls;
        TokenSieve tokens;
        QString finishReason;
        QJsonArray reasoningDetails;
        bool hasText = false;
        bool hasWords = false; ///< text that is more than blanks
        bool hasReasoning = false;
        bool hasRefusal = false;
    };
    void takeMeta(const QJsonObject &object, QList<StreamEvent> &events);
    void takeService(const QJsonObject &object, QList<StreamEvent> &events);
    void takeChoice(const ChoiceChunk &chunk, QList<StreamEvent> &events);
    void takeDelta(const ChoiceChunk &chunk, Choice &choice, QList<StreamEvent> &events);
    ThinkSplitter::Pieces takeContent(int index, Choice &choice, const QString &text,
                                      QList<StreamEvent> &events);
    void emitPieces(int index, Choice &choice, const ThinkSplitter::Pieces &pieces,
                    QList<StreamEvent> &events);
    void finishChoice(int index, Choice &choice, QList<StreamEvent> &events);
    [[nodiscard]] const Choice *first() const;
    [[nodiscard]] static QJsonObject extraOf(const Choice &choice);

    std::map<int, Choice> m_choices;
    core::ResponseInfo m_response;
    std::optional<core::Usage> m_usage;
    bool m_areLogprobsAsked;
    bool m_isMetaKnown = false;
};

} // namespace api
