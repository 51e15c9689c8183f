// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptform.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using ui::PromptForm;

/// What a prompt has to be told, while somebody tells it.
class TestPromptForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedIsAskedAbout();
    void aChoiceIsAskedAboutToo();
    void whatIsTypedKeepsItsSpaces();
};

void TestPromptForm::whatWasTypedIsAskedAbout()
{
    PromptForm form(QStringLiteral("Mail"), QStringLiteral("To {{who:Ann}} in a {{kind|curt}} way"),
                    {}, PromptForm::Purpose::Insert, nullptr);
    form.show();
    QVERIFY(!form.isUnsaved()); // what was filled in for a person is no loss
    auto *who = form.findChild<QPlainTextEdit *>(QStringLiteral("ask who"));
    QTest::keyClicks(who, QStringLiteral("Bob")); // what stood there was selected
    QTest::keyClick(who, Qt::Key_Escape);
    QVERIFY(form.isVisible() && form.isAsking());
    QSignalSpy accepted(&form, &QDialog::accepted);
    form.findChild<QPushButton *>(QStringLiteral("save"))->click();
    QTRY_VERIFY(!form.isVisible());
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(form.text(), QStringLiteral("To Bob in a kind way"));
}

void TestPromptForm::aChoiceIsAskedAboutToo()
{
    PromptForm form(QStringLiteral("Mail"), QStringLiteral("In a {{kind|curt}} way"), {},
                    PromptForm::Purpose::Insert, nullptr);
    form.show();
    form.findChild<QComboBox *>()->setCurrentIndex(1);
    QVERIFY(!form.close());
    QVERIFY(form.isVisible() && form.isAsking());
    QSignalSpy rejected(&form, &QDialog::rejected);
    form.findChild<QPushButton *>(QStringLiteral("discard"))->click();
    QTRY_VERIFY(!form.isVisible());
    QCOMPARE(rejected.count(), 1);
}

void TestPromptForm::whatIsTypedKeepsItsSpaces()
{
    PromptForm form(QStringLiteral("Sum"), QStringLiteral("Pay {{sum}}"), {},
                    PromptForm::Purpose::Insert, nullptr);
    form.findChild<QPlainTextEdit *>(QStringLiteral("ask sum"))
        ->setPlainText(QStringLiteral("10\u00A0EUR\nnow"));
    QCOMPARE(form.text(), QStringLiteral("Pay 10\u00A0EUR\nnow"));
}

QTEST_MAIN(TestPromptForm)
#include "tst_promptform.moc"
