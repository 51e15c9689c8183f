// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "core/promptimport.h"
#include "core/prompttemplate.h"

#include <QRandomGenerator>
#include <QTest>

using core::PromptTemplate;
using core::PromptVariable;
using Kind = core::PromptVariable::Kind;

/// Prompts, and what stands between two pairs of braces in them.
class PromptTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesAreRead_data();
    void variablesAreRead();
    void whatIsNoVariableStaysText_data();
    void whatIsNoVariableStaysText();
    void eachIsAskedForOnce();
    void valuesAreTextWhateverTheyHold();
    void bracesCanBeEscaped_data();
    void bracesCanBeEscaped();
    void anyTextCanBeEscaped();
    void fillingLaterIsFillingAtOnce();
    void whatIsPlainStaysAsItIs();
    void nothingGrowsWithoutEnd();
    void manyBracesAreReadQuickly();
    void theMomentIsWrittenTheSameEverywhere();
    void instructionsFillOnlyWhatNeedsNobody();
    void promptsAreTidied();
    void tagsAreWrittenInOneLine_data();
    void tagsAreWrittenInOneLine();
    void whatIsTypedAsTagsIsRead();
    void whatAFileBringsIsJudgedByWhatIsHere();

private:
    /// Texts of what templates are made of, in any order.
    static QString anyText(QRandomGenerator &random)
    {
        static const QStringList parts{
            QStringLiteral("{"),       QStringLiteral("{{"),   QStringLiteral("}}"),
            QStringLiteral("\\"),      QStringLiteral("|"),    QStringLiteral(":"),
            QStringLiteral("a"),       QStringLiteral("b"),    QStringLiteral("date"),
            QStringLiteral("{{a}}"),   QStringLiteral("\n"),   QStringLiteral("{{date}}"),
            QStringLiteral("{{x|y}}"), QStringLiteral("\\{{"), QStringLiteral("名")};
        QString text;
        const int count = random.bounded(12);
        for (int i = 0; i < count; ++i)
            text += parts.at(random.bounded(int(parts.size())));
        return text;
    }
    static core::PromptFacts facts()
    {
        return {QDateTime(QDate(2026, 11, 28), QTime(9, 5)), QStringLiteral("gpt-4.1"),
                QStringLiteral("en")};
    }
};

void PromptTemplateTest::variablesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QStringList>("choices");
    const auto add = [](const char *text, Kind kind, const QString &name = {},
                        const QString &preset = {}, const QStringList &choices = {}) {
        QTest::newRow(text) << QString::fromUtf8(text) << kind << name << preset << choices;
    };
    const QString tone = QStringLiteral("tone");
    const QStringList two{QStringLiteral("kind"), QStringLiteral("short and clear")};
    add("{{date}}", Kind::Date);
    add("{{ Time }}", Kind::Time);
    add("{{DATETIME}}", Kind::DateTime);
    add("{{weekday}}", Kind::Weekday);
    add("{{clipboard}}", Kind::Clipboard);
    add("{{model}}", Kind::Model);
    add("{{language}}", Kind::Language);
    add("{{selection}}", Kind::Selection);
    add("{{CURRENT_DATE}}", Kind::Date); // of other programs
    add("{{model_name}}", Kind::Model);
    add("{{tone}}", Kind::Free, tone);
    add("{{目标 语言}}", Kind::Free, QStringLiteral("目标 语言"));
    add("{{tone:kind, please}}", Kind::Free, tone, QStringLiteral("kind, please"));
    add("{{tone:}}", Kind::Free, tone);
    add("{{date:tomorrow}}", Kind::Free, QStringLiteral("date"), QStringLiteral("tomorrow"));
    add("{{ kind | short and clear }}", Kind::Choice, {}, {}, two);
    add("{{tone:kind|short and clear}}", Kind::Choice, tone, {}, two);
    add("{{12:30|18:00}}", Kind::Choice, {}, {},
        {QStringLiteral("12:30"), QStringLiteral("18:00")});
}

void PromptTemplateTest::variablesAreRead()
{
    QFETCH(QString, text);
    const QList<PromptVariable> read =
        PromptTemplate(QStringLiteral("Before %1, behind").arg(text)).variables();
    QCOMPARE(read.size(), 1);
    QTEST(read.first().kind, "kind");
    QTEST(read.first().name, "name");
    QTEST(read.first().preset, "preset");
    QTEST(read.first().choices, "choices");
    QCOMPARE(read.first().source, text);
    const PromptTemplate::Values values{{read.first().key(), QStringLiteral("<it>")}};
    QCOMPARE(PromptTemplate(text + text).expanded(values), QStringLiteral("<it><it>"));
}

