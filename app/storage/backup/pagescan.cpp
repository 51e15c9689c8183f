// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/pagescan.h"

#include <QtEndian>

namespace storage {
namespace {

// https://www.sqlite.org/fileformat2.html
constexpr qsizetype kFileHeader = 100;
constexpr qsizetype kScannedPageSizeAt = 16;
constexpr qsizetype kReservedAt = 20;
constexpr qsizetype kSmallestPage = 512;
constexpr qsizetype kLargestPage = 65536;
constexpr qsizetype kCommonPage = 4096;
constexpr qsizetype kSmallestUsable = 480;
constexpr qint64 kLargestRow = 1'000'000'000;
/// So many times as many pages as there are may be followed to no end.
constexpr qint64 kFollowedInVain = 4;

constexpr int kIndexInterior = 0x02;
constexpr int kIndexLeaf = 0x0a;
constexpr int kTableLeaf = 0x0d;

struct Varint {
    quint64 value = 0;
    qsizetype size = 0; ///< bytes that it takes; 0: it is cut off
};

/// A number of one to nine bytes.
Varint varintAt(QByteArrayView bytes, qsizetype at)
{
    constexpr qsizetype kMost = 9;
    quint64 value = 0;
    for (qsizetype i = 0; i < kMost && at + i < bytes.size(); ++i) {
        const auto byte = quint8(bytes.at(at + i));
        if (i == kMost - 1)
            return {value << 8 | byte, kMost};
        value = value << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return {value, i + 1};
    }
    return {};
}

quint16 shortAt(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.data() + at);
}

StoredValue::Kind storedKindOf(quint64 type)
{
    constexpr quint64 kReal = 7;
    if (type == 0)
        return StoredValue::Kind::Null;
    if (type == kReal)
        return StoredValue::Kind::Real;
    if (type < 12)
        return StoredValue::Kind::Integer;
    return type % 2 == 0 ? StoredValue::Kind::Blob : StoredValue::Kind::Text;
}

qint64 storedSizeOf(quint64 type)
{
    constexpr qint64 kSizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < std::size(kSizes) ? kSizes[type] : qint64((type - 12) / 2);
}

qint64 storedIntegerOf(quint64 type, QByteArrayView bytes)
{
    constexpr quint64 kZero = 8;
    constexpr quint64 kOne = 9;
    if (type == kZero || type == kOne)
        return qint64(type - kZero);
    quint64 value = bytes.isEmpty() || qint8(bytes.front()) >= 0 ? 0 : ~quint64(0);
    for (const char byte : bytes)
        value = value << 8 | quint8(byte);
    return qint64(value);
}

QList<StoredValue> valuesIn(QByteArrayView bytes, const QList<quint64> &types)
{
    QList<StoredValue> values;
    for (const quint64 type : types) {
        const QByteArrayView stored = bytes.first(storedSizeOf(type));
        bytes = bytes.sliced(stored.size());
        StoredValue value;
        value.kind = storedKindOf(type);
        if (value.kind == StoredValue::Kind::Integer)
            value.integer = storedIntegerOf(type, stored);
        else if (value.kind != StoredValue::Kind::Real)
            value.bytes = stored.toByteArray();
        values.append(value);
    }
    return values;
}

} // namespace

PageScan::PageScan(const QString &path)
    : m_file(path)
{
}

bool PageScan::measure()
{
    const QByteArray header = m_file.read(kFileHeader);
    if (header.size() < kFileHeader)
        return false;
    const qsizetype told = shortAt(header, kScannedPageSizeAt);
    m_pageSize = told == 1 ? kLargestPage : told;
    const bool isPower = (m_pageSize & (m_pageSize - 1)) == 0;
    if (m_pageSize < kSmallestPage || !isPower)
        m_pageSize = kCommonPage;
    m_usable = m_pageSize - quint8(header.at(kReservedAt));
    if (m_usable < kSmallestUsable)
        m_usable = m_pageSize;
    m_pages = m_file.size() / m_pageSize;
    m_followable = m_pages * kFollowedInVain;
    m_rightPages = QBitArray(m_pages);
    return true;
}

QByteArray PageScan::page(qint64 number)
{
    if (number < 1 || number > m_pages || !m_file.seek((number - 1) * m_pageSize))
        return {};
    const QByteArray bytes = m_file.read(m_pageSize);
    return bytes.size() == m_pageSize ? bytes : QByteArray();
}

bool PageScan::run(const Asked &asked)
{
    if (!m_file.open(QIODevice::ReadOnly) || !measure())
        return false;
    for (qint64 number = 1; number <= m_pages; ++number) {
        if (asked.goesOn && !asked.goesOn())
            return false;
        const QByteArray bytes = page(number);
        if (!bytes.isEmpty())
            readPage(bytes, number == 1, asked);
    }
    return true;
}

