// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/parts.h"
#include "ui/settings/checkrow.h"
#include "ui/settings/checktexts.h"
#include "ui/settings/connectioneditor.h"
#include "ui/settings/doctorpanel.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using chat::ConnectionCheck;
using chat::Examination;
using support::text;
using State = ConnectionCheck::State;

namespace {

ConnectionCheck check(const char *name, State state, const char *detail = "")
{
    return {text(name), state, {}, text(detail)};
}

ConnectionCheck failure(const char *name, core::ErrorKind kind)
{
    ConnectionCheck failed = check(name, State::Failed);
    failed.error.kind = kind;
    failed.error.status = 404;
    return failed;
}

} // namespace

/// "Test connection" as it goes, fed by hand.
class TestDoctorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsEachCheckAsItGoes();
    void aFailureSaysWhyAndOffersTheMend();
    void anAddressThatAnswersIsNamedOnce();
    void nearModelsAreLinks();
    void aCertificateThatCanBePinnedIsShownFirst();
    void itCanBeStopped();
    void theReportHoldsNoSecret();
    void imagesAreTestedOnRequest();
    void imagesAskedForMeanwhileAreTestedAfterwards();
    void theFreePartFitsInOneLine();
    void theEditorTakesWhatIsProposed();
    void testingNeedsAnAddressAndEndsWithTheConnection();

private:
    [[nodiscard]] QList<CheckRow *> rows() const
    {
        QList<CheckRow *> shown = m_panel->findChildren<CheckRow *>();
        shown.removeIf([](const CheckRow *row) { return row->isHidden(); });
        return shown;
    }
    static QString words(const CheckRow *row)
    {
        for (const QLabel *label :
             row->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!label->text().isEmpty())
                return label->text();
        }
        return {};
    }
    static QString spoken(const CheckRow *row)
    {
        for (const QLabel *label :
             row->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!label->text().isEmpty())
                return label->accessibleName();
        }
        return {};
    }
    [[nodiscard]] QString head() const
    {
        return m_panel->findChild<QLabel *>(text("doctorHead"))->text();
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_panel->findChild<QPushButton *>(text(name));
    }

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<DoctorPanel> m_panel;
    std::unique_ptr<Examination> m_examination;
};

void TestDoctorPanel::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_panel = std::make_unique<DoctorPanel>(m_theme);
    m_examination = std::make_unique<Examination>(m_rig->wire);
    core::Profile profile;
    profile.baseUrl = text("https://gw.example.org/v1");
    profile.model = text("small-1");
    profile.headers = {{"X-Team", "header-canary"}};
    m_panel->follow(m_examination.get(), profile);
}

void TestDoctorPanel::cleanup()
{
    m_panel.reset();
    m_examination.reset();
    m_rig.reset();
}

void TestDoctorPanel::showsEachCheckAsItGoes()
{
    QVERIFY(m_panel->isVisible());
    QVERIFY(m_panel->isRunning());
    m_examination->take(check("address", State::Passed));
    m_examination->take(check("name", State::Running));
    QCOMPARE(rows().size(), 2);
    QCOMPARE(words(rows().at(1)), text("Host name"));
    QCOMPARE(spoken(rows().at(1)), text("Host name, running"));
    m_examination->take(check("name", State::Passed, "192.0.2.1"));
    QCOMPARE(words(rows().at(1)), QStringLiteral("Host name · The name leads to 192.0.2.1."));
    QCOMPARE(spoken(rows().at(1)),
             QStringLiteral("Host name · The name leads to 192.0.2.1., passed"));
    m_examination->take(check("models", State::Passed, "41"));
    QCOMPARE(words(rows().at(2)), QStringLiteral("Model list · Models listed: 41."));
    chat::ConnectionReport report;
    report.isOk = true;
    report.modelAnswered = text("small-1");
    m_examination->finish(report);
    QVERIFY(!m_panel->isRunning());
    QCOMPARE(head(), text("It works: small-1 answered."));
    QVERIFY(!button("doctorStop")->isVisible());
}

