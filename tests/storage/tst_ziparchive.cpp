// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ziparchive.h"
#include "support/zipbuilder.h"

#include <QTemporaryDir>
#include <QtEndian>

using storage::ZipArchive;
using support::ZipBuilder;

class tst_ZipArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsInIt();
    void hidesNamesThatClimbOut_data();
    void hidesNamesThatClimbOut();
    void hidesLinks();
    void refusesWhatIsTooLarge();
    void refusesWhatGrowsTooMuch();
    void doesNotBelieveTheDirectory();
    void saysWhatIsMissingOrLocked();
    void measuresTheDirectoryBeforeItOpens_data();
    void measuresTheDirectoryBeforeItOpens();
    void doesNotBelieveHowMuchWasPacked();
    void stopsUnpackingWhenItIsTold();
    void survivesEveryCutOfAFile();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("test.zip")); }

    QTemporaryDir m_dir;
};

namespace {

QString codeOf(const core::Result<QByteArray> &result)
{
    return result ? QStringLiteral("fine") : result.error().code;
}

} // namespace

void tst_ZipArchive::readsWhatIsInIt()
{
    const QByteArray words = QStringLiteral("西湖").toUtf8();
    ZipBuilder(path()).add("data.json", "{}").add(words + "/a.txt", "hello").close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    QCOMPARE(archive.value()->names(),
             QStringList({QStringLiteral("data.json"), QStringLiteral("西湖/a.txt")}));
    QVERIFY(archive.value()->contains(QStringLiteral("data.json")));
    const auto bytes = archive.value()->read(QStringLiteral("西湖/a.txt"), 100);
    QVERIFY(bytes.isOk());
    QCOMPARE(bytes.value(), QByteArray("hello"));
    QVERIFY(ZipArchive::isZip("PK\x03\x04"));
    QVERIFY(!ZipArchive::isZip("PKZIP"));
}

void tst_ZipArchive::hidesNamesThatClimbOut_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("up") << QByteArray("../evil");
    QTest::newRow("up in the middle") << QByteArray("a/../../evil");
    QTest::newRow("from the root") << QByteArray("/etc/evil");
    QTest::newRow("backslashes") << QByteArray("..\\evil");
    QTest::newRow("a drive") << QByteArray("C:/evil");
}

void tst_ZipArchive::hidesNamesThatClimbOut()
{
    QFETCH(QByteArray, name);
    ZipBuilder(path()).add(name, "evil").add("good", "good").close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    QCOMPARE(archive.value()->names(), QStringList{QStringLiteral("good")});
    QCOMPARE(codeOf(archive.value()->read(QString::fromUtf8(name), 100)),
             QStringLiteral("missing"));
}

void tst_ZipArchive::hidesLinks()
{
    ZipBuilder(path()).add("link", "/etc/passwd").asLink().add("good", "good").close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    QCOMPARE(archive.value()->names(), QStringList{QStringLiteral("good")});
}

void tst_ZipArchive::refusesWhatIsTooLarge()
{
    ZipBuilder(path()).add("a", QByteArray(101, 'x')).close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    QCOMPARE(codeOf(archive.value()->read(QStringLiteral("a"), 100)),
             QStringLiteral("entry-too-large"));
    QCOMPARE(codeOf(archive.value()->read(QStringLiteral("a"), 101)), QStringLiteral("fine"));
}

void tst_ZipArchive::refusesWhatGrowsTooMuch()
{
    ZipBuilder(path()).add("bomb", QByteArray(64 * 1024 * 1024, '0')).close();
    QVERIFY(QFileInfo(path()).size() < 128 * 1024);
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    QCOMPARE(codeOf(archive.value()->read(QStringLiteral("bomb"), qint64(1) << 30)),
             QStringLiteral("bomb"));
}

