// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarlist.h"

#include "models/conversationlistmodel.h"
#include "ui/chatkeys.h"
#include "ui/sidebar/sidebardelegate.h"
#include "ui/sidebar/sidebardrag.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <optional>
#include <utility>

namespace ui {
namespace {

/// What a key asks for in the list, where it means something else there than in the window, or
/// nothing.
std::optional<SidebarDeed> deedOf(const QKeyEvent &key)
{
    const QKeyCombination keys(key.modifiers() & ~Qt::KeypadModifier, Qt::Key(key.key()));
    if (keys == QKeyCombination(Qt::Key_F2))
        return SidebarDeed::Rename;
    if (keys == kPinKeys)
        return SidebarDeed::Pin;
    if (keys == kArchiveKeys)
        return SidebarDeed::Archive;
    if (keys == kDuplicateKeys)
        return SidebarDeed::Duplicate;
    if (keys == QKeyCombination(Qt::Key_Delete))
        return SidebarDeed::Remove;
    return std::nullopt;
}

bool movesFocus(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End
           || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

SidebarList::SidebarList(const Theme &theme, SidebarModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_picks(model)
{
    setModel(&model);
    setItemDelegate(new SidebarDelegate(theme, this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setAcceptDrops(false);
    m_drag = new SidebarDrag(theme, model, *this);
    connect(&theme, &Theme::colorsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::fontsChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(&model, &SidebarModel::rearranged, this, &SidebarList::keepSelection);
}

QUuid SidebarList::idAt(const QModelIndex &index) const
{
    return index.data(models::ConversationListModel::IdRole).toUuid();
}

void SidebarList::setShown(const QUuid &id)
{
    const bool isOther = m_shown != id;
    m_shown = id;
    if (isOther) {
        m_picks.clear();
        Q_EMIT shownChanged(id);
    }
    keepSelection();
    const QModelIndex index = m_model.indexOf(id);
    if (isOther && index.isValid())
        scrollTo(index);
}

void SidebarList::keepSelection()
{
    // Another current row would end what is typed into this one; closeEditor() comes back here.
    if (m_model.isHeld())
        return;
    m_picks.dropHidden();
    if (!m_picks.isEmpty()) {
        const QScopedValueRollback guard(m_isByHand, true);
        selectionModel()->select(m_picks.selection(), QItemSelectionModel::ClearAndSelect);
        return;
    }
    const QModelIndex index = m_model.indexOf(m_shown);
    if (!index.isValid()) {
        selectionModel()->clearSelection();
        return;
    }
    if (selectionModel()->isSelected(index) && selectionModel()->selectedRows().size() == 1)
        return;
    // Who opens a folder by a key stays there.
    const QScopedValueRollback guard(m_isByHand, true);
    if (folderAt(currentIndex()).isNull())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
}

QList<QUuid> SidebarList::meantBy(const QUuid &id) const
{
    return m_picks.contains(id) ? m_picks.ids() : QList<QUuid>{id};
}

void SidebarList::pick(const QUuid &id, Qt::KeyboardModifiers modifiers)
{
    if (id.isNull())
        return;
    const QUuid from = m_shown.isNull() ? idAt(currentIndex()) : m_shown;
    if (modifiers.testFlag(Qt::ShiftModifier))
        m_picks.extendTo(id, from);
    else
        m_picks.toggle(id, m_shown);
    selectionModel()->setCurrentIndex(m_model.indexOf(id), QItemSelectionModel::NoUpdate);
    keepSelection();
}

bool SidebarList::beginRename(const QUuid &id)
{
    return renameRow(m_model.indexOf(id));
}

bool SidebarList::renameRow(const QModelIndex &index)
{
    if (!index.isValid())
        return false;
    scrollTo(index);
    m_isByHand = true;
    setCurrentIndex(index);
    m_isByHand = false;
    QListView::edit(index);
    return true;
}

bool SidebarList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Here the key means the row with the focus, in the window the chat that is shown.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (deedOf(*key) || (m_drag->isRunning() && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

bool SidebarList::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool isEditing = QListView::edit(index, trigger, event);
    // Rows must not wander while somebody types into one of them.
    m_model.setHeld(state() == EditingState);
    return isEditing;
}

void SidebarList::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint)
{
    // Tab ends here, too; it does not go on to the next title.
    QListView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    m_model.setHeld(false);
    keepSelection();
}

/// Keys select nothing, and the mouse opens when it is released: a screen reader did, which has no
/// other way to press a row.
void SidebarList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (selected.isEmpty() || m_isByHand)
        return;
    const QModelIndex row = selected.constFirst().topLeft();
    const QUuid id = idAt(row);
    if (!id.isNull() && id != m_shown)
        Q_EMIT chosen(id);
    if (!folderAt(row).isNull()) {
        toggleFolder(row);
        keepSelection();
    }
}

bool SidebarList::isOnMore(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && !index.data(SidebarModel::IsCaptionRole).toBool()
           && SidebarDelegate::moreRect(visualRect(index), layoutDirection()).contains(position);
}

void SidebarList::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    const QModelIndex row = indexAt(position);
    if (event->button() == Qt::LeftButton && isOnMore(position)) {
        askMenu(row, event->globalPosition().toPoint());
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_isPicking = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (m_isPicking) {
        pick(idAt(row), event->modifiers());
        return;
    }
    if (pressOnHeld(row, position))
        return;
    m_picks.clear();
    m_isByHand = true;
    QListView::mousePressEvent(event);
    m_isByHand = false;
    if (const QUuid id = idAt(row); !id.isNull())
        m_drag->pressOnChats(position, {id}, wordsFor({id}));
}

void SidebarList::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isPicking, false))
        return;
    if (releaseHeld(event))
        return;
    QListView::mouseReleaseEvent(event);
    const QPoint position = event->position().toPoint();
    const QUuid id = idAt(indexAt(position));
    if (event->button() == Qt::LeftButton && !id.isNull() && !isOnMore(position))
        Q_EMIT chosen(id);
    keepSelection();
}

void SidebarList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QUuid id = idAt(indexAt(event->position().toPoint()));
    if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
        mousePressEvent(event); // the second of two quick ones
        return;
    }
    if (!folderAt(indexAt(event->position().toPoint())).isNull()) {
        mousePressEvent(event);
        return;
    }
    if (event->button() == Qt::LeftButton && !id.isNull() && !isOnMore(event->position().toPoint()))
        beginRename(id);
}

void SidebarList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drag->cancel()) {
        m_pressed = {};
        m_isPicking = true;
        keepSelection();
        return;
    }
    if (state() != EditingState && (askFolderByKey(event) || askByKey(event) || pickByKey(event)))
        return;
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

