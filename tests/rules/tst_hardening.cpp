// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// The built program, as a release ships it.
class HardeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loadsAnywhere();
    void bindsAtStartAndSealsItsTables();
    void hasNoExecutableStack();
    void searchesNoFolderOfItsOwn();
    void watchesItsStack();
    void linksNothingThatRunsScriptsOrShowsPages();
    void everySourceIsCompiledHardened();

private:
    QString m_header;
    QString m_segments;
    QString m_dynamic;
    QString m_symbols;
};

namespace {

QString readElf(const QString &option)
{
    QProcess readelf;
    readelf.start(QStringLiteral("readelf"),
                  {QStringLiteral("-W"), option, QStringLiteral(LOQUAT_EXECUTABLE)});
    if (!readelf.waitForFinished() || readelf.exitCode() != 0)
        return {};
    return QString::fromLatin1(readelf.readAllStandardOutput());
}

QString lineWith(const QString &text, const char *word)
{
    for (const QString &line : text.split(u'\n')) {
        if (line.contains(QLatin1StringView(word)))
            return line;
    }
    return {};
}

} // namespace

void HardeningTest::initTestCase()
{
#ifndef LOQUAT_IS_RELEASE
    QSKIP("Only a release is hardened");
#endif
    m_header = readElf(QStringLiteral("-h"));
    m_segments = readElf(QStringLiteral("-l"));
    m_dynamic = readElf(QStringLiteral("-d"));
    m_symbols = readElf(QStringLiteral("--dyn-syms"));
    QVERIFY2(!m_header.isEmpty() && !m_symbols.isEmpty(), LOQUAT_EXECUTABLE);
}

void HardeningTest::loadsAnywhere()
{
    QVERIFY(lineWith(m_header, "Type:").contains(QLatin1StringView("DYN")));
    QVERIFY(lineWith(m_dynamic, "FLAGS_1").contains(QLatin1StringView("PIE")));
}

void HardeningTest::bindsAtStartAndSealsItsTables()
{
    QVERIFY(!lineWith(m_segments, "GNU_RELRO").isEmpty());
    QVERIFY(lineWith(m_dynamic, "FLAGS_1").contains(QLatin1StringView("NOW")));
}

void HardeningTest::hasNoExecutableStack()
{
    static const QRegularExpression flags(QStringLiteral(" RWE? "));
    const QString stack = lineWith(m_segments, "GNU_STACK");
    QCOMPARE(flags.match(stack).captured(), QStringLiteral(" RW "));
}

void HardeningTest::searchesNoFolderOfItsOwn()
{
    QVERIFY(!m_dynamic.contains(QLatin1StringView("RPATH")));
    QVERIFY(!m_dynamic.contains(QLatin1StringView("RUNPATH")));
}

void HardeningTest::watchesItsStack()
{
    QVERIFY(m_symbols.contains(QLatin1StringView("__stack_chk_fail")));
}

/// What a text could be obeyed by is not even there: whoever adds a library adds it here, too.
void HardeningTest::linksNothingThatRunsScriptsOrShowsPages()
{
    static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\).*\\[([^\\]]+)\\]"));
    static const QRegularExpression known(QStringLiteral(
        "^(lib(Qt6(Core|Gui|Widgets|Svg|Network|DBus|Concurrent|OpenGL)|qt6keychain|md4c|freetype"
        "|muparser|sqlite3|z|zip|sodium|ssl|crypto|stdc\\+\\+|gcc_s|m|c|atomic|pthread|dl|GL|GLX|"
        "OpenGL|EGL)"
        "|ld-linux[-\\w]*)\\.so"));
    auto matches = needed.globalMatch(m_dynamic);
    QVERIFY(matches.hasNext());
    while (matches.hasNext()) {
        const QString library = matches.next().captured(1);
        QVERIFY2(known.match(library).hasMatch(), qPrintable(library));
    }
}

void HardeningTest::everySourceIsCompiledHardened()
{
    QFile file(QStringLiteral(LOQUAT_BINARY_DIR "/compile_commands.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int seen = 0;
    const QJsonArray commands = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &entry : commands) {
        const QString source = entry[QLatin1StringView("file")].toString();
        // A layer's files are compiled through files of the build, a dozen at a time.
        if (!source.startsWith(QStringLiteral(LOQUAT_SOURCE_DIR "/app/"))
            && !source.startsWith(QStringLiteral(LOQUAT_BINARY_DIR "/app/")))
            continue;
        ++seen;
        const QString command = entry[QLatin1StringView("command")].toString();
        for (const char *flag : {"-D_FORTIFY_SOURCE=2", "-fstack-protector-strong",
                                 "-fstack-clash-protection", "-D_GLIBCXX_ASSERTIONS"})
            QVERIFY2(command.contains(QLatin1StringView(flag)), qPrintable(source));
    }
    QVERIFY(seen > 30);
}

QTEST_GUILESS_MAIN(HardeningTest)
#include "tst_hardening.moc"
