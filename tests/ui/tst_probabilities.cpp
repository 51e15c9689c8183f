// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/shades.h"
#include "support/conversationviewrig.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/tokenwords.h"
#include "ui/settings/detailsdialog.h"

#include <QHelpEvent>
#include <QToolTip>
#include <cmath>

using namespace support;

/// How likely the words of replies were, as it is seen and said.
class TestProbabilities : public QObject, private ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void init() { open(); }
    void cleanup() { close(); }

    void nothingIsShadedUntilItIsSwitchedOn();
    void aStreamIsShadedAsItComes();
    void anAnswerThatHadToBeJsonIsShadedAsText();
    void aToolTipTellsTheAlternatives();
    void theCaretTellsThem();
    void wordsCanBeReadOnEveryShade();
    void percentagesAreNeverRoundedToCertainty();
    void detailsTellTheMean();

private:
    void show(bool isShown)
    {
        core::Settings settings;
        settings.isProbabilityShown = isShown;
        m_view->setReading(settings);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static core::ProbabilityPart unsure()
    {
        return {core::encodedToken({"Sure", -0.01, {}})
                + core::encodedToken({" maybe", -4.0, {{" maybe", -4.0}, {" <b>never", -0.1}}})};
    }
    QUuid addUnsure()
    {
        (void)m_port->add(core::Role::User, QStringLiteral("?"));
        const QUuid reply = m_port->add(core::Role::Assistant, QStringLiteral("Sure maybe"));
        (void)m_port->conversation().addPart(reply, unsure());
        QCoreApplication::processEvents();
        return reply;
    }
    /// Whether anything has this ground.
    [[nodiscard]] bool isShaded(int level) const { return !shadedPoint(level).isNull(); }
    /// A point on the shade; null when there is none.
    [[nodiscard]] QPoint shadedPoint(int level) const
    {
        const QImage image = m_view->viewport()->grab().toImage();
        const QRgb wanted = render::shadeOf(m_theme->colors(), level).rgb();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == wanted)
                    return QPointF(QPointF(x, y) / image.devicePixelRatio()).toPoint()
                           + QPoint(6, 6);
            }
        }
        return {};
    }
};

void TestProbabilities::nothingIsShadedUntilItIsSwitchedOn()
{
    (void)addUnsure();
    QVERIFY(!isShaded(4));
    show(true);
    QTRY_VERIFY(isShaded(4)); // what takes longer than a turn goes on in the next
    QVERIFY(!isShaded(1));    // what is sure has no ground
    show(false);
    QVERIFY(!isShaded(4));
    // Nor is what comes then, also when it is gone on with in many turns.
    (void)addUnsure();
    for (int turn = 0; turn < 20; ++turn) {
        QCoreApplication::processEvents();
        QVERIFY(!isShaded(4));
    }
}

void TestProbabilities::aStreamIsShadedAsItComes()
{
    show(true);
    const QUuid reply = m_port->ask(QStringLiteral("?"));
    core::Conversation &conversation = m_port->conversation();
    conversation.appendText(reply, 0, QStringLiteral("Sure maybe"));
    QCoreApplication::processEvents();
    QVERIFY(!isShaded(4));
    const int part = conversation.addPart(reply, core::ProbabilityPart());
    conversation.appendText(reply, part, unsure().tokens);
    QTRY_VERIFY(isShaded(4));
}

void TestProbabilities::anAnswerThatHadToBeJsonIsShadedAsText()
{
    const QString text = QStringLiteral("Sure maybe");
    const QJsonObject format{{QStringLiteral("type"), QStringLiteral("json_object")}};
    core::Message message;
    message.role = core::Role::Assistant;
    message.parentId = m_port->add(core::Role::User, QStringLiteral("?"));
    message.state = core::MessageState::Complete;
    message.parts = {core::TextPart{text, format}, unsure()};
    message.textLength = text.size();
    (void)m_port->conversation().add(message);
    QCoreApplication::processEvents();
    show(true);
    QTRY_VERIFY(isShaded(4));
}

