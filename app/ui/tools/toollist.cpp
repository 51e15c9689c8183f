// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toollist.h"

#include "chat/messagesearch.h"
#include "ui/lineinput.h"
#include "ui/popup.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kSourceRole = Qt::UserRole;
constexpr int kToolRole = Qt::UserRole + 1;
constexpr int kKnownWordsRole = Qt::UserRole + 2; ///< unset: a head
constexpr QLatin1StringView kOwnSource("own");

bool isHead(const QListWidgetItem *item)
{
    return !item->data(kKnownWordsRole).isValid();
}

} // namespace

ToolList::ToolList(Theme &theme, const chat::Toolbox &toolbox, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_toolbox(toolbox)
    , m_words(new LineInput(this))
    , m_list(new QListWidget(this))
{
    m_words->setObjectName(QStringLiteral("toolSearch"));
    m_list->setObjectName(QStringLiteral("toolList"));
    m_words->setPlaceholderText(tr("Search tools"));
    m_words->setAccessibleName(tr("Search tools"));
    m_list->setAccessibleName(tr("Tools"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->installEventFilter(this);
    showGlass(*m_words, theme);
    connect(&theme, &Theme::colorsChanged, this, [this] { showGlass(*m_words, m_theme); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &ToolList::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            Q_EMIT chosen(current());
    });
}

void ToolList::addHead(const QString &words)
{
    auto *item = new QListWidgetItem(words, m_list);
    item->setFlags(Qt::NoItemFlags);
    QFont font = m_list->font();
    font.setBold(true);
    item->setFont(font);
}

QListWidgetItem *ToolList::addTool(const QString &source, const tools::Tool &tool)
{
    auto *item = new QListWidgetItem(tool.name, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setData(kSourceRole, source);
    item->setData(kToolRole, tool.name);
    item->setData(kKnownWordsRole, tool.description);
    item->setData(Qt::AccessibleDescriptionRole, tool.description);
    return item;
}

void ToolList::fill(const std::optional<QString> &draft)
{
    const Choice before = current();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        QString source;
        const auto begin = [this, &source](const QString &next) {
            if (source == next)
                return;
            source = next;
            addHead(sourceTitle(next));
        };
        const QList<tools::Tool> own = m_toolbox.own();
        for (const tools::Tool &tool : own) {
            begin(QString(kOwnSource));
            addTool(QString(kOwnSource), tool);
        }
        if (draft) {
            begin(QString(kOwnSource));
            tools::Tool fresh;
            addTool({}, fresh)->setText(draft->isEmpty() ? tr("New tool") : *draft);
        }
        for (const tools::Registry::Entry &entry : m_toolbox.registry().entries()) {
            if (entry.source->id() == kOwnSource)
                continue;
            begin(entry.source->id());
            addTool(entry.source->id(), entry.tool);
        }
    }
    choose(before);
    filter();
}

ToolList::Choice ToolList::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? Choice{item->data(kSourceRole).toString(), item->data(kToolRole).toString()}
                : Choice();
}

void ToolList::choose(const Choice &choice)
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (isHead(item) || item->data(kSourceRole).toString() != choice.source
            || item->data(kToolRole).toString() != choice.name)
            continue;
        if (item->isHidden())
            m_words->clear();
        m_list->setCurrentItem(item);
        return;
    }
    m_list->setCurrentItem(nullptr);
}

void ToolList::focusSearch()
{
    m_words->setFocus(Qt::OtherFocusReason);
}

/// Heads without anything below them go, too.
void ToolList::filter()
{
    QListWidgetItem *head = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (isHead(item)) {
            head = item;
            head->setHidden(true);
            continue;
        }
        const bool isWanted =
            matchesTool(item->text(), item->data(kKnownWordsRole).toString(), m_words->text());
        item->setHidden(!isWanted);
        if (head && isWanted)
            head->setHidden(false);
    }
}

bool ToolList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<const QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        Q_EMIT removeRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QString sourceTitle(const QString &source)
{
    if (source == kOwnSource)
        return ToolList::tr("Your tools");
    return source == QLatin1StringView("loquat") ? ToolList::tr("Part of Loquat") : source;
}

bool matchesTool(const QString &name, const QString &description, const QString &words)
{
    const QStringList wanted = chat::searchFolded(words).split(u' ', Qt::SkipEmptyParts);
    return wanted.isEmpty()
           || chat::holdsWords(chat::searchFolded(name + u' ' + description), wanted);
}

} // namespace ui
