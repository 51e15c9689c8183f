// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/searchrig.h"

using namespace support;

/// How likely the words of a reply were, on disk: a part like others, but no words.
class tst_Probabilities : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeSearch(); }

    void theyAreThereAfterACrash();
    void nobodyFindsThem();
    void aServiceIsRemembered();

private:
    [[nodiscard]] static core::Message replyWith(const QString &tokens)
    {
        core::Message reply = makeMessage(1, core::Role::Assistant, QStringLiteral("Pear tree"));
        reply.parts.append(core::ProbabilityPart{tokens});
        reply.state = core::MessageState::Complete;
        return reply;
    }
};

void tst_Probabilities::theyAreThereAfterACrash()
{
    openSearch();
    core::Message reply = replyWith(QStringLiteral("-1\tPear\n"));
    reply.state = core::MessageState::Streaming;
    QVERIFY(await(m_store->addMessages(makeInfo(), {reply}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 1, QStringLiteral("-2\t tree\t-3\t")},
                                          {reply.id, 1, QStringLiteral(" pie\n")}}))
                .isOk());
    m_store.reset();
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    const auto parts = await(m_store->parts({reply.id}));
    QVERIFY(parts.isOk());
    const QList<core::ContentPart> kept = parts.value().value(reply.id);
    QCOMPARE(kept.size(), 2);
    QCOMPARE(std::get<core::ProbabilityPart>(kept[1]).tokens,
             QStringLiteral("-1\tPear\n-2\t tree\t-3\t pie\n"));
}

void tst_Probabilities::nobodyFindsThem()
{
    openSearch();
    const core::Message reply = replyWith(QStringLiteral("-1\tPear\t-2\tApple\n"));
    QVERIFY(await(m_store->addMessages(makeInfo(), {reply}, {})).isOk());
    QCOMPARE(idsFor(QStringLiteral("pear")), QList<QUuid>{reply.id});
    QVERIFY(idsFor(QStringLiteral("apple")).isEmpty());
}

void tst_Probabilities::aServiceIsRemembered()
{
    openSearch();
    const core::ConversationInfo info = makeInfo();
    core::Message reply = replyWith({});
    reply.response.systemFingerprint = QStringLiteral("fp_1");
    reply.response.serviceTier = QStringLiteral("flex");
    QVERIFY(await(m_store->addMessages(info, {reply}, {})).isOk());
    const auto skeleton = await(m_store->skeleton(info.id));
    QVERIFY(skeleton.isOk());
    QCOMPARE(skeleton.value().messages.constFirst().response, reply.response);
    QCOMPARE(skeleton.value().messages.constFirst().textLength, 9); // the words alone
}

QTEST_GUILESS_MAIN(tst_Probabilities)
#include "tst_probabilities.moc"
