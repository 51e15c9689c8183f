// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/shellwords.h"

#include <QHash>
#include <QStringList>

namespace tools {
namespace {

class Reader
{
public:
    explicit Reader(const QString &command)
        : m_text(command)
        , m_isWindows(command.contains(QLatin1StringView("^\"")))
    {
    }

    QList<ShellWord> read()
    {
        while (m_at < m_text.size())
            step();
        end();
        return m_words;
    }

private:
    [[nodiscard]] QChar look(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar();
    }
    [[nodiscard]] bool isLineEnd(qsizetype ahead) const
    {
        return look(ahead) == u'\n' || (look(ahead) == u'\r' && look(ahead + 1) == u'\n');
    }
    void begin(qsizetype start)
    {
        if (!m_isInWord)
            m_word = {{}, start};
        m_isInWord = true;
    }
    void end()
    {
        if (std::exchange(m_isInWord, false))
            m_words.append(m_word);
    }
    void take(qsizetype length)
    {
        begin(m_at);
        m_word.text += QStringView(m_text).mid(m_at, length);
        m_at += length;
    }
    void step()
    {
        const QChar c = look();
        const bool isEscape = c == u'\\' || c == u'^' || c == u'`';
        if (isEscape && isLineEnd(1)) {
            m_at += look(1) == u'\r' ? 3 : 2;
        } else if (c.isSpace()) {
            end();
            ++m_at;
        } else if (c == u'\'') {
            single();
        } else if (c == u'"' || (m_isWindows && c == u'^' && look(1) == u'"')) {
            twice();
        } else if (c == u'$' && look(1) == u'\'') {
            ++m_at;
            ansi();
        } else if ((c == u'\\' || (c == u'^' && m_isWindows)) && m_at + 1 < m_text.size()) {
            begin(++m_at);
            take(1);
        } else {
            take(1);
        }
    }
    void single()
    {
        begin(++m_at);
        while (m_at < m_text.size() && look() != u'\'')
            take(1);
        ++m_at;
    }
    /// Windows' prompt writes ^" where a quotation mark stands, and ^\^" within.
    void twice()
    {
        m_at += look() == u'^' ? 2 : 1;
        begin(m_at);
        while (m_at < m_text.size()) {
            if (m_isWindows && look() == u'^' && look(1) == u'"')
                break;
            if (look() == u'"')
                break;
            within();
        }
        m_at += look() == u'^' ? 2 : 1;
    }
    void within()
    {
        if (m_isWindows && look() == u'^' && m_at + 1 < m_text.size())
            ++m_at;
        if (look() == u'\\' && isLineEnd(1)) {
            m_at += look(1) == u'\r' ? 3 : 2;
            return;
        }
        if (look() == u'\\' && m_isWindows && look(1) == u'^') {
            m_at += 2;
        } else if (look() == u'\\' && QStringView(u"\"\\$`").contains(look(1))
                   && !look(1).isNull()) {
            ++m_at;
        }
        take(1);
    }
    void ansi()
    {
        begin(++m_at);
        while (m_at < m_text.size() && look() != u'\'') {
            if (look() == u'\\')
                escaped();
            else
                take(1);
        }
        ++m_at;
    }
    void escaped()
    {
        ++m_at;
        const QChar kind = look();
        if (kind == u'u' || kind == u'x') {
            bool isNumber = false;
            const qsizetype digits = kind == u'u' ? 4 : 2;
            const ushort code = QStringView(m_text).mid(m_at + 1, digits).toUShort(&isNumber, 16);
            if (isNumber) {
                m_word.text += QChar(code);
                m_at += 1 + digits;
                return;
            }
        }
        static const QHash<QChar, QChar> plain{{u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'}};
        if (m_at < m_text.size())
            m_word.text += plain.value(kind, kind);
        ++m_at;
    }

    const QString &m_text;
    const bool m_isWindows;
    qsizetype m_at = 0;
    bool m_isInWord = false;
    ShellWord m_word;
    QList<ShellWord> m_words;
};

} // namespace

QList<ShellWord> shellWords(const QString &command)
{
    return Reader(command).read();
}

ShellWord curlBody(const QString &command)
{
    static const QStringList options{
        QStringLiteral("-d"),           QStringLiteral("--data"),
        QStringLiteral("--data-raw"),   QStringLiteral("--data-binary"),
        QStringLiteral("--data-ascii"), QStringLiteral("--json")};
    const QList<ShellWord> words = shellWords(command);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i).text;
        if (options.contains(word))
            return i + 1 < words.size() ? words.at(i + 1) : ShellWord();
        for (const QString &option : options) {
            // "-d'…'" and "--data='…'" are one word.
            const QString start =
                option.startsWith(QLatin1StringView("--")) ? option + u'=' : option;
            if (word.size() > start.size() && word.startsWith(start))
                return {word.sliced(start.size()), words.at(i).start + start.size()};
        }
    }
    return {};
}

} // namespace tools
