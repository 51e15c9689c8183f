// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a stored conversation with 500 pictures in it, each of 1600 by 1200: opened, dragged
// through to its start and back, closed; above the window without it, beside the same with 150 of
// them, which already fill the budget. In full size one is 7.7 MB, its thumbnail a fifth of one.
// Figures only: they belong to a machine. Each reading is a process of its own.
// Usage: bench_thumbnails

#include "storedrig.h"
#include "support/picturebytes.h"

#include "core/memory.h"

#include <QApplication>
#include <QPainter>
#include <QProcess>

namespace {

constexpr int kFew = 150;
constexpr int kMany = 500;
constexpr int kFrames = 300;
constexpr int kReadings = 3;
constexpr double kMostOpen = 60;
constexpr double kMostClosed = 15;
constexpr double kMostRatio = 1.3;

/// One picture, and a number that makes it another one: what follows a JPEG's end is not read.
QByteArray pictureNumber(int number)
{
    static const QByteArray bytes = [] {
        QImage image(1600, 1200, QImage::Format_RGB32);
        QPainter painter(&image);
        QLinearGradient ground(0, 0, 1600, 1200);
        ground.setColorAt(0, Qt::darkBlue);
        ground.setColorAt(1, Qt::yellow);
        painter.fillRect(image.rect(), ground);
        return support::encoded(image, "jpeg", 85);
    }();
    return bytes + QByteArray::number(number);
}

QUuid store(storage::Store &store, int pictures)
{
    const core::ConversationInfo info = support::makeInfo();
    QUuid last;
    for (int i = 0; i < pictures; ++i) {
        storage::Attachment picture = support::makeAttachment(pictureNumber(i));
        picture.mime = QStringLiteral("image/jpeg");
        picture.width = 1600;
        picture.height = 1200;
        core::ImagePart part;
        part.hash = picture.hash;
        part.mime = picture.mime;
        part.width = picture.width;
        part.height = picture.height;
        part.bytes = picture.bytes.size();
        core::Message question =
            support::makeMessage(2 * i + 1, core::Role::User, QStringLiteral("What is it?"), last);
        question.parts.append(part);
        const core::Message answer =
            support::makeMessage(2 * i + 2, core::Role::Assistant,
                                 bench::replyOf(bench::Reply::Prose, 300), question.id);
        if (!support::await(store.addMessages(info, {question, answer}, {picture})))
            qFatal("not stored");
        last = answer.id;
    }
    return info.id;
}

/// Prints what the process that began this one reads: megabytes while open, and when closed.
void read(const QString &database, const QUuid &one, const QUuid &id)
{
    bench::StoredRig rig(database);
    rig.open(one); // fonts, decoders, and what every conversation needs
    rig.idle(500);
    rig.close();
    rig.idle(1'500);
    const double empty = bench::pssMegabytes();
    rig.open(id);
    double most = 0;
    rig.idle(1'000);
    most = std::max(most, bench::pssMegabytes());
    (void)bench::dragToStart(rig, kFrames);
    rig.idle(2'000);
    most = std::max(most, bench::pssMegabytes());
    rig.bar().setValue(rig.bar().maximum());
    rig.idle(2'000);
    most = std::max(most, bench::pssMegabytes());
    rig.close();
    rig.idle(2'000);
    std::printf("%.1f %.1f\n", most - empty, bench::pssMegabytes() - empty);
}

/// What such a process said.
std::pair<double, double> ask(const QString &database, const QUuid &one, const QUuid &id)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QApplication::applicationFilePath(), {database, one.toString(), id.toString()});
    process.waitForFinished(-1);
    const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
    return {words.value(0).toDouble(), words.value(1).toDouble()};
}

} // namespace

int main(int argc, char *argv[])
{
    core::limitFreeMemory(); // as the program does
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 4) {
        read(arguments[1], QUuid(arguments[2]), QUuid(arguments[3]));
        return 0;
    }
    const QTemporaryDir directory;
    const QString database = directory.filePath(QStringLiteral("loquat.db"));
    QUuid one;
    QUuid few;
    QUuid many;
    {
        storage::Store written;
        (void)support::await(written.open(database));
        one = store(written, 1);
        few = store(written, kFew);
        many = store(written, kMany);
    }
    bench::Beside open;
    bench::Series closed;
    for (int reading = 0; reading < kReadings; ++reading) {
        const double before = ask(database, one, few).first;
        const auto [most, left] = ask(database, one, many);
        open.add(before, most);
        closed.add(left);
    }
    std::printf("150 pictures, MB of PSS above the empty window %s\n",
                open.few().text().constData());
    (void)bench::report("500 pictures, the same", open.many().text(), open.many().greatest(),
                        kMostOpen);
    (void)bench::report("  beside 150, times", QByteArray::number(open.ratio(), 'f', 2),
                        open.ratio(), kMostRatio);
    (void)bench::report("  closed, above the empty window", closed.text(), closed.greatest(),
                        kMostClosed);
    return 0;
}
