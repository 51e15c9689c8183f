// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "support/connectionsrig.h"
#include "support/manualclock.h"
#include "support/parts.h"
#include "ui/label.h"
#include "ui/settings/modelpicker.h"
#include "ui/settings/modelpickermodel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using support::text;
using RowKind = ModelRowKind;

namespace {

storage::StoredModel model(const QString &id, const char *owner = "", bool isForChat = true)
{
    return {id, {}, std::nullopt, 0, text(owner), isForChat};
}

QStringList rows(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, 0).data().toString());
    return texts;
}

} // namespace

/// How long lists are put in order, and what is known of a model.
class TestModelListRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsByOwner();
    void groupsByWhatStandsBeforeASlash();
    void whatIsNotForChatsComesLastBehindAFold();
    void favouritesAndRecentOnesComeFirst();
    void aHeadTellsTheAgeOfItsList();
    void tellsWhatIsKnownOfAModel();
    void proposalsComeBeforeTheTypedNameAndAreNotTakenUnasked();
    void fiveThousandModelsStayUsable();
    void favouritesAreSetByKeyboard();

private:
    /// As if an earlier run had fetched it.
    void keep(const QList<storage::StoredModel> &models);

    Theme m_theme;
    support::ManualClock m_clock;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    QUuid m_profile;
};

void TestModelListRows::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_profile = m_rig->add(text("Gate"), text("http://127.0.0.1:9/v1"));
}

void TestModelListRows::cleanup()
{
    m_rig.reset();
}

void TestModelListRows::keep(const QList<storage::StoredModel> &models)
{
    storage::ModelListFile file(m_rig->dir.filePath(text("models.json")));
    file.save({{m_profile, {m_clock.now(), text("http://127.0.0.1:9/v1"), models}}});
    m_clock.advanceMs(3 * 3600000);
    QTRY_VERIFY(QFile::exists(m_rig->dir.filePath(text("models.json"))));
    m_rig->connections.rememberModels(file, m_clock);
    QTRY_COMPARE(m_rig->connections.models(m_profile).models.size(), models.size());
}

