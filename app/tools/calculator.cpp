// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/calculator.h"

#include <cmath>
#include <muParser.h>

namespace tools {
namespace {

constexpr qsizetype kMostCharacters = 1000;
constexpr int kDigits = 15;

core::Error notCalculated(const QString &why)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("expression");
    error.message = why;
    return error;
}

/// What people and models write for the library's operators.
QString tidied(QString expression)
{
    return expression.trimmed()
        .replace(QLatin1StringView("**"), QLatin1StringView("^"))
        .replace(QChar(0x00D7), u'*')
        .replace(QChar(0x00F7), u'/')
        .replace(QChar(0x2212), u'-')
        .replace(QChar(0x03C0), QLatin1StringView("_pi"));
}

} // namespace

core::Result<QString> calculated(const QString &expression)
{
    const QString text = tidied(expression);
    if (text.isEmpty() || text.size() > kMostCharacters)
        return notCalculated(QStringLiteral("an expression has 1 to 1000 characters"));
    try {
        mu::Parser parser;
        parser.SetExpr(text.toStdString());
        const double value = parser.Eval();
        if (!std::isfinite(value))
            return notCalculated(QStringLiteral("the result is no finite number"));
        return QString::number(value, 'g', kDigits);
    } catch (const mu::Parser::exception_type &problem) {
        return notCalculated(QString::fromStdString(problem.GetMsg()));
    } catch (const std::exception &problem) {
        return notCalculated(QString::fromUtf8(problem.what()));
    }
}

} // namespace tools
