// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultvfs.h"
#include "support/killrig.h"
#include "support/rounds.h"
#include "support/storerig.h"

#include <QRandomGenerator>
#include <map>

using namespace support;

namespace {

constexpr int kUsualCuts = 100;
constexpr int kPiecesOfReply = 700; ///< enough for the log to be folded into the file in between
constexpr int kSectorBytes = 512;

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void applyTo(QByteArray &file, const FaultVfs::Operation &operation, qsizetype most)
{
    if (operation.kind == FaultVfs::Operation::Truncate) {
        file.resize(operation.at);
        return;
    }
    const QByteArray bytes = operation.bytes.first(qMin(most, operation.bytes.size()));
    if (file.size() < operation.at + bytes.size())
        file.append(operation.at + bytes.size() - file.size(), '\0');
    std::copy(bytes.cbegin(), bytes.cend(), file.begin() + operation.at);
}

} // namespace

/// The power goes. What was written and not yet synced may be on the disk or not, in part or in
/// another order; what was synced is. Everything that was acknowledged has to be there.
class tst_PowerCut : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void cleanup() { close(); }
    void whatWasAcknowledgedIsThereAndTheRestIsABeginning();

private:
    using Files = std::map<QByteArray, QByteArray>;

    void recordAReply();
    /// What is on the disk when the power goes before the n-th operation.
    [[nodiscard]] Files diskAt(int n);
    void cutAt(int n);

    core::Message m_reply;
    QString m_whole;
    Files m_begun; ///< the files when recording began
    std::vector<FaultVfs::Operation> m_operations;
    QList<int> m_acknowledged;  ///< for each piece, how many operations there were by then
    QList<qsizetype> m_lengths; ///< of the text with each piece
    QRandomGenerator m_random;
    int m_folded = 0; ///< operations on the file itself, and not on its log
};

void tst_PowerCut::recordAReply()
{
    open();
    const QString path = m_dir->filePath(QStringLiteral("loquat.db"));
    m_reply = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(makeInfo(), {m_reply}, {})).isOk());
    for (const char *suffix : {"", "-wal"}) {
        const QString name = path + QLatin1StringView(suffix);
        m_begun[QFile::encodeName(name)] = fileBytes(name);
    }
    // The index of the search is made in between, as it would be.
    QVERIFY(await(m_store->settled()).isOk());
    FaultVfs::recordedCount = 0;
    FaultVfs::recorded = &m_operations;
    for (int i = 0; i < kPiecesOfReply; ++i) {
        const QString piece = QStringLiteral("%1 ").arg(i).repeated(1 + i % 90);
        m_whole += piece;
        QVERIFY(await(m_store->appendJournal({{m_reply.id, 0, piece}})).isOk());
        m_acknowledged.append(FaultVfs::recordedCount);
        m_lengths.append(m_whole.size());
    }
    m_store.reset();
    FaultVfs::recorded = nullptr;
}

tst_PowerCut::Files tst_PowerCut::diskAt(int n)
{
    std::map<QByteArray, int> synced;
    for (int i = 0; i < n; ++i) {
        if (m_operations[size_t(i)].kind == FaultVfs::Operation::Sync)
            synced[m_operations[size_t(i)].file] = i;
    }
    Files files = m_begun;
    for (int i = 0; i < n; ++i) {
        const FaultVfs::Operation &operation = m_operations[size_t(i)];
        if (operation.kind == FaultVfs::Operation::Sync)
            continue;
        qsizetype most = operation.bytes.size();
        const auto last = synced.find(operation.file);
        if (last == synced.end() || i > last->second) {
            const int fate = m_random.bounded(3);
            if (fate == 0)
                continue;
            if (fate == 1)
                most = m_random.bounded(int(most) / kSectorBytes + 1) * kSectorBytes;
        }
        applyTo(files[operation.file], operation, most);
    }
    return files;
}

void tst_PowerCut::cutAt(int n)
{
    const QTemporaryDir place;
    const Files files = diskAt(n);
    for (const auto &[name, bytes] : files) {
        QFile file(place.filePath(QFileInfo(QFile::decodeName(name)).fileName()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    const QString path = place.filePath(QStringLiteral("loquat.db"));
    {
        storage::Store store;
        const auto report = await(store.open(path));
        QVERIFY2(report.state == storage::OpenReport::State::Opened, qPrintable(report.detail));
        const auto read = await(store.parts({m_reply.id})).value();
        const QString text = core::partText(read.value(m_reply.id).value(0));
        QVERIFY(m_whole.startsWith(text));
        qsizetype least = 0;
        for (qsizetype i = 0; i < m_acknowledged.size() && m_acknowledged.at(i) <= n; ++i)
            least = m_lengths.at(i);
        QVERIFY2(text.size() >= least,
                 qPrintable(QStringLiteral("%1 < %2").arg(text.size()).arg(least)));
    }
    QCOMPARE(faultsOf(path), QString());
}

void tst_PowerCut::whatWasAcknowledgedIsThereAndTheRestIsABeginning()
{
    recordAReply();
    QVERIFY(!QTest::currentTestFailed());
    const quint32 seed = qEnvironmentVariableIsSet("LOQUAT_SEED")
                             ? quint32(qEnvironmentVariableIntValue("LOQUAT_SEED"))
                             : QRandomGenerator::global()->generate();
    m_random.seed(seed);
    const QByteArray database = m_begun.cbegin()->first;
    for (const FaultVfs::Operation &operation : m_operations)
        m_folded += operation.file == database ? 1 : 0;
    qInfo("%zu operations, %d of them while the log was folded; LOQUAT_SEED=%u",
          m_operations.size(), m_folded, seed);
    QVERIFY(m_folded > 10);
    const int cuts = roundsOf("LOQUAT_CUTS", kUsualCuts);
    for (int cut = 0; cut < cuts && !QTest::currentTestFailed(); ++cut)
        cutAt(m_random.bounded(int(m_operations.size()) + 1));
    qInfo("%d cuts", cuts);
}

QTEST_GUILESS_MAIN(tst_PowerCut)
#include "tst_powercut.moc"
