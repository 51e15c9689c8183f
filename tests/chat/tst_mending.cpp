// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/picturebytes.h"
#include "support/sessionwords.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace support;
using chat::ChatSession;
using core::ErrorKind;
using core::MendKind;
using core::MessageState;

namespace {

FakeAnswer refusal(int status, const char *code, const char *message)
{
    return FakeAnswer::json(
        status, {{QStringLiteral("error"),
                  QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)},
                              {QStringLiteral("message"), QString::fromUtf8(message)}}}});
}

FakeAnswer list(const QByteArray &ids)
{
    return FakeAnswer::body(200, "application/json", "{\"data\":[" + ids + "]}");
}

QJsonObject lastPost(const FakeGateway &gateway)
{
    QJsonObject body;
    for (const FakeRequest &request : gateway.requests()) {
        if (request.method == "POST")
            body = request.json();
    }
    return body;
}

chat::Outgoing picture(const char *text, int side)
{
    chat::Outgoing outgoing = words(text);
    QImage image(side, side, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000U);
    }
    core::ImagePart part;
    part.hash = QByteArray(64, 'a');
    part.mime = QStringLiteral("image/jpeg");
    part.width = part.height = side;
    const QByteArray bytes = encoded(image, "jpeg", 90);
    part.bytes = bytes.size();
    outgoing.images = {part};
    outgoing.attachments.insert(part.hash, bytes);
    return outgoing;
}

} // namespace

/// One press, and the question is asked again in the way that works.
class TestMending : public QObject
{
    Q_OBJECT

    void converse(ChatSession &session, const chat::Outgoing &outgoing)
    {
        QSignalSpy finished(&session, &ChatSession::finished);
        session.send(outgoing);
        QTRY_COMPARE(finished.count(), 1);
    }
    void mend(ChatSession &session, const core::Mend &mend)
    {
        QSignalSpy finished(&session, &ChatSession::finished);
        session.mend(last(session).id, mend);
        QTRY_COMPARE(finished.count(), 1);
    }

private Q_SLOTS:
    void aNearModelIsProposedKeptAndUsed();
    void anAddressOfTheSameServerKeepsTheKey();
    void aKeyThatCannotBeReadIsNotLostOnTheWayToHttps();
    void aQuestionOfNothingButImagesIsNotSentWithoutThem();
    void anAddressOfAnotherServerIsNotUsed();
    void anOptionIsLeftOutFromThenOn();
    void imagesAreSentSmaller();
    void imagesAreLeftOut();
    void anImageThatWasNotSeenIsRemarked_data();
    void anImageThatWasNotSeenIsRemarked();
    void aCountIsComparedOnlyWithItsLike_data();
    void aCountIsComparedOnlyWithItsLike();
    void anUnexplainedEndIsSaidOnceAConnection();
    void aMendKeepsWhatHadArrived();
};

void TestMending::aNearModelIsProposedKeptAndUsed()
{
    SessionRig rig(QStringLiteral("Gemini Flash"));
    rig.gateway.answer("/v1/models", list(R"({"id":"gemini-1.5-flash"},{"id":"other"})"));
    rig.gateway.answer(refusal(400, "model_not_found", "Model not found"));
    rig.gateway.answer(saying("now"));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    const QStringList near{QStringLiteral("gemini-1.5-flash")};
    QTRY_COMPARE(last(*session).error.value_or(core::Error()).proposedModels, near);
    const QUuid id = last(*session).id;
    QTRY_VERIFY([&] {
        const auto skeleton = rig.store.skeleton(session->conversation().info().id).result();
        const QList<core::Message> &messages = skeleton.value().messages;
        return std::any_of(messages.cbegin(), messages.cend(), [&](const core::Message &one) {
            return one.id == id && one.error && one.error->proposedModels == near;
        });
    }());
    mend(*session, {MendKind::UseModel, near.constFirst()});
    QCOMPARE(textAt(*session, 1), QStringLiteral("now"));
    QCOMPARE(lastPost(rig.gateway).value(QStringLiteral("model")).toString(), near.constFirst());
    QVERIFY(!session->conversation().find(id));
    QCOMPARE(session->conversation().info().model, near.constFirst());
    QCOMPARE(rig.connections.profile(rig.profile)->model, near.constFirst());
}

void TestMending::anAddressOfTheSameServerKeepsTheKey()
{
    SessionRig rig;
    core::Profile profile = *rig.connections.profile(rig.profile);
    profile.baseUrl = rig.gateway.origin() + QStringLiteral("/wrong");
    (void)rig.connections.save(profile, QByteArray("sk-canary-0123456789"));
    rig.gateway.answer("/wrong/chat/completions", refusal(404, "", "404 page not found"));
    rig.gateway.answer("/v1/chat/completions", saying("now"));
    rig.gateway.answer(FakeAnswer::html(404, "<html></html>"));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    QCOMPARE(last(*session).error->kind, ErrorKind::WrongPath);
    mend(*session, {MendKind::UseAddress, rig.gateway.baseUrl()});
    QCOMPARE(textAt(*session, 1), QStringLiteral("now"));
    QCOMPARE(rig.connections.profile(rig.profile)->baseUrl, rig.gateway.baseUrl());
    QCOMPARE(rig.gateway.lastRequest().header("Authorization"), "Bearer sk-canary-0123456789");
    QCOMPARE(session->conversation().siblings(last(*session).id).size(), 1);
}

