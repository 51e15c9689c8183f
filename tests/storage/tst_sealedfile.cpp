// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/sealedfile.h"
#include "storage/backup/unsealedcopy.h"
#include "storage/privatefile.h"
#include "storage/transient.h"
#include "storage/transientfolder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>

using storage::Passphrase;
using storage::PrivateFile;
using storage::SealedFile;
using storage::UnsealedCopy;

namespace {

const storage::SealCost kCheap{1, 8192};
constexpr qsizetype kWholeHeader = 140;
constexpr qsizetype kChunkSize = 64 * 1024;

Passphrase rightOne()
{
    return Passphrase(QStringLiteral("correct horse, 马"));
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes;
    for (int block = 0; bytes.size() < size; ++block)
        bytes += QCryptographicHash::hash(QByteArray::number(block), QCryptographicHash::Sha256);
    return bytes.left(size);
}

QByteArray sealedBytes(QByteArray content, const Passphrase &passphrase = rightOne())
{
    QBuffer from(&content);
    from.open(QIODevice::ReadOnly);
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    if (!SealedFile::seal(from, to, passphrase, {}, kCheap))
        qFatal("not sealed");
    return to.data();
}

/// The code of the error; "ok" with the content.
QString unsealed(QByteArray bytes, const Passphrase &passphrase = rightOne(),
                 QByteArray *content = nullptr)
{
    QBuffer from(&bytes);
    from.open(QIODevice::ReadOnly);
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    const auto done = SealedFile::unseal(from, to, passphrase);
    if (content)
        *content = to.data();
    return done ? QStringLiteral("ok") : done.error().code;
}

/// With the checksum of the header that belongs to what it says now.
void mendChecksum(QByteArray &bytes)
{
    const qsizetype end = kWholeHeader - 32;
    bytes.replace(end, 32,
                  QCryptographicHash::hash(bytes.left(end), QCryptographicHash::Blake2b_256));
}

/// For as long as what is returned lives.
auto temporaryFilesIn(const QString &folder)
{
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", folder.toLocal8Bit());
    return qScopeGuard(
        [before] { before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before); });
}

} // namespace

class tst_SealedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSealedComesBack_data();
    void whatWasSealedComesBack();
    void theContentIsNotToBeSeen();
    void theSameContentIsSealedDifferentlyEachTime();
    void anotherPassphraseIsWrong_data();
    void anotherPassphraseIsWrong();
    void howCharactersAreComposedDoesNotMatter();
    void everyTruncationIsOne();
    void everyFlippedBitIsDamage();
    void chunksCannotChangePlaces();
    void somethingBehindTheEndIsDamage();
    void aNewerVersionIsNamed();
    void hostileCostsAreRefused();
    void otherFilesAreNotSealed_data();
    void otherFilesAreNotSealed();
    void filesAreForTheirOwnerAndWholeOrNotThere();
    void aFullDiskLeavesNothing();
    void workCanBeCancelled();
    void whatAKilledProcessLeftIsWiped();
    void whatAKilledProcessLeftInAFolderIsWiped();
};

void tst_SealedFile::whatWasSealedComesBack_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(1000), kChunkSize - 1,
                                 kChunkSize, kChunkSize + 1, 3 * kChunkSize, 5 * kChunkSize + 17})
        QTest::addRow("%lld bytes", (long long)size) << size;
}

void tst_SealedFile::whatWasSealedComesBack()
{
    QFETCH(qsizetype, size);
    const QByteArray content = noise(size);
    const QByteArray sealed = sealedBytes(content);
    QByteArray back;
    QCOMPARE(unsealed(sealed, rightOne(), &back), QStringLiteral("ok"));
    QVERIFY(back == content);
    QVERIFY(sealed.size() > content.size());
    QBuffer buffer(const_cast<QByteArray *>(&sealed));
    buffer.open(QIODevice::ReadOnly);
    QVERIFY(SealedFile::isSealed(buffer));
    QCOMPARE(buffer.pos(), 0);
}

