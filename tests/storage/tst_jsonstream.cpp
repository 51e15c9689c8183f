// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/streamproblem.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using storage::JsonStream;

class tst_JsonStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksObjectsAndArrays();
    void takesEveryValueAsItStands_data();
    void takesEveryValueAsItStands();
    void passesOverWhatIsNotTaken();
    void leavesFromTheMiddle();
    void readsNamesWithEscapes();
    void tellsWhereAValueStands();
    void passesOverWhatBreaksALimit_data();
    void passesOverWhatBreaksALimit();
    void goesOnBehindSomethingMalformed();
    void saysWhenADocumentIsBroken_data();
    void saysWhenADocumentIsBroken();
    void doesNotDependOnWhereBlocksEnd();
    void sharesItsDevice();
    void tellsWhichLimitWasBroken_data();
    void tellsWhichLimitWasBroken();
    void countsValuesInATextOfItsOwn();
    void saysWhenItCannotRead();
};

namespace {

constexpr JsonStream::Limits kAny{1 << 20, 64};

/// A device that gives a few bytes at a time.
class SlowBuffer final : public QBuffer
{
public:
    SlowBuffer(const QByteArray &bytes, qint64 step)
        : m_step(step)
    {
        setData(bytes);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        return QBuffer::readData(data, qMin(size, m_step));
    }

private:
    qint64 m_step;
};

/// Everything in the document, through the stream.
QJsonValue walked(JsonStream &stream)
{
    if (stream.kind() == JsonStream::Kind::Array) {
        QJsonArray array;
        stream.enter();
        while (stream.nextElement())
            array.append(walked(stream));
        return array;
    }
    if (stream.kind() == JsonStream::Kind::Object) {
        QJsonObject object;
        stream.enter();
        while (const auto name = stream.nextMember())
            object.insert(*name, walked(stream));
        return object;
    }
    return stream.take(kAny);
}

} // namespace

void tst_JsonStream::walksObjectsAndArrays()
{
    const QByteArray json = R"( { "a" : [ 1 , "x,]}" , [ ] , { } ] , "b":{"c":null,"d":true} } )";
    QBuffer buffer;
    buffer.setData(json);
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QCOMPARE(walked(stream).toObject(), QJsonDocument::fromJson(json).object());
    QVERIFY(stream.isAtEnd());
    QVERIFY(stream.problem() == JsonStream::Problem::None);
}

void tst_JsonStream::takesEveryValueAsItStands_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("number") << QByteArray("-1.5e3");
    QTest::newRow("word") << QByteArray("false");
    QTest::newRow("text") << QByteArray(R"("a \"b\" \\")");
    QTest::newRow("object") << QByteArray(R"({"a": [ "}" ] })");
    QTest::newRow("array") << QByteArray("[ [1], {} ]");
}

void tst_JsonStream::takesEveryValueAsItStands()
{
    QFETCH(QByteArray, value);
    QBuffer buffer;
    buffer.setData("[ " + value + " , 7]");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QVERIFY(stream.nextElement());
    QCOMPARE(stream.takeBytes(kAny).value_or(QByteArray()), value);
    QVERIFY(stream.nextElement());
    QCOMPARE(stream.take(kAny).toInt(), 7);
    QVERIFY(!stream.nextElement());
}

void tst_JsonStream::passesOverWhatIsNotTaken()
{
    QBuffer buffer;
    buffer.setData(R"({"a":{"deep":[1,2,{"x":"]"}]},"b":"}","c":3})");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QStringList names;
    while (const auto name = stream.nextMember())
        names.append(*name);
    QCOMPARE(names.join(u' '), QStringLiteral("a b c"));
}

void tst_JsonStream::leavesFromTheMiddle()
{
    QBuffer buffer;
    buffer.setData(R"([[1,2,3],[4,[5],6],7])");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(stream.nextElement());
        QVERIFY(stream.enter());
        QVERIFY(stream.nextElement());
        stream.leave();
    }
    QVERIFY(stream.nextElement());
    QCOMPARE(stream.take(kAny).toInt(), 7);
}

