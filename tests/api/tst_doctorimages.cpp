// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/numberpicture.h"
#include "support/doctorrig.h"
#include "support/examination.h"

#include <QImage>
#include <QTest>

using namespace support;
using namespace Qt::StringLiterals;
using State = api::DoctorCheck::State;

namespace {

/// All numbers of four digits in one row, each as a part of it (a de Bruijn sequence).
QString everyNumber()
{
    QString row(u"000"_s);
    QSet<QString> seen;
    for (bool isLonger = true; isLonger;) {
        isLonger = false;
        for (char16_t digit = u'9'; digit >= u'0' && !isLonger; --digit) {
            const QString next = row.right(3) + QChar(digit);
            if (seen.contains(next))
                continue;
            seen.insert(next);
            row.append(QChar(digit));
            isLonger = true;
        }
    }
    return row;
}

QImage digitIn(const QByteArray &png, int index)
{
    const QImage image = QImage::fromData(png, "PNG").convertToFormat(QImage::Format_Grayscale8);
    const int height = image.height();
    const int dot = height / 13;
    return image.copy((3 + 6 * index) * dot, 0, 5 * dot, height);
}

} // namespace

class DoctorImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryDigitAsItself();
    void tellsApartWhatBecameOfThePicture_data();
    void tellsApartWhatBecameOfThePicture();
    void sendsAPictureOnlyWhenAsked();
};

void DoctorImagesTest::drawsEveryDigitAsItself()
{
    const QByteArray picture = api::numberPicture(9207);
    const QImage image = QImage::fromData(picture, "PNG");
    QVERIFY(!image.isNull());
    QVERIFY(image.width() > image.height());
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    const QString number = u"9207"_s;
    for (int i = 0; i < number.size(); ++i) {
        for (int digit = 0; digit < 10; ++digit) {
            const bool isSame = digitIn(picture, i) == digitIn(api::numberPicture(digit), 0);
            QCOMPARE(isSame, number.at(i).digitValue() == digit);
        }
    }
}

void DoctorImagesTest::tellsApartWhatBecameOfThePicture_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<bool>("isSeen");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("read") << FakeAnswer::sse({chunk(everyNumber()), finish(u"stop"_s), done()})
                          << true << QString() << QString();
    QTest::newRow("ignored") << FakeAnswer::sse(
        {chunk(u"There is no picture, only 7 words."_s), finish(u"stop"_s), done()})
                             << false << u"images-not-supported"_s << u"images-ignored"_s;
    QTest::newRow("refused") << errorBody(
        400, u"Invalid content type. image_url is only supported by certain models."_s)
                             << false << u"images-not-supported"_s << QString();
    QTest::newRow("llama.cpp") << errorBody(
        500, u"image input is not supported - hint: you may need to provide the mmproj"_s)
                               << false << u"images-not-supported"_s << QString();
}

void DoctorImagesTest::tellsApartWhatBecameOfThePicture()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(bool, isSeen);
    FakeGateway gateway;
    gateway.answer("/v1/models", modelList({u"m"_s}));
    gateway.answer(shortChat());
    gateway.answer(answer);
    Examination examination(gateway.baseUrl(), u"m"_s);
    examination.options().asksImages = true;
    QVERIFY(examination.run());
    // A chat works, whatever became of the picture.
    QVERIFY(examination.report().isOk);
    const api::DoctorCheck check = examination.check(u"images"_s);
    QCOMPARE(check.state == State::Passed, isSeen);
    if (!isSeen)
        QTEST(core::errorKindName(check.error.kind), "kind");
    QTEST(check.error.code, "code");
    const QJsonArray content = gateway.lastRequest()
                                   .json()
                                   .value(u"messages"_s)
                                   .toArray()
                                   .at(0)
                                   .toObject()
                                   .value(u"content"_s)
                                   .toArray();
    const QString url =
        content.at(1).toObject().value(u"image_url"_s).toObject().value(u"url"_s).toString();
    QVERIFY(url.startsWith(u"data:image/png;base64,"_s));
    QVERIFY(!QImage::fromData(QByteArray::fromBase64(url.section(u',', 1).toLatin1())).isNull());
}

void DoctorImagesTest::sendsAPictureOnlyWhenAsked()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QCOMPARE(gateway.requestCount("POST"), 1);
    QCOMPARE(examination.check(u"images"_s).detail, u"not-asked"_s);
}

QTEST_GUILESS_MAIN(DoctorImagesTest)
#include "tst_doctorimages.moc"
