// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/searchwork.h"

#include <QJsonObject>
#include <QTest>

using ui::RowFlow;
using ui::SearchWork;

namespace {

/// What a model answered that had to answer in JSON, with so many lines.
core::ContentPart answerOf(int lines)
{
    QString text = QStringLiteral("[");
    for (int i = 0; i < lines; ++i)
        text += QStringLiteral("{\"fruit\": \"loquat %1\"},\n").arg(i);
    core::TextPart answer{text + QStringLiteral("\"end\"]")};
    answer.format = QJsonObject{{QStringLiteral("type"), QStringLiteral("json_object")}};
    return answer;
}

const RowFlow *nobody(int, RowFlow::Kind)
{
    return nullptr;
}

std::size_t foundIn(std::vector<ui::FoundPart> parts)
{
    std::size_t count = 0;
    for (const ui::FoundPart &part : parts)
        count += part.starts.size();
    return count;
}

} // namespace

/// A message that is searched while nobody shows it.
class SearchWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortAnswerInJsonIsSearchedAtOnce()
    {
        SearchWork work(0, {answerOf(3)});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(work.goOn(ui::WordMatcher(QStringLiteral("loquat 2")), core::Role::Assistant,
                          nobody, timer));
        QCOMPARE(foundIn(work.takeFound()), 1U);
    }

    void aLongOneWaitsUntilItsTreeIsMadeElsewhere()
    {
        SearchWork work(0, {answerOf(4'000)});
        const ui::WordMatcher matcher(QStringLiteral("loquat 3999"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!work.goOn(matcher, core::Role::Assistant, nobody, timer));
        QVERIFY(work.isAwaiting());
        work.take(ui::flowDocument(work.awaited(), RowFlow::Kind::Json));
        QVERIFY(!work.isAwaiting());
        while (!work.goOn(matcher, core::Role::Assistant, nobody, timer)) {
            QVERIFY(!work.isAwaiting());
            timer.restart();
        }
        QCOMPARE(foundIn(work.takeFound()), 1U);
    }
};

QTEST_GUILESS_MAIN(SearchWorkTest)
#include "tst_searchwork.moc"
