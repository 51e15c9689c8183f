// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/jsonexport.h"
#include "storage/storeedits.h"
#include "support/importrunrig.h"

#include <QBuffer>
#include <algorithm>

using namespace support;

/// Folders in our own JSON, there and back.
class tst_FolderExport : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void coloursNestingAndOrderComeBack()
    {
        const core::Folder top = folder("Top", {}, core::FolderColour::Red, 4);
        const core::Folder before = folder("Before", top.id, core::FolderColour::None, 1);
        const core::Folder behind = folder("Behind", top.id, core::FolderColour::Violet, 7);
        const core::Folder empty = folder("Nothing in it", {}, core::FolderColour::Blue, 0);
        fileOneIn({behind, top, before, empty}, behind);
        fileOneIn({}, before);
        const QByteArray told = exported();
        QVERIFY(told.contains(R"("colour":"violet")"));
        close();
        open();
        const core::ImportReport report = import(write(told));
        QVERIFY(!report.error);
        QCOMPARE(report.lostCount, 0);
        QCOMPARE(exported(), told);
        QVERIFY(folders() == sorted({top, before, behind}));
    }

    void emptyOnesComeBackWhereAllIsExported()
    {
        const core::Folder top = folder("Top", {}, core::FolderColour::Red, 0);
        const core::Folder inner = folder("Empty", top.id, core::FolderColour::Blue, 1);
        const core::Folder twin = folder("Empty", top.id, core::FolderColour::Teal, 2);
        const core::Folder other = folder("Other", {}, core::FolderColour::None, 3);
        const QUuid chat = fileOneIn({top, inner, twin, other}, top);
        const QByteArray told = exported(true);
        const QString database = m_dir->filePath(QStringLiteral("loquat.db"));
        const QString backup = m_dir->filePath(QStringLiteral("backup.db"));
        m_store.reset();
        QVERIFY(QFile::copy(database, backup));
        const QByteArray copied = bytesOf(backup);
        for (const bool isBackup : {false, true}) {
            close();
            open();
            // Looking makes none.
            const QString path = write(isBackup ? copied : told);
            QVERIFY(!import(path, ImportRun::Mode::Look).error);
            QVERIFY(folders().isEmpty());
            const core::ImportReport report = import(path);
            QVERIFY(!report.error);
            QCOMPARE(report.filing.folders.size(), 4);
            QVERIFY(folders() == sorted({top, inner, twin, other}));
            QCOMPARE(exported(true), told);
            // Again, and after one was deleted here.
            core::Folder deleted = inner;
            deleted.isDeleted = true;
            file({{deleted}, {}, {}, {}});
            QVERIFY(import(path).filing.folders.isEmpty());
            QVERIFY(folders() == sorted({top, twin, other}));
            QCOMPARE(filing().places.value(chat), top.id);
        }
    }

    void whatAPersonHasGivenAFolderStays()
    {
        const core::Folder top = folder("Top", {}, core::FolderColour::Red, 0);
        const core::Folder inner = folder("Inner", top.id, core::FolderColour::Green, 0);
        const QUuid chat = fileOneIn({top, inner}, inner);
        const QByteArray told = exported();
        // Known by its id, wherever it lies and whatever it is called.
        close();
        open();
        const core::Folder moved = {
            inner.id, {}, QStringLiteral("Mine"), core::FolderColour::Blue, 3};
        file({{moved}, {}, {}, {}});
        QVERIFY(!import(write(told)).error);
        QVERIFY(folders() == sorted({moved}));
        QCOMPARE(filing().places.value(chat), moved.id);
        // Known by its name at its place.
        close();
        open();
        const core::Folder mine = folder("Top", {}, core::FolderColour::Teal, 5);
        file({{mine}, {}, {}, {}});
        QVERIFY(!import(write(told)).error);
        QCOMPARE(folders().size(), 2);
        QVERIFY(folders().contains(mine));
        const core::Folder made = other(mine);
        QCOMPARE(made.id, inner.id);
        QCOMPARE(made.parent, mine.id);
        QCOMPARE(made.colour, core::FolderColour::Green);
        // One that was deleted does not bring back what lay in it.
        core::Folder deleted = made;
        deleted.isDeleted = true;
        file({{deleted}, {}, {{chat, {}}}, {}});
        const QUuid another = core::newId();
        QVERIFY(!import(write(QByteArray(told).replace(core::idText(chat).toLatin1(),
                                                       core::idText(another).toLatin1())))
                     .error);
        QVERIFY(other(mine).id != inner.id);
        QCOMPARE(filing().places.value(another), other(mine).id);
    }

    void newOnesStandBehindThoseThatAreHere()
    {
        const core::Folder second = folder("Second", {}, core::FolderColour::None, 1);
        const core::Folder first = folder("First", {}, core::FolderColour::None, 0);
        fileOneIn({first, second}, second);
        fileOneIn({}, first);
        const QByteArray told = exported();
        close();
        open();
        file({{folder("A", {}, core::FolderColour::None, 0),
               folder("B", {}, core::FolderColour::None, 1)},
              {},
              {},
              {}});
        QVERIFY(!import(write(told)).error);
        QList<core::Folder> all = folders();
        std::sort(all.begin(), all.end(),
                  [](const auto &a, const auto &b) { return a.position < b.position; });
        QStringList names;
        for (const core::Folder &one : std::as_const(all))
            names.append(one.name);
        QCOMPARE(names.join(u' '), QStringLiteral("A B First Second"));
    }

    void namesAloneAreEnough()
    {
        QVERIFY(!import(write(fileWith(R"("folder":["Top","Inner"])", {}))).error);
        QCOMPARE(folders().size(), 2);
        QCOMPARE(filing().places.size(), 1);
    }

    void foldersThatMakeNoSense_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<int>("count");
        const QByteArray a(R"("id":"00000000-0000-4000-8000-00000000000a")");
        const QByteArray inB(R"("parent":"00000000-0000-4000-8000-00000000000b")");
        QTest::newRow("each in the other")
            << QByteArray("{" + a + "," + inB + R"(,"name":"A"},)"
                          + R"({"id":"00000000-0000-4000-8000-00000000000b","name":"B",)"
                          + R"("parent":"00000000-0000-4000-8000-00000000000a"})")
            << 1; // by the name alone
        QTest::newRow("in one that is not there")
            << QByteArray("{" + a + "," + inB + R"(,"name":"A"})") << 1;
        QTest::newRow("no name") << QByteArray("{" + a + R"(,"name":" "})") << 1;
        QTest::newRow("no colour and place")
            << QByteArray("{" + a + R"(,"name":"A","colour":"<b>","position":-1e300})") << 1;
        QTest::newRow("no list") << QByteArray(R"(1,"x",[[]],{},null)") << 1;
    }
    void foldersThatMakeNoSense()
    {
        QFETCH(QByteArray, told);
        QFETCH(int, count);
        const core::ImportReport report = import(write(fileWith(
            R"("folder":["Named"],"folder_id":"00000000-0000-4000-8000-00000000000a")", told)));
        QVERIFY(!report.error);
        QCOMPARE(folders().size(), count);
        QCOMPARE(folders().constFirst().parent, QUuid());
        QCOMPARE(folders().constFirst().colour, core::FolderColour::None);
        QVERIFY(folders().constFirst().position >= 0);
        QCOMPARE(filing().places.size(), 1);
    }

