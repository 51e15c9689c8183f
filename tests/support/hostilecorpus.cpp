// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostilecorpus.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

namespace support {
namespace {

/// "⟦202E⟧" is the character of that number, "⟦301*5000⟧" so many of it.
QString withCharacters(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\u27E6([0-9A-F]+)(?:\\*([0-9]+))?\u27E7"),
        QRegularExpression::CaseInsensitiveOption);
    QString out;
    qsizetype at = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        const char32_t code = match.captured(1).toUInt(nullptr, 16);
        // Half of a pair is no character of its own, and is wanted all the same.
        const QString one = QChar::requiresSurrogates(code) ? QString::fromUcs4(&code, 1)
                                                            : QString(QChar(char16_t(code)));
        out += match.captured(2).isEmpty() ? one : one.repeated(match.captured(2).toInt());
        at = match.capturedEnd();
    }
    return out + text.mid(at);
}

struct Form {
    const char *name;
    const char16_t *text; ///< %1 is the target
};

/// What leads a reader to a target without being asked, and what does when it is clicked.
constexpr Form kForms[] = {
    {"loaded", u"![words](%1) ![words](<%1> \"title\") ![][x] <img src=\"%1\">\n\n| ![cell](%1) "
               u"|\n|---|\n\n> - [![both](%1)](%1)\n\n[x]: <%1>"},
    {"followed", u"[words](%1) [words](<%1> 'title') [words][x] <%1> %1 <a href=\"%1\">a</a>\n\n# "
                 u"[head](%1)\n\n```%1\n%1\n```\n\n[x]: <%1>"},
};

/// A shape that is made by saying one thing again and again.
struct Shape {
    const char *name;
    const char *before;
    const char *again;
    int times;
    const char *after;
    bool isHuge;
};

