// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "ui/fader.h"
#include "ui/header/header.h"
#include "ui/noticebar.h"
#include "ui/question.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/textbutton.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGraphicsEffect>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolTip>

using namespace ui;

namespace {

/// A platform that wants motion, or none.
class Motion final : public QProxyStyle
{
public:
    explicit Motion(int duration)
        : m_duration(duration)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override
    {
        return hint == SH_Widget_Animation_Duration
                   ? m_duration
                   : QProxyStyle::styleHint(hint, option, widget, returned);
    }

private:
    int m_duration;
};

} // namespace

/// Small things that come and go: bars, links, notes.
class TestSmallParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsFadeWhereMotionIsWanted();
    void barsDoNotMoveWhereMotionIsNotWanted();
    void aDismissedBarCanBeCalledBackWhileItGoes();
    void linksAreShownWhole_data();
    void linksAreShownWhole();
    void fieldsOfEverySortBeginAtTheSameLine_data();
    void fieldsOfEverySortBeginAtTheSameLine();
    void theBalanceInTheTipIsAsOldAsItIs();
    void pillsSayLessWhereTheModelHasNoRoom();
    void aNoteStandsAtItsOwnField();
    void tabComesToTheLinksOfANoteWhereTheyStand();
    void theWordsOfAQuestionBeginWhereItsButtonsDo();
};

void TestSmallParts::barsFadeWhereMotionIsWanted()
{
    Theme theme;
    Motion motion(200);
    QWidget window;
    window.resize(600, 400);
    NoticeBar bar(theme, NoticeBar::Kind::Passing, &window);
    bar.setStyle(&motion);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    bar.say(QStringLiteral("Deleted"), QStringLiteral("Undo"));
    QVERIFY(bar.isVisible());
    QVERIFY(bar.graphicsEffect()->isEnabled());
    QTRY_VERIFY(!bar.graphicsEffect()->isEnabled());
    QVERIFY(bar.isVisible());
    QVERIFY(bar.dismiss());
    QVERIFY(bar.isVisible());
    QVERIFY(!bar.dismiss()); // it is going already: Esc means the next thing
    QTRY_VERIFY(!bar.isVisible());
}

void TestSmallParts::barsDoNotMoveWhereMotionIsNotWanted()
{
    Theme theme;
    Motion motion(0);
    QWidget window;
    window.resize(600, 400);
    NoticeBar bar(theme, NoticeBar::Kind::Passing, &window);
    NoteRow row(theme, &window);
    row.setFading();
    bar.setStyle(&motion);
    row.setStyle(&motion);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    bar.say(QStringLiteral("Deleted"));
    row.say(Tone::Quiet, QStringLiteral("Sent when done"), {QStringLiteral("Edit")});
    QVERIFY(bar.isVisible() && !bar.graphicsEffect()->isEnabled());
    QVERIFY(row.isVisible() && !row.graphicsEffect()->isEnabled());
    QVERIFY(bar.dismiss());
    row.clear();
    QVERIFY(!bar.isVisible());
    QVERIFY(!row.isVisible());
    QVERIFY(row.isEmpty());
}

void TestSmallParts::aDismissedBarCanBeCalledBackWhileItGoes()
{
    Theme theme;
    Motion motion(200);
    QWidget window;
    window.resize(600, 400);
    NoticeBar bar(theme, NoticeBar::Kind::Warning, &window);
    bar.setStyle(&motion);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    bar.say(QStringLiteral("one"));
    QVERIFY(bar.dismiss());
    bar.say(QStringLiteral("two"));
    QTRY_VERIFY(!bar.graphicsEffect()->isEnabled());
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.text(), QStringLiteral("two"));
}

void TestSmallParts::linksAreShownWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("factor");
    for (const double factor : {0.85, 1.0, 1.13}) {
        for (const char *text : {"Edit", "Send now", "Close", "Fetch models", "W", "fi"}) {
            QTest::addRow("%s at %g", text, factor) << QString::fromLatin1(text) << factor;
        }
    }
}

void TestSmallParts::linksAreShownWhole()
{
    QFETCH(QString, text);
    QFETCH(double, factor);
    Theme theme;
    LinkButton link(theme, text);
    link.setFont(theme.uiFont(factor));
    link.resize(link.sizeHint());
    const QImage asAsked = link.grab().toImage();
    link.resize(link.width() + 40, link.height());
    // With more room than needed it looks the same: nothing was left out.
    QCOMPARE(asAsked, link.grab().toImage().copy(asAsked.rect()));
}

void TestSmallParts::fieldsOfEverySortBeginAtTheSameLine_data()
{
    QTest::addColumn<bool>("isEditable");
    QTest::newRow("to choose from") << false;
    QTest::newRow("to write in") << true;
}

void TestSmallParts::fieldsOfEverySortBeginAtTheSameLine()
{
    QFETCH(bool, isEditable);
    Theme theme;
    theme.apply(core::Settings());
    const auto inkOf = [](QWidget &field) {
        field.resize(200, 40);
        const QImage image = field.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        // The first dark column behind the outline.
        for (int x = 3; x < image.width() / 2; ++x) {
            for (int y = 12; y < image.height() - 12; ++y) {
                if (image.pixelColor(x, y).value() < 128)
                    return x;
            }
        }
        return -1;
    };
    QLineEdit line(QStringLiteral("HHH"));
    QComboBox box;
    box.addItem(QStringLiteral("HHH"));
    box.setEditable(isEditable);
    const int expected = inkOf(line);
    QVERIFY(expected > 3);
    QCOMPARE(inkOf(box), expected);
}

