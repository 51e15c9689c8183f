// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/heightindex.h"

#include <QRandomGenerator>
#include <QTest>

class TestHeightIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyIndexHasNoRow();
    void findsTheRowOfEveryY();
    void agreesWithPlainSumsWhateverHappens();
};

void TestHeightIndex::anEmptyIndexHasNoRow()
{
    const render::HeightIndex index;
    QCOMPARE(index.total(), 0);
    QCOMPARE(index.rowAt(5), -1);
}

void TestHeightIndex::findsTheRowOfEveryY()
{
    render::HeightIndex index;
    for (const int height : {10, 0, 5, 20})
        index.append(height);
    QCOMPARE(index.rowAt(-3), 0);
    QCOMPARE(index.rowAt(9), 0);
    QCOMPARE(index.rowAt(10), 2); // the empty row covers nothing
    QCOMPARE(index.rowAt(15), 3);
    QCOMPARE(index.rowAt(400), 3);
    QCOMPARE(index.top(3), 15);
}

void TestHeightIndex::agreesWithPlainSumsWhateverHappens()
{
    QRandomGenerator random(7);
    render::HeightIndex index;
    QList<int> plain;
    for (int step = 0; step < 3000; ++step) {
        const int choice = int(random.bounded(10));
        if (plain.isEmpty() || choice < 6) {
            plain.append(int(random.bounded(1, 90)));
            index.append(plain.last());
        } else if (choice < 9) {
            const int row = int(random.bounded(int(plain.size())));
            plain[row] = int(random.bounded(1, 90));
            index.set(row, plain[row]);
        } else {
            plain.resize(random.bounded(int(plain.size())));
            index.truncate(int(plain.size()));
        }
        qint64 y = 0;
        const int probe = plain.isEmpty() ? 0 : int(random.bounded(int(plain.size())));
        for (int row = 0; row < probe; ++row)
            y += plain[row];
        QCOMPARE(index.count(), int(plain.size()));
        if (plain.isEmpty())
            continue;
        QCOMPARE(index.top(probe), y);
        QCOMPARE(index.rowAt(y), probe);
        QCOMPARE(index.rowAt(y + plain[probe] - 1), probe);
    }
}

QTEST_GUILESS_MAIN(TestHeightIndex)
#include "tst_heightindex.moc"
