// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestexport.h"
#include "chat/sessionparameters.h"
#include "chat/storedpictures.h"
#include "core/id.h"
#include "support/recordedrequest.h"
#include "support/sessionwords.h"
#include "support/storerig.h"

#include <QTest>

using namespace chat;
using support::await;

namespace {

/// What must never leave the program, should it ever get into a record.
const QByteArray kCanary = QByteArrayLiteral("sk-canary-9d1c0b7a55e1f3");

} // namespace

class TestRequestExport : public QObject, support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsHeadersAndPrettyBody();
    void showsWhatIsNoJsonAsItIs();
    void showsTheAnswerAsItWasReceived();
    void savesEveryRequestForItsOwnerOnly();
    void saysWhenSavingFails();
    void savesImagesByTheirContent();
    void copiesWithTheImagesThatWereSaved();
    void refusesToCopyWhatWasNotKeptWhole();
    void noOutputHoldsAKey_data();
    void noOutputHoldsAKey();
    void longLinesMayBeBroken();
    void longTextsAreCut();
    void whatWouldBeSentHasNoKeyAndNoPictures();

private:
    void record(const api::WireRecord &record) { Q_EMIT m_wire->recorded(1, record); }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_dir->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<api::Wire> m_wire;
    std::unique_ptr<WireLog> m_log;
    std::unique_ptr<StoredPictures> m_pictures;
    std::unique_ptr<RequestExport> m_export;
    QUuid m_reply;
};

void TestRequestExport::init()
{
    open();
    m_wire = std::make_unique<api::Wire>();
    m_log = std::make_unique<WireLog>(*m_wire);
    m_pictures = std::make_unique<StoredPictures>(*m_store);
    m_export = std::make_unique<RequestExport>(*m_log, *m_pictures);
    m_reply = core::newId();
    m_log->follow(1, m_reply);
}

void TestRequestExport::cleanup()
{
    m_export.reset();
    m_pictures.reset();
    m_log.reset();
    m_wire.reset();
    close();
}

void TestRequestExport::showsHeadersAndPrettyBody()
{
    record(
        support::recordOf(QStringLiteral("https://g/v1/chat/completions"),
                          support::bodyWith({}, QStringLiteral("Look"), {QByteArray(5000, 'x')})));
    const RequestTexts texts = await(m_export->texts(m_reply, 0));
    QVERIFY(texts.sent.text.contains(QStringLiteral("Authorization: ***\n")));
    QVERIFY(texts.sent.text.contains(QStringLiteral("\n    \"model\": \"m-1\"")));
    QVERIFY(texts.sent.text.contains(QStringLiteral("data:image/png;base64,<5000 bytes>")));
    QVERIFY(texts.answered.text.contains(QStringLiteral("X-Request-Id: r-1\n")));
}

void TestRequestExport::showsWhatIsNoJsonAsItIs()
{
    api::WireRecord cut = support::recordOf({}, {});
    cut.requestBody = "{\"model\":\"m\",\"mess";
    record(cut);
    QVERIFY(await(m_export->texts(m_reply, 0))
                .sent.text.endsWith(QString::fromLatin1(cut.requestBody)));
}

void TestRequestExport::showsTheAnswerAsItWasReceived()
{
    api::WireRecord answer = support::recordOf({}, {});
    answer.received = QByteArray("data: {\"a\":1}\r\n\r\n: ping\n\0\x1B[31m\x7F\xFF", 32)
                      + "你\xEF\xBB\xBF\xE2\x80\xAE\xE2\x80\xA8\xEF\xBF\xBC";
    record(answer);
    QCOMPARE(await(m_export->texts(m_reply, 0)).received.text,
             QStringLiteral(
                 "data: {\"a\":1}<CR>\n<CR>\n: ping\n<NUL><ESC>[31m<U+007F>\uFFFD你<U+FEFF><U+202E>"
                 "<U+2028><U+FFFC>"));
    answer.received = "\xEF\xBB\xBF"
                      "data: 1";
    record(answer);
    QCOMPARE(await(m_export->texts(m_reply, 1)).received.text, QStringLiteral("<U+FEFF>data: 1"));
}

