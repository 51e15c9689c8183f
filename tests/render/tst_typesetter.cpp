// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/messagelayout.h"
#include "render/typesetter.h"
#include "support/typesetterprograms.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace render;

namespace {

constexpr int kPatient = 60'000;

QString wordsOf(const CodeSpans &spans, const QString &code, CodeRole wanted)
{
    QStringList words;
    for (const CodeSpan &span : spans) {
        if (span.role == wanted)
            words.append(code.mid(span.start, span.length));
    }
    return words.join(QLatin1Char('|'));
}

QString fence(const QString &language, const QStringList &lines)
{
    return QStringLiteral("```%1\n%2\n```\n").arg(language, lines.join(QLatin1Char('\n')));
}

} // namespace

/// The helper program that colours code, and how its answers reach the screen.
class TestTypesetter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursWhatLanguagesMean_data();
    void coloursWhatLanguagesMean();
    void leavesUnknownLanguagesPlain();
    void asksOnce();
    void survivesAProgramThatGoesWrong_data();
    void survivesAProgramThatGoesWrong();
    void aKilledProgramIsStartedAgain();
    void theProgramHasLimits();
    void endsWhenItIsIdle();
    void coloursMoveNothing();
    void aGrowingBlockIsAskedForSeldom();
    void whatIsKnownColoursABlockThatEnds();
    void cutsSpansAtTheEdges();

private:
    [[nodiscard]] static CodeSpans wait(Typesetter &typesetter, const QString &language,
                                        const QString &code);
    [[nodiscard]] QString script(const char *name, const QByteArray &body) const;
    [[nodiscard]] QString notes(const QString &log) const;

    core::ByteBudget m_budget;
    TypeScale m_type = TypeScale::make(QFont(), QFont());
    QTemporaryDir m_folder;
};

CodeSpans TestTypesetter::wait(Typesetter &typesetter, const QString &language, const QString &code)
{
    const QByteArray name = typesetter.ask(language, code);
    if (name.isEmpty()
        || !QTest::qWaitFor([&] { return typesetter.find(name) != nullptr; }, 30'000))
        return {};
    return *typesetter.find(name);
}

QString TestTypesetter::script(const char *name, const QByteArray &body) const
{
    return support::shellProgram(m_folder.filePath(QString::fromLatin1(name)), body);
}

/// A program that writes down every job before it answers it, without a colour.
QString TestTypesetter::notes(const QString &log) const
{
    return script("notes", "n=0\nwhile read -r x; do\n  n=$((n + 1))\n  printf '%s\\n' \"$x\" >>'"
                               + log.toUtf8() + "'\n  echo \"{\\\"id\\\":$n}\"\ndone\n");
}

void TestTypesetter::coloursWhatLanguagesMean_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::addColumn<CodeRole>("role");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *language, const char *code, CodeRole role, const char *words) {
        QTest::addRow("%s %d", language, int(role))
            << QString::fromLatin1(language) << QString::fromUtf8(code) << role
            << QString::fromUtf8(words);
    };
    row("C++", "int x = 1; // 注释 \"x\"", CodeRole::Comment, "// 注释 \"x\"");
    row("cpp", "return f(\"中\") + 2;", CodeRole::String, "\"中\"");
    row("js", "let a = /b\\/c/.test(d) / 2; // e", CodeRole::Comment, "// e");
    row("py", "def f(x):\n    return None", CodeRole::Keyword, "def|return");
    row("rust", "fn main() { let x = 3u8; }", CodeRole::Number, "3u8");
    row("json", "{\"a\": [1, true]}", CodeRole::Type, "\"a\"");
    row("sh", "echo hi # there", CodeRole::Comment, "# there");
    row("diff", "-a\n+b\n c", CodeRole::Deleted, "-a\n");
    row("patch", "-a\n+b\n c", CodeRole::Inserted, "+b\n");
    row("php", "<?php echo 1; ?>", CodeRole::Number, "1");
}

