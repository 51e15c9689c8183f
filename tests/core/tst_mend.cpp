// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"

#include <QTest>

using core::Error;
using core::ErrorKind;
using core::Mend;
using core::MendFacts;
using core::MendKind;
using core::MessageState;

namespace {

Error errorOf(ErrorKind kind, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.code = QString::fromLatin1(code);
    return error;
}

Mend open(QLatin1StringView field)
{
    return {MendKind::OpenConnection, QString(field)};
}

core::Message reply(MessageState state, const char *text)
{
    core::Message message;
    message.role = core::Role::Assistant;
    message.state = state;
    if (*text != '\0')
        message.parts = {core::TextPart{QString::fromUtf8(text)}};
    return message;
}

} // namespace

/// What is offered about a reply that did not end well.
class TestMend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasAMend_data();
    void everyKindHasAMend();
    void theFirstMendIsTheLikeliest_data();
    void theFirstMendIsTheLikeliest();
    void anEarlierReplyIsNeverAskedAgain_data();
    void anEarlierReplyIsNeverAskedAgain();
    void whatArrivedCanBeContinued_data();
    void whatArrivedCanBeContinued();
    void imagesAreLeftOutOnlyOfAQuestionWithWords_data();
    void imagesAreLeftOutOnlyOfAQuestionWithWords();
    void whatCannotBeLeftOutIsNotOffered_data();
    void whatCannotBeLeftOutIsNotOffered();
    void endsWithoutAnErrorHaveTheirMends();
    void remarksAskForNothing();
    void whatHasNoSettingsIsNotOpened_data();
    void whatHasNoSettingsIsNotOpened();
};

void TestMend::everyKindHasAMend_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : core::allErrorKinds())
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind;
}

void TestMend::everyKindHasAMend()
{
    QFETCH(ErrorKind, kind);
    for (const bool hasImages : {false, true}) {
        for (const bool hasText : {false, true}) {
            const MendFacts facts{true, hasText, hasImages};
            const QList<Mend> mends = core::mendsFor(errorOf(kind), facts);
            QVERIFY(!mends.isEmpty());
            QVERIFY(mends.size() <= 2);
            QVERIFY(mends.size() < 2 || mends.at(0) != mends.at(1));
        }
    }
}