void TestRequestExport::savesEveryRequestForItsOwnerOnly()
{
    record(support::recordOf(QStringLiteral("https://g/1"),
                             support::bodyWith({}, QStringLiteral("Hi"))));
    record(support::recordOf(QStringLiteral("https://g/2"),
                             support::bodyWith({}, QStringLiteral("Hi"))));
    QVERIFY(await(m_export->save(m_reply, path("r.json"))).isOk());
    QFile file(path("r.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & 0x0077, QFileDevice::Permissions());
    const QJsonArray requests =
        QJsonDocument::fromJson(file.readAll()).object()[u"requests"].toArray();
    QCOMPARE(requests.size(), 2);
    const QJsonObject second = requests.at(1).toObject();
    QCOMPARE(second[u"request"][u"url"].toString(), QStringLiteral("https://g/2"));
    QCOMPARE(second[u"request"][u"body"][u"model"].toString(), QStringLiteral("m-1"));
    QCOMPARE(second[u"response"][u"status"].toInt(), 200);
    QVERIFY(second[u"response"][u"body"].toString().startsWith(u"data: "));
    QCOMPARE(second[u"timing"][u"first_token_ms"].toInt(), 250);
    QCOMPARE(second[u"verdict"].toString(), QStringLiteral("complete"));
}

void TestRequestExport::saysWhenSavingFails()
{
    record(support::recordOf({}, {}));
    const auto done = await(m_export->save(m_reply, path("no/such/folder/r.json")));
    QVERIFY(!done.isOk());
    QCOMPARE(done.error().kind, core::ErrorKind::Storage);
    QVERIFY(!done.error().message.isEmpty());
}

void TestRequestExport::savesImagesByTheirContent()
{
    const QByteArray one = "\x89PNG one";
    const QByteArray two = "\x89PNG two";
    const core::ConversationInfo info = support::makeInfo();
    const core::Message question = support::makeMessage(1, core::Role::User, QStringLiteral("?"));
    QVERIFY(
        await(m_store->addMessages(info, {question},
                                   {support::makeAttachment(one), support::makeAttachment(two)}))
            .isOk());
    record(support::recordOf(QStringLiteral("https://g/v1/chat/completions"),
                             support::bodyWith({}, QStringLiteral("?"), {one, two, one})));
    const auto saved = await(m_export->saveImages(m_reply, 0, m_dir->path()));
    QVERIFY(saved.isOk());
    QCOMPARE(saved.value().size(), 3);
    QCOMPARE(saved.value().at(0), saved.value().at(2));
    QFile file(saved.value().at(1));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), two);
    QCOMPARE(file.permissions() & 0x0077, QFileDevice::Permissions());
}

void TestRequestExport::copiesWithTheImagesThatWereSaved()
{
    record(support::recordOf(QStringLiteral("https://g/v1/chat/completions"),
                             support::bodyWith({}, QStringLiteral("?"), {"x"})));
    const auto text = await(m_export->copyAs(m_reply, 0, CopyLanguage::PythonRequests,
                                             {QStringLiteral("/tmp/a \"b\".png")}));
    QVERIFY(text.isOk());
    QVERIFY(
        text.value().contains(QStringLiteral("data_url(\"image/png\", \"/tmp/a \\\"b\\\".png\")")));
    QVERIFY(!await(m_export->saveImages(m_reply, 0, m_dir->path())).isOk()); // not in the store
}

void TestRequestExport::refusesToCopyWhatWasNotKeptWhole()
{
    api::WireRecord cut = support::recordOf({}, {});
    cut.requestBody = "{\"model\":\"m\",\"mess";
    record(cut);
    for (const int index : {0, 7}) {
        const auto text = await(m_export->copyAs(m_reply, index, CopyLanguage::Curl, {}));
        QVERIFY(!text.isOk());
        QCOMPARE(text.error().kind, core::ErrorKind::BadRequest);
    }
}

