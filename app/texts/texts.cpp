// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts.h"

#include "core/mend.h"
#include "core/parametercheck.h"
#include "core/tokenfigures.h"
#include "texts/errorcase.h"
#include "texts/parametertexts.h"
#include "texts/sentences.h"
#include "texts/translated.h"

#include <QCoreApplication>
#include <QStringList>

namespace texts {
namespace {

const Sentence &sentenceFor(core::ErrorKind kind, const QString &code)
{
    const Sentence *general = nullptr;
    for (const Sentence &sentence : errorSentences()) {
        if (sentence.kind != kind)
            continue;
        if (*sentence.code == '\0')
            general = &sentence;
        else if (code == QLatin1StringView(sentence.code))
            return sentence;
    }
    return *general;
}

/// What was found out afterwards helps more than general advice.
QString proposalFor(const core::Error &error)
{
    constexpr qsizetype kLongest = 200;
    // By https nobody has asked yet, and what went out in clear text stays said; nor has what a
    // redirect names been tried.
    const bool isUntried = error.kind == core::ErrorKind::Redirect
                           || error.code == QLatin1StringView("to-https")
                           || error.code == QLatin1StringView("https-only");
    if (!error.proposedBaseUrl.isEmpty() && !isUntried) {
        return filled(QT_TRANSLATE_NOOP("texts", "The API answers at %1"),
                      error.proposedBaseUrl.left(kLongest));
    }
    if (error.proposedModels.isEmpty())
        return {};
    const QString model = error.proposedModels.constFirst().simplified().left(kLongest);
    if (error.kind == core::ErrorKind::ImagesNotSupported)
        return filled(QT_TRANSLATE_NOOP("texts", "The gateway's list says that “%1” can."), model);
    return filled(QT_TRANSLATE_NOOP("texts", "The gateway's list has “%1”; did you mean that?"),
                  model);
}

/// Why an answer that had begun did not come to its end.
QString reasonOf(const core::Error &error)
{
    const auto is = [&error](const char *code) { return error.code == QLatin1StringView(code); };
    if (error.kind == core::ErrorKind::Timeout) {
        return translated(
            QT_TRANSLATE_NOOP("texts", "No data came for a long time; what had arrived is kept."));
    }
    if (is("suspended")) {
        return translated(QT_TRANSLATE_NOOP(
            "texts", "This computer was asleep, and the connection was lost; what had arrived is "
                     "kept."));
    }
    if (is("network-changed")) {
        return translated(QT_TRANSLATE_NOOP(
            "texts",
            "The network changed, and the connection was lost; what had arrived is kept."));
    }
    if (is("network-down")) {
        return translated(
            QT_TRANSLATE_NOOP("texts", "There is no network; what had arrived is kept."));
    }
    return {};
}

} // namespace

Explanation explain(const core::Error &error)
{
    if (core::isParameterError(error)) {
        return {parameterProblem(error),
                translated(QT_TRANSLATE_NOOP(
                    "texts", "Nothing was sent. Change it in the conversation's parameters."))};
    }
    const ErrorCase one = caseOf(error);
    const Sentence &sentence = sentenceFor(error.kind, one.code);
    Explanation words{filled(sentence.what, one.argument),
                      filled(sentence.advice, one.argument, one.second)};
    if (const QString better = proposalFor(error); !better.isEmpty())
        words.advice = better;
    return words;
}

QString inOneLine(const Explanation &explanation)
{
    const QString what = explanation.what.trimmed();
    const QString advice = explanation.advice.trimmed();
    if (what.isEmpty() || advice.isEmpty())
        return what + advice;
    if (QStringView(u".!?…。！？").contains(what.back()))
        return joined(what, advice);
    // The advice knows how this language ends a sentence.
    const QChar stop = advice.endsWith(u'。') ? QChar(u'。') : QChar(u'.');
    return joined(what + stop, advice);
}

QString joined(const QString &first, const QString &second)
{
    const bool isOneEmpty = first.isEmpty() || second.isEmpty();
    if (isOneEmpty || QStringView(u"。！？").contains(first.back()))
        return first + second;
    return first + u' ' + second;
}

Explanation explain(core::MessageState state)
{
    switch (state) {
    case core::MessageState::Interrupted:
        return {QCoreApplication::translate("texts", "The reply was interrupted."),
                QCoreApplication::translate(
                    "texts", "It ended before it was complete; what had arrived is kept.")};
    case core::MessageState::Stopped:
        return {QCoreApplication::translate("texts", "Stopped."),
                QCoreApplication::translate("texts",
                                            "You stopped this reply; what had arrived is kept.")};
    case core::MessageState::Unexplained:
        return {QCoreApplication::translate("texts", "The reply may be cut short."),
                QCoreApplication::translate("texts", "The gateway did not say why it stopped.")};
    default:
        return {};
    }
}

Explanation explainEnd(core::MessageState state, const std::optional<core::Error> &error)
{
    Explanation words = explain(state);
    if (!error)
        return words;
    if (state == core::MessageState::Stopped) {
        words.advice = explain(*error).what;
    } else if (state == core::MessageState::Interrupted) {
        const QString reason = reasonOf(*error);
        words.advice = reason.isEmpty() ? words.advice : reason;
    }
    return words;
}

QString noticeText(const QString &code)
{
    const QStringList pieces = code.split(QLatin1Char(':'));
    QString wanted = pieces.constFirst();
    for (qsizetype i = 1; i < pieces.size(); ++i)
        wanted += QStringLiteral(":%") + QString::number(i);
    for (const NoticeSentence &sentence : noticeSentences()) {
        if (wanted != QLatin1StringView(sentence.code))
            continue;
        const QString text = translated(sentence.text);
        if (pieces.size() == 1)
            return text;
        // Both at once: what stands for one of them may look like the other.
        return pieces.size() == 2 ? text.arg(pieces.at(1)) : text.arg(pieces.at(1), pieces.at(2));
    }
    return {};
}

bool isForDetails(const QString &notice)
{
    return notice == core::notice::kSaidBefore || notice == core::notice::kImagesSmaller
           || notice.startsWith(core::notice::kOptionLeftOut) || core::isFigure(notice);
}

QString smallPrint(const core::Error &error)
{
    QStringList parts;
    if (error.status > 0)
        parts.append(QString::number(error.status));
    if (!error.code.isEmpty())
        parts.append(error.code);
    if (!error.param.isEmpty())
        parts.append(error.param);
    if (!error.requestId.isEmpty())
        parts.append(QCoreApplication::translate("texts", "request %1").arg(error.requestId));
    return parts.join(QStringLiteral(" · "));
}

} // namespace texts
