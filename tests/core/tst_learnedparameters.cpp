// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learnedparameters.h"

#include <QTest>

using core::ChatParameters;
using core::LearnedParameter;

namespace {

const QString kModel = QStringLiteral("m");

LearnedParameter refused(const char *name, const char *instead = "")
{
    return {kModel, QString::fromLatin1(name), QString::fromLatin1(instead)};
}

QJsonObject written(const ChatParameters &parameters)
{
    QJsonObject object;
    parameters.writeTo(object);
    return object;
}

} // namespace

/// What a gateway taught is applied to the next request.
class TestLearnedParameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedOptionIsLeftOut();
    void aRenamedOptionKeepsItsValue();
    void whatIsSetUnderTheOtherNameStays();
    void ownMembersCanBeLeftOutToo();
    void otherModelsAreNotConcerned();
    void whatIsNotSentChangesNothing();
    void aLessonIsKeptOnce();
    void aPathStandsForItsOption_data();
    void aPathStandsForItsOption();
};

void TestLearnedParameters::aRefusedOptionIsLeftOut()
{
    ChatParameters parameters;
    parameters.temperature = 0.5;
    parameters.topP = 0.9;
    QVERIFY(parameters.set(QStringLiteral("top_k"), 40));
    const QList<LearnedParameter> learned{refused("temperature"), refused("top_k")};
    QCOMPARE(written(core::withLearned(parameters, learned, kModel)),
             (QJsonObject{{QStringLiteral("top_p"), 0.9}}));
}

void TestLearnedParameters::aRenamedOptionKeepsItsValue()
{
    ChatParameters parameters;
    parameters.maxTokens = 512;
    const ChatParameters applied =
        core::withLearned(parameters, {refused("max_tokens", "max_completion_tokens")}, kModel);
    QVERIFY(!applied.maxTokens);
    QCOMPARE(applied.maxCompletionTokens, std::optional<qint64>(512));
}

void TestLearnedParameters::whatIsSetUnderTheOtherNameStays()
{
    ChatParameters parameters;
    parameters.maxTokens = 512;
    parameters.maxCompletionTokens = 100;
    const ChatParameters applied =
        core::withLearned(parameters, {refused("max_tokens", "max_completion_tokens")}, kModel);
    QCOMPARE(applied.maxCompletionTokens, std::optional<qint64>(100));
}

void TestLearnedParameters::ownMembersCanBeLeftOutToo()
{
    const ChatParameters applied =
        core::withLearned({}, {refused("stream_options"), refused("stream")}, kModel);
    QCOMPARE(applied.streamOptions, std::optional<QJsonObject>(QJsonObject()));
    QCOMPARE(applied.stream, std::optional<bool>(false));
}

void TestLearnedParameters::otherModelsAreNotConcerned()
{
    ChatParameters parameters;
    parameters.temperature = 0.5;
    QCOMPARE(core::withLearned(parameters, {refused("temperature")}, QStringLiteral("other")),
             parameters);
}

void TestLearnedParameters::whatIsNotSentChangesNothing()
{
    QCOMPARE(core::withLearned({}, {refused("temperature"), refused("max_tokens", "x")}, kModel),
             ChatParameters());
}

void TestLearnedParameters::aLessonIsKeptOnce()
{
    QList<LearnedParameter> learned;
    QVERIFY(core::learn(learned, refused("max_tokens")));
    QVERIFY(!core::learn(learned, refused("max_tokens")));
    QVERIFY(core::learn(learned, refused("max_tokens", "max_completion_tokens")));
    QCOMPARE(learned, QList<LearnedParameter>{refused("max_tokens", "max_completion_tokens")});
    QVERIFY(!core::learn(learned, refused("")));
}

void TestLearnedParameters::aPathStandsForItsOption_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("option");
    QTest::newRow("dots") << QStringLiteral("response_format.type")
                          << QStringLiteral("response_format");
    QTest::newRow("brackets") << QStringLiteral("tools[0].strict") << QStringLiteral("tools");
    QTest::newRow("in stream_options")
        << QStringLiteral("stream_options.include_usage") << QStringLiteral("stream_options");
    QTest::newRow("only the member")
        << QStringLiteral("include_usage") << QStringLiteral("stream_options");
}

void TestLearnedParameters::aPathStandsForItsOption()
{
    QFETCH(QString, named);
    QFETCH(QString, option);
    QList<LearnedParameter> learned;
    QVERIFY(core::learn(learned, {kModel, named, {}}));
    QCOMPARE(learned.constFirst().parameter, option);
}

QTEST_GUILESS_MAIN(TestLearnedParameters)
#include "tst_learnedparameters.moc"
