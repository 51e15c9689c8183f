// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/exporter.h"
#include "exports/htmlwriter.h"
#include "exports/messageimage.h"
#include "exports/pageflow.h"
#include "exports/pdfwriter.h"
#include "support/storebuilders.h"
#include "support/storerig.h"
#include "support/typesetterprograms.h"

#include <QBuffer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace support;

namespace {

const QString kFormulaAndCode =
    QStringLiteral("Words $E = mc^2$ and\n\n```py\nreturn \"中\"\n```\n");

/// A real program that is slow here is not what these tests are about.
constexpr exports::TypesettingLimits kSlowMachine{60'000, 300'000, 60'000};

render::Document parsedText(const QString &text)
{
    render::Document document;
    document.append(text);
    document.finish();
    return document;
}

} // namespace

/// Documents with the colours and formulas of the helper program, and what becomes of them when it
/// does not do its part.
class tst_Typesetting : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void aWebPageHasFormulasAndColours();
    void whatTheProgramSaysIsEscaped();
    void aLongAnswerTakesItsPlaceOnThePages();
    void aWideFormulaIsMadeSmaller();
    void thePictureOfAMessageHasColours();
    void theExporterAsksForThem();
    void withoutTheProgramAllStaysPlain_data();
    void withoutTheProgramAllStaysPlain();
    void nobodyWaitsForAMuteProgram();
    void whoDoesNotGoOnIsNotKeptWaiting();
    void aDocumentDoesNotTakeForEver();
    void whatCameBeforeItWasGivenUpIsNotMeasured();
    void aPictureIsNotWaitedForAtTheEnd();

private:
    [[nodiscard]] QString script(const QByteArray &body) const
    {
        return shellProgram(m_folder.filePath(QStringLiteral("helper")), body);
    }
    /// Says this of each formula.
    [[nodiscard]] QString teller(const QByteArray &formula) const
    {
        return script("n=0\nwhile read -r x; do\n  n=$((n + 1))\n"
                      "  printf '{\"id\":%d,\"formula\":%s}\\n' $n '"
                      + formula + "'\ndone\n");
    }
    [[nodiscard]] static QString page(const QString &text, exports::Typesetting *typesetting)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exports::HtmlWriter writer(
            buffer, {}, [](const QByteArray &) { return QByteArray(); }, typesetting);
        writer.begin({});
        writer.add(makeMessage(1, core::Role::Assistant, text), 1);
        writer.end();
        return QString::fromUtf8(buffer.data());
    }
    [[nodiscard]] static QByteArray pdf(const QString &text, exports::Typesetting *typesetting)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exports::PdfWriter writer(
            buffer, {}, exports::documentFonts(), [](const QByteArray &) { return QByteArray(); },
            typesetting);
        writer.begin({});
        writer.add(makeMessage(1, core::Role::Assistant, text), 1);
        writer.end();
        return buffer.data();
    }

    QTemporaryDir m_folder;
};

void tst_Typesetting::aWebPageHasFormulasAndColours()
{
    if (!hasTypesetterScripts())
        QSKIP("built without the typesetter's scripts");
    exports::Typesetting typesetting(builtTypesetter(), {}, kSlowMachine);
    const QString made = page(kFormulaAndCode, &typesetting);
    QVERIFY2(made.contains(QStringLiteral("<span class=\"c0\">return</span> "
                                          "<span class=\"c1\">&quot;中&quot;</span>")),
             qPrintable(made));
    const qsizetype svg = made.indexOf(QStringLiteral("<svg class=\"formula\""));
    QVERIFY(svg > 0);
    QVERIFY(made.mid(svg).contains(QStringLiteral("<title>$E = mc^2$</title><path d=\"M")));
    QCOMPARE(made.count(QStringLiteral("mc^2")), 1);
    // Outlines and words, and nothing that could do anything.
    static const QRegularExpression inside(QStringLiteral(
        "^<svg class=\"formula\" role=\"img\" fill=\"currentColor\" viewBox=\"[-0-9 ]+\" "
        "style=\"width:[0-9.]+ex;vertical-align:-?[0-9.]+ex\"><title>[^<]*</title>"
        "(<path( fill-rule=\"evenodd\")? d=\"[-MLCZ0-9 ]+\"/>|<text [^<]*</text>)+</svg>"));
    QVERIFY(inside.match(made.mid(svg)).hasMatch());
    // A page without them differs in nothing else that is read.
    QVERIFY(page(kFormulaAndCode, nullptr).contains(QStringLiteral("$E = mc^2$ and")));
}