void TestMend::theFirstMendIsTheLikeliest_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("hasImages");
    QTest::addColumn<Mend>("first");
    const auto row = [](const char *name, const Error &error, const Mend &first,
                        bool hasImages = false) {
        QTest::newRow(name) << error << hasImages << first;
    };
    row("key", errorOf(ErrorKind::KeyRefused), open(core::field::kApiKey));
    row("forbidden", errorOf(ErrorKind::Forbidden), open(core::field::kApiKey));
    row("no credit", errorOf(ErrorKind::Quota), {MendKind::PickModel, {}});
    Error busy = errorOf(ErrorKind::RateLimited);
    row("rate", busy, {MendKind::Retry, {}});
    busy.retryAfter = 89.2;
    row("rate with a pause", busy, {MendKind::Wait, QStringLiteral("90")});
    for (const ErrorKind kind :
         {ErrorKind::Overloaded, ErrorKind::GatewayDown, ErrorKind::Timeout, ErrorKind::Unknown}) {
        busy.kind = kind;
        row(qPrintable(QStringLiteral("a pause: ") + core::errorKindName(kind)), busy,
            {MendKind::Wait, QStringLiteral("90")});
    }
    busy.kind = ErrorKind::Quota;
    row("no credit for days", busy, {MendKind::PickModel, {}});
    Error model = errorOf(ErrorKind::ModelNotFound);
    row("model", model, {MendKind::PickModel, {}});
    model.proposedModels = {QStringLiteral("a"), QStringLiteral("b")};
    row("model and a near one", model, {MendKind::UseModel, QStringLiteral("a")});
    model.kind = ErrorKind::NoChannel;
    row("channel and a near one", model, {MendKind::UseModel, QStringLiteral("a")});
    row("channel", errorOf(ErrorKind::NoChannel), {MendKind::PickModel, {}});
    Error option = errorOf(ErrorKind::BadParameter);
    option.param = QStringLiteral("temperature");
    row("option", option, {MendKind::DropParameter, QStringLiteral("temperature")});
    row("context", errorOf(ErrorKind::ContextTooLong), {MendKind::PickModel, {}});
    row("size", errorOf(ErrorKind::TooLarge), {MendKind::EditQuestion, {}});
    row("size of images", errorOf(ErrorKind::TooLarge), {MendKind::ShrinkImages, {}}, true);
    row("blind", errorOf(ErrorKind::ImagesNotSupported), {MendKind::LeaveOutImages, {}}, true);
    Error blind = errorOf(ErrorKind::ImagesNotSupported);
    blind.proposedModels = {QStringLiteral("sees")};
    row("blind beside one that sees", blind, {MendKind::UseModel, QStringLiteral("sees")}, true);
    Error path = errorOf(ErrorKind::WrongPath);
    row("path", path, open(core::field::kBaseUrl));
    path.proposedBaseUrl = QStringLiteral("https://a.example/api/v1");
    for (const ErrorKind kind :
         {ErrorKind::WrongPath, ErrorKind::NotAnApi, ErrorKind::Redirect, ErrorKind::Protocol}) {
        path.kind = kind;
        row(qPrintable(QStringLiteral("found: ") + core::errorKindName(kind)), path,
            {MendKind::UseAddress, path.proposedBaseUrl});
    }
    row("filter", errorOf(ErrorKind::ContentFiltered), {MendKind::EditQuestion, {}});
    row("task", errorOf(ErrorKind::BackgroundTask), {MendKind::PickModel, {}});
    row("no network", errorOf(ErrorKind::Network, "network-down"), {MendKind::Retry, {}});
    row("asleep", errorOf(ErrorKind::Network, "suspended"), {MendKind::Retry, {}});
    row("no such host", errorOf(ErrorKind::Network, "host-not-found"), open(core::field::kBaseUrl));
    row("certificate", errorOf(ErrorKind::Tls, "certificate"), open(core::field::kTrust));
    Error clear = errorOf(ErrorKind::Tls, "https-only");
    row("clear text", clear, open(core::field::kBaseUrl));
    clear.proposedBaseUrl = QStringLiteral("https://a.example/v1");
    row("clear text and a way out", clear, {MendKind::UseAddress, clear.proposedBaseUrl});
    row("proxy", errorOf(ErrorKind::Proxy), open(core::field::kProxy));
    row("garbled", errorOf(ErrorKind::Protocol), {MendKind::Retry, {}});
    row("nothing asked", errorOf(ErrorKind::BadInput, "nothing-asked"),
        {MendKind::EditQuestion, {}});
    row("down", errorOf(ErrorKind::GatewayDown), {MendKind::Retry, {}});
    row("connection gone", errorOf(ErrorKind::BadInput, "no-profile"), {MendKind::PickModel, {}});
    row("keychain", errorOf(ErrorKind::BadInput, "keychain-locked"), {MendKind::Retry, {}});
    row("key letters", errorOf(ErrorKind::BadInput, "character"), open(core::field::kApiKey));
}

void TestMend::theFirstMendIsTheLikeliest()
{
    QFETCH(Error, error);
    QFETCH(bool, hasImages);
    QFETCH(Mend, first);
    const Mend offered = core::mendsFor(error, {true, false, hasImages}).value(0);
    QCOMPARE(int(offered.kind), int(first.kind));
    QCOMPARE(offered.value, first.value);
}

void TestMend::anEarlierReplyIsNeverAskedAgain_data()
{
    everyKindHasAMend_data();
}

void TestMend::anEarlierReplyIsNeverAskedAgain()
{
    QFETCH(ErrorKind, kind);
    for (const Mend &mend : core::mendsFor(errorOf(kind), {false, false, true}))
        QCOMPARE(mend.kind, MendKind::OpenConnection);
}

void TestMend::whatArrivedCanBeContinued_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("isOffered");
    for (const ErrorKind kind :
         {ErrorKind::Network, ErrorKind::Timeout, ErrorKind::GatewayDown, ErrorKind::Overloaded,
          ErrorKind::RateLimited, ErrorKind::Protocol, ErrorKind::Unknown, ErrorKind::Quota,
          ErrorKind::KeyRefused, ErrorKind::BadRequest, ErrorKind::Tls, ErrorKind::BadInput})
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind << true;
    for (const ErrorKind kind : {ErrorKind::ContentFiltered, ErrorKind::ContextTooLong})
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind << false;
}

void TestMend::whatArrivedCanBeContinued()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, isOffered);
    core::Message failed = reply(MessageState::Failed, "half");
    failed.error = errorOf(kind);
    const QList<Mend> mends = core::mendsFor(failed, {});
    QCOMPARE(mends.contains({MendKind::Continue, {}}), isOffered);
    QVERIFY(mends.value(0) != (Mend{MendKind::Retry, {}}));
    failed.parts.clear();
    QVERIFY(!core::mendsFor(failed, {}).contains({MendKind::Continue, {}}));
}

void TestMend::imagesAreLeftOutOnlyOfAQuestionWithWords_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("blind") << ErrorKind::ImagesNotSupported;
    QTest::newRow("size") << ErrorKind::TooLarge;
}

