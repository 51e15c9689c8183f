// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/markdownexamples.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <utility>

namespace support {
namespace {

/// What editors and version control would lose is written as a picture of itself.
QString withInvisibleMarks(QString text)
{
    text.replace(QChar(0x2192), QLatin1Char('\t')); // →
    text.replace(QChar(0x2423), QLatin1Char(' '));  // ␣
    text.replace(QChar(0x240D), QLatin1Char('\r')); // ␍
    text.replace(QChar(0x2400), QChar(u'\0'));      // ␀
    return text;
}

/// Reads one file; a line "@ name" begins an example, "@=" parts it from its HTML, "@own: why"
/// and "@fault: why" may stand behind the name. What stands before the first one is prose.
class ExampleReader
{
public:
    explicit ExampleReader(QByteArray file)
        : m_file(std::move(file))
    {
    }

    bool read(const QString &text)
    {
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1StringView("@ ")))
                begin(line.mid(2));
            else if (line.startsWith(QLatin1StringView("@fault: ")))
                m_current.fault = line.mid(8);
            else if (line == QLatin1StringView("@="))
                m_part = m_part == Part::Markdown ? Part::Html : Part::Wrong;
            else if (!line.startsWith(QLatin1StringView("@own: ")))
                add(line);
            if (m_part == Part::Wrong)
                return false;
        }
        end();
        return m_part == Part::Html && !m_examples.isEmpty();
    }
    [[nodiscard]] QList<MarkdownExample> take() { return std::exchange(m_examples, {}); }

private:
    enum class Part { Prose, Markdown, Html, Wrong };

    void begin(const QString &name)
    {
        if (m_part == Part::Markdown) {
            m_part = Part::Wrong;
            return;
        }
        end();
        m_part = Part::Markdown;
        m_current = {};
        m_current.name =
            m_file + ' ' + QByteArray::number(m_examples.size() + 1) + ": " + name.toUtf8();
    }
    void add(const QString &line)
    {
        if (m_part == Part::Markdown)
            m_current.markdown += withInvisibleMarks(line) + QLatin1Char('\n');
        else if (m_part == Part::Html)
            m_current.html += withInvisibleMarks(line) + QLatin1Char('\n');
    }
    void end()
    {
        if (m_part == Part::Html)
            m_examples.append(m_current);
    }

    QByteArray m_file;
    Part m_part = Part::Prose;
    MarkdownExample m_current;
    QList<MarkdownExample> m_examples;
};

/// From the outermost to the innermost, as they are written.
const QStringList &inlineElements()
{
    static const QStringList names{QStringLiteral("a"), QStringLiteral("strong"),
                                   QStringLiteral("em"), QStringLiteral("s"),
                                   QStringLiteral("code")};
    return names;
}

QString unescaped(QString text)
{
    return text.replace(QLatin1StringView("&lt;"), QLatin1StringView("<"))
        .replace(QLatin1StringView("&gt;"), QLatin1StringView(">"))
        .replace(QLatin1StringView("&quot;"), QLatin1StringView("\""))
        .replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
}

/// Writes words once their style is known to change, elements of blocks as they come.
class CanonicalWriter
{
public:
    void addTag(const QString &tag);
    void addWords(QString words);
    [[nodiscard]] QString finish()
    {
        flush();
        return std::move(m_out);
    }

private:
    void flush();
    [[nodiscard]] static QString attribute(const QString &tag, const QString &name);
    /// What the open inline elements make of words: a mark for each of them.
    [[nodiscard]] QStringList style() const
    {
        QStringList open;
        for (const QString &name : inlineElements()) {
            if (!m_depth.value(name))
                continue;
            open.append(name == QLatin1StringView("a") ? QStringLiteral("a href=\"%1\"").arg(m_href)
                                                       : name);
        }
        return open;
    }

    QString m_out;
    QString m_words;
    QStringList m_style; ///< of m_words
    QHash<QString, int> m_depth;
    QString m_href;
    bool m_isPre = false;
};

QString CanonicalWriter::attribute(const QString &tag, const QString &name)
{
    const QRegularExpression pattern(QStringLiteral(" %1=\"([^\"]*)\"").arg(name));
    return pattern.match(tag).captured(1);
}

void CanonicalWriter::flush()
{
    QString html = std::exchange(m_words, {}).toHtmlEscaped();
    html.replace(QChar::LineSeparator, QLatin1StringView("<br>"));
    if (html.isEmpty())
        return;
    for (auto it = m_style.crbegin(); it != m_style.crend(); ++it)
        html = QStringLiteral("<%1>%2</%3>").arg(*it, html, it->section(QLatin1Char(' '), 0, 0));
    m_out += html;
}

void CanonicalWriter::addWords(QString words)
{
    if (!m_isPre)
        words.remove(QLatin1Char('\n'));
    if (words.isEmpty())
        return;
    if (style() != m_style)
        flush();
    m_style = style();
    m_words += unescaped(words);
}

void CanonicalWriter::addTag(const QString &tag)
{
    static const QRegularExpression pattern(QStringLiteral("^<(/?)([a-z0-9]+)"));
    const auto match = pattern.match(tag);
    const bool isEnd = !match.captured(1).isEmpty();
    const QString name = match.captured(2);
    if (name == QLatin1StringView("br")) {
        addWords(QString(QChar(QChar::LineSeparator)));
        return;
    }
    if (inlineElements().contains(name) && !m_isPre) {
        m_depth[name] += isEnd ? -1 : 1;
        if (name == QLatin1StringView("a") && !isEnd)
            m_href = attribute(tag, QStringLiteral("href"));
        return;
    }
    flush();
    QString kept;
    for (const char *wanted : {"align", "start", "class"}) {
        const QString value = attribute(tag, QString::fromLatin1(wanted));
        if (!value.isEmpty())
            kept += QStringLiteral(" %1=\"%2\"").arg(QLatin1StringView(wanted), value);
    }
    if (name == QLatin1StringView("pre"))
        m_isPre = !isEnd;
    m_out += QStringLiteral("<%1%2%3>").arg(match.captured(1), name, kept);
}

} // namespace

QList<MarkdownExample> markdownExamples(const QString &directory)
{
    QList<MarkdownExample> all;
    const QDir dir(directory);
    for (const QString &name : dir.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        ExampleReader reader(name.chopped(4).toUtf8());
        if (!file.open(QIODevice::ReadOnly) || !reader.read(QString::fromUtf8(file.readAll()))) {
            qWarning("malformed examples: %s", qPrintable(name));
            return {};
        }
        all += reader.take();
    }
    return all;
}

void addGrowingRows()
{
    const QDir dir(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/data/growing"));
    const QStringList names = dir.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 6);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << QString::fromUtf8(file.readAll());
    }
}

QString canonicalHtml(const QString &html)
{
    CanonicalWriter writer;
    qsizetype at = 0;
    while (at < html.size()) {
        const qsizetype tag = html.indexOf(QLatin1Char('<'), at);
        writer.addWords(html.mid(at, tag < 0 ? -1 : tag - at));
        if (tag < 0)
            break;
        const qsizetype end = html.indexOf(QLatin1Char('>'), tag);
        if (end < 0)
            break;
        writer.addTag(html.mid(tag, end + 1 - tag));
        at = end + 1;
    }
    return writer.finish();
}

} // namespace support
