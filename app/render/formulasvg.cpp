// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formulasvg.h"

#include "render/htmlescape.h"

#include <cmath>

namespace render {
namespace {

void addNumber(QString &path, qreal number)
{
    // Thousandths of an em: a fraction of one is never seen.
    path += QLatin1Char(' ');
    path += QString::number(qRound64(number));
}

void addPoint(QString &path, const QPainterPath::Element &point)
{
    addNumber(path, point.x);
    addNumber(path, point.y);
}

/// Every stretch ends where it began: ink is filled.
QString pathData(const QPainterPath &ink)
{
    QString data;
    for (int i = 0; i < ink.elementCount(); ++i) {
        const QPainterPath::Element element = ink.elementAt(i);
        if (element.type == QPainterPath::MoveToElement)
            data += QLatin1StringView(i > 0 ? "ZM" : "M");
        else if (element.type == QPainterPath::LineToElement)
            data += QLatin1Char('L');
        else if (element.type == QPainterPath::CurveToElement)
            data += QLatin1Char('C'); // whose other two points follow
        addPoint(data, element);
    }
    return data + QLatin1Char('Z');
}

QString exes(qreal thousandths)
{
    return QString::number(thousandths / 1000 / kFormulaEx, 'f', 3) + QLatin1StringView("ex");
}

} // namespace

QString svgOf(const Formula &formula, const QString &source)
{
    const qint64 top = qint64(std::ceil(formula.ascent));
    const qint64 height = qint64(std::ceil(formula.ascent + formula.depth));
    const qint64 width = qint64(std::ceil(formula.width));
    const QString name = escapedHtml(source);
    QString svg =
        QStringLiteral("<svg class=\"formula\" role=\"img\" fill=\"currentColor\" "
                       "viewBox=\"0 %1 %2 %3\" style=\"width:%4;vertical-align:%5\"><title>%6"
                       "</title>")
            .arg(QString::number(-top), QString::number(width), QString::number(height),
                 exes(qreal(width)), exes(-formula.depth), name);
    for (const QPainterPath &ink : formula.inks) {
        if (!ink.isEmpty())
            svg += QStringLiteral("<path%1 d=\"%2\"/>")
                       .arg(ink.fillRule() == Qt::OddEvenFill
                                ? QStringLiteral(" fill-rule=\"evenodd\"")
                                : QString(),
                            pathData(ink));
    }
    for (const FormulaText &text : formula.texts) {
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" font-size=\"%3\">%4</text>")
                   .arg(QString::number(qRound64(text.place.x())),
                        QString::number(qRound64(text.place.y())),
                        QString::number(qRound64(text.size)), escapedHtml(text.text));
    }
    return svg + QStringLiteral("</svg>");
}

} // namespace render
