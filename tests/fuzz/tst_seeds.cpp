// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chunkparser.h"
#include "api/replydecoder.h"
#include "api/ssedecoder.h"
#include "fuzz/fuzz.h"
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/document.h"
#include "render/textplace.h"
#include "storage/import/importreader.h"

#include <QDir>
#include <QDirIterator>
#include <QMap>
#include <QSet>
#include <QTest>

// Each target is a program that libFuzzer calls by the same name. Here they stand in one, after all
// that they include.
namespace fuzz_chunk {
#include "fuzz/fuzz_chunk.cpp"
}
namespace fuzz_document {
#include "fuzz/fuzz_document.cpp"
}
namespace fuzz_import {
#include "fuzz/fuzz_import.cpp"
}
namespace fuzz_reply {
#include "fuzz/fuzz_reply.cpp"
}
namespace fuzz_sse {
#include "fuzz/fuzz_sse.cpp"
}

namespace {

struct Target {
    const char *name;
    int (*tryInput)(const std::uint8_t *data, std::size_t size);
    const char *more = nullptr; ///< a folder of tests/data that it begins from, too
};

constexpr Target kTargets[] = {
    {"chunk", fuzz_chunk::LLVMFuzzerTestOneInput},
    {"document", fuzz_document::LLVMFuzzerTestOneInput, "growing"},
    {"import", fuzz_import::LLVMFuzzerTestOneInput, "import"},
    {"reply", fuzz_reply::LLVMFuzzerTestOneInput},
    {"sse", fuzz_sse::LLVMFuzzerTestOneInput},
};
constexpr char kSeeds[] = LOQUAT_SOURCE_DIR "/tests/fuzz/seeds";

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator found(folder, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files.append(found.next());
    files.sort();
    return files;
}

int tryBytes(const Target &target, QByteArrayView bytes)
{
    return target.tryInput(reinterpret_cast<const std::uint8_t *>(bytes.data()),
                           std::size_t(bytes.size()));
}

} // namespace

/// What the fuzzers begin from, and what they have found before, goes through their targets in
/// every run of the tests, without clang. A target that does not hold ends the program.
class TestSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTargetHasSeeds();
    void everySeedHolds_data();
    void everySeedHolds();
    void nothingIsASeedToo();
};

void TestSeeds::everyTargetHasSeeds()
{
    QStringList folders;
    for (const Target &target : kTargets) {
        const QString name = QString::fromLatin1(target.name);
        folders.append(name);
        QVERIFY2(!filesBelow(QLatin1StringView(kSeeds) + QLatin1Char('/') + name).isEmpty(),
                 target.name);
        QVERIFY(
            QFile::exists(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/fuzz/fuzz_%1.cpp").arg(name)));
    }
    // A new target, or a new folder of seeds, has to be named above.
    QCOMPARE(QDir(QLatin1StringView(kSeeds)).entryList(QDir::Dirs | QDir::NoDotAndDotDot), folders);
    const QStringList sources = QDir(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/fuzz"))
                                    .entryList({QStringLiteral("fuzz_*.cpp")}, QDir::Files);
    QCOMPARE(sources.size(), folders.size());
}

void TestSeeds::everySeedHolds_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("path");
    for (int i = 0; i < int(std::size(kTargets)); ++i) {
        const Target &target = kTargets[i];
        QStringList folders{QLatin1StringView(kSeeds) + QLatin1Char('/')
                            + QLatin1StringView(target.name)};
        if (target.more)
            folders.append(QStringLiteral(TEST_DATA_DIR "/") + QLatin1StringView(target.more));
        for (const QString &folder : std::as_const(folders)) {
            const QStringList files = filesBelow(folder);
            for (const QString &file : files) {
                const QString place = QDir(folder).relativeFilePath(file);
                QTest::addRow("%s: %s", target.name, qPrintable(place)) << i << file;
            }
        }
    }
}

void TestSeeds::everySeedHolds()
{
    QFETCH(int, target);
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(tryBytes(kTargets[target], bytes), 0);
    // A file that breaks off, and one that says the same twice.
    QCOMPARE(tryBytes(kTargets[target], bytes.left(bytes.size() / 2)), 0);
    QCOMPARE(tryBytes(kTargets[target], bytes + bytes), 0);
}

void TestSeeds::nothingIsASeedToo()
{
    for (const Target &target : kTargets)
        QCOMPARE(tryBytes(target, QByteArrayView("", 0)), 0);
}

QTEST_GUILESS_MAIN(TestSeeds)
#include "tst_seeds.moc"
