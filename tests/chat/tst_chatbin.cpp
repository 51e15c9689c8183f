// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/editsrig.h"

#include "chat/bin.h"

using namespace support;
using storage::BinEntry;
using storage::BinRef;

/// The bin beside open conversations and the undo stack.
class tst_ChatBin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<EditsRig>();
        m_rig->ask("one", "two");
        m_rig->ask("three", "four");
    }
    void cleanup() { m_rig.reset(); }

    void itCountsWhatIsDeletedAndTakenBack()
    {
        QCOMPARE(bin().count(), 0);
        m_rig->remove(1, core::Extent::Branch);
        QTRY_COMPARE(bin().count(), 1);
        m_rig->workspace->undoStack().undo();
        QTRY_COMPARE(bin().count(), 0);
    }

    void aConversationComesBackIntoTheList()
    {
        const QUuid id = m_rig->id();
        m_rig->workspace->remove(id);
        QTRY_COMPARE(bin().count(), 1);
        restoreAll();
        QTRY_VERIFY(m_rig->workspace->list().find(id));
        m_rig->workspace->open(id);
        QTRY_COMPARE(m_rig->id(), id);
        QTRY_COMPARE(m_rig->conversation().rowCount(), 4);
        QTRY_COMPARE(bin().count(), 0);
    }

    void bringingBackCanBeTakenBack()
    {
        const QUuid id = m_rig->id();
        m_rig->workspace->remove(id);
        restoreAll();
        QTRY_VERIFY(m_rig->workspace->list().find(id));
        m_rig->workspace->undoStack().undo();
        QTRY_VERIFY(!m_rig->workspace->list().find(id));
        QTRY_COMPARE(bin().count(), 1);
    }

    void aMessageComesBackIntoTheOpenConversation()
    {
        m_rig->remove(1, core::Extent::Message);
        QTRY_COMPARE(m_rig->storedPath(), QStringLiteral("one three four"));
        restoreAll();
        QTRY_COMPARE(m_rig->conversation().rowCount(), 4);
        QTRY_COMPARE(m_rig->storedPath(), QStringLiteral("one two three four"));
        m_rig->workspace->undoStack().undo();
        QTRY_COMPARE(m_rig->conversation().rowCount(), 3);
        QTRY_COMPARE(m_rig->storedPath(), QStringLiteral("one three four"));
    }

    void whatIsEmptiedCannotBeUndone()
    {
        const QUuid id = m_rig->id();
        m_rig->workspace->remove(id);
        const QSignalSpy purged(&bin(), &chat::Bin::purged);
        bin().purge(refs());
        QVERIFY(bin().isPurging());
        QTRY_COMPARE(purged.count(), 1);
        QCOMPARE(purged.at(0).at(0).toInt(), 1);
        QVERIFY(!m_rig->workspace->undoStack().canUndo());
        QVERIFY(!await(m_rig->store.skeleton(id)).isOk());
        QTRY_COMPARE(bin().count(), 0);
    }

    void nothingYoungIsEmptiedByItself()
    {
        m_rig->workspace->remove(m_rig->id());
        const QSignalSpy purged(&bin(), &chat::Bin::purged);
        bin().checkAges();
        QTRY_COMPARE(purged.count(), 1);
        QCOMPARE(purged.at(0).at(0).toInt(), 0);
        QCOMPARE(refs().size(), 1);
    }

private:
    [[nodiscard]] chat::Bin &bin() const { return m_rig->workspace->bin(); }
    [[nodiscard]] QList<BinRef> refs() const
    {
        QList<BinRef> all;
        const QList<BinEntry> entries = await(bin().entries()).value();
        for (const BinEntry &entry : entries)
            all.append(entry.ref);
        return all;
    }
    void restoreAll() const
    {
        const QSignalSpy restored(&bin(), &chat::Bin::restored);
        bin().restore(refs());
        QTRY_COMPARE(restored.count(), 1);
    }

    std::unique_ptr<EditsRig> m_rig;
};

QTEST_MAIN(tst_ChatBin)
#include "tst_chatbin.moc"
