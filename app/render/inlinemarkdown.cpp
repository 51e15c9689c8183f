// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/inlinemarkdown.h"

#include <algorithm>
#include <utility>

namespace render {
namespace {

/// From the outermost to the innermost.
constexpr InlineStyle kMarked[] = {InlineStyle::Strike, InlineStyle::Strong, InlineStyle::Emphasis};

QString markOf(InlineStyle style)
{
    return style == InlineStyle::Strike   ? QStringLiteral("~~")
           : style == InlineStyle::Strong ? QStringLiteral("**")
                                          : QStringLiteral("*");
}

bool isWordAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
}

bool isSpaceAt(QStringView text, qsizetype at)
{
    return at < 0 || at >= text.size() || text[at].isSpace();
}

/// True when the line that begins here would be a heading, quote, item, fence, table or rule.
bool isBlockMark(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'#' || c == u'>' || c == u'=' || c == u'|')
        return true;
    if (c == u'[') // a task
        return at + 3 < text.size() && text[at + 2] == u']' && text[at + 3] == u' '
               && (text[at + 1] == u' ' || text[at + 1].toLower() == u'x');
    if (c == u'-' || c == u'+')
        return isSpaceAt(text, at + 1) || text[at + 1] == c || text[at + 1] == u'|';
    return c == u'~' && text.mid(at, 3) == QLatin1StringView("~~~");
}

/// "3." or "3)" at the beginning of a line: the place of the mark behind the digits, or -1.
qsizetype numberMark(QStringView text, qsizetype at)
{
    const qsizetype first = at;
    while (at < text.size() && at - first < 10 && text[at] >= u'0' && text[at] <= u'9')
        ++at;
    const bool isMark = at > first && at < text.size() && (text[at] == u'.' || text[at] == u')');
    return isMark && isSpaceAt(text, at + 1) ? at : -1;
}

bool isMark(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    const auto next = [&](QChar wanted) { return at + 1 < text.size() && text[at + 1] == wanted; };
    switch (c.unicode()) {
    case u'\\':
    case u'`':
        return true;
    case u'*':
        return !(isSpaceAt(text, at - 1) && isSpaceAt(text, at + 1));
    case u'_':
        return !(isWordAt(text, at - 1) && isWordAt(text, at + 1))
               && !(isSpaceAt(text, at - 1) && isSpaceAt(text, at + 1));
    case u'~':
        return next(u'~') || (at > 0 && text[at - 1] == u'~');
    case u'<':
        return isWordAt(text, at + 1) || next(u'/') || next(u'!') || next(u'?');
    case u']':
        return next(u'(') || next(u'[') || next(u':');
    case u'&':
        return isWordAt(text, at + 1) || next(u'#');
    default:
        return false;
    }
}

QString escapedWords(QStringView text, bool isLineStart)
{
    QString out;
    qsizetype number = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QChar::LineSeparator) {
            out += QLatin1Char('\n');
            isLineStart = true;
            continue;
        }
        if (isLineStart)
            number = numberMark(text, i);
        if (isMark(text, i) || i == number || (isLineStart && isBlockMark(text, i)))
            out += QLatin1Char('\\');
        out += text[i];
        isLineStart = isLineStart && text[i].isSpace();
    }
    return out;
}

QString codeSpan(const QString &code)
{
    const QString fence(longestRun(code, QLatin1Char('`')) + 1, QLatin1Char('`'));
    const bool isTicked = code.startsWith(QLatin1Char('`')) || code.endsWith(QLatin1Char('`'));
    const bool isSpaced = code.startsWith(QLatin1Char(' ')) && code.endsWith(QLatin1Char(' '))
                          && !code.trimmed().isEmpty();
    const QString pad = isTicked || isSpaced ? QStringLiteral(" ") : QString();
    return fence + pad + code + pad + fence;
}

/// Writes stretches of text, opening and closing marks between them; spaces stay outside of marks,
/// where they must be for the marks to count.
class InlineWriter
{
public:
    void add(QStringView words, InlineStyles styles);
    void addReady(const QString &markdown, InlineStyles styles);
    [[nodiscard]] QString finish();

private:
    void change(InlineStyles styles);

    QString m_out;
    QString m_spaces; ///< seen, not yet written
    QList<InlineStyle> m_open;
};

void InlineWriter::change(InlineStyles styles)
{
    qsizetype kept = 0;
    while (kept < m_open.size() && styles & m_open[kept])
        ++kept;
    while (m_open.size() > kept)
        m_out += markOf(m_open.takeLast());
    m_out += std::exchange(m_spaces, {});
    for (const InlineStyle style : kMarked) {
        if (styles & style && !m_open.contains(style)) {
            m_out += markOf(style);
            m_open.append(style);
        }
    }
}

