// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <vector>

namespace support {

/// Writes texts whose words are as frequent as those of a language: the n-th by 1/n (Zipf). The
/// same seed, the same words and texts.
class Wordbook
{
public:
    static constexpr int kWords = 40'000;

    explicit Wordbook(quint32 seed)
        : m_random(seed)
    {
        double sum = 0;
        for (int i = 0; i < kWords; ++i)
            m_sums.push_back(sum += 1 / (i + 2.7));
        for (int i = 0; i < kWords; ++i) {
            m_english.append(makeEnglish());
            m_chinese.append(makeChinese(i));
        }
    }

    [[nodiscard]] QString englishWord(int rank) const { return m_english.at(rank); }
    [[nodiscard]] QString chineseWord(int rank) const { return m_chinese.at(rank); }

    /// Around so many on average, most shorter, few much longer.
    [[nodiscard]] int length(int mean)
    {
        return 20 + int(-(mean - 20) * std::log(1 - m_random.generateDouble()));
    }
    [[nodiscard]] QString english(int bytes)
    {
        QString text;
        while (text.size() < bytes)
            text += m_english.at(rank()) + QLatin1Char(' ');
        return text;
    }
    [[nodiscard]] QString chinese(int bytes)
    {
        QString text;
        while (text.size() * 3 < bytes) {
            text += m_chinese.at(rank());
            if (m_random.bounded(8) == 0)
                text += QChar(u'\uFF0C');
        }
        return text;
    }
    [[nodiscard]] QString title() { return m_random.bounded(2) == 0 ? chinese(30) : english(30); }

private:
    int rank()
    {
        const double at = m_random.generateDouble() * m_sums.back();
        const auto found = std::lower_bound(m_sums.cbegin(), m_sums.cend(), at);
        return std::min(kWords - 1, int(found - m_sums.cbegin()));
    }
    QString makeEnglish()
    {
        static const QString letters = QStringLiteral("etaoinshrdlucmfwypvbgkjqxz");
        QString word;
        for (int left = 2 + int(m_random.bounded(8U)); left > 0; --left)
            word += letters.at(qsizetype(26 * std::pow(m_random.generateDouble(), 1.6)));
        return word;
    }
    /// Of the 3,500 characters that are in use, some in many words; the most frequent words are
    /// single ones.
    QString makeChinese(int i)
    {
        const auto character = [this] {
            const auto n = int(3500 * std::pow(m_random.generateDouble(), 1.6));
            return QChar(char16_t(0x4E00 + n * 5));
        };
        QString word(character());
        if (i >= 20)
            word += character();
        return word;
    }

    QRandomGenerator m_random;
    std::vector<double> m_sums;
    QStringList m_english;
    QStringList m_chinese;
};

} // namespace support
