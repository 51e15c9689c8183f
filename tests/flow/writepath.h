// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

#include "support/killrig.h"
#include "support/smalldisk.h"

namespace flow {

/// One thing that is written to disk.
struct WritePath {
    const char *name;
    void (*prepare)(Program &);  ///< with room
    void (*act)(Program &);      ///< without
    const char *said;            ///< in a label of the window, within a second
    bool (*isSeen)(Program &);   ///< still on the screen meanwhile
    void (*again)(Program &);    ///< what was refused is done again, with room; null: by itself
    bool (*isStored)(Program &); ///< after a restart
};

constexpr auto kFull = "The disk is full.";
constexpr auto kRefused = "Nothing was changed. The disk is full.";

struct WriteFigures {
    support::KillFigures saidAfter{"ms until it is said"};
    support::KillFigures savedAfter{"ms until it is saved once there is room"};

    void tell() const
    {
        saidAfter.tell();
        savedAfter.tell();
    }
};

[[nodiscard]] inline bool isSaid(const char *words)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    return std::any_of(windows.cbegin(), windows.cend(), [words](const QWidget *window) {
        return Program::says(*window, QString::fromLatin1(words));
    });
}

/// There is one chat with a question and its answer, "Kept"; a second answer stops in its middle
/// until it is released. Then there is no room, and then there is room again.
inline void keepAndSave(const WritePath &path, WriteFigures &figures)
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    program.gateway.answer(support::FakeAnswer::sse({support::chunk(QStringLiteral("All of it"))})
                               .hold()
                               .then({support::finish(QStringLiteral("stop")), support::done()}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    QVERIFY(program.waitForSettings(core::idText(program.conversation().info().id).toUtf8()));
    if (path.prepare)
        path.prepare(program);
    QElapsedTimer since;
    {
        const support::DiskFiller filler;
        since.start();
        path.act(program);
        QTRY_VERIFY_WITH_TIMEOUT(isSaid(path.said), 20'000);
        figures.saidAfter.add(double(since.elapsed()));
        QTRY_VERIFY(path.isSeen(program));
    }
    since.start();
    if (path.again)
        path.again(program);
    else
        QTRY_VERIFY_WITH_TIMEOUT(!isSaid(path.said), 30'000);
    figures.savedAfter.add(double(since.elapsed()));
    program.gateway.release();
    QVERIFY(program.start());
    QTRY_VERIFY(path.isStored(program));
    program.quit();
    QCOMPARE(support::faultsOf(program.dataDir() + QStringLiteral("/loquat.db")), QString());
}

} // namespace flow
