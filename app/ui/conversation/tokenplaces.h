// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenprobability.h"
#include "render/textmarks.h"

#include <QDeadlineTimer>
#include <optional>
#include <vector>

namespace ui {

/// Where the tokens of a reply stand in what is shown of it. Leaves keep no places in the source,
/// and of Markdown marks disappear: so the leaves' words are looked for in the words of the
/// tokens, one after the other, and what is not found there belongs to none. What was placed in
/// closed leaves stays: a chunk costs its tokens and the open leaves. A plain class.
class TokenPlaces
{
public:
    /// Takes in lines (core::encodedToken) and leaves that came since, of which those before
    /// `closed` will not change any more. Starts anew when there are fewer. False when the time was
    /// over before all was done.
    [[nodiscard]] bool update(QStringView lines, const QList<render::Block> &blocks, int closed,
                              QDeadlineTimer until);
    /// The leaves from this one on have other words than before.
    void forgetFrom(int block);
    /// How likely each was, for painting; looks at what is kept here.
    [[nodiscard]] render::TextMarks shades() const;
    /// The tokens that make the character behind the place: mostly one, several where a
    /// character is made of parts. `lines` as they were taken in; empty: nobody told.
    [[nodiscard]] QList<core::TokenProbability> tokensAt(QStringView lines,
                                                         render::TextPlace place) const;
    /// So many leaves are not looked at again.
    [[nodiscard]] int settledLeaves() const { return m_settled; }
    /// About what is kept here.
    [[nodiscard]] qint64 bytes() const;
    /// How many leaves were looked at since the start: what all of it cost.
    [[nodiscard]] qint64 lookedAt() const { return m_lookedAt; }

private:
    struct Token {
        qsizetype line = 0;   ///< where its line begins
        qsizetype source = 0; ///< where its words begin in m_source
        int first = 0;        ///< of those that make its first character with it
        quint8 level = 0;
    };
    struct Leaf {
        qsizetype source = 0; ///< where its words were looked for
        qsizetype span = 0;   ///< the first of its spans
    };
    /// Where the time was over, in the last leaf.
    struct Stop {
        qsizetype offset = 0;
        qsizetype read = 0; ///< characters of lines at that time
        QString words;      ///< of the leaf
    };

    [[nodiscard]] bool read(QStringView lines, QDeadlineTimer until);
    void addToken(QStringView line, qsizetype at);
    /// Goes on where the leaf was left; false when the time was over before all of it was done.
    [[nodiscard]] bool place(int block, const QString &words, QDeadlineTimer until);
    [[nodiscard]] bool canGoOn(const QList<render::Block> &blocks) const;
    [[nodiscard]] qsizetype find(QStringView words, qsizetype at) const;
    void mark(int block, int offset, qsizetype source);
    [[nodiscard]] qsizetype tokenAt(qsizetype source) const;

    QString m_source;     ///< the words of all tokens
    QByteArray m_partial; ///< bytes of a character that is not whole yet
    std::vector<Token> m_tokens;
    double m_carried = 0; ///< logarithms of tokens whose character is not whole yet
    bool m_isUntold = false;
    int m_first = -1;     ///< the first of these; -1: none
    qsizetype m_read = 0; ///< characters of lines
    qsizetype m_at = 0;   ///< where the next words are looked for
    std::vector<Leaf> m_leaves;
    int m_settled = 0; ///< leaves that are not looked at again
    bool m_isStarved = false;
    std::optional<Stop> m_stop;
    qint64 m_lookedAt = 0;
    // Of each stretch of one token in one leaf.
    std::vector<render::TextPlace> m_starts;
    std::vector<int> m_lengths;
    std::vector<quint8> m_levels;
    std::vector<qsizetype> m_owners;
    int m_longest = 0;
};

} // namespace ui
