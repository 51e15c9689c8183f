// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "storage/modellistfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using storage::ModelListFile;
using storage::StoredModelLists;

namespace {

StoredModelLists lists(int models)
{
    storage::StoredModelList list;
    list.fetched = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    list.baseUrl = QStringLiteral("https://gw.example.org/v1");
    for (int i = 0; i < models; ++i)
        list.models.append({QStringLiteral("m-%1").arg(i), {}, std::nullopt, 0, {}, true});
    return {{core::newId(), list}};
}

StoredModelLists loaded(const ModelListFile &file)
{
    QFuture<StoredModelLists> future = file.load();
    future.waitForFinished();
    return future.result();
}

} // namespace

/// The cache of model lists.
class ModelListFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void everythingComesBackInTheNextRun()
    {
        StoredModelLists kept = lists(1);
        kept.begin()->models = {{QStringLiteral("a"), QStringLiteral("Model A"), true, 128'000,
                                 QStringLiteral("maker"), true},
                                {QStringLiteral("b"), {}, false, 0, {}, false}};
        ModelListFile(path()).save(kept);
        QTRY_COMPARE(loaded(ModelListFile(path())), kept);
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void theLastOfSeveralWritesStays()
    {
        ModelListFile file(path());
        StoredModelLists last;
        for (int i = 1; i <= 20; ++i) {
            last = lists(i);
            file.save(last);
        }
        QTRY_COMPARE(loaded(file), last);
    }

    void aDamagedFileIsAnEmptyCache()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"lists": {"no-id": {}, "cut)");
        file.close();
        QVERIFY(loaded(ModelListFile(path())).isEmpty());
        QVERIFY(loaded(ModelListFile(m_dir->filePath(QStringLiteral("missing")))).isEmpty());
    }

    void listsWithoutEndAreLeftOut()
    {
        StoredModelLists kept = lists(3);
        kept.begin()->models[1].id = QString(100'000, u'x');
        ModelListFile file(path());
        file.save(kept);
        QTRY_COMPARE(loaded(file).size(), 1);
        QCOMPARE(loaded(file).cbegin()->models.size(), 2);
        file.save(lists(30'000));
        QTRY_VERIFY(loaded(file).isEmpty());
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("models.json")); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(ModelListFileTest)
#include "tst_modellistfile.moc"
