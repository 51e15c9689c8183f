// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cputimer.h"
#include "support/conversationrig.h"
#include "ui/conversation/conversationview.h"

#include <QApplication>
#include <cstdio>

// CPU of the conversation view alone: chunks of four characters of mixed Markdown, handed over
// eight at a time and painted each time, with the view at the end; and opening what is stored.

namespace {

constexpr int kChunk = 4;
constexpr int kChunksPerFlush = 8;
constexpr int kRounds = 5;
constexpr double kLimit = 1.25;

QString corpus(int characters)
{
    const QString piece = QStringLiteral(
        "## A heading\n\nSome **bold** words, `code`, and a [link](https://a.example/b). The line "
        "goes on so that it is wrapped at least once in the column of the conversation.\n\n"
        "这是一段中文，带有**重点**和`代码`，足够长以便换行，并且混有 Latin words 与数字 123。\n\n"
        "- first item\n- second *item*\n  - inner\n\n"
        "```cpp\nint main()\n{\n    return answer(42); // 注释\n}\n```\n\n"
        "| name | value |\n|------|------:|\n| one | 1 |\n| 二 | 2 |\n\n> a quote\n> of two "
        "lines\n\n");
    QString text;
    while (text.size() < characters)
        text += piece;
    text.truncate(characters);
    return text;
}

struct Rig {
    Rig()
        : view(theme, gate)
    {
        auto owned = std::make_unique<support::FakePort>();
        port = owned.get();
        view.resize(900, 700);
        view.setPort(std::move(owned));
        view.show();
        QCoreApplication::processEvents();
    }
    ui::Theme theme;
    support::FakeGate gate;
    ui::ConversationView view;
    support::FakePort *port = nullptr;
};

/// CPU microseconds a chunk.
double stream(int chunks)
{
    Rig rig;
    const QString text = corpus(chunks * kChunk);
    const QUuid reply = rig.port->ask(QStringLiteral("go"));
    QCoreApplication::processEvents();
    const bench::CpuTimer timer;
    for (int at = 0; at < text.size(); at += kChunk * kChunksPerFlush) {
        rig.port->conversation().appendText(reply, 0, text.mid(at, kChunk * kChunksPerFlush));
        QCoreApplication::processEvents();
    }
    return timer.seconds() * 1e6 / chunks;
}

/// CPU milliseconds until the stored conversation is painted at its end.
double open(int messages)
{
    Rig rig;
    auto stored = std::make_unique<support::FakePort>();
    const QString text = corpus(600);
    for (int i = 0; i < messages; ++i)
        (void)stored->add(i % 2 ? core::Role::Assistant : core::Role::User, text);
    const bench::CpuTimer timer;
    rig.view.setPort(std::move(stored));
    QCoreApplication::processEvents();
    return timer.seconds() * 1e3;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const bool isGate = app.arguments().contains(QStringLiteral("--gate"));
    const int few = 1'000;
    const int many = isGate ? 5'000 : 20'000;
    (void)stream(few); // fonts
    // In turns, and the least of each: what else the machine does meets both alike.
    double a = stream(few);
    double b = stream(many);
    for (int round = 1; round < kRounds; ++round) {
        a = std::min(a, stream(few));
        b = std::min(b, stream(many));
    }
    std::printf("view: %.1f us a chunk at %d, %.1f at %d: ratio %.2f (at most %.2f)\n", a, few, b,
                many, b / a, kLimit);
    for (const int messages : {100, 1'000, 5'000})
        std::printf("view: %d stored messages open in %.1f ms CPU\n", messages, open(messages));
    return b / a <= kLimit ? 0 : 1;
}