private:
    [[nodiscard]] static core::Folder folder(const char *name, const QUuid &parent,
                                             core::FolderColour colour, int position)
    {
        return {core::newId(), parent, QString::fromUtf8(name), colour, position};
    }
    [[nodiscard]] static QByteArray fileWith(const QByteArray &members, const QByteArray &folders)
    {
        return R"({"format":"loquat","version":1,"conversations":[{"id":)"
               R"("00000000-0000-4000-8000-0000000000aa","title":"T","messages":[],)"
               + members + R"(}],"folders":[)" + folders + "]}";
    }
    void file(const core::Filing &step)
    {
        QVERIFY(await(storage::StoreEdits(*m_store).file(step)));
    }
    /// A new chat in the last of these folders, which are made.
    QUuid fileOneIn(const QList<core::Folder> &made, const core::Folder &place)
    {
        const core::ConversationInfo info = makeInfo();
        storeChain(*m_store, info, 2, [](int i) { return QString::number(i); });
        file({made, {}, {{info.id, place.id}}, {}});
        return info.id;
    }
    [[nodiscard]] core::Filing filing()
    {
        return await(storage::StoreEdits(*m_store).filing()).value();
    }
    [[nodiscard]] static QList<core::Folder> sorted(QList<core::Folder> folders)
    {
        std::sort(folders.begin(), folders.end(),
                  [](const auto &a, const auto &b) { return a.id < b.id; });
        return folders;
    }
    [[nodiscard]] QList<core::Folder> folders() { return sorted(filing().folders); }
    /// The only one beside it.
    [[nodiscard]] core::Folder other(const core::Folder &one)
    {
        QList<core::Folder> all = folders();
        all.removeIf([&one](const core::Folder &folder) { return folder.id == one.id; });
        return all.size() == 1 ? all.constFirst() : core::Folder();
    }
    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray exported(bool isAll = false)
    {
        auto reader =
            storage::ExportReader::open(m_dir->filePath(QStringLiteral("loquat.db")), true);
        if (!reader)
            qFatal("cannot be read");
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        storage::JsonExport json(buffer, *reader.value(), {}, {});
        const auto goesOn = [] { return true; };
        json.begin();
        if (isAll)
            json.addEveryFolder();
        const QList<core::ConversationInfo> infos = reader.value()->list();
        for (const core::ConversationInfo &info : infos) {
            const auto conversation = reader.value()->enter(info.id);
            if (!conversation || !json.add(*conversation, goesOn))
                qFatal("not exported");
            reader.value()->leave();
        }
        if (!json.finish(goesOn))
            qFatal("not finished");
        return buffer.data();
    }
};

QTEST_GUILESS_MAIN(tst_FolderExport)
#include "tst_folderexport.moc"
