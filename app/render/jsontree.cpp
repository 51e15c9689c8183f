// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/jsontree.h"

#include <algorithm>
#include <utility>

namespace render {
namespace {

using core::JsonNode;

constexpr qsizetype kMostTreeText = 1 << 20; ///< UTF-16 units
constexpr int kMostDepth = 48;               ///< what is deeper stands in one line
constexpr int kOpenLines = 80;               ///< so many are shown at first, about
constexpr int kPiece = 8'000;                ///< of a long text, in one leaf
constexpr int kSpaces = 2;
constexpr int kTreeGroup = 0;

CodeRole roleOf(JsonNode::Kind kind)
{
    switch (kind) {
    case JsonNode::Kind::String:
        return CodeRole::String;
    case JsonNode::Kind::Number:
        return CodeRole::Number;
    case JsonNode::Kind::Word:
    case JsonNode::Kind::Object:
    case JsonNode::Kind::Array:
        break;
    }
    return CodeRole::Keyword;
}

/// Writes a tree line by line.
class TreeWriter
{
public:
    TreeWriter(std::shared_ptr<const core::JsonText> json, const QStringList &marked)
        : m_json(std::move(json))
        , m_nodes(m_json->nodes())
    {
        findMarks(marked);
        findOpen();
    }
    QList<Block> write();

private:
    /// A list or object whose members are being written.
    struct Open {
        int node = 0;
        int line = 0;
        int written = 0;
    };

    void findMarks(const QStringList &marked);
    void findOpen();
    [[nodiscard]] const JsonNode &nodeAt(int node) const { return m_nodes[std::size_t(node)]; }
    [[nodiscard]] bool isInOneLine(int node) const;
    [[nodiscard]] int shownMembers(int node) const
    {
        return std::min(nodeAt(node).members, kFirstMembers);
    }
    void begin(int node);
    void addLines(TreeLine line, QString text);
    void addLine(const TreeLine &line, const QString &text);
    [[nodiscard]] TreeLine lineFor(int node, int depth) const;
    [[nodiscard]] QString comma(int node) const;
    void close();

