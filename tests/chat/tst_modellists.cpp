// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "support/ownconnectionsrig.h"

#include <QSignalSpy>

using namespace support;
using chat::Connections;

namespace {

FakeAnswer listOf(const char *id)
{
    return FakeAnswer::json(
        200, {{QStringLiteral("data"),
               QJsonArray{QJsonObject{{QStringLiteral("id"), QString::fromLatin1(id)},
                                      {QStringLiteral("context_length"), 8000}}}}});
}

} // namespace

/// Lists that outlive a run, and how old they are.
class ModelListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_gateway = std::make_unique<FakeGateway>();
        m_gateway->answer(listOf("m-1"));
        m_profile = profileOf(m_gateway->baseUrl());
    }

    void aListIsThereInTheNextRunWithItsAge()
    {
        fetchOnce();
        m_clock.advanceMs(3'600'000);
        OwnConnectionsRig next(settingsOf(m_profile));
        const QSignalSpy changed(&next.connections, &Connections::modelsChanged);
        next.connections.rememberModels(file(), m_clock);
        QTRY_COMPARE(changed.count(), 1);
        const chat::ModelListState state = next.connections.models(m_profile.id);
        QCOMPARE(state.models.size(), 1);
        QCOMPARE(state.models.constFirst().id, QStringLiteral("m-1"));
        QCOMPARE(state.models.constFirst().contextLength, 8000);
        QCOMPARE(state.ageMs, std::optional<qint64>(3'600'000));
        QCOMPARE(m_gateway->requestCount(), 1);
    }

    void aListOfAnotherAddressIsNotTaken()
    {
        fetchOnce();
        m_profile.baseUrl = QStringLiteral("https://elsewhere.example/v1");
        OwnConnectionsRig next(settingsOf(m_profile));
        next.connections.rememberModels(file(), m_clock);
        auto loaded = file().load();
        QTRY_VERIFY(loaded.isFinished());
        QCoreApplication::processEvents();
        QVERIFY(next.connections.models(m_profile.id).models.isEmpty());
    }

    void aFreshListIsYoungAndReplacesTheOldOne()
    {
        fetchOnce();
        m_clock.advanceMs(5000);
        m_gateway->answer(listOf("m-2"));
        OwnConnectionsRig rig(settingsOf(m_profile));
        rig.connections.rememberModels(file(), m_clock);
        rig.connections.fetchModels(m_profile.id);
        QTRY_VERIFY(!rig.connections.models(m_profile.id).isLoading);
        QCOMPARE(rig.connections.models(m_profile.id).ageMs, std::optional<qint64>(0));
        QCOMPARE(rig.connections.models(m_profile.id).models.constFirst().id,
                 QStringLiteral("m-2"));
    }

    void anotherKeyForgetsTheList()
    {
        OwnConnectionsRig rig(settingsOf(m_profile));
        rig.connections.rememberModels(file(), m_clock);
        rig.connections.fetchModels(m_profile.id);
        QTRY_COMPARE(rig.connections.models(m_profile.id).models.size(), 1);
        (void)resultOf(rig.connections.save(m_profile, kKey));
        QVERIFY(rig.connections.models(m_profile.id).models.isEmpty());
        QTRY_VERIFY(loadedLists().isEmpty());
    }

    void aNameThatTheListLacksGetsProposals()
    {
        OwnConnectionsRig rig(settingsOf(m_profile));
        rig.connections.fetchModels(m_profile.id);
        QTRY_COMPARE(rig.connections.models(m_profile.id).models.size(), 1);
        QCOMPARE(rig.connections.nearModels(m_profile.id, QStringLiteral("M 1")),
                 QStringList{QStringLiteral("m-1")});
        QVERIFY(rig.connections.nearModels(m_profile.id, QStringLiteral("m-1")).isEmpty());
    }

    void aBalanceIsAskedOnDemandAndForgottenWithTheKey()
    {
        OwnConnectionsRig rig(settingsOf(m_profile));
        chat::Balances &balances = rig.connections.balances();
        QVERIFY(!balances.last(m_profile.id));
        QCOMPARE(m_gateway->requestCount(), 0);
        const QSignalSpy changed(&balances, &chat::Balances::changed);
        balances.ask(m_profile.id);
        QVERIFY(balances.isAsking(m_profile.id));
        QTRY_VERIFY(!balances.isAsking(m_profile.id));
        QVERIFY(changed.count() >= 2);
        // This gateway answers with something else than a balance.
        QVERIFY(balances.error(m_profile.id).has_value());
        (void)resultOf(rig.connections.save(m_profile, kKey));
        QVERIFY(!balances.error(m_profile.id));
    }

private:
    [[nodiscard]] storage::ModelListFile file() const
    {
        return storage::ModelListFile(m_dir->filePath(QStringLiteral("models.json")));
    }
    [[nodiscard]] storage::StoredModelLists loadedLists() const
    {
        QFuture<storage::StoredModelLists> future = file().load();
        future.waitForFinished();
        return future.result();
    }
    void fetchOnce()
    {
        OwnConnectionsRig rig(settingsOf(m_profile));
        rig.connections.rememberModels(file(), m_clock);
        rig.connections.fetchModels(m_profile.id);
        QTRY_COMPARE(rig.connections.models(m_profile.id).models.size(), 1);
        QTRY_COMPARE(loadedLists().size(), 1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeGateway> m_gateway;
    core::Profile m_profile;
    ManualClock m_clock;
};

QTEST_GUILESS_MAIN(ModelListsTest)
#include "tst_modellists.moc"
