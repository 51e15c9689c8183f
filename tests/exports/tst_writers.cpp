// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/filenames.h"
#include "exports/htmlwriter.h"
#include "exports/markdownwriter.h"
#include "exports/textwriter.h"
#include "support/hostilecorpus.h"
#include "support/storebuilders.h"

#include <QBuffer>
#include <QProcess>
#include <QTest>

using namespace support;

class tst_Writers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void textReadsAsATalk();
    void textNamesAPictureInsteadOfItsBytes();
    void markdownKeepsTheWordsVerbatim();
    void namesInTheHeadOfMarkdownBreakNothing();
    void htmlHasAPolicyAndNothingActive();
    void nothingThatModelsWriteBecomesActive();
    void htmlShowsPicturesThatAreStored();
    void reasoningAndToolsCanBeLeftOut();
    void fileNamesAreSafeEverywhere_data();
    void fileNamesAreSafeEverywhere();
    void fileNamesAreUnique();

private:
    using Make = std::function<std::unique_ptr<exports::Writer>(QIODevice &)>;
    [[nodiscard]] static QString written(const Make &make, const QList<core::Message> &messages,
                                         const exports::DocumentHead &head = {})
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = make(buffer);
        writer->begin(head);
        int number = 0;
        for (const core::Message &message : messages)
            writer->add(message, ++number);
        writer->end();
        return QString::fromUtf8(buffer.data());
    }
    [[nodiscard]] static Make html(const core::ExportOptions &options = {})
    {
        return [options](QIODevice &device) {
            return std::make_unique<exports::HtmlWriter>(
                device, options, [](const QByteArray &hash) { return "bytes of " + hash; });
        };
    }
    [[nodiscard]] static Make markdown(const core::ExportOptions &options = {})
    {
        return [options](QIODevice &device) {
            return std::make_unique<exports::MarkdownWriter>(
                device, options,
                [](const core::ImagePart &) { return QStringLiteral("a_files/1.png"); });
        };
    }
    [[nodiscard]] static Make text()
    {
        return [](QIODevice &device) {
            return std::make_unique<exports::TextWriter>(device, core::ExportOptions());
        };
    }
    /// Elements and attributes that a browser would run or load, as Python's parser sees them.
    [[nodiscard]] static QString activeIn(const QString &html);
    [[nodiscard]] static QList<core::Message> talk();
};

void tst_Writers::initTestCase()
{
    qputenv("TZ", "UTC");
    tzset();
}

QList<core::Message> tst_Writers::talk()
{
    core::Message question = makeMessage(1, core::Role::User, QStringLiteral("What *is* this?"));
    question.parts.append(core::ImagePart{
        QByteArray(64, 'a'), {}, QStringLiteral("image/png"), 2, 3, 9, QStringLiteral("sky.png")});
    core::Message reply = makeMessage(2, core::Role::Assistant, {}, question.id);
    reply.model = QStringLiteral("vendor/m");
    reply.parts = {
        core::ProbabilityPart{QStringLiteral("-0.5\tunlikely\n")},
        core::ReasoningPart{QStringLiteral("Hm.\nWell.")},
        core::ToolCallPart{
            QStringLiteral("1"), QStringLiteral("look"), QStringLiteral("{\"at\":1}"), true, {}},
        core::TextPart{QStringLiteral("The **sky**.\n\n| a | b |\n|--|--|\n| 1 | <b>2</b> |")}};
    return {question, reply};
}

void tst_Writers::textReadsAsATalk()
{
    exports::DocumentHead head;
    head.title = QStringLiteral("Sky");
    head.model = QStringLiteral("vendor/m");
    QCOMPARE(written(text(), talk(), head),
             QStringLiteral("Sky\n============================================================\n"
                            "Model: vendor/m\n\n"
                            "1. You  2026-03-04 10:00\n"
                            "------------------------------------------------------------\n"
                            "What *is* this?\n[Image: sky.png]\n\n"
                            "2. vendor/m  2026-03-04 10:00\n"
                            "------------------------------------------------------------\n"
                            "| Reasoning\n| Hm.\n| Well.\n[Called look]\n    {\"at\":1}\n"
                            "The **sky**.\n\n| a | b |\n|--|--|\n| 1 | <b>2</b> |\n"));
}

