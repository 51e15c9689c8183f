// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettemodel.h"

#include "core/whendone.h"
#include "ui/shorttitle.h"

#include <QtConcurrent>

namespace ui {

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setEntries(const QList<PaletteEntry> &all, const QList<PaletteEntry> &first)
{
    // Folding tens of thousands of titles takes longer than a window may stand still.
    m_index = QtConcurrent::run(
        [all]() -> Index { return std::make_shared<PaletteIndex>(paletteIndex(all)); });
    m_first = first;
    showFirst();
}

void PaletteModel::setFilter(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty()) {
        showFirst();
        return;
    }
    m_isStale = true;
    const auto compare = [index = m_index, wanted] { return fitting(*index.result(), wanted); };
    core::whenDone(this, QtConcurrent::run(compare),
                   [this, wanted, turn = ++m_turn](const QList<Row> &rows) {
                       if (turn == m_turn)
                           take(wanted, rows);
                   });
}

QList<PaletteModel::Row> PaletteModel::fitting(const PaletteIndex &index, const QString &text)
{
    const QStringList words = paletteWords(text);
    QList<Row> rows;
    for (const RankedEntry &found : ranked(index, text)) {
        const PaletteEntry &entry = index.entries[found.entry];
        QList<chat::TextSpan> marks = paletteMarks(chat::searchFolded(entry.words), words);
        rows.append({{}, entry, chat::unfoldedSpans(entry.words, marks)});
    }
    return rows;
}

void PaletteModel::showFirst()
{
    ++m_turn;
    QList<Row> rows;
    for (const PaletteEntry &entry : std::as_const(m_first))
        rows.append({{}, entry, {}});
    setRows(rows);
}

void PaletteModel::take(const QString &text, const QList<Row> &fitting)
{
    QList<Row> rows = fitting;
    if (!m_isSearchOffered) {
        setRows(rows);
        return;
    }
    PaletteEntry search;
    search.kind = PaletteEntry::Kind::Search;
    search.words = tr("Search messages for “%1”").arg(shortTitle(text));
    search.key = text;
    rows.append({{}, search, {}});
    setRows(rows);
}

void PaletteModel::setRows(QList<Row> rows)
{
    beginResetModel();
    m_rows.clear();
    std::optional<PaletteEntry::Kind> kind;
    for (Row &row : rows) {
        if (kind != row.entry.kind) {
            kind = row.entry.kind;
            m_rows.append({captionOf(*kind), {}, {}});
        }
        m_rows.append(std::move(row));
    }
    m_isStale = false;
    endResetModel();
    Q_EMIT settled();
}

QString PaletteModel::captionOf(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Chat:
        return tr("Chats");
    case PaletteEntry::Kind::Action:
        return tr("Actions");
    case PaletteEntry::Kind::Model:
        return tr("Models");
    case PaletteEntry::Kind::Setting:
        return tr("Settings");
    case PaletteEntry::Kind::Parameter:
        return tr("Parameters");
    case PaletteEntry::Kind::Prompt:
        return tr("Prompts");
    case PaletteEntry::Kind::Persona:
        return tr("New chat with");
    case PaletteEntry::Kind::Search:
        break;
    }
    return tr("Messages");
}

const PaletteEntry *PaletteModel::entryAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || !m_rows[row].caption.isEmpty())
        return nullptr;
    return &m_rows[row].entry;
}

QList<chat::TextSpan> PaletteModel::marksAt(int row) const
{
    return row < 0 || row >= m_rows.size() ? QList<chat::TextSpan>() : m_rows[row].marks;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const bool isCaption = !row.caption.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return isCaption ? row.caption : row.entry.words.simplified();
    case Qt::AccessibleTextRole:
        if (isCaption)
            return row.caption;
        //: An entry of the palette for screen readers: what, which kind, and more about it
        return row.entry.note.isEmpty()
                   ? tr("%1, %2").arg(row.entry.words.simplified(), captionOf(row.entry.kind))
                   : tr("%1, %2, %3")
                         .arg(row.entry.words.simplified(), captionOf(row.entry.kind),
                              row.entry.note);
    case IsCaptionRole:
        return isCaption;
    case NoteRole:
        return row.entry.note;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!entryAt(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace ui
