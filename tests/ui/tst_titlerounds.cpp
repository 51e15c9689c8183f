// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storebuilders.h"
#include "support/windowrig.h"

#include "chat/titlewriter.h"
#include "ui/noticebar.h"
#include "ui/question.h"

#include <QPushButton>

using namespace support;

/// Titles for many chats, in the window.
class tst_TitleRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<WindowRig>();
        QVERIFY(m_rig->isReady());
    }
    void cleanup() { m_rig.reset(); }

    void manyRequestsAreAskedAboutFirst()
    {
        const QList<QUuid> chats = answered(11);
        want(chats);
        QPointer<ui::Question> question = asked();
        QVERIFY(question);
        QVERIFY2(question->text().contains(QLatin1StringView("11")), qPrintable(question->text()));
        const core::Profile profile = *m_rig->connections.profile(m_rig->profile);
        QVERIFY(question->informativeText().contains(profile.model));
        QVERIFY(question->informativeText().contains(profile.name));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question);
        QVERIFY(!round().isRunning());
        QCOMPARE(m_rig->gateway.requestCount(), 0);
        want(chats);
        question = asked();
        QVERIFY(question);
        QTest::keyClick(question->findChild<QPushButton *>(QStringLiteral("writeTitles")),
                        Qt::Key_Space);
        QVERIFY(round().isRunning());
        QCOMPARE(round().total(), 11);
    }

    void namedOnesAreNoRequests()
    {
        QList<QUuid> chats = answered(10);
        for (int i = 0; i < 5; ++i)
            chats.append(answered(1, true));
        want(chats);
        QVERIFY(!asked());
        QVERIFY(round().isRunning());
        QCOMPARE(round().total(), 10);
    }

    void theBarTellsAndTheKeyboardStops()
    {
        want(answered(3));
        QVERIFY(m_rig->gateway.waitForRequests(1));
        QVERIFY(bar().isVisible());
        QCOMPARE(bar().text(), QStringLiteral("Making titles · 0 of 3"));
        QCOMPARE(bar().accessibleName(), bar().text());
        // Whatever passes meanwhile hides neither it nor its button.
        m_rig->window->pane().sayPassing(QStringLiteral("Something else"));
        for (const ui::NoticeBar *other : m_rig->window->findChildren<ui::NoticeBar *>())
            QVERIFY(other == &bar() || !other->isVisible()
                    || !other->geometry().intersects(bar().geometry()));
        auto *stop = bar().findChild<QPushButton *>();
        QVERIFY(stop->isVisible());
        QVERIFY(isInTabOrder(*stop));
        QTest::keyClick(stop, Qt::Key_Space);
        QVERIFY(!round().isRunning());
        QTRY_VERIFY(!bar().isVisible());
        QCOMPARE(m_rig->gateway.requestCount(), 1);
    }

    void whoCannotBeReadIsNotAskedAbout()
    {
        const QList<QUuid> chats = answered(1, false, false);
        want(chats);
        const auto says = [this](const char *words) {
            for (const ui::NoticeBar *one : m_rig->window->findChildren<ui::NoticeBar *>()) {
                if (one->isVisible() && one->text().contains(QLatin1StringView(words)))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says("cannot be read"));
        QCOMPARE(m_rig->gateway.requestCount(), 0);
    }

private:
    [[nodiscard]] chat::TitleRound &round() const { return m_rig->workspace.titles().round(); }
    [[nodiscard]] ui::NoticeBar &bar() const
    {
        return *m_rig->window->findChild<ui::NoticeBar *>(QStringLiteral("titlesBar"));
    }
    [[nodiscard]] ui::Question *asked() const
    {
        return m_rig->window->findChild<ui::Question *>(QStringLiteral("titlesQuestion"));
    }
    void want(const QList<QUuid> &chats) const
    {
        Q_EMIT m_rig->window->findChild<ui::Sidebar *>()->titlesRequested(chats);
    }
    [[nodiscard]] static bool isInTabOrder(const QWidget &wanted)
    {
        const QWidget *at = wanted.nextInFocusChain();
        while (at != &wanted && !at->isWindow())
            at = at->nextInFocusChain();
        return (wanted.focusPolicy() & Qt::TabFocus) != 0 && at != &wanted;
    }
    /// Chats that have a question and an answer, on disk and in the list. The gateway lets whoever
    /// asks for their titles wait.
    [[nodiscard]] QList<QUuid> answered(int count, bool isNamed = false, bool isReadable = true)
    {
        m_rig->gateway.answerBy([](const FakeRequest &) {
            return FakeAnswer::sse({chunk(QStringLiteral("A title"))}).hold();
        });
        QList<QUuid> ids;
        for (int i = 0; i < count; ++i) {
            core::ConversationInfo info = makeInfo(QStringLiteral("Chat %1").arg(i));
            info.profileId = m_rig->profile;
            info.model = m_rig->connections.profile(m_rig->profile)->model;
            info.isTitleByHand = isNamed;
            // Without a text a message has no part, as one whose parts are gone.
            const core::Message question =
                makeMessage(1, core::Role::User, isReadable ? QStringLiteral("Why?") : QString());
            const core::Message answer =
                makeMessage(2, core::Role::Assistant,
                            isReadable ? QStringLiteral("Because.") : QString(), question.id);
            (void)await(m_rig->store.addMessages(info, {question, answer}, {}));
            m_rig->workspace.list().insert(info);
            ids.append(info.id);
        }
        return ids;
    }

    std::unique_ptr<WindowRig> m_rig;
};

QTEST_MAIN(tst_TitleRounds)
#include "tst_titlerounds.moc"
