// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace ui {
namespace {

constexpr double kFilledHover = 0.08;

constexpr int kScrollBar = 12;
constexpr int kFieldPadding = 4; ///< beside the 2 that every field has
constexpr int kShortestSlider = 32;
constexpr int kRowPadding = 7;
constexpr int kRingGap = 4; ///< the ring and as much again

bool isSet(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

bool isFilled(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

/// The slider along a bar of `length`; both in the direction of the bar.
QPair<int, int> sliderSpan(const QStyleOptionSlider *bar, int length)
{
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    if (range <= 0)
        return {0, length};
    const int wanted = int(qint64(length) * bar->pageStep / (range + bar->pageStep));
    const int size = qBound(qMin(kShortestSlider, length), wanted, length);
    const int start = QStyle::sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
    return {start, size};
}

/// The cells of a row have one ground: what goes on beside a cell has no corners there.
QRect rowGround(const QStyleOption *option)
{
    constexpr int kBeyond = 2 * kCorner;
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    const auto position = item ? item->viewItemPosition : QStyleOptionViewItem::Invalid;
    const bool isMiddle = position == QStyleOptionViewItem::Middle;
    const bool goesOn = isMiddle || position == QStyleOptionViewItem::Beginning;
    const bool comesOn = isMiddle || position == QStyleOptionViewItem::End;
    const bool isMirrored = option->direction == Qt::RightToLeft;
    const bool isOpenLeft = isMirrored ? goesOn : comesOn;
    const bool isOpenRight = isMirrored ? comesOn : goesOn;
    return option->rect.adjusted(isOpenLeft ? -kBeyond : 0, 0, isOpenRight ? kBeyond : 0, 0);
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("fusion"))
{
    // What the widgets draw before the colours come is never seen: setColors() follows at once.
}

void Style::setColors(const render::Colors &colors)
{
    m_colors = colors;
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option,
                          const QWidget *widget) const
{
    switch (icon) {
    case SP_LineEditClearButton:
        return paletteIcon(QStringLiteral("close"));
    case SP_ToolBarHorizontalExtensionButton:
        return paletteIcon(QStringLiteral("more"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        drawFocus(option, painter);
        return;
    case PE_PanelButtonCommand:
        drawPushPanel(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolPanel(option, painter);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        // Without a frame it is part of something else that paints the ground.
        if (frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    }
    case PE_FrameLineEdit:
        drawField(option, painter, widget);
        return;
    case PE_PanelTipLabel:
    case PE_PanelMenu:
        painter->fillRect(option->rect, m_colors.raised);
        painter->setPen(m_colors.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameMenu: // drawn with the panel
        return;
    case PE_PanelItemViewItem:
        drawItemGround(option, painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(option, painter);
        return;
    case PE_Frame:
        if (isTextArea(widget)) {
            drawField(option, painter, widget);
            return;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton: // Fusion leaves the ring to the panel, which flat buttons have not
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state.testFlag(State_HasFocus))
            drawFocus(option, painter);
        return;
    case CE_PushButtonLabel:
        drawPushLabel(option, painter, widget);
        return;
    case CE_Splitter:
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeader(option, painter);
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        drawScrollBar(option, painter, widget);
    else if (control == CC_SpinBox)
        drawSpinBox(option, painter, widget);
    else if (control == CC_ComboBox)
        drawComboBox(option, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return comboWords(option, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool isAcross = bar->orientation == Qt::Horizontal;
    const QRect all = bar->rect;
    const int length = isAcross ? all.width() : all.height();
    const auto [start, size] = sliderSpan(bar, length);
    int from = 0;
    int span = length;
    if (part == SC_ScrollBarSlider) {
        from = start;
        span = size;
    } else if (part == SC_ScrollBarSubPage) {
        span = start;
    } else if (part == SC_ScrollBarAddPage) {
        from = start + size;
        span = length - from;
    } else if (part != SC_ScrollBarGroove) {
        return {}; // no arrows
    }
    const QRect rect = isAcross ? QRect(all.x() + from, all.y(), span, all.height())
                                : QRect(all.x(), all.y() + from, all.width(), span);
    return visualRect(bar->direction, all, rect);
}

QColor Style::hovered(const QColor &base, const QStyleOption *option) const
{
    const bool isPressed = option->state.testFlag(State_Sunken);
    const bool isPointed = option->state.testFlag(State_MouseOver);
    if (!option->state.testFlag(State_Enabled) || (!isPressed && !isPointed))
        return base;
    if (base == m_colors.leaf)
        return render::Colors::over(base, m_colors.text, isPressed ? kFilledPressed : kFilledHover);
    return isPressed ? render::Colors::over(m_colors.hover, m_colors.text, kPressedShare)
                     : m_colors.hover;
}

void Style::drawPushPanel(const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isFlat =
        isSet(widget, "quiet") || (button && button->features.testFlag(QStyleOptionButton::Flat));
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool hasRing =
        option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange);
    if (isFilled(option)) {
        // The ring has the button's own colour: there is a gap between the two.
        const int gap = hasRing ? kRingGap : 0;
        paintRounded(painter, option->rect.adjusted(gap, gap, -gap, -gap),
                     isEnabled ? hovered(m_colors.leaf, option) : m_colors.hover, {}, 0);
    } else if (isFlat) {
        paintRounded(painter, option->rect, hovered({}, option),
                     m_colors.isHighContrast ? m_colors.line : QColor(), 1);
    } else {
        paintRounded(painter, option->rect, hovered(m_colors.raised, option),
                     isEnabled ? m_colors.lineStrong : m_colors.line, 1);
    }
    if (button && button->state.testFlag(State_On) && isFlat)
        paintRounded(painter, option->rect, m_colors.leafTint, {}, 0);
}

void Style::drawToolPanel(const QStyleOption *option, QPainter *painter) const
{
    if (option->state.testFlag(State_On))
        paintRounded(painter, option->rect, m_colors.leafTint, {}, 0);
    else
        paintRounded(painter, option->rect, hovered({}, option), {}, 0);
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool hasFocus = isEnabled && option->state.testFlag(State_HasFocus);
    QColor outline = isEnabled ? m_colors.lineStrong : m_colors.line;
    if (isEnabled && option->state.testFlag(State_MouseOver))
        outline = m_colors.text2;
    if (hasFocus)
        outline = m_colors.leaf;
    if (isSet(widget, "fault"))
        outline = m_colors.danger;
    if (isSet(widget, "quiet") && !hasFocus) {
        const bool isPointed = isEnabled && option->state.testFlag(State_MouseOver);
        paintRounded(painter, option->rect, isPointed ? m_colors.hover : QColor(),
                     m_colors.isHighContrast ? m_colors.line : QColor(), 1);
        return;
    }
    paintRounded(painter, option->rect, isEnabled ? m_colors.canvas : m_colors.chrome, outline,
                 hasFocus ? 2 : 1);
}

void Style::drawItemGround(const QStyleOption *option, QPainter *painter) const
{
    const bool isSelected = option->state.testFlag(State_Selected);
    const QColor ground =
        isSelected ? option->palette.color(QPalette::Highlight) : hovered({}, option);
    if (!ground.isValid())
        return;
    painter->save();
    painter->setClipRect(option->rect, Qt::IntersectClip);
    paintRounded(painter, rowGround(option), ground, {}, 0);
    painter->restore();
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const bool isSeparator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
    if (!item || isSeparator || !item->state.testFlag(State_Selected)) {
        QProxyStyle::drawControl(CE_MenuItem, option, painter, widget);
        return;
    }
    // Fusion would put a dark line around it.
    QStyleOptionMenuItem quiet = *item;
    quiet.state.setFlag(State_Selected, false);
    const QPalette &palette = item->palette;
    if (item->state.testFlag(State_Enabled)) {
        constexpr int kInset = 4;
        paintRounded(painter, item->rect.adjusted(kInset, 0, -kInset, 0),
                     palette.color(QPalette::Highlight), {}, 0);
        quiet.palette.setColor(QPalette::Text, palette.color(QPalette::HighlightedText));
        quiet.palette.setColor(QPalette::WindowText, palette.color(QPalette::HighlightedText));
    }
    QProxyStyle::drawControl(CE_MenuItem, &quiet, painter, widget);
}

void Style::drawFocus(const QStyleOption *option, QPainter *painter) const
{
    // A click gives focus, too, but shows no ring.
    if (!option->state.testFlag(State_KeyboardFocusChange))
        return;
    paintRounded(painter, option->rect, {}, m_colors.leaf, m_colors.isHighContrast ? 3 : 2);
}

void Style::drawPushLabel(const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button || !isFilled(option)) {
        QProxyStyle::drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    }
    QStyleOptionButton filled = *button;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    filled.palette.setColor(QPalette::ButtonText, isEnabled ? m_colors.onLeaf : m_colors.text3);
    QProxyStyle::drawControl(CE_PushButtonLabel, &filled, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kShortestSlider;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_FocusFrameHMargin: // beside the text of rows in lists
        return kRowPadding;
    case PM_HeaderMargin: // the head of a column begins where its texts do
        return kRowPadding + 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 0;
    case PM_MenuPanelWidth:
        return 4;
    case PM_DefaultFrameWidth: // the corners of the ground stay inside those of the outline
        return isTextArea(widget) ? 3 : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_UnderlineShortcut:
    case SH_ComboBox_AllowWheelScrolling: // a page that is scrolled would be edited on the way
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool hasFrame = frame && frame->lineWidth > 0;
    if (element == SE_LineEditContents && hasFrame && !isSet(widget, "quiet"))
        rect.adjust(kFieldPadding, 0, -kFieldPadding, 0);
    return rect;
}

} // namespace ui
