// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/imageheader.h"
#include "storage/messageimport.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

class tst_MessageImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainsMessagesInTheirOrder();
    void takesALeadingSystemMessageAsInstructions();
    void titlesAfterTheFirstQuestion_data();
    void titlesAfterTheFirstQuestion();
    void readsPartsOfEveryKind();
    void keepsOnlyImagesItKnowsByTheirMagic();
    void namesTheMessageThatIsWrong_data();
    void namesTheMessageThatIsWrong();
    void ignoresWhatIsNoContent();
    void readsTheSizeOfRealImages_data();
    void readsTheSizeOfRealImages();
    void survivesEveryCutOfAFile();
    void theSameFileIsTheSameConversation();
    void neverHoldsTheWholeFile();
    void stopsWhenItIsTold();
};

namespace {

QByteArray encoded(const char *format)
{
    QImage image(7, 5, QImage::Format_RGB32);
    image.fill(0xff8800);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray dataUrl(const QByteArray &mime, const QByteArray &bytes)
{
    return "data:" + mime + ";base64," + bytes.toBase64();
}

} // namespace

void tst_MessageImport::chainsMessagesInTheirOrder()
{
    const auto imported = storage::importMessages(
        R"([{"role":"user","content":"one"},{"role":"assistant","content":"two"},
            {"role":"developer","content":"three"}])");
    QVERIFY(imported.isOk());
    const auto &messages = imported.value().messages;
    QCOMPARE(messages.size(), 3);
    QVERIFY(messages.at(0).parentId.isNull());
    QCOMPARE(messages.at(1).parentId, messages.at(0).id);
    QCOMPARE(messages.at(2).parentId, messages.at(1).id);
    QCOMPARE(messages.at(2).seq, 3);
    QCOMPARE(messages.at(1).role, core::Role::Assistant);
    QCOMPARE(messages.at(1).state, core::MessageState::Complete);
    QCOMPARE(core::plainText(messages.at(1)), QStringLiteral("two"));
    QCOMPARE(messages.at(2).role, core::Role::Developer);
    QVERIFY(!imported.value().instructions.has_value());
}

void tst_MessageImport::takesALeadingSystemMessageAsInstructions()
{
    const auto imported = storage::importMessages(
        R"([{"role":"system","content":"be brief"},{"role":"user","content":"q"},
            {"role":"system","content":"later"}])");
    QVERIFY(imported.isOk());
    QCOMPARE(imported.value().instructions.value_or(QString()), QStringLiteral("be brief"));
    QCOMPARE(imported.value().messages.size(), 2);
    QVERIFY(imported.value().messages.first().parentId.isNull());
    QCOMPARE(imported.value().messages.last().role, core::Role::System);
}

void tst_MessageImport::titlesAfterTheFirstQuestion_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("title");
    QTest::newRow("one line") << QStringLiteral("为什么天空是蓝色的？")
                              << QStringLiteral("为什么天空是蓝色的？");
    QTest::newRow("several lines")
        << QStringLiteral("\n  Why\tis it \nso?") << QStringLiteral("Why is it");
    QTest::newRow("long") << QString(100, QLatin1Char('x'))
                          << QString(60, QLatin1Char('x')) + QChar(0x2026);
    QTest::newRow("cut in a pair") << QString(59, QLatin1Char('x')) + QStringLiteral("👋👋")
                                   << QString(59, QLatin1Char('x')) + QChar(0x2026);
    QTest::newRow("code") << QStringLiteral("```cpp\nint main() {}\n```")
                          << QStringLiteral("int main() {}");
    QTest::newRow("blank") << QStringLiteral(" \n ") << QString();
}

void tst_MessageImport::titlesAfterTheFirstQuestion()
{
    QFETCH(QString, question);
    QFETCH(QString, title);
    const QJsonArray array{
        QJsonObject{{QStringLiteral("role"), QStringLiteral("assistant")},
                    {QStringLiteral("content"), QStringLiteral("Hello, how can I help?")}},
        QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                    {QStringLiteral("content"), question}}};
    const auto imported = storage::importMessages(QJsonDocument(array).toJson());
    QVERIFY(imported.isOk());
    QCOMPARE(imported.value().title, title);
}

