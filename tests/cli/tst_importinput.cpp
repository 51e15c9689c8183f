// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importinput.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <fcntl.h>
#include <unistd.h>

using cli::ImportInput;

namespace {

/// A pipe with these bytes in it and nobody who writes any more. They have to fit into it.
class FilledPipe
{
public:
    explicit FilledPipe(const QByteArray &bytes)
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0
            || ::write(m_ends[1], bytes.constData(), size_t(bytes.size())) != bytes.size())
            qFatal("no pipe");
        ::close(m_ends[1]);
    }
    ~FilledPipe() { ::close(m_ends[0]); }
    Q_DISABLE_COPY(FilledPipe)

    [[nodiscard]] int end() const { return m_ends[0]; }

private:
    std::array<int, 2> m_ends{-1, -1};
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class tst_ImportInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileIsItself();
    void standardInputBecomesAPrivateFile();
    void aPipeInAFolderOfDescriptorsBecomesAFile();
    void thereIsNoNameBeforeOneIsAskedFor();
    void whatIsCopiedIsBounded_data();
    void whatIsCopiedIsBounded();
    void saysWhatCannotBeRead_data();
    void saysWhatCannotBeRead();

private:
    [[nodiscard]] QStringList copies() const
    {
        return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_ImportInput::init()
{
    qunsetenv("TMPDIR"); // of the test before
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("TMPDIR", QFile::encodeName(m_dir->path()));
}

void tst_ImportInput::aFileIsItself()
{
    QDir::setCurrent(QStringLiteral(TEST_DATA_DIR "/import"));
    const auto input = ImportInput::open(QStringLiteral("claude.json"), 0);
    QVERIFY(input.isOk());
    QCOMPARE(input.value().path(), QFileInfo(QStringLiteral("claude.json")).canonicalFilePath());
    QCOMPARE(copies(), QStringList());
}

void tst_ImportInput::standardInputBecomesAPrivateFile()
{
    const FilledPipe pipe("in the pipe");
    QString path;
    {
        const auto input = ImportInput::open(QStringLiteral("-"), pipe.end());
        QVERIFY(input.isOk());
        path = input.value().path();
        QCOMPARE(contentsOf(path), QByteArray("in the pipe"));
        QVERIFY(!(QFileInfo(path).permissions()
                  & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }
    QVERIFY(!QFile::exists(path));
    QCOMPARE(copies(), QStringList());
}

/// What a shell gives for <(command).
void tst_ImportInput::aPipeInAFolderOfDescriptorsBecomesAFile()
{
    const FilledPipe pipe("from a command");
    const auto input = ImportInput::open(QStringLiteral("/dev/fd/%1").arg(pipe.end()), 0);
    QVERIFY(input.isOk());
    QVERIFY(QFileInfo(input.value().path()).isFile());
    QCOMPARE(contentsOf(input.value().path()), QByteArray("from a command"));
}

void tst_ImportInput::thereIsNoNameBeforeOneIsAskedFor()
{
    const FilledPipe pipe("x");
    const auto input = ImportInput::open(QStringLiteral("-"), pipe.end());
    QVERIFY(input.isOk());
    QCOMPARE(copies(), QStringList());
    QCOMPARE(QDir::cleanPath(QFileInfo(input.value().path()).path()), m_dir->path());
    QCOMPARE(copies().size(), 1);
}

void tst_ImportInput::whatIsCopiedIsBounded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("as much as goes") << QByteArray(1000, 'x') << true;
    QTest::newRow("more") << QByteArray(1001, 'x') << false;
    QTest::newRow("an archive may have more")
        << QByteArray("PK\x03\x04") + QByteArray(3000, 'x') << true;
    QTest::newRow("and not without a limit")
        << QByteArray("PK\x03\x04") + QByteArray(5000, 'x') << false;
}

void tst_ImportInput::whatIsCopiedIsBounded()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isTaken);
    const FilledPipe pipe(bytes);
    const auto input = ImportInput::open(QStringLiteral("-"), pipe.end(), {4000, 1000});
    QCOMPARE(input.isOk(), isTaken);
    if (isTaken)
        QCOMPARE(contentsOf(input.value().path()), bytes);
    else
        QVERIFY(!input.error().message.isEmpty());
}

void tst_ImportInput::saysWhatCannotBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing there") << QStringLiteral("/nowhere/at/all.json");
    QTest::newRow("a folder") << QStringLiteral("/usr");
    QTest::newRow("standard input that is closed") << QStringLiteral("-");
}

void tst_ImportInput::saysWhatCannotBeRead()
{
    QFETCH(QString, name);
    const auto input = ImportInput::open(name, -1);
    QVERIFY(!input.isOk());
    QVERIFY(!input.error().message.isEmpty());
    if (name != QLatin1StringView("-"))
        QVERIFY2(input.error().message.contains(name), qPrintable(input.error().message));
}

QTEST_GUILESS_MAIN(tst_ImportInput)
#include "tst_importinput.moc"
