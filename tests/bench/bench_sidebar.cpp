// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window stands still for one step in a sidebar of 20,000 chats in 300 folders, all of
// them open. Figures only: they belong to a machine.
// Usage: bench_sidebar [chats folders]

#include "figures.h"
#include "models/conversationlistmodel.h"
#include "support/manualclock.h"
#include "ui/lineinput.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

namespace {

constexpr int kChats = 20'000;
constexpr int kFolders = 300;
constexpr int kReadings = 15;
constexpr double kBarMs = 16;

/// Wall clock and CPU of the steps of one kind, with all that follows from them before the window
/// waits again.
class Steps
{
public:
    template <typename Step>
    void read(const Step &step)
    {
        QCoreApplication::processEvents();
        QElapsedTimer wall;
        wall.start();
        const double cpu = bench::threadSeconds();
        step();
        QCoreApplication::processEvents();
        m_cpu.add((bench::threadSeconds() - cpu) * 1e3);
        m_wall.add(double(wall.nsecsElapsed()) / 1e6);
    }
    void tell(const char *name) const
    {
        bench::report(name, m_cpu.text() + " of CPU; wall " + m_wall.text(), m_cpu.at(0.5), kBarMs);
    }

private:
    bench::Series m_cpu;
    bench::Series m_wall;
};

struct House {
    core::ConversationList list;
    core::Cabinet cabinet;
    support::ManualClock clock;
    ui::Theme theme;
    std::unique_ptr<ui::Sidebar> sidebar;

    House(int chats, int folders)
    {
        core::Filing filing;
        for (int i = 0; i < folders; ++i) {
            core::Folder folder;
            folder.id = QUuid::createUuid();
            folder.name = QStringLiteral("Folder %1").arg(i);
            folder.position = i;
            // Three of them in each of a third.
            if (i >= folders / 4)
                folder.parent = filing.folders.at(i % (folders / 4)).id;
            filing.folders.append(folder);
        }
        QList<core::ConversationInfo> infos;
        for (int i = 0; i < chats; ++i) {
            core::ConversationInfo info;
            info.id = QUuid::createUuid();
            info.title = i % 2 ? QStringLiteral("A talk about thing %1 and more").arg(i)
                               : QStringLiteral("关于第%1件事的谈话和其他").arg(i);
            info.updated = clock.now().addSecs(-600LL * i);
            infos.append(info);
            // A tenth lies in no folder.
            if (folders > 0 && i % 10 != 0)
                filing.places.insert(info.id, filing.folders.at(i % folders).id);
        }
        cabinet.setAll(filing);
        list.setAll(infos);
    }
    void open()
    {
        sidebar = std::make_unique<ui::Sidebar>(theme, list, cabinet, clock);
        sidebar->resize(260, 800);
        sidebar->show();
        (void)QTest::qWaitForWindowExposed(sidebar.get());
    }
    [[nodiscard]] ui::SidebarList &view() const { return *sidebar->findChild<ui::SidebarList *>(); }
    [[nodiscard]] ui::LineInput &field() const { return *sidebar->findChild<ui::LineInput *>(); }
    void move(const QPoint &to) const
    {
        QWidget *viewport = view().viewport();
        QMouseEvent event(QEvent::MouseMove, QPointF(to), QPointF(viewport->mapToGlobal(to)),
                          Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &event);
    }
};

void readTyping(House &house)
{
    Steps first;
    Steps letters;
    Steps back;
    for (int i = 0; i < kReadings; ++i) {
        first.read([&] { QTest::keyClicks(&house.field(), QStringLiteral("t")); });
        for (const char letter : {'h', 'i', 'n', 'g', ' ', '1', '9'})
            letters.read([&] { QTest::keyClick(&house.field(), letter); });
        back.read([&] { house.field().clear(); });
    }
    first.tell("the first letter of a filter, ms");
    letters.tell("each further letter, ms");
    back.tell("the filter is emptied, ms");
}

void readScrolling(const House &house)
{
    Steps steps;
    Steps drags;
    QScrollBar *bar = house.view().verticalScrollBar();
    for (int i = 0; i < 10 * kReadings; ++i) {
        steps.read([&] { bar->setValue(bar->value() + 60); });
        drags.read([&] { bar->setValue(int(qint64(bar->maximum()) * ((i * 37) % 100) / 100)); });
    }
    steps.tell("scrolling by a turn of the wheel, ms");
    drags.tell("dragging the scroll bar anywhere, ms");
    bar->setValue(0);
}

void readDragging(House &house)
{
    QWidget *viewport = house.view().viewport();
    house.view().verticalScrollBar()->setValue(400);
    Steps press;
    Steps moves;
    Steps drops;
    for (int i = 0; i < kReadings; ++i) {
        press.read([&] { QTest::mousePress(viewport, Qt::LeftButton, {}, QPoint(120, 300)); });
        for (int y = 310; y < 700; y += 13)
            moves.read([&] { house.move(QPoint(120, y)); });
        QTest::keyClick(&house.view(), Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, QPoint(120, 700));
        const QUuid chat = house.list.at(1 + i).id;
        const QUuid folder = house.cabinet.entries().at(i * 3).id;
        drops.read([&] {
            core::Filing step;
            step.places.insert(chat, folder);
            house.cabinet.apply(step);
        });
    }
    press.tell("pressing on a chat, ms");
    moves.tell("dragging it one step further, ms");
    drops.tell("it is in another folder, ms");
}

void readChanges(House &house)
{
    Steps added;
    Steps used;
    Steps marked;
    Steps toggled;
    for (int i = 0; i < kReadings; ++i) {
        core::ConversationInfo fresh;
        fresh.id = QUuid::createUuid();
        fresh.title = QStringLiteral("New %1").arg(i);
        fresh.updated = house.clock.now().addSecs(i);
        added.read([&] { house.list.insert(fresh); });
        core::ConversationInfo old = house.list.at(house.list.count() * 2 / 3);
        old.updated = house.clock.now().addSecs(i);
        used.read([&] { house.list.update(old); });
        marked.read([&] { house.list.setMark(old.id, core::ConversationMark::Running); });
        const QUuid folder = house.cabinet.entries().at(i % house.cabinet.entries().size()).id;
        toggled.read([&] { house.cabinet.setCollapsed(folder, true); });
        house.cabinet.setCollapsed(folder, false);
    }
    added.tell("a new chat, ms");
    used.tell("an old chat comes up, ms");
    marked.tell("a reply begins in one, ms");
    toggled.tell("a folder closes, ms");
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int chats = arguments.size() > 2 ? arguments.at(1).toInt() : kChats;
    const int folders = arguments.size() > 2 ? arguments.at(2).toInt() : kFolders;
    Steps opening;
    House house(chats, folders);
    for (int i = 0; i < kReadings; ++i)
        opening.read([&] { house.open(); });
    opening.tell("the sidebar opens, until it is painted, ms");
    readTyping(house);
    readScrolling(house);
    if (folders > 0)
        readDragging(house);
    readChanges(house);
    return 0;
}
