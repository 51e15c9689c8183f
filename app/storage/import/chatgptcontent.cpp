// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatgptcontent.h"

#include <QHash>

namespace storage {
namespace {

constexpr QChar kMarkBegin(0xE200);
constexpr QChar kMarkEnd(0xE201);
constexpr qsizetype kMaxAlternative = 2000;
/// What sources may add to a text beyond its own length.
constexpr qsizetype kMaxSources = 256 * 1024;

/// What the marks in a message were shown as: links, mostly.
QHash<QString, QString> shownSources(const SourceObject &message)
{
    QHash<QString, QString> shown;
    const QJsonArray references = message.object("metadata").list("content_references");
    for (const QJsonValue &value : references) {
        const SourceObject reference(value);
        const QString mark = reference.text("matched_text");
        const qsizetype end = mark.indexOf(kMarkEnd);
        if (!mark.startsWith(kMarkBegin) || end < 0)
            continue;
        QString words = cutText(reference.text("alt"), kMaxAlternative);
        words.removeIf([](QChar letter) { return letter == kMarkBegin || letter == kMarkEnd; });
        shown.insert(mark.left(end + 1), words);
    }
    return shown;
}

/// Without the service's own marks for sources and the like, between characters of private use.
/// One walk, which never looks again at what it has put in.
QString withSources(const QString &text, const QHash<QString, QString> &shown)
{
    QString clean;
    qsizetype room = text.size() + kMaxSources;
    qsizetype at = 0;
    while (true) {
        const qsizetype begin = text.indexOf(kMarkBegin, at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(kMarkEnd, begin);
        if (end < 0)
            break;
        clean += QStringView(text).sliced(at, begin - at);
        const QString words = shown.value(text.sliced(begin, end + 1 - begin));
        room -= words.size();
        if (room >= 0)
            clean += words;
        at = end + 1;
    }
    return clean + text.sliced(at);
}

QString thoughtsOf(const SourceObject &content)
{
    QStringList texts;
    const QJsonArray thoughts = content.list("thoughts");
    for (const QJsonValue &value : thoughts) {
        const SourceObject thought(value);
        if (const QString summary = thought.text("summary"); !summary.isEmpty())
            texts.append(QStringLiteral("**%1**").arg(summary));
        if (const QString words = thought.text("content"); !words.isEmpty())
            texts.append(words);
    }
    return texts.join(QStringLiteral("\n\n"));
}

QString joinedParts(const SourceObject &content)
{
    QStringList texts;
    const QJsonArray parts = content.list("parts");
    for (const QJsonValue &part : parts) {
        if (part.isString())
            texts.append(part.toString());
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

ChatGptContent::ChatGptContent(ConversationBuilder &builder, ChatGptAssets &assets)
    : m_builder(builder)
    , m_assets(assets)
{
}

ChatGptContent::Use ChatGptContent::useOf(const SourceObject &message)
{
    const QString type = message.object("content").text("content_type");
    if (type == QLatin1StringView("thoughts") || type == QLatin1StringView("reasoning_recap"))
        return Use::Thoughts;
    const bool isContext = type == QLatin1StringView("user_editable_context")
                           || type == QLatin1StringView("model_editable_context");
    const bool isHidden = message.object("metadata").isTrue("is_visually_hidden_from_conversation");
    const bool isSystem = message.object("author").text("role") == QLatin1StringView("system");
    if (message.isEmpty() || isContext || isHidden || (isSystem && words(message).isEmpty()))
        return Use::Hidden;
    return Use::Shown;
}

QString ChatGptContent::words(const SourceObject &message)
{
    const SourceObject content = message.object("content");
    const QString type = content.text("content_type");
    if (type == QLatin1StringView("tether_quote")) {
        return QStringLiteral("%1\n%2\n\n%3")
            .arg(content.text("title"), content.text("url"), content.text("text"));
    }
    if (content.has("parts"))
        return withSources(joinedParts(content), shownSources(message));
    const QString text = content.text("text");
    return text.isEmpty() ? content.text("result") : text;
}

QList<core::ContentPart> ChatGptContent::parts(const SourceObject &message)
{
    const SourceObject content = message.object("content");
    const QString type = content.text("content_type");
    QList<core::ContentPart> parts;
    if (type == QLatin1StringView("thoughts")) {
        if (const QString text = thoughtsOf(content); !text.isEmpty())
            parts.append(core::ReasoningPart{text, -1});
    } else if (type == QLatin1StringView("multimodal_text")) {
        const QJsonArray list = content.list("parts");
        for (const QJsonValue &part : list)
            addPart(part, parts);
    } else if (type == QLatin1StringView("code")) {
        const QString language = content.text("language");
        const bool isKnown = language != QLatin1StringView("unknown");
        parts.append(
            core::TextPart{sourceCode(content.text("text"), isKnown ? language : QString())});
    } else if (const QString text = words(message); !text.isEmpty()) {
        parts.append(core::TextPart{text});
    } else if (type != QLatin1StringView("text") && type != QLatin1StringView("reasoning_recap")) {
        m_builder.lose(core::ImportLoss::Kind::Part, type);
    }
    countFiles(message);
    return parts;
}

void ChatGptContent::addPart(const QJsonValue &part, QList<core::ContentPart> &parts)
{
    if (part.isString()) {
        if (const QString text = withSources(part.toString(), {}); !text.isEmpty())
            parts.append(core::TextPart{text});
        return;
    }
    const SourceObject told(part);
    const QString type = told.text("content_type");
    if (type == QLatin1StringView("image_asset_pointer")) {
        const QString pointer = told.text("asset_pointer");
        if (const auto image =
                m_builder.image(pointer, [this, &pointer] { return m_assets.find(pointer); }))
            parts.append(*image);
    } else if (type == QLatin1StringView("audio_transcription")) {
        parts.append(core::TextPart{told.text("text")});
    } else {
        m_builder.lose(core::ImportLoss::Kind::Part, type);
    }
}

void ChatGptContent::countFiles(const SourceObject &message)
{
    const QJsonArray attachments = message.object("metadata").list("attachments");
    for (const QJsonValue &value : attachments) {
        const SourceObject attachment(value);
        if (!attachment.text("mime_type").startsWith(QLatin1StringView("image/")))
            m_builder.lose(core::ImportLoss::Kind::File, attachment.text("name"));
    }
}

} // namespace storage
