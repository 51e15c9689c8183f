// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "ui/conversation/conversationview.h"
#include "ui/mainwindow.h"
#include "ui/settings/settingsdialog.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTest>

namespace {

class ClosedGate final : public core::LinkGate
{
public:
    [[nodiscard]] std::optional<core::GatedLink> check(const QString &,
                                                       const QString &) const override
    {
        return std::nullopt;
    }
    bool open(const core::GatedLink &) override { return false; }
};

struct Rig : support::SessionRig {
    ui::Theme theme;
    ClosedGate links;
    chat::Workspace workspace{
        chat::ChatSession::Services{preferences, connections, store, wire, clock}};
    ui::MainWindow window{ui::Services{theme, preferences, connections, workspace, links, clock}};

    Rig()
    {
        window.resize(1000, 700);
        window.show();
        window.activateWindow();
        workspace.start({});
    }
    [[nodiscard]] bool isReady()
    {
        return QTest::qWaitForWindowActive(&window)
               && QTest::qWaitFor([this] { return workspace.current() != nullptr; });
    }
};

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
           + widget->objectName();
}

} // namespace

/// The whole window without a mouse.
class TestKeyboardAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyButtonHasAName();
    void everyButtonIsReachedByTab();
    void whatHasTheFocusShowsIt_data();
    void whatHasTheFocusShowsIt();
};

void TestKeyboardAccess::everyButtonHasAName()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const auto buttons = rig.window.findChildren<QAbstractButton *>();
    QVERIFY(buttons.size() > 5);
    for (QAbstractButton *button : buttons) {
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(button);
        // The glass in a search field is a picture only.
        const bool isPart = qobject_cast<QLineEdit *>(button->parentWidget());
        if (button->isVisible() && !isPart)
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(button)));
    }
}

void TestKeyboardAccess::everyButtonIsReachedByTab()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const auto buttons = rig.window.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        // A line's own clear button is what Ctrl+A and Del are for.
        const bool isPart = qobject_cast<QLineEdit *>(button->parentWidget());
        if (button->isVisible() && button->isEnabled() && !isPart)
            QVERIFY2(reached.contains(button), qPrintable(nameOf(button)));
    }
}

void TestKeyboardAccess::whatHasTheFocusShowsIt_data()
{
    QTest::addColumn<bool>("isSettings");
    QTest::newRow("window") << false;
    QTest::newRow("settings") << true;
}

void TestKeyboardAccess::whatHasTheFocusShowsIt()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QWidget *window = &rig.window;
    ui::SettingsDialog settings(rig.theme, rig.preferences, rig.connections);
    QFETCH(bool, isSettings);
    if (isSettings) {
        settings.showPage(ui::SettingsDialog::Page::Appearance);
        window = &settings;
        QVERIFY(QTest::qWaitForWindowActive(window));
    }
    // What has the focus from the start was not reached by a key.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QSet<QWidget *> seen;
    for (int i = 0; i < 60; ++i) {
        QWidget *widget = QApplication::focusWidget();
        QVERIFY(widget);
        const QImage with = window->grab().toImage();
        QTest::keyClick(widget, Qt::Key_Tab);
        if (seen.contains(widget) || QApplication::focusWidget() == widget)
            continue;
        seen.insert(widget);
        const QRect place(widget->mapTo(window, QPoint()), widget->size());
        // The composer's frame shows it for the field inside.
        const int reach = qobject_cast<QPlainTextEdit *>(widget) ? 16 : 2;
        const QRect around = place.adjusted(-reach, -reach, reach, reach).intersected(with.rect());
        const QImage without = window->grab().toImage();
        QVERIFY2(with.copy(around) != without.copy(around), qPrintable(nameOf(widget)));
    }
    QVERIFY(seen.size() > 4);
}

QTEST_MAIN(TestKeyboardAccess)
#include "tst_keyboardaccess.moc"