void InlineWriter::add(QStringView words, InlineStyles styles)
{
    const auto isSpace = [](QChar c) { return c == u' ' || c == QChar::LineSeparator; };
    qsizetype first = 0;
    while (first < words.size() && isSpace(words[first]))
        ++first;
    qsizetype last = words.size();
    while (last > first && isSpace(words[last - 1]))
        --last;
    const auto spaces = [](QStringView text) {
        return text.toString().replace(QChar::LineSeparator, QLatin1Char('\n'));
    };
    m_spaces += spaces(words.first(first));
    if (first == last)
        return;
    const bool isLineStart = m_out.isEmpty() || m_spaces.contains(QLatin1Char('\n'));
    change(styles);
    m_out += escapedWords(words.mid(first, last - first), isLineStart && m_open.isEmpty());
    m_spaces = spaces(words.mid(last));
}

void InlineWriter::addReady(const QString &markdown, InlineStyles styles)
{
    change(styles);
    m_out += markdown;
}

QString InlineWriter::finish()
{
    change({});
    return std::move(m_out);
}

void addRun(InlineWriter &writer, const InlineText &text, const InlineRun &run)
{
    const QString words = text.text.mid(run.start, run.length);
    if (run.styles & InlineStyle::Footnote)
        writer.addReady(QStringLiteral("[^%1]").arg(words), {});
    else if (run.styles & InlineStyle::Formula)
        writer.addReady(QString(words).replace(QChar::LineSeparator, u'\n'), run.styles);
    else if (run.styles & InlineStyle::Code)
        writer.addReady(codeSpan(QString(words).replace(QChar::LineSeparator, u' ')), run.styles);
    else
        writer.add(words, run.styles);
}

QString targetMarkdown(const QString &target)
{
    const bool isPlain = std::none_of(target.cbegin(), target.cend(), [](QChar c) {
        return c.isSpace() || c == u'(' || c == u')' || c == u'<' || c == u'>' || c == u'\\';
    });
    if (isPlain)
        return target;
    QString written = target;
    written.remove(QLatin1Char('\n'));
    for (const QChar c : {QLatin1Char('\\'), QLatin1Char('<'), QLatin1Char('>')})
        written.replace(c, QLatin1Char('\\') + QString(c));
    return QLatin1Char('<') + written + QLatin1Char('>');
}

/// A link and its words: all runs that belong to it, which may differ in style.
QString linkMarkdown(const InlineText &text, qsizetype first, qsizetype last)
{
    const QString target = text.links.value(text.runs[first].link);
    InlineWriter inside;
    QString label;
    for (qsizetype i = first; i <= last; ++i) {
        addRun(inside, text, text.runs[i]);
        label += text.text.mid(text.runs[i].start, text.runs[i].length);
    }
    if (label == target && target.contains(QLatin1Char(':')) && !target.contains(QLatin1Char(' ')))
        return QLatin1Char('<') + target + QLatin1Char('>');
    return QLatin1Char('[') + inside.finish() + QStringLiteral("](") + targetMarkdown(target)
           + QLatin1Char(')');
}

} // namespace

int longestRun(QStringView text, QChar mark)
{
    int longest = 0;
    int length = 0;
    for (const QChar c : text) {
        length = c == mark ? length + 1 : 0;
        longest = std::max(longest, length);
    }
    return longest;
}

QString markdownOf(const PictureSource &picture)
{
    const QString words = markdownOf(InlineText{picture.alt, {}, {}});
    const QString target = picture.data ? QString::fromLatin1(*picture.data) : picture.address;
    return QStringLiteral("![%1](").arg(words) + targetMarkdown(target) + QLatin1Char(')');
}

QString markdownOf(const InlineText &text)
{
    InlineWriter writer;
    const QStringView words(text.text);
    int at = 0;
    for (qsizetype i = 0; i < text.runs.size(); ++i) {
        const InlineRun &run = text.runs[i];
        writer.add(words.mid(at, run.start - at), {});
        qsizetype last = i;
        while (run.link >= 0 && last + 1 < text.runs.size() && text.runs[last + 1].link == run.link
               && text.runs[last + 1].start == text.runs[last].start + text.runs[last].length) {
            ++last;
        }
        if (run.link >= 0)
            writer.addReady(linkMarkdown(text, i, last), {});
        else
            addRun(writer, text, run);
        i = last;
        at = text.runs[i].start + text.runs[i].length;
    }
    writer.add(words.mid(at), {});
    return writer.finish();
}

QString fenceFor(QStringView text)
{
    constexpr int kShortestFence = 3;
    const QChar mark = QLatin1Char('`');
    return QString(std::max(kShortestFence, longestRun(text, mark) + 1), mark);
}

} // namespace render
