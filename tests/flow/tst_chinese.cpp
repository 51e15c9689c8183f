// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"

#include "ui/conversation/conversationview.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

using flow::answer;
using flow::Program;

/// Which faces are drawn with, whatever the desktop's language is. The view is drawn into a PDF,
/// which names the faces it holds.
class ChineseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDrawnWithChineseGlyphs_data();
    void isDrawnWithChineseGlyphs();
};

namespace {

/// Characters that Chinese, Japanese and Korean readers expect in different shapes.
const QString kText =
    QStringLiteral("# 直接 Heading\n\n骨头、**今天**、`海角`、*返回* and plain words.\n\n"
                   "- 门前 item\n\n> 令刃\n\n```\ncode 关系\n```\n\n"
                   "| 角 | cell |\n|-|-|\n| 化学 | 平均 |\n");

/// Draws a conversation with Chinese in it, and leaves.
int draw(const QString &pdf)
{
    Program program;
    program.gateway.answer(answer({kText}));
    if (!program.start())
        return 2;
    program.type(QStringLiteral("今天海边 question"));
    if (!program.waitForReply(core::MessageState::Complete))
        return 3;
    program.composer().insertText(QStringLiteral("直角 draft"));
    QCoreApplication::processEvents();
    QPdfWriter writer(pdf);
    QPainter painter(&writer);
    program.window().render(&painter);
    painter.end();
    return 0;
}

QStringList facesIn(const QString &pdf)
{
    static const QRegularExpression name(QStringLiteral("/FontName\\s*/(?:[A-Z]+\\+)?([^\\s/]+)"));
    QStringList faces;
    auto matches = name.globalMatch(QString::fromLatin1(flow::contentsOf(pdf)));
    while (matches.hasNext())
        faces.append(matches.next().captured(1));
    faces.removeDuplicates();
    faces.sort();
    return faces;
}

/// As a PDF writes them, without spaces.
QStringList ownFamilies()
{
    QStringList families;
    for (const auto kind : {QFontDatabase::GeneralFont, QFontDatabase::FixedFont}) {
        const QString family = QFontInfo(QFontDatabase::systemFont(kind)).family();
        families.append(QString(family).remove(u' '));
    }
    return families;
}

} // namespace

void ChineseTest::isDrawnWithChineseGlyphs_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en_US.UTF-8") << QString();
    QTest::newRow("English, and then Japanese")
        << QStringLiteral("en_US.UTF-8") << QStringLiteral("en:ja");
    QTest::newRow("none") << QStringLiteral("C") << QString();
    QTest::newRow("none, with UTF-8") << QStringLiteral("C.UTF-8") << QString();
    QTest::newRow("Chinese") << QStringLiteral("zh_CN.UTF-8") << QString();
}

void ChineseTest::isDrawnWithChineseGlyphs()
{
    QFETCH(QString, locale);
    QFETCH(QString, language);
    const QTemporaryDir directory;
    const QString pdf = directory.filePath(QStringLiteral("window.pdf"));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), locale);
    environment.insert(QStringLiteral("LANG"), locale);
    if (!language.isEmpty())
        environment.insert(QStringLiteral("LANGUAGE"), language);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--draw"), pdf});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    const QStringList faces = facesIn(pdf);
    for (const char *wanted :
         {"NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold", "NotoSansMonoCJKsc-Regular"})
        QVERIFY2(faces.contains(QString::fromLatin1(wanted)), qPrintable(faces.join(u' ')));
    // Whatever else there is is a face for Latin: the desktop's own.
    for (const QString &face : faces) {
        const QString family = face.section(u'-', 0, 0);
        QVERIFY2(family.endsWith(QLatin1StringView("CJKsc")) || ownFamilies().contains(family),
                 qPrintable(faces.join(u' ')));
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1StringView("--draw"))
        return draw(application.arguments().value(2));
    ChineseTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chinese.moc"
