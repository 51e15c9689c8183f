// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person who does not sit still while 50,000 chunks come in at 1,000 a second: types into the
// composer, turns the wheel, turns pages, selects by mouse. How long each takes from the moment in
// which it is done, on another thread, until it is painted; beside the same with nothing coming in.
// The whole of the program but its main(), over a socket, with the disk.
// Figures only: they belong to a machine. Usage: bench_active [CHUNKS]

#include "cputimer.h"
#include "storedrig.h"

#include "core/memory.h"
#include "support/fakegateway.h"
#include "ui/composer/composer.h"
#include "ui/composer/messageinput.h"
#include "ui/conversation/dragsource.h"

#include <QApplication>
#include <QTest>
#include <QThread>
#include <QWheelEvent>
#include <atomic>

namespace {

constexpr int kChunks = 50'000;
constexpr int kPieceMs = 20;
constexpr int kChunksPerPiece = 20;
constexpr int kIdleActs = 80;
constexpr int kActMs = 60;
constexpr double kMostMs = 10;
constexpr double kFrameMs = 16;

/// Sees how long the thread works at each event, and which took it the longest.
class Application : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0 || QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        // Neither may be there afterwards.
        const char *name = receiver->metaObject()->className();
        const QEvent::Type type = event->type();
        ++m_depth;
        const double before = bench::threadSeconds();
        const bool isDone = QApplication::notify(receiver, event);
        const double ms = (bench::threadSeconds() - before) * 1e3;
        --m_depth;
        if (ms > kWorthTellingMs)
            m_longest.append({ms, QByteArray(name) + ", event " + QByteArray::number(type)});
        return isDone;
    }
    void tellLongest(const char *when)
    {
        std::sort(m_longest.begin(), m_longest.end(), std::greater<>());
        for (const auto &[ms, what] : m_longest.mid(0, kTold))
            std::printf("%s, an event of %.1f CPU ms: %s\n", when, ms, what.constData());
        std::printf("%s, events of more than %.0f CPU ms: %lld\n", when, kWorthTellingMs,
                    qlonglong(m_longest.size()));
        m_longest.clear();
    }

private:
    static constexpr double kWorthTellingMs = 5;
    static constexpr int kTold = 8;
    QList<std::pair<double, QByteArray>> m_longest;
    int m_depth = 0;
};

enum Act { Type, Wheel, Page, Select, ActCount };
constexpr const char *kActs[ActCount] = {"a letter", "a turn of the wheel", "a page",
                                         "a selection by mouse"};

/// What it took until each kind of act was painted, in milliseconds.
using Latencies = std::array<bench::Series, ActCount>;

/// Does one thing after the other on the GUI thread, and sees when it is painted.
class Person : public QObject
{
public:
    explicit Person(bench::StoredRig &rig)
        : m_rig(rig)
        , m_field(*rig.window.pane().composer().findChild<ui::MessageInput *>())
    {
        m_clock.start();
        m_field.viewport()->installEventFilter(this);
        rig.view().viewport()->installEventFilter(this);
        // Where a selection is pressed instead of made anew, it is carried nowhere.
        rig.view().findChild<ui::DragSource *>()->setCarry([](QDrag *) {});
    }
    /// From any thread.
    [[nodiscard]] qint64 nowNs() const { return m_clock.nsecsElapsed(); }
    /// The next thing, asked for at that moment. What paints nothing, as a page beyond the end, is
    /// not waited for.
    void act(qint64 askedNs)
    {
        m_act = Act(m_done % ActCount);
        m_askedNs = askedNs;
        m_isPending = true;
        const bool isSecond = m_done / ActCount % 2 == 1;
        switch (m_act) {
        case Act::Type:
            QTest::keyClick(m_rig.window.windowHandle(), char('a' + m_done % 26));
            break;
        case Act::Wheel:
            turn(isSecond ? -120 : 120);
            break;
        case Act::Page:
            QTest::keyClick(&m_rig.view(), isSecond ? Qt::Key_PageDown : Qt::Key_PageUp);
            break;
        default:
            select();
        }
        ++m_done;
    }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] Latencies take() { return std::exchange(m_latencies, {}); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isField = watched == m_field.viewport();
        if (event->type() == QEvent::Paint && m_isPending && isField == (m_act == Act::Type)) {
            m_isPending = false;
            m_latencies[m_act].add(double(nowNs() - m_askedNs) / 1e6);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void turn(int delta)
    {
        QWidget *view = m_rig.view().viewport();
        const QPoint middle = view->rect().center();
        QWheelEvent event(middle, view->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view, &event);
    }
    void select()
    {
        QWindow *window = m_rig.window.windowHandle();
        QWidget *view = m_rig.view().viewport();
        const auto at = [this, view](QPoint place) { return view->mapTo(&m_rig.window, place); };
        const QPoint middle = view->rect().center();
        const QPoint end = middle + QPoint(120, 40 + m_done % 30);
        QTest::mouseClick(window, Qt::LeftButton, {}, at({3, middle.y()})); // nothing is selected
        QTest::mousePress(window, Qt::LeftButton, {}, at(middle));
        QTest::mouseMove(window, at(end));
        QTest::mouseRelease(window, Qt::LeftButton, {}, at(end));
    }

    bench::StoredRig &m_rig;
    ui::MessageInput &m_field;
    Latencies m_latencies;
    QElapsedTimer m_clock;
    qint64 m_askedNs = 0;
    Act m_act = Act::Type;
    bool m_isPending = false;
    int m_done = 0;
};

/// Has the person do something in a rhythm of its own, whatever the GUI thread does meanwhile:
/// what waits in its queue counts.
class Hands : public QThread
{
public:
    explicit Hands(Person &person)
        : m_person(person)
    {
    }
    ~Hands() override
    {
        m_isDone = true;
        wait();
    }

protected:
    void run() override
    {
        while (!m_isDone) {
            QMetaObject::invokeMethod(
                &m_person, [person = &m_person, now = m_person.nowNs()] { person->act(now); },
                Qt::QueuedConnection);
            msleep(kActMs);
        }
    }

private:
    Person &m_person;
    std::atomic<bool> m_isDone = false;
};

/// Lets the person go on until then. CPU ms of the longest turn of the event loop.
template <typename Until>
double play(Person &person, const Until &isOver)
{
    double longest = 0;
    Hands hands(person);
    hands.start();
    while (!isOver()) {
        const double before = bench::threadSeconds();
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, (bench::threadSeconds() - before) * 1e3);
    }
    return longest;
}

