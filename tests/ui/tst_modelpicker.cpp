// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/fakegateway.h"
#include "support/parts.h"
#include "ui/settings/modelpicker.h"
#include "ui/settings/modelpickerdelegate.h"
#include "ui/settings/modelpickermodel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using support::FakeAnswer;
using support::FakeGateway;
using support::text;
using RowKind = ModelPickerModel::RowKind;

namespace {

FakeAnswer list(const QByteArray &ids)
{
    return FakeAnswer::body(200, "application/json", "{\"data\":[" + ids + "]}");
}

QStringList rows(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, 0).data().toString());
    return texts;
}

} // namespace

class TestModelPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsModelsByConnection();
    void keepsTheServersOrderAndMarksTheOneInUse();
    void aChatWithTheDismissedDemoStaysWithIt();
    void findsByEveryWord();
    void offersATypedNameWithEachConnection();
    void saysWhyAListIsMissingAndTriesAgain();
    void choosesByKeyboard();
    void closesWithoutAChoice();
    void opensTheConnections();
    void aFoldOpensWhereItIs();
    void favouritesAreFoundAndHeard();
    void onlyModelsHaveAPin();
    void whatIsFoundStandsBelowItsHeadings();

private:
    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<FakeGateway> m_gateway;
    QUuid m_first;
    QUuid m_second;
};

void TestModelPicker::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->answer("/v1/models", list(R"({"id":"zeta-large"},{"id":"alpha-small"})"));
    m_gateway->answer("/api/v1/models", list(R"({"id":"other"})"));
    m_first = m_rig->add(text("First"), m_gateway->baseUrl(), text("zeta-large"));
    m_second = m_rig->add(text("Second"), m_gateway->origin() + text("/api/v1"));
}

void TestModelPicker::cleanup()
{
    m_rig.reset();
    m_gateway.reset();
}

void TestModelPicker::groupsModelsByConnection()
{
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_rig->connections.fetchModels(m_first);
    m_rig->connections.fetchModels(m_second);
    const QStringList expected{text("First"), text("zeta-large"), text("alpha-small"),
                               text("Second"), text("other")};
    QTRY_COMPARE(rows(model).mid(0, 5), expected);
    QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.index(1).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.index(4).data(ModelPickerModel::ProfileRole).toUuid(), m_second);
}

void TestModelPicker::keepsTheServersOrderAndMarksTheOneInUse()
{
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    m_rig->connections.fetchModels(m_first);
    QTRY_VERIFY(rows(model).contains(text("alpha-small")));
    model.setCurrent(m_first, text("alpha-small"));
    const int row = model.preferredRow();
    QCOMPARE(model.index(row).data().toString(), text("alpha-small"));
    QVERIFY(model.index(row).data(ModelPickerModel::CurrentRole).toBool());
    // One that no list has is there all the same.
    model.setCurrent(m_first, text("by-hand"));
    QCOMPARE(model.index(model.preferredRow()).data().toString(), text("by-hand"));
}

void TestModelPicker::aChatWithTheDismissedDemoStaysWithIt()
{
    core::Settings settings = m_rig->preferences.settings();
    settings.isDemoDismissed = true;
    m_rig->preferences.set(settings);
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    QVERIFY(!rows(model).contains(ModelPickerModel::tr("Demo (offline)")));
    model.setCurrent(core::demoProfileId(), text("demo-tour"));
    QVERIFY(rows(model).contains(text("demo-tour")));
    // What is typed in such a chat goes to the demo first, never unasked to a real gateway.
    model.setFilter(text("demo-vision"));
    QCOMPARE(model.index(model.preferredRow()).data(ModelPickerModel::ProfileRole).toUuid(),
             core::demoProfileId());
}

