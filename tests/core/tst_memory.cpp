// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include "support/peakmemory.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <cstdlib>
#include <memory>
#include <vector>

/// What the C library keeps of memory that was freed.
class TestMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadKeepsLittleOfWhatItFreed();
};

void TestMemory::aThreadKeepsLittleOfWhatItFreed()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer has an allocator of its own");
#endif
    core::limitFreeMemory();
    // What would raise the limit, if glibc had its way.
    void *volatile large = std::malloc(20 << 20); // a pair that nobody looks at may be left out
    std::free(large);
    const qint64 before = support::memoryStatus("VmRSS");
    qint64 held = 0;
    QSemaphore freed;
    QSemaphore measured;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        std::vector<std::unique_ptr<char[]>> blocks;
        for (int i = 0; i < 10'000; ++i)
            blocks.push_back(std::make_unique<char[]>(1'600)); // written to
        held = support::memoryStatus("VmRSS") - before;
        while (!blocks.empty())
            blocks.pop_back();
        freed.release();
        measured.acquire(); // with the thread, its memory would go to another one
    }));
    thread->start();
    freed.acquire();
    core::returnFreeMemory();
    const qint64 kept = support::memoryStatus("VmRSS") - before;
    measured.release();
    QVERIFY(thread->wait());
    QVERIFY2(held > 14'000'000, qPrintable(QString::number(held)));
    QVERIFY2(kept < 5'000'000, qPrintable(QString::number(kept)));
}

QTEST_GUILESS_MAIN(TestMemory)
#include "tst_memory.moc"