/// Whether it did something with what is picked, or with the row that has the focus.
bool SidebarList::askByKey(const QKeyEvent *event)
{
    const QUuid id = idAt(currentIndex());
    if (id.isNull() && m_picks.isEmpty())
        return false;
    if (const auto deed = deedOf(*event)) {
        const bool isOfOne = *deed == SidebarDeed::Rename || *deed == SidebarDeed::Duplicate;
        Q_EMIT asked(*deed, isOfOne || m_picks.isEmpty() ? QList<QUuid>{id} : m_picks.ids());
        return true;
    }
    const int key = event->key();
    const bool isOpening = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (!isOpening || id.isNull() || (event->modifiers() & ~Qt::KeypadModifier))
        return false;
    m_picks.clear();
    Q_EMIT chosen(id);
    keepSelection();
    return true;
}

/// Ctrl+Space, Ctrl+A, Shift with what moves the focus, and Esc that ends it.
bool SidebarList::pickByKey(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const QUuid before = idAt(currentIndex());
    if (event->matches(QKeySequence::SelectAll)) {
        m_picks.pickAll();
        keepSelection();
        return true;
    }
    if (event->key() == Qt::Key_Space && modifiers == Qt::ControlModifier) {
        pick(before, modifiers);
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_picks.isEmpty()) {
        m_picks.clear();
        keepSelection();
        return true;
    }
    if (modifiers != Qt::ShiftModifier || !movesFocus(event->key()))
        return false;
    QListView::keyPressEvent(event);
    // A folder's row is passed by: it is no conversation.
    if (const QUuid after = idAt(currentIndex()); !after.isNull() && after != before) {
        m_picks.extendTo(after, before);
        keepSelection();
    }
    return true;
}

void SidebarList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const QPoint position =
        isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    // The keyboard means what is picked, as with every other key, wherever the focus stands.
    if (isByKey && !m_picks.isEmpty())
        Q_EMIT menuRequested(m_picks.ids(), position);
    else
        askMenu(index, position);
}

QModelIndex SidebarList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex from = currentIndex();
    QModelIndex to = QListView::moveCursor(action, modifiers);
    const bool isUp = action == MoveUp || action == MovePageUp || action == MovePrevious;
    // Captions are stepped over; at the very top there is one, so the way turns there.
    for (int step = isUp ? -1 : 1; to.isValid() && to.data(SidebarModel::IsCaptionRole).toBool();) {
        const QModelIndex next = to.siblingAtRow(to.row() + step);
        if (!next.isValid() && step == 1)
            return from;
        step = next.isValid() ? step : 1;
        to = next.isValid() ? next : to.siblingAtRow(to.row() + step);
    }
    return to;
}

QItemSelectionModel::SelectionFlags SidebarList::selectionCommand(const QModelIndex &index,
                                                                  const QEvent *event) const
{
    if (idAt(index).isNull() || (event && event->type() == QEvent::KeyPress))
        return QItemSelectionModel::NoUpdate;
    if (event
        && (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease))
        return QItemSelectionModel::NoUpdate;
    return QListView::selectionCommand(index, event);
}

} // namespace ui