void TestModelPicker::findsByEveryWord()
{
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_rig->connections.fetchModels(m_first);
    m_rig->connections.fetchModels(m_second);
    QTRY_VERIFY(rows(model).contains(text("other")) && rows(model).contains(text("alpha-small")));
    model.setFilter(text("SMALL alp"));
    QCOMPARE(rows(model).mid(0, 2), (QStringList{text("First"), text("alpha-small")}));
    model.setFilter(QString::fromUtf8("ｓｍａｌｌ　Älpha"));
    QCOMPARE(rows(model).mid(0, 2), (QStringList{text("First"), text("alpha-small")}));
    model.setFilter(text("second"));
    QCOMPARE(rows(model).mid(0, 2), (QStringList{text("Second"), text("other")}));
}

void TestModelPicker::offersATypedNameWithEachConnection()
{
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    model.setCurrent(m_second, {});
    model.setFilter(text("gpt-4.1"));
    const QStringList all = rows(model);
    const int first = int(all.indexOf(QStringLiteral("Use “gpt-4.1” with Second")));
    QVERIFY(first >= 0);
    QCOMPARE(all.at(first + 1), QStringLiteral("Use “gpt-4.1” with First"));
    QCOMPARE(model.index(first).data(ModelPickerModel::ModelRole).toString(), text("gpt-4.1"));
    model.setFilter(text("zeta-large"));
    QVERIFY(!rows(model).contains(QStringLiteral("Use “zeta-large” with First")));
}

void TestModelPicker::saysWhyAListIsMissingAndTriesAgain()
{
    m_gateway->answer("/v1/models", FakeAnswer::json(401, {}));
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_first, {});
    const auto *model = picker.findChild<ModelPickerModel *>();
    int problem = -1;
    const auto findProblem = [&] {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (RowKind(model->index(row).data(ModelPickerModel::KindRole).toInt())
                == RowKind::Problem)
                problem = row;
        }
        return problem >= 0;
    };
    QTRY_VERIFY(findProblem());
    m_gateway->answer("/v1/models", list(R"({"id":"back-again"})"));
    const QSignalSpy chosen(&picker, &ModelPicker::chosen);
    Q_EMIT picker.findChild<QListView *>()->clicked(model->index(problem));
    QTRY_VERIFY(rows(*model).contains(text("back-again")));
    QCOMPARE(chosen.count(), 0);
}

void TestModelPicker::choosesByKeyboard()
{
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    const QSignalSpy chosen(&picker, &ModelPicker::chosen);
    const QSignalSpy dismissed(&picker, &ModelPicker::dismissed);
    picker.popupAt(&anchor, m_first, text("zeta-large"));
    const auto *model = picker.findChild<ModelPickerModel *>();
    QTRY_VERIFY(rows(*model).contains(text("other")) && rows(*model).contains(text("alpha-small")));
    auto *search = picker.findChild<QLineEdit *>();
    // Down past the end of the first group: heads are skipped.
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().at(0).toUuid(), m_second);
    QCOMPARE(chosen.constFirst().at(1).toString(), text("other"));
    QCOMPARE(dismissed.count(), 0);
    QVERIFY(picker.isHidden());
}

void TestModelPicker::closesWithoutAChoice()
{
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    const QSignalSpy dismissed(&picker, &ModelPicker::dismissed);
    picker.popupAt(&anchor, m_first, {});
    QTest::keyClick(&picker, Qt::Key_Escape);
    QTRY_COMPARE(dismissed.count(), 1);
}

void TestModelPicker::opensTheConnections()
{
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    const QSignalSpy asked(&picker, &ModelPicker::connectionsRequested);
    picker.popupAt(&anchor, m_first, {});
    picker.findChild<QPushButton *>()->click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(picker.isHidden());
}

