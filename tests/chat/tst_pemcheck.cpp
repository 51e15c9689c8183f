// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pemcheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using chat::PemKind;
using chat::PemProblem;

/// Files of the TLS settings.
class PemCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<PemKind>("kind");
        QTest::addColumn<PemProblem>("problem");
        const QByteArray certificate = "text\n-----BEGIN CERTIFICATE-----\nMIIB\n";
        QTest::newRow("certificate") << certificate << PemKind::Certificate << PemProblem::None;
        QTest::newRow("key") << QByteArray("-----BEGIN EC PRIVATE KEY-----\n")
                             << PemKind::PrivateKey << PemProblem::None;
        QTest::newRow("key in the certificate's place")
            << QByteArray("-----BEGIN PRIVATE KEY-----\n") << PemKind::Certificate
            << PemProblem::NoCertificate;
        QTest::newRow("certificate in the key's place")
            << certificate << PemKind::PrivateKey << PemProblem::NoPrivateKey;
        QTest::newRow("locked key") << QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
                                    << PemKind::PrivateKey << PemProblem::EncryptedKey;
        QTest::newRow("empty") << QByteArray() << PemKind::Certificate << PemProblem::NoCertificate;
        QTest::newRow("DER") << QByteArray("\x30\x82\x01\x02", 4) << PemKind::Certificate
                             << PemProblem::NoCertificate;
    }
    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(PemKind, kind);
        QFETCH(PemProblem, problem);
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(looked(file.fileName(), kind), problem);
    }

    void whatIsNoFileCannotBeRead()
    {
        QCOMPARE(looked(QStringLiteral("/nonexistent/ca.pem"), PemKind::Certificate),
                 PemProblem::Unreadable);
        QCOMPARE(looked(QStringLiteral("/dev/zero"), PemKind::Certificate), PemProblem::Unreadable);
        QCOMPARE(looked({}, PemKind::Certificate), PemProblem::None);
    }

private:
    static PemProblem looked(const QString &path, PemKind kind)
    {
        QFuture<PemProblem> future = chat::checkPem(path, kind);
        future.waitForFinished();
        return future.result();
    }
};

QTEST_GUILESS_MAIN(PemCheckTest)
#include "tst_pemcheck.moc"
