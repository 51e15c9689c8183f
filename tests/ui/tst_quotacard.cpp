// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/conversationviewrig.h"
#include "support/fakegateway.h"
#include "support/parts.h"
#include "support/windowrig.h"
#include "ui/conversation/messagerow.h"
#include "ui/settings/settingsdialog.h"

#include <QClipboard>
#include <QFontInfo>

using namespace ui;
using support::FakeAnswer;
using support::FakeGateway;
using support::text;

/// What cards say of the connection that a reply came by: its balance, and whether it can be
/// mended at all.
class TestQuotaCard : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theBalanceIsAskedAndShown();
    void whatIsKnownIsShownAtOnce();
    void aGatewayThatTellsNothingIsSaid();
    void onlyCardsAboutMoneySpeakOfIt();
    void theKeyboardDoesNotSlipToAnotherButton();
    void theDemoHasNoSettingsToOpen();
    void aRemovedConnectionIsNotOpened();
    void theFieldOfAnotherConnectionGetsNoFocus();
    void buttonsGrowWithTheFont();

private:
    void fail(core::ErrorKind kind, const QUuid &profile);
    [[nodiscard]] QStringList buttons() const;

    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<FakeGateway> m_gateway;
    QUuid m_profile;
};

void TestQuotaCard::init()
{
    open();
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->answer("/v1/dashboard/billing/subscription",
                      FakeAnswer::body(200, "application/json", R"({"hard_limit_usd":20})"));
    m_gateway->answer("/v1/dashboard/billing/usage",
                      FakeAnswer::body(200, "application/json", R"({"total_usage":750})"));
    m_profile = m_rig->add(text("Gate"), m_gateway->baseUrl(), text("m"));
    m_view->setConnections(m_rig->connections);
}

void TestQuotaCard::cleanup()
{
    close();
    m_rig.reset();
    m_gateway.reset();
}

void TestQuotaCard::fail(core::ErrorKind kind, const QUuid &profile)
{
    (void)m_port->add(core::Role::User, text("q"));
    core::Message reply;
    reply.role = core::Role::Assistant;
    reply.parentId = m_port->conversation().at(0).id;
    reply.profileId = profile;
    reply.state = core::MessageState::Failed;
    reply.error = core::Error();
    reply.error->kind = kind;
    reply.error->status = 403;
    (void)m_port->conversation().add(reply);
    QVERIFY(!m_view->grab().isNull()); // its row is laid out
}

QStringList TestQuotaCard::buttons() const
{
    QStringList names;
    for (const RowButton &button : m_view->rowButtons(1))
        names.append(button.text);
    return names;
}

void TestQuotaCard::theBalanceIsAskedAndShown()
{
    fail(core::ErrorKind::Quota, m_profile);
    QVERIFY(buttons().contains(text("Show balance")));
    QVERIFY(m_gateway->requests().isEmpty()); // on demand only
    for (const RowButton &button : m_view->rowButtons(1)) {
        if (button.action == RowAction::AskBalance)
            QVERIFY(button.rect.height() >= 24);
    }
    m_view->pressRowAction(1, text("Show balance"));
    QTRY_VERIFY(m_view->rowStatus(1).contains(text("12.50 of 20.00 US dollars left")));
    QVERIFY(m_view->rowStatus(1).contains(text("just now")));
    QVERIFY(!buttons().contains(text("Show balance")));
}

void TestQuotaCard::whatIsKnownIsShownAtOnce()
{
    m_rig->connections.balances().ask(m_profile);
    QTRY_VERIFY(m_rig->connections.balances().last(m_profile));
    fail(core::ErrorKind::Quota, m_profile);
    QVERIFY(m_view->rowStatus(1).contains(text("US dollars left")));
    QVERIFY(!buttons().contains(text("Show balance")));
}