void TestMending::aKeyThatCannotBeReadIsNotLostOnTheWayToHttps()
{
    SessionRig rig;
    core::Settings settings = rig.preferences.settings();
    settings.profiles[0].hasStoredKey = true;
    settings.profiles[0].keptKeyCount = 1;
    rig.preferences.set(settings);
    const core::Profile before = *rig.connections.profile(rig.profile);
    const auto session = rig.session();
    converse(*session, words("Hi"));
    QCOMPARE(last(*session).error->code, QStringLiteral("keychain-locked"));
    const QSignalSpy failed(session.get(), &ChatSession::sendFailed);
    QString secured = before.baseUrl;
    session->mend(
        last(*session).id,
        {MendKind::UseAddress, secured.replace(QStringLiteral("http:"), QStringLiteral("https:"))});
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed.constFirst().constFirst().value<core::Error>();
    QCOMPARE(error.kind, ErrorKind::BadInput);
    QCOMPARE(error.code, QStringLiteral("keychain-locked"));
    QCOMPARE(rig.connections.profile(rig.profile), std::optional(before));
    QVERIFY(!session->isRunning());
}

void TestMending::aQuestionOfNothingButImagesIsNotSentWithoutThem()
{
    SessionRig rig;
    rig.gateway.answer("/v1/models", list(R"({"id":"m"})"));
    rig.gateway.answer(refusal(400, "", "This model does not support image input"));
    const auto session = rig.session();
    converse(*session, picture("", 40));
    QCOMPARE(last(*session).error->kind, ErrorKind::ImagesNotSupported);
    mend(*session, {MendKind::LeaveOutImages, {}});
    QCOMPARE(last(*session).error->code, QStringLiteral("nothing-asked"));
    QCOMPARE(rig.gateway.requestCount("POST"), 1);
}

void TestMending::anAddressOfAnotherServerIsNotUsed()
{
    SessionRig rig;
    FakeGateway other;
    rig.gateway.answer(refusal(503, "", "busy"));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    const int posts = rig.gateway.requestCount("POST");
    session->mend(last(*session).id, {MendKind::UseAddress, other.baseUrl()});
    QVERIFY(!session->isRunning());
    QCOMPARE(rig.connections.profile(rig.profile)->baseUrl, rig.gateway.baseUrl());
    QCOMPARE(other.requestCount(), 0);
    QCOMPARE(rig.gateway.requestCount("POST"), posts);
}

void TestMending::anOptionIsLeftOutFromThenOn()
{
    SessionRig rig;
    rig.gateway.answer(refusal(403, "", "no"));
    rig.gateway.answer(saying("one"));
    rig.gateway.answer(saying("two"));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    QVERIFY(lastPost(rig.gateway).contains(QStringLiteral("stream_options")));
    mend(*session, {MendKind::DropParameter, QStringLiteral("stream_options")});
    QVERIFY(!lastPost(rig.gateway).contains(QStringLiteral("stream_options")));
    QCOMPARE(rig.connections.profile(rig.profile)->learned,
             (QList<core::LearnedParameter>{
                 {QStringLiteral("m"), QStringLiteral("stream_options"), {}}}));
    converse(*session, words("And?"));
    QVERIFY(!lastPost(rig.gateway).contains(QStringLiteral("stream_options")));
    QCOMPARE(textAt(*session, 3), QStringLiteral("two"));
}

void TestMending::imagesAreSentSmaller()
{
    SessionRig rig;
    rig.gateway.answer(FakeAnswer::html(413, "<html><title>413 Too Large</title></html>"));
    rig.gateway.answer(saying("seen"));
    const auto session = rig.session();
    const chat::Outgoing outgoing = picture("Look", 1600);
    converse(*session, outgoing);
    QCOMPARE(last(*session).error->kind, ErrorKind::TooLarge);
    const qsizetype before = rig.gateway.lastRequest().body.size();
    mend(*session, {MendKind::ShrinkImages, {}});
    QCOMPARE(textAt(*session, 1), QStringLiteral("seen"));
    QVERIFY(rig.gateway.lastRequest().body.size() < before / 2);
    QVERIFY(last(*session).response.notices.contains(core::notice::kImagesSmaller));
    // What is stored and shown is the image as it was.
    const auto *shown =
        std::get_if<core::ImagePart>(&session->conversation().at(0).parts.constLast());
    QVERIFY(shown);
    QCOMPARE(shown->hash, outgoing.images.constFirst().hash);
}