void TestModelListRows::groupsByOwner()
{
    keep({model(text("a-1"), "maker"), model(text("b-1"), "other"), model(text("a-2"), "maker"),
          model(text("c"))});
    ModelPickerModel list(m_rig->connections, m_rig->preferences);
    const QAbstractItemModelTester tester(&list,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(rows(list), (QStringList{text("Gate"), text("c"), text("maker"), text("a-1"),
                                      text("a-2"), text("other"), text("b-1")}));
    QVERIFY(!list.index(2).flags().testFlag(Qt::ItemIsSelectable));
    list.setFilter(text("a-"));
    QCOMPARE(rows(list).mid(0, 3), (QStringList{text("Gate"), text("a-1"), text("a-2")}));
}

void TestModelListRows::groupsByWhatStandsBeforeASlash()
{
    keep({model(text("x/one")), model(text("y/two")), model(text("x/three"))});
    const ModelPickerModel list(m_rig->connections, m_rig->preferences);
    QCOMPARE(rows(list), (QStringList{text("Gate"), text("x"), text("x/one"), text("x/three"),
                                      text("y"), text("y/two")}));
}

void TestModelListRows::whatIsNotForChatsComesLastBehindAFold()
{
    keep({model(text("embed-1"), "", false), model(text("chat-1")),
          model(text("speak-1"), "", false)});
    ModelPickerModel list(m_rig->connections, m_rig->preferences);
    const QAbstractItemModelTester tester(&list,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(rows(list), (QStringList{text("Gate"), text("chat-1"), text("Other models (2)")}));
    list.toggleFold(m_profile);
    QCOMPARE(rows(list).mid(2),
             (QStringList{text("Other models (2)"), text("embed-1"), text("speak-1")}));
    QVERIFY(list.index(2).data(ModelPickerModel::OpenRole).toBool());
    list.toggleFold(m_profile);
    QCOMPARE(list.rowCount(), 3);
    // Whoever looks for one finds it.
    list.setFilter(text("embed"));
    QVERIFY(rows(list).contains(text("embed-1")));
}

void TestModelListRows::favouritesAndRecentOnesComeFirst()
{
    QList<storage::StoredModel> models;
    for (int i = 0; i < 12; ++i)
        models.append(model(QStringLiteral("m-%1").arg(i)));
    keep(models);
    chat::ModelMemory memory(m_rig->preferences);
    memory.noteUse({m_profile, text("m-7")});
    memory.noteUse({m_profile, text("m-3")});
    memory.toggleFavourite({m_profile, text("m-7")});
    memory.noteUse({core::newId(), text("of-a-removed-connection")});
    ModelPickerModel list(m_rig->connections, m_rig->preferences);
    const QAbstractItemModelTester tester(&list,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(rows(list).mid(0, 5), (QStringList{text("Favourites"), text("m-7"), text("Recent"),
                                                text("m-3"), text("Gate")}));
    QVERIFY(list.index(1).data(ModelPickerModel::FavouriteRole).toBool());
    list.toggleFavourite(list.index(1));
    QCOMPARE(rows(list).mid(0, 3), (QStringList{text("Recent"), text("m-3"), text("m-7")}));
}

void TestModelListRows::aHeadTellsTheAgeOfItsList()
{
    keep({model(text("m"))});
    const ModelPickerModel list(m_rig->connections, m_rig->preferences);
    QCOMPARE(list.index(0).data(ModelPickerModel::AgeRole).toString(), text("fetched 3 h ago"));
}

void TestModelListRows::tellsWhatIsKnownOfAModel()
{
    storage::StoredModel known = model(text("known"), "maker");
    known.contextLength = 128000;
    known.hasVision = true;
    keep({known, model(text("blank"), "maker")});
    const ModelPickerModel list(m_rig->connections, m_rig->preferences);
    QCOMPARE(list.index(1).data(ModelPickerModel::DetailsRole).toString(),
             QStringLiteral("128,000 tokens · images: yes · maker"));
    QCOMPARE(list.index(2).data(ModelPickerModel::DetailsRole).toString(),
             QStringLiteral("images: not known · maker"));
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_profile, text("known"));
    QVERIFY(picker.findChild<Label *>(text("modelDetails"))->text().contains(text("128,000")));
}

void TestModelListRows::proposalsComeBeforeTheTypedNameAndAreNotTakenUnasked()
{
    keep({model(text("gemini-1.5-flash")), model(text("gemini-1.5-pro"))});
    ModelPickerModel list(m_rig->connections, m_rig->preferences);
    list.setCurrent(m_profile, {});
    list.setFilter(text("gemini 1.5 falsh"));
    QCOMPARE(list.index(0).data(ModelPickerModel::KindRole).toInt(), int(RowKind::Near));
    QCOMPARE(list.index(0).data(ModelPickerModel::ModelRole).toString(), text("gemini-1.5-flash"));
    const QModelIndex marked = list.index(list.preferredRow());
    QCOMPARE(marked.data(ModelPickerModel::KindRole).toInt(), int(RowKind::Typed));
    QCOMPARE(marked.data(ModelPickerModel::ModelRole).toString(), text("gemini 1.5 falsh"));
}

void TestModelListRows::fiveThousandModelsStayUsable()
{
    QList<storage::StoredModel> models;
    for (int i = 0; i < 5000; ++i)
        models.append(model(QStringLiteral("maker-%1/model-%2").arg(i % 50).arg(i)));
    keep(models);
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    const auto *list = picker.findChild<ModelPickerModel *>();
    const QSignalSpy resets(list, &QAbstractItemModel::modelReset);
    picker.popupAt(&anchor, m_profile, text("maker-3/model-4003"));
    QCOMPARE(picker.findChild<QListView *>()->currentIndex().data().toString(),
             text("maker-3/model-4003"));
    QTest::keyClicks(picker.findChild<QLineEdit *>(), text("model-4999"));
    QCOMPARE(list->index(1).data().toString(), text("maker-49/model-4999"));
    // One new list a key, not one a model.
    QVERIFY(resets.count() <= 12);
}

void TestModelListRows::favouritesAreSetByKeyboard()
{
    keep({model(text("one")), model(text("two"))});
    QPushButton anchor;
    ModelPicker picker(m_theme, m_rig->connections, m_rig->preferences);
    picker.popupAt(&anchor, m_profile, text("two"));
    QTest::keyClick(picker.findChild<QLineEdit *>(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_rig->preferences.settings().favouriteModels.size(), 1);
    QCOMPARE(m_rig->preferences.settings().favouriteModels.constFirst().model, text("two"));
    QCOMPARE(picker.findChild<QListView *>()->currentIndex().data().toString(), text("two"));
}

QTEST_MAIN(TestModelListRows)
#include "tst_modellistrows.moc"