void TestMend::imagesAreLeftOutOnlyOfAQuestionWithWords()
{
    QFETCH(ErrorKind, kind);
    const Mend leaveOut{MendKind::LeaveOutImages, {}};
    QVERIFY(core::mendsFor(errorOf(kind), {true, false, true, true}).contains(leaveOut));
    QVERIFY(!core::mendsFor(errorOf(kind), {true, false, true, false}).contains(leaveOut));
}

void TestMend::whatCannotBeLeftOutIsNotOffered_data()
{
    QTest::addColumn<QString>("param");
    QTest::addColumn<bool>("isOffered");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("model") << QStringLiteral("model") << false;
    QTest::newRow("messages") << QStringLiteral("messages") << false;
    QTest::newRow("a message") << QStringLiteral("messages[0].content") << false;
    QTest::newRow("a message by path") << QStringLiteral("messages.0.content") << false;
    QTest::newRow("an option") << QStringLiteral("top_p") << true;
    QTest::newRow("in an option") << QStringLiteral("tools[0].strict") << true;
}

void TestMend::whatCannotBeLeftOutIsNotOffered()
{
    QFETCH(QString, param);
    QFETCH(bool, isOffered);
    Error error = errorOf(ErrorKind::BadParameter);
    error.param = param;
    QCOMPARE(core::mendsFor(error, {}).contains({MendKind::DropParameter, param}), isOffered);
}

void TestMend::endsWithoutAnErrorHaveTheirMends()
{
    const QList<Mend> goOn{{MendKind::Continue, {}}, {MendKind::Regenerate, {}}};
    for (const MessageState state :
         {MessageState::Interrupted, MessageState::Stopped, MessageState::Unexplained}) {
        QCOMPARE(core::mendsFor(reply(state, "half"), {}), goOn);
        const bool isKept = state != MessageState::Interrupted;
        QCOMPARE(core::mendsFor(reply(state, ""), {}),
                 (QList<Mend>{{isKept ? MendKind::Regenerate : MendKind::Retry, {}}}));
        QVERIFY(core::mendsFor(reply(state, "half"), {false, true, false}).isEmpty());
    }
    core::Message called = reply(MessageState::Stopped, "");
    called.error = errorOf(ErrorKind::Overloaded);
    QCOMPARE(core::mendsFor(called, {}).value(0), (Mend{MendKind::Retry, {}}));
    QVERIFY(core::mendsFor(reply(MessageState::Streaming, "half"), {}).isEmpty());
    core::Message question = reply(MessageState::Complete, "q");
    question.role = core::Role::User;
    QVERIFY(core::mendsFor(question, {}).isEmpty());
}

void TestMend::remarksAskForNothing()
{
    core::Message remarked = reply(MessageState::Complete, "text");
    QVERIFY(!core::isOnlyRemarked(remarked));
    remarked.response.notices = {QString(core::notice::kImagesLeftOut)};
    QVERIFY(core::isOnlyRemarked(remarked));
    QVERIFY(core::mendsFor(remarked, {}).isEmpty());
    remarked.response.notices = {QString(core::notice::kImageUnseen)};
    QVERIFY(core::isOnlyRemarked(remarked));
    QCOMPARE(core::mendsFor(remarked, {}), (QList<Mend>{{MendKind::PickModel, {}}}));
    remarked.response.notices.append(QStringLiteral("length"));
    QVERIFY(!core::isOnlyRemarked(remarked));
    remarked = reply(MessageState::Unexplained, "text");
    remarked.response.notices = {QStringLiteral("no-finish-reason"),
                                 QString(core::notice::kSaidBefore)};
    QVERIFY(core::isOnlyRemarked(remarked));
    QVERIFY(core::mendsFor(remarked, {}).isEmpty());
}

/// The demo, and a connection that was removed.
void TestMend::whatHasNoSettingsIsNotOpened_data()
{
    everyKindHasAMend_data();
}

void TestMend::whatHasNoSettingsIsNotOpened()
{
    QFETCH(ErrorKind, kind);
    MendFacts facts;
    facts.isConnectionEditable = false;
    Error error = errorOf(kind);
    for (const QString &proposed : {QString(), QStringLiteral("https://a.example/v1")}) {
        error.proposedBaseUrl = proposed;
        const QList<Mend> mends = core::mendsFor(error, facts);
        QVERIFY(!mends.isEmpty());
        for (const Mend &mend : mends) {
            QVERIFY(mend.kind != MendKind::OpenConnection);
            QVERIFY(mend.kind != MendKind::UseAddress);
        }
    }
}

QTEST_GUILESS_MAIN(TestMend)
#include "tst_mend.moc"
