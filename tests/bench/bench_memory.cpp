// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a stored conversation of 10,000 messages: opened, scrolled through from its end to its
// start, closed; above the window without it. Figures only: they belong to a machine.
// Each reading is a process of its own. Before it, what geometry takes of the allocator, beside
// what counts for it in the budget. Usage: bench_memory

#include "storedrig.h"

#include "core/memory.h"
#include "ui/conversation/rowflow.h"

#include <QApplication>
#include <QPainter>
#include <QProcess>
#include <malloc.h>

namespace {

constexpr int kMessages = 10'000;
constexpr int kFrames = 600;
constexpr double kMostOpen = 60;
constexpr double kMostClosed = 15;

constexpr int kReadings = 3;

void read(const QString &database, const QUuid &one, const QUuid &many)
{
    bench::StoredRig rig(database);
    rig.open(one); // fonts, and what every conversation needs
    rig.close();
    const double empty = bench::pssMegabytes();
    rig.open(many);
    rig.idle(500);
    const double opened = bench::pssMegabytes();
    (void)bench::dragToStart(rig, kFrames);
    rig.idle(2'000);
    const double scrolled = bench::pssMegabytes();
    rig.close();
    rig.idle(2'000);
    const double closed = bench::pssMegabytes();
    std::printf("memory, MB of PSS: empty window %.1f, opened %.1f, scrolled through %.1f, closed "
                "%.1f\n",
                empty, opened, scrolled, closed);
    const double most = std::max(opened, scrolled) - empty;
    (void)bench::report("  open, above the empty window", QByteArray::number(most, 'f', 1), most,
                        kMostOpen);
    (void)bench::report("  closed, above it", QByteArray::number(closed - empty, 'f', 1),
                        closed - empty, kMostClosed);
}

/// Bytes that are handed out to this thread.
qint64 allocated()
{
    const auto info = ::mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

/// What counts for replies that are set and were painted, and what they take.
std::pair<qint64, qint64> geometryOf(const QString &text, const render::TypeScale &type,
                                     const render::Colors &colors)
{
    constexpr int kFlows = 20;
    QImage image(700, 2'000, QImage::Format_RGB32);
    QPainter painter(&image);
    std::vector<std::unique_ptr<ui::RowFlow>> flows;
    qint64 counted = 0;
    const qint64 before = allocated();
    for (int i = 0; i < kFlows; ++i) {
        flows.push_back(std::make_unique<ui::RowFlow>(0, ui::RowFlow::Kind::Text, type, nullptr));
        ui::RowFlow &flow = *flows.back();
        flow.setWidth(image.width());
        (void)flow.update(text + QString::number(i), true);
        (void)flow.layout().ensure(0, 1 << 30);
        flow.layout().paint(painter,
                            {colors, {}, {0, 0, image.width(), flow.height()}, 0, false, {}, {}});
        counted += flow.release(0, 1 << 30);
    }
    return {counted, allocated() - before};
}

void readGeometry()
{
    const ui::Theme theme;
    const render::TypeScale type = render::TypeScale::make(theme.readingFont(), theme.codeFont());
    using bench::Reply;
    constexpr std::array kKinds{std::pair("prose", Reply::Prose), std::pair("code", Reply::Code),
                                std::pair("table", Reply::Table), std::pair("list", Reply::List)};
    for (const auto &[name, kind] : kKinds) {
        const QString text = bench::replyOf(kind, 3'800);
        (void)geometryOf(text, type, theme.colors()); // fonts
        const auto [counted, taken] = geometryOf(text, type, theme.colors());
        std::printf("geometry of 20 replies of %s, kB: counted %lld, taken %lld, ratio %.2f\n",
                    name, counted / 1'000, taken / 1'000, double(counted) / double(taken));
    }
    std::fflush(stdout);
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
    readGeometry();
    if (arguments.size() == 2) // nothing but that
        return 0;
    const QTemporaryDir directory;
    const QString database = directory.filePath(QStringLiteral("loquat.db"));
    QStringList ids;
    {
        storage::Store store;
        (void)support::await(store.open(database));
        ids = {bench::store(store, 2).toString(), bench::store(store, kMessages).toString()};
    }
    for (int reading = 0; reading < kReadings; ++reading)
        QProcess::execute(QApplication::applicationFilePath(), QStringList{database} + ids);
    return 0;
}
