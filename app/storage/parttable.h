// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "storage/database.h"

#include <QList>

namespace storage {

/// The first layout of the database that has checksums of parts.
constexpr int kChecksumVersion = 3;

/// The rows of `part`. Each has a checksum, see PartChecksum; those written before there was one
/// have none, and pass for sound. Storage thread; failures stick in the Database.
class PartTable
{
public:
    /// Whether what is written is known to be what was once written: what was read of a damaged
    /// message stays marked as such, wherever it is copied.
    enum class Soundness { Sound, Damaged };

    explicit PartTable(Database &database);

    [[nodiscard]] QList<core::ContentPart> parts(qint64 message);
    /// Whether anything of the message is not what was written.
    [[nodiscard]] Soundness soundness(qint64 message);
    /// What a reader has noted in the message.
    [[nodiscard]] static Soundness soundnessOf(const core::Message &message);
    /// How many messages of the database are damaged. In slices, so that the log can be folded in
    /// between; takes seconds for a large one. 0 for a layout without checksums.
    [[nodiscard]] int countDamaged();
    /// For a message that has none yet.
    void insert(qint64 message, const QList<core::ContentPart> &parts,
                Soundness soundness = Soundness::Sound);
    void replace(qint64 message, const QList<core::ContentPart> &parts,
                 Soundness soundness = Soundness::Sound);

private:
    Database &m_database;
};

} // namespace storage
