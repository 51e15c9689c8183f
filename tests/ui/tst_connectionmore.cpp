// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/parts.h"
#include "ui/iconbutton.h"
#include "ui/settings/balancerow.h"
#include "ui/settings/connectioneditor.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace ui;
using support::child;
using support::text;

namespace {

template <typename T>
QList<T *> shown(const QWidget &widget, const char *name)
{
    QList<T *> found = widget.findChildren<T *>(QString::fromLatin1(name));
    found.removeIf([](const T *one) { return one->isHidden() || one->parentWidget()->isHidden(); });
    return found;
}

void choose(QComboBox *box, core::ProxyKind kind)
{
    box->setCurrentIndex(box->findData(int(kind)));
    Q_EMIT box->activated(box->currentIndex());
}

} // namespace

/// What stands under "More" of a connection.
class TestConnectionMore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isClosedUntilThereIsSomethingInIt();
    void aProxyOfItsOwnAsksForMore();
    void theProxysPasswordIsASecret();
    void marksWhatIsNotAsByDefault();
    void keysAreRowsOfTheirOwn();
    void keptKeysChangePlacesWithoutBeingRead();
    void aSecretHeaderIsMaskedAndKeptWithTheKeys();
    void refusesHeadersThatCannotBeSent();
    void saysWhatIsWrongWithAFile();
    void aCertificateIsPinnedOnlyAfterItsFingerprintWasShown();
    void whatWasLearnedCanBeForgotten();
    void whatWasLearnedOrSetMeanwhileIsNotLost();
    void theBalanceIsAskedOnDemand();

private:
    void edit(const core::Profile &profile);
    void save();
    [[nodiscard]] core::Profile stored() const
    {
        return m_rig->preferences.settings().profiles.constFirst();
    }

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<ConnectionEditor> m_editor;
    core::Profile m_profile;
};

void TestConnectionMore::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_editor = std::make_unique<ConnectionEditor>(m_theme, m_rig->connections);
    const QUuid id = m_rig->add(text("One"), text("http://127.0.0.1:9/v1"), text("m"));
    m_profile = *m_rig->connections.profile(id);
    edit(m_profile);
}

void TestConnectionMore::cleanup()
{
    m_editor.reset();
    m_rig.reset();
}

void TestConnectionMore::edit(const core::Profile &profile)
{
    m_editor->setDraft({profile});
    m_editor->show();
}

void TestConnectionMore::save()
{
    child<QPushButton>(*m_editor, "save")->click();
    QTRY_VERIFY(!m_editor->isEdited());
}

void TestConnectionMore::isClosedUntilThereIsSomethingInIt()
{
    auto *more = child<QToolButton>(*m_editor, "more");
    QVERIFY(!more->isChecked());
    QVERIFY(!child<QComboBox>(*m_editor, "proxyKind")->isVisible());
    more->click();
    QVERIFY(child<QComboBox>(*m_editor, "proxyKind")->isVisible());
    m_profile.patience.idleMs = 5000;
    edit(m_profile);
    QVERIFY(more->isChecked());
}

void TestConnectionMore::aProxyOfItsOwnAsksForMore()
{
    child<QToolButton>(*m_editor, "more")->click();
    auto *host = child<QLineEdit>(*m_editor, "proxyHost");
    auto *kind = child<QComboBox>(*m_editor, "proxyKind");
    QVERIFY(!host->isVisible());
    choose(kind, core::ProxyKind::Socks5);
    QVERIFY(host->isVisible());
    child<QPushButton>(*m_editor, "save")->click();
    QVERIFY(host->property("fault").toBool());
    host->setText(text("proxy.example"));
    child<QSpinBox>(*m_editor, "proxyPort")->setValue(1080);
    child<QLineEdit>(*m_editor, "proxyBypass")->setText(text(" a.example, *.b.example;c "));
    save();
    QCOMPARE(stored().proxy.kind, core::ProxyKind::Socks5);
    QCOMPARE(stored().proxy.port, 1080);
    QCOMPARE(stored().proxy.bypass,
             (QStringList{text("a.example"), text("*.b.example"), text("c")}));
    choose(kind, core::ProxyKind::None);
    save();
    QCOMPARE(stored().proxy.kind, core::ProxyKind::None);
    QCOMPARE(stored().proxy.host, text("proxy.example"));
}

