// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filing/folderchooser.h"

#include "chat/messagesearch.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/sidebar/folderwords.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kChooserMargin = 16;
constexpr int kFolderRole = Qt::UserRole;
constexpr int kIsNewRole = Qt::UserRole + 1;

} // namespace

FolderChooser::FolderChooser(const core::Cabinet &cabinet, const Wish &wish, QWidget *parent)
    : QDialog(parent)
    , m_cabinet(cabinet)
    , m_wish(wish)
    , m_field(new LineInput(this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(tr("No folder has these words."), this))
{
    setObjectName(QStringLiteral("folders"));
    setWindowTitle(tr("Move to folder"));
    m_field->setPlaceholderText(tr("Find a folder, or name a new one"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setMaxLength(core::kLongestFilingName);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Folders"));
    m_list->setUniformItemSizes(true);
    const QFontMetrics metrics = fontMetrics();
    m_list->setMinimumSize(letterWidth(metrics) * 36, metrics.lineSpacing() * 10);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Move"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kChooserMargin, kChooserMargin, kChooserMargin, kChooserMargin);
    layout->setSpacing(kChooserMargin / 2);
    layout->addWidget(m_field);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_field, &LineInput::textChanged, this, &FolderChooser::fill);
    connect(m_list, &QListWidget::itemActivated, this, &FolderChooser::take);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { take(m_list->currentItem()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentItemChanged, this, [buttons](QListWidgetItem *item) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(item != nullptr);
    });
    fill();
    m_field->setFocus();
}

void FolderChooser::fill()
{
    const QString typed = core::filingName(m_field->text());
    m_list->clear();
    addFolders(chat::searchFolded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    if (typed.isEmpty() && !m_wish.none.isEmpty())
        add(m_wish.none, {});
    if (m_wish.moved.isNull())
        add(typed.isEmpty() ? tr("New folder…") : tr("New folder “%1”").arg(typed), {}, true);
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1); // what Enter takes
    m_nothing->setVisible(m_list->count() == 0);
}

void FolderChooser::addFolders(const QStringList &words)
{
    for (const core::Cabinet::Entry &entry : m_cabinet.entries()) {
        const bool mayGo = m_wish.moved.isNull() || m_cabinet.mayLieIn(m_wish.moved, entry.id);
        const QString path = folderPath(m_cabinet, entry.id);
        const QString folded = words.isEmpty() ? QString() : chat::searchFolded(path);
        if (mayGo && chat::holdsWords(folded, words) && entry.id != m_wish.now)
            add(path, entry.id);
    }
}

void FolderChooser::add(const QString &text, const QUuid &folder, bool isNew)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setData(kFolderRole, folder);
    item->setData(kIsNewRole, isNew);
}

void FolderChooser::take(const QListWidgetItem *item)
{
    if (!item)
        return;
    const QUuid folder = item->data(kFolderRole).toUuid();
    const bool isNew = item->data(kIsNewRole).toBool();
    const QString name = core::filingName(m_field->text());
    accept();
    if (isNew)
        Q_EMIT newRequested(name);
    else
        Q_EMIT chosen(folder);
}

/// Arrows in the field walk through the list.
bool FolderChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || m_field->isComposing())
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp
        && key != Qt::Key_PageDown)
        return QDialog::eventFilter(watched, event);
    QCoreApplication::sendEvent(m_list, event);
    return true;
}

} // namespace ui