constexpr Shape kShapes[] = {
    {"quotes in one line", "", "> ", 500, "a", false},
    {"quotes without spaces", "", ">", 1000, "a", false},
    {"100,000 quotes inside each other", "", "> ", 100'000, "![x](http://{host}/deep)", true},
    {"100,000 quotes, a line each", "", "> > > a\n", 100'000, "", true},
    {"bullets in one line", "", "- ", 400, "a", false},
    {"stars in one line", "", "* ", 400, "a", false},
    {"numbers in one line", "", "1. ", 400, "a", false},
    {"bullets and quotes", "", "> - ", 200, "<img src='http://{host}/list'>", false},
    {"brackets that open", "", "[", 9000, "a", false},
    {"brackets that close", "a", "]", 9000, "", false},
    {"brackets in pairs", "", "[]", 4000, "(http://{host}/x)", false},
    {"images inside each other", "", "![", 3000, "a](http://{host}/a)", false},
    {"images that close", "![a", "](http://{host}/a)", 300, "", false},
    {"targets that open", "[a]", "(", 9000, "", false},
    {"pointed brackets", "", "<", 9000, "http://{host}/>", false},
    {"comments that open", "", "<!--", 2000, "", false},
    {"tags that open", "", "<a href='http://{host}/", 300, "", false},
    {"stars", "", "*", 9000, "a", false},
    {"stars with letters", "", "*a", 4000, "", false},
    {"stars of both lengths", "", "*a **b ", 1200, "", false},
    {"underscores with letters", "", "_a_", 3000, "", false},
    {"tildes with letters", "", "~a", 4000, "", false},
    {"backticks with letters", "", "`a``b```c", 900, "", false},
    {"backslashes", "", "\\", 9000, "", false},
    {"references of characters", "", "&amp;", 1800, "", false},
    {"references that do not end", "", "&#x", 3000, "", false},
    {"dollars", "", "$", 9000, "x", false},
    {"dollars with letters", "", "$a$b", 2000, "", false},
    {"formulas that open", "", "\\(", 4000, "\\[", false},
    {"displays that open", "", "\\[\n", 60, "", false},
    {"links", "", "[a](b) ", 20'000, "", true},
    {"ampersands", "", "&amp;", 50'000, "", true},
    {"addresses", "", "http://{host}/x ", 9000, "", true},
    {"mail addresses", "", "a@b.example ", 9000, "", true},
    {"definitions", "[a]\n\n", "[a]: http://{host}/x\n", 10'000, "", true},
    {"references", "", "[a] [b][a] ![c][a]\n", 4000, "\n[a]: http://{host}/x\n", true},
    {"notes", "", "a[^1]\n\n[^1]: b\n\n", 3000, "", true},
    {"rows", "|a|b|\n|-|-|\n", "|![x](http://{host}/r)|2|\n", 10'000, "", true},
    {"5,000 columns", "|", "a|", 5000, "\n|{rule}\n|b|\n", true},
    {"100 columns", "|", "a|", 100, "\n|{rule}\n|b|\n", false},
    {"a head without rows, again and again", "", "|a|\n|-|\n\n", 3000, "", true},
    {"headings", "", "# a\n", 5000, "", true},
    {"underlines", "a\n", "===\n---\n", 3000, "", true},
    {"rules", "", "***\n", 5000, "", true},
    {"a list of 20,000", "", "- a\n", 20'000, "", true},
    {"lists of every kind", "", "- a\n+ b\n1) c\n", 4000, "", true},
    {"open fences in a list", "", "- ```\n", 3000, "", true},
    {"empty items", "", "-\n", 4000, "", true},
    {"empty lines", "", "\n", 100'000, "a", true},
    {"spaces", "", " ", 100'000, "a", true},
    {"tabs", "", "\t", 50'000, "a", true},
    {"hard breaks", "", "a  \n", 8000, "", true},
    {"code of 50,000 lines", "```js\n", "let x = 1; // y\n", 50'000, "```\n", true},
    {"code of one line", "```js\n", "let x = 1; ", 60'000, "\n```\n", true},
    {"a word of a million letters", "", "a", 1'000'000, "", true},
    {"a word of Chinese", "", "\xe5\xad\x97", 100'000, "", true},
    {"a line of 10 MB", "", "abcdefghi ", 1'048'576, "![x](http://{host}/long)", true},
    {"words of right and left in turns", "", "a \xd7\x90 ", 4000, "", true},
};

QString repeated(const Shape &shape)
{
    QString after = QString::fromUtf8(shape.after);
    after.replace(QLatin1StringView("{rule}"), QStringLiteral("-|").repeated(shape.times));
    return QString::fromUtf8(shape.before) + QString::fromUtf8(shape.again).repeated(shape.times)
           + after;
}

/// Lists inside each other, each two columns deeper: a shape that is not one thing repeated.
QString staircase(int steps)
{
    QString text;
    for (int i = 0; i < steps; ++i)
        text += QString(2 * i, QLatin1Char(' ')) + QStringLiteral("- a\n");
    return text;
}

class Corpus
{
public:
    Corpus(const QString &host, const QString &file)
        : m_host(host)
        , m_file(file)
    {
    }

    void add(const QByteArray &name, QString text, bool isHuge = false)
    {
        text.replace(QLatin1StringView("{host}"), m_host);
        m_texts.append({name, text.replace(QLatin1StringView("{file}"), m_file), isHuge});
    }
    /// One target in every form.
    void addTarget(const QByteArray &name, const QString &target)
    {
        for (const Form &form : kForms)
            add(name + ", " + form.name,
                QString::fromUtf16(form.text).replace(QLatin1StringView("%1"), target));
    }
    [[nodiscard]] QList<HostileText> take() { return std::move(m_texts); }

private:
    QString m_host;
    QString m_file;
    QList<HostileText> m_texts;
};

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n')
                                          : QStringList();
}

bool addTargets(Corpus &corpus, const QString &path)
{
    const QStringList lines = linesOf(path);
    for (const QString &line : lines) {
        if (!line.isEmpty() && !line.startsWith(u'#'))
            corpus.addTarget("target: " + line.section(u'|', 0, 0).toUtf8(),
                             withCharacters(line.section(u'|', 1)));
    }
    return !lines.isEmpty();
}

/// Prose, then texts that each begin with a line "@ name".
bool addTexts(Corpus &corpus, const QString &path, const QByteArray &group)
{
    QByteArray name;
    QStringList text;
    const QStringList lines = linesOf(path) + QStringList{QStringLiteral("@ ")};
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1StringView("@ "))) {
            text.append(line);
            continue;
        }
        if (!name.isEmpty())
            corpus.add(group + ": " + name, withCharacters(text.join(u'\n')));
        name = line.mid(2).toUtf8();
        text.clear();
    }
    return lines.size() > 1;
}

} // namespace

QList<HostileText> hostileTexts(const QString &directory, const QString &host, const QString &file)
{
    Corpus corpus(host, file);
    const QDir dir(directory);
    bool isRead = addTargets(corpus, dir.filePath(QStringLiteral("targets.txt")));
    for (const char *group : {"html", "words", "fences", "formulas"})
        isRead =
            addTexts(corpus, dir.filePath(QLatin1StringView(group) + QStringLiteral(".txt")), group)
            && isRead;
    for (const Shape &shape : kShapes)
        corpus.add(QByteArray("shape: ") + shape.name, repeated(shape), shape.isHuge);
    corpus.add("shape: lists inside each other", staircase(200));
    return isRead ? corpus.take() : QList<HostileText>();
}

} // namespace support