void tst_SealedFile::theContentIsNotToBeSeen()
{
    const QByteArray sealed = sealedBytes("a very private sentence");
    QVERIFY(!sealed.contains("private"));
    QVERIFY(!sealed.contains("horse"));
}

void tst_SealedFile::theSameContentIsSealedDifferentlyEachTime()
{
    const QByteArray one = sealedBytes("same");
    const QByteArray other = sealedBytes("same");
    // Salt, stream, proof, and the words themselves.
    for (const qsizetype at : {qsizetype(36), qsizetype(52), qsizetype(76), kWholeHeader + 8})
        QVERIFY(one.mid(at, 12) != other.mid(at, 12));
}

void tst_SealedFile::anotherPassphraseIsWrong_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::newRow("none") << QString();
    QTest::newRow("another") << QStringLiteral("wrong");
    QTest::newRow("a letter less") << QStringLiteral("correct horse, ");
    QTest::newRow("another case") << QStringLiteral("Correct horse, 马");
}

void tst_SealedFile::anotherPassphraseIsWrong()
{
    QFETCH(QString, passphrase);
    QByteArray content;
    QCOMPARE(unsealed(sealedBytes("secret"), Passphrase(passphrase), &content),
             QStringLiteral("wrong-passphrase"));
    QVERIFY(content.isEmpty());
}

void tst_SealedFile::howCharactersAreComposedDoesNotMatter()
{
    const Passphrase composed(QStringLiteral("caf\u00e9"));
    const Passphrase apart(QStringLiteral("cafe\u0301"));
    QVERIFY(composed == apart);
    QVERIFY(composed == Passphrase::ofBytes("cafe\xcc\x81"));
    QVERIFY(!(composed == Passphrase(QStringLiteral("cafe"))));
    QCOMPARE(unsealed(sealedBytes("x", composed), apart), QStringLiteral("ok"));
}

void tst_SealedFile::everyTruncationIsOne()
{
    const QByteArray sealed = sealedBytes(noise(kChunkSize + 50));
    const qsizetype secondChunk = kWholeHeader + 8 + kChunkSize + 17;
    QList<qsizetype> cuts;
    for (qsizetype cut = 1; cut <= kWholeHeader + 200; ++cut)
        cuts.append(cut);
    for (qsizetype cut = secondChunk - 40; cut < sealed.size(); ++cut)
        cuts.append(cut);
    QCOMPARE(unsealed(sealed), QStringLiteral("ok"));
    for (const qsizetype cut : std::as_const(cuts))
        QCOMPARE(unsealed(sealed.left(cut)), QStringLiteral("truncated"));
}

void tst_SealedFile::everyFlippedBitIsDamage()
{
    const QByteArray sealed = sealedBytes("some words that are sealed");
    for (qsizetype at = 0; at < sealed.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray flipped = sealed;
            flipped[at] = char(flipped.at(at) ^ (1 << bit));
            QByteArray content;
            const QString code = unsealed(flipped, rightOne(), &content);
            // Its own size says where the header ends: that one may look cut.
            const bool isSize = at >= 12 && at < 16;
            const QString wanted = QLatin1String(at < 8 ? "not-sealed" : "damaged");
            QVERIFY2(code == wanted || (isSize && code == QLatin1StringView("truncated")),
                     qPrintable(QStringLiteral("%1.%2: %3").arg(at).arg(bit).arg(code)));
            QVERIFY(content.isEmpty());
        }
    }
}

void tst_SealedFile::chunksCannotChangePlaces()
{
    const QByteArray sealed = sealedBytes(noise(4 * kChunkSize));
    const qsizetype chunk = 8 + kChunkSize + 17;
    QByteArray swapped = sealed.left(kWholeHeader) + sealed.mid(kWholeHeader + chunk, chunk)
                         + sealed.mid(kWholeHeader, chunk) + sealed.mid(kWholeHeader + 2 * chunk);
    QCOMPARE(unsealed(swapped), QStringLiteral("damaged"));
    QCOMPARE(unsealed(sealed.left(kWholeHeader) + sealed.mid(kWholeHeader + chunk)),
             QStringLiteral("damaged"));
}