void TestConnectionMore::theProxysPasswordIsASecret()
{
    m_profile.proxy = {core::ProxyKind::Http, text("proxy.example"), 8080, text("me"), {}};
    edit(m_profile);
    auto *password = child<QLineEdit>(*m_editor, "proxyPassword");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::keyClicks(password, text("geheim"));
    save();
    QVERIFY(stored().hasKeptProxyPassword);
    QVERIFY(password->text().isEmpty());
    QVERIFY(password->placeholderText().contains(text("Kept")));
    const auto secrets = m_rig->connections.secrets(m_profile.id);
    QTRY_VERIFY(secrets.isFinished());
    QCOMPARE(secrets.result().secrets.proxyPassword, QByteArray("geheim"));
    choose(child<QComboBox>(*m_editor, "proxyKind"), core::ProxyKind::System);
    save();
    QVERIFY(stored().hasKeptProxyPassword);
    choose(child<QComboBox>(*m_editor, "proxyKind"), core::ProxyKind::Http);
    QTest::keyClicks(password, text("x"));
    password->selectAll();
    QTest::keyClick(password, Qt::Key_Delete);
    save();
    QVERIFY(!stored().hasKeptProxyPassword);
}

void TestConnectionMore::marksWhatIsNotAsByDefault()
{
    child<QToolButton>(*m_editor, "more")->click();
    QVERIFY(shown<LinkButton>(*m_editor, "reset").isEmpty());
    auto *firstByte = child<QSpinBox>(*m_editor, "firstByteSeconds");
    QCOMPARE(firstByte->value(), 120);
    QCOMPARE(firstByte->maximum(), 600);
    firstByte->setValue(300);
    const QList<LinkButton *> resets = shown<LinkButton>(*m_editor, "reset");
    QCOMPARE(resets.size(), 1);
    save();
    QCOMPARE(stored().patience.firstByteMs, 300000);
    resets.constFirst()->click();
    QCOMPARE(firstByte->value(), 120);
    QVERIFY(shown<LinkButton>(*m_editor, "reset").isEmpty());
    shown<LinkButton>(*m_editor, "undoReset").constFirst()->click();
    QCOMPARE(firstByte->value(), 300);
    QVERIFY(shown<LinkButton>(*m_editor, "undoReset").isEmpty());
}

void TestConnectionMore::keysAreRowsOfTheirOwn()
{
    child<QToolButton>(*m_editor, "more")->click();
    QTest::keyClicks(child<KeyField>(*m_editor, "apiKey"), text("sk-1"));
    child<LinkButton>(*m_editor, "addKey")->click();
    child<LinkButton>(*m_editor, "addKey")->click();
    QList<KeyField *> rows = shown<KeyField>(*m_editor, "moreKey");
    QCOMPARE(rows.size(), 2);
    // A comma is part of a key.
    QTest::keyClicks(rows.at(0), text("sk-2,still-2"));
    QTest::keyClicks(rows.at(1), text("sk-3"));
    QCOMPARE(rows.at(1)->echoMode(), QLineEdit::Password);
    // One that cannot be sent says why.
    auto *note = child<NoteRow>(*m_editor, "moreKeysNote");
    rows.at(1)->selectAll();
    QTest::keyClicks(rows.at(1), text("YOUR_API_KEY_HERE"));
    QVERIFY(note->text().contains(text("placeholder")));
    QVERIFY(rows.at(1)->property("fault").toBool());
    rows.at(1)->selectAll();
    QTest::keyClicks(rows.at(1), text("sk-3"));
    QVERIFY(note->isEmpty());
    QVERIFY(!rows.at(1)->property("fault").toBool());
    save();
    QTRY_COMPARE(stored().keptKeyCount, 3);
    shown<IconButton>(*m_editor, "removeKey").at(0)->click();
    QCOMPARE(shown<KeyField>(*m_editor, "moreKey").size(), 1);
    save();
    const auto kept = m_rig->connections.secrets(m_profile.id);
    QTRY_VERIFY(kept.isFinished());
    QCOMPARE(kept.result().secrets.keys, (QList<QByteArray>{"sk-1", "sk-3"}));
}

void TestConnectionMore::keptKeysChangePlacesWithoutBeingRead()
{
    chat::SecretEdits edits;
    edits.keys = {{"sk-1", -1}, {"sk-2", -1}, {"sk-3", -1}};
    const auto saved = m_rig->connections.save(m_profile, edits);
    QTRY_VERIFY(saved.isFinished());
    edit(*m_rig->connections.profile(m_profile.id));
    QVERIFY(child<QToolButton>(*m_editor, "more")->isChecked());
    const QList<KeyField *> rows = shown<KeyField>(*m_editor, "moreKey");
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0)->text().isEmpty());
    shown<IconButton>(*m_editor, "keyUp").at(1)->click(); // 1, 3, 2
    shown<IconButton>(*m_editor, "keyUp").at(0)->click(); // 3, 1, 2
    QVERIFY(m_editor->isEdited());
    save();
    const auto kept = m_rig->connections.secrets(m_profile.id);
    QTRY_VERIFY(kept.isFinished());
    QCOMPARE(kept.result().secrets.keys, (QList<QByteArray>{"sk-3", "sk-1", "sk-2"}));
}

