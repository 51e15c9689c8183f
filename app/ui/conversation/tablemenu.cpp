// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tablemenu.h"

#include "render/cleancode.h"
#include "render/copycsv.h"
#include "render/copymarkdown.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype kMostTables = 10;
constexpr int kMostTitleLetters = 40;

TableBlocks wholeTable(const QList<render::Block> &blocks, qsizetype index)
{
    const int group = blocks[index].group;
    qsizetype first = index;
    while (first > 0 && blocks[first - 1].group == group)
        --first;
    TableBlocks table;
    for (qsizetype i = first; i < blocks.size() && blocks[i].group == group; ++i) {
        table.append(blocks[i]);
        table.last().path.clear();
        table.last().freshFrom = 0;
    }
    return table;
}

/// Its heads; what a model wrote must not make shortcuts.
QString titleOf(const TableBlocks &table)
{
    QStringList heads;
    for (const render::InlineText &cell : table.first().rows.value(0))
        heads.append(cell.text.simplified());
    QString title = heads.join(QStringLiteral(" · "));
    if (title.size() > kMostTitleLetters)
        title = title.left(kMostTitleLetters) + QChar(0x2026);
    return title.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void addCopiesOf(QMenu &menu, const TableBlocks &table)
{
    const auto words = [](const char *text) {
        return QCoreApplication::translate("ui::TableMenu", text);
    };
    const auto add = [&](const QString &name, QString (*form)(const TableBlocks &)) {
        QObject::connect(menu.addAction(name), &QAction::triggered, &menu, [table, form] {
            QGuiApplication::clipboard()->setText(form(render::withoutCommands(table)));
        });
    };
    add(words(QT_TRANSLATE_NOOP("ui::TableMenu", "Copy table as CSV")), &render::csvOf);
    add(words(QT_TRANSLATE_NOOP("ui::TableMenu", "Copy table as Markdown")), &render::markdownOf);
}

} // namespace

TableBlocks tableUnder(const RowFlows &flows, QPoint point)
{
    const int index = flowAt(flows, point.y());
    if (index < 0)
        return {};
    const RowFlow &flow = *flows[std::size_t(index)];
    const int y = point.y() - flow.y;
    if (flow.isHidden || flow.isWaiting() || y < 0 || y >= flow.height())
        return {};
    const int block = flow.layout().blockAt(y);
    const QList<render::Block> &blocks = flow.blocks();
    const bool isTable = block >= 0 && block < blocks.size()
                         && blocks[block].kind == render::BlockKind::Table
                         && y >= flow.layout().topOf(block);
    return isTable ? wholeTable(blocks, block) : TableBlocks();
}

QList<TableBlocks> tablesIn(const RowFlows &flows)
{
    QList<TableBlocks> tables;
    for (const std::unique_ptr<RowFlow> &flow : flows) {
        if (flow->isHidden)
            continue;
        const QList<render::Block> &blocks = flow->blocks();
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (blocks[i].kind == render::BlockKind::Table && blocks[i].isGroupStart)
                tables.append(wholeTable(blocks, i));
        }
    }
    return tables;
}

void addTableCopies(QMenu &menu, const QList<TableBlocks> &tables)
{
    if (tables.size() == 1) {
        addCopiesOf(menu, tables.first());
        return;
    }
    for (const TableBlocks &table : tables.first(std::min(tables.size(), kMostTables)))
        addCopiesOf(*menu.addMenu(titleOf(table)), table);
}

} // namespace ui
