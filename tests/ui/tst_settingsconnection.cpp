// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/fakegateway.h"
#include "support/parts.h"
#include "ui/settings/connectioneditor.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using support::child;
using support::FakeAnswer;
using support::FakeGateway;
using support::text;

class TestSettingsConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void labelsFieldsAsGuidesDo();
    void showsTheFinalAddressWhileTyping();
    void mendsAHostThatAPresetKnows();
    void saysWhereAGuideKeepsKeysAndNames();
    void explainsAnAddressThatCannotBeUsed();
    void wantsAYesForClearTextToAPublicHost();
    void cleansAPastedKey();
    void takesAWholeExampleApart();
    void masksTheKeyUntilAsked();
    void copiesAKeyAsASecret();
    void fetchesModelsWithTheTypedKey();
    void saysWhyModelsCannotBeFetched();
    void keepsAStoredKeyFromAnotherServer();
    void aKeptKeyIsNotShownForAnotherServer();
    void proposesWhatATypedModelMayMean();
    void savesAndSaysWhereTheKeyIs();
    void removesOnlyAfterAsking();
    void wideFieldsEndInOneLineMarkedOrNot();

private:
    [[nodiscard]] QLineEdit *address() const { return child<QLineEdit>(*m_editor, "baseUrl"); }
    [[nodiscard]] QByteArray typedKey() const
    {
        const auto keys = m_editor->draft().secrets.keys;
        return keys && !keys->isEmpty() ? keys->constFirst().typed : QByteArray();
    }
    [[nodiscard]] NoteRow *note(const char *name) const { return child<NoteRow>(*m_editor, name); }
    void click(const char *name) const { child<QPushButton>(*m_editor, name)->click(); }
    void edit(const QString &baseUrl, const QString &key = {}, const QString &model = {});

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<ConnectionEditor> m_editor;
};

void TestSettingsConnection::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_editor = std::make_unique<ConnectionEditor>(m_theme, m_rig->connections);
    edit({});
}

void TestSettingsConnection::cleanup()
{
    m_editor.reset();
    m_rig.reset();
}

void TestSettingsConnection::edit(const QString &baseUrl, const QString &key, const QString &model)
{
    ConnectionDraft draft;
    draft.isNew = true;
    draft.profile.id = core::newId();
    draft.profile.presetId = text("custom");
    draft.profile.baseUrl = baseUrl;
    draft.profile.model = model;
    if (!key.isEmpty())
        draft.secrets = chat::SecretEdits::ofKey(key.toUtf8());
    m_editor->setDraft(draft);
}

void TestSettingsConnection::labelsFieldsAsGuidesDo()
{
    QStringList labels;
    for (const QLabel *label : m_editor->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        if (label->buddy()) {
            QVERIFY(!label->text().isEmpty());
            labels.append(label->text());
        }
    }
    for (const char *expected : {"Base URL", "API Key", "Model ID", "Service"})
        QVERIFY2(labels.contains(text(expected)), expected);
    QCOMPARE(address()->accessibleName(), text("Base URL"));
    QCOMPARE(child<QLineEdit>(*m_editor, "apiKey")->accessibleName(), text("API Key"));
    QCOMPARE(child<QComboBox>(*m_editor, "modelId")->accessibleName(), text("Model ID"));
}

void TestSettingsConnection::showsTheFinalAddressWhileTyping()
{
    QTest::keyClicks(address(), text("https://gw.example.org/v1/"));
    QCOMPARE(note("baseUrlNote")->text(), text("https://gw.example.org/v1/chat/completions\n"
                                               "https://gw.example.org/v1/models"));
    QCOMPARE(note("baseUrlNote")->tone(), Tone::Quiet);
}

void TestSettingsConnection::mendsAHostThatAPresetKnows()
{
    QTest::keyClicks(address(), text("ask.ling.rest"));
    QVERIFY(note("baseUrlNote")->text().contains(text("https://ask.ling.rest/api/v1")));
    QCOMPARE(note("baseUrlNote")->links(), QStringList{text("Use it")});
    note("baseUrlNote")->findChild<QAbstractButton *>()->click();
    QCOMPARE(address()->text(), text("https://ask.ling.rest/api/v1"));
    QVERIFY(note("baseUrlNote")->links().isEmpty());
}

void TestSettingsConnection::saysWhereAGuideKeepsKeysAndNames()
{
    address()->setText(text("https://ask.ling.rest/api/v1"));
    QVERIFY(note("apiKeyNote")->text().contains(QStringLiteral("设置 > 账号 > API 密钥")));
    QCOMPARE(child<QComboBox>(*m_editor, "preset")->currentData().toString(), text("ling"));
    QVERIFY(note("modelHint")->text().contains(QStringLiteral("模型名获取器")));
}

void TestSettingsConnection::explainsAnAddressThatCannotBeUsed()
{
    QTest::keyClicks(address(), text("ftp://gw.example.org/v1"));
    QVERIFY(address()->property("fault").toBool()); // already while typing
    address()->clear();
    QVERIFY(!address()->property("fault").toBool());
    QTest::keyClicks(address(), text("ftp://gw.example.org"));
    QCOMPARE(note("baseUrlNote")->tone(), Tone::Fault);
    click("save");
    QVERIFY(address()->property("fault").toBool());
    QVERIFY(m_rig->preferences.settings().profiles.isEmpty());
}

