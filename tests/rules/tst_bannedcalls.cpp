// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QRegularExpression>
#include <QTest>
#include <optional>

using support::SourceFile;

namespace {

/// Where a banned pattern is looked for.
enum class Form { Skeleton, Code };

QStringList findIn(const QString &pattern, const QString &allowed, Form form)
{
    const QRegularExpression banned(pattern);
    const QRegularExpression allowedPath(allowed);
    static const QList<SourceFile> files = support::sourcesBelow({QStringLiteral("app")});
    QStringList found;
    for (const SourceFile &file : files) {
        if (!allowed.isEmpty() && allowedPath.match(file.path).hasMatch())
            continue;
        auto matches = banned.globalMatch(form == Form::Code ? file.code : file.skeleton);
        while (matches.hasNext()) {
            const auto match = matches.next();
            found.append(file.place(match.capturedStart()) + u' ' + match.captured());
        }
    }
    return found;
}

/// Where the first of `ends` stands that is in no bracket behind `from`.
qsizetype endAt(const QString &text, qsizetype from, QStringView ends)
{
    int depth = 0;
    qsizetype end = from;
    for (; end < text.size() && (depth > 0 || !ends.contains(text[end])); ++end)
        depth += text[end] == u'(' ? 1 : text[end] == u')' ? -1 : 0;
    return end;
}

/// The argument that begins there.
QString argumentAt(const QString &skeleton, qsizetype from)
{
    return skeleton.mid(from, endAt(skeleton, from, u",)") - from).simplified();
}

/// What stands behind the call with which the text begins, given up to its bracket; nothing when
/// it begins with another.
std::optional<QString> behindCall(const QString &text, QLatin1StringView call)
{
    if (!text.startsWith(call))
        return {};
    return text.mid(endAt(text, call.size(), u")") + 1).trimmed();
}

/// The text is that call, and nothing else.
bool isCall(const QString &text, QLatin1StringView call)
{
    const std::optional<QString> behind = behindCall(text, call);
    return behind && behind->isEmpty();
}

bool isNameOfKeys(const QString &argument)
{
    const auto behind = behindCall(argument, QLatin1StringView("QKeySequence("));
    return behind && isCall(*behind, QLatin1StringView(".toString("));
}

/// Words of our own with nothing but the name of keys put into them, or what was made plain; of a
/// choice either side.
bool isPlainTip(const QString &argument)
{
    if (isCall(argument, QLatin1StringView("plainTip("))
        || isCall(argument, QLatin1StringView("Qt::convertFromPlainText("))
        || argument == QLatin1StringView("QString()"))
        return true;
    static const QRegularExpression own(
        QStringLiteral("^(?:\\w+::)?tr\\(\\s*(?:\"[^\"]*\"\\s*)+\\)\\s*"));
    const auto words = own.match(argument);
    if (words.hasMatch()) {
        const QString rest = argument.mid(words.capturedEnd());
        const QLatin1StringView arg(".arg(");
        return rest.isEmpty()
               || (isCall(rest, arg) && isNameOfKeys(rest.mid(arg.size()).chopped(1).trimmed()));
    }
    const qsizetype choice = argument.indexOf(QLatin1StringView(" ? "));
    const qsizetype other = argument.lastIndexOf(QLatin1StringView(" : "));
    return choice >= 0 && other > choice && isPlainTip(argument.mid(choice + 3, other - choice - 3))
           && isPlainTip(argument.mid(other + 3));
}

/// What is said by variables that hold tr() of the same class; insides of literals are blank.
const QStringList &ownWords()
{
    static const QStringList places{
        QStringLiteral("app/ui/composer/composer_p.cpp "
                       "draft && draft->isEditing() ? sendWords() : keys"),
        QStringLiteral("app/ui/conversation/jumpbutton.cpp text()"),
        QStringLiteral("app/ui/inspector/textpage.cpp QStringLiteral(\" \")"
                       ".arg(name, keys.toString(QKeySequence::NativeText))"),
        QStringLiteral("app/ui/settings/keyfield.cpp m_eye->text()"),
        QStringLiteral("app/ui/widebutton.cpp keys.isEmpty() ? QString() : QStringLiteral(\" \")"
                       ".arg(text, keys.toString(QKeySequence::NativeText))")};
    return places;
}

} // namespace

class BannedCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsStayWhereTheyBelong_data();
    void callsStayWhereTheyBelong();
    void everyLabelIsPlainText();
    void everyToolTipIsPlainText();
    void toolTipsAreJudged_data();
    void toolTipsAreJudged();
    void coloursStandInOneFile_data();
    void coloursStandInOneFile();
    void textsStandInTheirLayers();
    void patternsFindWhatTheyBan_data();
    void patternsFindWhatTheyBan();
};

