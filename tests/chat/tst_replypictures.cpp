// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "chat/dataurl.h"
#include "chat/replypictures.h"
#include "chat/storedpictures.h"
#include "support/fakegateway.h"
#include "support/picturebytes.h"
#include "support/storerig.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <algorithm>

using namespace chat;
using support::await;
using support::FakeAnswer;
using support::FakeGateway;
using State = PictureFacts::State;

/// The pictures that models write into their replies: those that are there, and those elsewhere.
class TestReplyPictures : public QObject, support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsADataUrl_data();
    void readsADataUrl();
    void showsWhatIsAllowed_data();
    void showsWhatIsAllowed();
    void refusesWhatIsNot_data();
    void refusesWhatIsNot();
    void readsNothingThatIsNotWanted();
    void isHeldForTheViewer();
    void loadsOnlyWhenAskedTwice();
    void sendsNothingButTheAddress();
    void aRefusalOfTheServerCanBeTriedAgain();
    void anotherOriginIsAskedForAnew();
    void theSameOriginIsFollowed();
    void whatIsTooLongIsGivenUp();
    void whatWasLoadedMustBeAPicture();
    void noMeansNo();

private:
    [[nodiscard]] PictureFacts facts(const QString &address)
    {
        return m_pictures->facts({address, {}}, true);
    }
    /// Both questions, and waits until it is over.
    [[nodiscard]] bool load(const QString &address)
    {
        m_pictures->load(address);
        m_pictures->load(address);
        return QTest::qWaitFor([&] { return facts(address).state != State::Loading; });
    }

    std::unique_ptr<api::Wire> m_wire;
    std::unique_ptr<StoredPictures> m_stored;
    core::ByteBudget m_budget;
    std::unique_ptr<ReplyPictures> m_pictures;
};

namespace {

QString urlOf(const QByteArray &bytes, const QString &type = QStringLiteral("image/png"))
{
    return QStringLiteral("data:%1;base64,").arg(type) + QString::fromLatin1(bytes.toBase64());
}

FakeAnswer pictureAnswer(const QByteArray &bytes)
{
    return FakeAnswer::body(200, "image/png", bytes);
}

FakeAnswer redirectTo(const QString &address)
{
    return FakeAnswer::redirect(302, address.toLatin1());
}

} // namespace

void TestReplyPictures::init()
{
    open();
    m_wire = std::make_unique<api::Wire>();
    m_stored = std::make_unique<StoredPictures>(*m_store);
    m_pictures = std::make_unique<ReplyPictures>(*m_wire, *m_stored, m_budget);
}

void TestReplyPictures::cleanup()
{
    m_pictures.reset();
    m_stored.reset();
    m_wire.reset();
    close();
}

void TestReplyPictures::readsADataUrl_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("bytes"); ///< null: refused as `code`
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &url, const QByteArray &bytes,
                        const char *code) {
        QTest::newRow(name) << url << bytes << QString::fromLatin1(code);
    };
    row("base64", "data:image/png;base64,YWJj", "abc", "");
    row("without a type", "data:;base64,YWJj", "abc", "");
    row("escaped", "DATA:image/png;BASE64,YWJj%5A%3D%3D", {}, "damaged");
    row("escaped padding", "data:image/png;base64,YQ%3D%3D", "a", "");
    row("not base64", "data:text/plain,a%20b", "a b", "");
    row("letters of no alphabet", "data:image/png;base64,YW\u2026Jj", {}, "damaged");
    row("cut", "data:image/png;base64,YWJjY", "abc", "");
    row("no comma", "data:image/png;base64", {}, "damaged");
    row("another scheme", "file:///etc/passwd,abc", {}, "damaged");
    row("too long", "data:image/png;base64," + QByteArray(2000, 'A'), {}, "too-many-bytes");
}

void TestReplyPictures::readsADataUrl()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, bytes);
    const core::Result<QByteArray> read = bytesOfDataUrl(url, 1000);
    QCOMPARE(read ? read.value() : QByteArray(), bytes);
    QTEST(read ? QString() : read.error().code, "code");
}

void TestReplyPictures::showsWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *format : {"png", "jpeg", "bmp", "webp"})
        QTest::newRow(format) << support::encoded(support::twoHalves(), format);
    QTest::newRow("turned jpeg") << support::jpegWithExif(6);
    QTest::newRow("gif, first frame") << support::twoFrameGif();
}

