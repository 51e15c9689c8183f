// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "chat/storedpictures.h"
#include "storage/store.h"
#include "support/conversationviewrig.h"
#include "support/picturebytes.h"
#include "ui/conversation/replypictures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <algorithm>

namespace {

constexpr int kReplies = 30;
constexpr qint64 kFormulaBytes = 2'000 * sizeof(QPainterPath::Element);

} // namespace

/// Layouts, pictures and formulas of a real view in one budget.
class TestOneBudget : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void scrollingStaysWithinTheTotal();
    void whatCanBeSeenIsKeptInAnyTotal();
    void thumbnailsCountToo();
    void geometryCounts();
    void whatIsClosedReturnsAllOfIt();

private:
    [[nodiscard]] QString program() const;
    void openWith(qint64 total);
    [[nodiscard]] static QString formula(int reply)
    {
        return QStringLiteral("$a_{%1}$").arg(reply);
    }
    /// Replies whose pictures can be seen.
    [[nodiscard]] QList<int> seen() const;
    /// What is known of the picture and the formula of a reply.
    [[nodiscard]] bool hasPicture(int reply) const;
    [[nodiscard]] bool hasFormula(int reply) const;
    [[nodiscard]] bool isAllThere() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::ByteBudget> m_budget;
    std::unique_ptr<render::Typesetter> m_typesetter;
    std::unique_ptr<api::Wire> m_wire;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chat::StoredPictures> m_stored;
    std::unique_ptr<chat::ReplyPictures> m_pictures;
    std::unique_ptr<ui::ReplyPictures> m_shown;
    QList<chat::NamedPicture> m_named;
};