void tell(const char *when, const Latencies &latencies, double longest)
{
    for (int act = 0; act < ActCount; ++act) {
        const bench::Series &ms = latencies[act];
        const QByteArray name =
            QByteArray(when) + ", " + kActs[act] + " -> painted, ms p50 / p95 / max";
        (void)bench::report(name.constData(),
                            QByteArray::number(ms.at(0.5), 'f', 1) + " / "
                                + QByteArray::number(ms.at(0.95), 'f', 1) + " / "
                                + QByteArray::number(ms.greatest(), 'f', 1) + " of "
                                + QByteArray::number(ms.count()),
                            ms.at(0.95), kMostMs);
    }
    const QByteArray name = QByteArray(when) + ", longest turn of the loop, CPU ms";
    (void)bench::report(name.constData(), QByteArray::number(longest, 'f', 1), longest, kFrameMs);
}

support::FakeAnswer streamOf(int chunks)
{
    constexpr int kChunk = 4;
    const QString text = bench::replyOf(bench::Reply::Prose, qsizetype(chunks) * kChunk);
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < text.size();) {
        QByteArray piece;
        for (int i = 0; i < kChunksPerPiece && at < text.size(); ++i, at += kChunk)
            piece += support::chunk(text.mid(at, kChunk));
        pieces.append(piece);
    }
    pieces.append(support::finish(QStringLiteral("stop")) + support::done());
    return support::FakeAnswer::sse(pieces).spaced(kPieceMs);
}

} // namespace

int main(int argc, char *argv[])
{
    core::limitFreeMemory(); // as the program does
    Application app(argc, argv);
    const int chunks = QApplication::arguments().value(1, QString::number(kChunks)).toInt();
    const QTemporaryDir directory;
    bench::StoredRig rig(directory.filePath(QStringLiteral("loquat.db")));
    // Something to scroll in before the first word.
    rig.open(bench::store(rig.store, 100));
    rig.idle(500);
    support::FakeGateway gateway;
    gateway.answer(streamOf(chunks));
    chat::ChatSession *session = rig.workspace.current();
    session->setModel(rig.add(QStringLiteral("Streams"), gateway.baseUrl(), QStringLiteral("m")),
                      QStringLiteral("m"));
    Person person(rig);
    const double idle = play(person, [&person] { return person.done() >= kIdleActs; });
    tell("nothing comes in", person.take(), idle);
    app.tellLongest("nothing comes in");
    bool isFinished = false;
    QObject::connect(session, &chat::ChatSession::finished, &rig.window,
                     [&isFinished] { isFinished = true; });
    session->send({QStringLiteral("go"), {}, {}});
    const double busy = play(person, [&isFinished] { return isFinished; });
    tell("chunks come in", person.take(), busy);
    app.tellLongest("chunks come in");
    const core::Conversation &conversation = session->conversation();
    std::printf("the reply: %lld characters of %lld\n",
                qlonglong(conversation.at(conversation.rowCount() - 1).textLength),
                qlonglong(chunks) * 4);
    return 0;
}
