// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/headersfield.h"

#include <algorithm>

namespace ui {
namespace {

/// RFC 9110, 5.6.2.
bool isTokenCharacter(QChar c)
{
    const char16_t u = c.unicode();
    if (u <= 0x20 || u >= 0x7f)
        return false;
    return !QStringLiteral("\"(),/:;<=>?@[\\]{}").contains(c);
}

bool isHeaderLine(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon <= 0)
        return false;
    const QString name = line.left(colon);
    const QString value = line.mid(colon + 1).trimmed();
    const bool isVisible = std::all_of(value.cbegin(), value.cend(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    });
    // The key has a field of its own, where it is kept as a secret.
    const bool isKey = name.compare(QLatin1StringView("authorization"), Qt::CaseInsensitive) == 0;
    return isVisible && !isKey && std::all_of(name.cbegin(), name.cend(), isTokenCharacter);
}

QStringList linesOf(const QPlainTextEdit &edit)
{
    QStringList lines;
    for (const QString &line : edit.toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

} // namespace

HeadersField::HeadersField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setPlaceholderText(QStringLiteral("X-Name: value"));
    setFixedHeight(fontMetrics().lineSpacing() * 4);
}

void HeadersField::setHeaders(const QList<core::Header> &headers)
{
    QStringList lines;
    for (const core::Header &header : headers)
        lines.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(header.name),
                                                  QString::fromLatin1(header.value)));
    setPlainText(lines.join(u'\n'));
}

QList<core::Header> HeadersField::headers() const
{
    QList<core::Header> headers;
    for (const QString &line : linesOf(*this)) {
        if (!isHeaderLine(line))
            continue;
        const qsizetype colon = line.indexOf(u':');
        headers.append({line.left(colon).toLatin1(), line.mid(colon + 1).trimmed().toLatin1()});
    }
    return headers;
}

QString HeadersField::faultyLine() const
{
    for (const QString &line : linesOf(*this)) {
        if (!isHeaderLine(line))
            return line;
    }
    return {};
}

} // namespace ui
