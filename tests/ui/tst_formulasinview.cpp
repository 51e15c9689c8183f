// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/arrivalrig.h"

#include <QAccessible>
#include <QFile>
#include <QTemporaryDir>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

/// Formulas that become known while a person reads.
class TestFormulasInView : public QObject, private support::ArrivalRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        support::ArrivalRig::close();
        m_typesetter.reset();
        if (m_gateFile >= 0)
            ::close(std::exchange(m_gateFile, -1));
    }
    void theLineThatIsReadStays_data();
    void theLineThatIsReadStays();
    void theEndStaysInView();
    void aDoubleClickTakesAFormula();

private:
    /// A typesetter that knows one tall formula, and tells it as soon as it may.
    [[nodiscard]] QString program() const;
    /// A pipe that the program waits at.
    [[nodiscard]] QString gate() const { return m_folder->filePath(QStringLiteral("gate")); }
    void answerAll()
    {
        m_gateFile = ::open(qPrintable(gate()), O_RDWR | O_CLOEXEC);
        QVERIFY(m_gateFile >= 0);
    }

    int m_gateFile = -1;
    std::unique_ptr<QTemporaryDir> m_folder;
    core::ByteBudget m_budget;
    std::unique_ptr<render::Typesetter> m_typesetter;
};

QString TestFormulasInView::program() const
{
    QFile file(m_folder->filePath(QStringLiteral("typesetter")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n: <'" + gate().toUtf8()
               + "'\nn=0\nwhile read -r x; do\n  n=$((n + 1))\n"
                 "  printf '{\"id\":%s,\"formula\":{\"width\":900,\"ascent\":5000,\"depth\":3000,"
                 "\"shapes\":[{\"fill\":[0,0,0,1,900,0,1,900,-5000,4]}]}}\\n' $n\ndone\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void TestFormulasInView::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(::mkfifo(qPrintable(gate()), 0600), 0);
    m_typesetter = std::make_unique<render::Typesetter>(
        QStringList{program()}, render::Typesetter::Patience{60'000, 60'000}, m_budget);
    open(m_typesetter.get());
    for (int i = 0; i < 12; ++i) {
        (void)m_port->add(core::Role::User, QStringLiteral("Question %1").arg(i));
        (void)m_port->add(
            core::Role::Assistant,
            QStringLiteral("Words before $a_%1$ and $b_%1$.\n\n$$c_%1$$\n\n| t |\n|-|\n"
                           "| $d_%1$ |\n\nWords behind.")
                .arg(i));
    }
    QCoreApplication::processEvents();
}

void TestFormulasInView::theLineThatIsReadStays_data()
{
    addReadPlaces();
}

void TestFormulasInView::theLineThatIsReadStays()
{
    QFETCH(int, down);
    keepsTheLineThatIsRead(down, [this] { answerAll(); });
}

void TestFormulasInView::theEndStaysInView()
{
    keepsTheEnd([this] { answerAll(); });
}

void TestFormulasInView::aDoubleClickTakesAFormula()
{
    const int last = m_view->model()->rowCount() - 1;
    const int height = rowRect(last).height();
    answerAll();
    QTRY_VERIFY(rowRect(last).height() > height + 100);
    QAccessibleTextInterface *words =
        QAccessible::queryAccessibleInterface(m_view.get())->child(last)->textInterface();
    const QString all = words->text(0, -1);
    QWidget *port = m_view->viewport();
    for (const QString &tex : {QStringLiteral("$b_11$"), QStringLiteral("$d_11$")}) {
        const int at = int(all.indexOf(tex));
        QVERIFY(at > 0);
        m_view->scrollTo(m_view->model()->index(last, 0), QAbstractItemView::PositionAtTop);
        words->scrollToSubstring(at, at + 1);
        QCoreApplication::processEvents();
        const QRect sign = words->characterRect(at);
        QVERIFY(!sign.isNull());
        const int width = 900 * sign.height() / 12'000; // at least: it is 8 ems high
        for (int x = 1; x < width; ++x) {
            QTest::mouseDClick(port, Qt::LeftButton, {},
                               port->mapFromGlobal(QPoint(sign.left() + x, sign.center().y())));
            QCOMPARE(m_view->selectedText(), tex);
            QTest::mouseRelease(port, Qt::LeftButton, {}, {2, 2});
            QTest::mouseClick(port, Qt::LeftButton, {}, {2, 2});
        }
    }
}

QTEST_MAIN(TestFormulasInView)
#include "tst_formulasinview.moc"
