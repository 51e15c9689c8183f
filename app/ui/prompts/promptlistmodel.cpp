// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptlistmodel.h"

#include "chat/messagesearch.h"
#include "core/whendone.h"
#include "ui/icons.h"
#include "ui/prompts/promptwords.h"

#include <QtConcurrent>
#include <algorithm>
#include <numeric>

namespace ui {
namespace {

/// Which of the folded texts have all of these words.
QList<int> havingAll(const QStringList &folded, const QStringList &words)
{
    QList<int> rows;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const QString &text = folded.at(i);
        if (std::all_of(words.cbegin(), words.cend(),
                        [&text](const QString &word) { return text.contains(word); }))
            rows.append(int(i));
    }
    return rows;
}

} // namespace

PromptListModel::PromptListModel(const Theme &theme, const chat::PromptLibrary &library,
                                 QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_library(library)
{
    connect(&library, &chat::PromptLibrary::changed, this, &PromptListModel::read);
    read();
}

void PromptListModel::read()
{
    QList<Entry> entries;
    const core::PromptShelf &shelf = m_library.shelf();
    entries.reserve(shelf.prompts.size() + shelf.personas.size());
    for (const core::Prompt &prompt : shelf.prompts) {
        const QStringList what = QStringList{promptKindName(prompt.kind)} + prompt.tags;
        entries.append(
            {prompt.id, prompt.title, what.join(QStringLiteral(" · ")), {}, prompt.text});
    }
    for (const core::Persona &persona : shelf.personas) {
        entries.append({persona.id, personaWords(persona), personaKindName(),
                        core::ownIconName(persona.icon), persona.instructions});
    }
    beginResetModel();
    m_entries = entries;
    m_rows.clear();
    if (m_filter.isEmpty()) {
        m_rows.resize(m_entries.size());
        std::iota(m_rows.begin(), m_rows.end(), 0);
    }
    endResetModel();
    m_folded = QtConcurrent::run([entries]() -> Folded {
        QStringList folded;
        folded.reserve(entries.size());
        for (const Entry &entry : entries)
            folded.append(
                chat::searchFolded(entry.title + u'\n' + entry.what + u'\n' + entry.text));
        return std::make_shared<QStringList>(folded);
    });
    compare();
}

void PromptListModel::setFilter(const QString &text)
{
    m_filter = text.simplified();
    compare();
}

void PromptListModel::compare()
{
    ++m_turn;
    if (m_filter.isEmpty()) {
        QList<int> all(m_entries.size());
        std::iota(all.begin(), all.end(), 0);
        show(all);
        return;
    }
    m_isStale = true;
    const auto find = [folded = m_folded, filter = m_filter] {
        return havingAll(*folded.result(),
                         chat::searchFolded(filter).split(u' ', Qt::SkipEmptyParts));
    };
    core::whenDone(this, QtConcurrent::run(find), [this, turn = m_turn](const QList<int> &rows) {
        if (turn == m_turn)
            show(rows);
    });
}

void PromptListModel::show(const QList<int> &rows)
{
    m_isStale = false;
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    Q_EMIT settled();
}

QUuid PromptListModel::idAt(int row) const
{
    return row < 0 || row >= m_rows.size() ? QUuid() : m_entries.at(m_rows.at(row)).id;
}

int PromptListModel::rowOf(const QUuid &id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_entries.at(m_rows.at(row)).id == id)
            return row;
    }
    return -1;
}

int PromptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PromptListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PromptListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Entry &entry = m_entries.at(m_rows.at(index.row()));
    const bool isTitle = index.column() == TitleColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isTitle ? entry.title : entry.what;
    case Qt::DecorationRole:
        return isTitle && !entry.icon.isEmpty() ? themedIcon(entry.icon, m_theme.colors())
                                                : QVariant();
    default:
        return {};
    }
}

QVariant PromptListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TitleColumn ? tr("Title") : tr("Kind and tags");
}

} // namespace ui