void tst_Typesetting::whatTheProgramSaysIsEscaped()
{
    exports::Typesetting typesetting({teller(
        R"({"width":900,"ascent":700,"depth":100,"shapes":[{"text":"<script>\u0022","x":1,"y":2,"size":500}]})")});
    const QString made = page(QStringLiteral("$<b onclick=\"x\">$"), &typesetting);
    QVERIFY2(made.contains(QStringLiteral("<text x=\"1\" y=\"2\" font-size=\"500\">"
                                          "&lt;script&gt;&quot;</text></svg>")),
             qPrintable(made.mid(made.indexOf(QStringLiteral("<article")))));
    QVERIFY(made.contains(QStringLiteral("<title>$&lt;b onclick=&quot;x&quot;&gt;$</title>")));
}

void tst_Typesetting::aLongAnswerTakesItsPlaceOnThePages()
{
    exports::Typesetting typesetting(
        {teller(R"({"width":900,"ascent":50000,"depth":9000,"shapes":[]})")});
    const QString text = QStringLiteral("Before\n\n$$x$$\n\nBetween\n\n$$y$$\n\nBehind");
    QVERIFY(pdf(text, nullptr).contains("/Count 1\n"));
    QVERIFY(!pdf(text, &typesetting).contains("/Count 1\n"));
}

void tst_Typesetting::aWideFormulaIsMadeSmaller()
{
    exports::Typesetting typesetting(
        {teller(R"({"width":90000,"ascent":700,"depth":100,"shapes":[]})")});
    const render::TypeScale type = exports::documentType(exports::documentFonts());
    const render::Document document =
        parsedText(QStringLiteral("Words\n\n$$x$$\n\nMore\n\n> $$x$$\n\nWords"));
    const render::SetParts parts = typesetting.setOf(document.blocks());
    const auto stretches = exports::stretchesOf(document.blocks(), type, 600, parts.formulas);
    QCOMPARE(stretches.size(), 5);
    QVERIFY(stretches.at(1).scale < 0.5);
    // The quote around it takes some of the room.
    QVERIFY(stretches.at(3).scale < stretches.at(1).scale);
    QCOMPARE(stretches.at(4).scale, 1.0);
    QCOMPARE(exports::stretchesOf(document.blocks(), type, 600).size(), 1);
}

void tst_Typesetting::thePictureOfAMessageHasColours()
{
    if (!hasTypesetterScripts())
        QSKIP("built without the typesetter's scripts");
    const exports::ImageLook look{exports::documentFonts(), render::Colors::light()};
    const auto hasKeyword = [&look](exports::Typesetting *typesetting) {
        const auto made = exports::messageImage(
            makeMessage(1, core::Role::Assistant, kFormulaAndCode.repeated(4)), look,
            [](const QByteArray &) { return QByteArray(); }, typesetting);
        const QImage image = made ? made.value() : QImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == look.colors.codeKeyword)
                    return true;
            }
        }
        return false;
    };
    exports::Typesetting typesetting(builtTypesetter(), {}, kSlowMachine);
    QVERIFY(hasKeyword(&typesetting));
    QVERIFY(!hasKeyword(nullptr));
}

void tst_Typesetting::theExporterAsksForThem()
{
    open();
    const core::ConversationInfo info = makeInfo(QStringLiteral("One"));
    (void)await(m_store->addMessages(
        info, {makeMessage(1, core::Role::Assistant, QStringLiteral("$x$"))}, {}));
    exports::Exporter exporter({[this] { return m_dir->filePath(QStringLiteral("loquat.db")); },
                                [] { return QHash<QUuid, QString>(); },
                                {teller(R"({"width":900,"ascent":700,"depth":100,"shapes":[]})")}});
    QList<exports::ExportResult> results;
    connect(&exporter, &exports::Exporter::finished, this,
            [&results](const exports::ExportResult &result) { results.append(result); });
    core::ExportOptions options;
    options.format = core::ExportFormat::Html;
    exporter.start({info.id}, options, m_folder.filePath(QStringLiteral("a.html")));
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 1, 30'000);
    QFile file(m_folder.filePath(QStringLiteral("a.html")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg class=\"formula\""));
    close();
}

void tst_Typesetting::withoutTheProgramAllStaysPlain_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("there is none") << QString();
    QTest::newRow("it dies") << QStringLiteral("exit 1\n");
    QTest::newRow("it talks nonsense") << QStringLiteral("while read -r x; do echo '[{'; done\n");
    QTest::newRow("it is no program") << QStringLiteral("no program");
}

