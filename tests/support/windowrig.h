// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "ui/actions.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/mainwindow.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebarhost.h"

#include <QSignalSpy>
#include <QTest>

namespace support {

class ClosedGate final : public core::LinkGate
{
public:
    [[nodiscard]] std::optional<core::GatedLink> check(const QString &,
                                                       const QString &) const override
    {
        return std::nullopt;
    }
    bool open(const core::GatedLink &) override { return false; }
};

/// The window with everything real behind it but the gateway.
struct WindowRig : SessionRig {
    ui::Theme theme;
    ClosedGate links;
    chat::Workspace workspace{
        chat::ChatSession::Services{preferences, connections, store, wire, clock}};
    const QSignalSpy listRead{&workspace.list(), &core::ConversationList::wasReset};
    chat::MessageSearch search{store};
    std::unique_ptr<ui::MainWindow> window;

    explicit WindowRig(bool hasConnection = true)
    {
        if (!hasConnection)
            connections.remove(profile);
        search.setDatabase(dir.filePath(QStringLiteral("loquat.db")));
        open();
        workspace.start({});
    }

    void open()
    {
        window = std::make_unique<ui::MainWindow>(ui::Services{
            theme, preferences, connections, workspace, links, clock, nullptr, &search});
        window->resize(1000, 700);
        window->show();
        window->activateWindow();
    }

    /// Not before the list was read, which takes the place of all that is put into it earlier.
    [[nodiscard]] bool isReady() const
    {
        return QTest::qWaitForWindowActive(window.get())
               && QTest::qWaitFor([this] { return listRead.count() > 0; }) && workspace.current();
    }

    /// Sends a question and waits for its answer.
    [[nodiscard]] QUuid ask(const QString &question, const QList<core::ImagePart> &images = {},
                            const QHash<QByteArray, QByteArray> &bytes = {})
    {
        gateway.answer(FakeAnswer::sse(
            {chunk(QStringLiteral("Answer.")), finish(QStringLiteral("stop")), done()}));
        chat::ChatSession *session = workspace.current();
        const QSignalSpy finished(session, &chat::ChatSession::finished);
        session->send({question, images, bytes});
        const bool isDone = QTest::qWaitFor([&finished] { return finished.count() == 1; });
        return isDone ? session->conversation().info().id : QUuid();
    }

    /// Sends a question, and deletes its conversation once it has an answer and stands in the list.
    [[nodiscard]] QUuid askAndRemove()
    {
        const QUuid id = ask(QStringLiteral("One"));
        if (!QTest::qWaitFor([this, id] { return workspace.list().rowOf(id) >= 0; }))
            return {};
        trigger(ui::Act::Remove);
        return id;
    }

    [[nodiscard]] ui::SidebarHost *host() const { return window->findChild<ui::SidebarHost *>(); }
    void trigger(ui::Act act) const { window->actions().at(act)->trigger(); }
};

/// Two conversations that are in the list once hasTwo() says so.
struct TwoChatsRig : WindowRig {
    QUuid one;
    QUuid two; ///< is shown

    [[nodiscard]] bool hasTwo()
    {
        if (!isReady())
            return false;
        one = ask(QStringLiteral("One"));
        trigger(ui::Act::NewChat);
        two = ask(QStringLiteral("Two"));
        return QTest::qWaitFor([this] { return workspace.list().count() == 2; });
    }
};

} // namespace support
