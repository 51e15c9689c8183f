// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/webbrowser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// Whether a link has anywhere to go, in a home where nothing is installed.
class TestWebBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsFoundWhereNothingIs();
    void aProgramInThePathIsFound();
    void whatTheDesktopNamesIsFound_data();
    void whatTheDesktopNamesIsFound();
    void whatAPersonNamesIsFound();

private:
    void write(const QString &path, const QByteArray &text);

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestWebBrowser::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    for (const char *name : {"BROWSER", "SNAP", "WSL_DISTRO_NAME"})
        qunsetenv(name);
    for (const char *name :
         {"PATH", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"})
        qputenv(name, m_home->path().toUtf8());
    if (QFile::exists(QStringLiteral("/.flatpak-info")))
        QSKIP("links are opened outside of this sandbox");
}

void TestWebBrowser::write(const QString &path, const QByteArray &text)
{
    const QFileInfo place(m_home->filePath(path));
    QVERIFY(QDir().mkpath(place.path()));
    QFile file(place.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.setPermissions(file.permissions() | QFile::ExeOwner);
}

void TestWebBrowser::nothingIsFoundWhereNothingIs()
{
    QVERIFY(!net::hasWebBrowser());
    write(QStringLiteral("xdg-open"), "#!/bin/sh\n");
    write(QStringLiteral("applications/mimeinfo.cache"),
          "[MIME Cache]\nx-scheme-handler/mailto=mail.desktop;\n");
    QVERIFY(!net::hasWebBrowser());
}

void TestWebBrowser::aProgramInThePathIsFound()
{
    write(QStringLiteral("firefox"), "#!/bin/sh\n");
    QVERIFY(net::hasWebBrowser());
}

void TestWebBrowser::whatTheDesktopNamesIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("installed") << QStringLiteral("applications/mimeinfo.cache");
    QTest::newRow("chosen") << QStringLiteral("mimeapps.list");
}

void TestWebBrowser::whatTheDesktopNamesIsFound()
{
    QFETCH(QString, file);
    write(file, "[Some group]\nx-scheme-handler/https=other.desktop;\n");
    QVERIFY(net::hasWebBrowser());
}

void TestWebBrowser::whatAPersonNamesIsFound()
{
    qputenv("BROWSER", "lynx");
    QVERIFY(net::hasWebBrowser());
}

QTEST_GUILESS_MAIN(TestWebBrowser)
#include "tst_webbrowser.moc"
