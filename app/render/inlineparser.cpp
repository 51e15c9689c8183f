// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/inlineparser.h"

#include "render/entities.h"
#include "render/footnotes.h"
#include "render/formulamarks.h"
#include "render/inlineprescan.h"
#include "render/quickinline.h"

#include <QUrl>
#include <array>
#include <md4c.h>
#include <utility>

namespace render {
namespace {

constexpr int kAbort = -1; // md4c 0.4.8 goes on after a positive answer

QString attribute(const MD_ATTRIBUTE &value)
{
    QString out;
    if (value.size == 0)
        return out;
    for (int i = 0; value.substr_offsets[i] < value.size; ++i) {
        const MD_OFFSET from = value.substr_offsets[i];
        const QByteArrayView piece(value.text + from,
                                   qsizetype(value.substr_offsets[i + 1] - from));
        out.append(value.substr_types[i] == MD_TEXT_ENTITY ? decodeEntity(piece)
                                                           : QString::fromUtf8(piece));
    }
    return out.contains(kFlankMark.front()) ? out.remove(kFlankMark.toString()) : out;
}

/// Collects what md4c calls back with.
class Builder
{
public:
    explicit Builder(const QStringList &formulas)
        : m_formulas(formulas)
    {
    }
    [[nodiscard]] PicturedText take() { return {std::move(m_result), std::move(m_pictures)}; }

    int enterBlock(MD_BLOCKTYPE type)
    {
        // Anything but the one leaf means that the line was not what the splitter took it for.
        return type == MD_BLOCK_DOC || type == MD_BLOCK_P || type == MD_BLOCK_H ? 0 : kAbort;
    }

    int enterSpan(MD_SPANTYPE type, void *detail)
    {
        // md4c finds mail addresses also in the words of a link: they are part of those.
        if (type == MD_SPAN_A && depth(MD_SPAN_A) == 0)
            enterLink(spelledOut(attribute(static_cast<MD_SPAN_A_DETAIL *>(detail)->href)));
        else if (type == MD_SPAN_IMG)
            openImage(spelledOut(attribute(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src)));
        ++m_depth[std::size_t(type)];
        return 0;
    }

    int leaveSpan(MD_SPANTYPE type)
    {
        --m_depth[std::size_t(type)];
        if (type == MD_SPAN_A && depth(MD_SPAN_A) == 0)
            leaveLink();
        else if (type == MD_SPAN_IMG)
            closeImage();
        return 0;
    }

    int text(MD_TEXTTYPE type, QByteArrayView bytes)
    {
        if (type == MD_TEXT_NULLCHAR)
            return append(QString(QChar(QChar::ReplacementCharacter)));
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
            return append(QString(QChar(QChar::LineSeparator)));
        if (type == MD_TEXT_ENTITY)
            return append(decodeEntity(bytes));
        QString piece = QString::fromUtf8(bytes);
        if (piece.contains(kFlankMark.front()))
            piece.remove(kFlankMark.toString());
        piece.replace(QLatin1Char('\n'),
                      type == MD_TEXT_CODE ? QChar(QLatin1Char(' ')) : QChar(QChar::LineSeparator));
        if (m_formulas.isEmpty())
            return append(piece);
        if (type == MD_TEXT_CODE || m_link >= 0)
            return append(spelledOut(piece));
        return appendWithFormulas(piece);
    }

private:
    /// Tokens become what they stand for, which is no formula here.
    [[nodiscard]] QString spelledOut(const QString &text) const
    {
        if (m_formulas.isEmpty())
            return text;
        QString out;
        for (qsizetype at = 0; at < text.size();) {
            const FormulaToken token = formulaTokenAt(text, at);
            out += token.index < 0 ? QString(text[at]) : m_formulas.value(token.index);
            at += std::max<qsizetype>(token.length, 1);
        }
        return out;
    }

    int appendWithFormulas(const QString &piece)
    {
        qsizetype from = 0;
        for (qsizetype at = 0; at < piece.size();) {
            const FormulaToken token = formulaTokenAt(piece, at);
            if (token.index < 0) {
                ++at;
                continue;
            }
            if (append(piece.mid(from, at - from)) != 0)
                return kAbort;
            m_isFormula = true;
            const int result = append(
                m_formulas.value(token.index).replace(QLatin1Char('\n'), QChar::LineSeparator));
            m_isFormula = false;
            if (result != 0)
                return kAbort;
            at += token.length;
            from = at;
        }
        return append(piece.mid(from));
    }