void tst_MessageImport::readsPartsOfEveryKind()
{
    const QByteArray png = encoded("PNG");
    const auto imported = storage::importMessages(
        R"([{"role":"user","content":["plain",{"type":"text","text":"what is this?"},
             {"type":"image_url","image_url":{"url":")"
        + dataUrl("image/png", png)
        + R"("}},{"type":"image_url","image_url":"https://example.org/a.png"},
             {"type":"input_audio","input_audio":{}}]},
            {"role":"assistant","content":null,"reasoning_content":"hm","refusal":"no",
             "tool_calls":[{"id":"c1","type":"function",
                            "function":{"name":"look","arguments":"{\"a\":1 }"}}]},
            {"role":"tool","tool_call_id":"c1","content":"seen"}])");
    QVERIFY(imported.isOk());
    QCOMPARE(imported.value().lostCount(), 1);
    const auto &messages = imported.value().messages;
    QCOMPARE(imported.value().attachments.size(), 1);
    const storage::Attachment &attachment = imported.value().attachments.first();
    QCOMPARE(attachment.bytes, png);
    QCOMPARE(attachment.width, 7);
    QCOMPARE(attachment.height, 5);
    core::ImagePart image{attachment.hash, {}, QStringLiteral("image/png"), 7, 5, png.size(), {}};
    core::ImagePart address;
    address.url = QStringLiteral("https://example.org/a.png");
    QVERIFY(messages.at(0).parts
            == QList<core::ContentPart>({core::TextPart{QStringLiteral("plain")},
                                         core::TextPart{QStringLiteral("what is this?")}, image,
                                         address}));
    QVERIFY(messages.at(1).parts
            == QList<core::ContentPart>({core::ReasoningPart{QStringLiteral("hm")},
                                         core::RefusalPart{QStringLiteral("no")},
                                         core::ToolCallPart{QStringLiteral("c1"),
                                                            QStringLiteral("look"),
                                                            QStringLiteral("{\"a\":1 }"),
                                                            true,
                                                            {}}}));
    QVERIFY(messages.at(2).parts
            == QList<core::ContentPart>(
                {core::ToolResultPart{QStringLiteral("c1"), QStringLiteral("seen")}}));
}

void tst_MessageImport::keepsOnlyImagesItKnowsByTheirMagic()
{
    QByteArrayList urls{
        dataUrl("image/png", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        dataUrl("image/svg+xml", "<svg/>"),
        dataUrl("image/png", encoded("BMP")),
        "data:image/png;base64,@@@@",
        "data:image/png,plain",
        "file:///etc/passwd",
        "ftp://example.org/a.png",
        "javascript:alert(1)",
        "/etc/passwd",
        "",
    };
    for (const QByteArray &url : urls) {
        const auto imported = storage::importMessages(
            R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":")" + url
            + R"("}}]}])");
        QVERIFY(imported.isOk());
        QVERIFY2(imported.value().attachments.isEmpty(), url.constData());
        QVERIFY2(imported.value().messages.first().parts.isEmpty(), url.constData());
        QCOMPARE(imported.value().lostCount(), 1);
    }
    // What a picture is called does not matter, what it is does.
    const auto renamed = storage::importMessages(
        R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":")"
        + dataUrl("text/html", encoded("JPG")) + R"("}}]}])");
    QCOMPARE(renamed.value().attachments.value(0).mime, QStringLiteral("image/jpeg"));
}

void tst_MessageImport::namesTheMessageThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("number");
    const auto row = [](const char *name, const QByteArray &json, const char *code,
                        const char *number) {
        QTest::newRow(name) << json << QString::fromLatin1(code) << QString::fromLatin1(number);
    };
    row("no array", "{}", "not-an-array", "1");
    row("no messages", "[]", "no-messages", "");
    row("no object", R"([{"role":"user","content":"a"},7])", "bad-json", "2");
    row("no value", "[,]", "bad-json", "1");
    row("unknown role", R"([{"role":"robot","content":"a"}])", "bad-role", "1");
    row("no role", R"([{"content":"a"}])", "bad-role", "1");
    row("content is a number", R"([{"role":"user","content":1}])", "bad-content", "1");
    row("invalid UTF-8", "[{\"role\":\"user\",\"content\":\"\xff\"}]", "bad-json", "1");
    row("cut", R"([{"role":"user","content":"a"},{"role")", "bad-json", "2");
    row("deep", "[{\"role\":" + QByteArray(100, '['), "too-deep", "1");
    row("two arrays", R"([{"role":"user","content":"a"}][])", "bad-json", "2");
    row("large", "[\"" + QByteArray(33 * 1024 * 1024, 'x') + "\"]", "too-large", "1");
    row("of very many values", "[[" + QByteArray(2'200'000, ',') + "]]", "too-complex", "1");
}

void tst_MessageImport::namesTheMessageThatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QFETCH(QString, number);
    const auto imported = storage::importMessages(json);
    QVERIFY(!imported.isOk());
    QCOMPARE(imported.error().kind, core::ErrorKind::BadInput);
    QCOMPARE(imported.error().code, code);
    QCOMPARE(imported.error().param, number);
}

void tst_MessageImport::ignoresWhatIsNoContent()
{
    const auto imported = storage::importMessages(
        R"([{"role":"user","content":"q","base_url":"https://evil.example","api_key":"sk-1",
             "command":"rm","model":"m","id":"x"}])");
    QVERIFY(imported.isOk());
    QVERIFY(imported.value().messages.first().extra.isEmpty());
    QVERIFY(imported.value().messages.first().model.isEmpty());
}

