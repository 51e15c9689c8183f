// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor.h"
#include "net/tlsfiles.h"
#include "support/askrig.h"
#include "support/doctorrig.h"

using namespace support;
using namespace Qt::StringLiterals;

namespace {

QString dataFile(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/") + name;
}

} // namespace

/// What the command line says when a gateway shows another certificate than the one accepted.
class CertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAcceptedCertificateIsEnough();
    void anotherCertificateIsToldInPlainWords();

private:
    /// A stored connection for which this certificate was accepted.
    void accept(const QString &certificate) const;
    [[nodiscard]] Outcome ask(const QStringList &more = {}) const
    {
        return Command().run(m_rig->stored(more + QStringList{u"Hi"_s}));
    }
    [[nodiscard]] Outcome doctor(const QStringList &more) const
    {
        return Command().run(m_rig->stored(more), nullptr, cli::runDoctor);
    }

    std::unique_ptr<AskRig> m_rig;
    std::unique_ptr<FakeGateway> m_gateway;
};

void CertificatesTest::init()
{
    m_rig = std::make_unique<AskRig>();
    m_gateway = std::make_unique<FakeGateway>(
        FakeTls{dataFile(u"selfsigned.crt"_s), dataFile(u"selfsigned.key"_s), {}});
    m_gateway->answer("/v1/models", modelList({u"Home-model"_s}));
    m_gateway->answer(support::greeting());
}

void CertificatesTest::accept(const QString &certificate) const
{
    m_rig->store(u"Home"_s, m_gateway->baseUrl(), {});
    const storage::DataDirectory place(m_rig->directory().path());
    storage::SettingsFile file(place.settingsPath());
    core::Settings settings = file.load().settings;
    core::TlsTrust &tls = settings.profiles.last().tls;
    tls.pinnedSha256 =
        net::fingerprintOf(QSslCertificate::fromPath(dataFile(certificate)).value(0));
    tls.pinnedOrigin = m_gateway->origin();
    QVERIFY(!tls.pinnedSha256.isEmpty());
    QVERIFY(file.saveNow(settings).isOk());
}

void CertificatesTest::anAcceptedCertificateIsEnough()
{
    accept(u"selfsigned.crt"_s);
    QCOMPARE(ask().exit, 0);
    QCOMPARE(doctor({}).exit, 0);
}

void CertificatesTest::anotherCertificateIsToldInPlainWords()
{
    accept(u"ca.crt"_s);
    const QByteArray words = "is not the one that you accepted";
    const Outcome said = ask();
    QCOMPARE(said.exit, 2);
    QVERIFY2(said.errors.contains(words), said.errors.constData());
    const QJsonObject error = ask({u"--json"_s}).json().value(u"error"_s).toObject();
    QCOMPARE(error.value(u"kind"_s).toString(), u"tls"_s);
    QCOMPARE(error.value(u"code"_s).toString(), u"pin-mismatch"_s);
    const Outcome examined = doctor({});
    QCOMPARE(examined.exit, 2);
    QVERIFY2(examined.output.contains(words), examined.output.constData());
    const QJsonArray checks = doctor({u"--json"_s}).json().value(u"checks"_s).toArray();
    const QJsonObject last = checks.last().toObject();
    QCOMPARE(last.value(u"name"_s).toString(), u"tls"_s);
    QCOMPARE(last.value(u"kind"_s).toString(), u"tls"_s);
    QVERIFY(last.value(u"message"_s).toString().contains(QLatin1StringView(words)));
    QCOMPARE(m_gateway->requestCount(), 0); // neither the question nor anything else
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
