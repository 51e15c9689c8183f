// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/keptjson.h"
#include "storage/jsonfile.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using chat::KeptJson;

/// A small file of ours, and a disk that does not take it.
class KeptJsonTest : public QObject
{
    Q_OBJECT

    static std::function<QJsonObject()> saying(int number)
    {
        return [number] { return QJsonObject{{QStringLiteral("number"), number}}; };
    }
    static int numberIn(const QString &path)
    {
        return storage::JsonFile(path)
            .peek()
            .value_or(QJsonObject())
            .value(QStringLiteral("number"))
            .toInt();
    }

private Q_SLOTS:
    void whatIsRefusedIsTriedAgainByItself()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("gone"));
        const QString path = folder + QStringLiteral("/kept.json");
        KeptJson file(path, nullptr, 1);
        const QSignalSpy failed(&file, &KeptJson::failed);
        const QSignalSpy recovered(&file, &KeptJson::recovered);
        QVERIFY(file.saved().isFinished()); // there is nothing to write
        file.save(saying(1));
        const QFuture<core::Done> saved = file.saved();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!saved.isFinished());
        QVERIFY(file.failure().has_value());
        QCOMPARE(file.failure()->kind, core::ErrorKind::Storage);
        QVERIFY(QDir().mkdir(folder));
        QTRY_COMPARE(recovered.count(), 1);
        QVERIFY(!file.failure().has_value());
        QVERIFY(saved.isFinished());
        QCOMPARE(numberIn(path), 1);
        QCOMPARE(failed.count(), 1); // however often it was tried
    }

    void whatIsSetMeanwhileTakesThePlaceOfWhatWasRefused()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("gone"));
        const QString path = folder + QStringLiteral("/kept.json");
        {
            KeptJson file(path);
            const QSignalSpy failed(&file, &KeptJson::failed);
            file.save(saying(1));
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(QDir().mkdir(folder));
            file.save(saying(2));
        }
        QCOMPARE(numberIn(path), 2);
    }

    void whatWasRefusedIsWrittenAtTheEnd()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("gone"));
        const QString path = folder + QStringLiteral("/kept.json");
        {
            KeptJson file(path);
            const QSignalSpy failed(&file, &KeptJson::failed);
            file.save(saying(1));
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(QDir().mkdir(folder));
        }
        QCOMPARE(numberIn(path), 1);
    }
};

QTEST_GUILESS_MAIN(KeptJsonTest)
#include "tst_keptjson.moc"