    [[nodiscard]] InlineStyles styles() const
    {
        InlineStyles styles;
        styles.setFlag(InlineStyle::Emphasis, depth(MD_SPAN_EM) > 0);
        styles.setFlag(InlineStyle::Strong, depth(MD_SPAN_STRONG) > 0);
        styles.setFlag(InlineStyle::Strike, depth(MD_SPAN_DEL) > 0);
        styles.setFlag(InlineStyle::Code, depth(MD_SPAN_CODE) > 0);
        styles.setFlag(InlineStyle::Image, depth(MD_SPAN_IMG) > 0);
        styles.setFlag(InlineStyle::Link, m_link >= 0);
        styles.setFlag(InlineStyle::Formula, m_isFormula);
        styles.setFlag(InlineStyle::Footnote, m_isFootnote);
        return styles;
    }

    [[nodiscard]] int depth(MD_SPANTYPE type) const { return m_depth[std::size_t(type)]; }

    int append(const QString &text)
    {
        const int start = int(m_result.text.size());
        m_result.text.append(text);
        const InlineStyles now = styles();
        if (!now || text.isEmpty())
            return 0;
        QList<InlineRun> &runs = m_result.runs;
        if (!runs.isEmpty() && !m_isFormula && runs.last().styles == now
            && runs.last().link == m_link && runs.last().start + runs.last().length == start) {
            runs.last().length += int(text.size());
            return 0;
        }
        runs.append({start, int(text.size()), now, m_link});
        return runs.size() > InlineParser::kMaxItems ? kAbort : 0;
    }

    /// The mark of a footnote is a link only to md4c.
    void enterLink(const QString &target)
    {
        m_isFootnote = target == kFootnoteTarget;
        m_linkStart = m_result.text.size();
        if (!m_isFootnote)
            openLink(target);
    }

    void leaveLink()
    {
        if (!std::exchange(m_isFootnote, false)) {
            closeLink();
            return;
        }
        if (m_result.text.size() <= m_linkStart || m_result.text[m_linkStart] != QLatin1Char('^'))
            return;
        m_result.text.remove(m_linkStart, 1);
        if (!m_result.runs.isEmpty())
            --m_result.runs.last().length;
    }

    void openLink(const QString &target)
    {
        m_link = int(m_result.links.size());
        m_linkStart = m_result.text.size();
        m_result.links.append(target);
    }

    /// A bare address ends where Chinese prose goes on, whatever stands behind it without a space.
    void closeLink()
    {
        const QString label = m_result.text.mid(m_linkStart);
        QString &target = m_result.links[m_link];
        if (!label.isEmpty() && target.endsWith(label)) {
            qsizetype end = 0;
            while (end < label.size() && label[end].unicode() < 0x2E80)
                ++end;
            if (end > 0 && end < label.size()) {
                target.chop(label.size() - end);
                shortenLink(m_linkStart + end);
            }
        }
        m_link = -1;
    }

    void shortenLink(qsizetype end)
    {
        for (qsizetype i = m_result.runs.size(); i-- > 0 && m_result.runs[i].link == m_link;) {
            InlineRun &run = m_result.runs[i];
            if (run.start >= end)
                m_result.runs.removeAt(i);
            else
                run.length = std::min<int>(run.length, int(end) - run.start);
        }
    }

    void openImage(const QString &source)
    {
        m_image = source;
        m_imageStart = m_result.text.size();
        m_isImageLink = m_link < 0;
        const bool isOuter = depth(MD_SPAN_IMG) == 0;
        if (isOuter)
            m_isPicture = m_isImageLink;
        if (isOuter && m_isPicture)
            m_pictures.append({int(m_imageStart), 0, 0, source});
        if (m_isImageLink)
            openLink(source);
    }

    /// The words given for the image, then where it lies: its host, or its scheme without one.
    void closeImage()
    {
        const bool isOuter = depth(MD_SPAN_IMG) == 0 && m_isPicture;
        if (isOuter) // there may have been another one in its words
            m_image = m_pictures.last().address;
        const QUrl url(m_image);
        QString place = QString::fromLatin1(QUrl::toAce(url.host()));
        if (place.isEmpty())
            place = url.scheme().isEmpty() ? url.fileName() : url.scheme();
        ++m_depth[std::size_t(MD_SPAN_IMG)];
        const bool hasWords = m_result.text.size() > m_imageStart;
        const qsizetype altEnd = m_result.text.size();
        append(hasWords ? QStringLiteral(" (%1)").arg(place) : place);
        --m_depth[std::size_t(MD_SPAN_IMG)];
        if (m_isImageLink || isOuter)
            m_link = -1;
        if (depth(MD_SPAN_IMG) > 0 || !std::exchange(m_isPicture, false))
            return;
        m_pictures.last().altEnd = int(altEnd);
        m_pictures.last().end = int(m_result.text.size());
    }

