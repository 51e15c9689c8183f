// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/examination.h"
#include "support/ownconnectionsrig.h"

#include <QSignalSpy>

using namespace support;
using chat::ConnectionCheck;
using chat::Examination;
using State = ConnectionCheck::State;

namespace {

ConnectionCheck check(const char *name, State state, const QString &detail = {})
{
    return {QString::fromLatin1(name), state, {}, detail};
}

} // namespace

/// One look at a connection, fed as the wire feeds it.
class ExaminationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksChangeInPlaceAndInOrder()
    {
        Examination examination(m_wire);
        QSignalSpy changed(&examination, &Examination::checkChanged);
        examination.take(check("address", State::Passed));
        examination.take(check("name", State::Running));
        examination.take(check("name", State::Passed, QStringLiteral("192.0.2.1")));
        QCOMPARE(examination.checks().size(), 2);
        QCOMPARE(examination.check(QStringLiteral("name"))->detail, QStringLiteral("192.0.2.1"));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed.last().constFirst().toInt(), 1);
        QVERIFY(examination.isRunning());
    }

    void theReportEndsItOnceAndCompletesIt()
    {
        Examination examination(m_wire);
        const QSignalSpy finished(&examination, &Examination::finished);
        examination.take(check("address", State::Running));
        chat::ConnectionReport report;
        report.isOk = true;
        report.modelAnswered = QStringLiteral("m-1");
        examination.take(check("key", State::Running));
        report.checks = {check("key", State::Passed), check("address", State::Passed)};
        examination.finish(report);
        examination.finish(report);
        examination.take(check("late", State::Passed));
        examination.stop();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(examination.checks().size(), 2);
        QCOMPARE(examination.checks().constFirst().name, QStringLiteral("key"));
        QVERIFY(examination.report().isOk);
        QVERIFY(!examination.isStopped());
        QVERIFY(!examination.failed());
    }

    void stoppingEndsWhatRuns()
    {
        Examination examination(m_wire);
        const QSignalSpy finished(&examination, &Examination::finished);
        examination.take(check("address", State::Passed));
        examination.take(check("tcp", State::Running));
        examination.stop();
        QCOMPARE(finished.count(), 1);
        QVERIFY(examination.isStopped());
        QCOMPARE(examination.checks().last().state, State::Skipped);
        QCOMPARE(examination.checks().first().state, State::Passed);
    }

    void whatCannotBeginFailsAtTheAddress()
    {
        OwnConnectionsRig rig;
        const core::Profile draft = profileOf(QStringLiteral("http://public.example/v1"));
        QObject owner;
        Examination *examination = rig.connections.examine(draft, {}, {}, &owner);
        QTRY_VERIFY(!examination->isRunning());
        QCOMPARE(examination->failed()->name, QStringLiteral("address"));
        QCOMPARE(examination->failed()->error.code, QStringLiteral("plain-http"));
    }

    void aLockedKeychainFailsAtTheKey()
    {
        core::Profile stored = profileOf(QStringLiteral("https://a.example/v1"));
        stored.hasStoredKey = true;
        OwnConnectionsRig rig(settingsOf(stored));
        QObject owner;
        Examination *examination = rig.connections.examine(stored, {}, {}, &owner);
        QTRY_VERIFY(!examination->isRunning());
        QCOMPARE(examination->failed()->name, QStringLiteral("key"));
        QCOMPARE(examination->failed()->error.code, QStringLiteral("keychain-locked"));
    }

    void eventsOfAnotherExaminationAreNotItsOwn()
    {
        Examination examination(m_wire);
        Q_EMIT m_wire.examined(77, check("tcp", State::Running));
        Q_EMIT m_wire.diagnosed(77, {});
        QVERIFY(examination.checks().isEmpty());
        QVERIFY(examination.isRunning());
    }

private:
    api::Wire m_wire;
};

QTEST_GUILESS_MAIN(ExaminationTest)
#include "tst_examination.moc"
