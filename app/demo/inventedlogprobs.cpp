// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/inventedlogprobs.h"

#include "demo/completion.h"

#include <QHash>
#include <QList>
#include <cmath>

namespace demo {
namespace {

constexpr size_t kChanceSeed = 20260101;
constexpr int kSteps = 1000;
constexpr qsizetype kLongBytes = 4; ///< of a character that is split

QByteArray entry(const QByteArray &token, double probability)
{
    QByteArrayList bytes;
    for (const char byte : token)
        bytes.append(QByteArray::number(int(uchar(byte))));
    return "\"token\":" + jsonString(QString::fromUtf8(token))
           + ",\"logprob\":" + QByteArray::number(std::log(probability), 'g', 8) + ",\"bytes\":["
           + bytes.join(',') + ']';
}

/// Mostly sure, now and then hardly.
double probabilityOf(const QByteArray &token)
{
    const double chance = double(qHash(token, kChanceSeed) % kSteps) / kSteps;
    return 0.02 + 0.979 * std::sqrt(chance);
}

QByteArray objectOf(const QByteArray &token, int alternatives)
{
    const double probability = probabilityOf(token);
    QByteArrayList others;
    if (alternatives > 0)
        others.append('{' + entry(token, probability) + '}');
    double rest = (1 - probability) / 2;
    for (int i = 1; i < alternatives; ++i, rest /= 2)
        others.append('{' + entry(token + QByteArray(i, '~'), rest) + '}');
    return '{' + entry(token, probability) + ",\"top_logprobs\":[" + others.join(',') + "]}";
}

/// Where the first of the bytes of a character is that takes four; -1: there is none.
qsizetype longCharacter(const QByteArray &bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (uchar(bytes.at(i)) >= 0xf0)
            return i;
    }
    return -1;
}

} // namespace

QByteArray inventLogprobs(const QString &text, int alternatives)
{
    QByteArrayList objects;
    QByteArray bytes = text.toUtf8();
    for (qsizetype at = longCharacter(bytes); at >= 0; at = longCharacter(bytes)) {
        objects.append(objectOf(bytes.first(at + kLongBytes / 2), alternatives));
        bytes.remove(0, at + kLongBytes / 2);
        objects.append(objectOf(bytes.first(kLongBytes / 2), alternatives));
        bytes.remove(0, kLongBytes / 2);
    }
    if (!bytes.isEmpty())
        objects.append(objectOf(bytes, alternatives));
    return objects.join(',');
}

} // namespace demo
