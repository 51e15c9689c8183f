// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using support::SourceFile;

namespace {

constexpr int kMaxSourceLines = 400;
constexpr int kMaxHeaderLines = 200;
constexpr int kMaxFunctionLines = 60;
constexpr int kMaxPublicFunctions = 25;
constexpr int kMaxConstructorParameters = 7;

/// What ctags knows of the application's functions.
struct Tag {
    QString name;
    QString path;
    QString kind; ///< "function" or "prototype"
    QString scope;
    QString access;
    QString signature;
    int line = 0;
    int end = 0;
    [[nodiscard]] QString place() const
    {
        return QStringLiteral("%1:%2 %3").arg(path).arg(line).arg(name);
    }
};

QList<Tag> readTags()
{
    QProcess ctags;
    ctags.setWorkingDirectory(QStringLiteral(LOQUAT_SOURCE_DIR));
    ctags.start(QStringLiteral("ctags"),
                {QStringLiteral("-R"), QStringLiteral("--output-format=json"),
                 QStringLiteral("--fields=+neSaKZ"), QStringLiteral("--languages=C++"),
                 QStringLiteral("--langmap=C++:.h.cpp"), QStringLiteral("--kinds-c++=pf"),
                 QStringLiteral("-o"), QStringLiteral("-"), QStringLiteral("app")});
    if (!ctags.waitForFinished() || ctags.exitCode() != 0)
        return {};
    QList<Tag> tags;
    for (const QByteArray &line : ctags.readAllStandardOutput().split('\n')) {
        const QJsonObject tag = QJsonDocument::fromJson(line).object();
        const auto text = [&tag](const char *key) {
            return tag.value(QLatin1StringView(key)).toString();
        };
        if (text("_type") != QLatin1StringView("tag"))
            continue;
        tags.append({text("name"), text("path"), text("kind"), text("scope"), text("access"),
                     text("signature"), tag.value(QLatin1StringView("line")).toInt(),
                     tag.value(QLatin1StringView("end")).toInt()});
    }
    return tags;
}

/// True for a signal: it is said, not called, and is no part of what a class can be told.
bool isSignal(const Tag &tag, const QHash<QString, QStringList> &lines)
{
    static const QRegularExpression section(
        QStringLiteral("^(public|protected|private|Q_SIGNALS)\\b.*:"));
    const QStringList &text = lines[tag.path];
    for (int i = tag.line - 1; i >= 0; --i) {
        const auto match = section.match(text.value(i));
        if (match.hasMatch())
            return match.captured(1) == QLatin1StringView("Q_SIGNALS");
    }
    return false;
}

/// Parameters of "(int a, QHash<int,QString> b)"; commas inside brackets do not count.
int parameterCount(const QString &signature)
{
    const QString inside = signature.mid(1, signature.lastIndexOf(u')') - 1).trimmed();
    if (inside.isEmpty() || inside == QLatin1StringView("void"))
        return 0;
    int depth = 0;
    int count = 1;
    for (const QChar c : inside) {
        if (QStringView(u"(<[{").contains(c))
            ++depth;
        else if (QStringView(u")>]}").contains(c))
            --depth;
        else if (c == u',' && depth == 0)
            ++count;
    }
    return count;
}

} // namespace

class SizesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesFitOnADesk();
    void functionsFitOnAScreen();
    void classesKeepASmallSurface();
    void constructorsTakeFewParameters();
    void countsParametersByTheirCommas();

private:
    QList<Tag> m_tags;
};

void SizesTest::initTestCase()
{
    m_tags = readTags();
    QVERIFY2(m_tags.size() > 100, "universal-ctags with JSON output is needed");
}

void SizesTest::filesFitOnADesk()
{
    QStringList wrong;
    const auto files = support::sourcesBelow({QStringLiteral("app"), QStringLiteral("tests")});
    for (const SourceFile &file : files) {
        const bool isHeader = file.path.endsWith(QLatin1StringView(".h"));
        const qsizetype lines = file.text.count(u'\n');
        if (lines > (isHeader ? kMaxHeaderLines : kMaxSourceLines))
            wrong.append(QStringLiteral("%1: %2 lines").arg(file.path).arg(lines));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void SizesTest::functionsFitOnAScreen()
{
    QStringList wrong;
    for (const Tag &tag : std::as_const(m_tags)) {
        const int lines = tag.end - tag.line + 1;
        if (tag.kind == QLatin1StringView("function") && lines > kMaxFunctionLines)
            wrong.append(QStringLiteral("%1: %2 lines").arg(tag.place()).arg(lines));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void SizesTest::classesKeepASmallSurface()
{
    QHash<QString, QStringList> lines;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")}))
        lines.insert(file.path, file.text.split(u'\n'));
    QHash<QString, int> counts;
    for (const Tag &tag : std::as_const(m_tags)) {
        const bool isDeclaredHere = tag.path.endsWith(QLatin1StringView(".h"));
        if (isDeclaredHere && tag.access == QLatin1StringView("public") && !tag.scope.isEmpty()
            && !isSignal(tag, lines))
            ++counts[tag.path + u' ' + tag.scope];
    }
    QStringList wrong;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > kMaxPublicFunctions)
            wrong.append(QStringLiteral("%1: %2 public functions").arg(it.key()).arg(it.value()));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void SizesTest::constructorsTakeFewParameters()
{
    QStringList wrong;
    for (const Tag &tag : std::as_const(m_tags)) {
        const bool isConstructor = tag.scope.section(QLatin1StringView("::"), -1) == tag.name;
        if (isConstructor && parameterCount(tag.signature) > kMaxConstructorParameters)
            wrong.append(tag.place() + tag.signature);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void SizesTest::countsParametersByTheirCommas()
{
    QCOMPARE(parameterCount(QStringLiteral("()")), 0);
    QCOMPARE(parameterCount(QStringLiteral("(int a)")), 1);
    QCOMPARE(parameterCount(QStringLiteral("(QHash<int,QString> b,void (*f)(int,int)) const")), 2);
}

QTEST_GUILESS_MAIN(SizesTest)
#include "tst_sizes.moc"