void TestSettingsConnection::wantsAYesForClearTextToAPublicHost()
{
    auto *yes = child<QCheckBox>(*m_editor, "plainHttp");
    address()->setText(text("http://127.0.0.1:11434/v1"));
    QVERIFY(yes->isHidden());
    address()->setText(text("http://gw.example.org/v1"));
    QVERIFY(!yes->isHidden());
    click("save");
    QVERIFY(m_rig->preferences.settings().profiles.isEmpty());
    yes->setChecked(true);
    click("save");
    QCOMPARE(m_rig->preferences.settings().profiles.size(), 1);
    QCOMPARE(m_rig->preferences.settings().profiles.constFirst().plainHttpOrigin,
             text("http://gw.example.org:80"));
    address()->setText(text("http://elsewhere.example.org/v1"));
    QVERIFY(!yes->isChecked());
}

void TestSettingsConnection::cleansAPastedKey()
{
    auto *key = child<KeyField>(*m_editor, "apiKey");
    QGuiApplication::clipboard()->setText(text(" Bearer sk-abc123 \n"));
    key->paste();
    QCOMPARE(key->text(), text("sk-abc123"));
    QCOMPARE(typedKey(), QByteArray("sk-abc123"));
    key->selectAll();
    QInputMethodEvent committed; // as an input method writes
    committed.setCommitString(QStringLiteral("sk-密钥"));
    QCoreApplication::sendEvent(key, &committed);
    QCOMPARE(note("apiKeyNote")->tone(), Tone::Fault);
    QVERIFY(note("apiKeyNote")->text().contains(QStringLiteral("密. Copy")));
}

void TestSettingsConnection::takesAWholeExampleApart()
{
    QGuiApplication::clipboard()->setText(
        text("curl https://gw.example.org/v1/chat/completions -H 'Authorization: Bearer "
             "sk-0123456789abcdef0123' -d '{\"model\":\"small-1\",\"messages\":[]}'"));
    address()->paste();
    QCOMPARE(address()->text(), text("https://gw.example.org/v1"));
    QCOMPARE(typedKey(), QByteArray("sk-0123456789abcdef0123"));
    QCOMPARE(m_editor->draft().profile.model, text("small-1"));
}

void TestSettingsConnection::masksTheKeyUntilAsked()
{
    auto *key = child<KeyField>(*m_editor, "apiKey");
    key->enter(text("sk-abc"));
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    auto *eye = key->findChild<QAction *>(text("eye"));
    QVERIFY(!eye->text().isEmpty());
    eye->trigger();
    QCOMPARE(key->echoMode(), QLineEdit::Normal);
    eye->trigger();
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    key->reset(KeyField::Kept::Stored);
    const QSignalSpy asked(key, &KeyField::revealRequested);
    eye->trigger();
    QCOMPARE(asked.count(), 1);
    QVERIFY(!key->isShown());
    key->reveal("sk-stored");
    QVERIFY(key->isShown());
    QVERIFY(!key->isTouched());
}

void TestSettingsConnection::copiesAKeyAsASecret()
{
    auto *key = child<KeyField>(*m_editor, "apiKey");
    key->reveal("sk-stored");
    key->selectAll();
    QTest::keySequence(key, QKeySequence::Copy);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), text("sk-stored"));
    QCOMPARE(copied->data(text("x-kde-passwordManagerHint")), QByteArray("secret"));
}

void TestSettingsConnection::fetchesModelsWithTheTypedKey()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", FakeAnswer::body(200, "application/json",
                                                  R"({"data":[{"id":"b"},{"id":"a"}]})"));
    edit(gateway.baseUrl(), text("sk-typed"), text("mine"));
    click("fetchModels");
    auto *model = child<QComboBox>(*m_editor, "modelId");
    QTRY_COMPARE(model->count(), 2);
    QCOMPARE(model->itemText(0), text("b"));
    QCOMPARE(model->currentText(), text("mine"));
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-typed"));
    QCOMPARE(note("modelNote")->tone(), Tone::Good);
}

void TestSettingsConnection::saysWhyModelsCannotBeFetched()
{
    FakeGateway gateway;
    gateway.answer(
        FakeAnswer::json(401, {{text("error"), QJsonObject{{text("message"), text("bad key")}}}}));
    edit(gateway.baseUrl(), text("sk-wrong"));
    click("fetchModels");
    QTRY_COMPARE(note("modelNote")->tone(), Tone::Fault);
    QVERIFY(child<QPushButton>(*m_editor, "fetchModels")->isEnabled());
}

void TestSettingsConnection::keepsAStoredKeyFromAnotherServer()
{
    FakeGateway other;
    other.answer(FakeAnswer::json(200, {{text("data"), QJsonArray()}}));
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"), text("m"));
    m_rig->secrets.keepForSession(id, "sk-stored");
    m_editor->setDraft({*m_rig->connections.profile(id)});
    address()->setText(other.baseUrl());
    click("fetchModels");
    QTRY_COMPARE(note("modelNote")->tone(), Tone::Fault); // the list is empty
    QCOMPARE(other.requestCount(), 1);
    QVERIFY(other.lastRequest().header("Authorization").isNull());
}

