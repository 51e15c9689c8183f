// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

using support::SourceFile;

namespace {

/// What a layer may include besides itself and the standard library.
struct Allowed {
    QStringList layers;
    QStringList qtModules;
    QStringList libraries;
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

const QHash<QString, Allowed> &rules()
{
    static const QHash<QString, Allowed> table{
        {QStringLiteral("core"), {{}, words("QtCore"), {}}},
        {QStringLiteral("net"),
         {words("core"), words("QtCore QtNetwork"), words("dirent.h linux/tcp.h netinet/in.h")}},
        {QStringLiteral("api"), {words("net core"), words("QtCore QtNetwork"), words("zlib.h")}},
        {QStringLiteral("storage"),
         {words("core"), words("QtCore"),
          words("sqlite3.h zip.h sodium.h qt6keychain/keychain.h")}},
        {QStringLiteral("tools"),
         {words("core"), words("QtCore"),
          words("muParser.h valijson/schema.hpp valijson/schema_parser.hpp valijson/validator.hpp "
                "valijson/adapters/qtjson_adapter.hpp")}},
        {QStringLiteral("chat"),
         {words("api storage tools core"), words("QtCore QtGui QtConcurrent"), {}}},
        {QStringLiteral("texts"), {words("core"), words("QtCore"), {}}},
        {QStringLiteral("models"), {words("core"), words("QtCore"), {}}},
        {QStringLiteral("render"),
         {words("core"), words("QtCore QtGui QtSvg"), words("md4c.h ft2build.h")}},
        {QStringLiteral("exports"),
         {words("storage render texts core"), words("QtCore QtGui"), {}}},
        {QStringLiteral("ui"),
         {words("exports models render texts chat core"),
          words("QtCore QtGui QtWidgets QtSvg QtDBus QtConcurrent"),
          {}}},
        {QStringLiteral("cli"),
         {words("exports chat api storage texts core"), words("QtCore"), words("termios.h")}},
        {QStringLiteral("demo"), {words("core"), words("QtCore QtNetwork QtGui"), {}}},
        {QStringLiteral("typesetter"), {{}, words("QtCore QtQml"), words("seccomp.h")}},
        {QStringLiteral("toolguard"), {{}, {}, words("dirent.h")}},
        {QStringLiteral("variants"), {{}, words("QtCore"), words("opencc/opencc.h")}},
    };
    return table;
}

bool isInQtModule(const QString &header, const QStringList &modules)
{
    const QString folder = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const QString &module : modules) {
        if (header.startsWith(module + u'/') || header == module
            || QFile::exists(folder + u'/' + module + u'/' + header))
            return true;
    }
    return false;
}

bool isStandardHeader(const QString &header)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_]+$"));
    // POSIX headers are the system's, like the standard library's.
    return plain.match(header).hasMatch() || header.startsWith(QLatin1StringView("sys/"))
           || words("unistd.h fcntl.h signal.h errno.h poll.h malloc.h").contains(header);
}

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayerIsKnown();
    void includesOnlyFollowTheArrows();
    void librariesStayInTheirLayer();
    void includesNameTheLayer();
};

void LayersTest::everyLayerIsKnown()
{
    const QStringList folders =
        QDir(QStringLiteral(LOQUAT_SOURCE_DIR "/app")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(folders.size() >= 10);
    for (const QString &folder : folders)
        QVERIFY2(rules().contains(folder), qPrintable(folder));
}

void LayersTest::includesOnlyFollowTheArrows()
{
    static const QRegularExpression include(QStringLiteral("^#include \"([a-z]+)/[^\"]+\""),
                                            QRegularExpression::MultilineOption);
    QStringList wrong;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")})) {
        if (file.layer().isEmpty())
            continue;
        auto matches = include.globalMatch(file.code);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString target = match.captured(1);
            if (target != file.layer() && !rules().value(file.layer()).layers.contains(target))
                wrong.append(file.place(match.capturedStart()) + u' ' + match.captured());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayersTest::librariesStayInTheirLayer()
{
    static const QRegularExpression include(QStringLiteral("^#include <([^>]+)>"),
                                            QRegularExpression::MultilineOption);
    QStringList wrong;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")})) {
        if (file.layer().isEmpty())
            continue;
        const Allowed allowed = rules().value(file.layer());
        auto matches = include.globalMatch(file.code);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString header = match.captured(1);
            if (!isStandardHeader(header) && !allowed.libraries.contains(header)
                && !isInQtModule(header, allowed.qtModules))
                wrong.append(file.place(match.capturedStart()) + u' ' + match.captured());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayersTest::includesNameTheLayer()
{
    static const QRegularExpression bare(QStringLiteral("^#include \"([^/\"]+)\""),
                                         QRegularExpression::MultilineOption);
    QStringList wrong;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")})) {
        auto matches = bare.globalMatch(file.code);
        while (matches.hasNext()) {
            const auto match = matches.next();
            // assembly.h lies in no layer; files that moc makes lie nowhere at all.
            const bool isOwn =
                file.layer().isEmpty() || match.captured(1).endsWith(QLatin1StringView(".moc"));
            if (!isOwn)
                wrong.append(file.place(match.capturedStart()) + u' ' + match.captured());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
