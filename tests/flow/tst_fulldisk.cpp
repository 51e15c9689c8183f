// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/noticebar.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using flow::answer;
using flow::Program;
using support::FakeAnswer;

namespace {

bool isMounted = false; ///< a small file system of our own lies under the temporary directory

/// Takes all the space there is, until it goes.
class Filler
{
public:
    explicit Filler(const QString &path)
        : m_file(path)
    {
        QVERIFY(m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        for (const qsizetype size : {qsizetype(64 * 1024), qsizetype(512), qsizetype(1)}) {
            const QByteArray bytes(size, 'x');
            while (m_file.write(bytes) == size) {
            }
        }
    }
    ~Filler() { m_file.remove(); }

private:
    QFile m_file;
};

} // namespace

/// The disk has no room left. Nothing that was shown or stored is lost, and nothing is silent.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aStreamGoesOnAndIsStoredWhenThereIsRoom();
    void aQuestionThatCannotBeKeptIsNotSent();
    void aStreamThatNeverCouldBeStoredLeavesTheRestIntact();

private:
    static QString fillerPath() { return QDir::tempPath() + QStringLiteral("/filler"); }
};

namespace {

bool isWarned(Program &program)
{
    const auto bars = program.window().findChildren<ui::NoticeBar *>();
    return std::any_of(bars.cbegin(), bars.cend(), [](const ui::NoticeBar *bar) {
        return bar->isVisible() && Program::says(*bar, QStringLiteral("disk"));
    });
}

QString longText(int number)
{
    return QStringLiteral("line %1 of a long answer that needs room. ").arg(number).repeated(100);
}

/// A conversation that was stored while there was room.
bool talkOnce(Program &program)
{
    program.type(QStringLiteral("First"));
    return program.waitForReply(core::MessageState::Complete);
}

/// Which one is shown is written down a moment after it is.
bool isRemembered(Program &program)
{
    QFile settings(program.dataDir() + QStringLiteral("/settings.json"));
    return settings.open(QIODevice::ReadOnly)
           && settings.readAll().contains(core::idText(program.conversation().info().id).toUtf8());
}

} // namespace

void FullDiskTest::initTestCase()
{
    if (!isMounted)
        QSKIP("A file system of one's own cannot be mounted here.");
}

void FullDiskTest::aStreamGoesOnAndIsStoredWhenThereIsRoom()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    FakeAnswer stream = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))}).hold();
    QString all = QStringLiteral("Begun. ");
    for (int number = 0; number < 100; ++number) {
        stream.then({support::chunk(longText(number))});
        all += longText(number);
    }
    stream.hold().then({support::finish(QStringLiteral("stop")), support::done()});
    program.gateway.answer(stream);
    QVERIFY(program.start());
    QVERIFY(talkOnce(program));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Begun. "));
    {
        const Filler filler(fillerPath());
        program.gateway.release();
        QTRY_VERIFY_WITH_TIMEOUT(isWarned(program), 20'000);
        QTRY_COMPARE(program.lastText(), all);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!isWarned(program), 20'000);
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));

    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), all);
    QCOMPARE(program.conversation().at(3).state, core::MessageState::Complete);
}

void FullDiskTest::aQuestionThatCannotBeKeptIsNotSent()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(talkOnce(program));
    const QString question = longText(0).repeated(20);
    {
        const Filler filler(fillerPath());
        program.type(question);
        QTRY_VERIFY_WITH_TIMEOUT(
            isWarned(program) || Program::says(program.composer(), QStringLiteral("disk")), 20'000);
        QCOMPARE(program.gateway.requestCount("POST"), 1);
        QCOMPARE(program.composer().text(), question);
    }
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Kept"));
}

void FullDiskTest::aStreamThatNeverCouldBeStoredLeavesTheRestIntact()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    FakeAnswer stream = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))}).hold();
    for (int number = 0; number < 100; ++number)
        stream.then({support::chunk(longText(number))});
    stream.then({support::finish(QStringLiteral("stop")), support::done()});
    program.gateway.answer(stream);
    QVERIFY(program.start());
    QVERIFY(talkOnce(program));
    QTRY_VERIFY(isRemembered(program));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Begun. "));
    {
        const Filler filler(fillerPath());
        program.gateway.release();
        QTRY_VERIFY_WITH_TIMEOUT(isWarned(program), 20'000);
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        program.quit();
    }
    QVERIFY(program.start());
    QTRY_VERIFY(program.conversation().rowCount() >= 3);
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("First"));
    QTRY_COMPARE(core::plainText(program.conversation().at(1)), QStringLiteral("Kept"));
    QTRY_COMPARE(core::plainText(program.conversation().at(2)), QStringLiteral("Second"));
}

void writeLine(const char *path, const QByteArray &line)
{
    QFile file(QString::fromLatin1(path));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(line);
}

/// A file system of eight megabytes that only this process sees and that goes with it.
bool mountSmallDisk(const char *place)
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        // The same person inside as outside.
        writeLine("/proc/self/setgroups", "deny");
        writeLine("/proc/self/uid_map",
                  QByteArray::number(user) + ' ' + QByteArray::number(user) + " 1");
        writeLine("/proc/self/gid_map",
                  QByteArray::number(group) + ' ' + QByteArray::number(group) + " 1");
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
           && ::mount("tmpfs", place, "tmpfs", MS_NOSUID | MS_NODEV, "size=8m,mode=700") == 0;
}

int main(int argc, char **argv)
{
    QByteArray place = QFile::encodeName(QDir::tempPath() + QStringLiteral("/disk.XXXXXX"));
    if (!::mkdtemp(place.data()))
        return 1;
    // Before there is a second thread: namespaces belong to threads.
    isMounted = mountSmallDisk(place.constData());
    if (isMounted)
        qputenv("TMPDIR", place);
    QApplication application(argc, argv);
    FullDiskTest test;
    const int result = QTest::qExec(&test, argc, argv);
    ::umount2(place.constData(), MNT_DETACH);
    ::rmdir(place.constData());
    return result;
}
#include "tst_fulldisk.moc"