void TestReplyPictures::showsWhatIsAllowed()
{
    QFETCH(QByteArray, bytes);
    // What it is called does not matter.
    const QString address = urlOf(bytes, QStringLiteral("image/x-nothing"));
    QCOMPARE(facts(address).state, State::Reading);
    QTRY_COMPARE(facts(address).state, State::Readable);
    const QSize size = support::decoded(support::imported(bytes).value()).size();
    QCOMPARE(facts(address).size, size);
    QTRY_VERIFY(!m_pictures->pixels({address, {}}, 1000).isNull());
    QCOMPARE(m_pictures->pixels({address, {}}, 1000).size(), size);
}

void TestReplyPictures::refusesWhatIsNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    row("svg", "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
        "format-svg");
    row("text", "hello", "not-an-image");
    row("cut", support::plainPng(40, 40).left(60), "damaged");
    row("cut jpeg", support::encoded(support::noise(64, 64), "jpeg").chopped(200), "damaged");
    row("a bomb",
        support::pngHeader(100000, 100000)
            + support::pngChunk("IDAT", qCompress(QByteArray(64, 'x')).mid(4)),
        "too-many-pixels");
    row("20 MB and more", QByteArray(20 * 1024 * 1024 + 10, 'x'), "too-many-bytes");
    row("a page", "<html><img src=http://a.example></html>", "not-an-image");
}

void TestReplyPictures::refusesWhatIsNot()
{
    QFETCH(QByteArray, bytes);
    const auto data =
        std::make_shared<const QByteArray>("data:image/png;base64," + bytes.toBase64());
    const NamedPicture picture{QStringLiteral("data:image/png;base64,x"), data};
    QVERIFY(m_pictures->pixels(picture, 100).isNull());
    QTRY_COMPARE(m_pictures->facts(picture, true).state, State::Refused);
    QTEST(m_pictures->facts(picture, true).error.code, "code");
    QVERIFY(m_pictures->facts(picture, true).size.isEmpty());
    QVERIFY(m_pictures->pixels(picture, 100).isNull());
}

void TestReplyPictures::readsNothingThatIsNotWanted()
{
    const QString address = urlOf(support::plainPng(4, 4));
    QSignalSpy changes(m_pictures.get(), &ReplyPictures::changed);
    QCOMPARE(m_pictures->facts({address, {}}, false).state, State::Reading);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(changes.count(), 0);
    (void)facts(address);
    QVERIFY(changes.wait());
}

void TestReplyPictures::isHeldForTheViewer()
{
    const QByteArray bytes = support::plainPng(30, 20);
    const QString address = urlOf(bytes);
    QTRY_COMPARE(facts(address).state, State::Readable);
    const auto part = await(m_pictures->hold({address, {}}, QStringLiteral("cat")));
    QVERIFY(part.isOk());
    QCOMPARE(part.value().name, QStringLiteral("cat"));
    QCOMPARE(QSize(part.value().width, part.value().height), QSize(30, 20));
    const auto viewed = await(m_stored->view(part.value().hash));
    QVERIFY(viewed.isOk());
    QCOMPARE(viewed.value().size, QSize(30, 20));
    const QString path = m_dir->filePath(QStringLiteral("saved.png"));
    QVERIFY(await(m_stored->save(part.value().hash, path)).isOk());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    QCOMPARE(m_pictures->original({address, {}}).result().size(), QSize(30, 20));
}

void TestReplyPictures::loadsOnlyWhenAskedTwice()
{
    FakeGateway server;
    server.answer(pictureAnswer(support::plainPng(30, 20)));
    const QString address = server.origin() + QStringLiteral("/a/b.png?c=d#e");
    QCOMPARE(facts(address).state, State::Offered);
    QVERIFY(m_pictures->pixels({address, {}}, 100).isNull());
    // The test's server is on this computer: one yes is not enough.
    m_pictures->load(address);
    QCOMPARE(facts(address).state, State::Questioned);
    m_pictures->load(address);
    QCOMPARE(facts(address).state, State::Loading);
    m_pictures->load(address); // impatient
    QTRY_COMPARE(facts(address).state, State::Readable);
    QCOMPARE(facts(address).size, QSize(30, 20));
    QTRY_VERIFY(!m_pictures->pixels({address, {}}, 100).isNull());
    m_pictures->load(address);
    QCOMPARE(server.requestCount(), 1);
    QCOMPARE(server.connectionCount(), 1); // none before the second yes either
}

