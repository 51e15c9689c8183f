// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filing/tagsdialog.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr int kTagsMargin = 16;
constexpr int kTagRole = Qt::UserRole; ///< null: one that is made when the dialog is accepted
constexpr int kNameRole = Qt::UserRole + 1;

} // namespace

TagsDialog::TagsDialog(core::Cabinet &cabinet, const QList<QUuid> &chats, QWidget *parent)
    : QDialog(parent)
    , m_cabinet(cabinet)
    , m_chats(chats)
    , m_field(new LineInput(this))
    , m_list(new QListWidget(this))
    , m_taken(new QLabel(tr("Another tag has this name."), this))
{
    setObjectName(QStringLiteral("tags"));
    setWindowTitle(chats.size() == 1 ? tr("Tags")
                                     : tr("Tags of %n chats", nullptr, int(chats.size())));
    build();
    connect(m_list, &QListWidget::itemChanged, this, &TagsDialog::follow);
    connect(m_list, &QListWidget::customContextMenuRequested, this, &TagsDialog::showMenu);
    connect(&cabinet, &core::Cabinet::tagsChanged, this, &TagsDialog::fill);
    fill();
    m_field->setFocus();
}

void TagsDialog::build()
{
    m_field->setPlaceholderText(tr("New tag"));
    m_field->setAccessibleName(tr("New tag; Enter adds it"));
    m_field->setMaxLength(core::kLongestFilingName);
    m_list->setAccessibleName(tr("Tags"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    const QFontMetrics metrics = fontMetrics();
    m_list->setMinimumSize(letterWidth(metrics) * 32, metrics.lineSpacing() * 8);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kTagsMargin, kTagsMargin, kTagsMargin, kTagsMargin);
    layout->setSpacing(kTagsMargin / 2);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_taken);
    m_taken->setTextFormat(Qt::PlainText);
    m_taken->hide();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        addTyped(); // nobody wants to lose what stands in the field
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Qt::CheckState TagsDialog::stateOf(const QUuid &tag) const
{
    if (m_touched.contains(tag))
        return m_touched.value(tag);
    const auto count = std::count_if(m_chats.begin(), m_chats.end(), [&](const QUuid &chat) {
        return m_cabinet.isTagged(chat, tag);
    });
    if (count == m_chats.size())
        return Qt::Checked;
    return count == 0 ? Qt::Unchecked : Qt::PartiallyChecked;
}

void TagsDialog::sayTaken()
{
    m_taken->show();
}

void TagsDialog::fill()
{
    m_taken->hide();
    const QScopedValueRollback guard(m_isFilling, true);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const QString &name : std::as_const(m_created))
        addItem({}, name, Qt::Checked);
    for (const core::Tag &tag : m_cabinet.tags())
        addItem(tag.id, tag.name, stateOf(tag.id));
    m_list->setCurrentRow(std::clamp(row, m_list->count() > 0 ? 0 : -1, m_list->count() - 1));
    m_list->setVisible(m_list->count() > 0);
}

void TagsDialog::addItem(const QUuid &tag, const QString &name, Qt::CheckState state)
{
    auto *item = new QListWidgetItem(name, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                   | (tag.isNull() ? Qt::NoItemFlags : Qt::ItemIsEditable));
    item->setCheckState(state);
    item->setData(kTagRole, tag);
    item->setData(kNameRole, name);
}

void TagsDialog::addTyped()
{
    const QString name = core::filingName(m_field->text());
    if (name.isEmpty())
        return;
    m_field->clear();
    if (const core::Tag *known = m_cabinet.tagNamed(name))
        m_touched.insert(known->id, Qt::Checked);
    else if (!m_created.contains(name, Qt::CaseInsensitive))
        m_created.append(name);
    fill();
}

/// Ticked, or renamed.
void TagsDialog::follow(QListWidgetItem *item)
{
    if (m_isFilling)
        return;
    const QUuid tag = item->data(kTagRole).toUuid();
    const QString before = item->data(kNameRole).toString();
    if (item->text() != before) {
        const QString name = item->text();
        {
            // As it is called until the new name is taken.
            const QScopedValueRollback guard(m_isFilling, true);
            item->setText(before);
        }
        Q_EMIT renameRequested(tag, name);
    } else if (tag.isNull()) {
        m_created.removeAll(before);
        fill();
    } else {
        m_touched.insert(tag, item->checkState());
    }
}

chat::TagChange TagsDialog::change() const
{
    chat::TagChange change;
    change.created = m_created;
    for (auto tag = m_touched.cbegin(); tag != m_touched.cend(); ++tag) {
        if (*tag == Qt::Checked)
            change.added.insert(tag.key());
        else if (*tag == Qt::Unchecked)
            change.removed.insert(tag.key());
    }
    return change;
}

void TagsDialog::remove(const QListWidgetItem *item)
{
    const QUuid tag = item ? item->data(kTagRole).toUuid() : QUuid();
    if (!tag.isNull())
        Q_EMIT removeRequested(tag);
}

void TagsDialog::showMenu(const QPoint &position)
{
    // A press on a row, with the mouse too, has made it the current one.
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->data(kTagRole).toUuid().isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename"), this, [this] { m_list->editItem(m_list->currentItem()); })
        ->setShortcut(Qt::Key_F2);
    menu->addAction(tr("Delete from all chats"), this, [this] { remove(m_list->currentItem()); })
        ->setShortcut(QKeySequence::Delete);
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

bool TagsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        remove(m_list->currentItem());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void TagsDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && focusWidget() == m_field && !core::filingName(m_field->text()).isEmpty()) {
        addTyped();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace ui
