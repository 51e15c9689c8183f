// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/checktexts.h"

#include "chat/origin.h"
#include "texts/texts.h"
#include "ui/settings/fieldparts.h"

#include <QCoreApplication>
#include <array>

namespace ui {
namespace {

using Check = chat::ConnectionCheck;
using CheckState = Check::State;

struct Title {
    const char *name;
    const char *words;
};

constexpr std::array kTitles{
    Title{"address", QT_TRANSLATE_NOOP("ui::Checks", "Address is well formed")},
    Title{"name", QT_TRANSLATE_NOOP("ui::Checks", "Name resolves")},
    Title{"tcp", QT_TRANSLATE_NOOP("ui::Checks", "Server answers")},
    Title{"tls", QT_TRANSLATE_NOOP("ui::Checks", "Connection is encrypted")},
    Title{"api", QT_TRANSLATE_NOOP("ui::Checks", "An API is there")},
    Title{"models", QT_TRANSLATE_NOOP("ui::Checks", "Models are listed")},
    Title{"key", QT_TRANSLATE_NOOP("ui::Checks", "Key is accepted")},
    Title{"model", QT_TRANSLATE_NOOP("ui::Checks", "Model exists")},
    Title{"streaming", QT_TRANSLATE_NOOP("ui::Checks", "Words arrive one by one")},
    Title{"images", QT_TRANSLATE_NOOP("ui::Checks", "Model sees images")},
};

constexpr qsizetype kLongestSeen = 200;

QString said(const char *source)
{
    return QCoreApplication::translate("ui::Checks", source);
}

QString stateWord(CheckState state)
{
    switch (state) {
    case CheckState::Running:
        return said(QT_TRANSLATE_NOOP("ui::Checks", "running"));
    case CheckState::Passed:
        return said(QT_TRANSLATE_NOOP("ui::Checks", "passed"));
    case CheckState::Failed:
        return said(QT_TRANSLATE_NOOP("ui::Checks", "failed"));
    case CheckState::Skipped:
        return said(QT_TRANSLATE_NOOP("ui::Checks", "not checked"));
    }
    return {};
}

QString modelCount(const Check &check)
{
    bool isNumber = false;
    const int count = check.detail.toInt(&isNumber);
    if (!isNumber)
        return check.detail.simplified().left(kLongestSeen);
    return QCoreApplication::translate("ui::Checks", QT_TRANSLATE_N_NOOP("ui::Checks", "%n models"),
                                       nullptr, count);
}

} // namespace

QString checkTitle(const Check &check)
{
    for (const Title &title : kTitles) {
        if (check.name == QLatin1StringView(title.name))
            return said(title.words);
    }
    return check.name.simplified().left(kLongestSeen);
}

QString checkSeen(const Check &check)
{
    if (check.state == CheckState::Skipped)
        return stateWord(check.state);
    if (check.name == QLatin1StringView("models"))
        return modelCount(check);
    if (check.detail == QLatin1StringView("at-once"))
        return said(QT_TRANSLATE_NOOP("ui::Checks", "all at once, at the end"));
    if (check.detail == QLatin1StringView("one-by-one"))
        return {};
    if (check.detail == QLatin1StringView("accepted"))
        return said(QT_TRANSLATE_NOOP("ui::Checks", "it read the drawn number"));
    if (check.detail == QLatin1StringView("ignored"))
        return said(QT_TRANSLATE_NOOP("ui::Checks", "the picture was ignored"));
    if (check.detail == QLatin1StringView("refused"))
        return said(QT_TRANSLATE_NOOP("ui::Checks", "pictures are refused"));
    return check.detail.simplified().left(kLongestSeen);
}

QString examinationReport(const chat::Examination &examination, const core::Profile &profile)
{
    QStringList lines{QStringLiteral("Loquat %1").arg(QCoreApplication::applicationVersion()),
                      QStringLiteral("Base URL: %1").arg(chat::shownAddress(profile.baseUrl)),
                      QStringLiteral("Model ID: %1").arg(profile.model)};
    for (const Check &check : examination.checks()) {
        QString line = QStringLiteral("%1: %2").arg(checkTitle(check), stateWord(check.state));
        const QString seen = check.state == CheckState::Skipped ? QString() : checkSeen(check);
        if (!seen.isEmpty())
            line += QStringLiteral(" · ") + seen;
        lines.append(line);
        if (check.state != CheckState::Failed)
            continue;
        lines.append(QStringLiteral("  ") + sentenceOf(check.error, true));
        if (!check.error.message.isEmpty())
            lines.append(QStringLiteral("  “%1”").arg(check.error.message.simplified().left(500)));
    }
    const QString proposed = examination.report().proposedBaseUrl;
    if (!proposed.isEmpty())
        lines.append(said(QT_TRANSLATE_NOOP("ui::Checks", "This address answers as an API: %1"))
                         .arg(chat::shownAddress(proposed)));
    return lines.join(u'\n') + u'\n';
}

QString freeCheckLine(const chat::Examination &examination)
{
    if (const Check *failed = examination.failed())
        return sentenceOf(failed->error, true);
    const Check *models = examination.check(QStringLiteral("models"));
    const QString count = models ? modelCount(*models) : QString();
    if (count.isEmpty())
        return said(QT_TRANSLATE_NOOP("ui::Checks", "The address answers."));
    //: %1 is a number of models
    return said(QT_TRANSLATE_NOOP("ui::Checks", "The address answers: %1.")).arg(count);
}

} // namespace ui