void BannedCallsTest::callsStayWhereTheyBelong_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char *name, const char *pattern, const char *allowed) {
        QTest::newRow(name) << QString::fromLatin1(pattern) << QString::fromLatin1(allowed);
    };
    row("HTML in documents", "\\bsetHtml\\s*\\(|\\binsertHtml\\s*\\(", "clipboard[^/]*$");
    row("Qt's Markdown reader", "\\bsetMarkdown\\s*\\(", "");
    row("style sheets", "\\bsetStyleSheet\\s*\\(", "");
    row("opening addresses", "\\bQDesktopServices\\b", "^app/(assembly|main)");
    row("network", "\\bQNetworkAccessManager\\b", "^app/net/");
    row("sockets", "\\bQ(?:Tcp|Ssl|Udp)Socket\\b|\\bQHostInfo\\b", "^app/(net|demo)/");
    row("QSettings", "\\bQSettings\\b", "");
    row("weak random numbers", "\\bqrand\\b|\\bs?rand\\s*\\(", "");
    row("sender()", "(?<![\\w.>])sender\\s*\\(\\s*\\)", "");
    row("bare delete", "\\bdelete\\b\\s*(\\[\\s*\\])?\\s*[\\w(*]", "");
    row("shell", "(?<![\\w:.>])system\\s*\\(|\\bstd::system\\b|\\bpopen\\s*\\(", "");
    row("other programs", "\\bQProcess\\b", "^app/(render/typesetter|tools/commandrun)");
    row("exceptions", "\\bthrow\\b", "");
    row("script engines, web views and plugins",
        "\\bQJSEngine\\b|\\bQQml\\w+|\\bQWeb\\w+|\\bQPluginLoader\\b|\\bQUiLoader\\b",
        "^app/typesetter/");
    row("text that may be HTML",
        "\\bQTextBrowser\\b|\\bQMessageBox\\b|\\bQt::(RichText|AutoText|MarkdownText)\\b"
        "|\\bsetOpenExternalLinks\\s*\\(|\\bQStaticText\\b",
        "^app/ui/question\\.");
    // Of a model's data; what it says there is escaped, which its own test asks for.
    row("other tips that may be HTML",
        "\\bToolTipRole\\b|\\bsetWhatsThis\\s*\\(|\\bWhatsThisRole\\b|\\bsetStatusTip\\s*\\(",
        "^app/ui/settings/modelpickermodel\\.cpp$");
    // A command, or the thread of an export, has nothing else to do while it waits for the helper.
    row("nested event loops", "\\bprocessEvents\\s*\\(|\\bQEventLoop\\b",
        "^app/(cli/|exports/typesetting\\.cpp)");
}

void BannedCallsTest::callsStayWhereTheyBelong()
{
    QFETCH(QString, pattern);
    QFETCH(QString, allowed);
    const QStringList found = findIn(pattern, allowed, Form::Skeleton);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

/// A QLabel decides by itself whether a text is HTML, and loads the files that it names.
void BannedCallsTest::everyLabelIsPlainText()
{
    static const QRegularExpression made(QStringLiteral("(\\w+)(?:\\(|\\s*=\\s*)new QLabel\\b"));
    QStringList wrong;
    int labels = 0;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")})) {
        auto matches = made.globalMatch(file.skeleton);
        while (matches.hasNext()) {
            const auto match = matches.next();
            ++labels;
            const QString name = match.captured(1);
            const bool isPlain =
                file.skeleton.contains(name + QStringLiteral("->setTextFormat(Qt::PlainText)"));
            const bool isPicture = file.skeleton.contains(name + QStringLiteral("->setPixmap("));
            if (!isPlain && !isPicture)
                wrong.append(file.place(match.capturedStart()) + u' ' + name);
        }
    }
    QVERIFY(labels > 5);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// A tip is such a label, too.
void BannedCallsTest::everyToolTipIsPlainText()
{
    static const QRegularExpression call(
        QStringLiteral("\\bsetToolTip\\s*\\(|\\bQToolTip::showText\\s*\\([^,]*,"));
    QStringList wrong;
    QStringList left = ownWords();
    int tips = 0;
    for (const SourceFile &file : support::sourcesBelow({QStringLiteral("app")})) {
        auto matches = call.globalMatch(file.skeleton);
        while (matches.hasNext()) {
            const auto match = matches.next();
            ++tips;
            const QString argument = argumentAt(file.skeleton, match.capturedEnd());
            // Each of them is one call, not every one that looks like it.
            if (!isPlainTip(argument) && !left.removeOne(file.path + u' ' + argument))
                wrong.append(file.place(match.capturedStart()) + u' ' + argument);
        }
    }
    QVERIFY(tips > 15);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n'))); // nothing is exempt that is not there
}

void BannedCallsTest::toolTipsAreJudged_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char *call, bool isPlain) {
        QTest::newRow(call) << QString::fromLatin1(call) << isPlain;
    };
    row("tr(\"Words\"));", true);
    row("Composer::tr(\"Words \"\n  \"more\"));", true);
    row("plainTip(name));", true);
    row("tr(\"Words %1\").arg(name));", false);
    row("accessibleName());", false);
    row("isOn ? tr(\"Off\") : name);", false);
    row("isOn ? QString() : Qt::convertFromPlainText(name));", true);
    row("tr(\"Words (%1)\") .arg(QKeySequence(Qt::Key_F5).toString()));", true);
    row("tr(\"%1 %2\").arg(QKeySequence(x)).arg(name));", false);
    row("tr(\"%1 %2\").arg(QKeySequence(x).toString()).arg(name));", false);
    row("tr(\"%1 %2\").arg(QKeySequence(x).toString(), name));", false);
    row("tr(\"Words\") + name);", false);
    row("plainTip(name) + name);", false);
    row("plainTip(isOn ? name : other), viewport());", true);
}

