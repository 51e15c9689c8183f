// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importreader.h"

#include <QStringList>
#include <QTextStream>

namespace support {

/// Keeps everything a reader tells.
class ImportCollector final : public storage::ImportVisitor
{
public:
    void begin(core::ImportFormat format) override { m_formats.append(format); }
    bool take(storage::ImportedConversation conversation) override
    {
        m_conversations.append(std::move(conversation));
        return m_conversations.size() < m_stopAfter;
    }
    bool advance(qint64 done, qint64 total) override
    {
        const bool isSameWhole = m_total < 0 || m_total == total;
        m_isProgressSane =
            m_isProgressSane && done >= 0 && done <= total && done >= m_done && isSameWhole;
        m_done = done;
        m_total = total;
        return true;
    }
    void lose(const core::ImportLoss &loss) override { m_rest.losses.append(loss); }
    bool goesOn() override { return m_asked++ < m_goOnTimes; }
    void ignore(core::ImportIgnored what) override { m_ignored.insert(int(what)); }

    /// Cancels while the reader is in the middle of something.
    void stopWhenAsked(int times) { m_goOnTimes = times; }
    [[nodiscard]] int timesAsked() const { return m_asked; }
    void stopAfter(qsizetype conversations) { m_stopAfter = conversations; }
    [[nodiscard]] const QList<storage::ImportedConversation> &conversations() const
    {
        return m_conversations;
    }
    [[nodiscard]] const QList<core::ImportFormat> &formats() const { return m_formats; }
    [[nodiscard]] const QSet<int> &ignored() const { return m_ignored; }
    [[nodiscard]] const storage::ImportedConversation &rest() const { return m_rest; }
    /// It never went back, and was always a part of the same whole.
    [[nodiscard]] bool isProgressSane() const { return m_isProgressSane; }
    /// It arrived.
    [[nodiscard]] bool isProgressWhole() const { return m_done == m_total; }

private:
    QList<core::ImportFormat> m_formats;
    QList<storage::ImportedConversation> m_conversations;
    storage::ImportedConversation m_rest; ///< for what belongs to none
    QSet<int> m_ignored;
    qsizetype m_stopAfter = 1'000'000;
    int m_goOnTimes = std::numeric_limits<int>::max();
    int m_asked = 0;
    qint64 m_done = 0;
    qint64 m_total = -1;
    bool m_isProgressSane = true;
};

inline QString lossText(const core::ImportLoss &loss)
{
    using Kind = core::ImportLoss::Kind;
    const QHash<Kind, QString> kinds{{Kind::Part, QStringLiteral("part")},
                                     {Kind::Image, QStringLiteral("image")},
                                     {Kind::File, QStringLiteral("file")},
                                     {Kind::Message, QStringLiteral("message")},
                                     {Kind::Conversation, QStringLiteral("conversation")}};
    using Reason = core::ImportLoss::Reason;
    const QHash<Reason, QString> reasons{{Reason::Broken, QStringLiteral(" (damaged)")},
                                         {Reason::TooDeep, QStringLiteral(" (too deep)")},
                                         {Reason::TooLarge, QStringLiteral(" (too large)")}};
    return QStringLiteral("lost: %1 %2 x%3%4\n")
        .arg(kinds.value(loss.kind), loss.name)
        .arg(loss.count)
        .arg(reasons.value(loss.reason));
}

inline QString partOutline(const core::ContentPart &part)
{
    QString line;
    if (const auto *reasoning = std::get_if<core::ReasoningPart>(&part))
        line = QStringLiteral("reasoning(%1): ").arg(reasoning->elapsedMs);
    else if (const auto *call = std::get_if<core::ToolCallPart>(&part))
        line = QStringLiteral("call(%1 %2): ").arg(call->callId, call->name);
    else if (const auto *result = std::get_if<core::ToolResultPart>(&part))
        line = QStringLiteral("result(%1): ").arg(result->callId);
    else if (const auto *image = std::get_if<core::ImagePart>(&part))
        return QStringLiteral("image: %1 %2x%3 %4%5")
            .arg(image->mime)
            .arg(image->width)
            .arg(image->height)
            .arg(image->name, image->url);
    return line + core::partText(part).replace(u'\n', QStringLiteral("\\n"));
}

inline QString messageOutline(const core::Message &message, int depth, bool isActive)
{
    QString text =
        QString(depth * 2, u' ') + (isActive ? u'*' : u'-') + u' ' + core::roleName(message.role);
    if (!message.model.isEmpty())
        text += QStringLiteral(" [%1]").arg(message.model);
    if (message.state != core::MessageState::Complete)
        text += QStringLiteral(" %1").arg(core::stateName(message.state));
    if (!message.finishReason.isEmpty())
        text += QStringLiteral(" finish=%1").arg(message.finishReason);
    if (message.usage)
        text += QStringLiteral(" tokens=%1+%2")
                    .arg(message.usage->promptTokens)
                    .arg(message.usage->completionTokens);
    if (message.error)
        text += QStringLiteral(" error=%1").arg(message.error->message);
    if (message.created.isValid())
        text += u' ' + message.created.toUTC().toString(Qt::ISODate);
    text += u'\n';
    for (const core::ContentPart &part : message.parts)
        text += QString(depth * 2 + 4, u' ') + partOutline(part) + u'\n';
    return text;
}

/// The conversation as a person would note it down: one line a message and part, indented where a
/// path parts from another; what is on the path that is shown has a star.
inline QString outlineOf(const storage::ImportedConversation &conversation)
{
    QString text = QStringLiteral("# %1").arg(conversation.title);
    if (conversation.isTitleByHand)
        text += QStringLiteral(" | by hand");
    if (conversation.isPinned)
        text += QStringLiteral(" | pinned");
    if (conversation.isArchived)
        text += QStringLiteral(" | archived");
    if (!conversation.model.isEmpty())
        text += QStringLiteral(" | %1").arg(conversation.model);
    text += QStringLiteral(" | %1 | %2\n")
                .arg(conversation.created.toUTC().toString(Qt::ISODate),
                     conversation.updated.toUTC().toString(Qt::ISODate));
    if (conversation.instructions)
        text += QStringLiteral("instructions: %1\n").arg(*conversation.instructions);
    QHash<QUuid, int> depths;
    QHash<QUuid, int> children;
    QSet<QUuid> path{QUuid()};
    for (const core::Message &message : conversation.messages)
        ++children[message.parentId];
    for (const core::Message &message : conversation.messages) {
        const int depth = depths.value(message.parentId) + (children.value(message.parentId) > 1);
        depths.insert(message.id, depth);
        const bool isActive = path.contains(message.parentId)
                              && conversation.activeChildren.value(message.parentId) == message.id;
        if (isActive)
            path.insert(message.id);
        text += messageOutline(message, depth, isActive);
    }
    for (const core::ImportLoss &loss : conversation.losses)
        text += lossText(loss);
    return text;
}

inline QString outlineOf(const ImportCollector &collected)
{
    QString text;
    for (const auto &conversation : collected.conversations())
        text += outlineOf(conversation) + u'\n';
    for (const core::ImportLoss &loss : collected.rest().losses)
        text += lossText(loss);
    QList<int> ignored = collected.ignored().values();
    std::sort(ignored.begin(), ignored.end());
    for (const int what : std::as_const(ignored))
        text += QStringLiteral("ignored: %1\n").arg(what);
    return text;
}

} // namespace support
