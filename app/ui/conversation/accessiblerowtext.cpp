// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/accessiblerowtext.h"

#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace ui {
namespace {

QTextBoundaryFinder::BoundaryType finderType(QAccessible::TextBoundaryType type)
{
    return type == QAccessible::WordBoundary       ? QTextBoundaryFinder::Word
           : type == QAccessible::SentenceBoundary ? QTextBoundaryFinder::Sentence
                                                   : QTextBoundaryFinder::Grapheme;
}

/// From one start of a character, word, sentence or line to the next one.
std::pair<int, int> unitAround(const QString &text, int offset, QAccessible::TextBoundaryType type)
{
    const int size = int(text.size());
    if (type == QAccessible::NoBoundary)
        return {0, size};
    if (type == QAccessible::LineBoundary || type == QAccessible::ParagraphBoundary) {
        const int start = offset == 0 ? 0 : int(text.lastIndexOf(u'\n', offset - 1)) + 1;
        const int end = int(text.indexOf(u'\n', offset));
        return {start, end < 0 ? size : end + 1};
    }
    QTextBoundaryFinder finder(finderType(type), text);
    const auto isStart = [&] {
        return type == QAccessible::CharBoundary
               || finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem;
    };
    finder.setPosition(offset);
    qsizetype start = offset;
    while (start > 0 && !(finder.isAtBoundary() && isStart()))
        start = finder.toPreviousBoundary();
    finder.setPosition(offset);
    qsizetype end = finder.toNextBoundary();
    while (end >= 0 && end < size && !isStart())
        end = finder.toNextBoundary();
    return {int(std::max<qsizetype>(start, 0)), end < 0 ? size : int(end)};
}

} // namespace

AccessibleRowText::AccessibleRowText(ConversationView *view, int row)
    : m_view(view)
    , m_row(row)
{
}

AccessibleRowText::~AccessibleRowText() = default;

RowText AccessibleRowText::words() const
{
    if (!m_view || m_row >= ConversationReach(*m_view).rowCount())
        return {};
    return ConversationReach(*m_view).text(m_row);
}

std::pair<int, int> AccessibleRowText::selected() const
{
    const RowText words = this->words();
    if (words.text().isEmpty())
        return {0, 0};
    const auto [from, to] = ConversationReach(*m_view).selection(m_row);
    const int start = words.offsetOf(from);
    return {start, std::max(start, words.offsetOf(to))};
}

void AccessibleRowText::selection(int index, int *start, int *end) const
{
    std::tie(*start, *end) = index == 0 ? selected() : std::pair(0, 0);
}

int AccessibleRowText::selectionCount() const
{
    const auto [start, end] = selected();
    return start < end ? 1 : 0;
}

/// There is one selection, which may reach over many messages.
void AccessibleRowText::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void AccessibleRowText::removeSelection(int index)
{
    setSelection(index, 0, 0);
}

void AccessibleRowText::setSelection(int index, int start, int end)
{
    const RowText words = this->words();
    if (index != 0 || words.text().isEmpty())
        return;
    const int count = int(words.text().size());
    start = std::clamp(start, 0, count);
    end = end < 0 ? count : std::clamp(end, start, count);
    ConversationReach(*m_view).select(m_row, words.placeAt(start), words.placeAt(end));
}

int AccessibleRowText::cursorPosition() const
{
    return selected().second;
}

void AccessibleRowText::setCursorPosition(int position)
{
    setSelection(0, position, std::max(position, 0));
    scrollToSubstring(position, position);
}

QString AccessibleRowText::text(int start, int end) const
{
    const QString all = words().text();
    start = std::clamp(start, 0, int(all.size()));
    end = end < 0 ? int(all.size()) : std::clamp(end, start, int(all.size()));
    return all.mid(start, end - start);
}

int AccessibleRowText::characterCount() const
{
    return int(words().text().size());
}

QRect AccessibleRowText::characterRect(int offset) const
{
    const RowText words = this->words();
    if (offset < 0 || offset >= words.text().size())
        return {};
    return ConversationReach(*m_view).characterRect(m_row, words.placeAt(offset));
}

int AccessibleRowText::offsetAtPoint(const QPoint &point) const
{
    const RowText words = this->words();
    if (words.text().isEmpty() || !ConversationReach(*m_view).rect(m_row).contains(point))
        return -1;
    return words.offsetOf(ConversationReach(*m_view).placeAt(m_row, point));
}

void AccessibleRowText::scrollToSubstring(int start, int)
{
    const RowText words = this->words();
    if (!words.text().isEmpty())
        ConversationReach(*m_view).show(m_row, words.placeAt(start));
}

/// The markers of lists, and what stands between two leaves, look like nothing.
QString AccessibleRowText::attributes(int offset, int *start, int *end) const
{
    const RowText words = this->words();
    *start = 0;
    *end = int(words.text().size());
    if (offset < 0 || offset >= *end)
        return {};
    for (const RowText::Leaf &leaf : words.leaves()) {
        if (offset < leaf.begin) {
            *end = leaf.begin;
            return {};
        }
        if (offset < leaf.end) {
            const AttributedStretch found =
                ConversationReach(*m_view).attributes(m_row, leaf.place(offset - leaf.begin));
            *start = leaf.begin + found.start;
            *end = std::min(leaf.begin + found.end, leaf.end);
            return found.attributes;
        }
        *start = leaf.end;
    }
    return {};
}

QString AccessibleRowText::textAtOffset(int offset, QAccessible::TextBoundaryType type, int *start,
                                        int *end) const
{
    const QString all = words().text();
    *start = *end = -1;
    if (offset < 0)
        offset = int(all.size());
    if (all.isEmpty() || offset > all.size()
        || (offset == all.size() && type == QAccessible::CharBoundary))
        return {};
    std::tie(*start, *end) = unitAround(all, offset, type);
    return all.mid(*start, *end - *start);
}

QString AccessibleRowText::textBeforeOffset(int offset, QAccessible::TextBoundaryType type,
                                            int *start, int *end) const
{
    (void)textAtOffset(offset, type, start, end);
    const int first = *start < 0 ? characterCount() : *start;
    *start = *end = -1;
    return first > 0 ? textAtOffset(first - 1, type, start, end) : QString();
}

QString AccessibleRowText::textAfterOffset(int offset, QAccessible::TextBoundaryType type,
                                           int *start, int *end) const
{
    (void)textAtOffset(offset, type, start, end);
    const int next = *end;
    *start = *end = -1;
    return next >= 0 && next < characterCount() ? textAtOffset(next, type, start, end) : QString();
}

} // namespace ui
