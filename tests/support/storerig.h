// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/storebuilders.h"

#include <QTemporaryDir>

namespace support {

/// A Store over a database of its own: what its tests derive from, beside QObject.
class StoreRig
{
protected:
    void open()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<storage::Store>();
        const auto report = await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db"))));
        QCOMPARE(report.state, storage::OpenReport::State::Created);
    }
    void close()
    {
        m_store.reset();
        m_dir.reset();
    }
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<storage::Store>();
        const auto report = await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db"))));
        QCOMPARE(report.state, storage::OpenReport::State::Opened);
    }
    [[nodiscard]] storage::ConversationSkeleton skeletonOf(const QUuid &conversation)
    {
        const auto skeleton = await(m_store->skeleton(conversation));
        if (!skeleton)
            qFatal("no skeleton: %s", qPrintable(skeleton.error().message));
        return skeleton.value();
    }
    [[nodiscard]] QList<core::ContentPart> partsOf(const QUuid &message)
    {
        const auto parts = await(m_store->parts({message}));
        return parts ? parts.value().value(message) : QList<core::ContentPart>();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::Store> m_store;
};

/// The same with a conversation of four messages in it: "0" to "3".
class FourMessagesRig : protected StoreRig
{
protected:
    void openWithFour()
    {
        open();
        m_info = makeInfo();
        m_ids = storeChain(*m_store, m_info, 4, [](int i) { return QString::number(i); });
    }

    core::ConversationInfo m_info;
    QList<QUuid> m_ids;
};

} // namespace support