void TestQuotaCard::aGatewayThatTellsNothingIsSaid()
{
    FakeGateway none;
    const QUuid profile = m_rig->add(text("None"), none.baseUrl());
    fail(core::ErrorKind::Quota, profile);
    m_view->pressRowAction(1, text("Show balance"));
    QTRY_VERIFY(m_view->rowStatus(1).contains(text("does not tell the balance")));
}

void TestQuotaCard::onlyCardsAboutMoneySpeakOfIt()
{
    m_rig->connections.balances().ask(m_profile);
    QTRY_VERIFY(m_rig->connections.balances().last(m_profile));
    fail(core::ErrorKind::KeyRefused, m_profile);
    QVERIFY(!m_view->rowStatus(1).contains(text("US dollars")));
    QVERIFY(buttons().contains(text("Open the connection")));
}

void TestQuotaCard::theKeyboardDoesNotSlipToAnotherButton()
{
    fail(core::ErrorKind::Quota, m_profile);
    m_view->setFocus(Qt::TabFocusReason);
    const int wanted = int(buttons().indexOf(text("Show balance")));
    QVERIFY(wanted >= 0);
    press(Qt::Key_Tab, wanted + 1);
    const QString before = QGuiApplication::clipboard()->text();
    press(Qt::Key_Return);
    QTRY_VERIFY(m_view->rowStatus(1).contains(text("US dollars left")));
    press(Qt::Key_Return); // nothing has the focus now: no report is copied
    QCOMPARE(QGuiApplication::clipboard()->text(), before);
}

void TestQuotaCard::theDemoHasNoSettingsToOpen()
{
    fail(core::ErrorKind::KeyRefused, core::demoProfileId());
    QVERIFY(!buttons().contains(text("Open the connection")));
    QVERIFY(buttons().contains(text("Retry")));
}

void TestQuotaCard::aRemovedConnectionIsNotOpened()
{
    fail(core::ErrorKind::KeyRefused, m_profile);
    QVERIFY(buttons().contains(text("Open the connection")));
    m_rig->connections.remove(m_profile);
    QTRY_VERIFY(!buttons().contains(text("Open the connection")));
}

void TestQuotaCard::theFieldOfAnotherConnectionGetsNoFocus()
{
    support::WindowRig rig;
    QVERIFY(rig.isReady());
    ConversationView &view = rig.window->pane().view();
    const QString field = QString(core::field::kApiKey);
    Q_EMIT view.connectionRequested(core::demoProfileId(), field, {});
    auto *dialog = rig.window->findChild<SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *key = dialog->findChild<QWidget *>(field);
    QVERIFY(key);
    QVERIFY(dialog->focusWidget() != key);
    Q_EMIT view.connectionRequested(rig.profile, field, {});
    QTRY_COMPARE(dialog->focusWidget(), key);
}

void TestQuotaCard::buttonsGrowWithTheFont()
{
    RowContext context;
    context.uiFont = QApplication::font();
    context.uiFont.setPointSizeF(2 * QFontInfo(QApplication::font()).pointSizeF());
    context.captionFont = context.uiFont;
    context.type = render::TypeScale::make(QApplication::font(), QApplication::font());
    context.status.canHurry = true;
    context.status.words = text("Trying again in 3 s");
    core::Message reply;
    reply.role = core::Role::Assistant;
    reply.state = core::MessageState::Waiting;
    MessageRow row(context, reply, false, true, true);
    row.setWidth(600);
    (void)row.update(reply, true);
    int found = 0;
    for (const RowButton &button : row.buttons(0, 1000)) {
        if (button.action != RowAction::Hurry && button.action != RowAction::Cancel)
            continue;
        ++found;
        QVERIFY(button.rect.height() >= QFontMetrics(context.uiFont).height() + 4);
        QVERIFY(button.rect.bottom() < row.height());
    }
    QCOMPARE(found, 2);
}

QTEST_MAIN(TestQuotaCard)
#include "tst_quotacard.moc"
