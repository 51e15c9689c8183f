// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace support {
namespace {

enum class Place { Code, LineComment, BlockComment, String, Character, RawString };

/// Walks over C++ and blanks what a rule must not look at.
class Blanker
{
public:
    explicit Blanker(const QString &text)
        : m_text(text)
    {
    }

    QString run(bool areLiteralsBlanked)
    {
        m_areLiteralsBlanked = areLiteralsBlanked;
        for (m_at = 0; m_at < m_text.size();)
            step();
        return m_out;
    }

private:
    [[nodiscard]] bool isAt(QLatin1StringView what) const
    {
        return QStringView(m_text).mid(m_at).startsWith(what);
    }

    void copy(qsizetype count)
    {
        m_out += m_text.mid(m_at, count);
        m_at += count;
    }

    void blank(qsizetype count)
    {
        for (qsizetype i = 0; i < count && m_at < m_text.size(); ++i, ++m_at)
            m_out += m_text.at(m_at) == u'\n' ? u'\n' : u' ';
    }

    void inside(qsizetype count) { m_areLiteralsBlanked ? blank(count) : copy(count); }

    void step()
    {
        switch (m_place) {
        case Place::Code:
            stepCode();
            break;
        case Place::LineComment:
            if (isAt(QLatin1StringView("\n")))
                m_place = Place::Code;
            blank(1);
            break;
        case Place::BlockComment:
            if (isAt(QLatin1StringView("*/"))) {
                m_place = Place::Code;
                blank(1);
            }
            blank(1);
            break;
        case Place::String:
        case Place::Character:
            stepLiteral(m_place == Place::String ? u'"' : u'\'');
            break;
        case Place::RawString:
            if (QStringView(m_text).mid(m_at).startsWith(m_rawEnd)) {
                copy(m_rawEnd.size());
                m_place = Place::Code;
            } else {
                inside(1);
            }
            break;
        }
    }

    void stepCode()
    {
        const QChar before = m_at > 0 ? m_text.at(m_at - 1) : QChar(u' ');
        if (isAt(QLatin1StringView("//"))) {
            m_place = Place::LineComment;
        } else if (isAt(QLatin1StringView("/*"))) {
            m_place = Place::BlockComment;
            blank(2);
        } else if (isAt(QLatin1StringView("R\""))) {
            const qsizetype open = m_text.indexOf(u'(', m_at);
            m_rawEnd = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
            m_place = Place::RawString;
            copy(open + 1 - m_at);
        } else {
            if (m_text.at(m_at) == u'"')
                m_place = Place::String;
            else if (m_text.at(m_at) == u'\'' && !before.isLetterOrNumber()) // 1'000
                m_place = Place::Character;
            copy(1);
        }
    }

    void stepLiteral(QChar quote)
    {
        if (m_text.at(m_at) == u'\\') {
            inside(2);
        } else if (m_text.at(m_at) == quote || m_text.at(m_at) == u'\n') {
            m_place = Place::Code;
            copy(1);
        } else {
            inside(1);
        }
    }

    const QString &m_text;
    QString m_out;
    QString m_rawEnd;
    qsizetype m_at = 0;
    Place m_place = Place::Code;
    bool m_areLiteralsBlanked = false;
};

QString top()
{
    return QStringLiteral(LOQUAT_SOURCE_DIR);
}

} // namespace

QString SourceFile::layer() const
{
    const QStringList names = path.split(u'/');
    return names.size() > 2 ? names.at(1) : QString();
}

QString SourceFile::place(qsizetype position) const
{
    return path + u':' + QString::number(QStringView(text).left(position).count(u'\n') + 1);
}

QList<SourceFile> sourcesBelow(const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator walk(QDir(top()).filePath(folder),
                          {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            paths.append(QDir(top()).relativeFilePath(walk.next()));
    }
    paths.sort();
    QList<SourceFile> files;
    for (const QString &path : std::as_const(paths)) {
        SourceFile file{path, readText(path), {}, {}};
        file.code = Blanker(file.text).run(false);
        file.skeleton = Blanker(file.text).run(true);
        files.append(file);
    }
    return files;
}

QStringList textFiles()
{
    static const QStringList binary{QStringLiteral("png"),  QStringLiteral("jpg"),
                                    QStringLiteral("webp"), QStringLiteral("gif"),
                                    QStringLiteral("bmp"),  QStringLiteral("db")};
    QStringList paths;
    QDirIterator walk(top(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = QDir(top()).relativeFilePath(walk.next());
        const QString first = path.section(u'/', 0, 0);
        const bool isForeign = first == QLatin1StringView(".git")
                               || first == QLatin1StringView(".cache")
                               || first.startsWith(QLatin1StringView("build"))
                               || path.contains(QLatin1StringView("node_modules/"));
        if (!isForeign && !binary.contains(path.section(u'.', -1)))
            paths.append(path);
    }
    paths.sort();
    return paths;
}

QString readText(const QString &path)
{
    QFile file(QDir(top()).filePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

} // namespace support