void TestProbabilities::aToolTipTellsTheAlternatives()
{
    (void)addUnsure();
    show(true);
    QTRY_VERIFY(isShaded(4));
    const QPoint place = shadedPoint(4);
    QVERIFY(!place.isNull());
    QHelpEvent help(QEvent::ToolTip, place, m_view->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_view->viewport(), &help);
    QTRY_VERIFY(QToolTip::isVisible());
    const QString text = QToolTip::text().replace(QChar(QChar::Nbsp), u' ');
    QVERIFY2(text.contains(QStringLiteral("1.8 %")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("90 %")));
    QVERIFY(text.contains(QStringLiteral("&lt;b&gt;never"))); // nobody's marks are believed
    show(false);
    QToolTip::hideText();
    QCoreApplication::sendEvent(m_view->viewport(), &help);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestProbabilities::theCaretTellsThem()
{
    (void)addUnsure();
    show(true);
    QTRY_VERIFY(isShaded(4));
    m_view->setFocus();
    m_view->goTo(1);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    const auto *bar = m_view->findChild<ui::LinkBar *>();
    QVERIFY(bar);
    QVERIFY2(bar->text().contains(QStringLiteral("Sure")), qPrintable(bar->text()));
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(bar->text().contains(QStringLiteral("1.8 %")), qPrintable(bar->text()));
    QVERIFY(bar->text().contains(QStringLiteral("never")));
}

void TestProbabilities::wordsCanBeReadOnEveryShade()
{
    const auto luminance = [](const QColor &color) {
        const auto part = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF())
               + 0.0722 * part(color.blueF());
    };
    for (const render::Colors &colors : {render::Colors::light(), render::Colors::dark()}) {
        for (int level = 1; level <= render::kShadeLevels; ++level) {
            const double one = luminance(colors.text) + 0.05;
            const double other = luminance(render::shadeOf(colors, level)) + 0.05;
            QVERIFY(std::max(one, other) / std::min(one, other) >= 4.5);
            if (level > 1)
                QVERIFY(render::shadeOf(colors, level) != render::shadeOf(colors, level - 1));
        }
    }
    QCOMPARE(render::shadeLevel(0.95), 0);
    QCOMPARE(render::shadeLevel(0.6), 1);
    QCOMPARE(render::shadeLevel(0.01), render::kShadeLevels);
}

void TestProbabilities::percentagesAreNeverRoundedToCertainty()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(ui::percentText(1), QStringLiteral("100 %"));
    QCOMPARE(ui::percentText(0.9999999), QStringLiteral("> 99.9 %"));
    QCOMPARE(ui::percentText(0.9964), QStringLiteral("99.6 %"));
    QCOMPARE(ui::percentText(0.42), QStringLiteral("42 %"));
    QCOMPARE(ui::percentText(0.0423), QStringLiteral("4.2 %"));
    QCOMPARE(ui::percentText(0.0042), QStringLiteral("0.42 %"));
    QCOMPARE(ui::percentText(0), QStringLiteral("< 0.01 %"));
    QCOMPARE(ui::quotedToken("\n"), QStringLiteral("“↵”"));
    QCOMPARE(ui::quotedToken("a\\\xf0"), QStringLiteral("“a\\\\xf0”"));
}

void TestProbabilities::detailsTellTheMean()
{
    core::Message reply;
    reply.role = core::Role::Assistant;
    reply.parts = {core::TextPart{QStringLiteral("ab")},
                   core::ProbabilityPart{core::encodedToken({"a", std::log(0.5), {}})
                                         + core::encodedToken({"b", std::log(0.5), {}})
                                         + core::encodedToken({"c", -9999.0, {}})}};
    reply.response.systemFingerprint = QStringLiteral("fp_1");
    reply.response.serviceTier = QStringLiteral("flex");
    reply.response.elapsedMs = 4200;
    const QString text = ui::DetailsDialog(reply, {}).asText();
    for (const char *line : {"system_fingerprint: fp_1", "service_tier: flex", "Time: 4.2 s",
                             "Mean probability: 50 %", "Perplexity: 2", "2, and 1 without one"})
        QVERIFY2(text.contains(QString::fromLatin1(line)), qPrintable(text));
}

QTEST_MAIN(TestProbabilities)
#include "tst_probabilities.moc"