void TestTypesetter::coloursWhatLanguagesMean()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    QFETCH(QString, language);
    QFETCH(QString, code);
    QFETCH(CodeRole, role);
    QFETCH(QString, words);
    Typesetter typesetter(support::builtTypesetter(), {kPatient, kPatient}, m_budget);
    QCOMPARE(wordsOf(wait(typesetter, language, code), code, role), words);
}

void TestTypesetter::leavesUnknownLanguagesPlain()
{
    Typesetter typesetter(support::builtTypesetter(), {kPatient, kPatient}, m_budget);
    const QSignalSpy arrived(&typesetter, &Typesetter::arrived);
    QVERIFY(wait(typesetter, QStringLiteral("../../etc/passwd"), QStringLiteral("x")).isEmpty());
    QVERIFY(wait(typesetter, QStringLiteral("no language"), QStringLiteral("if x")).isEmpty());
    QCOMPARE(arrived.count(), 0);
    QVERIFY(typesetter.ask({}, QStringLiteral("x")).isEmpty());
    QVERIFY(
        typesetter.ask(QStringLiteral("c"), QString(Typesetter::kMostCode + 1, QLatin1Char('x')))
            .isEmpty());
}

void TestTypesetter::asksOnce()
{
    const QString log = m_folder.filePath(QStringLiteral("log"));
    Typesetter typesetter({notes(log)}, {kPatient, kPatient}, m_budget);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!typesetter.ask(QStringLiteral("c"), QStringLiteral("int x;")).isEmpty());
    (void)wait(typesetter, QStringLiteral("c"), QStringLiteral("last"));
    QVERIFY(!typesetter.ask(QStringLiteral("c"), QStringLiteral("int x;")).isEmpty());
    (void)wait(typesetter, QStringLiteral("c"), QStringLiteral("very last"));
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("int x;"), 1);
}

void TestTypesetter::survivesAProgramThatGoesWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("ends at once") << QByteArray("exit 3\n");
    QTest::newRow("hangs") << QByteArray("exec sleep 600\n");
    QTest::newRow("talks nonsense") << QByteArray("echo hello; exec sleep 600\n");
    QTest::newRow("answers something else")
        << QByteArray("echo '{\"id\":77,\"spans\":[0,1,0]}'; exec sleep 600\n");
    QTest::newRow("spans beyond the code")
        << QByteArray("read x; echo '{\"id\":1,\"spans\":[0,9999,0]}'; exec sleep 600\n");
    QTest::newRow("spans that overlap")
        << QByteArray("read x; echo '{\"id\":1,\"spans\":[0,3,0,1,2,0]}'; exec sleep 600\n");
    QTest::newRow("a role that is none")
        << QByteArray("read x; echo '{\"id\":1,\"spans\":[0,3,8]}'; exec sleep 600\n");
    QTest::newRow("never a line") << QByteArray("exec cat /dev/zero\n");
    QTest::newRow("is starved") << QByteArray(
        "ulimit -v 40000\nexec '" + support::builtTypesetter().constFirst().toUtf8() + "'\n");
    QTest::newRow("is missing") << QByteArray();
}

void TestTypesetter::survivesAProgramThatGoesWrong()
{
    QFETCH(QByteArray, body);
    const QString program = body.isEmpty() ? m_folder.filePath(QStringLiteral("missing"))
                                           : script(QTest::currentDataTag(), body);
    Typesetter typesetter({program}, {300, kPatient}, m_budget);
    for (const char *code : {"int x;", "int y;", "int z;", "int a;", "int b;", "int c;"}) {
        const QByteArray name = typesetter.ask(QStringLiteral("c"), QString::fromLatin1(code));
        QTRY_VERIFY_WITH_TIMEOUT(typesetter.find(name), 30'000);
        QVERIFY(typesetter.find(name)->isEmpty());
    }
}

void TestTypesetter::aKilledProgramIsStartedAgain()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const QString once = m_folder.filePath(QStringLiteral("once"));
    // The first one dies of its first job, as if a hostile code had killed it.
    const QString program =
        script("dies", "[ -e '" + once.toUtf8() + "' ] && exec '"
                           + support::builtTypesetter().constFirst().toUtf8() + "'\nread x; : >'"
                           + once.toUtf8() + "'; kill -9 $$\n");
    Typesetter typesetter({program}, {kPatient, kPatient}, m_budget);
    QVERIFY(wait(typesetter, QStringLiteral("c"), QStringLiteral("int x;")).isEmpty());
    QVERIFY(!wait(typesetter, QStringLiteral("c"), QStringLiteral("int y;")).isEmpty());
}