void tst_JsonStream::readsNamesWithEscapes()
{
    QBuffer buffer;
    buffer.setData(R"({"\u4f60\"好":1,"":2})");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QCOMPARE(stream.nextMember().value_or(QString()), QStringLiteral("你\"好"));
    QCOMPARE(stream.nextMember(), std::optional<QString>(QString()));
    QVERIFY(!stream.nextMember());
}

void tst_JsonStream::tellsWhereAValueStands()
{
    QBuffer buffer;
    buffer.setData("\xef\xbb\xbf[ {\"a\":1} , [2] ]");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QVERIFY(stream.nextElement());
    const storage::JsonSpan first = stream.skip();
    QVERIFY(stream.nextElement());
    const storage::JsonSpan second = stream.skip();
    QCOMPARE(storage::readSpan(buffer, first).toObject().value(QStringLiteral("a")).toInt(), 1);
    QCOMPARE(storage::readSpan(buffer, second).toArray().first().toInt(), 2);
}

void tst_JsonStream::passesOverWhatBreaksALimit_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("long text") << '"' + QByteArray(2000, 'x') + '"';
    QTest::newRow("long object") << "{\"a\":\"" + QByteArray(2000, 'x') + "\"}";
    QTest::newRow("deep") << QByteArray(10, '[') + QByteArray(10, ']');
    QTest::newRow("deep and closed wrongly") << QByteArray(10, '[') + QByteArray(10, '}');
}

void tst_JsonStream::passesOverWhatBreaksALimit()
{
    QFETCH(QByteArray, value);
    QBuffer buffer;
    buffer.setData('[' + value + ",\"next\"]");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QVERIFY(stream.nextElement());
    QVERIFY(!stream.takeBytes({1000, 5}));
    QVERIFY(stream.problem() == JsonStream::Problem::None);
    QVERIFY(stream.nextElement());
    QCOMPARE(stream.take(kAny).toString(), QStringLiteral("next"));
}

void tst_JsonStream::goesOnBehindSomethingMalformed()
{
    QBuffer buffer;
    buffer.setData(R"([{"a" 1},nonsense,{"b":2}])");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(stream.nextElement());
        QVERIFY(stream.take(kAny).isUndefined());
    }
    QVERIFY(stream.nextElement());
    QVERIFY(stream.take(kAny).isObject());
    QVERIFY(!stream.nextElement());
    QVERIFY(stream.problem() == JsonStream::Problem::None);
}

void tst_JsonStream::saysWhenADocumentIsBroken_data()
{
    using Problem = JsonStream::Problem;
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Problem>("problem");
    QTest::newRow("nothing") << QByteArray() << Problem::Unfinished;
    QTest::newRow("open array") << QByteArray("[1,") << Problem::Unfinished;
    QTest::newRow("open text") << QByteArray("[\"a\\\"") << Problem::Unfinished;
    QTest::newRow("open object") << QByteArray("{\"a\":{") << Problem::Unfinished;
    QTest::newRow("no comma") << QByteArray("[1 2]") << Problem::Unexpected;
    QTest::newRow("no value") << QByteArray("[1,]") << Problem::Unexpected;
    QTest::newRow("no name") << QByteArray("{1:2}") << Problem::Unexpected;
    QTest::newRow("no colon") << QByteArray("{\"a\" 2}") << Problem::Unexpected;
}

void tst_JsonStream::saysWhenADocumentIsBroken()
{
    QFETCH(QByteArray, json);
    QFETCH(JsonStream::Problem, problem);
    QBuffer buffer;
    buffer.setData(json);
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    (void)walked(stream);
    QVERIFY(stream.problem() == problem);
    QVERIFY(!stream.isAtEnd());
}

