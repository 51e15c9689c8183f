// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversationlistmodel.h"
#include "support/manualclock.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using models::ConversationListModel;
using ui::SidebarModel;

/// Captions and filtered rows over the list of conversations.
class TestSidebarModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void putsACaptionBeforeEachGroup();
    void captionsCannotBeChosen();
    void filtersByEveryWordInAnyCase();
    void filtersAsSearchFinds_data();
    void filtersAsSearchFinds();
    void keepsSelectionWhenAnotherRowMoves();
    void movesARowToAnotherGroup();
    void followsATitleThatMatchesNoLonger();
    void holdsStillWhileSomebodyTypes();
    void announcesARenaming();
    void aChatWithoutATitleHasAName();
    void countsTheDaysAgain();
    void rebuildsTwentyThousandRowsExactly();
    void takesTwentyThousandInOneStep();
    void writesMonthsInTheirLanguage();

private:
    void fill(int count, int hoursApart);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QUuid idOf(const QString &title) const;

    std::unique_ptr<core::ConversationList> m_list;
    support::ManualClock m_clock;
    core::Cabinet m_cabinet;
    std::unique_ptr<ConversationListModel> m_source;
    std::unique_ptr<SidebarModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSidebarModel::init()
{
    qputenv("TZ", "UTC");
    QLocale::setDefault(QLocale(QLocale::English));
    m_clock.setNow(QDateTime(QDate(2026, 3, 14), QTime(22, 0), Qt::UTC));
    m_list = std::make_unique<core::ConversationList>();
    m_source = std::make_unique<ConversationListModel>(*m_list, m_clock);
    m_model = std::make_unique<SidebarModel>(*m_source, m_cabinet);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestSidebarModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
    m_list.reset();
}

void TestSidebarModel::fill(int count, int hoursApart)
{
    QList<core::ConversationInfo> infos;
    for (int i = 0; i < count; ++i) {
        core::ConversationInfo info;
        info.id = QUuid::createUuid();
        info.title = QStringLiteral("Chat %1").arg(i);
        info.updated = m_clock.now().addSecs(-3600LL * hoursApart * i);
        infos.append(info);
    }
    m_list->setAll(infos);
}

QStringList TestSidebarModel::shown() const
{
    QStringList rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows.append(m_model->index(row).data().toString());
    return rows;
}

QUuid TestSidebarModel::idOf(const QString &title) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->at(row).title == title)
            return m_list->at(row).id;
    }
    return {};
}

void TestSidebarModel::putsACaptionBeforeEachGroup()
{
    fill(4, 20);
    QCOMPARE(shown(), QStringList({QStringLiteral("Today"), QStringLiteral("Chat 0"),
                                   QStringLiteral("Chat 1"), QStringLiteral("Yesterday"),
                                   QStringLiteral("Chat 2"), QStringLiteral("Previous 7 days"),
                                   QStringLiteral("Chat 3")}));
    QCOMPARE(m_model->conversationCount(), 4);
}