void TestDoctorPanel::aFailureSaysWhyAndOffersTheMend()
{
    const QSignalSpy chosen(m_panel.get(), &DoctorPanel::addressChosen);
    m_examination->take(failure("api", core::ErrorKind::NotAnApi));
    m_examination->take(check("models", State::Skipped));
    auto *why = rows().at(0)->findChild<NoteRow *>();
    QCOMPARE(why->tone(), Tone::Fault);
    QVERIFY(why->text().contains(text("web page")));
    QVERIFY(why->links().isEmpty());
    chat::ConnectionReport report;
    report.proposedBaseUrl = text("https://gw.example.org/api/v1");
    m_examination->finish(report);
    QVERIFY(why->text().contains(report.proposedBaseUrl));
    QCOMPARE(why->links(), QStringList{text("Use this address")});
    QVERIFY(rows().at(1)->findChild<NoteRow *>()->isEmpty());
    why->findChild<QAbstractButton *>()->click();
    QCOMPARE(chosen.constFirst().constFirst().toString(), report.proposedBaseUrl);
    QCOMPARE(head(), text("A chat does not work yet."));
}

void TestDoctorPanel::anAddressThatAnswersIsNamedOnce()
{
    ConnectionCheck failed = failure("api", core::ErrorKind::NotAnApi);
    failed.error.proposedBaseUrl = text("https://gw.example.org/v1");
    m_examination->take(failed);
    const auto *why = rows().at(0)->findChild<NoteRow *>();
    QCOMPARE(why->text().count(failed.error.proposedBaseUrl), 1);
    QCOMPARE(why->links(), QStringList{text("Use this address")});
    // The row's own icon says that it failed.
    for (const QLabel *label : why->findChildren<QLabel *>())
        QVERIFY(label->pixmap().isNull() || label->isHidden());
}

void TestDoctorPanel::nearModelsAreLinks()
{
    const QSignalSpy chosen(m_panel.get(), &DoctorPanel::modelChosen);
    ConnectionCheck failed = failure("model", core::ErrorKind::ModelNotFound);
    failed.error.proposedModels = {text("small-2"), text("small-3")};
    m_examination->take(failed);
    auto *why = rows().at(0)->findChild<NoteRow *>();
    QCOMPARE(why->links(), failed.error.proposedModels);
    why->findChildren<QAbstractButton *>().at(1)->click();
    QCOMPARE(chosen.constFirst().constFirst().toString(), text("small-3"));
}

void TestDoctorPanel::aCertificateThatCanBePinnedIsShownFirst()
{
    const QSignalSpy wanted(m_panel.get(), &DoctorPanel::pinWanted);
    ConnectionCheck failed = failure("tls", core::ErrorKind::Tls);
    failed.error.fingerprint = QString(64, u'b');
    m_examination->take(failed);
    auto *why = rows().at(0)->findChild<NoteRow *>();
    QCOMPARE(why->links().size(), 1);
    why->findChild<QAbstractButton *>()->click();
    QCOMPARE(wanted.constFirst().constFirst().toString(), QString(64, u'b'));
}

void TestDoctorPanel::itCanBeStopped()
{
    m_examination->take(check("tcp", State::Running));
    QVERIFY(button("doctorStop")->isVisible());
    QVERIFY(!button("doctorCopy")->isEnabled());
    button("doctorStop")->click();
    QVERIFY(!m_panel->isRunning());
    QCOMPARE(head(), text("Stopped."));
    QCOMPARE(words(rows().at(0)), QStringLiteral("Connection · Not reached."));
}

void TestDoctorPanel::theReportHoldsNoSecret()
{
    m_examination->take(check("address", State::Passed));
    ConnectionCheck failed = failure("key", core::ErrorKind::KeyRefused);
    failed.error.message = text("no such key");
    m_examination->take(failed);
    m_examination->finish({});
    button("doctorCopy")->click();
    const QString report = QGuiApplication::clipboard()->text();
    for (const char *piece : {"Base URL: https://gw.example.org/v1", "Model ID: small-1",
                              "Address: passed", "API Key: failed", "no such key", "404"})
        QVERIFY2(report.contains(text(piece)), piece);
    QVERIFY(!report.contains(text("canary")));
    QVERIFY(!examinationReport(*m_examination, {}).contains(u'<'));
}