void PromptTemplateTest::whatIsNoVariableStaysText_data()
{
    QTest::addColumn<QString>("text");
    const auto add = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
    add("{{}}");
    add("{{ }}");
    add("{date}");
    add("{{date}");
    add("{{date");
    add("{{da\nte}}");
    add("{{1+2}}");
    add("{{#if x}}");
    add("{{user.name}}");
    add("{{a|}}");
    add("{{a|a}}");
    add("{{|}}");
    add("\\\\{{1+2}}");
    add("\\frac{a}{b}");
    QTest::newRow("a name that is too long") << QStringLiteral("{{%1}}").arg(
        QString(PromptTemplate::kLongestVariableName + 1, QLatin1Char('a')));
}

void PromptTemplateTest::whatIsNoVariableStaysText()
{
    QFETCH(QString, text);
    const PromptTemplate read(text);
    QVERIFY(read.variables().isEmpty());
    QVERIFY(read.isPlain());
    QCOMPARE(read.expanded({{QStringLiteral("date"), QStringLiteral("no")}}), text);
}

void PromptTemplateTest::eachIsAskedForOnce()
{
    const PromptTemplate read(
        QStringLiteral("{{Name}} {{tone:a|b}} {{name:Ann}} {{x|y}} {{x|y}} {{date}} {{TONE}}"));
    const QList<PromptVariable> each = read.variables();
    QCOMPARE(each.size(), 4);
    QCOMPARE(each.at(0).preset, QStringLiteral("Ann")); // the one that says more
    QCOMPARE(each.at(1).choices.size(), 2);
    QVERIFY(each.at(2).isAsked());
    QVERIFY(!each.at(3).isAsked());
    const PromptTemplate::Values values{{each.at(0).key(), QStringLiteral("Bo")},
                                        {each.at(1).key(), QStringLiteral("b")}};
    QCOMPARE(read.expanded(values), QStringLiteral("Bo b Bo {{x|y}} {{x|y}} {{date}} b"));
}

void PromptTemplateTest::valuesAreTextWhateverTheyHold()
{
    const PromptTemplate read(QStringLiteral("{{clipboard}}{{b}}"));
    const QString foreign = QStringLiteral("{{date}} \\{{b}} {{");
    const PromptTemplate::Values values{{QStringLiteral("clipboard"), foreign}};
    QCOMPARE(read.expanded(values), foreign + QStringLiteral("{{b}}"));
    // Kept as instructions it goes on saying so when the moment is filled in.
    const QString kept = read.filled(values);
    QCOMPARE(core::sentInstructions(kept, facts()), foreign + QStringLiteral("{{b}}"));
}

void PromptTemplateTest::bracesCanBeEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    add("\\{{a}}", "{{a}}");
    add("\\\\{{a}}", "\\A");
    add("\\\\\\{{a}}", "\\{{a}}");
    add("{{{a}}}", "{A}");
    add("\\{{{a}}}", "{{{a}}}");
    add("\\{a}", "\\{a}");
    add("C:\\dir {{a}}", "C:\\dir A");
    add("{{ {{a}}", "{{ A");
}

void PromptTemplateTest::bracesCanBeEscaped()
{
    QFETCH(QString, text);
    const PromptTemplate read(text);
    const PromptTemplate::Values values{{QStringLiteral("ask a"), QStringLiteral("A")}};
    QTEST(read.expanded(values), "expected");
    QCOMPARE(read.isPlain(), read.expanded({}) == text && read.variables().isEmpty());
}

void PromptTemplateTest::anyTextCanBeEscaped()
{
    auto *random = QRandomGenerator::global();
    for (int i = 0; i < 20'000; ++i) {
        const QString text = anyText(*random);
        const PromptTemplate read(PromptTemplate::escaped(text));
        QVERIFY2(read.variables().isEmpty(), qPrintable(text));
        QCOMPARE(read.expanded({}), text);
    }
}

