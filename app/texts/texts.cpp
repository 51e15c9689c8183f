// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts.h"

#include "texts/sentences.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace texts {
namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("texts", source);
}

/// What the placeholder of a sentence stands for.
QString argumentFor(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::BadParameter:
        return error.param;
    case core::ErrorKind::RateLimited:
    case core::ErrorKind::Overloaded:
        return error.retryAfter ? QString::number(qint64(std::ceil(*error.retryAfter))) : QString();
    case core::ErrorKind::BadInput:
    case core::ErrorKind::Timeout:
    case core::ErrorKind::Storage:
        return error.message;
    default:
        return error.target;
    }
}

/// The more exact sentence for what is known: a code of our own, else one with an argument.
const Sentence &sentenceFor(const core::Error &error, const QString &argument)
{
    const Sentence *general = nullptr;
    const Sentence *withArgument = nullptr;
    for (const Sentence &sentence : errorSentences()) {
        if (sentence.kind != error.kind)
            continue;
        const QLatin1StringView code(sentence.code);
        if (code.isEmpty())
            general = &sentence;
        else if (code == QLatin1StringView("%1"))
            withArgument = &sentence;
        else if (error.code == code)
            return sentence;
    }
    return withArgument && !argument.isEmpty() ? *withArgument : *general;
}

QString filled(const char *source, const QString &argument)
{
    QString text = translated(source);
    // Not QString::arg(): what another side wrote may contain placeholders itself.
    return text.replace(QLatin1StringView("%1"), argument);
}

} // namespace

Explanation explain(const core::Error &error)
{
    const QString argument = argumentFor(error).simplified().left(200);
    const Sentence &sentence = sentenceFor(error, argument);
    return {filled(sentence.what, argument), filled(sentence.advice, argument)};
}

QString inOneLine(const Explanation &explanation)
{
    const QString what = explanation.what.trimmed();
    const QString advice = explanation.advice.trimmed();
    if (what.isEmpty() || advice.isEmpty())
        return what + advice;
    if (QStringView(u".!?…。！？").contains(what.back()))
        return what + u' ' + advice;
    // The advice knows how this language ends a sentence.
    const QChar stop = advice.endsWith(u'。') ? QChar(u'。') : QChar(u'.');
    return what + stop + u' ' + advice;
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

QString noticeText(const QString &code)
{
    for (const NoticeSentence &sentence : noticeSentences()) {
        if (code == QLatin1StringView(sentence.code))
            return translated(sentence.text);
    }
    return {};
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