void TestSidebarModel::captionsCannotBeChosen()
{
    fill(1, 1);
    QVERIFY(m_model->index(0).data(SidebarModel::IsCaptionRole).toBool());
    QVERIFY(!m_model->index(0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(!m_model->index(0).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(m_model->index(1).flags().testFlag(Qt::ItemIsSelectable));
}

void TestSidebarModel::filtersByEveryWordInAnyCase()
{
    fill(3, 1);
    core::ConversationInfo info = m_list->at(1);
    info.title = QStringLiteral("枇杷 recipes for Winter");
    m_list->update(info);
    m_model->setFilter(QStringLiteral(" winter  枇杷 "));
    QCOMPARE(shown(), QStringList({QStringLiteral("Today"), info.title}));
    m_model->setFilter(QStringLiteral("winter summer"));
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setFilter({});
    QCOMPARE(m_model->conversationCount(), 3);
}

void TestSidebarModel::filtersAsSearchFinds_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *name, const char *title, const char *typed) {
        QTest::newRow(name) << QString::fromUtf8(title) << QString::fromUtf8(typed);
    };
    row("simplified finds traditional", "枇杷樹的說明書", "说明");
    row("traditional finds simplified", "枇杷树的说明书", "說明");
    row("half width finds full width", "ＱＴ６ 的窗口", "qt6");
    row("full width finds half width", "Notes of 2026", "２０２６");
    row("without its accent", "Crème brûlée", "CREME brulee");
    row("a tag in the other writing", "Tagged", "tag:閱讀");
    row("a whole tag", "Tagged", "tag:\"阅读\"");
}

void TestSidebarModel::filtersAsSearchFinds()
{
    QFETCH(QString, title);
    QFETCH(QString, typed);
    fill(3, 1);
    core::ConversationInfo info = m_list->at(1);
    core::Filing filing;
    filing.tags = {{QUuid::createUuid(), QStringLiteral("阅读")}};
    filing.tagged.insert(info.id, {filing.tags.constFirst().id});
    m_cabinet.setAll(filing);
    m_model->setFilter(typed);
    info.title = title;
    m_list->update(info); // what was folded before is not what it is called now
    m_model->setFilter(typed + u' ');
    QCOMPARE(shown(), QStringList({QStringLiteral("Today"), title}));
    m_cabinet.setAll({});
}

void TestSidebarModel::keepsSelectionWhenAnotherRowMoves()
{
    fill(6, 1);
    const QPersistentModelIndex selected = m_model->indexOf(idOf(QStringLiteral("Chat 5")));
    core::ConversationInfo sent = m_list->at(3);
    sent.updated = m_clock.now().addSecs(1);
    m_list->update(sent);
    QVERIFY(selected.isValid());
    QCOMPARE(selected.data().toString(), QStringLiteral("Chat 5"));
    QCOMPARE(shown().at(1), QStringLiteral("Chat 3"));
}

void TestSidebarModel::movesARowToAnotherGroup()
{
    fill(2, 30);
    QCOMPARE(shown().at(2), QStringLiteral("Yesterday"));
    core::ConversationInfo sent = m_list->at(1);
    sent.updated = m_clock.now().addSecs(1);
    m_list->update(sent);
    QCOMPARE(shown(), QStringList({QStringLiteral("Today"), QStringLiteral("Chat 1"),
                                   QStringLiteral("Chat 0")}));
}

void TestSidebarModel::followsATitleThatMatchesNoLonger()
{
    fill(2, 1);
    m_model->setFilter(QStringLiteral("chat 1"));
    QCOMPARE(m_model->conversationCount(), 1);
    core::ConversationInfo renamed = m_list->at(1);
    renamed.title = QStringLiteral("Something else");
    m_list->update(renamed);
    QCOMPARE(m_model->conversationCount(), 0);
}

void TestSidebarModel::holdsStillWhileSomebodyTypes()
{
    fill(3, 1);
    const QStringList before = shown();
    m_model->setHeld(true);
    core::ConversationInfo sent = m_list->at(2);
    sent.updated = m_clock.now().addSecs(1);
    m_list->update(sent);
    m_list->remove(idOf(QStringLiteral("Chat 1")));
    QCOMPARE(shown(), before);
    m_model->setHeld(false);
    QCOMPARE(shown(), QStringList({QStringLiteral("Today"), QStringLiteral("Chat 2"),
                                   QStringLiteral("Chat 0")}));
}

void TestSidebarModel::aChatWithoutATitleHasAName()
{
    fill(1, 1);
    core::ConversationInfo untitled = m_list->at(0);
    untitled.title.clear();
    m_list->update(untitled);
    const QModelIndex row = m_model->index(1);
    QCOMPARE(row.data().toString(), QStringLiteral("New chat"));
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("New chat"));
    QVERIFY(row.data(Qt::EditRole).toString().isEmpty());
    QSignalSpy renamed(m_model.get(), &SidebarModel::renamed);
    QVERIFY(m_model->setData(row, QStringLiteral("New chat"), Qt::EditRole)); // as chosen by hand
    QCOMPARE(renamed.count(), 1);
}

void TestSidebarModel::announcesARenaming()
{
    fill(1, 1);
    QSignalSpy renamed(m_model.get(), &SidebarModel::renamed);
    QVERIFY(m_model->setData(m_model->index(1), QStringLiteral("  New\nname "), Qt::EditRole));
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("New name"));
    QVERIFY(!m_model->setData(m_model->index(1), QStringLiteral("   "), Qt::EditRole));
    QVERIFY(!m_model->setData(m_model->index(1), QStringLiteral("Chat 0"), Qt::EditRole));
    QVERIFY(!m_model->setData(m_model->index(0), QStringLiteral("caption"), Qt::EditRole));
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(m_model->index(1).data().toString(), QStringLiteral("Chat 0"));
}

void TestSidebarModel::countsTheDaysAgain()
{
    fill(1, 1);
    QCOMPARE(shown().constFirst(), QStringLiteral("Today"));
    m_clock.advanceMs(3 * 3600 * 1000); // past midnight
    m_model->refresh();
    QCOMPARE(shown().constFirst(), QStringLiteral("Yesterday"));
}

void TestSidebarModel::rebuildsTwentyThousandRowsExactly()
{
    m_tester.reset(); // it asks every row after every change
    fill(20'000, 1);
    QCOMPARE(m_model->conversationCount(), 20'000);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_list->setMark(m_list->at(19'999).id, core::ConversationMark::Running);
    QCOMPARE(inserted.count() + removed.count(), 0);
    QCOMPARE(changed.count(), 1);
    m_list->remove(m_list->at(10'000).id);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(1).toInt(), removed.at(0).at(2).toInt());
}

void TestSidebarModel::takesTwentyThousandInOneStep()
{
    m_tester.reset();
    fill(3, 1);
    QList<core::ConversationInfo> many;
    QSet<QUuid> ids;
    for (int i = 0; i < 20'000; ++i) {
        core::ConversationInfo info;
        info.id = QUuid::createUuid();
        info.title = QStringLiteral("Imported");
        info.updated = m_clock.now().addDays(-i);
        many.append(info);
        ids.insert(info.id);
    }
    QSignalSpy rearranged(m_model.get(), &SidebarModel::rearranged);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_list->insertAll(many);
    QCOMPARE(m_model->conversationCount(), 20'003);
    QCOMPARE(rearranged.count(), 1);
    QCOMPARE(inserted.count(), 1);
    m_list->removeAll(ids);
    QCOMPARE(m_model->conversationCount(), 3);
    QCOMPARE(rearranged.count(), 2);
}

void TestSidebarModel::writesMonthsInTheirLanguage()
{
    QCOMPARE(ui::groupCaption(QStringLiteral("2026-02")), QStringLiteral("February 2026"));
}

QTEST_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
