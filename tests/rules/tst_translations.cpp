// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sourcetree.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;
    QString type; ///< "unfinished", "vanished", "obsolete" or empty
    bool isPlural = false;
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.type = xml.attributes().value(QLatin1StringView("type")).toString();
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isCharacters())
            text += xml.text();
        else if (xml.isStartElement() && xml.name() == QLatin1StringView("numerusform"))
            message.translations.append(xml.readElementText());
        else if (xml.isEndElement() && xml.name() == QLatin1StringView("translation"))
            break;
    }
    if (!message.isPlural)
        message.translations.append(text);
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1StringView("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("message")) {
            Message message;
            message.context = context;
            message.isPlural = xml.attributes().hasAttribute(QLatin1StringView("numerus"));
            messages.append(message);
        } else if (xml.name() == QLatin1StringView("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("translation")) {
            readTranslation(xml, messages.last());
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(L?[0-9]+|n)"));
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

QString describe(const Message &message)
{
    return QStringLiteral("%1: \"%2\" – \"%3\" %4")
        .arg(message.context, message.source, message.translations.join(QStringLiteral("\" \"")),
             message.type);
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void placeholdersSurvive();
    void chineseIsSetLikeChinese();

private:
    QTemporaryDir m_folder;
    QList<Message> m_chinese;
};

/// Renewed from the sources in a copy: a text without an entry turns up as unfinished.
void TranslationsTest::initTestCase()
{
    const QDir top(QStringLiteral(LOQUAT_SOURCE_DIR));
    for (const char *name : {"loquat_zh_CN.ts", "loquat_en.ts"}) {
        const QString copy = m_folder.filePath(QString::fromLatin1(name));
        const QString stored = QStringLiteral("translations/") + QString::fromLatin1(name);
        QVERIFY2(QFile::copy(top.filePath(stored), copy), qPrintable(stored));
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"),
                              QStringLiteral("none"),    QStringLiteral("app"),
                              QStringLiteral("-ts"),     copy};
        if (stored.endsWith(QLatin1StringView("_en.ts")))
            arguments.prepend(QStringLiteral("-pluralonly"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(top.path());
        lupdate.start(QStringLiteral(LOQUAT_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(120'000)); // a loaded machine takes its time
        QCOMPARE(lupdate.exitCode(), 0);
        // A tr() whose class lupdate cannot see is looked up elsewhere than it is stored.
        const QByteArray said = lupdate.readAllStandardError();
        QVERIFY2(!said.contains("lacks Q_OBJECT"), said.constData());
    }
    m_chinese = readMessages(m_folder.filePath(QStringLiteral("loquat_zh_CN.ts")));
    QVERIFY(m_chinese.size() > 100);
}

void TranslationsTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Chinese") << QStringLiteral("loquat_zh_CN.ts");
    QTest::newRow("English plurals") << QStringLiteral("loquat_en.ts");
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(QString, name);
    QStringList wrong;
    const QList<Message> messages = readMessages(m_folder.filePath(name));
    for (const Message &message : messages) {
        if (!message.type.isEmpty() || message.translations.isEmpty()
            || message.translations.contains(QString()))
            wrong.append(describe(message));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationsTest::placeholdersSurvive()
{
    QStringList wrong;
    for (const Message &message : std::as_const(m_chinese)) {
        for (const QString &translation : message.translations) {
            if (placeholders(message.source) != placeholders(translation))
                wrong.append(describe(message));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Full-width punctuation, and a space between Chinese and Latin.
void TranslationsTest::chineseIsSetLikeChinese()
{
    // By the script itself: its extensions take in the full stop, which needs no space.
    static const QRegularExpression crowded(
        QStringLiteral("\\p{sc:Han}[A-Za-z0-9]|[A-Za-z0-9]\\p{sc:Han}|\\p{sc:Han}[,;:?!]"));
    QStringList wrong;
    for (const Message &message : std::as_const(m_chinese)) {
        for (const QString &translation : message.translations) {
            if (QString(translation)
                    .remove(QRegularExpression(QStringLiteral("%L?[0-9n]+")))
                    .contains(crowded))
                wrong.append(describe(message));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