void TestSmallParts::theBalanceInTheTipIsAsOldAsItIs()
{
    Theme theme;
    Header header(theme);
    QString balance = QStringLiteral("5 US dollars left · just now");
    header.setBalance([&balance] { return balance; });
    header.setModel(QStringLiteral("m"), QStringLiteral("Gate"));
    QVERIFY(header.picker()->toolTip().contains(balance));
    balance = QStringLiteral("5 US dollars left · 3 h ago");
    QHelpEvent pointed(QEvent::ToolTip, {1, 1}, header.picker()->mapToGlobal(QPoint(1, 1)));
    QCoreApplication::sendEvent(header.picker(), &pointed);
    QVERIFY(header.picker()->toolTip().contains(balance));
    QToolTip::hideText();
}

void TestSmallParts::pillsSayLessWhereTheModelHasNoRoom()
{
    Theme theme;
    QWidget window; // which keeps it no wider than it wants to be
    Header header(theme, &window);
    header.setTitle(QStringLiteral("A long title of a chat about many things"));
    header.setModel(QStringLiteral("a-model"), QStringLiteral("A connection"));
    header.setTemporary(true);
    header.setDemo(true);
    header.resize(1200, header.sizeHint().height());
    window.resize(1200, 100);
    window.show();
    const auto shown = [&header] {
        QStringList words;
        for (const TextButton *button : header.findChildren<TextButton *>()) {
            if (!button->isHidden())
                words.append(button->property("words").toString());
        }
        return words;
    };
    QTRY_VERIFY(shown().contains(QStringLiteral("Temporary · not saved")));
    const int whole = header.picker()->sizeHint().width();
    QTRY_VERIFY(header.picker()->width() >= whole);
    QVERIFY(header.minimumSizeHint().width() < 500);
    header.resize(440, header.height());
    QTRY_VERIFY(!shown().contains(QStringLiteral("Temporary · not saved")));
    QTRY_VERIFY(shown().contains(QStringLiteral("Connect")));
    QTRY_VERIFY(header.picker()->width() >= header.fontMetrics().averageCharWidth() * 12);
    header.resize(1200, header.height());
    QTRY_VERIFY(shown().contains(QStringLiteral("Demo, no AI · Connect")));
}

void TestSmallParts::aNoteStandsAtItsOwnField()
{
    support::ConnectionsRig rig;
    Theme theme;
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    dialog.showPage(SettingsDialog::Page::Titles);
    dialog.show();
    const auto *days = dialog.findChild<QSpinBox *>(QStringLiteral("binDays"));
    const auto placeOf = [&dialog](const QWidget *part) {
        return QRect(part->mapTo(&dialog, QPoint()), part->size());
    };
    const QList<NoteRow *> notes = days->parentWidget()->findChildren<NoteRow *>();
    QCOMPARE(notes.size(), 2);
    const NoteRow *note = notes.constLast();
    QTRY_VERIFY(note->isVisible() && placeOf(note).top() > placeOf(days).bottom());
    QTRY_VERIFY(placeOf(note).top() - placeOf(days).bottom() < note->fontMetrics().height());
    // A form gives it the room of a narrower one.
    for (const QLabel *words : note->findChildren<QLabel *>())
        QVERIFY(!words->isVisible() || words->alignment().testFlag(Qt::AlignTop));
}

void TestSmallParts::tabComesToTheLinksOfANoteWhereTheyStand()
{
    Theme theme;
    QWidget window;
    QLineEdit above(&window);
    NoteRow row(theme, &window);
    QLineEdit below(&window);
    window.show();
    row.say(Tone::Quiet, QStringLiteral("Sent when done"),
            {QStringLiteral("Edit"), QStringLiteral("Take back")});
    const auto after = [](const QWidget *widget) {
        do
            widget = widget->nextInFocusChain();
        while (!(widget->focusPolicy() & Qt::TabFocus));
        return widget;
    };
    const QList<LinkButton *> links = row.findChildren<LinkButton *>();
    QCOMPARE(links.size(), 2);
    QVERIFY(after(&above) == links.at(0));
    QVERIFY(after(links.at(0)) == links.at(1));
    QVERIFY(after(links.at(1)) == &below);
}

void TestSmallParts::theWordsOfAQuestionBeginWhereItsButtonsDo()
{
    auto *question =
        new Question(QString(), QStringLiteral("Save?"), QStringLiteral("Else lost."), nullptr);
    for (const char *const words : {"Save what was written", "Discard", "Go on editing"})
        question->addButton(QString::fromLatin1(words), QMessageBox::ActionRole);
    question->show();
    const auto *box = question->findChild<QDialogButtonBox *>();
    const auto *label = question->findChild<QLabel *>(QStringLiteral("qt_msgbox_label"));
    QTRY_COMPARE(label->geometry().left(), box->geometry().left());
    question->close();
}

QTEST_MAIN(TestSmallParts)
#include "tst_smallparts.moc"
