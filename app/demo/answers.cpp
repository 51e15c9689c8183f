// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/answers.h"

#include "demo/boundedtext.h"
#include "demo/faults.h"
#include "demo/imagefacts.h"
#include "demo/inventedjson.h"
#include "demo/longtext.h"
#include "demo/phrases.h"
#include "demo/reasoning.h"
#include "demo/toolcalls.h"

#include <QLocale>
#include <QUrl>
#include <algorithm>

namespace demo {
namespace {

const QLatin1StringView kTour{"demo-tour"};
const QLatin1StringView kVision{"demo-vision"};
const QLatin1StringView kReasoning{"demo-reasoning"};
const QLatin1StringView kTools{"demo-tools"};
const QLatin1StringView kFaults{"demo-faults"};
const QLatin1StringView kLong{"demo-long"};

bool asksForTour(const ChatQuery &query)
{
    // The first question is what a newcomer types to see the program work, whatever it says.
    return (query.userMessages <= 1 && query.images.isEmpty())
           || query.prompt.contains(QLatin1StringView("tour"), Qt::CaseInsensitive)
           || query.prompt.contains(QStringLiteral("导览"));
}

QString tourAnswer(const ChatQuery &query, const Phrases &phrases)
{
    if (asksForTour(query))
        return phrases.text(QStringLiteral("tour"));
    if (!query.images.isEmpty())
        return phrases.text(QStringLiteral("use-vision"));
    return phrases.text(QStringLiteral("no-ai"));
}

QString colourList(const ImageFacts &facts, const Phrases &phrases)
{
    QStringList items;
    for (const MainColour &colour : facts.colours) {
        items.append(QStringLiteral("%1 `#%2` %3 %")
                         .arg(phrases.colourName(colourKey(colour.rgb)),
                              QString::number(colour.rgb & 0xFFFFFF, 16)
                                  .rightJustified(6, QLatin1Char('0'))
                                  .toUpper(),
                              QString::number(colour.percent)));
    }
    if (facts.transparentPercent > 0)
        items.append(
            QStringLiteral("%1 %2 %").arg(phrases.colourName(QStringLiteral("transparent")),
                                          QString::number(facts.transparentPercent)));
    return items.join(QStringLiteral(" · "));
}

QString imageReport(const QString &url, int number, const Phrases &phrases)
{
    const QString title = QString::number(number);
    if (!url.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive)) {
        return phrases.text(QStringLiteral("vision-address"))
            .arg(title, QUrl(url).host(QUrl::FullyEncoded));
    }
    const std::optional<QByteArray> bytes = dataUrlBytes(url);
    const std::optional<ImageFacts> facts = bytes ? measureImage(*bytes) : std::nullopt;
    if (!facts)
        return phrases.text(QStringLiteral("vision-damaged")).arg(title);
    return phrases.text(QStringLiteral("vision-image"))
        .arg(title, facts->format, QString::number(facts->pixels.width()),
             QString::number(facts->pixels.height()), QLocale::c().toString(facts->bytes),
             colourList(*facts, phrases));
}

QString visionAnswer(const ChatQuery &query, const Phrases &phrases)
{
    if (query.images.isEmpty())
        return phrases.text(QStringLiteral("vision-none"));
    QString report;
    int number = 0;
    for (const QString &url : query.images)
        report += imageReport(url, ++number, phrases) + QLatin1Char('\n');
    return phrases.text(QStringLiteral("vision")).arg(report);
}

bool isChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

QStringList listedModels()
{
    return {kTour, kVision, kReasoning, kTools, kFaults};
}

std::optional<Script> scriptFor(const ChatQuery &query, const QString &language,
                                FaultMemory &memory)
{
    const Phrases phrases(isChinese(query.prompt) ? QStringLiteral("zh_CN") : language);
    if (query.model == kReasoning)
        return reasoningScript(query, phrases);
    if (query.model == kTools || (query.model == kTour && wantsTool(query)))
        return toolsScript(query, phrases);
    if (query.model == kFaults)
        return faultsScript(query, phrases, memory);
    return std::nullopt;
}

std::unique_ptr<TextSource> answerTo(const ChatQuery &query, const QString &language)
{
    const Phrases phrases(language);
    std::unique_ptr<TextSource> answer;
    if (query.model == kLong)
        answer = std::make_unique<LongText>(LongOrder::fromPrompt(query.prompt));
    else if (query.model == kTour)
        answer = std::make_unique<FixedText>(wantsJson(query) ? jsonAnswer(query)
                                                              : tourAnswer(query, phrases));
    else if (query.model == kVision)
        answer = std::make_unique<FixedText>(visionAnswer(query, phrases));
    const bool isBounded = query.limit || !query.stops.isEmpty();
    return answer && isBounded ? std::make_unique<BoundedText>(std::move(answer), query)
                               : std::move(answer);
}

} // namespace demo
