// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/treemenu.h"

#include "ui/shorttitle.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

namespace ui {
namespace {

constexpr qsizetype kLongestKey = 60;
constexpr int kAroundIcon = 4; ///< of a button, on each side of what is drawn
constexpr auto kOpenIcon = QLatin1StringView("chevron-down");
constexpr auto kClosedIcon = QLatin1StringView("chevron-right");

/// The context of the texts below.
class TreeWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::TreeWords)
};

QString containerName(const render::TreeLine &line, bool isFolded)
{
    const int count = line.members;
    const QString what =
        line.isObject ? (isFolded ? TreeWords::tr("object, %n member(s), collapsed", nullptr, count)
                                  : TreeWords::tr("object, %n member(s), expanded", nullptr, count))
                      : (isFolded ? TreeWords::tr("list, %n item(s), collapsed", nullptr, count)
                                  : TreeWords::tr("list, %n item(s), expanded", nullptr, count));
    const QString key = shortTitle(line.json->name(line.node), kLongestKey);
    if (key.isEmpty())
        return what;
    return TreeWords::tr("%1: %2", "the name of a member and what it is").arg(key, what);
}

const render::Block *blockAt(const RowFlows &flows, const RowPlace &place)
{
    if (place.flow < 0 || place.flow >= int(flows.size()))
        return nullptr;
    const QList<render::Block> &blocks = flows[std::size_t(place.flow)]->blocks();
    const int block = place.place.block;
    return block >= 0 && block < blocks.size() && blocks[block].tree ? &blocks[block] : nullptr;
}

/// Where what is seen of the blocks begins: below the head of code that is held at the top.
int endOfHeldHead(const RowFlow &flow, int top)
{
    int end = top;
    const QList<render::CodeHead> heads = flow.layout().codeHeads(top, top + 1);
    for (const render::CodeHead &head : heads) {
        if (head.rect.y() <= top)
            end = std::max(end, head.rect.bottom() + 1);
    }
    return end;
}

void openAll(render::TreeFolding &folding, const QList<render::Block> &blocks, bool isOpen)
{
    folding.open.clear();
    for (const render::Block &block : blocks) {
        // The outermost one stays: a tree of one line says nothing.
        if (block.tree && block.tree->isFoldable() && block.tree->node > 0)
            folding.open.insert(block.tree->node, isOpen);
    }
}

} // namespace

void addTreeButtons(QList<RowButton> &buttons, const RowFlow &flow, int argument,
                    std::pair<int, int> stretch, const RowContext &context)
{
    const int top = stretch.first - flow.y;
    const QList<render::TreeFold> folds =
        render::treeFoldsIn(flow.layout(), top, stretch.second - flow.y);
    // Buttons are drawn over the blocks: one of a line beneath the head would stand in the head.
    const int seen = endOfHeldHead(flow, top) - kAroundIcon;
    for (const render::TreeFold &fold : folds) {
        if (fold.rect.y() < seen && fold.rect.bottom() >= top)
            continue;
        QRect rect = fold.rect.translated(flow.x, flow.y);
        if (fold.isMore) {
            const QString words =
                TreeWords::tr("%1 more", "members of a list").arg(QLocale().toString(fold.members));
            rect.setWidth(
                std::min(rect.width(), QFontMetrics(context.type.reading).horizontalAdvance(words)
                                           + 4 + row::kIcon));
            buttons.append({RowAction::MoreOfTree, ButtonLook::Line, rect, kOpenIcon, words,
                            argument | fold.block});
            continue;
        }
        const render::TreeLine &line = *flow.blocks()[fold.block].tree;
        buttons.append({RowAction::ToggleTree, ButtonLook::Icon, rect,
                        fold.isFolded ? kClosedIcon : kOpenIcon, containerName(line, fold.isFolded),
                        argument | fold.block});
    }
}

void pressTree(const RowButton &button, const RowFlows &flows, RowView &view)
{
    const auto [flow, block] = codePlace(button);
    const render::Block *leaf = blockAt(flows, {flow, {block, 0}});
    if (!leaf)
        return;
    render::TreeFolding &folding = view.openTrees[flows[std::size_t(flow)]->part()];
    if (button.action == RowAction::MoreOfTree) {
        folding.whole.insert(leaf->tree->node);
        return;
    }
    folding.open.insert(leaf->tree->node, !folding.isOpen(*leaf->tree));
}

bool foldsBy(const RowButton &button, int key)
{
    const bool isClosed = button.icon == kClosedIcon || button.action == RowAction::MoreOfTree;
    return isTreeAction(button.action) && isClosed == (key == Qt::Key_Right);
}

std::optional<RowPlace> treeLineUnder(const RowFlows &flows, QPoint point)
{
    const int index = flowAt(flows, point.y());
    if (index < 0)
        return std::nullopt;
    const RowFlow &flow = *flows[std::size_t(index)];
    const int y = point.y() - flow.y;
    if (flow.isHidden || flow.isWaiting() || y < 0 || y >= flow.height())
        return std::nullopt;
    const RowPlace place{index, {flow.layout().blockAt(y), 0}};
    return blockAt(flows, place) ? std::optional(place) : std::nullopt;
}

std::optional<RowPlace> treeLineOf(const std::optional<RowButton> &button)
{
    if (!button || !isTreeAction(button->action))
        return std::nullopt;
    const auto [flow, block] = codePlace(*button);
    return RowPlace{flow, {block, 0}};
}

void addTreeItems(QMenu &menu, const RowFlows &flows, const std::optional<RowPlace> &line,
                  const std::function<void(const std::function<void(RowView &)> &)> &change)
{
    const render::Block *leaf = line ? blockAt(flows, *line) : nullptr;
    if (!leaf)
        return;
    const std::shared_ptr<const core::JsonText> json = leaf->tree->json;
    const int node = leaf->tree->node;
    const auto add = [&menu](const QString &words, auto act) {
        QObject::connect(menu.addAction(words), &QAction::triggered, &menu, act);
    };
    menu.addSeparator();
    add(TreeWords::tr("Copy value"),
        [json, node] { QGuiApplication::clipboard()->setText(json->words(node)); });
    if (json->nodes()[std::size_t(node)].kind == core::JsonNode::Kind::String) {
        add(TreeWords::tr("Copy value as JSON"),
            [json, node] { QGuiApplication::clipboard()->setText(json->source(node)); });
    }
    if (node > 0) {
        add(TreeWords::tr("Copy path"),
            [json, node] { QGuiApplication::clipboard()->setText(json->pointer(node)); });
    }
    const RowFlow &flow = *flows[std::size_t(line->flow)];
    for (const bool isOpen : {true, false}) {
        add(isOpen ? TreeWords::tr("Expand all") : TreeWords::tr("Collapse all"),
            [change, isOpen, part = flow.part(), blocks = flow.blocks()] {
                change([&](RowView &view) { openAll(view.openTrees[part], blocks, isOpen); });
            });
    }
    menu.addSeparator();
}

} // namespace ui