void TestConnectionMore::aSecretHeaderIsMaskedAndKeptWithTheKeys()
{
    child<QToolButton>(*m_editor, "more")->click();
    child<LinkButton>(*m_editor, "addHeader")->click();
    QTest::keyClicks(child<QLineEdit>(*m_editor, "headerName"), text("X-Gate"));
    auto *value = child<QLineEdit>(*m_editor, "headerValue");
    QTest::keyClicks(value, text("open"));
    QCOMPARE(value->echoMode(), QLineEdit::Normal);
    child<QCheckBox>(*m_editor, "headerSecret")->click();
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    save();
    QVERIFY(stored().headers.isEmpty());
    QCOMPARE(stored().secretHeaders, QList<QByteArray>{"X-Gate"});
    value = shown<QLineEdit>(*m_editor, "headerValue").constFirst();
    QVERIFY(value->text().isEmpty());
    QVERIFY(value->placeholderText().contains(text("Kept")));
    const auto kept = m_rig->connections.secrets(m_profile.id);
    QTRY_VERIFY(kept.isFinished());
    QCOMPARE(kept.result().secrets.headers, (QList<core::Header>{{"X-Gate", "open"}}));
    // What is kept cannot be shown, and does not follow to another name.
    auto *name = shown<QLineEdit>(*m_editor, "headerName").constFirst();
    auto *secret = shown<QCheckBox>(*m_editor, "headerSecret").constFirst();
    secret->click();
    child<QPushButton>(*m_editor, "save")->click();
    QVERIFY(name->property("fault").toBool());
    QVERIFY(child<NoteRow>(*m_editor, "headersNote")->text().contains(text("X-Gate")));
    QCOMPARE(m_editor->draft().profile.secretHeaders, QList<QByteArray>{"X-Gate"});
    secret->click();
    QTest::keyClicks(name, text("s"));
    child<QPushButton>(*m_editor, "save")->click();
    QVERIFY(name->property("fault").toBool());
    QCOMPARE(m_editor->draft().profile.secretHeaders, QList<QByteArray>{"X-Gate"});
    // A secret is no name for what is wrong with it.
    name->clear();
    QTest::keyClicks(value, text("hush"));
    child<QPushButton>(*m_editor, "save")->click();
    QVERIFY(!child<NoteRow>(*m_editor, "headersNote")->text().contains(text("hush")));
    name->setText(text("X-Gate"));
    // A key by its name is one whatever anybody says.
    child<LinkButton>(*m_editor, "addHeader")->click();
    QTest::keyClicks(shown<QLineEdit>(*m_editor, "headerName").last(), text("x-api-key"));
    QVERIFY(shown<QCheckBox>(*m_editor, "headerSecret").last()->isChecked());
}

void TestConnectionMore::refusesHeadersThatCannotBeSent()
{
    child<QToolButton>(*m_editor, "more")->click();
    child<LinkButton>(*m_editor, "addHeader")->click();
    auto *name = child<QLineEdit>(*m_editor, "headerName");
    auto *value = child<QLineEdit>(*m_editor, "headerValue");
    for (const auto &[badName, badValue] :
         {std::pair("Bad Name", "x"), std::pair("Authorization", "Bearer x"), std::pair("", "x"),
          std::pair("X-A", "caf\xe9"), std::pair("Host", "elsewhere.example")}) {
        name->setText(text(badName));
        value->setText(text(badValue));
        QTest::keyClicks(value, text(" "));
        child<QPushButton>(*m_editor, "save")->click();
        QVERIFY2(stored().headers.isEmpty(), badName);
        QVERIFY(name->property("fault").toBool());
        QCOMPARE(child<NoteRow>(*m_editor, "headersNote")->tone(), Tone::Fault);
    }
    name->setText(text("X-Title"));
    value->setText(text("loquat"));
    save();
    QCOMPARE(stored().headers, (QList<core::Header>{{"X-Title", "loquat"}}));
}