void tst_SealedFile::somethingBehindTheEndIsDamage()
{
    QCOMPARE(unsealed(sealedBytes("x") + 'x'), QStringLiteral("damaged"));
}

void tst_SealedFile::aNewerVersionIsNamed()
{
    QByteArray sealed = sealedBytes("x");
    sealed[11] = 2;
    mendChecksum(sealed);
    QCOMPARE(unsealed(sealed), QStringLiteral("newer-version"));
    QCOMPARE(unsealed(sealed, Passphrase()), QStringLiteral("newer-version"));
}

void tst_SealedFile::hostileCostsAreRefused()
{
    const auto withNumber = [](qsizetype at, quint64 number) {
        QByteArray sealed = sealedBytes("x");
        qToBigEndian(number, sealed.data() + at);
        mendChecksum(sealed);
        return unsealed(sealed);
    };
    QCOMPARE(withNumber(20, 1'000'000), QStringLiteral("damaged"));
    QCOMPARE(withNumber(20, 0), QStringLiteral("damaged"));
    QCOMPARE(withNumber(28, 1ULL << 40), QStringLiteral("damaged"));
    QCOMPARE(withNumber(28, 0), QStringLiteral("damaged"));
    // Allowed, and then another key comes out of it.
    QCOMPARE(withNumber(20, 2), QStringLiteral("wrong-passphrase"));
}

void tst_SealedFile::otherFilesAreNotSealed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear diary");
    QTest::newRow("database") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
    QTest::newRow("zip") << QByteArray("PK\3\4") + QByteArray(100, '\0');
}

void tst_SealedFile::otherFilesAreNotSealed()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(unsealed(bytes), QStringLiteral("not-sealed"));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QVERIFY(!SealedFile::isSealed(buffer));
}

