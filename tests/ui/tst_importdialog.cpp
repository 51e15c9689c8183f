// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importdialog.h"

#include "support/chatexport.h"
#include "support/manualclock.h"
#include "support/storerig.h"
#include "ui/label.h"
#include "ui/settings/noterow.h"

#include <QApplication>
#include <QCheckBox>
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
    void doesNotCallItAllHereWhereNothingIs();
    void bringsBackWhatWasDeletedHere();
    void escapeLeavesItWithoutAReport();
    void cancellingKeepsWhatWasStored();
    void closingIsNotRefusedWhileItImports();
    void holdsUpNothing();
    void theKeyboardGoesOnInEveryStage();
    void showsTheNewestOfWhatWasImported();

private:
    void begin(const char *name);
    void importAll(const char *name);
    void beginLongImport();
    void waitFor(Stage stage) { QTRY_VERIFY(m_dialog->stage() == stage); }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    [[nodiscard]] QCheckBox *deleted() const { return m_dialog->findChild<QCheckBox *>(); }
    [[nodiscard]] QString note() const
    {
        const QList<ui::NoteRow *> notes = m_dialog->findChildren<ui::NoteRow *>();
        return notes.constFirst()->text();
    }
    [[nodiscard]] qsizetype storedCount()
    {
        return support::await(m_store->conversations()).value().size();
    }

    ui::Theme m_theme;
    support::ManualClock m_clock;
    std::unique_ptr<ImportDialog> m_dialog;
    support::ExportFolder m_folder;
    int m_arrivals = 0;
    core::ImportReport m_arrived;
};

