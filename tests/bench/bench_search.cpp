// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A search over many stored messages, half of them Chinese: how long until the first page is here,
// what the index takes beside the text, how long it takes to make.
// Usage: bench_search [--gate] [--messages N]

#include "figures.h"
#include "storage/records.h"
#include "storage/search/search.h"
#include "support/storebuilders.h"
#include "support/wordbook.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace {

constexpr int kMessagesPerConversation = 50;
constexpr int kBytesPerMessage = 500;
constexpr int kConversationsPerTransaction = 100;
constexpr int kRounds = 7;
constexpr int kSends = 300;
constexpr double kFirstPageMs = 100;
constexpr double kFileRatio = 2.2;
// In few messages each pair of characters is new more often.
constexpr double kSmallFileRatio = 2.5;

struct Filled {
    qint64 bytes = 0;
    double seconds = 0;
};

/// Alternately Chinese and English, the lengths far apart.
core::Message messageOf(support::Wordbook &words, int number, const QUuid &parent)
{
    const int bytes = words.length(kBytesPerMessage);
    const QString text = number / 2 % 2 == 0 ? words.chinese(bytes) : words.english(bytes);
    const auto role = number % 2 == 0 ? core::Role::User : core::Role::Assistant;
    core::Message message =
        support::makeMessage(number % kMessagesPerConversation + 1, role, text, parent);
    message.model = role == core::Role::User ? QString() : QStringLiteral("example-1");
    return message;
}

Filled fill(storage::Database &database, int count)
{
    support::Wordbook words(1);
    storage::Records records(database);
    Filled filled;
    QElapsedTimer timer;
    for (int number = 0; number < count && !database.hasFailed();) {
        QList<QList<core::Message>> conversations;
        for (int i = 0; i < kConversationsPerTransaction && number < count; ++i) {
            QList<core::Message> messages;
            for (int n = 0; n < kMessagesPerConversation && number < count; ++n, ++number) {
                const QUuid parent = messages.isEmpty() ? QUuid() : messages.constLast().id;
                messages.append(messageOf(words, number, parent));
                filled.bytes += core::partText(messages.constLast().parts.at(0)).toUtf8().size();
            }
            conversations.append(messages);
        }
        timer.start();
        database.begin();
        for (const QList<core::Message> &messages : conversations)
            records.addMessages(support::makeInfo(words.title()), messages, {});
        database.commit();
        filled.seconds += double(timer.nsecsElapsed()) / 1e9;
    }
    return filled;
}

void discardIndex(storage::Database &database)
{
    database.begin();
    storage::SearchIndex(database).discard();
    database.commit();
}

/// Seconds to index all of it, by the slices that are made in the background.
double indexAll(storage::Database &database, bench::Series &slices)
{
    storage::SearchIndex index(database);
    QElapsedTimer all;
    all.start();
    QElapsedTimer slice;
    slice.start();
    while (index.indexMore() == storage::SearchIndex::Progress::More) {
        slices.add(double(slice.nsecsElapsed()) / 1e6);
        slice.start();
    }
    return double(all.nsecsElapsed()) / 1e9;
}

