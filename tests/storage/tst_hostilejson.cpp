// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importrunrig.h"

using namespace support;

/// Files in our own form that this program has not written.
class HostileJsonTest : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aNewerFormatIsRefused();
    void hostileFilesAreTakenAsFarAsTheyMakeSense();
    void idsOfOtherConversationsAreNotTakenOver();

private:
    /// One conversation with these messages, and other members behind them.
    [[nodiscard]] static QByteArray fileOf(const QByteArray &messages,
                                           const QByteArray &others = {});
    [[nodiscard]] static QByteArray idOf(char digit);
    [[nodiscard]] static QByteArray said(char id, char parent, const char *text);

    static inline const QByteArray kConversation = "7b1cf6a3-2f6e-4f25-9d59-3a2d1f0a7c11";
};

QByteArray HostileJsonTest::fileOf(const QByteArray &messages, const QByteArray &others)
{
    return R"({"format":"loquat","version":1,"conversations":[{"id":")" + kConversation
           + R"(","title":"T","messages":[)" + messages + "]" + others + "}]}";
}

QByteArray HostileJsonTest::idOf(char digit)
{
    return QByteArray("00000000-0000-4000-8000-00000000000") + digit;
}

QByteArray HostileJsonTest::said(char id, char parent, const char *text)
{
    return R"({"id":")" + idOf(id) + R"(","role":"user","parent":")" + idOf(parent)
           + R"(","parts":[{"type":"text","text":")" + text + R"("}]})";
}

void HostileJsonTest::aNewerFormatIsRefused()
{
    const auto report = import(write(fileOf(said('1', '0', "q")).replace(":1,", ":2,")));
    QCOMPARE(report.error.value_or(core::Error()).code, QStringLiteral("newer-format"));
    QVERIFY(listed().isEmpty());
    const auto other = import(write(fileOf("").replace("\"loquat\"", "\"other\"")));
    QCOMPARE(other.error.value_or(core::Error()).code, QStringLiteral("unknown-format"));
}

void HostileJsonTest::hostileFilesAreTakenAsFarAsTheyMakeSense()
{
    const auto report = import(write(fileOf(
        said('2', '1', "before its parent") + ',' + said('1', '0', "parent is nowhere") + ','
            + said('3', '4', "circle") + ',' + said('4', '3', "circle") + ','
            + said('1', '0', "twice") + R"(,{"id":"{00000000}","parts":[]},7,[[]],)" + R"({"id":")"
            + idOf('5') + R"(","role":"king","state":"?","usage":[],"parts":[)"
            + R"({"type":"audio","text":"words"},{"type":"audio"},"x",)"
            + R"({"type":"image","url":"file:///etc/passwd"},{"type":"image","attachment":"..","width":-5}]})",
        R"(,"active_child":")" + idOf('2') + R"(","draft":{},"created":"x","pinned":7)")));
    QVERIFY(!report.error && report.lostCount >= 8);
    QCOMPARE(report.created, 1);
    QCOMPARE(report.newMessages, 5);
    const auto skeleton = skeletonOf(QUuid::fromString(QString::fromLatin1(kConversation)));
    QCOMPARE(skeleton.messages.size(), 5);
    qsizetype roots = 0;
    for (const core::Message &message : skeleton.messages)
        roots += message.parentId.isNull() ? 1 : 0;
    QCOMPARE(roots, 3);
    const auto parts = partsOf(QUuid::fromString(QString::fromLatin1(idOf('5'))));
    QCOMPARE(parts, QList<core::ContentPart>{core::TextPart{QStringLiteral("words")}});
}

void HostileJsonTest::idsOfOtherConversationsAreNotTakenOver()
{
    const core::ConversationInfo mine = makeInfo();
    core::Message message = makeMessage(1, core::Role::User, QStringLiteral("mine"));
    message.id = QUuid::fromString(QString::fromLatin1(idOf('1')));
    (void)await(m_store->addMessages(mine, {message}, {}));
    const QByteArray json = fileOf(said('1', '0', "theirs") + ',' + said('2', '1', "below"));
    for (const int added : {2, 0}) {
        const auto report = import(write(json));
        QVERIFY(!report.error);
        QCOMPARE(report.newMessages, added);
    }
    QCOMPARE(shownText(mine.id), QStringLiteral("mine"));
    QCOMPARE(shownText(QUuid::fromString(QString::fromLatin1(kConversation))),
             QStringLiteral("theirs below"));
}

QTEST_GUILESS_MAIN(HostileJsonTest)
#include "tst_hostilejson.moc"
