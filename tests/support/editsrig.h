// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messageedits.h"
#include "chat/workspace.h"
#include "support/sessionwords.h"
#include "support/storebuilders.h"

#include <QSignalSpy>

namespace support {

/// A workspace with conversations that are answered, and what a person does to their messages.
struct EditsRig : SessionRig {
    std::unique_ptr<chat::Workspace> workspace = make();

    EditsRig() { workspace->start({}); }

    [[nodiscard]] std::unique_ptr<chat::Workspace> make()
    {
        return std::make_unique<chat::Workspace>(
            chat::ChatSession::Services{preferences, connections, store, wire, clock});
    }
    [[nodiscard]] chat::ChatSession &session() const { return *workspace->current(); }
    [[nodiscard]] core::Conversation &conversation() const { return session().conversation(); }
    [[nodiscard]] chat::MessageEdits &edits() const { return workspace->edits(); }
    [[nodiscard]] QUuid id() const { return conversation().info().id; }
    [[nodiscard]] QUuid at(int row) const { return conversation().at(row).id; }

    void ask(const char *question, const char *answer)
    {
        gateway.answer(saying(answer));
        const QSignalSpy finished(&session(), &chat::ChatSession::finished);
        session().send(words(question));
        QTRY_COMPARE(finished.count(), 1);
    }
    void remove(int row, core::Extent extent) const
    {
        QVERIFY(edits().remove(id(), at(row), extent));
    }
    [[nodiscard]] QString path() const
    {
        QStringList texts;
        for (int row = 0; row < conversation().rowCount(); ++row)
            texts.append(core::plainText(conversation().at(row)));
        return texts.join(QLatin1Char(' '));
    }
    /// As a start of the program finds it.
    [[nodiscard]] QString storedPath()
    {
        const auto skeleton = await(store.skeleton(id()));
        if (!skeleton)
            return {};
        core::Conversation read(skeleton.value().info);
        read.restore(skeleton.value().messages, skeleton.value().activeChildren);
        QStringList texts;
        for (int row = 0; row < read.rowCount(); ++row) {
            core::Message message = read.at(row);
            message.parts = await(store.parts({message.id})).value().value(message.id);
            texts.append(core::plainText(message));
        }
        return texts.join(QLatin1Char(' '));
    }
    /// Another database that cannot be opened takes the place of the good one.
    void breakDisk()
    {
        (void)QDir(dir.path()).mkdir(QStringLiteral("folder"));
        (void)await(store.open(dir.filePath(QStringLiteral("folder"))));
    }
};

} // namespace support
