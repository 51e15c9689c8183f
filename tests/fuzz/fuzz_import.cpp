// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"
#include "storage/import/importreader.h"

#include <QSet>

namespace {

/// Every conversation is a tree whose parents come first and whose names are its own.
class TreeCheck final : public storage::ImportVisitor
{
public:
    void begin(core::ImportFormat) override {}
    bool take(storage::ImportedConversation conversation) override
    {
        QSet<QUuid> above{QUuid()};
        qint64 seq = 0;
        for (const core::Message &message : conversation.messages) {
            fuzz::require(above.contains(message.parentId));
            fuzz::require(!above.contains(message.id));
            fuzz::require(message.seq > seq);
            fuzz::require(message.profileId.isNull() && message.extra.isEmpty());
            seq = message.seq;
            above.insert(message.id);
        }
        const QHash<QUuid, QUuid> &shown = conversation.activeChildren;
        for (auto child = shown.cbegin(); child != shown.cend(); ++child)
            fuzz::require(above.contains(child.key()) && above.contains(child.value()));
        return true;
    }
    bool advance(qint64 done, qint64 total) override
    {
        fuzz::require(done >= 0 && done <= total);
        return true;
    }
    void lose(const core::ImportLoss &) override {}
    void ignore(core::ImportIgnored) override {}
};

} // namespace

/// Whatever is in a file, it is imported or refused, and what is imported is whole.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TreeCheck check;
    const auto source = storage::ImportSource::ofDocument(fuzz::bytesOf(data, size).toByteArray());
    const auto done = storage::readImport(*source, check);
    fuzz::require(done || done.error().kind == core::ErrorKind::BadInput);
    return 0;
}
