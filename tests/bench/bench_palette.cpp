// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window stands still for one step in the palette over 20,000 chats in 300 folders, in
// the real window over a real database. Figures only: they belong to a machine.
// Usage: bench_palette [chats]

#include "figures.h"
#include "storage/storeedits.h"
#include "storedrig.h"
#include "ui/actions.h"
#include "ui/lineinput.h"
#include "ui/palette/palette.h"

#include <QApplication>
#include <QTest>

namespace {

constexpr int kChats = 20'000;
constexpr int kFolders = 300;
constexpr int kReadings = 15;
constexpr int kSettleMs = 250;
constexpr double kBarMs = 16;

void fill(const QString &database, int chats)
{
    storage::Store store;
    (void)support::await(store.open(database));
    core::Filing filing;
    for (int i = 0; i < kFolders; ++i) {
        core::Folder folder;
        folder.id = core::newId();
        folder.name = QStringLiteral("Folder %1").arg(i);
        folder.position = i;
        if (i >= kFolders / 4)
            folder.parent = filing.folders.at(i % (kFolders / 4)).id;
        filing.folders.append(folder);
    }
    QList<core::ConversationInfo> infos;
    for (int i = 0; i < chats; ++i) {
        core::ConversationInfo info =
            support::makeInfo(i % 2 ? QStringLiteral("A talk about thing %1 and more").arg(i)
                                    : QStringLiteral("关于第%1件事的谈话和其他").arg(i));
        info.updated = info.updated.addSecs(-600LL * i);
        infos.append(info);
        if (i % 10 != 0)
            filing.places.insert(info.id, filing.folders.at(i % kFolders).id);
    }
    if (!support::await(store.saveInfos(infos))
        || !support::await(storage::StoreEdits(store).file(filing)))
        qFatal("not stored");
}

/// CPU of the longest turn of the event loop, that of the step itself among them.
class Turns
{
public:
    template <typename Step>
    void read(bench::StoredRig &rig, const Step &step)
    {
        const double before = bench::threadSeconds();
        step();
        const double own = (bench::threadSeconds() - before) * 1e3;
        m_longest.add(std::max(own, rig.idle(kSettleMs)));
    }
    void tell(const char *name) const
    {
        bench::report(name, m_longest.text(), m_longest.at(0.5), kBarMs);
    }

private:
    bench::Series m_longest;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int chats = arguments.size() > 1 ? arguments.at(1).toInt() : kChats;
    const QTemporaryDir directory;
    const QString database = directory.filePath(QStringLiteral("loquat.db"));
    fill(database, chats);
    bench::StoredRig rig(database);
    rig.idle(1'000);
    if (rig.workspace.list().count() < chats)
        qFatal("only %d chats", rig.workspace.list().count());
    Turns first;
    Turns again;
    Turns letters;
    Turns closing;
    for (int i = 0; i < kReadings; ++i) {
        (i == 0 ? first : again).read(rig, [&] {
            rig.window.actions().at(ui::Act::Palette)->trigger();
        });
        auto *palette = rig.window.findChild<ui::Palette *>();
        if (!palette || !palette->isVisible())
            qFatal("it did not open");
        auto *field = palette->findChild<ui::LineInput *>();
        for (const char letter : {'t', 'h', 'i', 'n', 'g'})
            letters.read(rig, [&] { QTest::keyClick(field, letter); });
        closing.read(rig, [&] { palette->close(); });
    }
    first.tell("the palette opens for the first time, longest turn, ms");
    again.tell("it opens again, ms");
    letters.tell("a letter is typed, until what fits is shown, ms");
    closing.tell("it closes, ms");
    return 0;
}
