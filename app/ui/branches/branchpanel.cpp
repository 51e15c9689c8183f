// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/branches/branchpanel.h"

#include "ui/branches/branchdelegate.h"
#include "ui/branches/branchmodel.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTreeView>

namespace ui {
namespace {

constexpr int kPanelInset = 8;
constexpr int kTitleHeight = 48; ///< the header's beside it
constexpr double kPanelTitleFactor = 1.08;

} // namespace

BranchPanel::BranchPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new BranchModel(this))
    , m_tree(new QTreeView(this))
    , m_title(new Label(theme, {kPanelTitleFactor, true, Label::Ink::Text}, this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
{
    build();
    retranslate();
    dress();
    connect(m_close, &QAbstractButton::clicked, this, &BranchPanel::closeRequested);
    connect(m_tree, &QTreeView::clicked, this, &BranchPanel::choose);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &BranchPanel::keepOpen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BranchPanel::reveal);
    connect(&m_theme, &Theme::colorsChanged, this, &BranchPanel::dress);
}

void BranchPanel::build()
{
    setObjectName(QStringLiteral("branchPanel"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new BranchDelegate(m_theme, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setMouseTracking(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setIndentation(kIconSize);
    m_tree->setExpandsOnDoubleClick(false);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kPanelInset, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPanelInset, kPanelInset, kPanelInset, kPanelInset);
    column->setSpacing(kPanelInset);
    head->addStrut(kTitleHeight - 2 * kPanelInset);
    column->addLayout(head);
    column->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
}

void BranchPanel::retranslate()
{
    m_title->setText(tr("Branches"));
    setAccessibleName(tr("Branches"));
    m_tree->setAccessibleName(tr("All messages of this chat"));
    m_close->describe(tr("Close"), QKeySequence(Qt::Key_Escape));
}

void BranchPanel::dress()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.colors().chrome);
    // Beside the row, where its arrow is, the style would fill it.
    colors.setColor(QPalette::Highlight, Qt::transparent);
    m_tree->setPalette(colors);
    update();
}

void BranchPanel::setPort(std::unique_ptr<ConversationPort> port)
{
    m_open.clear();
    m_selected = {};
    m_current = {};
    m_model->setPort(std::move(port));
}

void BranchPanel::setCurrent(const QUuid &message)
{
    if (m_current == message)
        return;
    m_current = message;
    m_model->setCurrent(message);
    const QModelIndex at = m_model->indexOf(message);
    // Who walks through the tree is not led away by what the conversation does.
    if (at.isValid() && !m_tree->hasFocus()) {
        m_tree->setCurrentIndex(at);
        m_tree->scrollTo(at);
    }
}

void BranchPanel::focusTree()
{
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model->indexOf(m_current));
    m_tree->scrollTo(m_tree->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

void BranchPanel::choose(const QModelIndex &index)
{
    const QUuid message = index.data(BranchModel::IdRole).toUuid();
    if (!message.isNull())
        Q_EMIT chosen(message);
}

/// Before the tree is made anew.
void BranchPanel::keepOpen()
{
    m_selected = m_tree->currentIndex().data(BranchModel::IdRole).toUuid();
    m_open.clear();
    QList<QModelIndex> rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows.append(m_model->index(row, 0));
    while (!rows.isEmpty()) {
        const QModelIndex at = rows.takeLast();
        if (!m_tree->isExpanded(at))
            continue;
        m_open.append(at.data(BranchModel::IdRole).toUuid());
        for (int row = 0; row < m_model->rowCount(at); ++row)
            rows.append(m_model->index(row, 0, at));
    }
}

void BranchPanel::reveal()
{
    for (const QUuid &id : std::as_const(m_open)) {
        if (const QModelIndex at = m_model->indexOf(id); at.isValid())
            m_tree->expand(at);
    }
    m_model->setCurrent(m_current);
    QModelIndex at = m_model->indexOf(m_selected);
    if (!at.isValid())
        at = m_model->indexOf(m_current);
    if (at.isValid()) {
        m_tree->setCurrentIndex(at);
        m_tree->scrollTo(at);
    }
}

void BranchPanel::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_tree->currentIndex());
        return;
    case Qt::Key_Escape:
        Q_EMIT closeRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BranchPanel::paintEvent(QPaintEvent *)
{
    paintPanel(*this, m_theme.colors());
}

void BranchPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
