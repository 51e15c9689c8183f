// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenestimate.h"

#include <QTest>

using core::Message;

namespace {

const QUuid kCounted(0x1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1); ///< the answer that can be compared
const QSet<QUuid> kComparable{kCounted};

Message question(const QString &text, int images = 0, int side = 1000)
{
    Message message;
    message.parts = {core::TextPart{text}};
    for (int i = 0; i < images; ++i) {
        core::ImagePart image;
        image.hash = QByteArray::number(i);
        image.width = side;
        image.height = side;
        message.parts.append(image);
    }
    return message;
}

Message answer(const QString &text, qint64 promptTokens)
{
    Message message;
    message.role = core::Role::Assistant;
    message.id = kCounted;
    message.parts = {core::TextPart{text}};
    if (promptTokens > 0) {
        core::Usage usage;
        usage.promptTokens = promptTokens;
        message.usage = usage;
    }
    return message;
}

} // namespace

/// The least that a prompt with images can have cost.
class TestTokenEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsNeverOverestimated_data();
    void textIsNeverOverestimated();
    void aShortQuestionWithAnImageIsJudged();
    void withoutAnImageNothingIsSaid();
    void historyCounts();
    void anEarlierCountIsExact();
    void aCountThatCannotBeComparedIsNotUsed();
    void tinyImagesCostLittle();
    void anAddressCountsAsAnImage();
};

void TestTokenEstimate::textIsNeverOverestimated_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tokens"); ///< as current tokenizers count them, the smallest
    QTest::newRow("English") << QStringLiteral("The quick brown fox jumps over the lazy dog.")
                             << 10;
    QTest::newRow("Chinese") << QStringLiteral("一只敏捷的棕色狐狸跳过了那只懒狗。") << 11;
    QTest::newRow("code") << QStringLiteral("for (int i = 0; i < n; ++i) sum += a[i];") << 17;
    QTest::newRow("nothing") << QString() << 0;
}

void TestTokenEstimate::textIsNeverOverestimated()
{
    QFETCH(QString, text);
    QFETCH(int, tokens);
    QVERIFY(core::leastTokens(text) <= tokens);
    QVERIFY(core::leastTokens(text) >= tokens * 0.4);
}

void TestTokenEstimate::aShortQuestionWithAnImageIsJudged()
{
    const qint64 least = core::leastPromptWithImages({question(QStringLiteral("What is this?"), 1)},
                                                     {}, kComparable);
    QVERIFY(least > 20);  // what the words alone cost at most
    QVERIFY(least <= 85); // what the cheapest look at an image costs
    QVERIFY(core::leastPromptWithImages({question(QStringLiteral("这是什么?"), 2)}, {}, kComparable)
            > least);
}

void TestTokenEstimate::withoutAnImageNothingIsSaid()
{
    QCOMPARE(core::leastPromptWithImages({question(QStringLiteral("Hi"))}, {}, kComparable), 0);
    QCOMPARE(core::leastPromptWithImages({}, {}, kComparable), 0);
    // An image further up says nothing about this answer.
    QCOMPARE(core::leastPromptWithImages({question(QStringLiteral("Hi"), 1),
                                          answer(QStringLiteral("Yes"), 20),
                                          question(QStringLiteral("And?"))},
                                         {}, kComparable),
             0);
}

void TestTokenEstimate::historyCounts()
{
    const QString long1000 = QStringLiteral("word ").repeated(200);
    const QList<Message> messages{question(long1000), answer(long1000, 0),
                                  question(QStringLiteral("And this?"), 1)};
    const qint64 least = core::leastPromptWithImages(messages, {}, kComparable);
    QVERIFY(least > 400);
    QVERIFY(core::leastPromptWithImages(messages, long1000, kComparable) > least + 150);
}

void TestTokenEstimate::anEarlierCountIsExact()
{
    // The gateway puts instructions of its own before everything: 3000 tokens of them.
    const QList<Message> messages{question(QStringLiteral("Hello")),
                                  answer(QStringLiteral("Hello to you"), 3010),
                                  question(QStringLiteral("What is this?"), 1)};
    const qint64 least = core::leastPromptWithImages(messages, {}, kComparable);
    QVERIFY(least > 3030);
    QVERIFY(least < 3010 + 85 + 10);
}

void TestTokenEstimate::aCountThatCannotBeComparedIsNotUsed()
{
    QList<Message> messages{question(QStringLiteral("Hello")),
                            answer(QStringLiteral("Hello to you"), 3010),
                            question(QStringLiteral("What is this?"), 1)};
    QVERIFY(core::leastPromptWithImages(messages, {}, {}) < 200);
    messages[1].state = core::MessageState::Interrupted;
    QVERIFY(core::leastPromptWithImages(messages, {}, kComparable) < 200);
}

void TestTokenEstimate::tinyImagesCostLittle()
{
    const qint64 icon =
        core::leastPromptWithImages({question(QStringLiteral("Hi"), 1, 56)}, {}, kComparable);
    QVERIFY(icon <= 4 + 4);
    QCOMPARE(core::leastPromptWithImages({question(QStringLiteral("Hi"), 1, 16)}, {}, kComparable),
             0);
}

void TestTokenEstimate::anAddressCountsAsAnImage()
{
    Message message = question(QStringLiteral("Hi"));
    core::ImagePart image;
    image.url = QStringLiteral("https://a.example/cat.png");
    message.parts.append(image);
    QVERIFY(core::leastPromptWithImages({message}, {}, kComparable) > 20);
}

QTEST_GUILESS_MAIN(TestTokenEstimate)
#include "tst_tokenestimate.moc"
