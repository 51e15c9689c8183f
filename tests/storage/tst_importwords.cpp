// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importoutline.h"

#include <QtTest>

using namespace support;
using storage::ImportSource;

/// Whatever words are in a file, they arrive; and what is the same is known to be the same.
class tst_ImportWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsContentThatIsAList();
    void keepsTheTextBesideItemsWithoutOne();
    void keepsThoughtsThatNothingFollows();
    void keepsASystemMessageBesideInstructions();
    void keepsInstructionsAlone();
    void pairsAResultWithTheCallAboveIt();
    void keepsWhatAToolSaysUncalled();
    void theOldListOfAMovedProgramIsStale();
    void namesConversationsByTheirContentWhereTheyHaveNoName();

private:
    [[nodiscard]] const storage::ImportedConversation &only(const QByteArray &json);

    std::unique_ptr<ImportCollector> m_collected;
};

namespace {

/// One chat of Open WebUI with one reply that has these members.
QByteArray replyWith(const QByteArray &members)
{
    return R"([{"id":"c","chat":{"history":{"currentId":"a","messages":{"a":{"id":"a",
        "role":"assistant",)"
           + members + "}}}}}]";
}

/// A conversation of ChatGPT: each node hangs on the one before it.
QByteArray chatGptRow(const QByteArrayList &messages)
{
    QByteArray nodes;
    for (int i = 0; i < messages.size(); ++i) {
        const QByteArray name = QByteArray::number(i);
        nodes +=
            (i > 0 ? ",\"" : "\"") + name + "\":{\"message\":" + messages.at(i)
            + ",\"parent\":" + (i > 0 ? '"' + QByteArray::number(i - 1) + '"' : QByteArray("null"))
            + ",\"children\":[" + '"' + QByteArray::number(i + 1) + "\"]}";
    }
    return "[{\"id\":\"c\",\"title\":\"t\",\"mapping\":{" + nodes + "}}]";
}

QByteArray chatGptSays(const QByteArray &role, const QByteArray &text,
                       const QByteArray &recipient = "all")
{
    return "{\"author\":{\"role\":\"" + role + "\",\"name\":\"tool\"},\"recipient\":\"" + recipient
           + R"(","content":{"content_type":"text","parts":[")" + text + "\"]}}";
}

/// Texts and results, one after the other.
QString wordsOf(const storage::ImportedConversation &conversation)
{
    QStringList words;
    for (const core::Message &message : conversation.messages) {
        for (const core::ContentPart &part : message.parts)
            words.append(partOutline(part));
    }
    return words.join(u'|');
}

} // namespace

const storage::ImportedConversation &tst_ImportWords::only(const QByteArray &json)
{
    static const storage::ImportedConversation none;
    m_collected = std::make_unique<ImportCollector>();
    const auto done = storage::readImport(*ImportSource::ofDocument(json), *m_collected);
    const bool isFine = done && m_collected->conversations().size() == 1;
    return isFine ? m_collected->conversations().constFirst() : none;
}

void tst_ImportWords::keepsContentThatIsAList()
{
    const auto &conversation = only(replyWith(
        R"("content":[{"type":"text","text":"one"},"two",{"type":"image_url","image_url":
        {"url":"https://example.org/a.png"}},{"type":"video"}])"));
    QCOMPARE(wordsOf(conversation),
             QStringLiteral("one|two|image:  0x0 https://example.org/a.png"));
    QCOMPARE(conversation.lostCount(), 1);
}

void tst_ImportWords::keepsTheTextBesideItemsWithoutOne()
{
    QCOMPARE(wordsOf(only(replyWith(R"("content":"said","output":[{"type":"reasoning","content":
        [{"type":"text","text":"hm"}]}])"))),
             QStringLiteral("reasoning(-1): hm|said"));
    QCOMPARE(wordsOf(only(replyWith(R"("content":"said","output":[{"type":"message","content":
        [{"type":"text","text":"said"}]}])"))),
             QStringLiteral("said"));
}