void tst_Writers::textNamesAPictureInsteadOfItsBytes()
{
    const QString bytes = QStringLiteral("QUJD").repeated(50'000);
    const QString reply =
        QStringLiteral("See ![A cat](data:image/png;base64,%1) and\n"
                       "![](<data:image/png;base64,%1> \"title\")\n"
                       "`![x](data:image/png;base64,AA==)`, ![b](https://a.example/b)")
            .arg(bytes);
    const QString words =
        written(text(), {makeMessage(1, core::Role::Assistant, reply)}, exports::DocumentHead());
    QVERIFY(words.endsWith(QStringLiteral("See [Image: A cat] and\n[Image]\n"
                                          "`![x](data:image/png;base64,AA==)`, "
                                          "![b](https://a.example/b)\n")));
    QVERIFY(!words.contains(QStringLiteral("QUJDQUJD")));
}

void tst_Writers::markdownKeepsTheWordsVerbatim()
{
    exports::DocumentHead head;
    head.title = QStringLiteral("Sky & [sea]");
    head.connection = QStringLiteral("Mine");
    head.tags = {QStringLiteral("a: b")};
    QCOMPARE(written(markdown(), talk(), head),
             QStringLiteral("---\ntitle: \"Sky & [sea]\"\nconnection: \"Mine\"\ntags: [\"a: b\"]\n"
                            "---\n\n# Sky \\& \\[sea\\]\n\n"
                            "## 1. You · 2026-03-04 10:00\n\nWhat *is* this?\n\n"
                            "![Image: sky.png](<a_files/1.png>)\n\n"
                            "## 2. vendor/m · 2026-03-04 10:00\n\n"
                            "> **Reasoning**\n> \n> Hm.\n> Well.\n\n"
                            "**Called look**\n\n```json\n{\"at\":1}\n```\n\n"
                            "The **sky**.\n\n| a | b |\n|--|--|\n| 1 | <b>2</b> |\n"));
}

void tst_Writers::namesInTheHeadOfMarkdownBreakNothing()
{
    exports::DocumentHead head;
    head.title = QStringLiteral("a\"\n---\n<script>x</script>\u0085");
    const QString made = written(markdown(), {}, head);
    QVERIFY(made.startsWith(QStringLiteral("---\ntitle: \"a\\\" --- <script>x</script>\"\n---\n")));
    QVERIFY(made.contains(QStringLiteral("\\<script\\>")));
    head.title = QStringLiteral("www.a.example https://b.example me@c.example gpt-4.1 (new)");
    QVERIFY(written(markdown(), {}, head)
                .contains(QStringLiteral("# www\\.a.example https\\://b.example me\\@c.example "
                                         "gpt-4.1 (new)\n")));
}

QString tst_Writers::activeIn(const QString &html)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral(
             "import sys\n"
             "from html.parser import HTMLParser\n"
             "bad={'script','iframe','object','embed','form','input','button','link','base',"
             "'svg','math','video','audio','source','template','frame','applet','dialog'}\n"
             "class P(HTMLParser):\n"
             "  def handle_starttag(self,t,a):\n"
             "    if t in bad: print(t)\n"
             "    for n,v in a:\n"
             "      v=(v or '').strip().lower()\n"
             "      if n.startswith('on') or n in ('srcset','action','formaction','ping'): "
             "print(t,n)\n"
             "      if n=='src' and not v.startswith('data:image/'): print(t,n,v)\n"
             "      if n=='href' and not v.startswith(('https:','http:','mailto:')): print(t,n,v)\n"
             "      if n=='style' and ('url' in v or 'expression' in v): print(t,n,v)\n"
             "for page in sys.stdin.buffer.read().decode().split(chr(1)): P().feed(page)\n")});
    python.write(html.toUtf8());
    python.closeWriteChannel();
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        return QStringLiteral("python failed");
    return QString::fromUtf8(python.readAllStandardOutput());
}

void tst_Writers::htmlHasAPolicyAndNothingActive()
{
    const QString made = written(html(), talk());
    QVERIFY(made.indexOf(QStringLiteral("default-src 'none'")) > 0);
    QVERIFY(made.indexOf(QStringLiteral("Content-Security-Policy"))
            < made.indexOf(QStringLiteral("<title>")));
    QVERIFY(made.contains(QStringLiteral("<strong>sky</strong>")));
    QVERIFY(made.contains(QStringLiteral("&lt;b&gt;2&lt;/b&gt;")));
    QVERIFY(made.contains(QStringLiteral("What *is* this?")));
    QVERIFY(made.contains(QStringLiteral("<pre><code>{&quot;at&quot;:1}")));
    QCOMPARE(activeIn(made), QString());
    QVERIFY(!activeIn(QStringLiteral("<p onclick=x><script>")).isEmpty());
}

