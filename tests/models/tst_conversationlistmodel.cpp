// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversationlistmodel.h"

#include "support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using models::ConversationListModel;

namespace {

core::ConversationInfo info(const QString &title, const QDateTime &updated)
{
    core::ConversationInfo result;
    result.id = QUuid::createUuid();
    result.title = title;
    result.created = updated;
    result.updated = updated;
    return result;
}

} // namespace

/// The rows of the sidebar follow the list exactly, and know their group.
class TestConversationListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsTheGroup_data();
    void tellsTheGroup();
    void countsDaysWhereThePersonIs();
    void showsTitleIdAndMark();
    void followsInsertMoveAndRemove();
    void movesUpByOneRow();
    void opensWithoutMoving();

private:
    std::unique_ptr<core::ConversationList> m_list;
    support::ManualClock m_clock;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestConversationListModel::init()
{
    qputenv("TZ", "UTC");
    m_clock.setNow(QDateTime(QDate(2026, 3, 14), QTime(10, 0), Qt::UTC));
    m_list = std::make_unique<core::ConversationList>();
    m_model = std::make_unique<ConversationListModel>(*m_list, m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestConversationListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_list.reset();
}

void TestConversationListModel::tellsTheGroup_data()
{
    QTest::addColumn<QDateTime>("updated");
    QTest::addColumn<QString>("group");
    const auto at = [](int year, int month, int day, int hour) {
        return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
    };
    QTest::newRow("an hour ago") << at(2026, 3, 14, 9) << "today";
    QTest::newRow("the first hour of today") << at(2026, 3, 14, 0) << "today";
    QTest::newRow("a clock set back") << at(2026, 3, 15, 9) << "today";
    QTest::newRow("the last hour of yesterday") << at(2026, 3, 13, 23) << "yesterday";
    QTest::newRow("two days ago") << at(2026, 3, 12, 9) << "week";
    QTest::newRow("seven days ago") << at(2026, 3, 7, 9) << "week";
    QTest::newRow("eight days ago") << at(2026, 3, 6, 9) << "2026-03";
    QTest::newRow("the month before") << at(2026, 2, 28, 9) << "2026-02";
    QTest::newRow("the year before") << at(2025, 12, 31, 9) << "2025-12";
}

void TestConversationListModel::tellsTheGroup()
{
    QFETCH(QDateTime, updated);
    m_list->setAll({info(QStringLiteral("a"), updated)});
    QTEST(m_model->index(0).data(ConversationListModel::GroupRole).toString(), "group");
}

void TestConversationListModel::countsDaysWhereThePersonIs()
{
    qputenv("TZ", "Asia/Shanghai");
    // 01:00 on the 14th in Shanghai.
    m_list->setAll(
        {info(QStringLiteral("a"), QDateTime(QDate(2026, 3, 13), QTime(17, 0), Qt::UTC))});
    QCOMPARE(m_model->index(0).data(ConversationListModel::GroupRole).toString(),
             QStringLiteral("today"));
}

void TestConversationListModel::showsTitleIdAndMark()
{
    const core::ConversationInfo one = info(QStringLiteral("枇杷 & loquats"), m_clock.now());
    m_list->setAll({one});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_list->setMark(one.id, core::ConversationMark::Running);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
    const QModelIndex index = m_model->index(0);
    QCOMPARE(index.data().toString(), one.title);
    QCOMPARE(index.data(ConversationListModel::IdRole).toUuid(), one.id);
    QCOMPARE(index.data(ConversationListModel::UpdatedRole).toDateTime(), one.updated);
    QCOMPARE(index.data(ConversationListModel::MarkRole).toInt(),
             int(core::ConversationMark::Running));
    QVERIFY(!m_model->index(1).isValid());
}

void TestConversationListModel::followsInsertMoveAndRemove()
{
    QList<core::ConversationInfo> infos;
    for (int i = 0; i < 5; ++i)
        infos.append(info(QString::number(i), m_clock.now().addSecs(-60 * i)));
    m_list->setAll(infos);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);

    core::ConversationInfo sent = infos.at(3);
    sent.updated = m_clock.now().addSecs(5);
    const QPersistentModelIndex held = m_model->index(3);
    m_list->update(sent);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(held.row(), 0);
    QCOMPARE(held.data().toString(), QStringLiteral("3"));

    m_list->insert(info(QStringLiteral("new"), m_clock.now().addSecs(9)));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(held.row(), 1);
    m_list->remove(sent.id);
    QCOMPARE(removed.count(), 1);
    QVERIFY(!held.isValid());
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(reset.count(), 0);
}

void TestConversationListModel::movesUpByOneRow()
{
    const core::ConversationInfo first = info(QStringLiteral("a"), m_clock.now());
    core::ConversationInfo second = info(QStringLiteral("b"), m_clock.now().addSecs(-1));
    m_list->setAll({first, second});
    second.updated = m_clock.now().addSecs(1);
    m_list->update(second);
    QCOMPARE(m_model->index(0).data().toString(), QStringLiteral("b"));
    QCOMPARE(m_model->index(1).data().toString(), QStringLiteral("a"));
}

void TestConversationListModel::opensWithoutMoving()
{
    const core::ConversationInfo first = info(QStringLiteral("a"), m_clock.now());
    core::ConversationInfo second = info(QStringLiteral("b"), m_clock.now().addSecs(-1));
    m_list->setAll({first, second});
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    second.scroll.offset = 40;
    second.title = QStringLiteral("renamed");
    m_list->update(second);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(m_model->index(1).data().toString(), QStringLiteral("renamed"));
}

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