void tst_ImportWords::keepsThoughtsThatNothingFollows()
{
    const QByteArray thoughts = R"({"author":{"role":"assistant"},"content":{"content_type":
        "thoughts","thoughts":[{"content":"the end is missing"}]}})";
    QCOMPARE(wordsOf(only(chatGptRow({chatGptSays("user", "q"), thoughts}))),
             QStringLiteral("q|reasoning(-1): the end is missing"));
}

void tst_ImportWords::keepsASystemMessageBesideInstructions()
{
    const auto chat = [](const QByteArray &system) {
        return R"([{"id":"c","chat":{"params":{"system":"Be brief."},"messages":[
            {"role":"system","content":")"
               + system + R"("},{"role":"user","content":"q"}]}}])";
    };
    const auto &both = only(chat("Be kind."));
    QCOMPARE(both.instructions.value_or(QString()), QStringLiteral("Be brief."));
    QCOMPARE(wordsOf(both), QStringLiteral("Be kind.|q"));
    QCOMPARE(wordsOf(only(chat("Be brief."))), QStringLiteral("q"));
}

void tst_ImportWords::keepsInstructionsAlone()
{
    const auto &conversation = only(R"([{"role":"system","content":"Be brief.\nAnd kind."}])");
    QCOMPARE(conversation.instructions.value_or(QString()), QStringLiteral("Be brief.\nAnd kind."));
    QCOMPARE(conversation.title, QStringLiteral("Be brief."));
    QVERIFY(conversation.messages.isEmpty());
}

void tst_ImportWords::pairsAResultWithTheCallAboveIt()
{
    const auto &conversation =
        only(chatGptRow({chatGptSays("assistant", "{}", "browser"), chatGptSays("tool", "found"),
                         chatGptSays("assistant", "so"), chatGptSays("user", "q", "browser"),
                         chatGptSays("tool", "stray")}));
    QCOMPARE(wordsOf(conversation),
             QStringLiteral("call(0 browser): {}|result(0): found|so|q|stray"));
}

void tst_ImportWords::keepsWhatAToolSaysUncalled()
{
    const auto &conversation =
        only(chatGptRow({chatGptSays("assistant", "{}", "browser"), chatGptSays("tool", "first"),
                         chatGptSays("tool", "second")}));
    QCOMPARE(wordsOf(conversation), QStringLiteral("call(0 browser): {}|result(0): first|second"));
    QVERIFY(conversation.messages.last().role == core::Role::Assistant);
    QVERIFY(conversation.losses.isEmpty());
}

void tst_ImportWords::theOldListOfAMovedProgramIsStale()
{
    const QByteArray old = R"("chat-sessions":[{"id":"old","messages":[{"id":"m","role":"user",
        "content":"thrown away"}]}])";
    QCOMPARE(wordsOf(only('{' + old + '}')), QStringLiteral("thrown away"));
    QCOMPARE(wordsOf(only('{' + old + R"(,"session:new":{"id":"new","messages":[{"id":"m","role":
        "user","content":"kept"}]}})")),
             QStringLiteral("kept"));
}

void tst_ImportWords::namesConversationsByTheirContentWhereTheyHaveNoName()
{
    const auto chat = [](const QByteArray &title, const QByteArray &text) {
        return R"([{"title":")" + title + R"(","mapping":{"a":{"message":{"author":{"role":"user"},
            "content":{"content_type":"text","parts":[")"
               + text + R"("]}}}}}])";
    };
    const auto idOf = [this](const QByteArray &json) { return only(json).id; };
    QVERIFY(!idOf(chat("t", "hi")).isNull());
    QCOMPARE(idOf(chat("t", "hi")), idOf(chat("t", "hi")));
    QVERIFY(idOf(chat("t", "hi")) != idOf(chat("u", "hi")));
    QVERIFY(idOf(chat("t", "hi")) != idOf(chat("t", "ho")));
    const QUuid message = only(chat("t", "hi")).messages.value(0).id;
    QVERIFY(only(chat("u", "hi")).messages.value(0).id != message);
}

QTEST_GUILESS_MAIN(tst_ImportWords)
#include "tst_importwords.moc"
