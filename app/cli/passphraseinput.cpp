// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphraseinput.h"

#include "cli/usageerror.h"
#include "storage/backup/sealedfile.h"

#include <QFile>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace cli {
namespace {

constexpr qint64 kMostOfLine = 4096;

void wipe(QByteArray &bytes)
{
    bytes.fill('\0');
}

/// What is typed is not shown while this lives.
class WithoutEcho
{
public:
    explicit WithoutEcho(int terminal)
        : m_terminal(terminal)
        , m_isChanged(::tcgetattr(terminal, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        if (m_isChanged)
            ::tcsetattr(terminal, TCSAFLUSH, &quiet);
    }
    ~WithoutEcho()
    {
        if (m_isChanged)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY(WithoutEcho)

private:
    int m_terminal;
    termios m_before{};
    bool m_isChanged;
};

void say(int terminal, const QString &words)
{
    const QByteArray bytes = words.toLocal8Bit();
    if (::write(terminal, bytes.constData(), size_t(bytes.size())) < 0)
        return; // nobody reads it
}

QByteArray lineFrom(int terminal, const QString &question)
{
    say(terminal, question);
    QByteArray line;
    {
        const WithoutEcho quiet(terminal);
        char letter = 0;
        while (line.size() < kMostOfLine && ::read(terminal, &letter, 1) == 1 && letter != '\n')
            line += letter;
    }
    say(terminal, QStringLiteral("\n"));
    return line;
}

} // namespace

core::Result<storage::Passphrase> passphraseFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usageError(
            Words::tr("The passphrase file %1 cannot be read: %2").arg(path, file.errorString()));
    QByteArray line = file.readLine(kMostOfLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const storage::Passphrase passphrase = storage::Passphrase::ofBytes(line);
    wipe(line);
    if (passphrase.isEmpty())
        return usageError(Words::tr("The passphrase file %1 is empty.").arg(path));
    return passphrase;
}

core::Result<storage::Passphrase> passphraseFromTerminal(Asking asking)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return usageError(Words::tr("There is no terminal to ask for a passphrase. "
                                    "Give it with --passphrase-file."));
    QByteArray first = lineFrom(terminal, Words::tr("Passphrase: "));
    QByteArray again =
        asking == Asking::New ? lineFrom(terminal, Words::tr("The same again: ")) : first;
    ::close(terminal);
    const bool isSame = first == again;
    const storage::Passphrase passphrase = storage::Passphrase::ofBytes(first);
    wipe(first);
    wipe(again);
    if (passphrase.isEmpty())
        return usageError(Words::tr("No passphrase was typed."));
    if (!isSame)
        return usageError(Words::tr("The two are not the same."));
    return passphrase;
}

core::Result<storage::Passphrase> passphraseToSeal(const QString &file, bool isAsked)
{
    if (!file.isEmpty())
        return passphraseFromFile(file);
    return isAsked ? passphraseFromTerminal(Asking::New)
                   : core::Result<storage::Passphrase>(storage::Passphrase());
}

core::Result<storage::Passphrase> passphraseToOpen(const QString &path, const QString &file)
{
    if (!file.isEmpty())
        return passphraseFromFile(file);
    return storage::SealedFile::isSealed(path)
               ? passphraseFromTerminal(Asking::Known)
               : core::Result<storage::Passphrase>(storage::Passphrase());
}

} // namespace cli
