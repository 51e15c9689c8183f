// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast bytes become a merged reply, beside the least any client has to do: one
// QJsonDocument::fromJson an event. Usage: bench_decode [--events N] [--gate]

#include "api/replydecoder.h"
#include "cputimer.h"
#include "figures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace {

constexpr int kRounds = 5;
constexpr int kMostGatedTimes = 10;
constexpr int kReadSize = 16 * 1024;
/// Bytes to merged reply: at least half the speed of a JSON document an event.
constexpr double kMinimumShare = 0.5;

QByteArray chunk(int i)
{
    static const char *const words[] = {"the ", "answer", " is", "：答", "案是", "\\n", "**bold**"};
    return R"({"id":"chatcmpl-bench-0001","object":"chat.completion.chunk","created":1760000000,)"
           R"("model":"bench-model-2026","system_fingerprint":"fp_bench","choices":[{"index":0,)"
           R"("delta":{"content":")"
           + QByteArray(words[i % 7])
           + R"("},"logprobs":null,"finish_reason":null}],"obfuscation":"abcdefgh"})";
}

struct Stream {
    QList<QByteArray> documents;
    QByteArray bytes;
};

Stream makeStream(int events)
{
    Stream stream;
    for (int i = 0; i < events; ++i) {
        stream.documents.append(chunk(i));
        stream.bytes += "data: " + stream.documents.constLast() + "\n\n";
    }
    stream.bytes +=
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        "data: [DONE]\n\n";
    return stream;
}

double parseEachDocument(const Stream &stream)
{
    const bench::CpuTimer timer;
    qsizetype members = 0;
    for (const QByteArray &document : stream.documents)
        members += QJsonDocument::fromJson(document).object().size();
    return members > 0 ? timer.seconds() : -1;
}

double decodeWhole(const Stream &stream)
{
    const bench::CpuTimer timer;
    api::ReplyHead head;
    head.contentType = "text/event-stream";
    api::ReplyDecoder decoder(head);
    QString text;
    const auto take = [&text](const QList<api::StreamEvent> &events) {
        for (const api::StreamEvent &event : events) {
            if (const auto *delta = std::get_if<api::TextDelta>(&event))
                text += delta->text;
        }
    };
    for (qsizetype at = 0; at < stream.bytes.size(); at += kReadSize)
        take(decoder.feed(stream.bytes.mid(at, kReadSize)));
    take(decoder.finish(api::TransportEnd::Clean));
    return text.isEmpty() ? -1 : timer.seconds();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const qsizetype eventsAt = arguments.indexOf(QStringLiteral("--events"));
    const int events = eventsAt > 0 ? arguments.value(eventsAt + 1).toInt() : 50'000;
    const Stream stream = makeStream(events);
    const bool isGate = arguments.contains(QStringLiteral("--gate"));
    bench::Beside cost;
    double share = 0;
    (void)bench::holdsWithin(isGate ? kMostGatedTimes : 1, [&] {
        for (int round = 0; round < kRounds; ++round)
            cost.add(parseEachDocument(stream), decodeWhole(stream));
        share = 1 / cost.ratio();
        return share >= kMinimumShare;
    });
    const double megabytes = double(stream.bytes.size()) / 1e6;
    QTextStream(stdout) << "decode: " << events << " events, " << megabytes << " MB; QJsonDocument "
                        << megabytes / cost.few().least() << " MB/s, bytes to reply "
                        << megabytes / cost.many().least() << " MB/s, share " << share
                        << " (at least " << kMinimumShare << ")\n";
    return isGate && share < kMinimumShare ? 1 : 0;
}
