// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/urlgate.h"

#include <QTest>

class TestUrlGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsThrough_data();
    void letsThrough();
    void refuses_data();
    void refuses();
    void flagsALabelThatNamesAnotherPlace_data();
    void flagsALabelThatNamesAnotherPlace();
    void opensOnlyWhatItChecked();
};

void TestUrlGate::letsThrough_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *target, const char *host, const char *address) {
        QTest::newRow(target) << QString::fromUtf8(target) << QString::fromUtf8(host)
                              << QString::fromUtf8(address);
    };
    row("https://a.example", "a.example", "https://a.example");
    row("http://a.example/x?y=1#z", "a.example", "http://a.example/x?y=1#z");
    row("HTTPS://A.Example/X", "a.example", "https://a.example/X");
    row("https://a.example:8443/", "a.example", "https://a.example:8443/");
    row("https://bücher.example/ü", "xn--bcher-kva.example",
        "https://xn--bcher-kva.example/%C3%BC");
    row("https://例子.测试/路径", "xn--fsqu00a.xn--0zwm56d",
        "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84");
    // The small Cyrillic letters look like "apple"; the ASCII host does not.
    row("https://аррӏе.com/", "xn--80ak6aa92e.com", "https://xn--80ak6aa92e.com/");
    row("https://a.example/%20b", "a.example", "https://a.example/%20b");
    row("https://a.example/?q=a@b", "a.example", "https://a.example/?q=a@b");
    row("https://a.example/a:b", "a.example", "https://a.example/a:b");
    row("http://127.0.0.1:8080/v1", "127.0.0.1", "http://127.0.0.1:8080/v1");
    row("http://[::1]:8080/", "::1", "http://[::1]:8080/");
    row("http://2130706433/", "127.0.0.1", "http://127.0.0.1/");
    row("https://a_b.example/", "a_b.example", "https://a_b.example/");
    row("mailto:a@b.example", "", "mailto:a@b.example");
    row("mailto:a@b.example?subject=Hi&body=x%0Ay", "", "mailto:a@b.example?subject=Hi&body=x%0Ay");
    row("mailto:a@b.example,c@d.example?cc=e@f.example", "",
        "mailto:a@b.example,c@d.example?cc=e@f.example");
}

void TestUrlGate::letsThrough()
{
    QFETCH(QString, target);
    QFETCH(QString, host);
    QFETCH(QString, address);
    const net::UrlGate gate({});
    const auto link = gate.check(target, {});
    QVERIFY(link);
    QCOMPARE(link->host, host);
    QCOMPARE(link->address, address);
    QVERIFY(!link->isMisleading);
}

void TestUrlGate::refuses_data()
{
    QTest::addColumn<QString>("target");
    const auto row = [](const char *name, const QString &target) { QTest::newRow(name) << target; };
    for (const char *target : {"javascript:alert(1)",
                               "JaVaScRiPt:alert(1)",
                               "data:text/html,<b>x",
                               "file:///etc/passwd",
                               "file://server/share",
                               "ftp://a.example/x",
                               "smb://a.example/x",
                               "ssh://a.example",
                               "vscode://x",
                               "steam://run/1",
                               "about:blank",
                               "blob:https://a.example/1",
                               "tel:123",
                               "chrome://settings",
                               "qrc:/x",
                               "C:\\windows\\system32\\calc.exe",
                               "\\\\server\\share",
                               "a.example",
                               "www.a.example/x",
                               "/etc/passwd",
                               "./x",
                               "../x",
                               "#top",
                               "?q",
                               "//a.example",
                               "https:",
                               "https:a.example",
                               "https:/a.example",
                               "https:///a.example",
                               "http://",
                               "http://:80/",
                               "https://user@a.example/",
                               "https://user:pw@a.example/",
                               "https://@a.example/",
                               "https://a.example@evil.example/",
                               "https://a.example\\@evil.example/",
                               "https://a.example:99999/",
                               "https://a.example:x/",
                               "https://%65vil.example/",
                               "https://a.example%2f@evil.example",
                               "https://[::1/",
                               "https://a b.example/",
                               " https://a.example",
                               "https://a.example/ x",
                               "https://a.example/<script>",
                               "https://a.example/\"x",
                               "mailto:",
                               "mailto:?subject=x",
                               "mailto:a",
                               "mailto:-x@b.example",
                               "mailto://a@b.example",
                               "mailto:a@b.example?attach=/etc/passwd",
                               "mailto:a@b.example?Attachment=/etc/passwd",
                               "mailto:a@b.example?attachment%65d=1",
                               "mailto:a@b.example?subject=x%0D%0ABcc:c@d.e",
                               "mailto:a@b.example%0D%0ABcc:c@d.e"})
        row(target, QString::fromUtf8(target));
    row("empty", QString());
    row("line break", QStringLiteral("https://a.example/\nx"));
    row("tab in the scheme", QStringLiteral("java\tscript:alert(1)"));
    row("zero", QStringLiteral("https://a.example/") + QChar(0));
    row("right-to-left override", QStringLiteral("https://a.example/\u202Egpj.exe"));
    row("isolate", QStringLiteral("https://a.example/\u2066x"));
    row("zero-width space", QStringLiteral("https://a.ex\u200Bample/"));
    row("no-break space", QStringLiteral("https://a.example/\u00A0x"));
    row("full-width slash in the host", QStringLiteral("https://a.example／.evil.example/"));
    row("too long", QStringLiteral("https://a.example/") + QString(9000, u'x'));
}