void tst_ZipArchive::doesNotBelieveTheDirectory()
{
    ZipBuilder(path()).add("a", QByteArray(100'000, 'x')).close();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype entry = bytes.indexOf("PK\x01\x02");
    QVERIFY(entry > 0);
    qToLittleEndian<quint32>(10, bytes.data() + entry + 24); // APPNOTE 4.3.12: the plain size
    file.seek(0);
    file.write(bytes);
    file.close();
    const auto archive = ZipArchive::open(path());
    const QString code =
        archive ? codeOf(archive.value()->read(QStringLiteral("a"), 1000)) : archive.error().code;
    QVERIFY2(code == QLatin1StringView("entry-too-large") || code == QLatin1StringView("bad-zip"),
             qPrintable(code));
}

void tst_ZipArchive::saysWhatIsMissingOrLocked()
{
    ZipBuilder(path()).add("locked", "secret words").encrypted().close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(archive.isOk());
    const auto missing = archive.value()->read(QStringLiteral("missing"), 100);
    QCOMPARE(codeOf(missing), QStringLiteral("missing"));
    QCOMPARE(missing.error().param, QStringLiteral("missing"));
    QCOMPARE(codeOf(archive.value()->read(QStringLiteral("locked"), 100)),
             QStringLiteral("encrypted"));
    const auto nowhere = ZipArchive::open(m_dir.filePath(QStringLiteral("nowhere.zip")));
    QVERIFY(!nowhere.isOk());
    QCOMPARE(nowhere.error().code, QStringLiteral("unreadable"));
}

void tst_ZipArchive::measuresTheDirectoryBeforeItOpens_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<quint32>("bytes");
    QTest::addColumn<quint64>("bigEntries");
    QTest::addColumn<quint64>("bigBytes");
    QTest::newRow("entries of zip64")
        << 0xffff << 0xffffffffU << quint64(50'000'000) << quint64(1000);
    QTest::newRow("an end record that is content with itself")
        << 1 << 46U << quint64(50'000'000) << quint64(1000);
    QTest::newRow("bytes of zip64") << 0xffff << 0xffffffffU << quint64(1) << (quint64(1) << 40);
    QTest::newRow("entries that do not fit into their count")
        << 1 << quint32(600) * 1024 * 1024 << quint64(1) << quint64(46);
}

void tst_ZipArchive::measuresTheDirectoryBeforeItOpens()
{
    QFETCH(int, entries);
    QFETCH(quint32, bytes);
    QFETCH(quint64, bigEntries);
    QFETCH(quint64, bigBytes);
    // APPNOTE 4.3.14 to 4.3.16: the record of zip64, its locator, and the end record.
    QByteArray zip(76 + 22, '\0');
    zip.replace(0, 4, "PK\x06\x06");
    qToLittleEndian<quint64>(bigEntries, zip.data() + 32);
    qToLittleEndian<quint64>(bigBytes, zip.data() + 40);
    zip.replace(56, 4, "PK\x06\x07");
    zip.replace(76, 4, "PK\x05\x06");
    qToLittleEndian<quint16>(quint16(entries), zip.data() + 76 + 8);
    qToLittleEndian<quint16>(quint16(entries), zip.data() + 76 + 10);
    qToLittleEndian<quint32>(bytes, zip.data() + 76 + 12);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zip);
    file.close();
    const auto archive = ZipArchive::open(path());
    QVERIFY(!archive.isOk());
    QCOMPARE(archive.error().code, QStringLiteral("too-many-entries"));
}

void tst_ZipArchive::doesNotBelieveHowMuchWasPacked()
{
    // Its directory says that all of it was packed into more than the file is long.
    ZipBuilder(path()).add("bomb", QByteArray(64 * 1024 * 1024, '0')).close();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype entry = bytes.indexOf("PK\x01\x02");
    qToLittleEndian<quint32>(64 * 1024 * 1024, bytes.data() + entry + 20); // APPNOTE 4.3.12
    file.seek(0);
    file.write(bytes);
    file.close();
    const auto archive = ZipArchive::open(path());
    const QString code =
        archive ? codeOf(archive.value()->read(QStringLiteral("bomb"), qint64(1) << 30))
                : archive.error().code;
    QVERIFY2(code == QLatin1StringView("bomb") || code == QLatin1StringView("bad-zip"),
             qPrintable(code));
}

void tst_ZipArchive::stopsUnpackingWhenItIsTold()
{
    ZipBuilder(path()).add("a", QByteArray(1024 * 1024, 'x')).close();
    int asked = 0;
    const auto archive = ZipArchive::open(path(), [&asked] { return ++asked < 3; });
    QVERIFY(archive.isOk());
    QCOMPARE(codeOf(archive.value()->read(QStringLiteral("a"), qint64(1) << 30)),
             QStringLiteral("cancelled"));
    QCOMPARE(asked, 3);
}

void tst_ZipArchive::survivesEveryCutOfAFile()
{
    ZipBuilder(path()).add("data.json", "{\"a\":1}").add("b/c.png", "not really").close();
    QFile whole(path());
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        QFile cut(m_dir.filePath(QStringLiteral("cut.zip")));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes.left(length));
        cut.close();
        QVERIFY(!ZipArchive::open(cut.fileName()).isOk());
    }
}

QTEST_GUILESS_MAIN(tst_ZipArchive)
#include "tst_ziparchive.moc"
