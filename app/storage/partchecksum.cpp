// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/partchecksum.h"

#include <QtGlobal>
#include <cstddef>
#include <sqlite3.h>

namespace storage {
namespace {

// FNV-1a: another byte anywhere always gives another sum, which CRC-32 promises, too, and a
// cryptographic hash does not; it takes a nanosecond a byte, and no library. Nobody is kept from
// forging anything by it: who can write the text can write the sum.
constexpr quint64 kFnvStart = 0xcbf29ce484222325;
constexpr quint64 kFnvPrime = 0x100000001b3;
constexpr int kSummedColumns = 4;

quint64 summed(quint64 sum, const unsigned char *bytes, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        sum = (sum ^ bytes[i]) * kFnvPrime;
    return sum;
}

/// With its length, so that nothing moves from one column to the next unseen; null is no text.
quint64 summed(quint64 sum, sqlite3_value *value)
{
    if (sqlite3_value_type(value) == SQLITE_NULL)
        return (sum ^ 1) * kFnvPrime;
    const auto *bytes = static_cast<const unsigned char *>(sqlite3_value_blob(value));
    const int count = sqlite3_value_bytes(value);
    unsigned char length[sizeof(quint32)];
    for (std::size_t i = 0; i < sizeof(length); ++i)
        length[i] = static_cast<unsigned char>(quint32(count) >> (8 * i));
    sum = summed(sum, length, sizeof(length));
    return bytes ? summed(sum, bytes, std::size_t(count)) : sum;
}

void sumColumns(sqlite3_context *context, int count, sqlite3_value **values)
{
    quint64 sum = kFnvStart;
    for (int i = 0; i < count; ++i)
        sum = summed(sum, values[i]);
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(sum));
}

} // namespace

int PartChecksum::install(sqlite3 *connection)
{
    return sqlite3_create_function_v2(connection, "part_checksum", kSummedColumns,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                      nullptr, sumColumns, nullptr, nullptr, nullptr);
}

} // namespace storage
