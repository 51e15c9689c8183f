// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFlags>
#include <QList>
#include <QSharedDataPointer>
#include <QString>
#include <QStringList>
#include <memory>

namespace render {

/// How a stretch of inline text differs from its block's own look. A role, never a colour.
enum class InlineStyle {
    Emphasis = 0x01,
    Strong = 0x02,
    Strike = 0x04,
    Code = 0x08,
    Link = 0x10,
    Image = 0x20,   ///< the words that stand where an image was named inside other words
    Formula = 0x40, ///< TeX with its marks; one run a formula
    Footnote = 0x80 ///< the label of a footnote, raised
};
Q_DECLARE_FLAGS(InlineStyles, InlineStyle)

struct InlineRun {
    int start = 0; ///< UTF-16 units into InlineText::text
    int length = 0;
    InlineStyles styles;
    int link = -1; ///< index into InlineText::links
    bool operator==(const InlineRun &) const = default;
};

/// Visible text with its styled stretches, in order and without overlap. Lines inside are parted
/// by U+2028.
struct InlineText {
    QString text;
    QList<InlineRun> runs;
    QStringList links;
    bool operator==(const InlineText &) const = default;
};

enum class ContainerKind { Quote, Item };
enum class TaskState { None, Open, Done };

/// A quote or list item around a leaf.
struct Container {
    ContainerKind kind = ContainerKind::Quote;
    int id = 0;     ///< the same in every leaf inside it
    int list = -1;  ///< the same for all items of one list
    QString number; ///< "3." for an ordered item; empty for a bullet
    TaskState task = TaskState::None;
    bool operator==(const Container &) const = default;
};

using SharedBytes = std::shared_ptr<const QByteArray>;

/// A picture that a reply names, or has in itself as a data: URL.
struct PictureSource {
    QString address;      ///< tells pictures apart; of a long data: URL its beginning and a sum
    SharedBytes data;     ///< the whole data: URL where the address is only its beginning
    QString alt;          ///< the words written for it; may be empty
    bool isOpen = false;  ///< the end of the data: URL has not arrived yet
    bool isShown = false; ///< it was decoded: set for copying it
    bool operator==(const PictureSource &other) const
    {
        return address == other.address && alt == other.alt && isOpen == other.isOpen;
    }
};

/// The picture of a leaf. Most have none: a pointer is what they keep of it.
class LeafPicture
{
public:
    /// An empty one where there is none.
    [[nodiscard]] const PictureSource &get() const;
    const PictureSource *operator->() const { return &get(); }
    operator const PictureSource &() const { return get(); }
    /// The leaf's own from now on.
    [[nodiscard]] PictureSource &edit();
    bool operator==(const LeafPicture &other) const
    {
        return m_data == other.m_data || get() == other.get();
    }

private:
    struct Data : QSharedData {
        PictureSource source;
    };
    QSharedDataPointer<Data> m_data;
};

enum class BlockKind { Paragraph, Heading, Code, Table, Rule, Plain, Formula, Picture };
enum class ColumnAlign { Start, Left, Center, Right };

/// What a leaf is and where it stands, whether its words are parsed or not.
struct LeafFrame {
    QList<Container> path;
    QString language;
    QList<ColumnAlign> columns;
    BlockKind kind = BlockKind::Paragraph;
    int freshFrom = 0; ///< containers from this place on begin with this leaf
    int level = 0;     ///< of a heading, 1–6
    int group = -1;    ///< leaves of one code block or table share it
    bool isGroupStart = true;
    bool isGroupEnd = true;
    bool isContinued = false; ///< the rest of a paragraph too long for one leaf
    bool operator==(const LeafFrame &) const = default;
};

/// A leaf as the splitter cuts it out of the source: text not yet parsed for inline marks.
struct RawBlock : LeafFrame {
    QString text;            ///< lines parted by '\n'
    QString footnote;        ///< the label of the footnote that this is
    QList<QStringList> rows; ///< cells; the first row of a group's start is the head
    bool operator==(const RawBlock &) const = default;
};

struct TreeLine;
using SharedTreeLine = std::shared_ptr<const TreeLine>;

/// A leaf ready for layout: what RawBlock says, with its text parsed.
/// There are tens of thousands of them in a long text: what most have not is a pointer.
struct Block : LeafFrame {
    bool isFootnote = false; ///< its label is the first run
    InlineText text;
    LeafPicture picture; ///< its words are the text
    QList<QList<InlineText>> rows;
    SharedTreeLine tree; ///< of a leaf of code that is a line of a tree of JSON (jsontree.h)
    bool operator==(const Block &) const = default;
};

/// The stretch with its styles; its links keep their numbers.
[[nodiscard]] InlineText slicedText(const InlineText &text, int from, int to);
/// The words of a leaf without any Markdown; cells of a table parted by tabs.
[[nodiscard]] QString plainText(const Block &block);
/// The formula that has the place between its ends, as places in plainText(); both are `offset`
/// where there is none.
[[nodiscard]] std::pair<int, int> formulaAround(const Block &block, int offset);

} // namespace render

Q_DECLARE_OPERATORS_FOR_FLAGS(render::InlineStyles)
// Moved by their bytes where a list of them grows.
Q_DECLARE_TYPEINFO(render::InlineText, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(render::Container, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(render::RawBlock, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(render::Block, Q_RELOCATABLE_TYPE);
