// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/answer.h"

#include "core/jsonpointer.h"
#include "render/jsontree.h"

namespace ui {

bool isJsonAnswer(const core::ContentPart &part)
{
    const auto *words = std::get_if<core::TextPart>(&part);
    return words && chat::asksForJson(words->format);
}

QString fenceBefore(QStringView text)
{
    for (const QChar c : text) {
        if (c == u'{' || c == u'[')
            return QStringLiteral("```json\n");
        if (!c.isSpace())
            break;
    }
    return {};
}

render::Document wordsOfAnswer(const QString &text)
{
    render::Document document;
    document.append(fenceBefore(text));
    document.append(text);
    document.finish();
    return document;
}

AnswerReading treeOfAnswer(const QString &text)
{
    AnswerReading reading;
    reading.text = text;
    const auto json = std::make_shared<const core::JsonText>(text);
    if (render::canBeTree(*json))
        reading.tree = render::jsonDocument(json, {}, text.size());
    return reading;
}

QString pointerOf(const core::SchemaViolation &violation)
{
    if (violation.kind != core::SchemaViolation::Kind::Unknown)
        return violation.path;
    return violation.path + u'/' + core::pointerStep(violation.detail);
}

AnswerReading readAnswer(const core::TextPart &answer)
{
    AnswerReading reading;
    reading.text = answer.text;
    reading.words = wordsOfAnswer(answer.text);
    reading.verdict = chat::checkAnswer(answer.text, answer.format);
    if (!render::canBeTree(*reading.verdict->json))
        return reading;
    QStringList marked;
    for (const core::SchemaViolation &violation : reading.verdict->violations)
        marked.append(pointerOf(violation));
    reading.tree = render::jsonDocument(reading.verdict->json, marked, answer.text.size());
    return reading;
}

} // namespace ui