void tst_JsonStream::doesNotDependOnWhereBlocksEnd()
{
    const QByteArray json =
        R"({"a":["\\\"",{"é\u4e2d":[-1.5,true,null,"\\"]}],"b":{"c":[[],{}]},"d":"}"})";
    const QJsonObject whole = QJsonDocument::fromJson(json).object();
    QVERIFY(!whole.isEmpty());
    for (qint64 step = 1; step <= json.size(); ++step) {
        SlowBuffer buffer(json, step);
        JsonStream stream(buffer);
        QCOMPARE(walked(stream).toObject(), whole);
        QVERIFY(stream.isAtEnd());
    }
}

void tst_JsonStream::sharesItsDevice()
{
    QByteArray json = "[\"begin\"";
    for (int i = 0; i < 100'000; ++i)
        json += "," + QByteArray::number(i);
    json += "]";
    QBuffer buffer;
    buffer.setData(json);
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter());
    QVERIFY(stream.nextElement());
    for (int i = 0; stream.nextElement(); ++i) {
        QCOMPARE(storage::readSpan(buffer, {1, 7}).toString(), QStringLiteral("begin"));
        QCOMPARE(stream.take(kAny).toInt(), i);
    }
    QVERIFY(stream.problem() == JsonStream::Problem::None);
}

void tst_JsonStream::tellsWhichLimitWasBroken_data()
{
    using Limit = JsonStream::Limit;
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Limit>("limit");
    QTest::newRow("none") << QByteArray("[1,2]") << Limit::None;
    QTest::newRow("bytes") << '"' + QByteArray(2000, 'x') + '"' << Limit::Bytes;
    QTest::newRow("depth") << QByteArray(10, '[') + QByteArray(10, ']') << Limit::Depth;
    QTest::newRow("values") << "[0" + QByteArray(",0").repeated(100) + "]" << Limit::Values;
    QTest::newRow("empty containers")
        << "[" + QByteArray("{}").repeated(101) + "]" << Limit::Values;
    QTest::newRow("commas in a text") << "[\"" + QByteArray(200, ',') + "\"]" << Limit::None;
}

void tst_JsonStream::tellsWhichLimitWasBroken()
{
    QFETCH(QByteArray, value);
    QFETCH(JsonStream::Limit, limit);
    QBuffer buffer;
    buffer.setData('[' + value + ",7]");
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    QVERIFY(stream.enter() && stream.nextElement());
    QCOMPARE(stream.takeBytes({1000, 5, 100}).has_value(), limit == JsonStream::Limit::None);
    QVERIFY(stream.brokenLimit() == limit);
    QVERIFY(stream.nextElement());
    QCOMPARE(stream.take(kAny).toInt(), 7);
    QVERIFY(stream.brokenLimit() == JsonStream::Limit::None);
}

void tst_JsonStream::countsValuesInATextOfItsOwn()
{
    const QByteArray many = "[0" + QByteArray(",0").repeated(1'100'000) + "]";
    QVERIFY(storage::parseJsonValue(many).isUndefined());
    const QByteArray few = "[\"" + QByteArray(1'100'000, ',') + "\"]";
    QCOMPARE(storage::parseJsonValue(few).toArray().size(), 1);
}

namespace {

/// Its disk breaks behind the first bytes.
class BrokenBuffer final : public QBuffer
{
public:
    explicit BrokenBuffer(const QByteArray &bytes)
    {
        setData(bytes);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (pos() > 0) {
            setErrorString(QStringLiteral("Input/output error"));
            return -1;
        }
        return QBuffer::readData(data, qMin<qint64>(size, 3));
    }
};

} // namespace

void tst_JsonStream::saysWhenItCannotRead()
{
    BrokenBuffer buffer("[1,2,3]");
    JsonStream stream(buffer);
    (void)walked(stream);
    QVERIFY(stream.problem() == JsonStream::Problem::Unreadable);
    const core::Error error = storage::streamError(stream);
    QCOMPARE(error.code, QStringLiteral("unreadable"));
    QCOMPARE(error.message, QStringLiteral("Input/output error"));
}

QTEST_GUILESS_MAIN(tst_JsonStream)
#include "tst_jsonstream.moc"
