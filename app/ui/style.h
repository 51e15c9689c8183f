// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

#include <QProxyStyle>

namespace ui {

/// Fusion with our corners, outlines and focus ring; everything else is Fusion reading our
/// palette. A field with the dynamic property "fault" set to true gets the outline of a fault,
/// a push button or field with "quiet" set to true has no outline at rest.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void setColors(const render::Colors &colors);
    [[nodiscard]] bool hasColors() const { return m_colors.text.isValid(); }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &size, const QWidget *widget) const override;
    /// What every window needs at once is our own drawing: Fusion's lie in image files, and the
    /// first of those costs a start all of Qt's image plugins.
    [[nodiscard]] QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                                     const QWidget *widget) const override;

private:
    void drawPushPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawToolPanel(const QStyleOption *option, QPainter *painter) const;
    void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawCheckBox(const QStyleOption *option, QPainter *painter) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                      const QWidget *widget) const;
    /// Where the words of a combo box are: as far from its edge as those of a line edit.
    [[nodiscard]] QRect comboWords(const QStyleOptionComplex *option, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter,
                     const QWidget *widget) const;
    /// A field of several lines: it is outlined like one of a single line.
    [[nodiscard]] static bool isTextArea(const QWidget *widget);
    /// The head of a table: as quiet as its rows, and a line below.
    void drawHeader(const QStyleOption *option, QPainter *painter) const;
    void drawItemGround(const QStyleOption *option, QPainter *painter) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                       const QWidget *widget) const;
    void drawFocus(const QStyleOption *option, QPainter *painter) const;
    [[nodiscard]] QColor hovered(const QColor &base, const QStyleOption *option) const;
    void drawPushLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;

    render::Colors m_colors;
};

} // namespace ui