void PageScan::readPage(const QByteArray &page, bool isFirst, const Asked &asked)
{
    constexpr qsizetype kCountAt = 3;
    constexpr qsizetype kLeafHeader = 8;
    constexpr qsizetype kInteriorHeader = 12;
    const qsizetype start = isFirst ? kFileHeader : 0;
    const int type = quint8(page.at(start));
    if (type != kTableLeaf && type != kIndexLeaf && type != kIndexInterior)
        return;
    const qsizetype cells = start + (type == kIndexInterior ? kInteriorHeader : kLeafHeader);
    const qsizetype count =
        qMin<qsizetype>(shortAt(page, start + kCountAt), (m_usable - cells) / 2);
    for (qsizetype i = 0; i < count; ++i)
        readCell(page, type, shortAt(page, cells + 2 * i), asked);
}

std::optional<PageScan::Cell> PageScan::cellAt(const QByteArray &page, int type, qsizetype at) const
{
    constexpr qsizetype kChild = 4;
    Cell cell;
    cell.order = type == kTableLeaf ? Order::ById : Order::ByKey;
    if (type == kIndexInterior)
        at += kChild;
    const Varint size = varintAt(page, at);
    at += size.size;
    if (size.size == 0 || size.value > quint64(qMin(m_file.size(), kLargestRow)))
        return std::nullopt;
    cell.size = qint64(size.value);
    if (cell.order == Order::ById) {
        const Varint id = varintAt(page, at);
        at += id.size;
        cell.id = qint64(id.value);
        if (id.size == 0 || cell.id < 1)
            return std::nullopt;
    }
    // How much of it is here, see "cell payload overflow pages".
    const qsizetype most =
        cell.order == Order::ById ? m_usable - 35 : (m_usable - 12) * 64 / 255 - 23;
    const qsizetype least = (m_usable - 12) * 32 / 255 - 23;
    cell.at = at;
    cell.local = qsizetype(cell.size);
    if (cell.size > most) {
        const qsizetype kept = least + qsizetype((cell.size - least) % (m_usable - 4));
        cell.local = kept <= most ? kept : least;
    }
    const qsizetype link = cell.local < cell.size ? 4 : 0;
    return at + cell.local + link <= m_usable ? std::optional(cell) : std::nullopt;
}

std::optional<PageScan::Record> PageScan::recordOf(const Cell &cell, QByteArrayView start)
{
    Record record;
    const Varint header = varintAt(start, 0);
    if (header.size == 0 || header.value > quint64(start.size()))
        return std::nullopt;
    record.valuesAt = qsizetype(header.value);
    record.row.order = cell.order;
    record.row.id = cell.id;
    qint64 size = record.valuesAt;
    for (qsizetype at = header.size; at < record.valuesAt;) {
        const Varint type = varintAt(start.first(record.valuesAt), at);
        const bool isKnown = type.size > 0 && type.value != 10 && type.value != 11
                             && type.value < quint64(2 * kLargestRow);
        if (!isKnown)
            return std::nullopt;
        at += type.size;
        size += storedSizeOf(type.value);
        record.types.append(type.value);
        record.row.kinds.append(storedKindOf(type.value));
    }
    // What does not add up is no row.
    return size == cell.size ? std::optional(record) : std::nullopt;
}

std::optional<QByteArray> PageScan::payload(const QByteArray &page, const Cell &cell)
{
    constexpr qsizetype kLink = 4;
    QByteArray bytes = page.mid(cell.at, cell.local);
    qint64 next = cell.local < cell.size
                      ? qFromBigEndian<quint32>(page.constData() + cell.at + cell.local)
                      : 0;
    QList<qint64> followed;
    while (bytes.size() < cell.size) {
        const QByteArray more = --m_followable < 0 ? QByteArray() : this->page(next);
        if (more.isEmpty())
            return std::nullopt;
        followed.append(next);
        next = qFromBigEndian<quint32>(more.constData());
        bytes += more.mid(kLink, qMin<qint64>(cell.size - bytes.size(), m_usable - kLink));
    }
    // The last page leads nowhere; one that does is another row's, or goes round.
    if (next != 0)
        return std::nullopt;
    giveBack(followed);
    return bytes;
}

/// A page belongs to one row, so what is sound costs nothing, and gives nothing back twice.
void PageScan::giveBack(const QList<qint64> &followed)
{
    for (const qint64 number : followed) {
        if (m_rightPages.testBit(number - 1))
            continue;
        m_rightPages.setBit(number - 1);
        ++m_followable;
    }
}

void PageScan::readCell(const QByteArray &page, int type, qsizetype at, const Asked &asked)
{
    const auto cell = cellAt(page, type, at);
    if (!cell)
        return;
    const auto record = recordOf(*cell, QByteArrayView(page).sliced(cell->at, cell->local));
    if (!record || !asked.isWanted(record->row))
        return;
    if (const auto bytes = payload(page, *cell))
        asked.take(record->row,
                   valuesIn(QByteArrayView(*bytes).sliced(record->valuesAt), record->types));
}

} // namespace storage
