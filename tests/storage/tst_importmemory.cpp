// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importreader.h"
#include "support/peakmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

/// However much is in a file, little of it is held.
class tst_ImportMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysSmall_data();
    void staysSmall();

private:
    QTemporaryDir m_dir;
};

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kMost = 128 * kMiB;

/// Keeps nothing, and counts.
class Counter final : public storage::ImportVisitor
{
public:
    void begin(core::ImportFormat) override {}
    bool take(storage::ImportedConversation) override
    {
        ++conversations;
        return true;
    }
    bool advance(qint64, qint64) override { return true; }
    void lose(const core::ImportLoss &) override { ++losses; }
    void ignore(core::ImportIgnored) override {}

    int conversations = 0;
    int losses = 0;
};

} // namespace

void tst_ImportMemory::staysSmall_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("conversations");
    const QByteArray chat = R"([{"uuid":"c","chat_messages":[)";
    const QByteArray empties = QByteArray("[],").repeated(100'000);
    const QByteArray letters(kMiB, 'x');
    QTest::newRow("very many containers")
        << chat << empties << 60 * kMiB << QByteArray("0]}]") << 0;
    QTest::newRow("very many names") << chat << QByteArray("{\"a\":0},").repeated(10'000)
                                     << 60 * kMiB << QByteArray("0]}]") << 0;
    QTest::newRow("one long text")
        << chat + '"' << letters << 400 * kMiB << QByteArray("\"]}]") << 0;
    QTest::newRow("one text of the length that is taken")
        << chat + R"({"uuid":"m","sender":"human","text":")" << letters << 32 * kMiB
        << QByteArray("\"}]}]") << 1;
    QTest::newRow("many conversations")
        << QByteArray("[0")
        << ",{\"uuid\":\"c\",\"chat_messages\":[{\"uuid\":\"m\",\"sender\":\"human\",\"text\":\""
               + letters + "\"}]}"
        << 400 * kMiB << QByteArray("]") << 400;
    QTest::newRow("an array of the API")
        << QByteArray("[{\"role\":\"user\",\"content\":\"hi\"}")
        << ",{\"role\":\"user\",\"content\":\"hi\",\"x\":\"" + letters + "\"}" << 400 * kMiB
        << QByteArray("]") << 1;
    QTest::newRow("values in a text of the document")
        << QByteArray(R"({"indexedDB":{},"localStorage":{"persist:cherry-studio":")") << empties
        << 60 * kMiB << QByteArray("0\"}}") << 0;
}

void tst_ImportMemory::staysSmall()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer's own memory would be measured");
#endif
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, block);
    QFETCH(qint64, size);
    QFETCH(QByteArray, end);
    QFETCH(int, conversations);
    QFile file(m_dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(begin);
    int blocks = 0;
    for (; file.size() + block.size() <= size; ++blocks)
        QCOMPARE(file.write(block), block.size());
    QCOMPARE(file.write(end), end.size());
    file.close();
    if (!support::resetPeakMemory())
        QSKIP("The peak cannot be measured here");
    const qint64 before = support::memoryStatus("VmRSS");
    Counter counter;
    const auto done = storage::readImport(file.fileName(), counter);
    const qint64 grown = support::memoryStatus("VmHWM") - before;
    qInfo("%lld MiB", grown / kMiB);
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().code));
    QVERIFY2(grown < kMost, qPrintable(QString::number(grown / kMiB) + QStringLiteral(" MiB")));
    QCOMPARE(counter.conversations, conversations < 2 ? conversations : blocks);
}

QTEST_GUILESS_MAIN(tst_ImportMemory)
#include "tst_importmemory.moc"
