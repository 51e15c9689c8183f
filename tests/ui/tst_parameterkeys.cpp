// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/panelrig.h"
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
    QVERIFY(walked.size() <= 3); // both lines, and what resets them
    QCOMPARE(rowAround(rig.window->focusWidget()), rig.row("seed"));
}

void TestParameterKeys::tabGoesAsTheEyesDo()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    const auto next = [&rig] {
        QTest::keyClick(rig.window->windowHandle(), Qt::Key_Tab);
        const QWidget *focus = rig.window->focusWidget();
        if (const ParameterRow *row = rowAround(focus))
            return row->name();
        const auto *link = qobject_cast<const ui::LinkButton *>(focus);
        return link ? link->text() : focus->objectName();
    };
    rig.row("@instructions")->setFocus();
    QCOMPARE(next(), named("Larger editor"));
    QCOMPARE(next(), named("temperature"));
    QCOMPARE(next(), named("max_tokens"));
    QCOMPARE(next(), named("reasoning_effort"));
    QCOMPARE(next(), named("allParameters"));
    QCOMPARE(next(), named("Show request"));
    rig.openAll();
    rig.row("reasoning_effort")->setFocus();
    QCOMPARE(next(), named("allParameters"));
    QCOMPARE(next(), named("parameterSearch"));
    QCOMPARE(next(), named("@max_tokens_name"));
    rig.row("@extra")->setFocus();
    QCOMPARE(next(), named("Show request"));
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