void tst_MessageImport::readsTheSizeOfRealImages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mime");
    QTest::newRow("png") << encoded("PNG") << QStringLiteral("image/png");
    QTest::newRow("jpeg") << encoded("JPG") << QStringLiteral("image/jpeg");
    QTest::newRow("gif") << QByteArray("GIF89a\x07\x00\x05\x00\x00\x00\x00", 13)
                         << QStringLiteral("image/gif");
    const QByteArray riff("RIFF\x20\x00\x00\x00WEBP", 12);
    QTest::newRow("webp, lossy")
        << riff + QByteArray("VP8 \x10\x00\x00\x00\x30\x01\x00\x9d\x01\x2a\x07\x00\x05\x00", 18)
        << QStringLiteral("image/webp");
    // 14 bits each: width - 1 = 6, height - 1 = 4.
    QTest::newRow("webp, lossless")
        << riff + QByteArray("VP8L\x10\x00\x00\x00\x2f\x06\x00\x01\x00", 13)
        << QStringLiteral("image/webp");
    QTest::newRow("webp, extended")
        << riff + QByteArray("VP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x06\x00\x00\x04\x00\x00", 18)
        << QStringLiteral("image/webp");
}

void tst_MessageImport::readsTheSizeOfRealImages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mime);
    const auto header = storage::readImageHeader(bytes);
    QVERIFY(header.has_value());
    QCOMPARE(header->mime, mime);
    QCOMPARE(header->size, QSize(7, 5));
    // Cut anywhere it is a header or none, and never a crash.
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const QByteArray cut = bytes.left(length);
        const auto part = storage::readImageHeader(cut);
        QVERIFY(!part || part->mime == mime);
    }
}

void tst_MessageImport::survivesEveryCutOfAFile()
{
    const QByteArray whole = R"([{"role":"user","content":[{"type":"text","text":"é\"\\\u4e2d"}]},
        {"role":"assistant","content":"two","tool_calls":[]}])";
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!storage::importMessages(whole.left(length)).isOk());
    QVERIFY(storage::importMessages(whole).isOk());
}

void tst_MessageImport::theSameFileIsTheSameConversation()
{
    const QByteArray json = R"([{"role":"user","content":"q"},{"role":"assistant","content":"a"}])";
    const auto first = storage::importMessages(json);
    const auto second = storage::importMessages(json);
    QVERIFY(!first.value().id.isNull());
    QCOMPARE(first.value().id, second.value().id);
    QCOMPARE(first.value().messages.last().id, second.value().messages.last().id);
    const auto other = storage::importMessages(R"([{"role":"user","content":"q"}])");
    QVERIFY(other.value().id != first.value().id);
    QVERIFY(other.value().messages.first().id != first.value().messages.first().id);
}

namespace {

/// An array of that many messages, each with a lot that nobody keeps, which is never in memory.
class EndlessArray final : public QIODevice
{
public:
    explicit EndlessArray(int messages)
        : m_message(",{\"role\":\"user\",\"content\":\"a\",\"x\":\"" + QByteArray(1024 * 1024, 'x')
                    + "\"}")
        , m_size(1 + m_message.size() * messages)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] qint64 longestRead() const { return m_longest; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        m_longest = qMax(m_longest, most);
        const qint64 begin = pos();
        const qint64 count = qMin(most, m_size - begin);
        for (qint64 i = 0; i < count; ++i) {
            const qint64 at = begin + i;
            if (at == 0)
                data[i] = '[';
            else if (at == m_size - 1)
                data[i] = ']';
            else // the first comma is the array's bracket
                data[i] = m_message.at(at % m_message.size());
        }
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_message;
    qint64 m_size;
    qint64 m_longest = 0;
};

} // namespace

void tst_MessageImport::neverHoldsTheWholeFile()
{
    EndlessArray array(80);
    const auto imported = storage::importMessages(array);
    QVERIFY2(imported.isOk(), imported ? "" : qPrintable(imported.error().code));
    QCOMPARE(imported.value().messages.size(), 80);
    QVERIFY(array.longestRead() < array.size() / 80);
}

void tst_MessageImport::stopsWhenItIsTold()
{
    EndlessArray array(80);
    qint64 seen = 0;
    const auto imported = storage::importMessages(array, [&seen](qint64 position) {
        seen = position;
        return false;
    });
    QVERIFY(!imported.isOk());
    QCOMPARE(imported.error().code, QStringLiteral("cancelled"));
    QVERIFY(seen > 0 && seen < array.size() / 40);
}

QTEST_GUILESS_MAIN(tst_MessageImport)
#include "tst_messageimport.moc"
