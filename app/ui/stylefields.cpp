// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint.h"
#include "ui/style.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace ui {
namespace {

constexpr double kBoxCorner = 4;
constexpr double kStroke = 1.5;
constexpr int kComboInset = 2;    ///< what line edits keep free more than Fusion's combo boxes
constexpr int kEditableInset = 3; ///< the same for those with a field in them
constexpr int kPushPadding = 16;  ///< on each side of the words of a push button

/// A chevron of 8 by 4 in the middle of `rect`.
void drawChevron(QPainter *painter, const QRectF &rect, bool isUp, const QColor &ink)
{
    const QPointF middle = rect.center();
    const double tip = isUp ? -2 : 2;
    QPainterPath path;
    path.moveTo(middle + QPointF(-4, -tip));
    path.lineTo(middle + QPointF(0, tip));
    path.lineTo(middle + QPointF(4, -tip));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
    painter->restore();
}

/// What a scroll bar lies on: the ground of the area it scrolls.
QColor groundBelow(const QWidget *bar, const QColor &otherwise)
{
    for (const QWidget *widget = bar; widget; widget = widget->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    }
    return otherwise;
}

} // namespace

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                          const QWidget *widget) const
{
    const QColor ground = groundBelow(widget, m_colors.chrome);
    painter->fillRect(option->rect, ground);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    constexpr int kMargin = 3;
    const bool isActive = option->state.testFlag(State_MouseOver)
                          || option->activeSubControls.testFlag(SC_ScrollBarSlider);
    constexpr double kRestShare = 0.22;
    const QColor ink = isActive || m_colors.isHighContrast
                           ? m_colors.lineStrong
                           : render::Colors::over(ground, m_colors.text, kRestShare);
    const QRectF slider = QRectF(subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget))
                              .adjusted(kMargin, kMargin, -kMargin, -kMargin);
    paintRounded(painter, slider, ink, {}, 0, qMin(slider.width(), slider.height()) / 2);
}

bool Style::isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

void Style::drawCheckBox(const QStyleOption *option, QPainter *painter) const
{
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool isOn = option->state.testFlag(State_On);
    const bool isPointed = isEnabled && option->state.testFlag(State_MouseOver);
    QColor ground = isOn ? m_colors.leaf : m_colors.canvas;
    QColor outline = isPointed ? m_colors.text2 : m_colors.lineStrong;
    if (!isEnabled) {
        ground = isOn ? m_colors.lineStrong : m_colors.chrome;
        outline = m_colors.line;
    }
    const QRectF box = option->rect;
    paintRounded(painter, box, ground, isOn && isEnabled ? m_colors.leaf : outline, 1, kBoxCorner);
    if (!isOn)
        return;
    QPainterPath check;
    check.moveTo(box.left() + box.width() * 0.25, box.top() + box.height() * 0.52);
    check.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.70);
    check.lineTo(box.left() + box.width() * 0.76, box.top() + box.height() * 0.32);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(isEnabled ? m_colors.onLeaf : m_colors.chrome, kStroke, Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(check);
    painter->restore();
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                         const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(CC_ComboBox, option, painter, widget);
    const bool hasFocus =
        option->state.testFlag(State_Enabled) && option->state.testFlag(State_HasFocus);
    if (hasFocus) // a field shows it always, not only after a key
        paintRounded(painter, option->rect, {}, m_colors.leaf, m_colors.isHighContrast ? 3 : 2);
}

QRect Style::comboWords(const QStyleOptionComplex *option, const QWidget *widget) const
{
    const QRect words =
        QProxyStyle::subControlRect(CC_ComboBox, option, SC_ComboBoxEditField, widget);
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const int more = box && box->editable ? kEditableInset : kComboInset;
    return option->direction == Qt::RightToLeft ? words.adjusted(0, 0, -more, 0)
                                                : words.adjusted(more, 0, 0, 0);
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter,
                        const QWidget *widget) const
{
    drawField(option, painter, widget);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool isUp = part == SC_SpinBoxUp;
        const bool canStep =
            spin->state.testFlag(State_Enabled)
            && spin->stepEnabled.testFlag(isUp ? QAbstractSpinBox::StepUpEnabled
                                               : QAbstractSpinBox::StepDownEnabled);
        const bool isPointed =
            spin->activeSubControls.testFlag(part) && spin->state.testFlag(State_MouseOver);
        const QColor ink = !canStep ? m_colors.line : isPointed ? m_colors.text : m_colors.text2;
        drawChevron(painter, subControlRect(CC_SpinBox, option, part, widget), isUp, ink);
    }
}

void Style::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    painter->fillRect(option->rect, option->palette.base());
    const QRect below(option->rect.left(), option->rect.bottom(), option->rect.width(), 1);
    painter->fillRect(below, m_colors.line);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int text = option ? option->fontMetrics.height() : 0;
    const bool isTall = type == CT_PushButton || type == CT_LineEdit || type == CT_ComboBox;
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
    const int padded = size.width() + 2 * kPushPadding;
    if (type == CT_PushButton && push && !push->text.isEmpty()) {
        // Words without a frame begin where those above them begin, however short they are.
        const bool isFlat = push->features.testFlag(QStyleOptionButton::Flat);
        result.setWidth(isFlat ? padded : qMax(result.width(), padded));
    }
    if (isTall)
        result.setHeight(qMax(result.height(), text + 2 * 8));
    else if (type == CT_SpinBox)
        result.setHeight(text + 2 * 8); // as a field beside it, though it has one inside
    else if (type == CT_ItemViewItem)
        result.setHeight(qMax(result.height(), text + 2 * 6));
    else if (type == CT_MenuItem && size.height() > text / 2)
        result.setHeight(qMax(result.height(), text + 2 * 4));
    return result;
}

} // namespace ui
