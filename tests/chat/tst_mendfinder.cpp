// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/mendfinder.h"
#include "core/whendone.h"
#include "support/ownconnectionsrig.h"

#include <QTest>

using chat::MendFinder;
using core::Error;
using core::ErrorKind;
using namespace support;

namespace {

const QString kAsked = QStringLiteral("https://a.example");

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

api::ModelInfo model(const char *id, const char *name = "", bool isForChat = true)
{
    api::ModelInfo info;
    info.id = QString::fromLatin1(id);
    info.name = QString::fromLatin1(name);
    info.isForChat = isForChat;
    return info;
}

/// A gateway that answers from here.
struct Scene {
    core::Profile profile = profileOf(kAsked, QStringLiteral("m"));
    OwnConnectionsRig rig{settingsOf(profile)};
    QString base;
    MendFinder::Models models = Error();
    QStringList asked;

    [[nodiscard]] Error find(const QString &typed, const Error &error)
    {
        MendFinder finder(rig.connections,
                          {[this](const api::Gateway &gateway) {
                               asked.append(QStringLiteral("base ") + gateway.baseUrl);
                               return core::ready(base);
                           },
                           [this](const api::Gateway &gateway) {
                               asked.append(QStringLiteral("models ") + gateway.baseUrl);
                               return core::ready(models);
                           }});
        return resultOf(finder.find(profile.id, typed, error));
    }
};

} // namespace

/// What would have worked.
class TestMendFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressThatAnswersIsProposed_data();
    void anAddressThatAnswersIsProposed();
    void oneGarbledAnswerSaysNothingOfTheAddress();
    void onlyTheSameServerIsProposed_data();
    void onlyTheSameServerIsProposed();
    void nearModelsAreProposed_data();
    void nearModelsAreProposed();
    void aModelThatSeesIsProposedForAnImage();
    void aListThatCannotBeHadChangesNothing();
    void otherErrorsAreNotLookedInto();
};

void TestMendFinder::anAddressThatAnswersIsProposed_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : {ErrorKind::WrongPath, ErrorKind::NotAnApi, ErrorKind::Protocol})
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind;
}

void TestMendFinder::anAddressThatAnswersIsProposed()
{
    QFETCH(ErrorKind, kind);
    Scene scene;
    scene.base = kAsked + QStringLiteral("/api/v1");
    QVERIFY(MendFinder::canHelp(errorOf(kind)));
    const Error told = scene.find(QStringLiteral("m"), errorOf(kind));
    QCOMPARE(told.proposedBaseUrl, scene.base);
    QCOMPARE(told.kind, kind);
    QCOMPARE(scene.asked.constLast(), QStringLiteral("base ") + kAsked);
    QVERIFY(!MendFinder::canHelp(told));
}

void TestMendFinder::oneGarbledAnswerSaysNothingOfTheAddress()
{
    Scene scene;
    scene.base = kAsked + QStringLiteral("/v1"); // some servers answer at both
    scene.models = QList<api::ModelInfo>{model("m")};
    QCOMPARE(scene.find(QStringLiteral("m"), errorOf(ErrorKind::Protocol)),
             errorOf(ErrorKind::Protocol));
    QCOMPARE(scene.asked, QStringList{QStringLiteral("models ") + kAsked});
    scene.asked.clear();
    (void)scene.find(QStringLiteral("m"), errorOf(ErrorKind::NotAnApi));
    QCOMPARE(scene.asked, QStringList{QStringLiteral("base ") + kAsked});
}

void TestMendFinder::onlyTheSameServerIsProposed_data()
{
    QTest::addColumn<QString>("base");
    QTest::newRow("none") << QString();
    QTest::newRow("the same again") << kAsked;
    QTest::newRow("another host") << QStringLiteral("https://b.example/v1");
    QTest::newRow("another port") << QStringLiteral("https://a.example:8443/v1");
    QTest::newRow("clear text") << QStringLiteral("http://a.example/v1");
}

void TestMendFinder::onlyTheSameServerIsProposed()
{
    QFETCH(QString, base);
    Scene scene;
    scene.base = base;
    QCOMPARE(scene.find(QStringLiteral("m"), errorOf(ErrorKind::WrongPath)),
             errorOf(ErrorKind::WrongPath));
}

void TestMendFinder::nearModelsAreProposed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("letters' case")
        << QStringLiteral("Gemini-1.5-Flash") << QStringLiteral("gemini-1.5-flash");
    QTest::newRow("blanks") << QStringLiteral("gemini 1.5 flash")
                            << QStringLiteral("gemini-1.5-flash");
    QTest::newRow("words") << QStringLiteral("gemini flash") << QStringLiteral("gemini-1.5-flash");
    QTest::newRow("display name") << QStringLiteral("Claude the Third")
                                  << QStringLiteral("claude-3");
}

void TestMendFinder::nearModelsAreProposed()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    Scene scene;
    scene.models = QList<api::ModelInfo>{model("gemini-embedding-flash", "", false),
                                         model("claude-3", "Claude the Third"),
                                         model("gemini-1.5-flash"), model("other")};
    for (const ErrorKind kind : {ErrorKind::ModelNotFound, ErrorKind::NoChannel}) {
        const Error told = scene.find(typed, errorOf(kind));
        QCOMPARE(told.proposedModels.value(0), first);
        QVERIFY(!told.proposedModels.contains(QStringLiteral("other")));
        QVERIFY(!told.proposedModels.contains(QStringLiteral("gemini-embedding-flash")));
    }
}

void TestMendFinder::aModelThatSeesIsProposedForAnImage()
{
    Scene scene;
    QList<api::ModelInfo> list{model("blind"), model("unknown"), model("sees")};
    list[0].hasVision = false;
    list[2].hasVision = true;
    scene.models = list;
    const Error told = scene.find(QStringLiteral("blind"), errorOf(ErrorKind::ImagesNotSupported));
    QCOMPARE(told.proposedModels, QStringList{QStringLiteral("sees")});
}

void TestMendFinder::aListThatCannotBeHadChangesNothing()
{
    Scene scene;
    QCOMPARE(scene.find(QStringLiteral("x"), errorOf(ErrorKind::ModelNotFound)),
             errorOf(ErrorKind::ModelNotFound));
    scene.rig.connections.remove(scene.profile.id);
    QCOMPARE(scene.find(QStringLiteral("x"), errorOf(ErrorKind::WrongPath)),
             errorOf(ErrorKind::WrongPath));
}

void TestMendFinder::otherErrorsAreNotLookedInto()
{
    for (const ErrorKind kind : core::allErrorKinds()) {
        const bool isLookedInto = kind == ErrorKind::WrongPath || kind == ErrorKind::NotAnApi
                                  || kind == ErrorKind::Protocol || kind == ErrorKind::ModelNotFound
                                  || kind == ErrorKind::NoChannel
                                  || kind == ErrorKind::ImagesNotSupported;
        QCOMPARE(MendFinder::canHelp(errorOf(kind)), isLookedInto);
    }
}

QTEST_GUILESS_MAIN(TestMendFinder)
#include "tst_mendfinder.moc"
