// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointer.h"
#include "running.h"
#include "support/fakegateway.h"
#include "trace.h"

#include <QImage>
#include <QJsonArray>

using flow::contentsOf;
using flow::moveTo;
using flow::Running;
using flow::useMouse;
using flow::windowRect;
using support::FakeAnswer;
using support::FakeGateway;

/// What a model, or whoever wrote the stored conversation, would like to be opened, fetched or
/// run. The program is watched from outside, by the system calls it makes.
class HostileTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatATextNamesIsTouched_data();
    void nothingThatATextNamesIsTouched();
    void onlyLinksThatMayBeOpenedAreOpened();
};

namespace {

/// The file of hostile Markdown, with this file and this server in the place of those it names,
/// and with nesting that no generator of text should be believed.
QByteArray hostileText(const QByteArray &file, const QByteArray &host)
{
    QByteArray text = contentsOf(QStringLiteral(TEST_DATA_DIR "/hostile.md"));
    text.replace("/etc/passwd", file).replace("127.0.0.1:9/", host + '/');
    return text + "\n\n" + QByteArray("> ").repeated(3000) + "![x](http://" + host + "/deep)\n\n"
           + QByteArray("![").repeated(3000) + QByteArray("](http://" + host + "/a)").repeated(3000)
           + "\n\n" + QByteArray("* ").repeated(500) + "<img src='http://" + host + "/list'>\n";
}

FakeAnswer streamOf(const QByteArray &text)
{
    QList<QByteArray> pieces;
    for (const QByteArray &line : text.split('\n'))
        pieces.append(support::chunk(QString::fromUtf8(line + '\n')));
    pieces += {support::finish(QStringLiteral("stop")), support::done()};
    return FakeAnswer::sse(pieces);
}

QByteArray stored(const QByteArray &text)
{
    const auto message = [](const char *role, const QByteArray &content) {
        return QJsonObject{{QStringLiteral("role"), QString::fromLatin1(role)},
                           {QStringLiteral("content"), QString::fromUtf8(content)}};
    };
    return QJsonDocument(QJsonArray{message("user", text), message("assistant", text)}).toJson();
}

} // namespace

void HostileTextTest::nothingThatATextNamesIsTouched_data()
{
    QTest::addColumn<bool>("isStored");
    QTest::newRow("a reply") << false;
    QTest::newRow("a stored conversation") << true;
}

void HostileTextTest::nothingThatATextNamesIsTouched()
{
    QFETCH(bool, isStored);
    const QTemporaryDir bait;
    const QString file = bait.filePath(QStringLiteral("bait.png"));
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(file));
    FakeGateway gateway;
    FakeGateway listener;
    const QByteArray text =
        hostileText(QFile::encodeName(file), "127.0.0.1:" + QByteArray::number(listener.port()));
    gateway.answer(streamOf(text));

    Running program;
    const QString id = isStored ? program.importMessages(stored(text)) : QString();
    QCOMPARE(id.isEmpty(), !isStored);
    const QString trace = program.scratch("trace");
    program.startThrough(flow::tracing(trace));
    const QStringList work = isStored ? QStringList{QStringLiteral("--open"), id}
                                      : QStringList{QStringLiteral("--send"), QStringLiteral("Go")};
    QVERIFY(program.start(program.connection(gateway.baseUrl(), "sk-flow") + work));
    QVERIFY(program.waitFor(isStored ? "opened" : "final"));
    // Everything comes into view once, under the pointer.
    QVERIFY(useMouse(moveTo(windowRect().center()) + flow::turn(flow::Wheel::Up, 150)));
    QVERIFY(program.leave());
    QTRY_VERIFY_WITH_TIMEOUT(flow::hasEnded(trace), 20'000);

    const flow::Trace traced = flow::readTrace(trace);
    QVERIFY(traced.opened.contains(program.dataDir() + QStringLiteral("/loquat.db")));
    for (const QString &path : traced.opened) {
        QVERIFY2(!path.contains(bait.path()), qPrintable(path));
        QVERIFY2(!path.contains(QLatin1StringView("etc/hostname")), qPrintable(path));
        QVERIFY2(!path.contains(QLatin1StringView("etc/shadow")), qPrintable(path));
    }
    // Itself, and the typesetter, which learns nothing from the environment.
    QVERIFY2(traced.executed.size() <= 2, qPrintable(traced.executed.join(u'\n')));
    for (const QString &call : traced.executed.mid(1)) {
        QVERIFY2(call.contains(QLatin1StringView("/loquat-typesetter\"")), qPrintable(call));
        QVERIFY2(call.contains(QLatin1StringView("/* 1 var */")), qPrintable(call));
    }
    QCOMPARE(traced.connected.isEmpty(), isStored);
    for (const QString &call : traced.connected)
        QVERIFY2(call.contains(QStringLiteral("htons(%1)").arg(gateway.port())), qPrintable(call));
    QCOMPARE(listener.connectionCount(), 0);
    QCOMPARE(gateway.requestCount(), isStored ? 0 : 1);
}

void HostileTextTest::onlyLinksThatMayBeOpenedAreOpened()
{
    const QByteArray label = QByteArray("a link that goes on and on ").repeated(3);
    QByteArray text;
    for (const char *target :
         {"https://allowed.example/first", "javascript:alert(1)", "file:///etc/passwd",
          "data:text/html,x", "vbscript:x", "//server.example/share",
          "\\\\\\\\server.example\\share", "smb://server.example/share", "../../etc/passwd",
          "https://user:word@a.example/", "https://allowed.example/last"})
        text += '[' + label + "](" + target + ")\n\n";
    FakeGateway gateway;
    gateway.answer(streamOf(text));
    Running program;
    // A desktop that writes down what it is asked to open.
    const QString opened = program.scratch("opened");
    QVERIFY(QDir().mkpath(program.scratch("bin")));
    const QString opener = program.scratch("bin/xdg-open");
    flow::writeFile(opener, "#!/bin/sh\necho \"$1\" >>'" + QFile::encodeName(opened) + "'\n");
    QVERIFY(QFile::setPermissions(opener, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    program.setEnvironment("PATH", program.scratch("bin") + u':' + qEnvironmentVariable("PATH"));

    QVERIFY(program.start(program.connection(gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QVERIFY(program.waitFor("final"));
    const QRect window = windowRect();
    QStringList words;
    for (int y = window.top() + window.height() / 8; y < window.bottom() - window.height() / 4;
         y += 8)
        words += moveTo({window.left() + window.width() * 5 / 8, y})
                 + QStringList{QStringLiteral("click"), QStringLiteral("1")};
    QVERIFY(useMouse(words));
    // What may be opened stands first and last: all clicks between have been answered.
    QTRY_VERIFY_WITH_TIMEOUT(contentsOf(opened).contains("last"), 20'000);
    QVERIFY(contentsOf(opened).contains("first"));
    for (const QByteArray &address : contentsOf(opened).trimmed().split('\n'))
        QVERIFY2(address.startsWith("https://allowed.example/"), address.constData());
    QVERIFY(program.leave());
}

QTEST_MAIN(HostileTextTest)
#include "tst_hostiletext.moc"
