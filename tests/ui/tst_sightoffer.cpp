// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/parts.h"
#include "support/windowrig.h"
#include "ui/composer/sightoffer.h"
#include "ui/settings/noterow.h"

#include <QAbstractButton>

using namespace ui;
using support::FakeAnswer;
using support::text;
using support::WindowRig;

/// A chosen model that is known to be blind, and images that are attached.
class TestSightOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersAModelThatSeesInOneClick();
    void saysNothingWhenNobodyKnows();
    void saysNothingWithoutImages();

private:
    void attach();
    void list(const QByteArray &models);
    [[nodiscard]] NoteRow *offer() const
    {
        return m_rig->window->findChild<NoteRow *>(text("offer"));
    }

    std::unique_ptr<WindowRig> m_rig;
};

void TestSightOffer::init()
{
    m_rig = std::make_unique<WindowRig>();
    QTRY_VERIFY(m_rig->workspace.current());
}

void TestSightOffer::cleanup()
{
    m_rig.reset();
}

void TestSightOffer::list(const QByteArray &models)
{
    m_rig->gateway.answer("/v1/models",
                          FakeAnswer::body(200, "application/json", "{\"data\":[" + models + "]}"));
    m_rig->connections.fetchModels(m_rig->profile);
    QTRY_VERIFY(!m_rig->connections.models(m_rig->profile).models.isEmpty());
}

void TestSightOffer::attach()
{
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QString path = m_rig->dir.filePath(text("picture.png"));
    QVERIFY(image.save(path));
    m_rig->window->pane().composer().attachPaths({path});
    QTRY_VERIFY(m_rig->window->pane().composer().hasPictures());
}

void TestSightOffer::offersAModelThatSeesInOneClick()
{
    list(
        R"({"id":"m","capabilities":{"vision":false}},{"id":"seer","capabilities":{"vision":true}})");
    QVERIFY(offer()->isEmpty());
    attach();
    QCOMPARE(offer()->text(), text("m cannot see images."));
    QCOMPARE(offer()->links(), QStringList{text("Use seer")});
    // Whoever hears of it later hears the same, though taking the offer withdraws it.
    const QSignalSpy taken(m_rig->window->findChild<SightOffer *>(), &SightOffer::taken);
    offer()->findChild<QAbstractButton *>()->click();
    QCOMPARE(taken.value(0).value(1).toString(), text("seer"));
    QCOMPARE(m_rig->workspace.current()->conversation().info().model, text("seer"));
    QVERIFY(offer()->isEmpty());
    QCOMPARE(m_rig->preferences.settings().recentModels.constFirst().model, text("seer"));
}

void TestSightOffer::saysNothingWhenNobodyKnows()
{
    list(R"({"id":"m"},{"id":"seer","capabilities":{"vision":true}})");
    attach();
    QVERIFY(offer()->isEmpty());
}

void TestSightOffer::saysNothingWithoutImages()
{
    list(
        R"({"id":"m","capabilities":{"vision":false}},{"id":"seer","capabilities":{"vision":true}})");
    m_rig->window->pane().composer().insertText(text("words"));
    QVERIFY(offer()->isEmpty());
}

QTEST_MAIN(TestSightOffer)
#include "tst_sightoffer.moc"
