// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts.h"
#include "ui/conversation/footer.h"
#include "ui/conversation/messagerow.h"
#include "ui/conversation/replypictures.h"
#include "ui/conversation/treemenu.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

namespace ui {
namespace {

constexpr int kCaretWidth = 2;
constexpr int kCaretGap = 2;
constexpr int kStatusGap = 8;
constexpr int kFoundLine = 2;
constexpr int kFoundReach = 4;
constexpr int kFoundCorner = 4;
constexpr int kFlowBits = 24; ///< a code button's argument: flow above, block below

int lineButtonWidth(const QString &text, const RowContext &context)
{
    return QFontMetrics(context.type.reading).horizontalAdvance(text) + 4 + row::kIcon;
}

} // namespace

std::pair<int, int> codePlace(const RowButton &button)
{
    return {button.argument >> kFlowBits, button.argument & ((1 << kFlowBits) - 1)};
}

QRect MessageRow::body() const
{
    return {0, m_top, m_width, std::max(0, (isQuestion() ? m_questionBottom : m_height) - m_top)};
}

QList<RowButton> MessageRow::buttons(int viewTop, int viewBottom) const
{
    QList<RowButton> all;
    m_images.addButtons(all, m_imagesY);
    if (m_hasReasoning) {
        const QString text = reasoningText(m_reasoning, m_isRunning, m_context.status.words);
        const bool isOpen = view().isReasoningOpen;
        all.append(
            {RowAction::ToggleReasoning, ButtonLook::Line,
             QRect(0, m_reasoningY, lineButtonWidth(text, m_context), m_context.type.lineHeight),
             isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), text, 0});
    }
    m_tools.addButtons(all);
    addPictureButtons(all, m_flows, m_context, {viewTop, viewBottom});
    addCodeButtons(all, viewTop, viewBottom);
    if (m_foldY >= 0) {
        const bool isOpen = view().isUnfolded;
        const QString text = isOpen ? tr("Show less") : tr("Show all");
        all.append({RowAction::ToggleFold, ButtonLook::Line,
                    QRect(0, m_foldY, lineButtonWidth(text, m_context), m_context.type.lineHeight),
                    isOpen ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"), text,
                    0});
    }
    addNoteButtons(all);
    addStatusButtons(all);
    if (m_card) {
        for (RowButton button : m_card->buttons()) {
            button.rect.translate(0, m_cardY);
            all.append(button);
        }
    }
    addFooterButtons(all);
    return all;
}

void MessageRow::addStatusButtons(QList<RowButton> &buttons) const
{
    if (m_waitingY < 0 || !m_context.status.canHurry)
        return;
    const int lines = m_context.status.reason.isEmpty() ? 1 : 2;
    const int y = m_waitingY + lines * m_context.type.lineHeight + row::kFooterGap;
    const int height = textButtonHeight(m_context.uiFont);
    int x = 0;
    const auto add = [&](RowAction action, const QString &text) {
        const int width = textButtonWidth(text, m_context.uiFont);
        buttons.append({action, ButtonLook::Quiet, QRect(x, y, width, height), {}, text, 0});
        x += width + kStatusGap;
    };
    add(RowAction::Hurry, tr("Try now"));
    add(RowAction::Cancel, tr("Cancel"));
}

void MessageRow::addCodeButtons(QList<RowButton> &buttons, int viewTop, int viewBottom) const
{
    for (int i = 0; i < int(m_flows.size()); ++i) {
        const RowFlow &flow = *m_flows[std::size_t(i)];
        if (flow.isHidden || flow.isWaiting())
            continue;
        const QList<render::CodeHead> heads =
            flow.layout().codeHeads(viewTop - flow.y, viewBottom - flow.y);
        for (const render::CodeHead &head : heads) {
            const QRect rect = head.rect.translated(flow.x, flow.y);
            const int argument = i << kFlowBits | head.firstBlock;
            QRect place(rect.right() - 2 * row::kButton - 3,
                        rect.y() + (rect.height() - row::kButton) / 2, row::kButton, row::kButton);
            buttons.append({RowAction::CopyCode, ButtonLook::Icon, place, QStringLiteral("copy"),
                            tr("Copy code"), argument});
            place.translate(row::kButton, 0);
            buttons.append({RowAction::CodeMore, ButtonLook::Icon, place, QStringLiteral("more"),
                            tr("More for this code"), argument});
        }
        addCodeFolds(buttons, i, viewTop, viewBottom);
        addTreeButtons(buttons, flow, i << kFlowBits, {viewTop, viewBottom}, m_context);
    }
}

