// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/nearmodels.h"

#include "core/preset.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QList<api::ModelInfo> listOf(const QStringList &ids)
{
    QList<api::ModelInfo> list;
    for (const QString &id : ids) {
        api::ModelInfo model;
        model.id = id.section(u'|', 0, 0);
        model.name = id.section(u'|', 1);
        list.append(model);
    }
    return list;
}

} // namespace

class NearModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasMeant_data();
    void findsWhatWasMeant();
    void findsNothingElse_data();
    void findsNothingElse();
    void saysNothingWhenTheListHasIt();
    void keepsIdsAsTheyAre();
    void proposesTheLikeliestFirst();
    void givesNoMoreThanAskedFor();
    void isQuickWithALongList();
    void followsTheGuidesRule_data();
    void followsTheGuidesRule();
    void onlyAGuideMakesTheRule();
};

void NearModelsTest::findsWhatWasMeant_data()
{
    QTest::addColumn<QString>("first");
    for (const auto &[typed, first] : std::initializer_list<std::pair<const char *, const char *>>{
             {"GPT-4.1", "gpt-4.1"},
             {"gpt 4.1", "gpt-4.1"},
             {"gpt_4.1", "gpt-4.1"},
             {"gpt4.1", "gpt-4.1"},
             {" gpt-4.1 ", "gpt-4.1"},
             {"ＧＰＴ－４．１", "gpt-4.1"},
             {"Gemini 1.5 Flash", "gemini-1.5-flash"},
             {"gemini flash", "gemini-1.5-flash"},
             {"flash gemini", "gemini-1.5-flash"},
             {"gem fl", "gemini-1.5-flash"},
             {"gemini", "gemini-1.5-flash"},
             {"gemini pro", "gemini-1.5-pro"},
             {"gemini-1.5-falsh", "gemini-1.5-flash"},
             {"gemnii-1.5-pro", "gemini-1.5-pro"},
             {"claude snt", "claude-sonnet-4"},
             {"claude sonnet", "claude-sonnet-4"},
             {"sonnet", "claude-sonnet-4"},
             {"The Clever One", "org/x7-instruct"},
             {"clever one", "org/x7-instruct"},
             {"the cleverone", "org/x7-instruct"},
             {"x7-instruct", "org/x7-instruct"},
             {"X7 Instruct", "org/x7-instruct"},
             {"openai/gpt-4.1", "gpt-4.1"},
             {"通义千问", "qwen-max"},
             {"deepsek-chat", "deepseek-chat"},
             {"deepseek v3", "deepseek-v3"},
             {"eepseek-chat", "deepseek-chat"},
             {"depeseek-chatt", "deepseek-chat"},
             {"qwen-maxx", "qwen-max"}})
        QTest::newRow(typed) << QString::fromUtf8(first);
}

void NearModelsTest::findsWhatWasMeant()
{
    QFETCH(QString, first);
    const auto list =
        listOf({u"gemini-1.5-flash"_s, u"gemini-1.5-flash-8b"_s, u"gemini-1.5-pro"_s, u"gpt-4.1"_s,
                u"gpt-4.1-mini"_s, u"claude-sonnet-4"_s, u"org/x7-instruct|The Clever One"_s,
                u"qwen-max|通义千问"_s, u"deepseek-chat"_s, u"deepseek-v3"_s});
    const QStringList near = api::nearModels(QString::fromUtf8(QTest::currentDataTag()), list, 5);
    QVERIFY(!near.isEmpty());
    QCOMPARE(near.constFirst(), first);
}

void NearModelsTest::findsNothingElse_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "   ", "---", "llama", "o", "zzzzzzzz", "gpt-9000-ultra-max"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void NearModelsTest::findsNothingElse()
{
    QFETCH(QString, typed);
    const auto list = listOf({u"gpt-4.1"_s, u"gemini-1.5-flash"_s});
    QCOMPARE(api::nearModels(typed, list, 5), QStringList());
}

void NearModelsTest::saysNothingWhenTheListHasIt()
{
    QCOMPARE(api::nearModels(u"gpt"_s, listOf({u"gpt"_s, u"gpt-4"_s}), 5), QStringList());
}

void NearModelsTest::keepsIdsAsTheyAre()
{
    const auto list = listOf({u"/models/My Model (Q4).gguf"_s});
    QCOMPARE(api::nearModels(u"my model q4 gguf"_s, list, 5),
             QStringList{u"/models/My Model (Q4).gguf"_s});
}

void NearModelsTest::proposesTheLikeliestFirst()
{
    const auto list = listOf({u"gemini-1.5-flash-8b-exp"_s, u"gemini-2.0-flash"_s,
                              u"gemini-1.5-flash"_s, u"GEMINI-FLASH"_s, u"other|Gemini Flash"_s});
    QCOMPARE(
        api::nearModels(u"gemini flash"_s, list, 4),
        (QStringList{u"other"_s, u"GEMINI-FLASH"_s, u"gemini-2.0-flash"_s, u"gemini-1.5-flash"_s}));
}

void NearModelsTest::givesNoMoreThanAskedFor()
{
    const auto list = listOf({u"a-chat-1"_s, u"a-chat-2"_s, u"a-chat-3"_s});
    QCOMPARE(api::nearModels(u"a chat"_s, list, 2).size(), 2);
    QCOMPARE(api::nearModels(u"a chat"_s, list, 0).size(), 0);
}

void NearModelsTest::isQuickWithALongList()
{
    QStringList ids;
    for (int i = 0; i < 5000; ++i)
        ids.append(u"provider/some-model-%1-instruct-preview"_s.arg(i));
    ids.append(QString(100'000, u'x'));
    QCOMPARE(api::nearModels(u"Some Model 4711 Instruct Preview"_s, listOf(ids), 3).constFirst(),
             u"provider/some-model-4711-instruct-preview"_s);
    QVERIFY(api::nearModels(QString(100'000, u'y'), listOf(ids), 3).isEmpty());
}

void NearModelsTest::followsTheGuidesRule_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("Gemini 1.5 Flash") << u"gemini-1.5-flash"_s;
    QTest::newRow("gemini_1.5_flash") << u"gemini-1.5-flash"_s;
    QTest::newRow(" GPT-4o ") << u"gpt-4o"_s;
    QTest::newRow("a - b") << u"a-b"_s;
    QTest::newRow("gemini–flash") << u"gemini-flash"_s;
    QTest::newRow("gemini-1.5-flash") << QString();
    QTest::newRow("") << QString();
}

void NearModelsTest::followsTheGuidesRule()
{
    QTEST(api::proposedModelId(QString::fromUtf8(QTest::currentDataTag())), "id");
}

void NearModelsTest::onlyAGuideMakesTheRule()
{
    QVERIFY(core::presetById(u"ling"_s).hasDashedModelIds);
    for (const core::Preset &preset : core::presets())
        QVERIFY(preset.id == u"ling"_s || !preset.hasDashedModelIds);
}

QTEST_GUILESS_MAIN(NearModelsTest)
#include "tst_nearmodels.moc"
