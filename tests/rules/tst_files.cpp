// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTopHoldsOnlyWhatBelongsThere();
    void everySourceNamesItsLicence();
    void everyHeaderIsReadOnce();
    void fileNamesAreInLowerCase();
    void noFileNamesAPlaceOnOneMachine();
    void nothingIsLeftForLater();
};

void FilesTest::theTopHoldsOnlyWhatBelongsThere()
{
    static const QStringList allowed{QStringLiteral("app"),
                                     QStringLiteral("resources"),
                                     QStringLiteral("translations"),
                                     QStringLiteral("tests"),
                                     QStringLiteral("README.md"),
                                     QStringLiteral("README.zh_CN.md"),
                                     QStringLiteral("LICENSE"),
                                     QStringLiteral("CONTRIBUTING.md"),
                                     QStringLiteral("SECURITY.md"),
                                     QStringLiteral("CHANGELOG.md"),
                                     QStringLiteral("build"),
                                     QStringLiteral("CMakeLists.txt"),
                                     QStringLiteral("CMakePresets.json")};
    const QStringList entries =
        QDir(QStringLiteral(LOQUAT_SOURCE_DIR)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        if (!entry.startsWith(QLatin1StringView("build-")))
            QVERIFY2(allowed.contains(entry), qPrintable(entry));
    }
    for (const QString &entry : allowed) {
        if (entry != QLatin1StringView("build"))
            QVERIFY2(entries.contains(entry), qPrintable(entry));
    }
}

void FilesTest::everySourceNamesItsLicence()
{
    static const QRegularExpression source(
        QStringLiteral("(\\.(h|cpp|sh|qrc|conf|svg)|CMakeLists\\.txt)$"));
    QStringList wrong;
    for (const QString &path : support::textFiles()) {
        const QString text = support::readText(path);
        if (!source.match(path).hasMatch() && !text.startsWith(QLatin1StringView("#!")))
            continue;
        // Two lines, after the first line of a script or an XML file.
        const QString head = text.left(600);
        if (!head.contains(QLatin1StringView("SPDX-FileCopyrightText: 2026 Loquat contributors"))
            || !head.contains(QLatin1StringView("SPDX-License-Identifier: GPL-3.0-or-later")))
            wrong.append(path);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FilesTest::everyHeaderIsReadOnce()
{
    const auto files = support::sourcesBelow({QStringLiteral("app"), QStringLiteral("tests")});
    for (const support::SourceFile &file : files) {
        if (file.path.endsWith(QLatin1StringView(".h")))
            QVERIFY2(file.code.contains(QLatin1StringView("\n#pragma once\n")),
                     qPrintable(file.path));
    }
}

void FilesTest::fileNamesAreInLowerCase()
{
    const auto files = support::sourcesBelow({QStringLiteral("app"), QStringLiteral("tests")});
    for (const support::SourceFile &file : files)
        QVERIFY2(file.path == file.path.toLower(), qPrintable(file.path));
}

void FilesTest::noFileNamesAPlaceOnOneMachine()
{
    // Written in pieces, so that this file does not find itself.
    static const QRegularExpression place(QStringLiteral("(?<![\\w.~])/(ho")
                                          + QStringLiteral("me|ro") + QStringLiteral("ot|Us")
                                          + QStringLiteral("ers|wo") + QStringLiteral("rk)/\\w"));
    QStringList wrong;
    for (const QString &path : support::textFiles()) {
        const auto match = place.match(support::readText(path));
        if (match.hasMatch())
            wrong.append(path + u' ' + match.captured());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FilesTest::nothingIsLeftForLater()
{
    static const QRegularExpression later(QStringLiteral("\\b(TO") + QStringLiteral("DO|FIX")
                                          + QStringLiteral("ME|XX") + QStringLiteral("X|HA")
                                          + QStringLiteral("CK)\\b"));
    QStringList wrong;
    const auto files = support::sourcesBelow({QStringLiteral("app"), QStringLiteral("tests")});
    for (const support::SourceFile &file : files) {
        const auto match = later.match(file.text);
        if (match.hasMatch())
            wrong.append(file.place(match.capturedStart()) + u' ' + match.captured());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
