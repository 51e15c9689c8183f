// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formula.h"

#include "render/formulasvg.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QJsonArray>
#include <QJsonObject>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace render {
namespace {

constexpr qreal kThousand = 1000;
/// In ems: beyond this a formula is a way to fill the screen.
constexpr qreal kMostWidth = 400;
constexpr qreal kMostHeight = 60;
constexpr qsizetype kMostShapes = 20'000;
constexpr qsizetype kMostNumbers = 100'000; ///< of one shape
constexpr qreal kFarthest = 1'000'000;
/// Beyond this a formula would look larger than the words, whatever its x is.
constexpr qreal kLargestFactor = 1.15;

std::optional<qreal> lengthOf(const QJsonValue &value, qreal most = kFarthest)
{
    const qreal length = value.toDouble(qQNaN());
    return std::isfinite(length) && std::abs(length) <= most ? std::optional(length) : std::nullopt;
}

/// Numbers from the array as they come; false as soon as one makes no sense.
class NumberReader
{
public:
    explicit NumberReader(const QJsonArray &numbers)
        : m_numbers(numbers)
    {
    }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_numbers.size(); }
    [[nodiscard]] bool read(qreal *values, int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto value =
                m_at < m_numbers.size() ? lengthOf(m_numbers.at(m_at++)) : std::nullopt;
            if (!value)
                return false;
            values[i] = *value;
        }
        return true;
    }

private:
    QJsonArray m_numbers;
    qsizetype m_at = 0;
};

std::optional<QPainterPath> outlineOf(const QJsonArray &numbers)
{
    constexpr std::array kNumbers = {2, 2, 4, 6, 0};
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    NumberReader reader(numbers);
    while (!reader.isAtEnd()) {
        qreal step = 0;
        std::array<qreal, 6> n{};
        if (numbers.size() > kMostNumbers || !reader.read(&step, 1) || step < 0
            || step >= qreal(kNumbers.size())
            || !reader.read(n.data(), kNumbers[std::size_t(step)]))
            return std::nullopt;
        switch (int(step)) {
        case 0:
            path.moveTo(n[0], n[1]);
            break;
        case 1:
            path.lineTo(n[0], n[1]);
            break;
        case 2:
            path.quadTo(n[0], n[1], n[2], n[3]);
            break;
        case 3:
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5]);
            break;
        default:
            path.closeSubpath();
            break;
        }
    }
    return path;
}

/// Ink of its own: where it lies over other ink, both would be left out as one outline.
std::optional<QPainterPath> separateInk(const QJsonObject &shape)
{
    if (const QJsonValue line = shape.value(QLatin1StringView("line")); line.isArray()) {
        const auto path = outlineOf(line.toArray());
        const auto thick = lengthOf(shape.value(QLatin1StringView("thick")));
        if (!path || !thick || *thick <= 0)
            return std::nullopt;
        QPainterPathStroker pen;
        pen.setWidth(*thick);
        pen.setCapStyle(Qt::FlatCap);
        pen.setJoinStyle(Qt::MiterJoin);
        return pen.createStroke(*path);
    }
    const auto path = outlineOf(shape.value(QLatin1StringView("fill")).toArray());
    NumberReader clip(shape.value(QLatin1StringView("clip")).toArray());
    std::array<qreal, 4> n{};
    if (!path || !clip.read(n.data(), int(n.size())))
        return std::nullopt;
    QPainterPath area;
    area.addRect(n[0], n[1], n[2], n[3]);
    return path->intersected(area);
}

bool addShape(Formula &formula, QPainterPath &glyphs, const QJsonObject &shape)
{
    if (const QJsonValue text = shape.value(QLatin1StringView("text")); text.isString()) {
        const auto x = lengthOf(shape.value(QLatin1StringView("x")));
        const auto y = lengthOf(shape.value(QLatin1StringView("y")));
        const auto size = lengthOf(shape.value(QLatin1StringView("size")), 10 * kThousand);
        if (!x || !y || !size || *size <= 0)
            return false;
        formula.texts.append({text.toString(), {*x, *y}, *size});
        return true;
    }
    if (shape.contains(QLatin1StringView("line")) || shape.contains(QLatin1StringView("clip"))) {
        const auto ink = separateInk(shape);
        if (ink)
            formula.inks.append(*ink);
        return ink.has_value();
    }
    const auto path = outlineOf(shape.value(QLatin1StringView("fill")).toArray());
    if (path)
        glyphs.addPath(*path);
    return path.has_value();
}

} // namespace

int Formula::byteCount() const
{
    qsizetype count = qsizetype(sizeof(Formula));
    for (const QPainterPath &ink : inks)
        count += ink.elementCount() * qsizetype(sizeof(QPainterPath::Element));
    return int(std::min<qsizetype>(count + texts.size() * 100, INT_MAX));
}

FormulaSource formulaSource(QStringView marked)
{
    FormulaSource source;
    const bool isDollars = marked.size() >= 4 && marked.startsWith(QLatin1StringView("$$"));
    const bool isBackslash = marked.size() >= 4 && marked.startsWith(QLatin1Char('\\'));
    const qsizetype marks = isDollars || isBackslash ? 2 : 1;
    if (marked.size() < 2 * marks)
        return source;
    source.isDisplay = isDollars || marked.startsWith(QLatin1StringView("\\["));
    source.tex = marked.mid(marks, marked.size() - 2 * marks).toString();
    source.tex.replace(QChar::LineSeparator, QLatin1Char('\n'));
    source.tex = source.tex.trimmed();
    return source;
}

Formula formulaOf(const QJsonObject &answer)
{
    const auto width = lengthOf(answer.value(QLatin1StringView("width")), kMostWidth * kThousand);
    const auto ascent =
        lengthOf(answer.value(QLatin1StringView("ascent")), kMostHeight * kThousand);
    const auto depth = lengthOf(answer.value(QLatin1StringView("depth")), kMostHeight * kThousand);
    const QJsonArray shapes = answer.value(QLatin1StringView("shapes")).toArray();
    if (!width || !ascent || !depth || *width <= 0 || shapes.size() > kMostShapes)
        return {};
    Formula formula;
    QPainterPath glyphs;
    glyphs.setFillRule(Qt::WindingFill);
    for (const QJsonValue &shape : shapes) {
        if (!addShape(formula, glyphs, shape.toObject()))
            return {};
    }
    if (!glyphs.isEmpty())
        formula.inks.prepend(glyphs);
    formula.width = *width;
    formula.ascent = *ascent;
    formula.depth = *depth;
    return formula;
}

qreal formulaEm(const QFont &font)
{
    const qreal pixels = std::max(1, QFontInfo(font).pixelSize());
    const qreal factor = QFontMetricsF(font).xHeight() / (kFormulaEx * pixels);
    return pixels * std::clamp(factor, 1.0, kLargestFactor);
}

void paintFormula(QPainter &painter, const Formula &formula, QPointF base, const QFont &font,
                  const QColor &ink)
{
    const qreal scale = formulaEm(font) / kThousand;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(base);
    painter.save();
    painter.scale(scale, scale);
    for (const QPainterPath &path : formula.inks)
        painter.fillPath(path, ink);
    painter.restore();
    painter.setPen(ink);
    for (const FormulaText &text : formula.texts) {
        QFont sized = font;
        sized.setPixelSize(std::max(1, qRound(text.size * scale)));
        painter.setFont(sized);
        painter.drawText(text.place * scale, text.text);
    }
    painter.restore();
}

} // namespace render
