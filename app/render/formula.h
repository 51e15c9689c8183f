// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QPainterPath>
#include <memory>

class QJsonObject;
class QPainter;

namespace render {

/// Letters of a formula that its own fonts do not have (Chinese, mostly).
struct FormulaText {
    QString text;
    QPointF place; ///< on the base line
    qreal size = 0;
};

/// How a formula looks, in thousandths of the font's em; y grows downwards from the base line. It
/// has no colour and no size of its own: those of the text around it are given while painting.
struct Formula {
    qreal width = 0;
    qreal ascent = 0;
    qreal depth = 0;
    QList<QPainterPath> inks;
    QList<FormulaText> texts;

    /// Nothing is known of it, or it was not TeX: the source is shown.
    [[nodiscard]] bool isNull() const { return width <= 0; }
    [[nodiscard]] int byteCount() const;
};
using SharedFormula = std::shared_ptr<const Formula>;
/// Formulas by their source with its marks, as it stands in the text.
using Formulas = QHash<QString, SharedFormula>;

/// What stands between the marks of a formula: "$…$", "\(…\)", and for display "$$…$$", "\[…\]".
struct FormulaSource {
    QString tex;
    bool isDisplay = false;
};
[[nodiscard]] FormulaSource formulaSource(QStringView marked);

/// Takes over what the typesetter answered; nothing of it is trusted. Null when it makes no sense
/// or is too large to be shown. Any thread.
[[nodiscard]] Formula formulaOf(const QJsonObject &answer);

/// The pixels of the formulas' em beside this font: both alphabets look equally large then.
[[nodiscard]] qreal formulaEm(const QFont &font);

/// Draws the formula with the left end of its base line there.
void paintFormula(QPainter &painter, const Formula &formula, QPointF base, const QFont &font,
                  const QColor &ink);

} // namespace render