QString TestOneBudget::program() const
{
    // One large formula for whatever it is asked.
    QFile file(m_folder->filePath(QStringLiteral("typesetter")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    const QByteArray corners = QByteArray(",1,900,0,1,0,-900").repeated(1'000);
    file.write("#!/bin/sh\nn=0\nwhile read -r x; do\n  n=$((n + 1))\n"
               "  printf '{\"id\":%s,\"formula\":{\"width\":900,\"ascent\":900,\"depth\":0,"
               "\"shapes\":[{\"fill\":[0,0,0"
               + corners + "]}]}}\\n' $n\ndone\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void TestOneBudget::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_wire = std::make_unique<api::Wire>();
    m_store = std::make_unique<storage::Store>();
    m_stored = std::make_unique<chat::StoredPictures>(*m_store);
}

void TestOneBudget::openWith(qint64 total)
{
    m_budget = std::make_unique<core::ByteBudget>(total);
    m_typesetter = std::make_unique<render::Typesetter>(
        QStringList{program()}, render::Typesetter::Patience{60'000, 60'000}, *m_budget);
    m_pictures = std::make_unique<chat::ReplyPictures>(*m_wire, *m_stored, *m_budget);
    open(m_typesetter.get(), m_budget.get());
    m_shown = std::make_unique<ui::ReplyPictures>(*m_pictures, *m_theme);
    m_view->setPictures(*m_shown);
    m_named.clear();
    for (int i = 0; i < kReplies; ++i) {
        const QByteArray png = support::plainPng(300, 200 + i);
        const QString address =
            QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
        // As the view names it: of a long address the beginning and a sum.
        render::Document document;
        document.append(QStringLiteral("![picture](%1)").arg(address));
        document.finish();
        const render::PictureSource source = document.blocks().constFirst().picture;
        m_named.append({source.address, source.data});
        (void)m_port->add(core::Role::User, QStringLiteral("Question %1").arg(i));
        (void)m_port->add(
            core::Role::Assistant,
            QStringLiteral("Some words and %1.\n\n![picture](%2)\n\n").arg(formula(i), address)
                + QStringLiteral("A paragraph of some words.\n\n").repeated(4));
    }
    QCoreApplication::processEvents();
}

void TestOneBudget::cleanup()
{
    m_view.reset(); // before what it shows
    m_shown.reset();
    close();
    m_pictures.reset();
    m_typesetter.reset();
    m_budget.reset();
    m_stored.reset();
    m_store.reset();
    m_wire.reset();
}

QList<int> TestOneBudget::seen() const
{
    // The question's line covers some of it.
    const QRect view = m_view->viewport()->rect().adjusted(0, 60, 0, 0);
    QList<int> replies;
    for (int i = 0; i < kReplies; ++i) {
        const QRect row = rowRect(2 * i + 1);
        if (!row.intersects(view))
            continue;
        const QList<ui::RowButton> buttons = m_view->rowButtons(2 * i + 1);
        for (const ui::RowButton &button : buttons) {
            const QRect place = button.rect.translated(row.topLeft());
            if (button.action == ui::RowAction::OpenPicture && place.intersects(view))
                replies.append(i);
        }
    }
    return replies;
}

bool TestOneBudget::hasPicture(int reply) const
{
    return !m_pictures->pixels(m_named[reply], 300).isNull();
}

bool TestOneBudget::hasFormula(int reply) const
{
    return m_typesetter->findFormula(m_typesetter->ask(render::formulaSource(formula(reply))))
           != nullptr;
}

bool TestOneBudget::isAllThere() const
{
    m_view->viewport()->repaint();
    const QList<int> replies = seen();
    bool isAll = !replies.isEmpty();
    for (const int reply : replies) {
        // The formula stands above the picture.
        const bool isFormulaSeen = rowRect(2 * reply + 1).top() >= 0;
        const bool isThere = hasPicture(reply);
        isAll = (!isFormulaSeen || hasFormula(reply)) && isThere && isAll;
    }
    return isAll;
}

void TestOneBudget::scrollingStaysWithinTheTotal()
{
    // The pictures alone are thrice that; what is within a screen of the view is less.
    constexpr qint64 kTotal = 2'500'000;
    openWith(kTotal);
    QTRY_VERIFY(isAllThere());
    QVERIFY(m_budget->used() > 0);
    QScrollBar *bar = m_view->verticalScrollBar();
    qint64 most = 0;
    for (bool isUp : {true, false}) {
        while (bar->value() != (isUp ? 0 : bar->maximum())) {
            bar->setValue(bar->value() + (isUp ? -150 : 150));
            QVERIFY2(m_budget->used() <= kTotal, qPrintable(QString::number(m_budget->used())));
            QTRY_VERIFY(isAllThere());
            QVERIFY2(m_budget->used() <= kTotal, qPrintable(QString::number(m_budget->used())));
            most = std::max(most, m_budget->used());
        }
    }
    // It was needed, and what was shown first is gone, of both kinds.
    QVERIFY(most > kTotal * 3 / 4);
    QVERIFY(!hasPicture(0));
    QVERIFY(!hasFormula(0));
}

void TestOneBudget::whatCanBeSeenIsKeptInAnyTotal()
{
    openWith(1'000);
    m_view->resize(700, 900);
    QTRY_VERIFY(isAllThere());
    QVERIFY(seen().size() >= 2);
    QVERIFY(m_budget->used() > 2 * kFormulaBytes + 2 * 200 * 300 * 4);
    // Nothing is decoded again and again in turns.
    QSignalSpy changed(m_pictures.get(), &chat::ReplyPictures::changed);
    for (int i = 0; i < 20; ++i) {
        m_view->viewport()->repaint();
        QCoreApplication::processEvents();
        QVERIFY(isAllThere());
    }
    QCOMPARE(changed.count(), 0);
    // Rows within a screen of the view are kept, and not those within three.
    QScrollBar *bar = m_view->verticalScrollBar();
    const int end = bar->maximum() - 5 * m_view->viewport()->height();
    while (bar->value() > end) {
        bar->setValue(bar->value() - 150);
        QTRY_VERIFY(isAllThere());
    }
    m_view->viewport()->repaint();
    const int shown = int(seen().size());
    QVERIFY2(m_budget->used() < 3 * (shown + 1) * (kFormulaBytes + 300 * 230 * 4),
             qPrintable(QString::number(m_budget->used())));
}

void TestOneBudget::thumbnailsCountToo()
{
    openWith(core::ByteBudget::kTotal);
    QTRY_VERIFY(isAllThere());
    m_port->m_thumbnail = QImage(320, 320, QImage::Format_RGB32);
    m_port->m_thumbnail.fill(Qt::red);
    core::Message message;
    message.role = core::Role::User;
    message.parentId = m_port->conversation().at(2 * kReplies - 1).id;
    core::ImagePart image;
    image.hash = QByteArrayLiteral("h");
    image.width = image.height = 320;
    message.parts = {image};
    const qint64 before = m_budget->used();
    (void)m_port->conversation().add(message);
    m_view->jumpToEnd();
    // What went a little out of sight counts less.
    QTRY_VERIFY(m_budget->used() > before + m_port->m_thumbnail.sizeInBytes() * 3 / 4);
    // Shown, so it stays; not shown any more, so it goes.
    m_budget->giveBackAll();
    const qint64 shown = m_budget->used();
    m_view->verticalScrollBar()->setValue(0);
    QCoreApplication::processEvents();
    m_budget->giveBackAll();
    QVERIFY(shown > m_port->m_thumbnail.sizeInBytes());
    m_port->m_thumbnail.fill(Qt::blue);
    m_view->jumpToEnd();
    QTRY_COMPARE(m_view->viewport()->grab().toImage().pixelColor(rowRect(2 * kReplies).topLeft()
                                                                 + QPoint(32, 60)),
                 QColor(Qt::blue));
}

void TestOneBudget::geometryCounts()
{
    m_budget = std::make_unique<core::ByteBudget>();
    open(nullptr, m_budget.get());
    fill(1);
    const qint64 few = m_budget->used();
    QVERIFY(few > 10'000);
    fill(5);
    QVERIFY(m_budget->used() > 3 * few);
    // Rows far away count nothing.
    fill(100);
    const qint64 many = m_budget->used();
    fill(100);
    QVERIFY(m_budget->used() < 2 * many);
    m_view->setPort(nullptr);
    QCOMPARE(m_budget->used(), 0);
}

void TestOneBudget::whatIsClosedReturnsAllOfIt()
{
    openWith(core::ByteBudget::kTotal);
    QTRY_VERIFY(isAllThere());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    m_view->setPort(nullptr);
    m_port = nullptr;
    m_budget->giveBackAll();
    QCOMPARE(m_budget->used(), 0);
}

QTEST_MAIN(TestOneBudget)
#include "tst_onebudget.moc"
