// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"
#include "figures.h"
#include "pictures.h"
#include "replies.h"
#include "support/connectionsrig.h"
#include "support/storebuilders.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/mainwindow.h"
#include "viewrig.h"

#include <QScrollBar>

namespace bench {

/// Where a conversation was left.
enum class Left {
    AtItsEnd,
    InItsMiddle,
    OnAnOlderBranch ///< at its end; the newest message is on another one
};

/// Writes a conversation of so many messages into the store, questions of 200 characters and
/// replies of 3,800; 10,000 of them are 20 MB of Markdown.
inline QUuid store(storage::Store &store, int messages, Left left = Left::AtItsEnd)
{
    core::ConversationInfo info = support::makeInfo();
    const QList<QUuid> ids = support::storeChain(store, info, messages, [](int i) {
        return QString::number(i) + QLatin1Char(' ')
               + replyOf(Reply::Prose, i % 2 == 1 ? 3'800 : 200);
    });
    const qsizetype middle = messages / 2;
    if (left == Left::InItsMiddle) {
        info.scroll = {ids[middle], -20};
        (void)support::await(store.saveInfo(info));
    } else if (left == Left::OnAnOlderBranch) {
        const core::Message newer = support::makeMessage(messages + 1, core::Role::Assistant,
                                                         replyOf(Reply::Prose, 3'800), ids[middle]);
        (void)support::await(store.addMessages(info, {newer}, {}));
        (void)support::await(store.setActiveChild(info.id, ids[middle], ids[middle + 1]));
    }
    return info.id;
}

/// The window with everything real behind it, and stored conversations.
class StoredRig : public support::ConnectionsRig
{
public:
    explicit StoredRig(const QString &database)
        : workspace(chat::ChatSession::Services{preferences, connections, store, wire, clock})
        , typesetter(typesetterPlaces(), workspace.budget())
        , window(
              ui::Services{theme, preferences, connections, workspace, links, clock, &typesetter})
    {
        (void)support::await(store.open(database));
        connections.setActive(add(QStringLiteral("Gateway"),
                                  QStringLiteral("http://127.0.0.1:9/v1"), QStringLiteral("m")));
        QObject::connect(&window, &ui::MainWindow::glimpsePainted, &window,
                         [this] { m_isSeen = true; });
        QObject::connect(&window, &ui::MainWindow::conversationPainted, &window,
                         [this] { m_isSeen = m_isShown = true; });
        window.resize(1000, 700);
        window.show();
        workspace.start({});
        waitUntil([this] { return workspace.current() != nullptr; });
        idle(300);
    }

    void open(const QUuid &id)
    {
        beginOpening(id);
        endOpening();
    }
    /// Until its visible rows are painted; its other messages may still be read.
    void beginOpening(const QUuid &id)
    {
        m_isSeen = m_isShown = false;
        workspace.open(id);
        waitUntil([this] { return m_isSeen; });
    }
    /// What beginOpening() left to be done.
    void endOpening()
    {
        waitUntil([this] { return m_isShown; });
    }
    /// Shows the empty new conversation, which closes the other one.
    void close()
    {
        workspace.startNew();
        // No event loop runs here whose end would delete what was closed.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        idle(300);
    }
    [[nodiscard]] ui::ConversationView &view() const { return window.pane().view(); }
    [[nodiscard]] QScrollBar &bar() const { return *view().verticalScrollBar(); }
    /// Lets the window work for so long. What its longest turn of the event loop cost the thread,
    /// in milliseconds of CPU.
    double idle(int ms)
    {
        QElapsedTimer timer;
        timer.start();
        double longest = 0;
        while (!timer.hasExpired(ms)) {
            const double before = threadSeconds();
            QTimer::singleShot(int(std::max<qint64>(1, ms - timer.elapsed())), &window, [] {});
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            longest = std::max(longest, (threadSeconds() - before) * 1e3);
        }
        return longest;
    }

    core::SystemClock clock;
    storage::Store store;
    ui::Theme theme;
    support::FakeGate links;
    chat::Workspace workspace;
    render::Typesetter typesetter;
    ui::MainWindow window;

private:
    template <typename Condition>
    static void waitUntil(const Condition &isTrue)
    {
        while (!isTrue())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                            1'000);
    }

    bool m_isSeen = false;
    bool m_isShown = false;
};

/// What a scene of frames looked like.
struct Frames {
    Series milliseconds; ///< of CPU, the longest turn of the event loop in each
    int empty = 0;       ///< at whose end the picture on the screen has an empty row
    int emptyInSequence = 0;
    int pictures = 0;
    int emptyPictures = 0; ///< at the moment in which they were painted
    int emptyPicturesInSequence = 0;
    double longestEmptyMs = 0; ///< until the next picture
    Series apart;              ///< milliseconds from one picture to the next

    [[nodiscard]] bool isNeverEmptyTwice() const
    {
        return emptyInSequence <= 1 && emptyPicturesInSequence <= 1;
    }
};

/// Shows `count` frames; `step` changes something at the beginning of each.
template <typename Step>
Frames play(StoredRig &rig, int count, const Step &step)
{
    constexpr int kFrameMs = 16;
    Frames frames;
    Pictures pictures(rig.view());
    int sequence = 0;
    for (int i = 0; i < count; ++i) {
        const double before = threadSeconds();
        step(i);
        const double stepMs = (threadSeconds() - before) * 1e3;
        frames.milliseconds.add(std::max(stepMs, rig.idle(kFrameMs)));
        sequence = pictures.isEmpty() ? sequence + 1 : 0;
        frames.empty += sequence > 0 ? 1 : 0;
        frames.emptyInSequence = std::max(frames.emptyInSequence, sequence);
    }
    frames.pictures = int(pictures.apart.count());
    frames.emptyPictures = pictures.empty;
    frames.emptyPicturesInSequence = pictures.emptyInSequence;
    frames.longestEmptyMs = pictures.longestEmptyMs;
    frames.apart = pictures.apart;
    return frames;
}

/// Drags the handle of the scroll bar from the end of the conversation to its start.
inline Frames dragToStart(StoredRig &rig, int frames)
{
    QScrollBar &bar = rig.bar();
    bar.setSliderDown(true);
    const Frames played = play(rig, frames, [&bar, frames](int i) {
        bar.setSliderPosition(int(qint64(bar.maximum()) * (frames - 1 - i) / frames));
    });
    bar.setSliderPosition(0);
    bar.setSliderDown(false);
    return played;
}

} // namespace bench
