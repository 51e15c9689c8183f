// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace support;

/// `n` at the demo.
class ManyChoicesTest : public QObject
{
    Q_OBJECT

    DemoRig m_demo;

    [[nodiscard]] QByteArray ask(bool isStreaming, const char *model = "demo-tour",
                                 const char *prompt = "Hi") const
    {
        QJsonObject body =
            QJsonDocument::fromJson(
                chatBody(QString::fromLatin1(model), QString::fromLatin1(prompt), isStreaming))
                .object();
        body.insert(QStringLiteral("n"), 3);
        const QJsonObject function{{QStringLiteral("name"), QStringLiteral("get_weather")},
                                   {QStringLiteral("parameters"), QJsonObject()}};
        if (QByteArray(model) == "demo-tools")
            body.insert(QStringLiteral("tools"),
                        QJsonArray{QJsonObject{
                            {QStringLiteral("type"), QStringLiteral("function")},
                            {QStringLiteral("function"), function},
                        }});
        return m_demo.post(QJsonDocument(body).toJson()).body;
    }

    /// What came of each choice, by its number.
    struct Streamed {
        QMap<int, QString> texts;
        QMap<int, QString> thoughts;
        QMap<int, QString> reasons;
        QMap<int, QStringList> calls; ///< their ids
    };
    [[nodiscard]] static Streamed streamed(const QByteArray &body)
    {
        Streamed all;
        const QByteArrayList lines = body.split('\n');
        for (const QByteArray &line : lines) {
            const QJsonDocument event = QJsonDocument::fromJson(line.mid(6));
            const QJsonValue choice = event[QStringLiteral("choices")][0];
            if (!choice.isObject())
                continue;
            const int index = choice[QStringLiteral("index")].toInt(-1);
            const QJsonValue delta = choice[QStringLiteral("delta")];
            all.texts[index] += delta[QStringLiteral("content")].toString();
            all.thoughts[index] += delta[QStringLiteral("reasoning_content")].toString();
            all.reasons[index] += choice[QStringLiteral("finish_reason")].toString();
            const QString id =
                delta[QStringLiteral("tool_calls")][0][QStringLiteral("id")].toString();
            if (!id.isEmpty())
                all.calls[index].append(id);
        }
        return all;
    }

private Q_SLOTS:
    void everyChoiceStreamsAndEnds()
    {
        const Streamed all = streamed(ask(true));
        QCOMPARE(all.texts.keys(), (QList<int>{0, 1, 2}));
        QVERIFY(!all.texts.value(0).isEmpty());
        QCOMPARE(all.texts.value(2), QStringLiteral("3/3 · ") + all.texts.value(0));
        QCOMPARE(all.reasons.values(), QStringList(3, QStringLiteral("stop")));
    }

    void everyChoiceThinks()
    {
        const Streamed all = streamed(ask(true, "demo-reasoning"));
        QCOMPARE(all.thoughts.keys(), (QList<int>{0, 1, 2}));
        QVERIFY(!all.thoughts.value(0).isEmpty());
        QCOMPARE(all.thoughts.value(2), all.thoughts.value(0));
        QCOMPARE(all.texts.value(1), QStringLiteral("2/3 · ") + all.texts.value(0));
        QCOMPARE(all.reasons.values(), QStringList(3, QStringLiteral("stop")));
    }

    void everyChoiceHasCallsOfItsOwn()
    {
        const Streamed all = streamed(ask(true, "demo-tools", "call get_weather"));
        QCOMPARE(all.calls.keys(), (QList<int>{0, 1, 2}));
        QSet<QString> ids;
        for (const QStringList &calls : all.calls) {
            QCOMPARE(calls.size(), 1);
            ids.insert(calls.constFirst());
        }
        QCOMPARE(ids.size(), 3);
        QCOMPARE(all.reasons.values(), QStringList(3, QStringLiteral("tool_calls")));
        const QJsonDocument whole =
            QJsonDocument::fromJson(ask(false, "demo-tools", "call get_weather"));
        ids.clear();
        for (int choice = 0; choice < 3; ++choice)
            ids.insert(whole[QStringLiteral("choices")][choice][QStringLiteral("message")]
                            [QStringLiteral("tool_calls")][0][QStringLiteral("id")]
                                .toString());
        QCOMPARE(ids.size(), 3);
        QVERIFY(!ids.contains(QString()));
    }

    void aFaultMeetsEveryChoice()
    {
        const Streamed all = streamed(ask(true, "demo-faults", "filter"));
        QCOMPARE(all.reasons.values(), QStringList(3, QStringLiteral("content_filter")));
        const QJsonDocument whole = QJsonDocument::fromJson(ask(false, "demo-faults", "length"));
        for (int choice = 0; choice < 3; ++choice)
            QCOMPARE(whole[QStringLiteral("choices")][choice][QStringLiteral("finish_reason")],
                     QJsonValue(QStringLiteral("length")));
    }

    void aWholeAnswerHoldsThem()
    {
        const QJsonObject whole = QJsonDocument::fromJson(ask(false)).object();
        const QJsonArray choices = whole.value(QStringLiteral("choices")).toArray();
        QCOMPARE(choices.size(), 3);
        QCOMPARE(choices.at(2)[QStringLiteral("index")].toInt(), 2);
        QVERIFY(whole.value(QStringLiteral("usage")).isObject());
    }
};

QTEST_GUILESS_MAIN(ManyChoicesTest)
#include "tst_manychoices.moc"
