// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/screenreaderrig.h"

#include <QRegularExpression>

using core::MessageState;
using namespace support;

/// What screen readers are told of a conversation that goes on.
class TestAnnouncing : public QObject, private ScreenReaderRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginListening(); }
    void init() { open(); }
    void cleanup() { close(); }
    void sentencesAreToldNotTokens();
    void whatWasToldIsNotToldAgain_data();
    void whatWasToldIsNotToldAgain();
    void aReplyThatIsOpenedIsHeardFromThereOn();
    void theStatusIsToldWhenItSaysSomethingElse();
    void theButtonWithTheFocusIsTold();
    void messagesThatGoAreGone();

private:
    [[nodiscard]] static QStringList sentences()
    {
        return heard(QAccessible::TextInserted, QAccessible::ListItem);
    }
    /// The reply's text, a few letters at a time.
    void stream(const QUuid &reply, const QString &text)
    {
        for (qsizetype i = 0; i < text.size(); i += 3)
            m_port->conversation().appendText(reply, 0, text.mid(i, 3));
    }
};

void TestAnnouncing::sentencesAreToldNotTokens()
{
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    const QString all =
        QStringLiteral("This is one. And this, e.g. here, is two! 这是第三句。第四句"
                       "\n\nA heading\n=========\n\n- an item\n- another\n\n"
                       "```\nint x;\nint y;\n```\n\nNo end of its own");
    stream(reply, all);
    m_port->conversation().finish(reply, {});
    static const QRegularExpression whole(QStringLiteral("[.!。]$"));
    const QStringList told = sentences();
    QVERIFY2(told.size() >= 6 && told.size() <= 12, qPrintable(told.join(u'|')));
    QCOMPARE(told.first(), QStringLiteral("This is one."));
    QCOMPARE(told.last(), QStringLiteral("\n\nNo end of its own"));
    QCOMPARE(told.join(QString()), words(1));
    int offset = 0;
    for (const Heard &one : std::as_const(heardList())) {
        if (one.event != QAccessible::TextInserted)
            continue;
        QCOMPARE(one.about, list()->child(1));
        QCOMPARE(one.offset, offset);
        offset += int(one.words.size());
        const bool isLine = words(1).mid(offset, 1) == QStringLiteral("\n");
        QVERIFY2(isLine || one.words == told.last() || one.words.contains(whole),
                 qPrintable(one.words));
    }
}

void TestAnnouncing::whatWasToldIsNotToldAgain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("letters"); ///< all that were told
    QTest::newRow("bold over two sentences")
        << QStringLiteral("**This is one. This is two. This is** three. Four.")
        << QStringLiteral("ThisisoneThisistwoThisisthreeFour");
    QTest::newRow("a link's words")
        << QStringLiteral("[This is one. This is two.](https://a.example/) Three.")
        << QStringLiteral("ThisisoneThisistwoThree");
    QTest::newRow("a definition that comes late") << QStringLiteral(
        "See [one][a]. Then two.\n\nMore words.\n\n[a]: https://a.example/\n\nEnd")
                                                  << QStringLiteral("SeeoneaThentwoMorewordsEnd");
}

void TestAnnouncing::whatWasToldIsNotToldAgain()
{
    QFETCH(QString, text);
    QFETCH(QString, letters);
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    stream(reply, text);
    m_port->conversation().finish(reply, {});
    QVERIFY(sentences().size() > 1);
    QString told = sentences().join(QString());
    told.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    QCOMPARE(told, letters);
}

void TestAnnouncing::aReplyThatIsOpenedIsHeardFromThereOn()
{
    auto port = std::make_unique<FakePort>();
    m_port = port.get();
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    stream(reply, QStringLiteral("Nobody hears this. Nor this. "));
    m_view->setPort(std::move(port));
    QCOMPARE(sentences(), QStringList());
    stream(reply, QStringLiteral("One. Two. Three"));
    m_port->conversation().finish(reply, {});
    const QString told = sentences().join(QString());
    QVERIFY2(told.endsWith(QStringLiteral("Two. Three")), qPrintable(told));
    QVERIFY2(!told.contains(QStringLiteral("Nobody")), qPrintable(told));
}

void TestAnnouncing::theStatusIsToldWhenItSaysSomethingElse()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    const QUuid reply = m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    heardList().clear();
    m_port->setPhase(chat::ReplyPhase::Connecting, 0);
    m_port->setPhase(chat::ReplyPhase::Waiting, 0);
    for (int second = 1; second < 10; ++second)
        m_port->setPhase(chat::ReplyPhase::Waiting, second * 1000);
    m_port->conversation().setState(reply, MessageState::Streaming);
    m_port->setPhase(chat::ReplyPhase::Answering, 0);
    stream(reply, QStringLiteral("Words. More words"));
    m_port->setPhase(chat::ReplyPhase::Idle, 0);
    m_port->conversation().finish(reply, {});
    QStringList told = heard(QAccessible::NameChanged, QAccessible::StaticText);
    told.removeDuplicates();
    QCOMPARE(told,
             QStringList({QStringLiteral("Connecting"), QStringLiteral("Waiting"),
                          QStringLiteral("Answering"), QStringLiteral("The reply is complete")}));
}

void TestAnnouncing::theButtonWithTheFocusIsTold()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("a"));
    QCoreApplication::processEvents();
    m_view->clearFocus();
    m_view->setFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    QAccessibleInterface *row = list()->child(1);
    QCOMPARE(list()->focusChild(), row);
    QVERIFY(row->state().focused);
    QCOMPARE(heardList().last().event, QAccessible::Focus);
    QCOMPARE(heardList().last().about, row);
    press(Qt::Key_Tab);
    QCoreApplication::processEvents();
    QAccessibleInterface *copy = heardList().last().about;
    QCOMPARE(copy->text(QAccessible::Name), QStringLiteral("Copy"));
    QVERIFY(copy->state().focused);
    QVERIFY(!row->state().focused);
    row->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(row->state().focused);
    QVERIFY(!copy->state().focused);
}

void TestAnnouncing::messagesThatGoAreGone()
{
    fill(2);
    QAccessibleInterface *row = list()->child(3);
    const QAccessible::Id id = QAccessible::uniqueId(row);
    const QAccessible::Id kept = QAccessible::uniqueId(list()->child(2));
    heardList().clear();
    m_port->conversation().remove(m_port->conversation().at(3).id);
    QCOMPARE(heard(QAccessible::ObjectDestroyed, QAccessible::ListItem).size(), 1);
    QVERIFY(!QAccessible::accessibleInterface(id));
    QVERIFY(QAccessible::accessibleInterface(kept));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("Another"));
    QCOMPARE(heard(QAccessible::ObjectCreated, QAccessible::ListItem).size(), 1);
    QCOMPARE(words(3), QStringLiteral("Another"));
    m_view->setPort(std::make_unique<FakePort>());
    QVERIFY(!QAccessible::accessibleInterface(kept));
    QCOMPARE(list()->childCount(), 0);
}

QTEST_MAIN(TestAnnouncing)
#include "tst_announcing.moc"
