// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/arrivalrig.h"

#include "api/wire.h"
#include "chat/storedpictures.h"
#include "storage/store.h"
#include "support/picturebytes.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/replypictures.h"

#include <QAccessible>
#include <QSemaphore>
#include <QThreadPool>
#include <utility>

/// Pictures of replies that become known while a person reads.
class TestPicturesInView : public QObject, private support::ArrivalRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLineThatIsReadStays_data();
    void theLineThatIsReadStays();
    void theEndStaysInView();
    void theWordsOfAPictureAreRead();
    void aCardIsAPictureForScreenReaders();

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
    core::ByteBudget m_budget;
    std::unique_ptr<chat::ReplyPictures> m_pictures;
    std::unique_ptr<ui::ReplyPictures> m_shown;
};

void TestPicturesInView::init()
{
    m_wire = std::make_unique<api::Wire>();
    m_store = std::make_unique<storage::Store>();
    m_stored = std::make_unique<chat::StoredPictures>(*m_store);
    m_pictures = std::make_unique<chat::ReplyPictures>(*m_wire, *m_stored, m_budget);
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
    addReadPlaces();
}

void TestPicturesInView::theLineThatIsReadStays()
{
    QFETCH(int, down);
    keepsTheLineThatIsRead(down, [this] { readAll(); });
}

void TestPicturesInView::theEndStaysInView()
{
    keepsTheEnd([this] { readAll(); });
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

void TestPicturesInView::aCardIsAPictureForScreenReaders()
{
    (void)m_port->add(core::Role::User, QStringLiteral("Another"));
    (void)m_port->add(core::Role::Assistant,
                      QStringLiteral("![](data:image/png;base64,AAAA) and ") + picture(20));
    QCoreApplication::processEvents();
    QAccessibleInterface *row =
        QAccessible::queryAccessibleInterface(m_view.get())->child(m_view->model()->rowCount() - 1);
    const auto pictures = [row](QAccessible::Role role) {
        QStringList found;
        for (int i = 1; i < row->childCount(); ++i) {
            const QString name = row->child(i)->text(QAccessible::Name);
            if (row->child(i)->role() == role
                && name.contains(QStringLiteral("picture"), Qt::CaseInsensitive))
                found.append(name);
        }
        return found;
    };
    // Neither can be pressed yet.
    const QStringList both{QStringLiteral("Picture"), QStringLiteral("picture 20")};
    QCOMPARE(pictures(QAccessible::Graphic), both);
    QCOMPARE(pictures(QAccessible::Button), QStringList());
    QAccessibleInterface *card = row->child(row->childCount() - 1);
    QVERIFY(row->rect().contains(card->rect()));
    QVERIFY(card->rect().height() > m_view->fontMetrics().height());
    QCOMPARE(row->childAt(card->rect().center().x(), card->rect().center().y()), card);
    QVERIFY(card->isValid() && card->actionInterface()->actionNames().isEmpty());
    readAll();
    QTRY_COMPARE(pictures(QAccessible::Button),
                 QStringList(QStringLiteral("Open picture: picture 20")));
    QTRY_COMPARE(pictures(QAccessible::Graphic), QStringList(QStringLiteral("Picture")));
    QAccessibleInterface *refused = row->child(row->childCount() - 1);
    QTRY_VERIFY(refused->text(QAccessible::Description).contains(QStringLiteral("not shown")));
}

QTEST_MAIN(TestPicturesInView)
#include "tst_picturesinview.moc"
