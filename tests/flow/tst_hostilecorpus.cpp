// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointer.h"
#include "running.h"
#include "support/fakegateway.h"
#include "support/hostilecorpus.h"
#include "trace.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QPixmap>
#include <QScreen>
#include <algorithm>

using flow::Running;
using flow::useMouse;
using support::HostileText;

/// All of tests/data/hostile as a person would come by it: stored, opened, read from end to start
/// in the real window, while every system call is written down.
class HostileCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readingItTouchesNothing_data();
    void readingItTouchesNothing();

private:
    QTemporaryDir m_bait;
    support::FakeGateway m_listener;
};

namespace {

constexpr int kPage = 8; ///< turns of the wheel, less than the window is high
constexpr int kMostPages = 3000;
constexpr int kStillPages = 2; ///< this often without a change is the beginning

QByteArray conversationOf(const QList<HostileText> &texts)
{
    QJsonArray messages;
    const auto add = [&messages](const char *role, const QString &content) {
        messages.append(QJsonObject{{QStringLiteral("role"), QString::fromLatin1(role)},
                                    {QStringLiteral("content"), content}});
    };
    for (const HostileText &one : texts) {
        // What a person pasted is shown too, but as plain text.
        add("user", one.isHuge ? QString::fromUtf8(one.name) : one.text.left(200));
        add("assistant", one.text);
    }
    return QJsonDocument(messages).toJson(QJsonDocument::Compact);
}

/// The part of the window where messages stand, without the field and its blinking caret, but with
/// the handle of the scroll bar: some texts look the same wherever they are cut.
class Page
{
public:
    explicit Page(const QRect &window)
        : m_rect(window.left() + window.width() / 4, window.top() + window.height() / 10,
                 window.width() * 3 / 4, window.height() * 3 / 4)
        , m_last(picture())
    {
    }
    [[nodiscard]] QPoint middle() const { return m_rect.center(); }
    /// Does this with mouse or keys and waits until it is seen; false when nothing changes.
    bool change(const QStringList &words, int patienceMs)
    {
        if (!useMouse(words))
            return false;
        const bool isChanged = QTest::qWaitFor([this] { return picture() != m_last; }, patienceMs);
        m_last = picture();
        return isChanged;
    }

private:
    [[nodiscard]] QImage picture() const
    {
        return QGuiApplication::primaryScreen()
            ->grabWindow(0, m_rect.x(), m_rect.y(), m_rect.width(), m_rect.height())
            .toImage();
    }
    QRect m_rect;
    QImage m_last;
};

/// Page by page, until nothing moves any more.
bool readToTheBeginning(Page &page)
{
    int still = 0;
    int pages = 0;
    for (; pages < kMostPages && still < kStillPages; ++pages)
        still = page.change(flow::turn(flow::Wheel::Up, kPage), 2000) ? 0 : still + 1;
    return still == kStillPages && pages > 60;
}

/// Message by message: their ends are too far away.
bool visitEveryMessage(Page &page, qsizetype messages)
{
    const auto key = [](const char *name) {
        return QStringList{QStringLiteral("key"), QString::fromLatin1(name)};
    };
    // There is no window manager to give it the keys; then out of the field.
    if (!useMouse({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                   QStringLiteral("--class"), QStringLiteral("loquat"),
                   QStringLiteral("windowfocus")})
        || !page.change(key("shift+F6"), 5000))
        return false;
    for (qsizetype left = messages - 1; left > 0; --left) {
        if (!page.change(key("ctrl+Up"), 5000))
            return false;
    }
    return true;
}

/// Files that the program, its typesetter and their libraries may look for at any time: fonts for
/// letters that were not seen before, pictures of the pointer, plugins, its own store.
bool isOwnFile(const QString &path, const Running &program)
{
    const QStringList places{
        QStringLiteral("/usr/lib"),
        QStringLiteral("/lib"),
        QStringLiteral("/usr/share/"),
        QStringLiteral("/usr/local/share/"),
        QStringLiteral("/var/cache/fontconfig"),
        QStringLiteral("/etc/fonts"),
        QStringLiteral("/etc/ld.so"),
        QStringLiteral("/etc/localtime"),
        QStringLiteral("/proc/sys/vm/"),
        QStringLiteral("/sys/devices/system/cpu"),
        QStringLiteral("/dev/null"),
        QStringLiteral("/dev/urandom"), // SQLite salts its log each time it begins it again
        QStringLiteral(LOQUAT_EXECUTABLE "-typesetter"),
        // Where Qt looks for readers of images besides its own, with the first image that it reads.
        QFileInfo(QStringLiteral(LOQUAT_EXECUTABLE)).path() + QStringLiteral("/imageformats"),
        program.dataDir(),
        program.home() + QStringLiteral("/.icons"),
        program.home() + QStringLiteral("/cache_home"),
    };
    // The first key of a program asks where the person keeps sequences of Compose.
    const bool isCompose =
        path.startsWith(program.home()) && path.endsWith(QLatin1StringView("XCompose"));
    return isCompose || std::any_of(places.cbegin(), places.cend(), [&path](const QString &place) {
               return path.startsWith(place);
           });
}

double timeOf(const char *event, const Running &program)
{
    for (const QJsonObject &one : program.events()) {
        if (one.value(QLatin1StringView("ev")).toString() == QLatin1StringView(event))
            return one.value(QLatin1StringView("t")).toDouble();
    }
    return 0;
}

} // namespace

