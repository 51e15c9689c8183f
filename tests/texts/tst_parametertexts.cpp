// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parametercheck.h"
#include "texts/parametertexts.h"
#include "texts/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

/// Parameters in words.
class TestParameterTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyParameterHasWords()
    {
        QSet<QString> titles;
        for (const core::ParameterSpec &spec : core::parameterSpecs()) {
            const QString name(spec.name);
            const QString title = texts::parameterTitle(name);
            QVERIFY2(!title.isEmpty() && !title.startsWith(u'@'), spec.name.data());
            QVERIFY2(!titles.contains(title), qPrintable(title));
            titles.insert(title);
            QVERIFY2(!texts::parameterPurpose(name).isEmpty(), spec.name.data());
            for (const QLatin1StringView note : spec.notes)
                QVERIFY2(!texts::parameterNote(note).isEmpty(), note.data());
            QVERIFY(!texts::parameterHint(spec).contains(u'%'));
        }
        QCOMPARE(texts::parameterTitle(QStringLiteral("top_k")), QStringLiteral("top_k"));
        QVERIFY(texts::parameterPurpose(QStringLiteral("top_k")).isEmpty());
    }

    void hintsTellDefaultRangeAndNotes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("begin");
        const auto row = [](const char *name, const char *begin) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(begin);
        };
        row("temperature", "server default 1 · 0–2");
        row("presence_penalty", "server default 0 · −2 … 2");
        row("n", "server default 1 · 1–128");
        row("max_tokens", "≥ 1 · ");
        row("logprobs", "server default no");
        row("reasoning_effort", "server default medium · only reasoning models");
        row("response_format", "server default text");
        row("stop", "at most 4 entries");
        row("user", "at most 64 characters");
        row("top_logprobs", "0–20 · needs logprobs");
        row("logit_bias", "each −100 … 100 · not for reasoning models");
    }

    void hintsTellDefaultRangeAndNotes()
    {
        QFETCH(QString, name);
        QFETCH(QString, begin);
        const QString hint = texts::parameterHint(*core::parameterSpec(name));
        QVERIFY2(hint.startsWith(begin), qPrintable(hint));
    }

    void problemsSayWhereAndWhat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *value, const char *sentence) {
            QTest::addRow("%s %s", name, value)
                << QString::fromLatin1(name) << QByteArray(value) << QString::fromUtf8(sentence);
        };
        row("temperature", "3", "temperature must be within 0–2.");
        row("max_tokens", "0", "max_tokens must be at least 1.");
        row("max_tokens", "1e300", "max_tokens must be within 64 bit.");
        row("temperature", "true", "temperature must be a number.");
        row("n", "1.5", "n must be a whole number.");
        row("stop", R"(["a",""])", "stop: [1] must not be empty.");
        row("verbosity", R"("loud")", "verbosity must be one of: low, medium, high.");
        row("response_format", R"({"type":"xml"})",
            "response_format: type must be one of: text, json_object, json_schema.");
        row("logit_bias", R"({"a":1})", "logit_bias: a is not the number of a token.");
        row("logit_bias", R"({"1":200})", "logit_bias: 1 must be within −100 … 100.");
        row("@extra", R"({"chat_id":1})",
            "Extra parameters: chat_id cannot be sent: gateways would start a task instead of "
            "answering.");
        row("@extra", R"({"%2":1,"seed":1})", "Extra parameters: seed has a place of its own.");
        row("model", "1", "model cannot be set here; Loquat writes it.");
    }

    void problemsSayWhereAndWhat()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, sentence);
        const QJsonValue json = QJsonDocument::fromJson('[' + value + ']').array().at(0);
        const auto checked = core::checkParameter(name, json);
        QVERIFY(!checked);
        QCOMPARE(texts::parameterProblem(checked.error()), sentence);
        const texts::Explanation explained = texts::explain(checked.error());
        QCOMPARE(explained.what, sentence);
        QVERIFY(!explained.advice.isEmpty());
    }

    void whatIsForeignStaysShortAndAsItIs()
    {
        core::Error error;
        error.kind = core::ErrorKind::BadInput;
        error.code = QString(core::wrong::kTwice);
        error.param = QStringLiteral("tools");
        error.target = QStringLiteral("%2") + QString(500, u'x');
        error.message = QStringLiteral("%1\n%2");
        const QString sentence = texts::parameterProblem(error);
        QVERIFY2(sentence.size() < 120, qPrintable(sentence));
        QVERIFY(sentence.endsWith(QStringLiteral("the name %1 %2 is there twice.")));
        QVERIFY(sentence.contains(QStringLiteral("%2xxx")));
    }
};

QTEST_GUILESS_MAIN(TestParameterTexts)
#include "tst_parametertexts.moc"
