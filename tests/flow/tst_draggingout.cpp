// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointer.h"
#include "render/colors.h"
#include "running.h"
#include "support/picturebytes.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QMimeData>
#include <QScreen>
#include <QStyleHints>
#include <QWidget>

using flow::Running;

namespace {

constexpr int kPatience = 20'000;
constexpr QSize kPicture(120, 80);
const QString kCode = QStringLiteral("def f(x):\n    return x  # 一");

/// A window of another program, which keeps what is dropped on it.
class Target : public QWidget
{
public:
    Target()
    {
        setAcceptDrops(true);
        setGeometry({QGuiApplication::primaryScreen()->geometry().bottomRight()
                         - QPoint(kTargetSide, kTargetSide),
                     QSize(kTargetSide, kTargetSide)});
        show();
    }

    /// The other program tells of a next place only once its last one was answered: then it knows
    /// that it may let go here.
    [[nodiscard]] bool hasMet() const { return m_places >= 3; }
    void forget()
    {
        m_places = 0;
        dropped.clear();
        picture = {};
    }

    QHash<QString, QByteArray> dropped; ///< by format
    QImage picture;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->acceptProposedAction(); }
    void dragMoveEvent(QDragMoveEvent *event) override
    {
        ++m_places;
        event->acceptProposedAction();
    }
    void dragLeaveEvent(QDragLeaveEvent *) override { m_places = 0; }
    void dropEvent(QDropEvent *event) override
    {
        for (const QString &format : event->mimeData()->formats())
            dropped.insert(format, event->mimeData()->data(format));
        picture = qvariant_cast<QImage>(event->mimeData()->imageData());
        event->acceptProposedAction();
    }

private:
    static constexpr int kTargetSide = 160;
    int m_places = 0;
};

QByteArray conversation()
{
    QImage picture(kPicture, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const auto message = [](const char *role, const QString &content) {
        return QJsonObject{{QStringLiteral("role"), QString::fromLatin1(role)},
                           {QStringLiteral("content"), content}};
    };
    const QString answer =
        QStringLiteral("Words that **leave** the window, 走.\n\n```python\n%1\n```\n\n"
                       "![red](data:image/png;base64,%2)\n")
            .arg(kCode, QString::fromLatin1(support::encoded(picture, "png").toBase64()));
    return QJsonDocument(
               QJsonArray{message("user", QStringLiteral("Go")), message("assistant", answer)})
        .toJson();
}

/// Where the screen shows this colour, in a row of so many pixels at least; the topmost.
std::optional<QPoint> find(const QColor &colour, int width)
{
    const QImage screen =
        QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertedTo(QImage::Format_RGB32);
    for (int y = 0; y < screen.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(screen.constScanLine(y));
        int run = 0;
        for (int x = 0; x < screen.width(); ++x) {
            run = line[x] == colour.rgb() ? run + 1 : 0;
            if (run == width)
                return QPoint(x - width + 1, y);
        }
    }
    return std::nullopt;
}

/// The same once it is there; a null point after a while of waiting.
QPoint waitFor(const QColor &colour, int width)
{
    std::optional<QPoint> place;
    (void)QTest::qWaitFor(
        [&] {
            place = find(colour, width);
            return place.has_value();
        },
        kPatience);
    return place.value_or(QPoint());
}

} // namespace

/// What is dragged out of the window of the real program into that of another process.
class DraggingOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chosenTextArrives();
    void codeArrivesByItsHead();
    void aPictureArrives();

private:
    [[nodiscard]] bool drag(QPoint from);

    Running m_program;
    Target m_target;
    QPoint m_code; ///< the left top of the block of code
};

void DraggingOutTest::initTestCase()
{
    const QString id = m_program.importMessages(conversation());
    QVERIFY(!id.isEmpty());
    QVERIFY(m_program.start({QStringLiteral("--open"), id}));
    QVERIFY(m_program.waitFor("opened"));
    m_code = waitFor(render::Colors::light().code, 300);
    QVERIFY(!m_code.isNull());
}

/// Presses here and lets go over the other window; false when nothing arrives there.
bool DraggingOutTest::drag(QPoint from)
{
    m_target.forget();
    const QPoint middle = m_target.geometry().center();
    const QString step = QString::number(2 * QGuiApplication::styleHints()->startDragDistance());
    if (!flow::useMouse(flow::moveTo(from)
                        + QStringList{QStringLiteral("mousedown"), QStringLiteral("1"),
                                      QStringLiteral("mousemove_relative"), step, step}))
        return false;
    // Until this window has heard of it, as often as it takes: a drag begins in its own time.
    int nudge = 0;
    const bool hasMet = QTest::qWaitFor(
        [&] {
            return m_target.hasMet()
                   || (flow::useMouse(flow::moveTo(middle + QPoint(++nudge % 9, 0)))
                       && m_target.hasMet());
        },
        kPatience);
    return flow::useMouse({QStringLiteral("mouseup"), QStringLiteral("1")}) && hasMet
           && QTest::qWaitFor([this] { return !m_target.dropped.isEmpty(); }, kPatience);
}

void DraggingOutTest::chosenTextArrives()
{
    // A click thrice chooses the paragraph, which stands above the code.
    const QPoint words = m_code + QPoint(40, -24);
    QVERIFY(flow::useMouse(flow::moveTo(words)
                           + QStringList{QStringLiteral("click"), QStringLiteral("--repeat"),
                                         QStringLiteral("3"), QStringLiteral("--delay"),
                                         QStringLiteral("20"), QStringLiteral("1")}));
    const QPoint chosen = waitFor(render::Colors::light().select, 4);
    QVERIFY(!chosen.isNull());
    QVERIFY(drag(chosen + QPoint(100, 6))); // elsewhere than the clicks, or it would be a fourth
    QCOMPARE(QString::fromUtf8(m_target.dropped.value(QStringLiteral("text/plain"))).trimmed(),
             QStringLiteral("Words that leave the window, 走."));
    const QByteArray html = m_target.dropped.value(QStringLiteral("text/html"));
    QVERIFY2(html.contains("<strong>leave</strong>"), html.constData());
    QCOMPARE(QString::fromUtf8(m_target.dropped.value(QStringLiteral("text/markdown"))).trimmed(),
             QStringLiteral("Words that **leave** the window, 走."));
}

void DraggingOutTest::codeArrivesByItsHead()
{
    QVERIFY(drag(m_code + QPoint(150, 16)));
    QCOMPARE(QString::fromUtf8(m_target.dropped.value(QStringLiteral("text/plain"))).trimmed(),
             kCode);
    const QByteArray html = m_target.dropped.value(QStringLiteral("text/html"));
    QVERIFY2(html.contains("<pre"), html.constData());
    const QByteArray markdown = m_target.dropped.value(QStringLiteral("text/markdown"));
    QVERIFY2(markdown.startsWith("```python\n"), markdown.constData());
}

void DraggingOutTest::aPictureArrives()
{
    const QPoint red = waitFor(Qt::red, kPicture.width() / 2);
    QVERIFY(!red.isNull());
    QVERIFY(drag(red + QPoint(20, 20)));
    QVERIFY2(m_target.dropped.contains(QStringLiteral("image/png")),
             qPrintable(QStringList(m_target.dropped.keys()).join(u' ')));
    QCOMPARE(m_target.picture.size(), kPicture);
    QCOMPARE(m_target.picture.pixelColor(60, 40), QColor(Qt::red));
}

QTEST_MAIN(DraggingOutTest)
#include "tst_draggingout.moc"