void HostileCorpusTest::initTestCase()
{
#ifndef LOQUAT_IS_RELEASE
    QSKIP("A sanitizer reads files of its own");
#endif
}

void HostileCorpusTest::readingItTouchesNothing_data()
{
    QTest::addColumn<bool>("isHuge");
    QTest::newRow("read page by page") << false;
    QTest::newRow("too long to be read") << true;
}

void HostileCorpusTest::readingItTouchesNothing()
{
    QFETCH(bool, isHuge);
    const QString file = m_bait.filePath(QStringLiteral("bait.png"));
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(file));
    QList<HostileText> texts =
        support::hostileTexts(QStringLiteral(TEST_DATA_DIR "/hostile"),
                              QStringLiteral("127.0.0.1:%1").arg(m_listener.port()), file);
    QVERIFY(texts.size() >= 300);
    texts.removeIf([isHuge](const HostileText &one) { return one.isHuge != isHuge; });

    Running program;
    const QString id = program.importMessages(conversationOf(texts));
    QVERIFY(!id.isEmpty());
    const QString trace = program.scratch("trace");
    program.startThrough(flow::tracing(trace));
    QVERIFY(program.start({QStringLiteral("--open"), id}));
    QVERIFY(program.waitFor("opened"));
    Page page(flow::windowRect());
    QVERIFY(useMouse(flow::moveTo(page.middle())));
    QVERIFY(isHuge ? visitEveryMessage(page, 2 * texts.size()) : readToTheBeginning(page));
    QVERIFY(program.leave());
    QTRY_VERIFY_WITH_TIMEOUT(flow::hasEnded(trace), 20'000);
    const flow::Trace all = flow::readTrace(trace);
    const double opened = timeOf("opened", program);
    QVERIFY(opened > 0);
    const flow::Trace reading = flow::readTrace(trace, opened);

    QVERIFY(all.opened.contains(program.dataDir() + QStringLiteral("/loquat.db")));
    QVERIFY2(reading.sockets.isEmpty(), qPrintable(reading.sockets.join(u'\n')));
    QVERIFY2(all.connected.isEmpty(), qPrintable(all.connected.join(u'\n')));
    QCOMPARE(m_listener.connectionCount(), 0);
    for (const QString &path : reading.opened)
        QVERIFY2(isOwnFile(path, program), qPrintable(path));
    for (const QString &path : all.touched) {
        for (const char *named : {"bait", "/.ssh", "/dev/zero", "/self/environ", "/icons/loquat"})
            QVERIFY2(!path.contains(QLatin1StringView(named)), qPrintable(path));
    }
    for (const QString &call : all.executed.mid(1)) {
        QVERIFY2(call.contains(QLatin1StringView("/loquat-typesetter\"")), qPrintable(call));
        QVERIFY2(call.contains(QLatin1StringView("/* 1 var */")), qPrintable(call));
    }
}

QTEST_MAIN(HostileCorpusTest)
#include "tst_hostilecorpus.moc"