void TestModelPicker::aFoldOpensWhereItIs()
{
    QByteArray ids = R"({"id":"zeta-large"})";
    for (int i = 0; i < 30; ++i)
        ids += ",{\"id\":\"chat-" + QByteArray::number(i) + "\"}";
    for (int i = 0; i < 30; ++i)
        ids += ",{\"id\":\"text-embedding-" + QByteArray::number(i) + "\"}";
    m_gateway->answer("/v1/models", list(ids));
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_first, text("zeta-large"));
    const auto *model = picker.findChild<ModelPickerModel *>();
    QTRY_VERIFY(model->foldOf(m_first) > 0);
    QTRY_VERIFY(rows(*model).contains(text("other")));
    auto *list = picker.findChild<QListView *>();
    const QModelIndex fold = model->index(model->foldOf(m_first));
    list->scrollTo(fold, QAbstractItemView::PositionAtCenter);
    const QPoint place = list->visualRect(fold).center();
    QVERIFY(list->viewport()->rect().contains(place));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(rows(*model).contains(text("text-embedding-29")));
    QCOMPARE(list->indexAt(place).row(), model->foldOf(m_first));
    QCOMPARE(list->currentIndex().row(), model->foldOf(m_first));
}

void TestModelPicker::favouritesAreFoundAndHeard()
{
    ModelPickerModel model(m_rig->connections, m_rig->preferences);
    m_rig->connections.fetchModels(m_first);
    QTRY_VERIFY(rows(model).contains(text("alpha-small")));
    model.setCurrent(m_first, text("alpha-small"));
    const auto said = [&model, this](int role) {
        return model.index(model.rowOf(m_first, text("alpha-small"))).data(role).toString();
    };
    QCOMPARE(said(Qt::AccessibleTextRole), text("alpha-small, in use"));
    QVERIFY(said(Qt::ToolTipRole).contains(text("alpha-small")));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_D).toString(QKeySequence::NativeText);
    QVERIFY(said(Qt::ToolTipRole).contains(keys));
    const QString before = said(Qt::ToolTipRole);
    model.toggleFavourite(model.index(model.rowOf(m_first, text("alpha-small"))));
    QVERIFY(said(Qt::AccessibleTextRole).endsWith(text(", favourite")));
    QVERIFY(said(Qt::ToolTipRole) != before);
    const QRect pin = ModelPickerDelegate::pinRect(QRect(0, 0, 300, 24), Qt::LeftToRight);
    QVERIFY(pin.width() >= 24 && pin.height() >= 24);
}

void TestModelPicker::onlyModelsHaveAPin()
{
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_first, text("alpha-small"));
    const auto *model = picker.findChild<ModelPickerModel *>();
    QTRY_VERIFY(rows(*model).contains(text("other")));
    auto *list = picker.findChild<QListView *>();
    const auto hasPin = [list](const QModelIndex &index) {
        list->scrollTo(index);
        const QRect row = list->visualRect(index);
        return isOnPin(*list, ModelPickerDelegate::pinRect(row, list->layoutDirection()).center());
    };
    QVERIFY(hasPin(model->index(model->rowOf(m_first, text("alpha-small")))));
    const QModelIndex head = model->index(0);
    QCOMPARE(RowKind(head.data(ModelPickerModel::KindRole).toInt()), RowKind::Head);
    QVERIFY(!hasPin(head));
    QVERIFY(!isOnPin(*list, QPoint(-1, -1)));
}

void TestModelPicker::whatIsFoundStandsBelowItsHeadings()
{
    QByteArray ids = R"({"id":"zeta-large"})";
    for (int i = 0; i < 60; ++i)
        ids += ",{\"id\":\"chat-" + QByteArray::number(i) + "\"}";
    m_gateway->answer("/v1/models", list(ids));
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_first, text("zeta-large"));
    const auto *model = picker.findChild<ModelPickerModel *>();
    QTRY_VERIFY(rows(*model).contains(text("chat-59")));
    auto *found = picker.findChild<QListView *>();
    found->scrollToBottom();
    QTest::keyClicks(picker.findChild<QLineEdit *>(), text("chat"));
    QTRY_COMPARE(found->currentIndex().data().toString(), text("chat-0"));
    QTRY_COMPARE(found->indexAt(found->viewport()->rect().topLeft() + QPoint(4, 4)).row(), 0);
}

QTEST_MAIN(TestModelPicker)
#include "tst_modelpicker.moc"