void TestDoctorPanel::imagesAreTestedOnRequest()
{
    const QSignalSpy again(m_panel.get(), &DoctorPanel::againRequested);
    auto *images = m_panel->findChild<QCheckBox *>(text("doctorImages"));
    QVERIFY(!m_panel->wantsImages());
    m_examination->take(check("streaming", State::Passed, "at-once"));
    QVERIFY(words(rows().at(0)).contains(text("all at once")));
    m_examination->finish({});
    images->click();
    QVERIFY(m_panel->wantsImages());
    QCOMPARE(again.count(), 1);
    images->click();
    QCOMPARE(again.count(), 1);
}

void TestDoctorPanel::imagesAskedForMeanwhileAreTestedAfterwards()
{
    const QSignalSpy again(m_panel.get(), &DoctorPanel::againRequested);
    m_examination->take(check("tcp", State::Running));
    m_panel->findChild<QCheckBox *>(text("doctorImages"))->click();
    QCOMPARE(again.count(), 0);
    m_examination->finish({});
    QCOMPARE(again.count(), 1);
    Examination withImages(m_rig->wire);
    m_panel->follow(&withImages, {});
    withImages.finish({});
    QCOMPARE(again.count(), 1);
    m_panel->reset();
    QVERIFY(!m_panel->wantsImages());
    QVERIFY(m_panel->isHidden());
}

void TestDoctorPanel::theFreePartFitsInOneLine()
{
    m_examination->take(check("address", State::Passed));
    m_examination->take(check("models", State::Passed, "3"));
    QCOMPARE(freeCheckLine(*m_examination), text("The address answers. Models listed: 3."));
    m_examination->take(failure("models", core::ErrorKind::KeyRefused));
    QVERIFY(freeCheckLine(*m_examination).startsWith(text("The gateway refused the API key.")));
}

void TestDoctorPanel::theEditorTakesWhatIsProposed()
{
    ConnectionEditor editor(m_theme, m_rig->connections);
    ConnectionDraft draft;
    draft.isNew = true;
    draft.profile.id = core::newId();
    draft.profile.baseUrl = text("http://127.0.0.1:9/wrong");
    editor.setDraft(draft);
    auto *panel = editor.findChild<DoctorPanel *>();
    Q_EMIT panel->modelChosen(text("small-3"));
    QCOMPARE(editor.findChild<QComboBox *>(text("modelId"))->currentText(), text("small-3"));
    Q_EMIT panel->addressChosen(text("http://127.0.0.1:9/v1"));
    QCOMPARE(editor.findChild<QLineEdit *>(text("baseUrl"))->text(), text("http://127.0.0.1:9/v1"));
    QVERIFY(!panel->isHidden()); // and looks again
    Q_EMIT panel->pinWanted(QString(64, u'c'), text("http://127.0.0.1:9"));
    QVERIFY(editor.findChild<NoteRow *>(text("pin"))->text().contains(text("CC:CC")));
}

void TestDoctorPanel::testingNeedsAnAddressAndEndsWithTheConnection()
{
    ConnectionEditor editor(m_theme, m_rig->connections);
    auto *panel = editor.findChild<DoctorPanel *>();
    auto *test = editor.findChild<QPushButton *>(text("test"));
    editor.setDraft({});
    test->click();
    QVERIFY(panel->isHidden());
    QCOMPARE(editor.findChild<NoteRow *>(text("baseUrlNote"))->tone(), Tone::Fault);
    ConnectionDraft draft;
    draft.profile.id = core::newId();
    draft.profile.baseUrl = text("http://127.0.0.1:9/v1");
    editor.setDraft(draft);
    test->click();
    QVERIFY(!panel->isHidden());
    draft.profile.id = core::newId();
    editor.setDraft(draft);
    QVERIFY(panel->isHidden());
    QVERIFY(test->isEnabled());
}

QTEST_MAIN(TestDoctorPanel)
#include "tst_doctorpanel.moc"
