// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/runoverrides.h"

#include <QTest>

using chat::resolveOverrides;
using chat::RunOverrides;

namespace {

QProcessEnvironment environmentOf(const QList<QPair<QString, QString>> &pairs)
{
    QProcessEnvironment environment;
    for (const auto &pair : pairs)
        environment.insert(pair.first, pair.second);
    return environment;
}

QProcessEnvironment everything()
{
    return environmentOf(
        {{QStringLiteral("LOQUAT_BASE_URL"), QStringLiteral("https://l.example/v1")},
         {QStringLiteral("LOQUAT_API_KEY"), QStringLiteral("key-l")},
         {QStringLiteral("LOQUAT_MODEL"), QStringLiteral("model-l")},
         {QStringLiteral("OPENAI_BASE_URL"), QStringLiteral("https://o.example/v1")},
         {QStringLiteral("OPENAI_API_KEY"), QStringLiteral("key-o")},
         {QStringLiteral("OPENAI_MODEL"), QStringLiteral("model-o")}});
}

} // namespace

class RunOverridesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsComeFirst()
    {
        const auto resolved = resolveOverrides(
            {QStringLiteral("https://a.example/v1/"), "key-a", QStringLiteral("model-a")},
            everything());
        QVERIFY(resolved.isOk());
        QCOMPARE(resolved.value().baseUrl, QStringLiteral("https://a.example/v1"));
        QCOMPARE(resolved.value().key, QByteArray("key-a"));
        QCOMPARE(resolved.value().model, QStringLiteral("model-a"));
    }

    void ownVariablesComeBeforeTheCommonOnes()
    {
        const auto resolved = resolveOverrides({}, everything());
        QVERIFY(resolved.isOk());
        QCOMPARE(resolved.value().baseUrl, QStringLiteral("https://l.example/v1"));
        QCOMPARE(resolved.value().key, QByteArray("key-l"));
        QCOMPARE(resolved.value().model, QStringLiteral("model-l"));
    }

    void eachOfTheThreeIsLookedUpForItself()
    {
        QProcessEnvironment environment = everything();
        environment.insert(QStringLiteral("LOQUAT_API_KEY"), QStringLiteral("  "));
        environment.remove(QStringLiteral("LOQUAT_MODEL"));
        const auto resolved =
            resolveOverrides({QStringLiteral("https://a.example"), {}, {}}, environment);
        QVERIFY(resolved.isOk());
        QCOMPARE(resolved.value().baseUrl, QStringLiteral("https://a.example"));
        QCOMPARE(resolved.value().key, QByteArray("key-o"));
        QCOMPARE(resolved.value().model, QStringLiteral("model-o"));
    }

    void aTemplatesPlaceholderIsNoKey()
    {
        QProcessEnvironment environment =
            environmentOf({{QStringLiteral("OPENAI_API_KEY"), QStringLiteral("your-key-here")}});
        const auto none = resolveOverrides({}, environment);
        QVERIFY(none.isOk());
        QVERIFY(none.value().key.isEmpty());
        // The next variable may have a real one.
        environment = everything();
        environment.insert(QStringLiteral("LOQUAT_API_KEY"), QStringLiteral("Bearer <API_KEY>"));
        QCOMPARE(resolveOverrides({}, environment).value().key, QByteArray("key-o"));
        // Whoever names a file means what is in it.
        const auto named = resolveOverrides({{}, "your-key-here", {}}, environment);
        QVERIFY(!named.isOk());
        QCOMPARE(named.error().code, QStringLiteral("placeholder"));
        QCOMPARE(named.error().param, QStringLiteral("api-key"));
    }

    void nothingAskedForIsNothing()
    {
        const auto resolved = resolveOverrides({}, QProcessEnvironment());
        QVERIFY(resolved.isOk());
        QVERIFY(resolved.value().baseUrl.isEmpty());
        QVERIFY(resolved.value().key.isEmpty());
        QVERIFY(resolved.value().model.isEmpty());
    }

    void saysWhatCannotBeUsedWithoutRepeatingTheKey()
    {
        const auto address = resolveOverrides({QStringLiteral("ftp://a.example"), {}, {}}, {});
        QVERIFY(!address.isOk());
        QCOMPARE(address.error().kind, core::ErrorKind::BadInput);
        QCOMPARE(address.error().param, QStringLiteral("base-url"));
        const auto key = resolveOverrides({{},
                                           "canary\xC3\xA9"
                                           "secret",
                                           {}},
                                          {});
        QVERIFY(!key.isOk());
        QCOMPARE(key.error().param, QStringLiteral("api-key"));
        QVERIFY(!key.error().message.contains(QStringLiteral("canary")));
        QVERIFY(!key.error().message.contains(QStringLiteral("secret")));
    }
};

QTEST_APPLESS_MAIN(RunOverridesTest)
#include "tst_runoverrides.moc"