void tst_ImportDialog::init()
{
    open();
    m_arrivals = 0;
    m_dialog = std::make_unique<ImportDialog>(
        m_theme, std::make_unique<chat::Importer>(*m_store, m_clock,
                                                  [this](const core::ImportReport &report) {
                                                      ++m_arrivals;
                                                      m_arrived = report;
                                                  }));
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

void tst_ImportDialog::importAll(const char *name)
{
    begin(name);
    waitFor(Stage::Found);
    m_dialog->accept();
    waitFor(Stage::Done);
}

/// Longer than any test looks at it.
void tst_ImportDialog::beginLongImport()
{
    QList<QByteArray> chats;
    for (int i = 0; i < 8'000; ++i)
        chats.append(support::exportedChat(QByteArray::number(i), 2));
    m_dialog->begin(m_folder.write(chats));
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog->stage() == Stage::Found, 60'000);
    m_dialog->accept();
    QCOMPARE(m_dialog->stage(), Stage::Importing);
    const auto *progress = m_dialog->findChild<QProgressBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(progress->value() > 0, 60'000);
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
    m_dialog.reset(); // and with it whatever it had begun
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
    QVERIFY(words().contains(QStringLiteral("Imported: 2")));
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
    importAll("librechat.json");
    begin("librechat.json");
    waitFor(Stage::Found);
    QVERIFY(!button(QDialogButtonBox::Ok)->isVisible());
    QVERIFY(words().contains(QStringLiteral("Here already: 1")));
    QVERIFY(note().startsWith(QStringLiteral("Everything in it is here")));
}

void tst_ImportDialog::explainsAFileItCannotRead()
{
    begin("cherry-studio-5/Data/Files/f-1.png");
    waitFor(Stage::Found);
    QVERIFY(!button(QDialogButtonBox::Ok)->isVisible());
    QVERIFY(button(QDialogButtonBox::Close)->isVisible());
    QVERIFY(m_dialog->findChild<ui::NoteRow *>()->tone() == ui::Tone::Fault);
    // Several lines, and all of them can be read.
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    }
}

void tst_ImportDialog::doesNotCallItAllHereWhereNothingIs()
{
    m_dialog->begin(m_folder.write({support::exportedChat("empty", 0)}));
    waitFor(Stage::Found);
    QVERIFY(!note().isEmpty());
    QVERIFY(!note().contains(QStringLiteral("here already")));
    QVERIFY(!button(QDialogButtonBox::Ok)->isVisible());
}

void tst_ImportDialog::bringsBackWhatWasDeletedHere()
{
    importAll("claude.json");
    QVERIFY(!deleted()->isVisible());
    QList<QUuid> ids;
    for (const core::ConversationInfo &info : m_arrived.createdInfos)
        ids.append(info.id);
    QVERIFY(support::await(m_store->setConversationsDeleted(ids, true)).isOk());
    begin("claude.json");
    waitFor(Stage::Found);
    QVERIFY(!note().contains(QStringLiteral("here already")));
    QVERIFY(deleted()->isVisible());
    QVERIFY(!deleted()->isChecked());
    QVERIFY(!button(QDialogButtonBox::Ok)->isEnabled());
    QCOMPARE(m_dialog->focusWidget(), deleted());
    QTest::keyClick(deleted(), Qt::Key_Space);
    QVERIFY(button(QDialogButtonBox::Ok)->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    waitFor(Stage::Done);
    QVERIFY(words().contains(QStringLiteral("Brought back: 2")));
    QCOMPARE(storedCount(), 2);
    QCOMPARE(m_arrived.restoredInfos.size(), 2);
}

void tst_ImportDialog::escapeLeavesItWithoutAReport()
{
    const QSignalSpy finished(m_dialog.get(), &QDialog::finished);
    begin("chatgpt/conversations.json");
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->stage(), Stage::Looking);
    begin("chatgpt/conversations.json");
    waitFor(Stage::Found);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QCOMPARE(finished.count(), 2);
    m_dialog.reset();
    QCOMPARE(storedCount(), 0);
    QCOMPARE(m_arrivals, 0);
}

void tst_ImportDialog::cancellingKeepsWhatWasStored()
{
    beginLongImport();
    QPushButton *cancel = button(QDialogButtonBox::Cancel);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    if (m_dialog->stage() == Stage::Importing) {
        QVERIFY(!cancel->isEnabled());
        QVERIFY(cancel->text().startsWith(QStringLiteral("Cancelling")));
    }
    waitFor(Stage::Done);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_arrivals, 1);
    QVERIFY(m_arrived.created > 0 && m_arrived.created < 8'000);
    QCOMPARE(storedCount(), m_arrived.created);
    QVERIFY(words().contains(QStringLiteral("Imported: %1").arg(m_arrived.created)));
    QVERIFY(note().contains(QStringLiteral("stays")));
}

void tst_ImportDialog::closingIsNotRefusedWhileItImports()
{
    const QSignalSpy finished(m_dialog.get(), &QDialog::finished);
    beginLongImport();
    QVERIFY(m_dialog->close());
    QVERIFY(!m_dialog->isVisible());
    QTRY_COMPARE(finished.count(), 1);
    // What was stored by then still gets into the list.
    QCOMPARE(m_arrivals, 1);
    QCOMPARE(storedCount(), m_arrived.created);
}

void tst_ImportDialog::holdsUpNothing()
{
    QWidget other;
    other.show();
    begin("claude.json");
    QVERIFY(!m_dialog->isModal());
    waitFor(Stage::Found);
    m_dialog->accept();
    QVERIFY(!QApplication::activeModalWidget());
    waitFor(Stage::Done);
}

void tst_ImportDialog::theKeyboardGoesOnInEveryStage()
{
    begin("claude.json");
    QCOMPARE(m_dialog->focusWidget(), button(QDialogButtonBox::Cancel));
    waitFor(Stage::Found);
    QPushButton *import = button(QDialogButtonBox::Ok);
    QCOMPARE(m_dialog->focusWidget(), import);
    QVERIFY(import->accessibleDescription().contains(QStringLiteral("New: 2")));
    m_dialog->accept();
    QCOMPARE(m_dialog->focusWidget(), button(QDialogButtonBox::Cancel));
    // Somebody who pressed Enter twice does not end what they began.
    QTest::keyClick(button(QDialogButtonBox::Cancel), Qt::Key_Return);
    waitFor(Stage::Done);
    QCOMPARE(m_arrived.created, 2);
    const auto *now = qobject_cast<QPushButton *>(m_dialog->focusWidget());
    QVERIFY(now && now->isVisible() && now->isDefault());
    QVERIFY(now->accessibleDescription().contains(QStringLiteral("Imported: 2")));
}

void tst_ImportDialog::showsTheNewestOfWhatWasImported()
{
    QSignalSpy requested(m_dialog.get(), &ImportDialog::showRequested);
    m_dialog->begin(
        m_folder.write({support::exportedChat("older", 2), support::exportedChat("newest", 40),
                        support::exportedChat("old", 6)}));
    waitFor(Stage::Found);
    m_dialog->accept();
    waitFor(Stage::Done);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    const QUuid shown = requested.at(0).at(0).toUuid();
    QString title;
    for (const core::ConversationInfo &info : m_arrived.createdInfos)
        title = info.id == shown ? info.title : title;
    QCOMPARE(title, QStringLiteral("Chat newest"));
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(tst_ImportDialog)
#include "tst_importdialog.moc"