void tst_Typesetting::withoutTheProgramAllStaysPlain()
{
    QFETCH(QString, body);
    const QStringList places{body.isEmpty() ? m_folder.filePath(QStringLiteral("nowhere"))
                                            : script(body.toUtf8())};
    if (body == QLatin1StringView("no program")) {
        QVERIFY(QFile::setPermissions(places.constFirst(), QFile::ReadOwner | QFile::WriteOwner));
        QProcess process;
        process.start(places.constFirst(), QStringList());
        QVERIFY(!process.waitForStarted());
        QCOMPARE(process.error(), QProcess::FailedToStart);
    }
    exports::Typesetting typesetting(places);
    const QString plain = page(kFormulaAndCode, nullptr);
    QCOMPARE(page(kFormulaAndCode, &typesetting), plain);
    QCOMPARE(page(kFormulaAndCode, &typesetting), plain);
}

void tst_Typesetting::nobodyWaitsForAMuteProgram()
{
    exports::Typesetting typesetting({script("while read -r x; do :; done\n")}, {}, {50});
    const QString plain = page(kFormulaAndCode, nullptr);
    QCOMPARE(page(kFormulaAndCode, &typesetting), plain);
    QVERIFY(!typesetting.typesetter());
    QCOMPARE(page(kFormulaAndCode, &typesetting), plain);
}

void tst_Typesetting::whoDoesNotGoOnIsNotKeptWaiting()
{
    int asked = 0;
    exports::Typesetting typesetting({script("while read -r x; do :; done\n")},
                                     [&asked] { return ++asked < 3; });
    QVERIFY(typesetting.setOf(parsedText(kFormulaAndCode).blocks()).formulas.isEmpty());
    QCOMPARE(asked, 3);
}

void tst_Typesetting::aDocumentDoesNotTakeForEver()
{
    exports::Typesetting typesetting({script("while read -r x; do :; done\n")}, {},
                                     {3'600'000, 50, 3'600'000});
    QVERIFY(typesetting.setOf(parsedText(kFormulaAndCode).blocks()).formulas.isEmpty());
    QVERIFY(!typesetting.typesetter());
}

void tst_Typesetting::whatCameBeforeItWasGivenUpIsNotMeasured()
{
    // As a formula it is far wider than the page, as words it is a page long.
    const QString formula =
        QStringLiteral("$$%1$$\n\n").arg(QStringLiteral("a + b ").repeated(650).trimmed());
    const QString text = formula.repeated(4) + QStringLiteral("$$y$$");
    exports::Typesetting typesetting(
        {script("read -r x\n"
                "echo '{\"id\":1,\"formula\":{\"width\":90000,\"ascent\":700,\"depth\":100,"
                "\"shapes\":[]}}'\nwhile read -r x; do :; done\n")},
        {}, {2'000});
    const auto pagesOf = [](const QByteArray &made) {
        return made.mid(made.indexOf("/Count ")).left(9);
    };
    const QByteArray plain = pagesOf(pdf(text, nullptr));
    QVERIFY(plain != "/Count 1\n");
    QCOMPARE(pagesOf(pdf(text, &typesetting)), plain);
    QVERIFY(!typesetting.typesetter());
}

void tst_Typesetting::aPictureIsNotWaitedForAtTheEnd()
{
    constexpr int kFormulas = 60;
    QString text;
    for (int i = 0; i < kFormulas; ++i)
        text += QStringLiteral("$x_{%1}$ ").arg(i);
    const QString asked = m_folder.filePath(QStringLiteral("asked"));
    auto exporter = std::make_unique<exports::Exporter>(exports::Exporter::Sources{
        [this] { return m_folder.filePath(QStringLiteral("nowhere.db")); },
        [] { return QHash<QUuid, QString>(); },
        {script("n=0\nwhile read -r x; do\n  n=$((n + 1))\n  printf x >>'" + asked.toUtf8()
                + "'\n  sleep 0.1\n  printf '{\"id\":%d}\\n' $n\ndone\n")}});
    const auto image = exporter->image(makeMessage(1, core::Role::Assistant, text),
                                       {exports::documentFonts(), render::Colors::light()});
    const auto count = [&asked] { return QFileInfo(asked).size(); };
    QTRY_VERIFY_WITH_TIMEOUT(count() > 0, 30'000);
    exporter.reset();
    QTRY_VERIFY_WITH_TIMEOUT(image.isFinished(), 60'000);
    QVERIFY(image.result().isOk());
    QVERIFY2(count() < kFormulas, qPrintable(QString::number(count())));
}

QTEST_MAIN(tst_Typesetting)
#include "tst_typesetting.moc"
