// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/panelrig.h"
#include "ui/composer/composer.h"
#include "ui/header/header.h"
#include "ui/measures.h"

#include <QLineEdit>

using support::named;
using support::PanelRig;
using ui::ParameterRow;

namespace {

const ParameterRow *rowAround(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const auto *row = qobject_cast<const ParameterRow *>(widget))
            return row;
    }
    return nullptr;
}

/// Where the eyes look for it: the row it is part of, or itself.
int topOf(const QWidget &widget, const QWidget &panel)
{
    const ParameterRow *row = rowAround(&widget);
    const QWidget &seen = row ? static_cast<const QWidget &>(*row) : widget;
    return seen.mapToGlobal(QPoint()).y() - panel.mapToGlobal(QPoint()).y();
}

} // namespace

/// How the keys go through the panel of parameters.
class TestParameterKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void tabLeavesAListBehindItsLastLine();
    void tabGoesAsTheEyesDo_data();
    void tabGoesAsTheEyesDo();
    void aLinkBeginsWhereTheWordsDo();
};

void TestParameterKeys::tabLeavesAListBehindItsLastLine()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    ParameterRow *stop = rig.row("stop");
    stop->setFocus();
    QTest::keyClicks(rig.window->focusWidget(), QStringLiteral("END"));
    QTRY_COMPARE(stop->field().findChildren<QLineEdit *>().size(), 2);
    QList<QWidget *> walked;
    for (int i = 0; i < 6 && stop->isAncestorOf(rig.window->focusWidget()); ++i) {
        walked.append(rig.window->focusWidget());
        QTest::keyClick(rig.window->windowHandle(), Qt::Key_Tab);
    }
    QCOMPARE(walked.size(), 3); // both lines, and what resets them
    QCOMPARE(walked.last()->objectName(), named("reset"));
    QCOMPARE(rowAround(rig.window->focusWidget()), rig.row("seed"));
}

void TestParameterKeys::tabGoesAsTheEyesDo_data()
{
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("the first ones") << false;
    QTest::newRow("all") << true;
}

void TestParameterKeys::tabGoesAsTheEyesDo()
{
    QFETCH(bool, isWhole);
    PanelRig rig;
    QVERIFY(rig.isOpen());
    if (isWhole)
        rig.openAll();
    rig.row("@instructions")->setFocus();
    QList<const QWidget *> walked;
    // What is seen is scrolled along, so each place is compared with the one before at its time.
    for (int i = 0; i < 120; ++i) {
        const QWidget *before = rig.window->focusWidget();
        walked.append(before);
        QTest::keyClick(rig.window->windowHandle(), Qt::Key_Tab);
        const QWidget *now = rig.window->focusWidget();
        if (!rig.panel()->isAncestorOf(now) || walked.contains(now))
            break;
        QVERIFY2(topOf(*now, *rig.panel()) >= topOf(*before, *rig.panel()),
                 qPrintable(before->accessibleName() + u'/' + now->accessibleName()));
        if (const auto *link = qobject_cast<const ui::LinkButton *>(now);
            link && link->text() == named("Show request")) {
            walked.append(now);
            break;
        }
    }
    const auto goesTo = [&walked, &rig](const char *name) {
        return walked.contains(rig.panel()->findChild<QWidget *>(named(name)));
    };
    QVERIFY(goesTo("allParameters"));
    QCOMPARE(goesTo("parameterSearch"), isWhole);
    const auto isWalked = [&walked](const QString &words) {
        return std::any_of(walked.cbegin(), walked.cend(), [&words](const QWidget *one) {
            const auto *link = qobject_cast<const ui::LinkButton *>(one);
            return link && link->text() == words;
        });
    };
    QVERIFY(isWalked(named("Larger editor")));
    QVERIFY(isWalked(named("Show request")));
}

void TestParameterKeys::aLinkBeginsWhereTheWordsDo()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    const QList<ui::LinkButton *> links = rig.panel()->findChildren<ui::LinkButton *>();
    const auto found = std::find_if(links.cbegin(), links.cend(), [](const ui::LinkButton *link) {
        return link->text() == named("Larger editor");
    });
    QVERIFY(found != links.cend());
    QTRY_COMPARE((*found)->mapToGlobal(QPoint(ui::kFocusRoom, 0)).x(),
                 rig.row("temperature")->mapToGlobal(QPoint()).x());
}

QTEST_MAIN(TestParameterKeys)
#include "tst_parameterkeys.moc"
