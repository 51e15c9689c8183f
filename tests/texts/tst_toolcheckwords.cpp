// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/toolcheckwords.h"

#include <QJsonParseError>
#include <QTest>

/// What keeps a tool from being used, in words.
class ToolCheckWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentence()
    {
        for (const char *code :
             {"tool-name",        "tool-duplicate", "tool-count",     "tool-description",
              "tool-program",     "tool-missing",   "tool-strict",    "tools-size",
              "tools-many",       "tools-none",     "tools-kind",     "tools-json",
              "schema-root",      "schema-size",    "schema-depth",   "schema-object",
              "schema-reference", "schema-loop",    "schema-pattern", "schema-keyword",
              "schema-json",      "tool-secret",    "tools-room"}) {
            core::Error error;
            error.code = QString::fromLatin1(code);
            error.param = QStringLiteral("/properties/a");
            error.message = QStringLiteral("%1 %2");
            const QString sentence = texts::toolProblem(error);
            QVERIFY2(sentence.endsWith(u'.'), code);
            QVERIFY2(!sentence.startsWith(u'%'), code);
        }
        QVERIFY(texts::toolProblem({}).isEmpty());
    }

    void sentencesSayWhere()
    {
        core::Error error;
        error.code = QStringLiteral("schema-pattern");
        error.param = QStringLiteral("/properties/a/pattern");
        error.message = QStringLiteral("(%1");
        QCOMPARE(texts::toolProblem(error),
                 QStringLiteral("/properties/a/pattern: the pattern “(%1” cannot be used."));
        error.code = QStringLiteral("schema-object");
        error.param.clear();
        QCOMPARE(texts::toolProblem(error),
                 QStringLiteral("The schema: a schema in { } is expected here."));
        error.code = QStringLiteral("schema-json");
        error.param = QStringLiteral("3:7");
        error.target = QString::number(int(QJsonParseError::MissingValueSeparator));
        QCOMPARE(texts::toolProblem(error),
                 QStringLiteral("Line 3, column 7: a comma is missing."));
    }
};

QTEST_GUILESS_MAIN(ToolCheckWordsTest)
#include "tst_toolcheckwords.moc"
