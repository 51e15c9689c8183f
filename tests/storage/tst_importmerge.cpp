// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importrunrig.h"

using namespace support;

/// What a file adds to a conversation that is known.
class tst_ImportMerge : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aLongerFileAddsWhatIsNew();
    void whatIsShownStaysShown();
    void newMessagesHangOnWhatCanBeSeen();
    void whatWasChangedInPlaceIsASibling();
    void aReplyThatWentOnHereIsKnown();
    void aReplyThatWentOnHereAndThereIsASibling();
    void aPictureThatIsMissingNowChangesNothing();

private:
    void goOn(const QUuid &conversation, int message, const QString &text);
};

void tst_ImportMerge::aLongerFileAddsWhatIsNew()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const auto looked = import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")),
                               ImportRun::Mode::Look);
    QCOMPARE(looked.continued, 1);
    QCOMPARE(looked.newMessages, 1);
    const auto report = import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")));
    QCOMPARE(report.continued, 1);
    QCOMPARE(listed().size(), 1);
    QCOMPARE(shownText(listed().first().id), QStringLiteral("one two three"));
}

void tst_ImportMerge::whatIsShownStaysShown()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    // The person goes on here, and in the other program as well.
    const auto skeleton = skeletonOf(id);
    core::Message own =
        makeMessage(3, core::Role::User, QStringLiteral("mine"), skeleton.messages.last().id);
    QVERIFY(await(m_store->addMessages(skeleton.info, {own}, {})).isOk());
    const auto report =
        import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:theirs", "a9:q1:other"}, "a9")));
    QCOMPARE(report.newMessages, 2);
    QCOMPARE(shownText(id), QStringLiteral("one two mine"));
    QCOMPARE(skeletonOf(id).messages.size(), 5);
}

void tst_ImportMerge::newMessagesHangOnWhatCanBeSeen()
{
    import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")));
    const QUuid id = listed().first().id;
    const auto stored = skeletonOf(id).messages;
    QVERIFY(await(m_store->setMessagesDeleted({stored.at(1).id}, true)).isOk());
    const auto report = import(
        write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three", "a2:q2:four", "q3:a2:five"}, "q3")));
    QCOMPARE(report.newMessages, 2);
    const auto seen = skeletonOf(id).messages;
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(1).parentId, stored.first().id);
    QCOMPARE(shownText(id), QStringLiteral("one four five"));
}

void tst_ImportMerge::whatWasChangedInPlaceIsASibling()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    const auto countOf = [this, &id] { return skeletonOf(id).messages.size(); };
    // Of another length, and of the same.
    for (const char *words : {"a1:q1:two and more", "a1:q1:owt"}) {
        const QString path = write(chatWith({"q1::one", words, "q2:a1:three"}, "q2"));
        const qsizetype before = countOf();
        QCOMPARE(import(path, ImportRun::Mode::Look).continued, 1);
        const auto report = import(path);
        QCOMPARE(report.continued, 1);
        QVERIFY(countOf() > before);
        QCOMPARE(shownText(id), QStringLiteral("one two"));
        const auto again = import(path);
        QCOMPARE(again.known, 1);
        QCOMPARE(again.newMessages, 0);
    }
    QCOMPARE(countOf(), 5); // the question, three answers, and what was asked about the second
    QStringList texts;
    const auto skeleton = skeletonOf(id);
    for (const core::Message &message : skeleton.messages)
        texts.append(core::plainText(loaded(message)));
    texts.sort();
    QCOMPARE(texts.join(u'|'), QStringLiteral("one|owt|three|two|two and more"));
}

/// As a reply is continued here: in the same message, behind what stands there.
void tst_ImportMerge::goOn(const QUuid &conversation, int message, const QString &text)
{
    core::Message reply = loaded(skeletonOf(conversation).messages.at(message));
    core::appendPartText(reply.parts.last(), text);
    reply.parts.append(core::ReasoningPart{QStringLiteral("thought of here"), 5});
    QVERIFY(await(m_store->saveMessage(reply)).isOk());
}

void tst_ImportMerge::aReplyThatWentOnHereIsKnown()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    goOn(id, 1, QStringLiteral(" and on"));
    const QString file = write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2"));
    QCOMPARE(import(file, ImportRun::Mode::Look).newMessages, 1);
    QCOMPARE(import(file).newMessages, 1);
    QCOMPARE(shownText(id), QStringLiteral("one two and on three"));
    QCOMPARE(import(file).known, 1);
    // A question does not go on by itself: a shorter one in the file was changed there.
    QCOMPARE(import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:th"}, "q2"))).newMessages, 1);
}

void tst_ImportMerge::aReplyThatWentOnHereAndThereIsASibling()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    goOn(id, 1, QStringLiteral(" and on"));
    // Went on there, was changed there to something shorter, went on there to the same length.
    qsizetype messages = 2;
    for (const char *words : {"a1:q1:two, which is longer than all of it here", "a1:q1:tw0",
                              "a1:q1:two or onandthoughtofhere"}) {
        const QString file = write(chatWith({"q1::one", words}, "a1"));
        QCOMPARE(import(file).newMessages, 1);
        QCOMPARE(import(file).known, 1);
        QCOMPARE(skeletonOf(id).messages.size(), ++messages);
        QCOMPARE(shownText(id), QStringLiteral("one two and on"));
    }
    // What went on here of what came from there is known as well.
    goOn(id, 2, QStringLiteral(" and on"));
    QCOMPARE(
        import(write(chatWith({"q1::one", "a1:q1:two, which is longer than all of it here"}, "a1")))
            .known,
        1);
}

void tst_ImportMerge::aPictureThatIsMissingNowChangesNothing()
{
    const QByteArray url = "data:image/png;base64," + pngBytes().toBase64();
    const auto chat = [](const QByteArray &files) {
        return R"([{"id":"c","chat":{"history":{"currentId":"q","messages":{"q":{"id":"q","role":
            "user","content":"look","files":[)"
               + files + "]}}}}}]";
    };
    import(write(chat("{\"type\":\"image\",\"url\":\"" + url + "\"}")));
    QCOMPARE(import(write(chat({}))).known, 1);
    QCOMPARE(skeletonOf(listed().first().id).messages.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ImportMerge)
#include "tst_importmerge.moc"