void TestConnectionMore::saysWhatIsWrongWithAFile()
{
    child<QToolButton>(*m_editor, "more")->click();
    auto *field = child<QWidget>(*m_editor, "caFile");
    auto *line = field->findChild<QLineEdit *>();
    auto *note = field->findChild<NoteRow *>();
    line->setText(text("/nonexistent/ca.pem"));
    Q_EMIT line->editingFinished();
    QTRY_COMPARE(note->tone(), Tone::Fault);
    QVERIFY(note->text().contains(text("cannot be read")));
    QFile file(m_rig->dir.filePath(text("ca.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\n");
    file.close();
    line->setText(file.fileName());
    Q_EMIT line->editingFinished();
    QTRY_VERIFY(note->isEmpty());
    QCOMPARE(m_editor->draft().profile.tls.caFile, file.fileName());
}

void TestConnectionMore::aCertificateIsPinnedOnlyAfterItsFingerprintWasShown()
{
    auto *fields = m_editor->findChild<ConnectionFields *>();
    auto *pin = child<NoteRow>(*m_editor, "pin");
    QVERIFY(pin->isEmpty());
    fields->offerPin(QString(64, u'a'), text("http://127.0.0.1:9"));
    QVERIFY(pin->isVisible());
    QVERIFY(pin->text().contains(text("AA:AA")));
    QVERIFY(m_editor->draft().profile.tls.pinnedSha256.isEmpty());
    pin->findChild<QAbstractButton *>()->click();
    QCOMPARE(m_editor->draft().profile.tls.pinnedSha256, QString(64, u'a'));
    QCOMPARE(m_editor->draft().profile.tls.pinnedOrigin, text("http://127.0.0.1:9"));
    // Another server has another certificate.
    child<QLineEdit>(*m_editor, "baseUrl")->setText(text("https://b.example/v1"));
    QVERIFY(m_editor->draft().profile.tls.pinnedSha256.isEmpty());
    child<QLineEdit>(*m_editor, "baseUrl")->setText(m_profile.baseUrl);
    pin->findChild<QAbstractButton *>()->click();
    QVERIFY(m_editor->draft().profile.tls.pinnedSha256.isEmpty());
}

void TestConnectionMore::whatWasLearnedCanBeForgotten()
{
    m_profile.learned = {{text("m"), text("stream_options"), {}},
                         {text("m"), text("max_tokens"), text("max_completion_tokens")}};
    (void)m_rig->connections.save(m_profile, std::nullopt);
    edit(m_profile);
    child<QToolButton>(*m_editor, "more")->setChecked(true);
    QList<NoteRow *> rows = shown<NoteRow>(*m_editor, "learned");
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)->text(), text("Left out for m: stream_options"));
    rows.at(0)->findChild<QAbstractButton *>()->click();
    QCOMPARE(shown<NoteRow>(*m_editor, "learned").size(), 1);
    save();
    QCOMPARE(stored().learned.size(), 1);
    QCOMPARE(stored().learned.constFirst().parameter, text("max_tokens"));
}

void TestConnectionMore::whatWasLearnedOrSetMeanwhileIsNotLost()
{
    core::Profile taught = m_profile;
    taught.learned = {{text("m"), text("seed"), {}}};
    taught.hasSeenUnexplained = true;
    taught.parameters = {{text("temperature"), 0.2}};
    taught.modelParameters = {{text("m"), {{text("n"), 2}}}};
    (void)m_rig->connections.save(taught, std::nullopt);
    child<QComboBox>(*m_editor, "modelId")->setEditText(text("m2"));
    save();
    QCOMPARE(stored().model, text("m2"));
    QCOMPARE(stored().learned.size(), 1);
    QVERIFY(stored().hasSeenUnexplained);
    QCOMPARE(stored().parameters, taught.parameters);
    QCOMPARE(stored().modelParameters, taught.modelParameters);
}

void TestConnectionMore::theBalanceIsAskedOnDemand()
{
    child<QToolButton>(*m_editor, "more")->click();
    auto *note = child<NoteRow>(*m_editor, "balance");
    QCOMPARE(note->links(), QStringList{text("Show balance")});
    QVERIFY(note->text().isEmpty());
    note->findChild<QAbstractButton *>()->click();
    QVERIFY(m_rig->connections.balances().isAsking(m_profile.id)
            || m_rig->connections.balances().error(m_profile.id));
    QTRY_COMPARE(note->tone(), Tone::Warning); // nobody listens there
    QVERIFY(!note->text().contains(text("does not tell")));
    QVERIFY(note->text().contains(text("127.0.0.1")));
    chat::KnownBalance balance{12.5, 20.0, 7.5, 3 * 3600000};
    QCOMPARE(balanceText(balance), QStringLiteral("12.50 of 20.00 US dollars left · 3 h ago"));
    balance.left.reset();
    QCOMPARE(balanceText(balance), QStringLiteral("7.50 US dollars used, no limit · 3 h ago"));
}

QTEST_MAIN(TestConnectionMore)
#include "tst_connectionmore.moc"
