// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faultorder.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace demo {
namespace {

struct Word {
    Fault fault;
    int number;
    const char *words; ///< in UTF-8; several are separated by "|"
};

constexpr std::array kWords{
    Word{Fault::Cut, 0, "cut|cut off|broken off|disconnect|中断|断开|切断|断线"},
    Word{Fault::Reset, 0, "reset|重置"},
    Word{Fault::CleanEnd, 0,
         "clean end|cut without finish|without finish|no finish|没有结束标记|无结束标记"},
    Word{Fault::StreamError, 1,
         "mid-stream error|error in mid-stream|stream error|流中错误|中途错误"},
    Word{Fault::Status, 400, "bad request|请求错误"},
    Word{Fault::Status, 401, "wrong key|bad key|密钥错误|错误密钥"},
    Word{Fault::Status, 402, "no credit|payment|欠费"},
    Word{Fault::Status, 403, "forbidden|禁止"},
    Word{Fault::Status, 404, "not found|找不到"},
    Word{Fault::Status, 405, "wrong method|method not allowed|方法错误"},
    Word{Fault::Status, 413, "too large|太大|过大"},
    Word{Fault::Status, 429, "rate limit|too many requests|限流|频率"},
    Word{Fault::Status, 500, "server error|服务器错误"},
    Word{Fault::Status, 502, "bad gateway|网关错误"},
    Word{Fault::Status, 503, "unavailable|不可用"},
    Word{Fault::Status, 504, "gateway timeout|网关超时"},
    Word{Fault::Status, 524, "cloudflare"},
    Word{Fault::Status, 529, "overloaded|过载"},
    Word{Fault::Quota, 0, "quota|insufficient quota|余额|额度"},
    Word{Fault::Loading, 0, "loading|503 loading|加载"},
    Word{Fault::NoChannel, 0, "no channel|无渠道|没有渠道"},
    Word{Fault::NoModel, 0, "model not found|unknown model|模型不存在|没有模型|找不到模型"},
    Word{Fault::ImageRefused, 0, "image refused|refused image|no vision|拒绝图片|图片被拒"},
    Word{Fault::ImageIgnored, 0, "image ignored|ignored image|忽略图片|图片被忽略"},
    Word{Fault::Context, 0, "context|too long|上下文|太长"},
    Word{Fault::Parameter, 0, "parameter|refused parameter|option|参数"},
    Word{Fault::Challenge, 0, "challenge|captcha|人机验证|验证页"},
    Word{Fault::Html, 0, "html|web page|网页"},
    Word{Fault::EmptyBody, 0, "empty body|空响应|空正文"},
    Word{Fault::EmptyAnswer, 0, "empty|empty answer|空回答|空"},
    Word{Fault::Comments, 0, "only comments|comments|注释"},
    Word{Fault::Slow, 0, "slow|slow first byte|慢"},
    Word{Fault::Stall, 0, "stall|stalled|卡住|停住"},
    Word{Fault::Pings, 0, "pings|keep-alive|heartbeat|心跳"},
    Word{Fault::NoDone, 0, "no done|no [done]|without done|without [done]|没有 done|没有 [done]"},
    Word{Fault::Unexplained, 0, "unexplained|no reason|没说原因|原因不明"},
    Word{Fault::Length, 0, "length|长度"},
    Word{Fault::Filter, 0, "filter|content filter|内容过滤|过滤"},
    Word{Fault::Refusal, 0, "refusal|decline|拒绝回答|拒答"},
    Word{Fault::Gzip, 0, "gzip|compressed|压缩"},
    Word{Fault::GzipLabel, 0, "gzip label|wrong gzip label|压缩标签"},
    Word{Fault::Whole, 0, "whole json|not streaming|整段|非流式"},
    Word{Fault::BrokenFrame, 0, "broken frame|invalid json|坏帧|损坏的数据"},
    Word{Fault::Redirect, 307, "redirect|重定向|跳转"},
    Word{Fault::Elsewhere, 0,
         "redirect elsewhere|other host|another host|elsewhere|别处|其他主机|跳转到别处"},
    Word{Fault::HangUp, 0, "hang up|no answer|挂断|无应答"},
};

bool isAscii(const QString &word)
{
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

/// English words stand alone; Chinese has no blanks to stand between.
bool hasWord(const QString &prompt, const QString &word)
{
    if (!isAscii(word))
        return prompt.contains(word);
    const QRegularExpression alone(
        QStringLiteral("(?<![a-z])%1(?![a-z])").arg(QRegularExpression::escape(word)));
    return alone.match(prompt).hasMatch();
}

FaultOrder byWords(const QString &prompt)
{
    FaultOrder order;
    qsizetype longest = 0;
    for (const Word &entry : kWords) {
        const QStringList words = QString::fromUtf8(entry.words).split(QLatin1Char('|'));
        for (const QString &word : words) {
            // A Chinese character says about as much as three letters.
            const qsizetype weight = word.size() * (isAscii(word) ? 1 : 3);
            if (weight > longest && hasWord(prompt, word)) {
                longest = weight;
                order.fault = entry.fault;
                order.number = entry.number;
            }
        }
    }
    return order;
}

/// The number behind words like these; -1 when there is none.
int numberAfter(const QString &prompt, const QString &words)
{
    const QRegularExpression pattern(
        QStringLiteral("(?:%1)\\D{0,12}?(\\d{1,3})(?!\\d)").arg(words));
    const auto match = pattern.match(prompt);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

int secondsIn(const QString &prompt)
{
    static const QRegularExpression unit(QStringLiteral("(?<!\\d)(\\d{1,3}) ?(?:s\\b|sec|秒)"));
    const auto match = unit.match(prompt);
    return match.hasMatch()
               ? match.captured(1).toInt()
               : numberAfter(prompt, QStringLiteral("slow|after|wait|慢|等待|等|重试"));
}

int statusIn(const QString &prompt)
{
    static const QRegularExpression status(QStringLiteral("(?<!\\d)([345]\\d\\d)(?!\\d)"));
    const auto match = status.match(prompt);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

/// A bare status decides only where the words around it say nothing more exact.
void applyStatus(FaultOrder &order, int status)
{
    if (status == 0)
        return;
    if (status / 100 == 3) {
        if (order.fault != Fault::Elsewhere)
            order.fault = Fault::Redirect;
        order.number = status;
    } else if (order.fault == Fault::None || order.fault == Fault::Status) {
        order.fault = Fault::Status;
        order.number = status;
    } else if (order.fault == Fault::Html) {
        order.number = status;
    }
}

QString optionIn(const QString &prompt)
{
    static const QRegularExpression option(QStringLiteral(
        "\\b(stream_options|max_tokens|max_completion_tokens|temperature|top_p|presence_penalty|"
        "frequency_penalty|reasoning_effort|seed|stop|response_format|tools)\\b"));
    return option.match(prompt).captured(1);
}

} // namespace

FaultOrder FaultOrder::fromPrompt(const QString &prompt)
{
    const QString text = prompt.simplified().toLower();
    const int form =
        numberAfter(text, QStringLiteral("mid-?stream error|error in mid-?stream|stream error|"
                                         "error form|form|error|流中错误|中途错误|错误形式|错误"));
    FaultOrder order = byWords(text);
    order.option = optionIn(text);
    order.seconds = secondsIn(text);
    order.isOnce = hasWord(text, QStringLiteral("once")) || text.contains(QStringLiteral("一次"));
    applyStatus(order, statusIn(text));
    if (form >= 1 && form <= 14
        && (order.fault == Fault::None || order.fault == Fault::StreamError)) {
        order.fault = Fault::StreamError;
        order.number = form;
    }
    if (order.fault == Fault::None && !order.option.isEmpty())
        order.fault = Fault::Parameter;
    return order;
}

bool FaultMemory::isFirst(const QString &question)
{
    if (m_seen.remove(question))
        return false;
    m_seen.insert(question);
    return true;
}

} // namespace demo