    std::shared_ptr<const core::JsonText> m_json;
    const std::vector<JsonNode> &m_nodes;
    std::vector<TreeMark> m_marks;
    std::vector<bool> m_isOpen;
    std::vector<Open> m_stack;
    std::vector<std::shared_ptr<TreeLine>> m_lines;
    QList<Block> m_blocks;
};

void TreeWriter::findMarks(const QStringList &marked)
{
    m_marks.assign(m_nodes.size(), TreeMark::None);
    for (const QString &pointer : marked) {
        const std::vector<int> found = m_json->nodesAt(pointer);
        for (const int node : found) {
            m_marks[std::size_t(node)] = TreeMark::Here;
            for (int at = nodeAt(node).parent; at >= 0; at = nodeAt(at).parent)
                m_marks[std::size_t(at)] = std::max(m_marks[std::size_t(at)], TreeMark::Inside);
        }
    }
}

/// Level by level, while they fit in, and what has a mark in it.
void TreeWriter::findOpen()
{
    m_isOpen.assign(m_nodes.size(), false);
    std::vector<int> level{0};
    int lines = 1;
    while (!level.empty()) {
        std::vector<int> next;
        for (const int node : level) {
            const int more = shownMembers(node) + 1;
            const bool isMarked = m_marks[std::size_t(node)] == TreeMark::Inside;
            if (node != 0 && !isMarked && lines + more > kOpenLines)
                continue;
            m_isOpen[std::size_t(node)] = true;
            lines += more;
            for (int at = node + 1; at < nodeAt(node).end; at = nodeAt(at).end) {
                if (nodeAt(at).isContainer())
                    next.push_back(at);
            }
        }
        level = std::move(next);
    }
}

bool TreeWriter::isInOneLine(int node) const
{
    return !nodeAt(node).isContainer() || nodeAt(node).members == 0
           || int(m_stack.size()) >= kMostDepth;
}

TreeLine TreeWriter::lineFor(int node, int depth) const
{
    TreeLine line;
    line.json = m_json;
    line.node = node;
    line.depth = depth;
    line.indent = depth * kSpaces;
    line.line = int(m_lines.size());
    line.end = line.line;
    line.parent = m_stack.empty() ? line.line : m_stack.back().line;
    line.isObject = nodeAt(node).kind == JsonNode::Kind::Object;
    return line;
}

QString TreeWriter::comma(int node) const
{
    const int parent = nodeAt(node).parent;
    return parent >= 0 && nodeAt(node).end < nodeAt(parent).end ? QStringLiteral(",") : QString();
}

void TreeWriter::addLine(const TreeLine &line, const QString &text)
{
    m_lines.push_back(std::make_shared<TreeLine>(line));
    Block block;
    block.kind = BlockKind::Code;
    block.group = kTreeGroup;
    block.isGroupStart = m_blocks.isEmpty();
    block.isGroupEnd = false;
    block.language = QStringLiteral("json");
    block.text.text = QString(line.isContinued ? 0 : line.indent, u' ') + text;
    m_blocks.append(block);
}

void TreeWriter::addLines(TreeLine line, QString text)
{
    const CodeSpans all = std::exchange(line.spans, {});
    int from = 0;
    do {
        int length = std::min(kPiece, int(text.size()) - from);
        const bool isParted = from + length < text.size() && text[from + length].isLowSurrogate();
        length -= isParted ? 1 : 0;
        line.spans = spansBetween(all, from, from + length);
        line.line = line.end = int(m_lines.size());
        addLine(line, text.mid(from, length));
        line.isContinued = true;
        line.indent = 0;
        from += length;
    } while (from < text.size());
}

void TreeWriter::begin(int node)
{
    const JsonNode &known = nodeAt(node);
    TreeLine line = lineFor(node, int(m_stack.size()));
    line.mark = m_marks[std::size_t(node)];
    QString text;
    if (known.keyFrom >= 0) {
        text = m_json->text().mid(known.keyFrom, known.keyTo - known.keyFrom);
        line.spans.append({0, int(text.size()), CodeRole::Function});
        text += QStringLiteral(": ");
    }
    if (!isInOneLine(node)) {
        line.members = known.members;
        line.isOpenAtFirst = m_isOpen[std::size_t(node)];
        addLine(line, text + (line.isObject ? u'{' : u'['));
        m_stack.push_back({node, line.line, 0});
        return;
    }
    QString value = known.isContainer() && known.members == 0
                        ? QString(line.isObject ? QStringLiteral("{}") : QStringLiteral("[]"))
                        : m_json->source(node);
    // Ends of lines stand between values only.
    for (QChar &c : value) {
        if (c == u'\n' || c == u'\r' || c == u'\t')
            c = u' ';
    }
    if (!known.isContainer())
        line.spans.append({int(text.size()), int(value.size()), roleOf(known.kind)});
    addLines(line, text + value + comma(node));
}

void TreeWriter::close()
{
    const Open open = m_stack.back();
    m_stack.pop_back();
    TreeLine line = lineFor(open.node, int(m_stack.size()));
    line.parent = open.line;
    line.isClosing = true;
    TreeLine &first = *m_lines[std::size_t(open.line)];
    first.end = line.line;
    addLine(line, QString(line.isObject ? u'}' : u']') + comma(open.node));
}

QList<Block> TreeWriter::write()
{
    for (int node = 0; node < int(m_nodes.size());) {
        while (!m_stack.empty() && node >= nodeAt(m_stack.back().node).end)
            close();
        if (!m_stack.empty()) {
            Open &open = m_stack.back();
            if (open.written++ == kFirstMembers) {
                TreeLine &first = *m_lines[std::size_t(open.line)];
                first.cut = int(m_lines.size());
                first.more = first.members - kFirstMembers;
            }
        }
        const std::size_t levels = m_stack.size();
        begin(node);
        node = m_stack.size() > levels ? node + 1 : nodeAt(node).end;
    }
    while (!m_stack.empty())
        close();
    m_blocks.last().isGroupEnd = true;
    for (qsizetype i = 0; i < m_blocks.size(); ++i)
        m_blocks[i].tree = m_lines[std::size_t(i)];
    return std::move(m_blocks);
}

} // namespace

bool canBeTree(const core::JsonText &json)
{
    return !json.fault() && int(json.nodes().size()) <= kMostTreeNodes
           && json.text().size() <= kMostTreeText && !json.nodes().empty()
           && json.nodes().front().isContainer();
}

Document jsonDocument(const std::shared_ptr<const core::JsonText> &json, const QStringList &marked,
                      qsizetype size)
{
    return {TreeWriter(json, marked).write(), size < 0 ? json->text().size() : size};
}

int sourceOf(const TreeLine &line)
{
    const JsonNode &node = line.json->nodes()[std::size_t(line.node)];
    if (line.isClosing)
        return node.to - 1;
    return node.keyFrom >= 0 ? node.keyFrom : node.from;
}

int lineAtSource(const QList<Block> &blocks, int at)
{
    int found = -1;
    for (int i = 0; i < blocks.size() && blocks[i].tree; ++i) {
        if (sourceOf(*blocks[i].tree) > at)
            break;
        found = i;
    }
    return found < 0 && !blocks.isEmpty() && blocks.first().tree ? 0 : found;
}

void unfold(TreeFolding &folding, const QList<Block> &blocks, int block)
{
    if (block < 0 || block >= blocks.size() || !blocks[block].tree)
        return;
    const int first = block - blocks[block].tree->line;
    for (int line = blocks[block].tree->line;;) {
        const int parent = blocks[first + line].tree->parent;
        if (parent == line)
            break;
        const TreeLine &container = *blocks[first + parent].tree;
        if (!folding.isOpen(container))
            folding.open.insert(container.node, true);
        if (container.cut > 0 && line >= container.cut && line < container.end)
            folding.whole.insert(container.node);
        line = parent;
    }
}

int lineOf(const QList<Block> &blocks, int node)
{
    for (int i = 0; i < blocks.size(); ++i) {
        if (blocks[i].tree && blocks[i].tree->node == node)
            return i;
    }
    return -1;
}

std::vector<TreeLineState> treeStates(int count, const std::function<const TreeLine &(int)> &lineAt,
                                      const TreeFolding &folding)
{
    std::vector<TreeLineState> states{std::size_t(count)};
    const auto hide = [&](int from, int to) {
        for (int i = from; i < std::min(to, count); ++i)
            states[std::size_t(i)].isHidden = true;
    };
    struct Cut {
        int from = 0;
        int to = 0;
        int more = 0;
    };
    std::vector<Cut> cuts;
    for (int i = 0; i < count;) {
        if (!cuts.empty() && i >= cuts.back().from) {
            const Cut cut = cuts.back();
            cuts.pop_back();
            hide(cut.from, cut.to);
            if (cut.to < count)
                states[std::size_t(cut.to)].more = cut.more;
            i = cut.to;
            continue;
        }
        const TreeLine &line = lineAt(i);
        if (line.isFoldable() && !folding.isOpen(line)) {
            states[std::size_t(i)].isClosed = true;
            hide(i + 1, line.end + 1);
            i = line.end + 1;
            continue;
        }
        if (line.isFoldable() && line.cut > 0 && !folding.whole.contains(line.node))
            cuts.push_back({line.cut, line.end, line.more});
        ++i;
    }
    return states;
}

} // namespace render