/// Milliseconds to store a message and commit it, as before each send.
bench::Series sendTimes(storage::Database &database)
{
    support::Wordbook words(2);
    storage::Records records(database);
    const core::ConversationInfo info = support::makeInfo();
    bench::Series times;
    for (int i = 0; i < kSends; ++i) {
        const core::Message message = messageOf(words, i, {});
        QElapsedTimer timer;
        timer.start();
        database.begin();
        records.addMessages(info, {message}, {});
        database.commit();
        times.add(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

struct Query {
    const char *name;
    QString text;
    bool isBarred = true; ///< there is a bar for it
};

QList<Query> queries()
{
    const support::Wordbook words(1);
    return {
        {"a frequent word", words.englishWord(3)},
        {"a word of the middle", words.englishWord(2'000)},
        {"a rare word", words.englishWord(19'000)},
        {"a word that is nowhere", QStringLiteral("qqqqqzzzzz")},
        {"two Chinese characters, frequent", words.chineseWord(30)},
        {"two Chinese characters, of the middle", words.chineseWord(2'000)},
        {"two Chinese characters, rare", words.chineseWord(19'000)},
        {"four Chinese characters", words.chineseWord(300) + words.chineseWord(500)},
        {"one Chinese character, frequent", words.chineseWord(30).left(1)},
        {"one Chinese character, rare", words.chineseWord(19'001).left(1), false},
        {"the beginning of words", words.englishWord(2'000).left(2), false},
        {"a phrase", u'"' + words.englishWord(5) + u' ' + words.englishWord(40) + u'"'},
        {"two words", words.englishWord(200) + u' ' + words.englishWord(3'000)},
    };
}

bench::Series timesOf(storage::Search &search, const QString &text, int &hits)
{
    bench::Series times;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        storage::SearchQuery query;
        query.text = text;
        auto future = search.find(query);
        future.waitForFinished();
        times.add(double(timer.nsecsElapsed()) / 1e6);
        hits = future.result() ? future.result().value().hitCount : -1;
    }
    return times;
}

bool search(const QString &path)
{
    storage::Search search(path);
    bool isGood = true;
    int hits = 0;
    QElapsedTimer first;
    first.start();
    (void)timesOf(search, QStringLiteral("begin"), hits);
    std::printf("the first %d of all, with opening: ms %.1f\n", kRounds,
                double(first.nsecsElapsed()) / 1e6);
    for (const Query &query : queries()) {
        const bench::Series times = timesOf(search, query.text, hits);
        const QByteArray name = "  " + QByteArray(query.name) + ", " + QByteArray::number(hits);
        if (query.isBarred)
            isGood = bench::report(name.constData(), times.text(), times.at(0.5), kFirstPageMs)
                     && isGood;
        else
            std::printf("%-58s %s\n", name.constData(), times.text().constData());
    }
    return isGood;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool isGate = arguments.contains(QStringLiteral("--gate"));
    const qsizetype at = arguments.indexOf(QStringLiteral("--messages"));
    const int count = at > 0 ? arguments.value(at + 1).toInt() : isGate ? 10'000 : 1'000'000;
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("loquat.db"));
    {
        storage::Store store;
        (void)support::await(store.open(path));
    }
    storage::Database database;
    database.open(path);
    discardIndex(database);
    const Filled filled = fill(database, count);
    bench::Series slices;
    const double before = bench::threadSeconds();
    const double seconds = indexAll(database, slices);
    const double cpu = bench::threadSeconds() - before;
    (void)database.pragma("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto pages = [&database](const char *sql) { return database.pragma(sql).toDouble(); };
    const double used =
        (pages("PRAGMA page_count") - pages("PRAGMA freelist_count")) * pages("PRAGMA page_size");
    std::printf(
        "%d messages, %.1f MB of text; stored in %.1f s, indexed in %.1f s, %.1f of them CPU,"
        " by slices of ms %s\n",
        count, double(filled.bytes) / 1e6, filled.seconds, seconds, cpu, slices.text().constData());
    bool isGood = bench::report("file beside its text",
                                QByteArray::number(used / double(filled.bytes), 'f', 2),
                                used / double(filled.bytes), isGate ? kSmallFileRatio : kFileRatio);
    const bool isQuick = search(path);
    std::printf("a message stored, with the index: ms %s\n",
                sendTimes(database).text(2).constData());
    discardIndex(database);
    std::printf("a message stored, without it:     ms %s\n",
                sendTimes(database).text(2).constData());
    isGood = isGood && !database.hasFailed();
    // Times belong to a machine; the size does not.
    return isGate ? int(!isGood) : int(!(isGood && isQuick));
}
