// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budgetcache.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <memory>
#include <vector>

using core::BudgetCache;
using core::BudgetShare;
using core::ByteBudget;

namespace {

/// Something that is kept, in a list of its own.
struct KeptThing final : BudgetShare {
    KeptThing(std::vector<std::unique_ptr<KeptThing>> &all_, int name_, ByteBudget &budget,
              qint64 bytes)
        : BudgetShare(&budget, bytes)
        , all(all_)
        , name(name_)
    {
    }
    void giveBack() override
    {
        ++asked;
        if (!isUsed)
            std::erase_if(all, [this](const auto &other) { return other.get() == this; });
    }

    std::vector<std::unique_ptr<KeptThing>> &all;
    int name;
    bool isUsed = false;
    int asked = 0;
};

using Things = std::vector<std::unique_ptr<KeptThing>>;

qint64 sumOf(const Things &things)
{
    qint64 sum = 0;
    for (const auto &thing : things)
        sum += thing->bytes();
    return sum;
}

/// What is used of the things that were shown, the longest ago first, after they made room.
struct Model {
    struct Known {
        int name = 0;
        qint64 bytes = 0;
        bool isUsed = false;
    };

    [[nodiscard]] qint64 used() const
    {
        qint64 sum = 0;
        for (const Known &known : shown)
            sum += known.bytes;
        return sum;
    }
    Known &at(int name)
    {
        return *std::find_if(shown.begin(), shown.end(),
                             [name](const Known &known) { return known.name == name; });
    }
    void touch(int name)
    {
        const Known known = at(name);
        shown.removeIf([name](const Known &other) { return other.name == name; });
        shown.append(known);
    }
    void trim(qint64 total)
    {
        if (used() <= total || shown.isEmpty())
            return;
        const int last = shown.constLast().name;
        for (qsizetype left = 2 * shown.size(); left > 0 && used() > total; --left) {
            const Known known = shown.takeFirst();
            if (known.isUsed || known.name == last)
                shown.append(known);
        }
    }

    QList<Known> shown;
};

bool isShared(const std::shared_ptr<int> &value)
{
    return value.use_count() > 1;
}

using SharedCache = BudgetCache<QString, std::shared_ptr<int>>;

} // namespace

/// The bytes that everything which can be had again shares.
class TestByteBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverHappensTheLongestUnseenGoesFirst();
    void isAskedBriefly();
    void whatIsClosedGivesBackAll();
    void twoKindsShareIt();
    void whatCameIsKeptUntilTheNextComes();
};

void TestByteBudget::whateverHappensTheLongestUnseenGoesFirst()
{
    constexpr qint64 kBytes = 1'000;
    QRandomGenerator random(20);
    int kept = 0;
    int gone = 0;
    for (int run = 0; run < 60; ++run) {
        ByteBudget budget(kBytes);
        Things things;
        Model model;
        for (int step = 0; step < 200; ++step) {
            const auto bytes = qint64(random.bounded(300));
            const int act = random.bounded(5);
            if (act < 2 || things.empty()) {
                things.push_back(std::make_unique<KeptThing>(things, step, budget, bytes));
                model.shown.append({step, bytes, false});
            } else {
                KeptThing &thing = *things[std::size_t(random.bounded(int(things.size())))];
                if (act == 2) {
                    thing.touch();
                    model.touch(thing.name);
                } else if (act == 3) {
                    thing.setBytes(bytes);
                    model.at(thing.name).bytes = bytes;
                } else {
                    thing.isUsed = !thing.isUsed;
                    model.at(thing.name).isUsed = thing.isUsed;
                }
            }
            QCOMPARE(budget.used(), sumOf(things));
            const std::size_t before = things.size();
            budget.trim();
            model.trim(kBytes);
            gone += int(before - things.size());
            // Only what is in use, and what came last, can be more than the total.
            const auto isFree = [](const auto &thing) { return !thing->isUsed; };
            if (budget.used() > kBytes)
                QVERIFY(std::count_if(things.begin(), things.end(), isFree) <= 1);
            QList<int> names;
            QList<int> expected;
            for (const auto &thing : things)
                names.append(thing->name);
            for (const Model::Known &known : std::as_const(model.shown))
                expected.append(known.name);
            std::sort(expected.begin(), expected.end());
            QCOMPARE(names, expected);
            QCOMPARE(budget.used(), model.used());
            kept += budget.used() > kBytes ? 1 : 0;
        }
        things.clear();
        QCOMPARE(budget.used(), 0);
    }
    QVERIFY(kept > 100);
    QVERIFY(gone > 1'000);
}

void TestByteBudget::isAskedBriefly()
{
    constexpr int kMany = 10'000;
    ByteBudget budget(1);
    Things things;
    for (int i = 0; i < kMany; ++i) {
        things.push_back(std::make_unique<KeptThing>(things, i, budget, 1));
        things.back()->isUsed = true;
    }
    const auto asked = [&things] {
        int sum = 0;
        for (const auto &thing : things)
            sum += thing->asked;
        return sum;
    };
    budget.trim();
    QCOMPARE(asked(), ByteBudget::kMostAsked);
    QCOMPARE(things.back()->asked, 0);
    // And goes on where it ended: sooner or later everybody was asked.
    for (int i = 0; i < kMany / ByteBudget::kMostAsked; ++i)
        budget.trim();
    for (int i = 0; i < kMany - ByteBudget::kMostAsked; ++i)
        QVERIFY(things[std::size_t(i)]->asked > 0);
}

void TestByteBudget::whatIsClosedGivesBackAll()
{
    ByteBudget budget(1'000);
    Things things;
    for (int i = 0; i < 5; ++i)
        things.push_back(std::make_unique<KeptThing>(things, i, budget, 10));
    things[2]->isUsed = true;
    budget.giveBackAll();
    QCOMPARE(things.size(), 1U);
    QCOMPARE(things[0]->name, 2);
    QCOMPARE(budget.used(), 10);
}

void TestByteBudget::twoKindsShareIt()
{
    ByteBudget budget(100);
    SharedCache some(&budget, isShared);
    SharedCache others(&budget, isShared);
    some.insert(QStringLiteral("old"), std::make_shared<int>(1), 40);
    others.insert(QStringLiteral("old"), std::make_shared<int>(2), 40);
    const std::shared_ptr<int> shown = *others.find(QStringLiteral("old"));
    others.insert(QStringLiteral("new"), std::make_shared<int>(3), 60);
    // The one kind makes room for the other; what somebody shows stays.
    QVERIFY(!some.contains(QStringLiteral("old")));
    QCOMPARE(*others.find(QStringLiteral("old")), shown);
    QCOMPARE(budget.used(), 100);
    others.clear();
    QCOMPARE(budget.used(), 0);
}

void TestByteBudget::whatCameIsKeptUntilTheNextComes()
{
    ByteBudget budget(100);
    SharedCache cache(&budget, isShared);
    cache.insert(QStringLiteral("large"), std::make_shared<int>(1), 500);
    QVERIFY(cache.find(QStringLiteral("large")));
    cache.insert(QStringLiteral("large"), std::make_shared<int>(2), 400);
    QCOMPARE(budget.used(), 400);
    QCOMPARE(**cache.find(QStringLiteral("large")), 2);
    cache.insert(QStringLiteral("small"), std::make_shared<int>(3), 10);
    QVERIFY(!cache.contains(QStringLiteral("large")));
    QCOMPARE(budget.used(), 10);
}

QTEST_APPLESS_MAIN(TestByteBudget)
#include "tst_bytebudget.moc"
