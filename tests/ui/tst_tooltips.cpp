// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/foundrig.h"
#include "support/panelrig.h"
#include "ui/plaintip.h"
#include "ui/search/pillrow.h"
#include "ui/search/searchfilters.h"

#include <QMenu>
#include <QToolTip>

/// Tips say what others wrote letter by letter, and read no file that it names.
class TestToolTips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QToolTip::hideText(); }
    void aTipOfQtReadsWhatItNames();
    void plainWordsStayAsTheyAre();
    void noTipOfTheWindowReadsWhatAModelNames();
    void noTipOfAFilterReadsWhatAModelNames();

private:
    /// The picture that the name of a model asks for is seen in the tip.
    [[nodiscard]] bool isBaitIn(const QString &tip, QWidget *widget) const;

    QTemporaryDir m_dir;
    QString m_bait; ///< HTML that names a picture of one colour
};

void TestToolTips::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
    QImage picture(40, 40, QImage::Format_RGB32);
    picture.fill(qRgb(250, 0, 200));
    QVERIFY(QDir::setCurrent(m_dir.path())); // a short name, which nothing cuts off
    QVERIFY(picture.save(QStringLiteral("bait.png")));
    m_bait = QStringLiteral("<img src='bait.png'>");
}

bool TestToolTips::isBaitIn(const QString &tip, QWidget *widget) const
{
    QToolTip::hideText();
    QToolTip::showText(widget->mapToGlobal(QPoint(2, 2)), tip, widget);
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *shown : all) {
        if (!shown->inherits("QTipLabel") || shown->isHidden())
            continue;
        const QImage image = shown->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (color.red() > 200 && color.green() < 40 && color.blue() > 150)
                    return true;
            }
        }
    }
    return false;
}

/// What all this is for; without it the other functions would show nothing.
void TestToolTips::aTipOfQtReadsWhatItNames()
{
    QWidget window;
    window.resize(100, 100);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(isBaitIn(m_bait, &window));
    QVERIFY(!isBaitIn(ui::plainTip(m_bait), &window));
}

void TestToolTips::plainWordsStayAsTheyAre()
{
    const QString words = QStringLiteral("a & b > c (Ctrl+K)\nsecond line");
    QCOMPARE(ui::plainTip(words), words);
    QCOMPARE(ui::plainTip({}), QString());
    const QString tip = ui::plainTip(QStringLiteral("<b>a</b>\nb"));
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;a&lt;/b&gt;")));
    QVERIFY(tip.contains(QStringLiteral("<br")));
}

void TestToolTips::noTipOfTheWindowReadsWhatAModelNames()
{
    support::PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.workspace.current()->setModel(rig.profile, m_bait);
    auto *layer = rig.panel()->findChild<QComboBox *>(QStringLiteral("layer"));
    const QString own = QStringLiteral("This model: ") + m_bait;
    QTRY_VERIFY(layer->findText(own) >= 0);
    support::PanelRig::choose(layer, own);
    QVERIFY(!rig.ask(m_bait).isNull()); // whose title it is, too
    QTRY_VERIFY(layer->toolTip().contains(QStringLiteral("bait.png")));
    int tips = 0;
    const auto widgets = rig.window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->toolTip().isEmpty())
            continue;
        ++tips;
        QVERIFY2(!isBaitIn(widget->toolTip(), widget), qPrintable(widget->toolTip()));
    }
    QVERIFY(tips > 10);
}

void TestToolTips::noTipOfAFilterReadsWhatAModelNames()
{
    support::FoundRig rig;
    QVERIFY(rig.isReady());
    core::Message answer =
        support::makeMessage(1, core::Role::Assistant, QStringLiteral("apple of one"));
    answer.model = m_bait;
    core::Message other =
        support::makeMessage(2, core::Role::Assistant, QStringLiteral("apple of two"));
    other.model = QStringLiteral("model-two");
    (void)rig.put(QStringLiteral("Fruit"), {answer, other});
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QMenu menu;
    rig.window->findChild<ui::SearchFilters *>()->fill(menu, rig.model().models());
    QAction *choice = nullptr;
    const auto actions = menu.findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text().contains(QStringLiteral("bait.png")))
            choice = action;
    }
    QVERIFY(choice);
    choice->trigger();
    auto *pills = rig.panel()->findChild<ui::PillRow *>();
    QTRY_VERIFY(pills->isVisible());
    auto *pill = pills->findChild<QAbstractButton *>();
    QVERIFY(pill && pill->toolTip().contains(QStringLiteral("bait.png")));
    QVERIFY(!isBaitIn(pill->toolTip(), pill));
}

QTEST_MAIN(TestToolTips)
#include "tst_tooltips.moc"