void MessageRow::addCodeFolds(QList<RowButton> &buttons, int index, int viewTop,
                              int viewBottom) const
{
    const RowFlow &flow = *m_flows[std::size_t(index)];
    const QList<render::CodeFold> folds =
        flow.layout().codeFolds(viewTop - flow.y, viewBottom - flow.y);
    for (const render::CodeFold &fold : folds) {
        const QRect rect = fold.rect.translated(flow.x + render::space::kCodePadding, flow.y);
        const QString text =
            fold.isFolded ? tr("Show all %n lines", nullptr, fold.lines) : tr("Show less");
        buttons.append(
            {RowAction::ToggleCode, ButtonLook::Line,
             QRect(rect.topLeft(), QSize(lineButtonWidth(text, m_context), rect.height())),
             fold.isFolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), text,
             index << kFlowBits | fold.group});
    }
}

void MessageRow::addFooterButtons(QList<RowButton> &buttons) const
{
    if (m_footerY >= 0 && !m_isRunning)
        siblingSwitch().addButtons(buttons, footerCorner());
    int x = 0;
    int y = 0;
    const auto add = [&](RowAction action, const QString &icon, const QString &name) {
        buttons.append(
            {action, ButtonLook::Icon, QRect(x, y, row::kButton, row::kButton), icon, name, 0});
        x += row::kButton;
    };
    if (isQuestion()) {
        x = m_width + row::kHang - 4 - 3 * row::kButton;
        y = m_top + 4;
        add(RowAction::Copy, QStringLiteral("copy"), tr("Copy"));
        add(RowAction::Edit, QStringLiteral("edit"), tr("Edit"));
        add(RowAction::More, QStringLiteral("more"), tr("More"));
    } else if (m_footerY >= 0 && !m_isRunning) {
        x = footerCorner().x() + siblingSwitch().width();
        y = m_footerY;
        add(RowAction::Copy, QStringLiteral("copy"), tr("Copy"));
        add(RowAction::Regenerate, QStringLiteral("again"), tr("Regenerate"));
        add(RowAction::More, QStringLiteral("more"), tr("More"));
        if (m_isSilentEnd) {
            add(RowAction::Details, QStringLiteral("warning"),
                texts::noticeText(QString(core::notice::kSaidBefore)));
        }
    }
}

QPoint MessageRow::footerCorner() const
{
    // The icon, not its ground, meets the reading edge.
    return {-(row::kButton - row::kIcon) / 2, m_footerY};
}

QList<render::Block> MessageRow::code(const RowButton &button) const
{
    const auto [index, first] = codePlace(button);
    if (index >= int(m_flows.size()))
        return {};
    const QList<render::Block> &blocks = m_flows[std::size_t(index)]->blocks();
    QList<render::Block> code;
    for (int i = first; i < blocks.size() && blocks[i].group == blocks[first].group; ++i)
        code.append(blocks[i]);
    return code;
}

QRect MessageRow::caretRect() const
{
    if (!m_isRunning || !m_hasText || m_flows.empty())
        return {};
    const RowPlace last = end();
    const QRect rect = cursorRect(last);
    const int height = std::min(rect.height(), m_context.type.em * 5 / 4);
    return {rect.x() + kCaretGap, rect.y() + (rect.height() - height) / 2, kCaretWidth, height};
}