void tst_Writers::nothingThatModelsWriteBecomesActive()
{
    const auto texts = hostileTexts(QStringLiteral(TEST_DATA_DIR "/hostile"),
                                    QStringLiteral("127.0.0.1:1"), QStringLiteral("/etc/passwd"));
    QVERIFY(texts.size() > 300);
    QStringList pages;
    for (const HostileText &hostile : texts) {
        const QString words = hostile.text.left(20'000);
        const QString name = words.left(500);
        core::Message reply = makeMessage(1, core::Role::Assistant, words);
        reply.model = name;
        reply.parts.append(core::ReasoningPart{words});
        reply.parts.append(core::ToolCallPart{name, name, words, false, {}});
        reply.parts.append(core::ImagePart{{}, name, name.left(50), 0, 0, 0, name});
        const core::Message question = makeMessage(2, core::Role::User, words);
        exports::DocumentHead head;
        head.title = name;
        head.connection = name;
        head.model = name;
        pages.append(written(html(), {reply, question}, head));
        QVERIFY2(!written(text(), {reply, question}, head).contains(QChar(0x1B)),
                 hostile.name.constData());
    }
    QCOMPARE(activeIn(pages.join(QChar(1))), QString());
}

void tst_Writers::htmlShowsPicturesThatAreStored()
{
    QVERIFY(written(html(), talk())
                .contains(QStringLiteral("<img alt=\"Image: sky.png\" src=\"data:image/png;base64,")
                          + QString::fromLatin1(("bytes of " + QByteArray(64, 'a')).toBase64())));
    core::Message odd = makeMessage(1, core::Role::User, QStringLiteral("x"));
    odd.parts.append(core::ImagePart{"h", {}, QStringLiteral("image/svg+xml"), 1, 1, 1, {}});
    QVERIFY(!written(html(), {odd}).contains(QStringLiteral("<img")));
}

void tst_Writers::reasoningAndToolsCanBeLeftOut()
{
    core::ExportOptions options;
    options.hasReasoning = false;
    options.hasTools = false;
    for (const Make &make : {html(options), markdown(options)}) {
        const QString made = written(make, talk());
        QVERIFY(!made.contains(QStringLiteral("Well.")));
        QVERIFY(!made.contains(QStringLiteral("look")));
        QVERIFY(made.contains(QStringLiteral("sky")));
    }
}

void tst_Writers::fileNamesAreSafeEverywhere_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QString &title, const QString &expected) {
        QTest::newRow(name) << title << expected;
    };
    row("plain", QStringLiteral("中文 title"), QStringLiteral("中文 title"));
    row("reserved", QStringLiteral("a/b\\c:d*e?f\"g<h>i|j"), QStringLiteral("a b c d e f g h i j"));
    row("climbing", QStringLiteral("../../etc"), QStringLiteral("etc"));
    row("dots", QStringLiteral("..."), QStringLiteral("Conversation"));
    row("device", QStringLiteral("CON"), QStringLiteral("CON_"));
    row("option", QStringLiteral("--rf"), QStringLiteral("rf"));
    row("turned", QStringLiteral("a\u202Egpj.exe"), QStringLiteral("agpj.exe"));
    row("empty", QString(), QStringLiteral("Conversation"));
    row("long", QString(400, QChar(0x4E2D)), QString(40, QChar(0x4E2D)));
}

void tst_Writers::fileNamesAreSafeEverywhere()
{
    QFETCH(QString, title);
    QTEST(exports::fileNameOf(title), "name");
}

void tst_Writers::fileNamesAreUnique()
{
    exports::FileNames names;
    QCOMPARE(names.next(QStringLiteral("Same")), QStringLiteral("Same"));
    QCOMPARE(names.next(QStringLiteral("same")), QStringLiteral("same (2)"));
    QCOMPARE(names.next(QStringLiteral("Same (2)")), QStringLiteral("Same (2) (2)"));
}

QTEST_GUILESS_MAIN(tst_Writers)
#include "tst_writers.moc"