void BannedCallsTest::toolTipsAreJudged()
{
    QFETCH(QString, call);
    QFETCH(bool, isPlain);
    QCOMPARE(isPlainTip(argumentAt(call, 0)), isPlain);
}

void BannedCallsTest::coloursStandInOneFile_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("hexadecimal text") << QStringLiteral("\"#[0-9a-fA-F]{3,8}\"");
    QTest::newRow("numbers") << QStringLiteral("\\bQColor\\s*[({]\\s*(0x|[0-9])");
    QTest::newRow("functions") << QStringLiteral(
        "\\bfrom(Rgb|RgbF|Hsl|Hsv|Cmyk)\\w*\\s*\\(\\s*[0-9]");
    QTest::newRow("names") << QStringLiteral("\\bQt::(black|white|gr[ae]y|lightGray|darkGray|"
                                             "red|green|blue|cyan|magenta|yellow|"
                                             "dark(Red|Green|Blue|Cyan|Magenta|Yellow))\\b");
}

void BannedCallsTest::coloursStandInOneFile()
{
    QFETCH(QString, pattern);
    const QStringList found =
        findIn(pattern, QStringLiteral("^app/render/colors\\.cpp$"), Form::Code);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void BannedCallsTest::textsStandInTheirLayers()
{
    const QStringList found =
        findIn(QStringLiteral(
                   "\\btr\\s*\\(|\\btranslate\\s*\\(\\s*\"|\\bQT_TR\\w*\\s*\\(|\\bQ_DECLARE_TR"),
               QStringLiteral("^app/(texts|ui|cli)/|^app/(main|assembly)"), Form::Skeleton);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void BannedCallsTest::patternsFindWhatTheyBan_data()
{
    callsStayWhereTheyBelong_data();
}

void BannedCallsTest::patternsFindWhatTheyBan()
{
    static const QHash<QString, QString> examples{
        {QStringLiteral("HTML in documents"), QStringLiteral("document.setHtml(text);")},
        {QStringLiteral("Qt's Markdown reader"), QStringLiteral("d->setMarkdown(text)")},
        {QStringLiteral("style sheets"), QStringLiteral("setStyleSheet(x)")},
        {QStringLiteral("opening addresses"), QStringLiteral("QDesktopServices::openUrl(u)")},
        {QStringLiteral("network"), QStringLiteral("QNetworkAccessManager m;")},
        {QStringLiteral("sockets"), QStringLiteral("QTcpSocket socket;")},
        {QStringLiteral("QSettings"), QStringLiteral("QSettings s;")},
        {QStringLiteral("weak random numbers"), QStringLiteral("x = rand();")},
        {QStringLiteral("sender()"), QStringLiteral("auto *b = sender();")},
        {QStringLiteral("bare delete"), QStringLiteral("delete m_thing;")},
        {QStringLiteral("shell"), QStringLiteral("system(line);")},
        {QStringLiteral("other programs"), QStringLiteral("QProcess::execute(x)")},
        {QStringLiteral("exceptions"), QStringLiteral("throw 1;")},
        {QStringLiteral("script engines, web views and plugins"),
         QStringLiteral("QWebEngineView *view;")},
        {QStringLiteral("text that may be HTML"), QStringLiteral("QMessageBox::warning(x)")},
        {QStringLiteral("other tips that may be HTML"), QStringLiteral("x->setWhatsThis(name);")},
        {QStringLiteral("nested event loops"), QStringLiteral("QEventLoop loop;")}};
    QFETCH(QString, pattern);
    const QString example = examples.value(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!example.isEmpty());
    QVERIFY(QRegularExpression(pattern).match(example).hasMatch());
    const QString harmless = QStringLiteral("A(const A &) = delete; QRandomGenerator::system();");
    QVERIFY(!QRegularExpression(pattern).match(harmless).hasMatch());
}

QTEST_GUILESS_MAIN(BannedCallsTest)
#include "tst_bannedcalls.moc"