void PromptTemplateTest::fillingLaterIsFillingAtOnce()
{
    auto *random = QRandomGenerator::global();
    const QString a = QStringLiteral("ask a");
    const QString date = QStringLiteral("date");
    for (int i = 0; i < 20'000; ++i) {
        const QString text = anyText(*random);
        const PromptTemplate::Values first{{a, anyText(*random)}};
        const PromptTemplate::Values second{{date, QStringLiteral("today")},
                                            {QStringLiteral("pick x|y"), QStringLiteral("x")}};
        PromptTemplate::Values both = second;
        both.insert(a, first.value(a));
        const PromptTemplate read(text);
        const QString later = PromptTemplate(read.filled(first)).expanded(second);
        QVERIFY2(later == read.expanded(both),
                 qPrintable(text + QStringLiteral(" with ") + first.value(a)
                            + QStringLiteral(" became ") + later));
    }
}

void PromptTemplateTest::whatIsPlainStaysAsItIs()
{
    auto *random = QRandomGenerator::global();
    for (int i = 0; i < 20'000; ++i) {
        const QString text = anyText(*random);
        const PromptTemplate read(text);
        if (read.isPlain())
            QCOMPARE(read.expanded({{QStringLiteral("date"), QStringLiteral("x")}}), text);
    }
}

void PromptTemplateTest::nothingGrowsWithoutEnd()
{
    const QString much(100'000, QLatin1Char('x'));
    const PromptTemplate read(QStringLiteral("{{clipboard}}").repeated(5000));
    QVERIFY(read.variables().size() == 1);
    const QString grown = read.expanded({{QStringLiteral("clipboard"), much}});
    QVERIFY(grown.startsWith(much));
    QVERIFY(grown.size() <= PromptTemplate::kLongestExpansion + 5000 * 13);
    QVERIFY(grown.endsWith(QStringLiteral("{{clipboard}}")));
    const QString tooMany = QStringLiteral("{{a}}").repeated(PromptTemplate::kMostVariables + 1);
    QVERIFY(PromptTemplate(tooMany)
                .expanded({{QStringLiteral("ask a"), QStringLiteral("A")}})
                .endsWith(QStringLiteral("A{{a}}")));
}

void PromptTemplateTest::manyBracesAreReadQuickly()
{
    // Would take minutes if each of them looked at all the others.
    for (const QString &part : {QStringLiteral("{{ "), QStringLiteral("{"), QStringLiteral("\\"),
                                QStringLiteral("\\{{"), QStringLiteral("{{a|")}) {
        const QString text = part.repeated(1'000'000);
        QVERIFY(PromptTemplate(text).variables().isEmpty());
    }
}

void PromptTemplateTest::theMomentIsWrittenTheSameEverywhere()
{
    const PromptTemplate read(
        QStringLiteral("{{date}} {{time}} {{datetime}} {{weekday}} {{model}}"));
    QCOMPARE(read.expanded(PromptTemplate::valuesOf(facts())),
             QStringLiteral("2026-11-28 09:05 2026-11-28 09:05 Saturday gpt-4.1"));
    core::PromptFacts chinese = facts();
    chinese.languageCode = QStringLiteral("zh_CN");
    QCOMPARE(read.expanded(PromptTemplate::valuesOf(chinese)),
             QStringLiteral("2026-11-28 09:05 2026-11-28 09:05 星期六 gpt-4.1"));
    QVERIFY(!PromptTemplate(QStringLiteral("{{language}}"))
                 .expanded(PromptTemplate::valuesOf(chinese))
                 .contains(QLatin1Char('{')));
}

void PromptTemplateTest::instructionsFillOnlyWhatNeedsNobody()
{
    QCOMPARE(core::sentInstructions(
                 QStringLiteral("{{date}} {{clipboard}} {{selection}} {{name:Ann}} {{a|b}} "
                                "\\{{time}} {{model}}"),
                 facts()),
             QStringLiteral("2026-11-28 {{clipboard}} {{selection}} {{name:Ann}} {{a|b}} "
                            "{{time}} gpt-4.1"));
    const QString plain = QStringLiteral("Be brief. { } \\");
    QCOMPARE(core::sentInstructions(plain, facts()), plain);
}

void PromptTemplateTest::promptsAreTidied()
{
    core::Prompt prompt;
    prompt.text = QStringLiteral("First line\nSecond line");
    prompt.tags = {QStringLiteral(" a "), QStringLiteral("A"), QString(), QStringLiteral("b\nc")};
    prompt = core::tidied(prompt);
    QCOMPARE(prompt.title, QStringLiteral("First line Second line"));
    QCOMPARE(prompt.tags, QStringList({QStringLiteral("a"), QStringLiteral("b c")}));
    QVERIFY(core::isWhole(prompt));
    prompt.text = QStringLiteral(" \n");
    QVERIFY(!core::isWhole(prompt));
    prompt.text = QString(core::kLongestPromptText - 1, QLatin1Char('x')) + QStringLiteral("🦊");
    QCOMPARE(core::tidied(prompt).text.size(), core::kLongestPromptText - 1); // no half character
    core::Persona persona;
    persona.model =
        QStringLiteral(" /models/two  spaces/") + QString(300, u'm') + QStringLiteral(".gguf ");
    QCOMPARE(core::tidied(persona).model, persona.model.trimmed()); // names nothing else
    QCOMPARE(core::ownIconName(core::ownIcon(QStringLiteral("mark"))), QStringLiteral("mark"));
    QVERIFY(core::iconLetter(core::ownIcon(QStringLiteral("mark"))).isEmpty());
    QCOMPARE(core::iconLetter(QStringLiteral("🦊")), QStringLiteral("🦊"));
}

void PromptTemplateTest::tagsAreWrittenInOneLine_data()
{
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QStringList &tags, const char *line) {
        QTest::newRow(name) << tags << QString::fromUtf8(line);
    };
    row("none", {}, "");
    row("plain", {QStringLiteral("a"), QStringLiteral("b c")}, "a, b c");
    row("comma", {QStringLiteral("a, b"), QStringLiteral("c")}, "\"a, b\", c");
    row("Chinese comma", {QStringLiteral("茶，咖啡")}, "\"茶，咖啡\"");
    row("quotes within", {QStringLiteral("5\" disk"), QStringLiteral("d")}, "5\" disk, d");
    row("quotes and comma", {QStringLiteral("5\", 3\"")}, "\"5\"\", 3\"\"\"");
    row("quoted", {QStringLiteral("\"a\"")}, "\"\"\"a\"\"\"");
}