void MessageRow::paint(QPainter &painter, const RowPaint &paint) const
{
    if (isQuestion()) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(paint.colors.isHighContrast ? QPen(paint.colors.text, 1) : QPen(Qt::NoPen));
        painter.setBrush(paint.colors.question);
        painter.drawRoundedRect(
            body().adjusted(-row::kHang, 0, row::kHang, 0).translated(paint.origin),
            render::space::kBlockCorner, render::space::kBlockCorner);
        painter.restore();
    }
    m_images.paint(painter, paint.origin + QPoint(0, m_imagesY), m_context, paint.colors);
    m_tools.paint(painter, paint.origin, paint.clip, paint.colors);
    for (int i = 0; i < int(m_flows.size()); ++i)
        paintFlow(painter, paint, i);
    paintNotes(painter, paint);
    paintStatus(painter, paint);
    if (const QRect caret = caretRect(); caret.isValid())
        painter.fillRect(caret.translated(paint.origin), paint.colors.fruit);
    if (m_card)
        m_card->paint(painter, paint.origin + QPoint(0, m_cardY), paint.clip, paint.colors);
    paintFooter(painter, paint);
    paintButtons(painter, paint);
}

void MessageRow::paintStatus(QPainter &painter, const RowPaint &paint) const
{
    const StatusLine &status = m_context.status;
    if (m_isRunning && !status.stillWaiting.isEmpty()) {
        // Where the footer will be: its place is kept, so nothing moves.
        painter.setFont(m_context.captionFont);
        painter.setPen(paint.colors.text2);
        painter.drawText(QRect(paint.origin + QPoint(0, m_footerY), QSize(m_width, row::kFooter)),
                         Qt::AlignVCenter | Qt::TextSingleLine, status.stillWaiting);
    }
    if (m_waitingY < 0)
        return;
    painter.setFont(m_context.type.reading);
    painter.setPen(paint.colors.text2);
    const QFontMetrics metrics(m_context.type.reading);
    int y = m_waitingY;
    for (const QString &words : {status.reason, status.words}) {
        if (words.isEmpty())
            continue;
        painter.drawText(
            QRect(paint.origin + QPoint(0, y), QSize(m_width, m_context.type.lineHeight)),
            Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(words, Qt::ElideRight, m_width));
        y += m_context.type.lineHeight;
    }
}

QString statusTextOf(const MessageRow &row)
{
    QStringList said;
    for (const auto &[part, note] : row.m_notes)
        said.append(note.note ? note.note->text() : QString());
    if (row.m_card)
        said.append(row.m_card->text());
    said.removeAll(QString());
    if (!said.isEmpty())
        return said.join(QLatin1Char('\n'));
    if (!row.m_isRunning)
        return {};
    const StatusLine &status = row.m_context.status;
    QStringList words{status.reason, status.words, status.stillWaiting};
    words.removeAll(QString());
    return words.join(QLatin1Char('\n'));
}

void MessageRow::paintFlow(QPainter &painter, const RowPaint &paint, int index) const
{
    const RowFlow &flow = *m_flows[std::size_t(index)];
    if (flow.isHidden || flow.isWaiting())
        return;
    const int shown = flow.shownHeight >= 0 ? flow.shownHeight : flow.height();
    const QPoint origin = paint.origin + QPoint(flow.x, flow.y);
    const QRect area(paint.origin.x() - row::kHang, origin.y(), m_width + 2 * row::kHang, shown);
    const QRect clip = paint.clip & area;
    if (clip.isEmpty())
        return;
    const bool isReasoning = flow.kind() == RowFlow::Kind::Reasoning;
    if (isReasoning)
        painter.fillRect(QRect(paint.origin.x(), origin.y(), 1, shown), paint.colors.lineStrong);
    render::TextPlace from;
    render::TextPlace to;
    if (paint.selectionStart < paint.selectionEnd && paint.selectionStart.flow <= index
        && index <= paint.selectionEnd.flow) {
        from =
            index == paint.selectionStart.flow ? paint.selectionStart.place : render::TextPlace{};
        to = index == paint.selectionEnd.flow ? paint.selectionEnd.place
                                              : render::endOf(flow.blocks());
    }
    painter.save();
    if (flow.shownHeight >= 0)
        painter.setClipRect(clip, Qt::IntersectClip);
    const bool isQuiet = isReasoning || (!isReply() && !isQuestion());
    flow.layout().paint(painter, {paint.colors, origin, clip, paint.view.top(), isQuiet, from, to,
                                  paint.marks ? paint.marks(flow.part()) : render::TextMarks(),
                                  shadesOf(flow)});
    painter.restore();
}

