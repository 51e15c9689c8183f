// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/checktexts.h"

#include "chat/origin.h"
#include "texts/checks.h"
#include "texts/texts.h"
#include "ui/settings/fieldparts.h"

#include <QCoreApplication>

namespace ui {
namespace {

using Check = chat::ConnectionCheck;
using CheckState = Check::State;

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

} // namespace

QString checkTitle(const Check &check)
{
    return texts::checkTitle(check.name).simplified().left(kLongestSeen);
}

QString checkSeen(const Check &check)
{
    // What stands in the detail comes from the other side.
    const QString detail = check.detail.simplified().left(kLongestSeen);
    switch (check.state) {
    case CheckState::Passed:
        return texts::passedText(check.name, detail);
    case CheckState::Skipped:
        return texts::skippedText(detail);
    case CheckState::Running:
    case CheckState::Failed:
        break;
    }
    return {};
}

QString checkState(const Check &check)
{
    return stateWord(check.state);
}

QString examinationReport(const chat::Examination &examination, const core::Profile &profile)
{
    QStringList lines{QStringLiteral("Loquat %1").arg(QCoreApplication::applicationVersion()),
                      QStringLiteral("Base URL: %1").arg(chat::shownAddress(profile.baseUrl)),
                      QStringLiteral("Model ID: %1").arg(profile.model)};
    for (const Check &check : examination.checks()) {
        QString line = QStringLiteral("%1: %2").arg(checkTitle(check), checkState(check));
        const QString seen = checkSeen(check);
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
    const QString seen = models ? checkSeen(*models) : QString();
    const QString answers = said(QT_TRANSLATE_NOOP("ui::Checks", "The address answers."));
    return texts::joined(answers, seen);
}

} // namespace ui
