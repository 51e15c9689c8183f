// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyhtml.h"

#include "render/formulasvg.h"
#include "render/htmlescape.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace render {
namespace {

/// Written into the elements, because programs that paste have no style sheet for them.
constexpr QLatin1StringView kMonospace(" style=\"font-family:monospace\"");
constexpr QLatin1StringView kTable("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
                                   "style=\"border-collapse:collapse\">");
/// A formula is drawn anew wherever it stands, and three letters can ask for it; what is beyond so
/// many characters of one document stays words.
constexpr qsizetype kMostSvg = 8 << 20;

/// The formulas of a document as pictures, while there is room for them.
class FormulaPictures
{
public:
    explicit FormulaPictures(const Formulas &formulas)
        : m_formulas(formulas)
    {
    }

    /// Empty where the source is to be read.
    [[nodiscard]] QString pictureOf(const QString &source)
    {
        const SharedFormula formula = m_formulas.value(source);
        if (!formula || formula->isNull() || m_room <= 0)
            return {};
        const QString svg = svgOf(*formula, source);
        m_room -= svg.size();
        return m_room >= 0 ? svg : QString();
    }

private:
    const Formulas &m_formulas;
    qsizetype m_room = kMostSvg;
};

QString element(const QString &tag, const QString &attributes, const QString &inside)
{
    return QStringLiteral("<%1%2>%3</%1>").arg(tag, attributes, inside);
}

QString wordsOf(const QString &text)
{
    return escapedHtml(text).replace(QChar::LineSeparator, QLatin1StringView("<br>"));
}

/// Empty when the target is not one that may be opened.
QString addressOf(const QString &target)
{
    const QUrl url(target, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isWeb = (scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http"))
                       && !url.host().isEmpty();
    const bool isOpened = url.isValid() && (isWeb || scheme == QLatin1StringView("mailto"));
    return isOpened ? QString::fromLatin1(url.toEncoded()) : QString();
}

QString runHtml(const InlineText &text, const InlineRun &run, FormulaPictures &formulas)
{
    const QString source = text.text.mid(run.start, run.length);
    QString html = run.styles & InlineStyle::Formula ? formulas.pictureOf(source) : QString();
    if (html.isEmpty())
        html = wordsOf(source);
    const auto wrap = [&html](const QString &tag, QLatin1StringView style = {}) {
        html = element(tag, style, html);
    };
    if (run.styles & InlineStyle::Code)
        wrap(QStringLiteral("code"), kMonospace);
    if (run.styles & InlineStyle::Footnote)
        wrap(QStringLiteral("sup"));
    if (run.styles & InlineStyle::Strike)
        wrap(QStringLiteral("s"));
    if (run.styles & InlineStyle::Emphasis)
        wrap(QStringLiteral("em"));
    if (run.styles & InlineStyle::Strong)
        wrap(QStringLiteral("strong"));
    if (const QString address = addressOf(text.links.value(run.link)); !address.isEmpty())
        html = QStringLiteral("<a href=\"%1\">%2</a>").arg(address.toHtmlEscaped(), html);
    return html;
}

QString inlineHtml(const InlineText &text, FormulaPictures &formulas)
{
    QString html;
    int at = 0;
    for (const InlineRun &run : text.runs) {
        html += wordsOf(text.text.mid(at, run.start - at));
        html += runHtml(text, run, formulas);
        at = run.start + run.length;
    }
    return html + wordsOf(text.text.mid(at));
}

QString colouredHtml(const QString &code, const CodeSpans &spans)
{
    QString html;
    qsizetype at = 0;
    for (const CodeSpan &span : spans) {
        html += escapedHtml(code.mid(at, span.start - at));
        html += QStringLiteral("<span class=\"c%1\">").arg(int(span.role))
                + escapedHtml(code.mid(span.start, span.length)) + QStringLiteral("</span>");
        at = span.start + span.length;
    }
    return html + escapedHtml(code.mid(at));
}

/// The picture itself only where it was decoded, and by a kind that was let through; else its
/// words, which may be a link.
QString pictureHtml(const Block &block)
{
    static const QRegularExpression allowed(
        QStringLiteral("^data:image/(?:png|jpeg|jpg|webp|gif|bmp);base64,[A-Za-z0-9+/=]+$"),
        QRegularExpression::CaseInsensitiveOption);
    const PictureSource &picture = block.picture;
    if (picture.isShown) {
        const QString address = picture.data ? QString::fromLatin1(*picture.data) : picture.address;
        if (allowed.match(address).hasMatch())
            return QStringLiteral("<img alt=\"%1\" src=\"").arg(escapedHtml(picture.alt)) + address
                   + QStringLiteral("\">");
    }
    const QString words = wordsOf(block.text.text);
    const QString link = addressOf(picture.address);
    return link.isEmpty()
               ? words
               : QStringLiteral("<a href=\"%1\">%2</a>").arg(link.toHtmlEscaped(), words);
}

/// What a person typed keeps its spaces.
QString typedHtml(const InlineText &text)
{
    QString html = wordsOf(text.text);
    html.replace(QLatin1Char('\t'), QStringLiteral("    "));
    html.replace(QStringLiteral("  "), QStringLiteral("\u00A0 "));
    return html.replace(QStringLiteral("<br> "), QStringLiteral("<br>\u00A0"));
}

QLatin1StringView directionOf(const QString &text)
{
    return text.isRightToLeft() ? QLatin1StringView(" dir=\"rtl\"") : QLatin1StringView("");
}

QLatin1StringView alignOf(ColumnAlign align)
{
    switch (align) {
    case ColumnAlign::Left:
        return QLatin1StringView(" align=\"left\"");
    case ColumnAlign::Center:
        return QLatin1StringView(" align=\"center\"");
    case ColumnAlign::Right:
        return QLatin1StringView(" align=\"right\"");
    case ColumnAlign::Start:
        break;
    }
    return QLatin1StringView("");
}

/// Writes blocks one after the other; lists, quotes, tables and code stay open while the next
/// block goes on with them.
class HtmlWriter
{
public:
    explicit HtmlWriter(const SetParts &parts)
        : m_parts(parts)
        , m_formulas(parts.formulas)
    {
    }
    void add(const Block &block);
    [[nodiscard]] QString finish();

private:
    void closeGroup();
    void closeTo(qsizetype depth);
    void open(const Container &container);
    void addCode(const Block &block, bool isGoingOn);
    void addRows(const Block &block);
    void addWords(const Block &block, bool isItemStart);

    const SetParts &m_parts;
    FormulaPictures m_formulas;
    QString m_html;
    int m_codeAt = 0; ///< where the leaf begins in its block of code
    QList<Container> m_open;
    int m_group = -1;
    QLatin1StringView m_groupEnd;
};

void HtmlWriter::closeGroup()
{
    m_html += m_groupEnd;
    m_groupEnd = {};
    m_group = -1;
}

void HtmlWriter::closeTo(qsizetype depth)
{
    while (m_open.size() > depth) {
        const Container container = m_open.takeLast();
        m_html += container.kind == ContainerKind::Quote ? QLatin1StringView("</blockquote>")
                  : container.number.isEmpty()           ? QLatin1StringView("</li></ul>")
                                                         : QLatin1StringView("</li></ol>");
    }
}

void HtmlWriter::open(const Container &container)
{
    m_open.append(container);
    if (container.kind == ContainerKind::Quote) {
        m_html += QLatin1StringView("<blockquote>");
        return;
    }
    const int number = container.number.chopped(container.number.isEmpty() ? 0 : 1).toInt();
    if (container.number.isEmpty())
        m_html += QLatin1StringView("<ul><li>");
    else if (number == 1)
        m_html += QLatin1StringView("<ol><li>");
    else
        m_html += QStringLiteral("<ol start=\"%1\"><li>").arg(number);
}

void HtmlWriter::add(const Block &block)
{
    const bool isGoingOn = block.group >= 0 && block.group == m_group;
    if (!isGoingOn)
        closeGroup();
    qsizetype depth = 0;
    while (depth < m_open.size() && depth < block.path.size()
           && m_open[depth].id == block.path[depth].id) {
        ++depth;
    }
    bool isItemStart = false;
    if (depth < m_open.size() && depth < block.path.size() && m_open[depth].list >= 0
        && m_open[depth].list == block.path[depth].list) {
        closeTo(depth + 1);
        m_open[depth] = block.path[depth];
        m_html += QLatin1StringView("</li><li>");
        ++depth;
        isItemStart = true;
    }
    closeTo(depth);
    for (; depth < block.path.size(); ++depth) {
        open(block.path[depth]);
        isItemStart = block.path[depth].kind == ContainerKind::Item;
    }
    if (isItemStart && block.path.last().task != TaskState::None)
        m_html += block.path.last().task == TaskState::Done ? QStringLiteral("\u2611 ")
                                                            : QStringLiteral("\u2610 ");
    if (block.kind == BlockKind::Table) {
        if (!isGoingOn) {
            m_html += kTable;
            m_groupEnd = QLatin1StringView("</table>");
        }
        addRows(block);
    } else if (block.kind == BlockKind::Code) {
        addCode(block, isGoingOn);
    } else {
        addWords(block, isItemStart);
    }
    m_group = block.group;
}

void HtmlWriter::addCode(const Block &block, bool isGoingOn)
{
    QString code = block.text.text;
    code.replace(QChar::LineSeparator, u'\n');
    const int size = int(code.size());
    if (isGoingOn) {
        m_html += u'\n';
        ++m_codeAt;
    } else {
        m_html += QStringLiteral("<pre%1><code>").arg(kMonospace);
        m_codeAt = 0;
    }
    const SharedSpans colours = m_parts.colours.value(block.group);
    m_html += colouredHtml(code, colours ? spansBetween(*colours, m_codeAt, m_codeAt + size)
                                         : CodeSpans());
    m_codeAt += size;
    m_groupEnd = QLatin1StringView("</code></pre>");
}

void HtmlWriter::addRows(const Block &block)
{
    for (qsizetype row = 0; row < block.rows.size(); ++row) {
        // Word processors repeat the head where a table goes on on the next page.
        const bool isHead = row == 0 && block.isGroupStart;
        const QString tag = isHead ? QStringLiteral("th") : QStringLiteral("td");
        m_html += isHead ? QLatin1StringView("<thead><tr>") : QLatin1StringView("<tr>");
        for (qsizetype i = 0; i < block.columns.size(); ++i) {
            const InlineText cell = block.rows[row].value(i);
            m_html += element(tag, QString(alignOf(block.columns[i])) + directionOf(cell.text),
                              inlineHtml(cell, m_formulas));
        }
        m_html += isHead ? QLatin1StringView("</tr></thead>") : QLatin1StringView("</tr>");
    }
}

void HtmlWriter::addWords(const Block &block, bool isItemStart)
{
    if (block.kind == BlockKind::Rule) {
        m_html += QLatin1StringView("<hr>");
        return;
    }
    const bool isHeading = block.kind == BlockKind::Heading;
    const QString words = block.kind == BlockKind::Plain     ? typedHtml(block.text)
                          : block.kind == BlockKind::Picture ? pictureHtml(block)
                                                             : inlineHtml(block.text, m_formulas);
    if (isItemStart && !isHeading) {
        m_html += words;
        return;
    }
    const QString tag =
        isHeading ? QStringLiteral("h%1").arg(std::clamp(block.level, 1, 6)) : QStringLiteral("p");
    const QString look =
        block.kind == BlockKind::Formula && words.startsWith(QLatin1StringView("<svg"))
            ? QStringLiteral(" class=\"formula\"")
            : QString();
    m_html += element(tag, look + directionOf(block.text.text), words);
}

QString HtmlWriter::finish()
{
    closeGroup();
    closeTo(0);
    return std::move(m_html);
}

} // namespace

QString htmlOf(const QList<Block> &blocks, const SetParts &parts)
{
    HtmlWriter writer(parts);
    for (const Block &block : blocks)
        writer.add(block);
    return writer.finish();
}

} // namespace render