void MessageRow::paintFooter(QPainter &painter, const RowPaint &paint) const
{
    if (m_footerY < 0 || m_isRunning)
        return;
    siblingSwitch().paint(painter, paint.origin + footerCorner(), paint.colors);
    // The buttons of a question are elsewhere, and what little it says here is always seen.
    if (!isQuestion() && !(m_isLast || paint.isPointed))
        return;
    const QString words = isQuestion() ? m_footer : withHiddenCount(m_footer, hiddenCount(m_flows));
    const int buttons = isQuestion() ? 0 : 3 + (m_isSilentEnd ? 1 : 0);
    const int x = siblingSwitch().width() + buttons * row::kButton;
    const QRect rect(paint.origin + QPoint(x, m_footerY), QSize(m_width - x, row::kFooter));
    painter.setFont(m_context.captionFont);
    painter.setPen(paint.colors.text3);
    painter.drawText(
        rect, Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(m_context.captionFont).elidedText(words, Qt::ElideRight, rect.width()));
}

void MessageRow::paintButtons(QPainter &painter, const RowPaint &paint) const
{
    const QList<RowButton> all =
        buttons(paint.view.top() - paint.origin.y(), paint.view.bottom() + 1 - paint.origin.y());
    for (RowButton button : all) {
        const bool isFooter =
            button.action == RowAction::Copy || button.action == RowAction::More
            || button.action == RowAction::Edit
            || (button.action == RowAction::Regenerate && button.look == ButtonLook::Icon);
        const bool isShown = !isFooter || paint.isPointed || (m_isLast && isReply());
        if (!isShown)
            continue;
        const auto is = [&](const std::optional<RowButton> &other) {
            return other && other->isSame(button) && other->look == button.look;
        };
        const ButtonState state{is(paint.pointed), is(paint.pressed), is(paint.focused)};
        button.rect.translate(paint.origin);
        if (isQuestion() && isFooter) // text may lie below: the ground first
            painter.fillRect(button.rect, paint.colors.question);
        paintFound(painter, paint, button);
        paintButton(painter, button, state, m_context, paint.colors);
    }
    if (!paint.isFound)
        return;
    // Nothing to press, but they have names, too.
    QList<RowButton> plain;
    m_images.addAddresses(plain, m_imagesY);
    for (RowButton &picture : plain) {
        picture.rect.translate(paint.origin);
        paintFound(painter, paint, picture);
    }
}

/// Below the words of a tool, around a picture. Outlined, so that it does not speak by colour alone
/// and what it says stays as dark on its ground as elsewhere.
void MessageRow::paintFound(QPainter &painter, const RowPaint &paint, const RowButton &button) const
{
    if (!paint.isFound || !paint.isFound(button))
        return;
    const bool isPicture = button.look == ButtonLook::Picture;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(paint.colors.findNow, kFoundLine));
    painter.setBrush(isPicture ? QBrush(Qt::NoBrush) : QBrush(paint.colors.find));
    const int reach = isPicture ? kFoundLine : kFoundReach;
    painter.drawRoundedRect(button.rect.adjusted(-reach, 0, reach, 0), kFoundCorner, kFoundCorner);
    painter.restore();
}

} // namespace ui