void TestReplyPictures::sendsNothingButTheAddress()
{
    FakeGateway server;
    server.answer(pictureAnswer(support::plainPng(3, 2)));
    const QString address = server.origin() + QStringLiteral("/a/b.png?c=d#e");
    QVERIFY(load(address));
    const support::FakeRequest request = server.lastRequest();
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.path + '?' + request.query, QByteArray("/a/b.png?c=d"));
    QCOMPARE(request.body, QByteArray());
    QList<QPair<QByteArray, QByteArray>> headers = request.headers;
    std::sort(headers.begin(), headers.end());
    const QList<QPair<QByteArray, QByteArray>> expected{
        {"Accept", "image/png,image/jpeg,image/webp,image/gif,image/bmp"},
        {"Accept-Encoding", "identity"},
        {"Accept-Language", "*"},
        {"Cache-Control", "no-cache"},
        {"Connection", "Keep-Alive"},
        {"Host", server.origin().mid(7).toLatin1()},
        {"Pragma", "no-cache"},
        {"User-Agent", "Loquat/" LOQUAT_VERSION}};
    QCOMPARE(headers, expected);
}

void TestReplyPictures::aRefusalOfTheServerCanBeTriedAgain()
{
    FakeGateway server;
    server.answer(FakeAnswer::html(404, "<h1>no</h1>"));
    const QString address = server.origin() + QStringLiteral("/x");
    QVERIFY(load(address));
    QCOMPARE(facts(address).state, State::Failed);
    QCOMPARE(facts(address).error.status, 404);
    server.answer(pictureAnswer(support::plainPng(3, 2)));
    QVERIFY(load(address));
    QTRY_COMPARE(facts(address).state, State::Readable);
    QCOMPARE(server.requestCount(), 2);
}

void TestReplyPictures::anotherOriginIsAskedForAnew()
{
    FakeGateway other;
    other.answer(pictureAnswer(support::plainPng(3, 2)));
    FakeGateway server;
    server.answer(redirectTo(other.origin() + QStringLiteral("/moved")));
    const QString address = server.origin() + QStringLiteral("/x");
    QVERIFY(load(address));
    QCOMPARE(facts(address).state, State::Offered);
    QCOMPARE(facts(address).error.kind, core::ErrorKind::Redirect);
    QCOMPARE(facts(address).url.port(), int(other.port()));
    QCOMPARE(other.connectionCount(), 0);
    QVERIFY(load(address));
    QTRY_COMPARE(facts(address).state, State::Readable);
    QCOMPARE(other.requestCount(), 1);
    QCOMPARE(server.requestCount(), 1);
}

void TestReplyPictures::theSameOriginIsFollowed()
{
    FakeGateway server;
    server.answer("/x", redirectTo(QStringLiteral("/y")));
    server.answer("/y", pictureAnswer(support::plainPng(3, 2)));
    server.answer("/loop", redirectTo(QStringLiteral("/loop")));
    QVERIFY(load(server.origin() + QStringLiteral("/x")));
    QTRY_COMPARE(facts(server.origin() + QStringLiteral("/x")).state, State::Readable);
    QVERIFY(load(server.origin() + QStringLiteral("/loop")));
    QCOMPARE(facts(server.origin() + QStringLiteral("/loop")).state, State::Failed);
    QCOMPARE(server.requestCount(), 2 + 4);
}

void TestReplyPictures::whatIsTooLongIsGivenUp()
{
    FakeGateway server;
    server.answer(pictureAnswer(QByteArray(21 * 1024 * 1024, 'x')));
    const QString address = server.origin() + QStringLiteral("/x");
    QVERIFY(load(address));
    QCOMPARE(facts(address).state, State::Failed);
    QCOMPARE(facts(address).error.code, QStringLiteral("too-many-bytes"));
}

void TestReplyPictures::whatWasLoadedMustBeAPicture()
{
    FakeGateway server;
    server.answer(pictureAnswer("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    const QString address = server.origin() + QStringLiteral("/x.png");
    QVERIFY(load(address));
    QTRY_COMPARE(facts(address).state, State::Refused);
    QCOMPARE(facts(address).error.code, QStringLiteral("format-svg"));
}

void TestReplyPictures::noMeansNo()
{
    FakeGateway server;
    const QString address = server.origin() + QStringLiteral("/x.png");
    m_pictures->load(address);
    QCOMPARE(facts(address).state, State::Questioned);
    m_pictures->decline(address);
    QCOMPARE(facts(address).state, State::Offered);
    m_pictures->load(address);
    QCOMPARE(facts(address).state, State::Questioned);
    QCOMPARE(server.connectionCount(), 0);
    // What has a public name asks once; here the name leads nowhere.
    const QString known = QStringLiteral("http://nowhere.invalid/x.png");
    m_pictures->load(known);
    QCOMPARE(facts(known).state, State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(facts(known).state, State::Failed, 30'000);
}

QTEST_MAIN(TestReplyPictures)
#include "tst_replypictures.moc"
