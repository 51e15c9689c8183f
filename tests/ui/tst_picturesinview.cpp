// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"

#include "api/wire.h"
#include "chat/storedpictures.h"
#include "storage/store.h"
#include "support/picturebytes.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/replypictures.h"

#include <QSemaphore>
#include <QThreadPool>
#include <utility>

/// Pictures of replies that become known while a person reads.
class TestPicturesInView : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLineThatIsReadStays_data();
    void theLineThatIsReadStays();
    void theEndStaysInView();
    void theWordsOfAPictureAreRead();

private:
    /// Nothing is read before this: the pool is busy.
    void readAll() { m_gateOfPool.release(std::exchange(m_busy, 0)); }
    [[nodiscard]] QString picture(int number) const
    {
        const QByteArray png = support::plainPng(300 + number, 200);
        return QStringLiteral("![picture %1](data:image/png;base64,").arg(number)
               + QString::fromLatin1(png.toBase64()) + QLatin1Char(')');
    }

    int m_busy = 0; ///< threads that wait at the gate
    QSemaphore m_gateOfPool;
    std::unique_ptr<api::Wire> m_wire;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chat::StoredPictures> m_stored;
    std::unique_ptr<chat::ReplyPictures> m_pictures;
    std::unique_ptr<ui::ReplyPictures> m_shown;
};

void TestPicturesInView::init()
{
    m_wire = std::make_unique<api::Wire>();
    m_store = std::make_unique<storage::Store>();
    m_stored = std::make_unique<chat::StoredPictures>(*m_store);
    m_pictures = std::make_unique<chat::ReplyPictures>(*m_wire, *m_stored);
    open();
    m_shown = std::make_unique<ui::ReplyPictures>(*m_pictures, *m_theme);
    m_view->setPictures(*m_shown);
    for (; m_busy < QThreadPool::globalInstance()->maxThreadCount(); ++m_busy)
        QThreadPool::globalInstance()->start([this] { m_gateOfPool.acquire(); });
    for (int i = 0; i < 12; ++i) {
        (void)m_port->add(core::Role::User, QStringLiteral("Question %1").arg(i));
        (void)m_port->add(core::Role::Assistant,
                          QStringLiteral("Before ") + picture(i) + QStringLiteral(" and behind."));
    }
    QCoreApplication::processEvents();
}

void TestPicturesInView::cleanup()
{
    readAll();
    QThreadPool::globalInstance()->waitForDone();
    m_view.reset(); // before what it shows
    m_shown.reset();
    close();
    m_pictures.reset();
    m_stored.reset();
    m_store.reset();
    m_wire.reset();
}

void TestPicturesInView::theLineThatIsReadStays_data()
{
    QTest::addColumn<int>("down"); ///< pixels from the row's top to the view's
    QTest::newRow("at its top") << 0;
    QTest::newRow("between its lines") << 7;
    QTest::newRow("in the gap above") << -9;
}

void TestPicturesInView::theLineThatIsReadStays()
{
    QFETCH(int, down);
    constexpr int kRead = 12; // a question: nothing in it changes
    m_view->scrollTo(m_view->model()->index(kRead, 0), QAbstractItemView::PositionAtTop);
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->value() + rowRect(kRead).top() + down);
    const int before = rowRect(kRead).top();
    const int below = rowRect(kRead + 2).top();
    readAll();
    QTRY_VERIFY(rowRect(kRead + 2).top() > below + 100);
    QCOMPARE(rowRect(kRead).top(), before);
    QVERIFY(!m_view->isAtEnd());
}

void TestPicturesInView::theEndStaysInView()
{
    QVERIFY(m_view->isAtEnd());
    const int last = m_view->model()->rowCount() - 1;
    const int height = rowRect(last).height();
    const int bottom = rowRect(last).bottom();
    readAll();
    QTRY_VERIFY(rowRect(last).height() > height + 100);
    QTRY_COMPARE(rowRect(last).bottom(), bottom);
    QVERIFY(m_view->isAtEnd());
}

void TestPicturesInView::theWordsOfAPictureAreRead()
{
    readAll();
    const int last = m_view->model()->rowCount() - 1;
    const auto names = [&] {
        QStringList found;
        for (const ui::RowButton &button : m_view->rowButtons(last))
            found.append(button.text);
        return found;
    };
    QTRY_VERIFY(names().contains(QStringLiteral("Open picture: picture 11")));
    QCOMPARE(ui::ConversationReach(*m_view).text(last).text(),
             QStringLiteral("Before\n\npicture 11\n\nand behind."));
}

QTEST_MAIN(TestPicturesInView)
#include "tst_picturesinview.moc"