void tst_SealedFile::filesAreForTheirOwnerAndWholeOrNotThere()
{
    const QTemporaryDir dir;
    const QString plain = dir.filePath(QStringLiteral("plain"));
    const QString sealed = dir.filePath(QStringLiteral("sealed"));
    const QString back = dir.filePath(QStringLiteral("back"));
    QFile file(plain);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(noise(200'000));
    file.close();
    QVERIFY(SealedFile::seal(plain, sealed, rightOne(), {}, kCheap).isOk());
    QVERIFY(SealedFile::isSealed(sealed));
    QVERIFY(!SealedFile::isSealed(plain));
    QCOMPARE(QFileInfo(sealed).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(SealedFile::unseal(sealed, back, rightOne()).isOk());
    QFile result(back);
    QVERIFY(result.open(QIODevice::ReadOnly));
    QVERIFY(result.readAll() == noise(200'000));
    QVERIFY(QFile::resize(sealed, 100'000));
    QFile::remove(back);
    QCOMPARE(SealedFile::unseal(sealed, back, rightOne()).error().code,
             QStringLiteral("truncated"));
    QVERIFY(!QFile::exists(back));
    QCOMPARE(
        SealedFile::unseal(dir.filePath(QStringLiteral("none")), back, rightOne()).error().code,
        QStringLiteral("io-error"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 2);
}

void tst_SealedFile::aFullDiskLeavesNothing()
{
    QByteArray content = noise(500'000);
    QBuffer from(&content);
    from.open(QIODevice::ReadOnly);
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const auto done = SealedFile::seal(from, full, rightOne(), {}, kCheap);
    QCOMPARE(done.error().code, QStringLiteral("io-error"));
    QVERIFY(!done.error().message.isEmpty());
}

void tst_SealedFile::workCanBeCancelled()
{
    QByteArray content = noise(10 * kChunkSize);
    QBuffer from(&content);
    from.open(QIODevice::ReadOnly);
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    int asked = 0;
    const auto done = SealedFile::seal(
        from, to, rightOne(), [&asked] { return ++asked < 4; }, kCheap);
    QCOMPARE(done.error().code, QStringLiteral("cancelled"));
    QVERIFY(to.data().size() < 5 * kChunkSize);
}

void tst_SealedFile::whatAKilledProcessLeftIsWiped()
{
    const QTemporaryDir temporary;
    const auto restored = temporaryFilesIn(temporary.path());
    const QString sealed = temporary.filePath(QStringLiteral("sealed"));
    const QString plain = temporary.filePath(QStringLiteral("plain"));
    QVERIFY(PrivateFile::write(plain, "what was said").isEmpty());
    QVERIFY(SealedFile::seal(plain, sealed, rightOne(), {}, kCheap));
    QVERIFY(QFile::remove(plain));
    auto used = UnsealedCopy::of(sealed, rightOne());
    QVERIFY(used.isOk());
    const QString name = used.value()->fileName();
    QCOMPARE(used.value()->readAll(), QByteArray("what was said"));
    // A second name of the bytes that a killed process left shows what became of them.
    const auto left = [&temporary](const char *file, qint64 secs) {
        const QString path = temporary.filePath(QLatin1StringView(file));
        (void)PrivateFile::write(path, "secret");
        QFile opened(path);
        if (opened.open(QIODevice::ReadWrite))
            opened.setFileTime(QDateTime::currentDateTime().addSecs(-secs),
                               QFileDevice::FileModificationTime);
        return path;
    };
    QVERIFY(used.value()->setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                                      QFileDevice::FileModificationTime));
    const QString old = left("loquat-work-abcdef", 3600);
    const QString young = left("loquat-work-ghijkl", 5);
    const QString others = left("loquat-work-notes.txt", 3600);
    QFile wiped(old);
    QVERIFY(wiped.open(QIODevice::ReadOnly));
    storage::Transient::dropLeftovers();
    QVERIFY(!QFile::exists(old));
    QCOMPARE(wiped.readAll(), QByteArray(6, '\0'));
    QVERIFY(QFile::exists(young) && QFile::exists(others));
    // It is in use, however old it is.
    QVERIFY(QFile::exists(name));
    QVERIFY(used.value()->seek(0));
    QCOMPARE(used.value()->readAll(), QByteArray("what was said"));
}

void tst_SealedFile::whatAKilledProcessLeftInAFolderIsWiped()
{
    const QTemporaryDir temporary;
    const auto restored = temporaryFilesIn(temporary.path());
    const auto fill = [](const QString &folder, qint64 age) {
        const timespec then{::time(nullptr) - age, 0};
        const timespec times[] = {then, then};
        return QDir().mkpath(folder + QStringLiteral("/opened"))
               && PrivateFile::write(folder + QStringLiteral("/opened/copy.db"), "secret").isEmpty()
               && ::utimensat(AT_FDCWD, QFile::encodeName(folder).constData(), times, 0) == 0;
    };
    const QString old = temporary.filePath(QStringLiteral("loquat-work-abcdef"));
    const QString young = temporary.filePath(QStringLiteral("loquat-work-ghijkl"));
    const storage::TransientFolder used;
    QCOMPARE(QFileInfo(used.path()).path(), temporary.path());
    QVERIFY(fill(old, 3600) && fill(young, 5) && fill(used.path(), 3600));
    QFile wiped(old + QStringLiteral("/opened/copy.db"));
    QVERIFY(wiped.open(QIODevice::ReadOnly));
    storage::Transient::dropLeftovers();
    QVERIFY(!QFileInfo::exists(old));
    QCOMPARE(wiped.readAll(), QByteArray(6, '\0'));
    QVERIFY(QFile::exists(young + QStringLiteral("/opened/copy.db")));
    // It is in use, however old it is.
    QVERIFY(QFile::exists(used.path() + QStringLiteral("/opened/copy.db")));
}

QTEST_GUILESS_MAIN(tst_SealedFile)
#include "tst_sealedfile.moc"
