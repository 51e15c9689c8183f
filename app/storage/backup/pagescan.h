// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBitArray>
#include <QByteArray>
#include <QFile>
#include <QList>
#include <functional>
#include <optional>

namespace storage {

/// A value as it stands in a file of SQLite.
struct StoredValue {
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0; ///< of an Integer
    QByteArray bytes;   ///< of a Text or a Blob; a Real is never one of ours and has none
};

/// Reads the rows in a file of SQLite page by page, whatever leads to a page or does not: where the
/// top of a table is damaged, all that lies below it is still there. Nothing in the file is
/// believed: what it says of sizes and places is held against its length, and what is
/// followed in vain is bounded. Any thread; nobody writes to the file.
class PageScan
{
public:
    explicit PageScan(const QString &path);

    /// Of a table, or of what is kept in the order of its key: an index, or a table without ids.
    enum class Order { ById, ByKey };
    struct Row {
        Order order = Order::ById;
        qint64 id = 0; ///< by id only
        QList<StoredValue::Kind> kinds;
    };
    struct Asked {
        std::function<bool(const Row &)> isWanted; ///< before the values are read
        std::function<void(const Row &, const QList<StoredValue> &)> take;
        std::function<bool()> goesOn; ///< asked for every page; may be empty
    };
    /// False when it was stopped, or the file cannot be opened.
    [[nodiscard]] bool run(const Asked &asked);

private:
    struct Record {
        Row row;
        QList<quint64> types;
        qsizetype valuesAt = 0;
    };
    /// A cell whose payload may go on elsewhere.
    struct Cell {
        Order order = Order::ById;
        qint64 id = 0;
        qsizetype at = 0;    ///< of the payload in its page
        qsizetype local = 0; ///< bytes of it in its page
        qint64 size = 0;     ///< of all of it
    };

    [[nodiscard]] bool measure();
    [[nodiscard]] QByteArray page(qint64 number);
    void readPage(const QByteArray &page, bool isFirst, const Asked &asked);
    void readCell(const QByteArray &page, int type, qsizetype at, const Asked &asked);
    [[nodiscard]] std::optional<Cell> cellAt(const QByteArray &page, int type, qsizetype at) const;
    [[nodiscard]] static std::optional<Record> recordOf(const Cell &cell, QByteArrayView start);
    [[nodiscard]] std::optional<QByteArray> payload(const QByteArray &page, const Cell &cell);
    void giveBack(const QList<qint64> &followed);

    QFile m_file;
    qint64 m_pages = 0;
    qsizetype m_pageSize = 0;
    qsizetype m_usable = 0;  ///< bytes of a page
    qint64 m_followable = 0; ///< pages of long rows, before there are too many circles
    QBitArray m_rightPages;  ///< those that a sound row was found to go on in
};

} // namespace storage