void PromptTemplateTest::tagsAreWrittenInOneLine()
{
    QFETCH(const QStringList, tags);
    QFETCH(const QString, line);
    QCOMPARE(core::tagsLine(tags), line);
    QCOMPARE(core::tidied(core::Prompt{{}, {}, {}, {}, core::tagsIn(line)}).tags, tags);
}

void PromptTemplateTest::whatIsTypedAsTagsIsRead()
{
    const auto read = [](const char *line) {
        return core::tidied(core::Prompt{{}, {}, {}, {}, core::tagsIn(QString::fromUtf8(line))})
            .tags.join(u'|');
    };
    QCOMPARE(read("a，b ,c,,"), QStringLiteral("a|b|c"));
    QCOMPARE(read(" \"a, b\" , c"), QStringLiteral("a, b|c"));
    QCOMPARE(read("\"a, b"), QStringLiteral("\"a|b")); // nothing ends it
    QCOMPARE(read("\"a\" b, c"), QStringLiteral("\"a\" b|c"));
}

void PromptTemplateTest::whatAFileBringsIsJudgedByWhatIsHere()
{
    using State = core::ImportedPrompt::State;
    const core::Prompt known{
        core::newId(), core::PromptKind::Snippet, QStringLiteral("A"), QStringLiteral("Text"), {}};
    core::Prompt other = known; // changed since it was exported
    other.text = QStringLiteral("Another text");
    core::Persona persona;
    persona.name = QStringLiteral("Fox");
    core::PromptShelf here{{known}, {}};
    for (qsizetype i = 0; i < core::kMostPersonas; ++i)
        here.personas.append({core::newId(), QString::number(i), {}, {}, {}, {}, {}});
    const core::PromptImport found =
        core::judged({core::PromptFormat::Own, {{known}, {other}, {other}, {persona}}}, here);
    QCOMPARE(found.items.at(0).state, State::Known);
    QCOMPARE(found.items.at(1).state, State::New);
    QVERIFY(std::get<core::Prompt>(found.items.at(1).what).id != known.id); // both are kept
    QCOMPARE(found.items.at(2).state, State::Known);
    QCOMPARE(found.items.at(3).state, State::Refused);
    QCOMPARE(found.items.at(3).reason, core::ImportedPrompt::Reason::Full);
    QCOMPARE(found.count(State::Known), 2);
    here.personas.removeLast();
    QCOMPARE(
        core::judged({core::PromptFormat::Own, {{persona}, {persona}}}, here).items.at(0).state,
        State::New);
}

QTEST_GUILESS_MAIN(PromptTemplateTest)
#include "tst_prompttemplate.moc"