void TestSettingsConnection::aKeptKeyIsNotShownForAnotherServer()
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"));
    core::Profile profile = *m_rig->connections.profile(id);
    const auto saved = m_rig->connections.save(profile, QByteArray("sk-kept"));
    QTRY_VERIFY(saved.isFinished());
    m_editor->setDraft({*m_rig->connections.profile(id)});
    auto *key = child<KeyField>(*m_editor, "apiKey");
    QVERIFY(key->placeholderText().contains(text("Kept")));
    address()->setText(text("https://gw.example.org/api/v1"));
    QVERIFY(key->placeholderText().contains(text("Kept")));
    QVERIFY(!m_editor->draft().secrets.keys);
    address()->setText(text("https://elsewhere.example.org/v1"));
    QVERIFY(!key->placeholderText().contains(text("Kept")));
    address()->setText(text("https://gw.example.org/v1"));
    QVERIFY(key->placeholderText().contains(text("Kept")));
    QVERIFY(!m_editor->draft().secrets.keys);
}

void TestSettingsConnection::proposesWhatATypedModelMayMean()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(200, "application/json",
                                    R"({"data":[{"id":"gemini-1.5-flash"},{"id":"other"}]})"));
    edit(gateway.baseUrl());
    click("fetchModels");
    auto *model = child<QComboBox>(*m_editor, "modelId");
    QTRY_COMPARE(model->count(), 2);
    model->setEditText(text("gemini flash"));
    Q_EMIT model->lineEdit()->editingFinished();
    QCOMPARE(note("modelNote")->links(), QStringList{text("gemini-1.5-flash")});
    // Sent as typed unless the person takes it.
    QCOMPARE(m_editor->draft().profile.model, text("gemini flash"));
    note("modelNote")->findChild<QAbstractButton *>()->click();
    QCOMPARE(m_editor->draft().profile.model, text("gemini-1.5-flash"));
    QVERIFY(note("modelNote")->isEmpty());
}

void TestSettingsConnection::savesAndSaysWhereTheKeyIs()
{
    const QSignalSpy saved(m_editor.get(), &ConnectionEditor::saved);
    edit(text("https://gw.example.org/v1"), text("sk-typed"), text("small-1"));
    click("save");
    QCOMPARE(note("status")->text(), QStringLiteral("Storing the key…"));
    QTRY_COMPARE(saved.count(), 1);
    const core::Profile stored = m_rig->preferences.settings().profiles.constFirst();
    QCOMPARE(stored.baseUrl, text("https://gw.example.org/v1"));
    QCOMPARE(stored.model, text("small-1"));
    QCOMPARE(stored.name, text("gw.example.org"));
    QVERIFY(note("status")->text().contains(text("key")));
    QCOMPARE(note("status")->tone(), Tone::Warning);
    QCOMPARE(note("status")->links().size(), 1);
    auto *key = child<KeyField>(*m_editor, "apiKey");
    QVERIFY(key->placeholderText().contains(text("this run only")));
    note("status")->findChild<QAbstractButton *>()->click();
    QTRY_COMPARE(note("status")->tone(), Tone::Good);
    QVERIFY(!key->placeholderText().contains(text("this run only")));
    const QFile file(m_rig->dir.filePath(text("secrets.json")));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(file.exists());
}

void TestSettingsConnection::removesOnlyAfterAsking()
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"));
    m_editor->setDraft({*m_rig->connections.profile(id)});
    const QSignalSpy asked(m_editor.get(), &ConnectionEditor::removeRequested);
    click("remove");
    QCOMPARE(asked.count(), 0);
    note("status")->findChild<QAbstractButton *>()->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().constFirst().toUuid(), id);
}

void TestSettingsConnection::wideFieldsEndInOneLineMarkedOrNot()
{
    ConnectionDraft draft = m_editor->draft();
    draft.profile.proxy.kind = core::ProxyKind::None;
    draft.profile.tls.caFile = text("/etc/ssl/certificates/of/a/company/internal-root-ca.pem");
    m_editor->setDraft(draft);
    m_editor->resize(640, 600);
    m_editor->show();
    const auto right = [this](const char *name) {
        const auto *field = child<QWidget>(*m_editor, name);
        return field->mapTo(m_editor.get(), field->rect().topRight()).x();
    };
    // Those with a mark, and those without.
    for (const char *name : {"baseUrl", "proxyKind", "caFile", "clientCertificate"})
        QTRY_COMPARE(right(name), right("name"));
    const auto *path = child<QWidget>(*m_editor, "caFile")->findChild<QLineEdit *>();
    QVERIFY(path->toolTip().contains(text("internal-root-ca.pem")));
    QVERIFY(path->width() > child<QWidget>(*m_editor, "name")->width() * 4 / 5);
}

QTEST_MAIN(TestSettingsConnection)
#include "tst_settingsconnection.moc"