    const QStringList &m_formulas;
    bool m_isFormula = false;
    bool m_isFootnote = false;
    InlineText m_result;
    QList<InlinePicture> m_pictures;
    std::array<int, MD_SPAN_U + 1> m_depth{};
    int m_link = -1;
    qsizetype m_linkStart = 0;
    QString m_image;
    qsizetype m_imageStart = 0;
    bool m_isImageLink = false;
    bool m_isPicture = false; ///< the outermost image is no link's words
};

constexpr unsigned kFlags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEEMAILAUTOLINKS
                            | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;

/// Ends of stretches in the middle of words.
int gluedEnds(const InlineText &text)
{
    const auto isSpace = [&text](int at) {
        return at < 0 || at >= text.text.size() || text.text[at].isSpace();
    };
    const auto isGlued = [&isSpace](int at) { return !isSpace(at - 1) && !isSpace(at); };
    int count = 0;
    int last = -1;
    for (const InlineRun &run : text.runs) {
        const int end = run.start + run.length;
        count += int(run.start != last && isGlued(run.start)) + int(isGlued(end));
        last = end;
    }
    return count;
}

PicturedText parse(const QString &source, const QString &original, const QStringList &formulas)
{
    MD_PARSER parser{};
    parser.flags = kFlags;
    parser.enter_block = [](MD_BLOCKTYPE type, void *, void *data) {
        return static_cast<Builder *>(data)->enterBlock(type);
    };
    parser.leave_block = [](MD_BLOCKTYPE, void *, void *) { return 0; };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) {
        return static_cast<Builder *>(data)->enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) {
        return static_cast<Builder *>(data)->leaveSpan(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
        return static_cast<Builder *>(data)->text(type, QByteArrayView(text, qsizetype(size)));
    };
    Builder builder(formulas);
    const QByteArray utf8 = source.toUtf8();
    if (md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &builder) != 0)
        return {InlineParser::plain(original), {}};
    PicturedText parsed = builder.take();
    if (gluedEnds(parsed.text) > InlineParser::kMaxGlued)
        return {InlineParser::plain(original), {}};
    return parsed;
}

} // namespace

InlineText InlineParser::plain(QString source)
{
    InlineText text;
    text.text = std::move(source);
    text.text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    return text;
}

namespace {

LeafLabels labelsBeside(const QString &definitions)
{
    return definitions.isEmpty() ? LeafLabels::AreWords : LeafLabels::MayBeDefined;
}

} // namespace

InlineText InlineParser::paragraph(QString source, const QString &definitions)
{
    if (std::optional<InlineText> quick =
            quickInline(std::move(source), LeafForm::Paragraph, labelsBeside(definitions)))
        return *std::move(quick);
    return withPictures(source, definitions).text;
}

PicturedText InlineParser::withPictures(const QString &source, const QString &definitions)
{
    const PreparedInline ready = prepareInline(source);
    QString prepared = ready.text;
    // A definition that was not taken as one must stay visible.
    if (prepared.startsWith(QLatin1Char('[')) && prepared.contains(QLatin1StringView("]:")))
        prepared.prepend(QLatin1Char('\\'));
    if (!definitions.isEmpty())
        prepared += QStringLiteral("\n\n") + definitions;
    return parse(prepared, source, ready.formulas);
}

InlineText InlineParser::line(QString source, const QString &definitions)
{
    if (std::optional<InlineText> quick =
            quickInline(std::move(source), LeafForm::Line, labelsBeside(definitions)))
        return *std::move(quick);
    return lineByMd4c(source, definitions);
}

InlineText InlineParser::lineByMd4c(const QString &source, const QString &definitions)
{
    // As a heading, a line can be nothing else: neither list nor quote nor rule.
    const PreparedInline ready = prepareInline(source);
    QString prepared = ready.text;
    prepared.replace(QLatin1Char('\n'), QLatin1Char(' '));
    // Marks at the end belong to the words by now; md4c takes them for the heading's own where a
    // space stands before them.
    qsizetype run = prepared.size();
    while (run > 0 && prepared[run - 1] == QLatin1Char('#'))
        --run;
    if (run < prepared.size() && (run == 0 || prepared[run - 1].isSpace()))
        prepared.insert(run, QLatin1Char('\\'));
    prepared.prepend(QStringLiteral("# "));
    if (!definitions.isEmpty())
        prepared += QStringLiteral("\n\n") + definitions;
    return parse(prepared, source, ready.formulas).text;
}

} // namespace render
