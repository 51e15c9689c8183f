// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/preferences.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcesAtOnceAndWritesAMomentLater()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        chat::Preferences preferences{storage::SettingsFile(path), {}};
        const QSignalSpy changed(&preferences, &chat::Preferences::changed);
        core::Settings settings;
        for (const int percent : {110, 120, 130}) {
            settings.readingPercent = percent;
            preferences.set(settings);
        }
        QCOMPARE(changed.count(), 3);
        QVERIFY(!QFile::exists(path));
        QTRY_COMPARE(storage::SettingsFile(path).load().settings.readingPercent, 130);
    }

    void whatDidNotChangeIsNotAnnounced()
    {
        const QTemporaryDir dir;
        chat::Preferences preferences{
            storage::SettingsFile(dir.filePath(QStringLiteral("settings.json"))), {}};
        const QSignalSpy changed(&preferences, &chat::Preferences::changed);
        preferences.set(preferences.settings());
        QCOMPARE(changed.count(), 0);
    }

    void leavingLosesNothing()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        core::Settings settings;
        settings.instructions = QStringLiteral("Be brief.");
        {
            chat::Preferences preferences{storage::SettingsFile(path), {}};
            preferences.set(settings);
        }
        QCOMPARE(storage::SettingsFile(path).load().settings.instructions, settings.instructions);
        settings.instructions = QStringLiteral("Be long.");
        chat::Preferences preferences{storage::SettingsFile(path), {}};
        preferences.set(settings);
        preferences.flush();
        QCOMPARE(storage::SettingsFile(path).load().settings.instructions, settings.instructions);
    }

    void tellsWhenTheDiskHasAllOfIt()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        chat::Preferences preferences{storage::SettingsFile(path), {}};
        QVERIFY(preferences.saved().isFinished()); // there is nothing to write
        core::Settings settings;
        settings.readingPercent = 150;
        preferences.set(settings);
        const QFuture<core::Done> saved = preferences.saved();
        QVERIFY(!saved.isFinished());
        QTRY_VERIFY(saved.isFinished());
        QCOMPARE(storage::SettingsFile(path).load().settings.readingPercent, 150);
        settings.readingPercent = 160;
        preferences.set(settings);
        const QFuture<core::Done> flushed = preferences.saved();
        preferences.flush();
        QVERIFY(flushed.isFinished());
    }

    void saysWhenSettingsCannotBeWritten()
    {
        const QTemporaryDir dir;
        QFile blocker(dir.filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        chat::Preferences preferences{
            storage::SettingsFile(dir.filePath(QStringLiteral("file/settings.json"))), {}};
        QSignalSpy failed(&preferences, &chat::Preferences::saveFailed);
        core::Settings settings;
        settings.readingPercent = 150;
        preferences.set(settings);
        QVERIFY(failed.wait());
        QCOMPARE(failed.at(0).at(0).value<core::Error>().kind, core::ErrorKind::Storage);
    }

    void whatCouldNotBeWrittenIsWrittenAtTheEnd()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("folder/settings.json"));
        QFile blocker(dir.filePath(QStringLiteral("folder")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        core::Settings settings;
        settings.readingPercent = 150;
        {
            chat::Preferences preferences{storage::SettingsFile(path), {}};
            QSignalSpy failed(&preferences, &chat::Preferences::saveFailed);
            preferences.set(settings);
            QVERIFY(failed.wait());
            preferences.flush(); // in vain again, and said once only
            QCOMPARE(failed.count(), 1);
            QVERIFY(!preferences.saved().isFinished());
            QVERIFY(blocker.remove());
            QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
        }
        QCOMPARE(storage::SettingsFile(path).load().settings.readingPercent, 150);
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_preferences.moc"
