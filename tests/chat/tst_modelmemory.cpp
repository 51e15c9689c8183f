// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/modelmemory.h"
#include "chat/nearmodels.h"
#include "core/id.h"

#include <QTemporaryDir>
#include <QTest>

using chat::ModelChoice;
using chat::ModelMemory;

namespace {

const QUuid kProfile = core::newId();

ModelChoice model(const char *id, std::optional<bool> vision = {}, const char *name = "")
{
    ModelChoice choice;
    choice.profileId = kProfile;
    choice.id = QString::fromLatin1(id);
    choice.name = QString::fromLatin1(name);
    choice.hasVision = vision;
    return choice;
}

QStringList texts(std::initializer_list<const char *> latin)
{
    QStringList list;
    for (const char *one : latin)
        list.append(QString::fromLatin1(one));
    return list;
}

} // namespace

/// What a person used and likes, and what a name may mean.
class ModelMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastUsedComesFirstAndTheNinthLeaves()
    {
        ModelMemory memory(m_preferences);
        for (int i = 0; i < 12; ++i)
            memory.noteUse({kProfile, QStringLiteral("m-%1").arg(i)});
        QCOMPARE(memory.recent().size(), 8);
        QCOMPARE(memory.recent().constFirst().model, QStringLiteral("m-11"));
        memory.noteUse({kProfile, QStringLiteral("m-8")});
        QCOMPARE(memory.recent().size(), 8);
        QCOMPARE(memory.recent().constFirst().model, QStringLiteral("m-8"));
        memory.noteUse({kProfile, {}});
        QCOMPARE(memory.recent().size(), 8);
    }

    void favouritesAreSwitched()
    {
        ModelMemory memory(m_preferences);
        const core::ModelChoiceRef one{kProfile, QStringLiteral("m")};
        memory.toggleFavourite(one);
        QVERIFY(memory.isFavourite(one));
        memory.toggleFavourite(one);
        QVERIFY(!memory.isFavourite(one));
    }

    void onlyWhatIsKnownToBeBlindIsBlind()
    {
        const QList<ModelChoice> list{model("blind", false), model("sees", true), model("who")};
        QCOMPARE(chat::visionOf(list, QStringLiteral("blind")), std::optional(false));
        QCOMPARE(chat::visionOf(list, QStringLiteral("sees")), std::optional(true));
        QVERIFY(!chat::visionOf(list, QStringLiteral("who")));
        QVERIFY(chat::visionOf(list, QStringLiteral("not-listed")) != std::optional(false));
    }

    void offersAModelThatSees()
    {
        QList<ModelChoice> list{model("draw-1", true), model("big-see", true),
                                model("small-1", false), model("small-see", true),
                                model("unknown")};
        list[0].isForChat = false;
        const QString blind = QStringLiteral("small-1");
        QCOMPARE(chat::seeingModel(list, blind, {}), QStringLiteral("small-see"));
        QCOMPARE(chat::seeingModel(list, blind, texts({"other", "big-see"})),
                 QStringLiteral("big-see"));
        QCOMPARE(chat::seeingModel({model("unknown")}, blind, {}), QString());
    }

    void proposesWhatATypedNameMayMean_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("case") << QStringLiteral("GPT-4o") << QStringLiteral("gpt-4o");
        QTest::newRow("blanks") << QStringLiteral("gemini 1.5 flash")
                                << QStringLiteral("gemini-1.5-flash");
        QTest::newRow("display name") << QStringLiteral("Small One") << QStringLiteral("sm-1");
        QTest::newRow("words") << QStringLiteral("gemini flash")
                               << QStringLiteral("gemini-1.5-flash");
        QTest::newRow("a slip") << QStringLiteral("gemini-1.5-falsh")
                                << QStringLiteral("gemini-1.5-flash");
        QTest::newRow("without its owner")
            << QStringLiteral("large-2") << QStringLiteral("maker/large-2");
        QTest::newRow("listed") << QStringLiteral("gpt-4o") << QString();
        QTest::newRow("nothing near") << QStringLiteral("zzzzzz") << QString();
    }
    void proposesWhatATypedNameMayMean()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QList<ModelChoice> list{model("gemini-1.5-pro"),        model("gemini-1.5-flash"),
                                model("sm-1", {}, "Small One"), model("maker/large-2"),
                                model("gpt-4o-mini"),           model("gpt-4o")};
        const QString first = chat::nearModels(typed, list, 3).value(0);
        // The list has the exact name of the first row in another case only.
        QCOMPARE(first, typed == QLatin1StringView("gpt-4o") ? QString() : meant);
        QVERIFY(chat::nearModels(QStringLiteral("1.5"), list, 1).size() <= 1);
    }

    void withoutAListTheNamingRuleProposes()
    {
        QCOMPARE(chat::nearModels(QStringLiteral("Gemini 1.5 Flash"), {}, 3),
                 texts({"gemini-1.5-flash"}));
        QVERIFY(chat::nearModels(QStringLiteral("gemini-1.5-flash"), {}, 3).isEmpty());
    }

private:
    QTemporaryDir m_dir;
    chat::Preferences m_preferences{storage::SettingsFile(m_dir.filePath(QStringLiteral("s.json"))),
                                    core::Settings()};
};

QTEST_GUILESS_MAIN(ModelMemoryTest)
#include "tst_modelmemory.moc"
