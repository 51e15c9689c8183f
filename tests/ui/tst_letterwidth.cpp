// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/parts.h"
#include "ui/letterwidth.h"
#include "ui/settings/settingsdialog.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTest>

using support::text;

class TestLetterWidth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }
    void isThatOfALatinLetterInEveryFont();
    void aDialogIsNoWiderWithAChineseFont();

private:
    [[nodiscard]] static QFont chineseFont();

    QFont m_font;
};

QFont TestLetterWidth::chineseFont()
{
    QFont font = QApplication::font();
    font.setFamilies({text("Noto Sans CJK SC")});
    return font;
}

void TestLetterWidth::initTestCase()
{
    if (!QFontDatabase::hasFamily(text("Noto Sans CJK SC")))
        QSKIP("The Chinese font is not here.");
}

void TestLetterWidth::isThatOfALatinLetterInEveryFont()
{
    const QFontMetrics latin(QApplication::font());
    QVERIFY(ui::letterWidth(latin) > 0);
    QVERIFY(ui::letterWidth(latin) <= latin.averageCharWidth());
    const QFontMetrics chinese(chineseFont());
    QVERIFY(ui::letterWidth(chinese) > 0);
    QVERIFY(ui::letterWidth(chinese) * 3 <= chinese.horizontalAdvance(QChar(0x4E2D)) * 2);
}

void TestLetterWidth::aDialogIsNoWiderWithAChineseFont()
{
    ui::Theme theme;
    support::ConnectionsRig rig;
    QApplication::setFont(chineseFont());
    const ui::SettingsDialog dialog(theme, rig.preferences, rig.connections);
    const QFontMetrics metrics = dialog.fontMetrics();
    // 140 letters, which are 70 Chinese ones.
    QVERIFY(dialog.width() <= metrics.horizontalAdvance(QString(100, QChar(0x4E2D))));
}

QTEST_MAIN(TestLetterWidth)
#include "tst_letterwidth.moc"
