// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace support;

/// `n` at the demo.
class ManyChoicesTest : public QObject
{
    Q_OBJECT

    DemoRig m_demo;

    [[nodiscard]] QByteArray ask(bool isStreaming) const
    {
        QJsonObject body = QJsonDocument::fromJson(chatBody(QStringLiteral("demo-tour"),
                                                            QStringLiteral("Hi"), isStreaming))
                               .object();
        body.insert(QStringLiteral("n"), 3);
        return m_demo.post(QJsonDocument(body).toJson()).body;
    }

private Q_SLOTS:
    void everyChoiceStreamsAndEnds()
    {
        QMap<int, QString> texts;
        QMap<int, QString> reasons;
        const QByteArrayList lines = ask(true).split('\n');
        for (const QByteArray &line : lines) {
            const QJsonDocument event = QJsonDocument::fromJson(line.mid(6));
            const QJsonValue choice = event[QStringLiteral("choices")][0];
            if (!choice.isObject())
                continue;
            const int index = choice[QStringLiteral("index")].toInt(-1);
            texts[index] += choice[QStringLiteral("delta")][QStringLiteral("content")].toString();
            reasons[index] += choice[QStringLiteral("finish_reason")].toString();
        }
        QCOMPARE(texts.keys(), (QList<int>{0, 1, 2}));
        QVERIFY(!texts.value(0).isEmpty());
        QCOMPARE(texts.value(2), QStringLiteral("3/3 · ") + texts.value(0));
        QCOMPARE(reasons.values(), QStringList(3, QStringLiteral("stop")));
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
