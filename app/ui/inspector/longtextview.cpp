// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/longtextview.h"

#include <QMimeData>
#include <QTextBlock>
#include <algorithm>

namespace ui {
namespace {

/// Letters inserted between two turns of the event loop: about two milliseconds of work.
constexpr qsizetype kSlice = 16 * 1024;

} // namespace

LongTextView::LongTextView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    document()->setDocumentMargin(8);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const auto dress = [this, &theme] { setFont(theme.codeFont()); };
    dress();
    connect(&theme, &Theme::fontsChanged, this, dress);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LongTextView::fill);
}

void LongTextView::setLongText(const chat::LongText &text)
{
    m_long = text;
    m_filled = 0;
    m_matches.clear();
    m_match = -1;
    clear();
    fill();
    // What is put in at a cursor's place takes the cursor along.
    moveCursor(QTextCursor::Start);
    m_timer.start();
}

void LongTextView::fill()
{
    const qsizetype end = qMin(m_filled + kSlice, m_long.text.size());
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    auto next = std::upper_bound(m_long.breaks.cbegin(), m_long.breaks.cend(), m_filled);
    while (m_filled < end) {
        const qsizetype stop = next == m_long.breaks.cend() ? end : qMin(*next, end);
        cursor.insertText(m_long.text.mid(m_filled, stop - m_filled));
        m_filled = stop;
        if (next != m_long.breaks.cend() && *next == stop) {
            cursor.insertBlock();
            ++next;
        }
    }
    cursor.endEditBlock();
    if (isFilled())
        m_timer.stop();
    showMatch();
}

int LongTextView::toDocument(qsizetype place, bool isEnd) const
{
    const auto begin = m_long.breaks.cbegin();
    const auto after = isEnd ? std::lower_bound(begin, m_long.breaks.cend(), place)
                             : std::upper_bound(begin, m_long.breaks.cend(), place);
    return int(place + (after - begin));
}

qsizetype LongTextView::toText(int position) const
{
    // The n-th break stands in the document n places further on than in the text.
    qsizetype low = 0;
    qsizetype high = m_long.breaks.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_long.breaks.at(middle) + middle < position)
            low = middle + 1;
        else
            high = middle;
    }
    return position - low;
}

int LongTextView::search(const QString &words)
{
    m_matches.clear();
    m_match = -1;
    m_matchLength = words.size();
    QString folded = words;
    for (QChar &c : folded)
        c = c.toCaseFolded();
    qsizetype at = folded.isEmpty() ? -1 : m_long.folded.indexOf(folded);
    while (at >= 0 && m_matches.size() < kMostMatches) {
        m_matches.append(at);
        at = m_long.folded.indexOf(folded, at + folded.size());
    }
    return int(m_matches.size());
}

int LongTextView::select(bool isBackward)
{
    if (m_matches.isEmpty())
        return 0;
    const QTextCursor cursor = textCursor();
    if (isBackward) {
        const qsizetype place = toText(cursor.selectionStart());
        const auto before = std::lower_bound(m_matches.cbegin(), m_matches.cend(), place);
        m_match =
            before == m_matches.cbegin() ? m_matches.size() - 1 : before - m_matches.cbegin() - 1;
    } else {
        const qsizetype place =
            toText(cursor.hasSelection() ? cursor.selectionEnd() : cursor.position());
        const auto after = std::lower_bound(m_matches.cbegin(), m_matches.cend(), place);
        m_match = after == m_matches.cend() ? 0 : after - m_matches.cbegin();
    }
    const int number = int(m_match) + 1;
    showMatch();
    return number;
}

void LongTextView::showMatch()
{
    if (m_match < 0 || m_matches.at(m_match) + m_matchLength > m_filled)
        return;
    const qsizetype start = m_matches.at(m_match);
    QTextCursor cursor(document());
    cursor.setPosition(toDocument(start, false));
    cursor.setPosition(toDocument(start + m_matchLength, true), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
    m_match = -1;
}

QString LongTextView::selectedSource() const
{
    const QTextCursor cursor = textCursor();
    const qsizetype start = toText(cursor.selectionStart());
    return m_long.text.mid(start, toText(cursor.selectionEnd()) - start);
}

QMimeData *LongTextView::createMimeDataFromSelection() const
{
    auto data = std::make_unique<QMimeData>();
    data->setText(selectedSource());
    return data.release();
}

} // namespace ui