void TestUrlGate::refuses()
{
    QFETCH(QString, target);
    const net::UrlGate gate({});
    QVERIFY(!gate.check(target, {}));
}

void TestUrlGate::flagsALabelThatNamesAnotherPlace_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("isMisleading");
    const auto row = [](const char *target, const char *label, bool isMisleading) {
        QTest::addRow("%s → %s", label, target)
            << QString::fromUtf8(target) << QString::fromUtf8(label) << isMisleading;
    };
    row("https://a.example/x", "the guide", false);
    row("https://a.example/x", "https://a.example/x", false);
    row("https://www.a.example/x", "a.example", false);
    row("https://a.example/x", "http://WWW.A.EXAMPLE", false);
    row("https://a.example/x", "main.rs and README.md", false);
    row("https://a.example/x", "version 1.2.3", false);
    row("https://evil.example/x", "https://bank.example/login", true);
    row("https://evil.example/x", "bank.com", true);
    row("https://evil.example/x", "Click www.bank.example now", true);
    row("https://bank.com.evil.example/x", "bank.com", true);
    row("https://evil.example/x", "ba\u200Bnk.com", true);
    row("https://evil.example/x", "https://bücher.example", true);
    row("https://xn--bcher-kva.example/x", "https://bücher.example", false);
    row("mailto:a@b.com", "a@b.com", false);
    row("mailto:a@b.com", "write to us", false);
    row("mailto:evil@b.com", "good@b.com", true);
    row("mailto:a@b.com", "https://b.com", true);
}

void TestUrlGate::flagsALabelThatNamesAnotherPlace()
{
    QFETCH(QString, target);
    QFETCH(QString, label);
    QFETCH(bool, isMisleading);
    const net::UrlGate gate({});
    const auto link = gate.check(target, label);
    QVERIFY(link);
    QCOMPARE(link->isMisleading, isMisleading);
}

void TestUrlGate::opensOnlyWhatItChecked()
{
    QList<QByteArray> launched;
    net::UrlGate gate([&launched](const QUrl &url) {
        launched.append(url.toEncoded());
        return true;
    });
    const auto link = gate.check(QStringLiteral("https://bücher.example/ü"), {});
    QVERIFY(link && gate.open(*link));
    QCOMPARE(launched, QList<QByteArray>{"https://xn--bcher-kva.example/%C3%BC"});
    core::GatedLink forged;
    forged.address = QStringLiteral("file:///etc/passwd");
    QVERIFY(!gate.open(forged));
    QCOMPARE(launched.size(), 1);
}

QTEST_GUILESS_MAIN(TestUrlGate)
#include "tst_urlgate.moc"