void TestRequestExport::noOutputHoldsAKey_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("authorization")
        << QByteArray("Authorization") << QByteArray("Bearer " + kCanary);
    QTest::newRow("bare") << QByteArray("authorization") << kCanary;
    QTest::newRow("api-key") << QByteArray("api-key") << kCanary;
    QTest::newRow("x-api-key") << QByteArray("X-API-Key") << kCanary;
    QTest::newRow("proxy") << QByteArray("Proxy-Authorization") << QByteArray("Basic " + kCanary);
    QTest::newRow("cookie") << QByteArray("Set-Cookie") << kCanary;
}

/// The wire redacts what it records. Should it ever fail to, nothing gets further.
void TestRequestExport::noOutputHoldsAKey()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    api::WireRecord leaking = support::recordOf(
        QStringLiteral("https://g/v1/chat/completions"),
        support::bodyWith({{QStringLiteral("stream"), true}}, QStringLiteral("Hi")));
    leaking.requestHeaders = {{header, value}};
    leaking.responseHeaders = {{header, value}};
    record(leaking);
    const QString canary = QString::fromLatin1(kCanary);
    const RequestTexts texts = await(m_export->texts(m_reply, 0));
    QVERIFY(!texts.sent.text.contains(canary));
    QVERIFY(!texts.answered.text.contains(canary));
    QVERIFY(texts.sent.text.contains(QStringLiteral("***")));
    for (const CopyLanguage language : {CopyLanguage::Curl, CopyLanguage::PythonRequests,
                                        CopyLanguage::PythonOpenAi, CopyLanguage::JavaScriptFetch})
        QVERIFY(!await(m_export->copyAs(m_reply, 0, language, {})).value().contains(canary));
    QVERIFY(await(m_export->save(m_reply, path("r.json"))).isOk());
    QFile file(path("r.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(kCanary));
}

void TestRequestExport::longLinesMayBeBroken()
{
    const QString emoji = QStringLiteral("😀");
    const LongText text = longText(QStringLiteral("short\n") + QString(999, u'x')
                                   + emoji.repeated(1000) + u'\n' + QString(1000, u'y'));
    QCOMPARE(text.breaks.size(), 2);
    for (const qsizetype place : text.breaks)
        QVERIFY(!text.text.at(place).isLowSurrogate());
    QVERIFY(longText(QString(1000, u'x')).breaks.isEmpty());
    QCOMPARE(longText(QString(3001, u'x')).breaks, (QList<qsizetype>{1000, 2000, 3000}));
    QCOMPARE(longText(QStringLiteral("ÄÖß İ ΑΣ")).folded.size(), 8);
}

void TestRequestExport::longTextsAreCut()
{
    const LongText text = longText(QStringLiteral("abc😀d"), 4);
    QVERIFY(text.isCut);
    QCOMPARE(text.text, QStringLiteral("abc"));
    QVERIFY(!longText(QStringLiteral("abcd"), 4).isCut);
}

void TestRequestExport::whatWouldBeSentHasNoKeyAndNoPictures()
{
    support::SessionRig rig;
    std::optional<core::Profile> profile = rig.connections.profile(rig.profile);
    (void)rig.connections.save(*profile, QByteArray("sk-canary-0123456789"));
    const auto session = rig.session();
    chat::Outgoing draft = support::words("Look");
    core::ImagePart image;
    image.hash = QByteArray(64, 'a');
    image.mime = QStringLiteral("image/png");
    draft.images = {image};
    draft.attachments.insert(image.hash,
                             QByteArray("\x89PNG\r\n\x1A\n") + QByteArray(100'000, 'x'));
    const auto future = session->parameters().request(draft);
    QTRY_VERIFY(future.isFinished());
    const QString shown = future.result().value();
    QVERIFY(shown.contains(QStringLiteral("data:image/png;base64,")));
    QVERIFY2(shown.size() < 2000, qPrintable(QString::number(shown.size())));
    QVERIFY(!shown.contains(QStringLiteral("canary")));
    QVERIFY(shown.contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestRequestExport)
#include "tst_requestexport.moc"
