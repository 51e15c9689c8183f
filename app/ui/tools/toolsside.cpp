// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolsside.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kSideGap = 8;

} // namespace

ToolsSide::ToolsSide(Theme &theme, const chat::Toolbox &toolbox, QWidget *parent)
    : QWidget(parent)
    , m_list(new ToolList(theme, toolbox, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSideGap);
    column->addWidget(m_list, 1);
    auto *above = new QHBoxLayout;
    auto *below = new QHBoxLayout;
    for (QHBoxLayout *row : {above, below}) {
        row->setSpacing(kSideGap);
        column->addLayout(row);
    }
    m_add = addButton(above, tr("New"), "addTool");
    m_duplicate = addButton(above, tr("Duplicate"), "duplicateTool");
    m_remove = addButton(above, tr("Delete"), "removeTool");
    m_import = addButton(below, tr("Import…"), "importTools");
    m_export = addButton(below, tr("Export…"), "exportTools");
    connect(m_list, &ToolList::removeRequested, m_remove, &QPushButton::click);
    connect(m_add, &QPushButton::clicked, this, &ToolsSide::addWanted);
    connect(m_duplicate, &QPushButton::clicked, this, &ToolsSide::duplicateWanted);
    connect(m_remove, &QPushButton::clicked, this, &ToolsSide::removeWanted);
    connect(m_import, &QPushButton::clicked, this, &ToolsSide::importWanted);
    connect(m_export, &QPushButton::clicked, this, &ToolsSide::exportWanted);
}

QPushButton *ToolsSide::addButton(QBoxLayout *row, const QString &words, const char *name)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

void ToolsSide::setAble(const Able &able)
{
    m_add->setEnabled(able.add);
    m_import->setEnabled(able.add);
    m_duplicate->setEnabled(able.duplicate);
    m_remove->setEnabled(able.remove);
    m_export->setEnabled(able.exporting);
}

} // namespace ui
