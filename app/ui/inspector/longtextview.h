// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/longtext.h"
#include "ui/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace ui {

/// A read-only text of any size in the fixed font. It comes a slice at a time, so that millions of
/// letters never hold up the window; lines without end are broken for the eye, but copied whole.
class LongTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LongTextView(const Theme &theme, QWidget *parent = nullptr);

    void setLongText(const chat::LongText &text);
    /// All of it is here; until then more follows by itself.
    [[nodiscard]] bool isFilled() const { return m_filled >= m_long.text.size(); }
    /// Looks for it without regard to capitals. The number of matches, at most kMostMatches.
    int search(const QString &words);
    /// Selects the next match behind the selection, or the one before it, around the ends. Its
    /// number from 1; 0 when there is none.
    int select(bool isBackward);
    /// What is selected, without the breaks that are not in the text.
    [[nodiscard]] QString selectedSource() const;

    static constexpr int kMostMatches = 10'000;

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void fill();
    void showMatch();
    [[nodiscard]] int toDocument(qsizetype place, bool isEnd) const;
    [[nodiscard]] qsizetype toText(int position) const;

    chat::LongText m_long;
    QTimer m_timer;
    qsizetype m_filled = 0; ///< of the text
    QList<qsizetype> m_matches;
    qsizetype m_matchLength = 0;
    qsizetype m_match = -1; ///< the selected one; it may not be filled in yet
};

} // namespace ui