void TestMending::imagesAreLeftOut()
{
    SessionRig rig;
    rig.gateway.answer("/v1/models", list(R"({"id":"m"})"));
    rig.gateway.answer(refusal(400, "", "This model does not support image input"));
    rig.gateway.answer(saying("words only"));
    rig.gateway.answer(saying("seen"));
    const auto session = rig.session();
    converse(*session, picture("Look", 40));
    QCOMPARE(last(*session).error->kind, ErrorKind::ImagesNotSupported);
    mend(*session, {MendKind::LeaveOutImages, {}});
    QVERIFY(!rig.gateway.lastRequest().body.contains("image_url"));
    QVERIFY(last(*session).response.notices.contains(core::notice::kImagesLeftOut));
    // Another model gets it again.
    session->setModel(rig.profile, QStringLiteral("sees"));
    QSignalSpy finished(session.get(), &ChatSession::finished);
    session->regenerate(last(*session).id);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(rig.gateway.lastRequest().body.contains("image_url"));
    QVERIFY(!last(*session).response.notices.contains(core::notice::kImagesLeftOut));
}

void TestMending::anImageThatWasNotSeenIsRemarked_data()
{
    QTest::addColumn<int>("promptTokens");
    QTest::addColumn<bool>("isRemarked");
    QTest::newRow("the words alone") << 12 << true;
    QTest::newRow("with an image") << 300 << false;
    QTest::newRow("not counted") << 0 << false;
}

void TestMending::anImageThatWasNotSeenIsRemarked()
{
    QFETCH(int, promptTokens);
    QFETCH(bool, isRemarked);
    SessionRig rig;
    rig.gateway.answer(
        FakeAnswer::sse({chunk(QStringLiteral("A cat")), finish(QStringLiteral("stop")),
                         usage(promptTokens, 2), done()}));
    const auto session = rig.session();
    converse(*session, picture("What is this?", 600));
    QCOMPARE(last(*session).state, MessageState::Complete);
    QCOMPARE(last(*session).response.notices.contains(core::notice::kImageUnseen), isRemarked);
}

void TestMending::aCountIsComparedOnlyWithItsLike_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<bool>("isRemarked");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("shorter instructions") << QStringLiteral("instructions") << false;
    QTest::newRow("another connection") << QStringLiteral("connection") << false;
    QTest::newRow("smaller images") << QStringLiteral("images") << false;
}

void TestMending::aCountIsComparedOnlyWithItsLike()
{
    QFETCH(QString, changed);
    QFETCH(bool, isRemarked);
    SessionRig rig;
    const auto counted = [](int tokens) {
        return FakeAnswer::sse({chunk(QStringLiteral("Yes")), finish(QStringLiteral("stop")),
                                usage(tokens, 2), done()});
    };
    rig.gateway.answer(counted(3000));
    if (changed == QLatin1StringView("images"))
        rig.gateway.answer(FakeAnswer::html(413, "<html><title>413 Too Large</title></html>"));
    rig.gateway.answer(counted(3005));
    const auto session = rig.session();
    session->setInstructions(QStringLiteral("Be brief."));
    converse(*session, words("Hi"));
    if (changed == QLatin1StringView("instructions"))
        session->setInstructions(QString());
    else if (changed == QLatin1StringView("connection"))
        session->setModel(rig.add(QStringLiteral("Other"), rig.gateway.baseUrl()),
                          QStringLiteral("m"));
    converse(*session, picture("What is this?", 600));
    if (changed == QLatin1StringView("images"))
        mend(*session, {MendKind::ShrinkImages, {}});
    QCOMPARE(last(*session).state, MessageState::Complete);
    QCOMPARE(last(*session).response.notices.contains(core::notice::kImageUnseen), isRemarked);
}

void TestMending::anUnexplainedEndIsSaidOnceAConnection()
{
    SessionRig rig;
    rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half")), done()}));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    QCOMPARE(last(*session).state, MessageState::Unexplained);
    QVERIFY(!last(*session).response.notices.contains(core::notice::kSaidBefore));
    QVERIFY(rig.connections.profile(rig.profile)->hasSeenUnexplained);
    converse(*session, words("And?"));
    QVERIFY(last(*session).response.notices.contains(core::notice::kSaidBefore));
    QVERIFY(!session->conversation().at(1).response.notices.contains(core::notice::kSaidBefore));
}

void TestMending::aMendKeepsWhatHadArrived()
{
    SessionRig rig;
    rig.gateway.answer(
        FakeAnswer::sse({chunk(QStringLiteral("half")),
                         frame({{QStringLiteral("error"), QStringLiteral("Model not found")}})}));
    rig.gateway.answer(saying("whole"));
    const auto session = rig.session();
    converse(*session, words("Hi"));
    const QUuid failed = last(*session).id;
    mend(*session, {MendKind::DropParameter, QStringLiteral("seed")});
    QCOMPARE(textAt(*session, 1), QStringLiteral("whole"));
    QCOMPARE(core::plainText(*session->conversation().find(failed)), QStringLiteral("half"));
    QCOMPARE(session->conversation().siblings(failed).size(), 2);
}

QTEST_GUILESS_MAIN(TestMending)
#include "tst_mending.moc"