/// Memory, files and what it may start, as the kernel says of the running one.
void TestTypesetter::theProgramHasLimits()
{
    QProcess program;
    program.start(support::builtTypesetter().constFirst(), QStringList());
    QVERIFY(program.waitForStarted());
    program.write("{\"id\":1,\"language\":\"c\",\"code\":\"int x;\"}\n");
    QVERIFY(program.waitForReadyRead(30'000)); // with its limits it can do its work
    const auto read = [&program](const char *name) {
        QFile file(
            QStringLiteral("/proc/%1/%2").arg(program.processId()).arg(QLatin1StringView(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
    };
    const QByteArray limits = read("limits");
#if !defined(__SANITIZE_ADDRESS__) // which takes terabytes of addresses
    QVERIFY2(limits.contains("Max address space 805306368 805306368"), limits.constData());
#endif
    QVERIFY2(limits.contains("Max processes 0 0"), limits.constData());
    QVERIFY2(limits.contains("Max open files 32 32"), limits.constData());
    QVERIFY2(limits.contains("Max core file size 0 0"), limits.constData());
    const QByteArray status = read("status");
    QVERIFY2(status.contains("NoNewPrivs: 1"), status.constData());
#ifdef LOQUAT_IS_CONFINED
    QVERIFY2(status.contains("Seccomp: 2"), status.constData());
#endif
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(30'000)); // its end of input is its end
}

void TestTypesetter::endsWhenItIsIdle()
{
    const QString pid = m_folder.filePath(QStringLiteral("pid"));
    const QByteArray answers = "while read x; do echo '{\"id\":1,\"spans\":[0,3,0]}'; done\n";
    const QString program =
        script("idles", "echo $$ >'" + pid.toUtf8() + ".new'; mv '" + pid.toUtf8() + ".new' '"
                            + pid.toUtf8() + "'\n" + answers);
    Typesetter typesetter({program}, {kPatient, 300}, m_budget);
    QVERIFY(!wait(typesetter, QStringLiteral("c"), QStringLiteral("int x;")).isEmpty());
    QFile file(pid);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString process = QStringLiteral("/proc/%1").arg(file.readAll().trimmed().toInt());
    QTRY_VERIFY(!QFile::exists(process));
}

void TestTypesetter::coloursMoveNothing()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    Typesetter typesetter(support::builtTypesetter(), {kPatient, kPatient}, m_budget);
    QFont large;
    large.setPixelSize(40); // strokes with an inside, so that the ink is met as it is
    const TypeScale type = TypeScale::make(large, large);
    MessageLayout layout(type, &typesetter);
    layout.setWidth(600);
    QStringList lines;
    for (int i = 0; i < 40; ++i)
        lines.append(QStringLiteral("int x%1 = %1; // n").arg(i));
    Document document;
    document.append(fence(QStringLiteral("cpp"), lines));
    document.finish();
    (void)layout.sync(document);
    const QSignalSpy arrived(&typesetter, &Typesetter::arrived);
    (void)layout.ensure(0, 10'000);
    const int height = layout.height();
    QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 30'000);
    QVERIFY(layout.takeArrived());
    QVERIFY(!layout.takeArrived());
    (void)layout.ensure(0, 10'000);
    QCOMPARE(layout.height(), height);
    // In every group of lines, the last one too; and others in the dark.
    for (const Colors &colors : {Colors::light(), Colors::dark()}) {
        QImage image(600, height, QImage::Format_RGB32);
        image.fill(colors.canvas);
        QPainter painter(&image);
        layout.paint(painter, {colors, {0, 0}, image.rect(), 0, false, {}, {}});
        painter.end();
        for (int top = space::kCodeHead; top + 3 * type.codeLineHeight < height;
             top += 10 * type.codeLineHeight) {
            int keyword = 0;
            for (int y = top; y < top + 3 * type.codeLineHeight; ++y) {
                for (int x = 0; x < image.width(); ++x)
                    keyword += image.pixelColor(x, y) == colors.codeKeyword ? 1 : 0;
            }
            QVERIFY2(keyword > 0, qPrintable(QString::number(top)));
        }
    }
}

/// As when several answers hold the same code: nothing arrives for the second one.
void TestTypesetter::whatIsKnownColoursABlockThatEnds()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    Typesetter typesetter(support::builtTypesetter(), {kPatient, kPatient}, m_budget);
    QFont large;
    large.setPixelSize(40); // strokes with an inside, so that the ink is met as it is
    const TypeScale type = TypeScale::make(large, large);
    const QString code = fence(QStringLiteral("cpp"), {QStringLiteral("int x = 1;")});
    const auto keywords = [](const MessageLayout &layout) {
        const Colors colors = Colors::light();
        QImage image(600, layout.height(), QImage::Format_RGB32);
        image.fill(colors.canvas);
        QPainter painter(&image);
        layout.paint(painter, {colors, {0, 0}, image.rect(), 0, false, {}, {}});
        painter.end();
        int count = 0;
        for (int y = space::kCodeHead; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == colors.codeKeyword ? 1 : 0;
        }
        return count;
    };
    MessageLayout first(type, &typesetter);
    first.setWidth(600);
    Document whole;
    whole.append(code);
    whole.finish();
    (void)first.sync(whole);
    (void)first.ensure(0, 10'000);
    bool hasArrived = false; // it says so once
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived = hasArrived || first.takeArrived(), 30'000);
    QVERIFY(keywords(first) > 0);
    MessageLayout second(type, &typesetter);
    second.setWidth(600);
    Document growing;
    for (const QChar letter : code + QStringLiteral("\nThat is all.")) {
        growing.append(QString(letter));
        (void)second.sync(growing);
        (void)second.ensure(0, 10'000);
    }
    QVERIFY(keywords(second) > 0);
}

void TestTypesetter::aGrowingBlockIsAskedForSeldom()
{
    const QString log = m_folder.filePath(QStringLiteral("growing"));
    const QString program = notes(log);
    Typesetter typesetter({program}, {kPatient, kPatient}, m_budget);
    MessageLayout layout(m_type, &typesetter);
    layout.setWidth(600);
    constexpr int kGroups = 40;
    Document document;
    const auto show = [&] {
        (void)layout.sync(document);
        (void)layout.ensure(0, 1'000'000);
    };
    document.append(QStringLiteral("```c\n"));
    for (int i = 0; i < 16 * kGroups; ++i) {
        document.append(QStringLiteral("int x;\n"));
        show();
    }
    document.append(QStringLiteral("```\n"));
    document.finish();
    show();
    // Answered in turn: behind this one nothing of the block is on its way.
    (void)wait(typesetter, QStringLiteral("c"), QStringLiteral("last"));
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<int> groups;
    for (const QByteArray &line : file.readAll().trimmed().split('\n'))
        groups.append(int(line.count("int x;")) / 16);
    QCOMPARE(groups, (QList<int>{1, 2, 4, 8, 16, 32, kGroups, 0}));
}

void TestTypesetter::cutsSpansAtTheEdges()
{
    const CodeSpans spans{
        {0, 4, CodeRole::Keyword}, {6, 6, CodeRole::Comment}, {14, 2, CodeRole::Type}};
    const CodeSpans middle{{0, 2, CodeRole::Comment}};
    QCOMPARE(spansBetween(spans, 10, 14), middle);
    QCOMPARE(spansBetween(spans, 4, 6), CodeSpans());
    QCOMPARE(spansBetween(spans, 0, 16), spans);
    const CodeSpans head{{0, 1, CodeRole::Keyword}, {3, 1, CodeRole::Comment}};
    QCOMPARE(spansBetween(spans, 3, 7), head);
}

QTEST_MAIN(TestTypesetter)
#include "tst_typesetter.moc"
