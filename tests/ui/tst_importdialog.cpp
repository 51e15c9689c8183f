// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importdialog.h"

#include "support/manualclock.h"
#include "support/storerig.h"
#include "ui/label.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using ui::ImportDialog;
using Stage = ui::ImportDialog::Stage;

class tst_ImportDialog : public QObject, private support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhatIsInTheFileAndAsks();
    void storesOnlyWhenThePersonSaysSo();
    void reportsWhatItDid();
    void namesWhatCannotBeTaken();
    void offersNothingWhereNothingIsNew();
    void explainsAFileItCannotRead();
    void escapeLeavesIt();

private:
    void begin(const char *name);
    void waitFor(Stage stage) { QTRY_VERIFY(m_dialog->stage() == stage); }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    [[nodiscard]] qsizetype storedCount()
    {
        return support::await(m_store->conversations()).value().size();
    }

    ui::Theme m_theme;
    support::ManualClock m_clock;
    std::unique_ptr<ImportDialog> m_dialog;
    int m_arrivals = 0;
};

void tst_ImportDialog::init()
{
    open();
    m_arrivals = 0;
    m_dialog = std::make_unique<ImportDialog>(
        m_theme, std::make_unique<chat::Importer>(
                     *m_store, m_clock, [this](const core::ImportReport &) { ++m_arrivals; }));
}

void tst_ImportDialog::cleanup()
{
    m_dialog.reset();
    close();
}

void tst_ImportDialog::begin(const char *name)
{
    m_dialog->begin(QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name));
}

/// All that can be read in the dialog.
QString tst_ImportDialog::words() const
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    const auto *losses = m_dialog->findChild<QPlainTextEdit *>();
    if (losses->isVisible())
        texts.append(losses->toPlainText());
    return texts.join(u'\n');
}

void tst_ImportDialog::saysWhatIsInTheFileAndAsks()
{
    begin("cherry-studio-5/data.json");
    QVERIFY(m_dialog->findChild<QProgressBar *>()->isVisible());
    waitFor(Stage::Found);
    QVERIFY(words().contains(QStringLiteral("Cherry Studio")));
    QVERIFY(words().contains(QStringLiteral("Conversations: 2")));
    QVERIFY(words().contains(QStringLiteral("New: 2")));
    QVERIFY(words().contains(QStringLiteral("keys"))); // that they stay where they are
    QVERIFY(!m_dialog->findChild<QProgressBar *>()->isVisible());
    QVERIFY(button(QDialogButtonBox::Ok)->isDefault());
    QCOMPARE(storedCount(), 0);
}

void tst_ImportDialog::storesOnlyWhenThePersonSaysSo()
{
    begin("claude.json");
    waitFor(Stage::Found);
    QTest::mouseClick(button(QDialogButtonBox::Cancel), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(storedCount(), 0);
    QCOMPARE(m_arrivals, 0);
}

void tst_ImportDialog::reportsWhatItDid()
{
    begin("claude.json");
    waitFor(Stage::Found);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    waitFor(Stage::Done);
    QCOMPARE(storedCount(), 2);
    QCOMPARE(m_arrivals, 1);
    QVERIFY(words().contains(QStringLiteral("New: 2")));
    QVERIFY(m_dialog->isVisible());
    QTest::mouseClick(button(QDialogButtonBox::Close), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ImportDialog::namesWhatCannotBeTaken()
{
    begin("claude.json");
    waitFor(Stage::Found);
    QVERIFY(words().contains(QStringLiteral("Essay")));
    QVERIFY(words().contains(QStringLiteral("scan.pdf")));
    QVERIFY(words().contains(QStringLiteral("photo.jpg")));
}

void tst_ImportDialog::offersNothingWhereNothingIsNew()
{
    begin("librechat.json");
    waitFor(Stage::Found);
    m_dialog->accept();
    waitFor(Stage::Done);
    begin("librechat.json");
    waitFor(Stage::Found);
    QVERIFY(!button(QDialogButtonBox::Ok));
    QVERIFY(words().contains(QStringLiteral("Here already: 1")));
}

void tst_ImportDialog::explainsAFileItCannotRead()
{
    begin("cherry-studio-5/Data/Files/f-1.png");
    waitFor(Stage::Found);
    QVERIFY(!button(QDialogButtonBox::Ok));
    QVERIFY(button(QDialogButtonBox::Close));
    QVERIFY(m_dialog->findChild<ui::NoteRow *>()->tone() == ui::Tone::Fault);
}

void tst_ImportDialog::escapeLeavesIt()
{
    begin("chatgpt/conversations.json");
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(storedCount(), 0);
}

QTEST_MAIN(tst_ImportDialog)
#include "tst_importdialog.moc"
