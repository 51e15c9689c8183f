// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/searchwork.h"

#include <QJsonObject>
#include <QTest>
#include <QThread>

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
        // The first one of a run makes the table of folding.
        const ui::WordMatcher matcher(QStringLiteral("loquat 2"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(work.goOn(matcher, core::Role::Assistant, nobody, timer));
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

    void leavesWithMuchTextAreSearchedOneByOne()
    {
        constexpr int kParagraphs = 12; // fewer than the leaves that are searched at once
        QString text;
        for (int i = 0; i < kParagraphs; ++i)
            text += QString(20'000, QLatin1Char('x')) + QStringLiteral(" loquat\n\n");
        QVERIFY(turnsFor(text, kParagraphs) >= kParagraphs);
    }

    void shortOnesAreSearchedManyAtATime()
    {
        QString text;
        for (int i = 0; i < 64; ++i)
            text += QStringLiteral("loquat\n\n");
        QVERIFY(turnsFor(text, 64) <= 3);
    }

private:
    /// How often it looks at the clock when the time is always up already.
    static int turnsFor(const QString &text, std::size_t expected)
    {
        SearchWork work(0, {core::TextPart{text}});
        render::Document read(RowFlow::modeOf(RowFlow::Kind::Text));
        read.append(text);
        read.finish();
        work.take(std::move(read)); // so that nothing is left but to look through it
        const ui::WordMatcher matcher(QStringLiteral("loquat"));
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(SearchWork::kSliceMs))
            QThread::yieldCurrentThread();
        int turns = 1;
        while (!work.goOn(matcher, core::Role::Assistant, nobody, timer))
            ++turns;
        return foundIn(work.takeFound()) == expected ? turns : -1;
    }
};

QTEST_GUILESS_MAIN(SearchWorkTest)
#include "tst_searchwork.moc"
