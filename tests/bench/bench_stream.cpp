// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a chunk costs in the conversation view, in a short reply and in a long one: chunks of four
// characters, as many a flush as come at 1,000 a second, each flush painted with the view at the
// end. Usage: bench_stream [--gate]

#include "core/tokenprobability.h"
#include "cputimer.h"
#include "figures.h"
#include "replies.h"
#include "viewrig.h"

#include <QApplication>

namespace {

constexpr int kChunk = 4;
constexpr int kChunksPerFlush = 33;
constexpr int kFew = 1'000;
/// A gate compares one reply's thousand chunks after the first with its last: runs of one length
/// are as lucky as each other on a machine that does something else.
constexpr int kGated = 6'000;
constexpr double kGatedRatio = 1.6;
constexpr int kMostGatedTimes = 10;
constexpr int kShortReplies = 10;
constexpr int kRounds = 5;
constexpr int kStoredMessages = 10'000;
/// Fill the view. In an empty one the first lines come without scrolling, which only makes the
/// short reply look cheap.
constexpr int kScreenful = 10;
constexpr qsizetype kStoredLength = 300;

struct Scene {
    const char *name;
    bench::Reply reply;
    int stored;
    bool isShaded = false; ///< each chunk comes with its probability, and is shaded by it
};

constexpr Scene kScenes[] = {
    {"prose", bench::Reply::Prose, kScreenful},
    {"one block of code", bench::Reply::Code, kScreenful},
    {"one table", bench::Reply::Table, kScreenful},
    {"one list", bench::Reply::List, kScreenful},
    {"one paragraph", bench::Reply::Paragraph, kScreenful},
    {"after 10,000 messages", bench::Reply::Prose, kStoredMessages},
    {"shaded by probability", bench::Reply::Prose, kScreenful, true},
};

/// The chunks of a flush as tokens with five alternatives each, as a gateway sends them.
QString tokensOf(const QString &text)
{
    QString lines;
    for (qsizetype at = 0; at < text.size(); at += kChunk) {
        const QByteArray bytes = text.mid(at, kChunk).toUtf8();
        const double logprob = -double(at % 7);
        lines += core::encodedToken(
            {bytes, logprob, QList<core::TokenAlternative>(5, {bytes, logprob - 1})});
    }
    return lines;
}

struct Cost {
    double view = 0; ///< CPU microseconds a chunk
    double child = 0;
    double early = 0; ///< of the view, a chunk of the second `kFew`
    double late = 0;  ///< the same of the last
};

Cost stream(const Scene &scene, int chunks)
{
    auto port = std::make_unique<support::FakePort>();
    const QString stored = bench::replyOf(bench::Reply::Prose, kStoredLength);
    for (int i = 0; i < scene.stored; ++i)
        (void)port->add(i % 2 ? core::Role::Assistant : core::Role::User, stored);
    const QString text = bench::replyOf(scene.reply, qsizetype(chunks) * kChunk);
    core::ByteBudget budget;
    render::Typesetter typesetter(bench::typesetterPlaces(), budget);
    bench::ViewRig rig(std::move(port), &typesetter, &budget);
    const QUuid reply = rig.port->ask(QStringLiteral("go"));
    if (scene.isShaded) {
        core::Settings settings;
        settings.isProbabilityShown = true;
        rig.view.setReading(settings);
    }
    core::Conversation &conversation = rig.port->conversation();
    const int tokens = scene.isShaded ? conversation.addPart(reply, core::ProbabilityPart()) : -1;
    rig.waitForPaint();
    const double childBefore = bench::childSeconds();
    const bench::CpuTimer timer;
    qsizetype at = 0;
    const auto playTo = [&](int chunk) {
        const double before = timer.seconds();
        for (; at < std::min(text.size(), qsizetype(chunk) * kChunk);
             at += kChunk * kChunksPerFlush) {
            const QString flushed = text.mid(at, kChunk * kChunksPerFlush);
            if (scene.isShaded)
                conversation.appendText(reply, tokens, tokensOf(flushed));
            rig.flush(reply, flushed);
        }
        return timer.seconds() - before;
    };
    (void)playTo(kFew);
    const double early = playTo(2 * kFew);
    (void)playTo(chunks - kFew);
    const double late = playTo(chunks);
    const double seconds = timer.seconds();
    return {seconds * 1e6 / chunks, (bench::childSeconds() - childBefore) * 1e6 / chunks,
            early * 1e6 / kFew, late * 1e6 / kFew};
}

/// A thousand chunks are over in some 20 ms: the mean of many such replies.
double shortReplies(const Scene &scene)
{
    double sum = 0;
    for (int i = 0; i < kShortReplies; ++i)
        sum += stream(scene, kFew).view;
    return sum / kShortReplies;
}

/// Short and long in turns: what else the machine does meets both alike.
bool compare(const Scene &scene, int many, int rounds, double limit)
{
    bench::Beside costs;
    bench::Series child;
    for (int round = 0; round < rounds; ++round) {
        const double before = shortReplies(scene);
        const Cost cost = stream(scene, many);
        costs.add((before + shortReplies(scene)) / 2, cost.view);
        child.add(cost.child);
    }
    std::printf("stream, %s: us of CPU a chunk at %d: %s, at %d: %s, typesetter %s\n", scene.name,
                kFew, costs.few().text().constData(), many, costs.many().text().constData(),
                child.text().constData());
    const double ratio = costs.ratio();
    return bench::report("  the same as a ratio", QByteArray::number(ratio, 'f', 2), ratio, limit);
}

bool gate(const Scene &scene)
{
    bench::Beside parts;
    const bool isGood = bench::holdsWithin(kMostGatedTimes, [&] {
        const Cost cost = stream(scene, kGated);
        parts.add(cost.early, cost.late);
        return parts.ratio() <= kGatedRatio;
    });
    std::printf("stream, %s: us of CPU a chunk at %d: %s, at %d: %s (at most %g times)%s\n",
                scene.name, kFew, parts.few().text().constData(), kGated,
                parts.many().text().constData(), kGatedRatio, isGood ? "" : " TOO MUCH");
    return isGood;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const bool isGate = QApplication::arguments().contains(QStringLiteral("--gate"));
    const QString only = QApplication::arguments().value(1);
    (void)stream(kScenes[0], kFew); // fonts
    bool isGood = true;
    for (const Scene &scene : kScenes) {
        if (!only.isEmpty() && !isGate && only != QLatin1StringView(scene.name))
            continue;
        isGood = (isGate ? gate(scene) : compare(scene, 50'000, kRounds, 1.15)) && isGood;
    }
    return isGate && !isGood ? 1 : 0;
}
