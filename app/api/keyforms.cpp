// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/keyforms.h"

#include "api/masking.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace api {
namespace {

constexpr int kMostRepeats = 8; ///< of an escape or a tag; it bounds what one place may cost

QLatin1StringView entityOf(QChar character)
{
    switch (character.unicode()) {
    case u'<':
        return QLatin1StringView("lt;");
    case u'>':
        return QLatin1StringView("gt;");
    case u'&':
        return QLatin1StringView("amp;");
    case u'"':
        return QLatin1StringView("quot;");
    case u'\'':
        return QLatin1StringView("apos;");
    default:
        return {};
    }
}

/// Reads one character of a key in every dress that servers give it, each possibly put on some
/// times more. The functions return where it ends, -1 when it is not there. No regular expression:
/// one with the key in it would put the key into Qt's warnings.
class Spelling
{
public:
    explicit Spelling(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] qsizetype end(qsizetype at, QChar wanted) const
    {
        for (const qsizetype end :
             {endOfPercent(at, wanted), endOfEntity(at, wanted), endOfBackslash(at, wanted)}) {
            if (end >= 0)
                return end;
        }
        return is(at, wanted) ? at + 1 : -1;
    }
    [[nodiscard]] qsizetype afterTags(qsizetype at) const
    {
        constexpr qsizetype kLongestTag = 80;
        for (int i = 0; i < kMostRepeats && is(at, u'<'); ++i) {
            const qsizetype close = m_text.mid(at, kLongestTag).indexOf(u'>');
            if (close < 0)
                break;
            at += close + 1;
        }
        return at;
    }

private:
    [[nodiscard]] bool is(qsizetype at, QChar wanted) const
    {
        return at < m_text.size() && m_text[at] == wanted;
    }
    [[nodiscard]] bool isNumber(qsizetype at, qsizetype size, int base, QChar wanted) const
    {
        bool isNumber = false;
        const uint number = m_text.mid(at, size).toUInt(&isNumber, base);
        return isNumber && number == wanted.unicode() && at + size <= m_text.size();
    }
    /// A word again and again.
    [[nodiscard]] qsizetype after(qsizetype at, QLatin1StringView word) const
    {
        for (int i = 0; i < kMostRepeats && m_text.sliced(at).startsWith(word); ++i)
            at += word.size();
        return at;
    }
    [[nodiscard]] qsizetype endOfPercent(qsizetype at, QChar wanted) const
    {
        if (!is(at, u'%'))
            return -1;
        const qsizetype last = after(at + 1, QLatin1StringView("25"));
        if (isNumber(last, 2, 16, wanted))
            return last + 2;
        return wanted == u'%' && last > at + 1 ? last : -1;
    }
    [[nodiscard]] qsizetype endOfEntity(qsizetype at, QChar wanted) const
    {
        if (!is(at, u'&'))
            return -1;
        const qsizetype last = after(at + 1, QLatin1StringView("amp;"));
        const QLatin1StringView name = entityOf(wanted);
        if (!name.isEmpty() && m_text.sliced(last).startsWith(name))
            return last + name.size();
        if (wanted == u'&' && last > at + 1)
            return last;
        if (!is(last, u'#'))
            return -1;
        const bool isHex = is(last + 1, u'x') || is(last + 1, u'X');
        const qsizetype digits = last + (isHex ? 2 : 1);
        const qsizetype size = m_text.mid(digits, kMostRepeats).indexOf(u';');
        return size > 0 && isNumber(digits, size, isHex ? 16 : 10, wanted) ? digits + size + 1 : -1;
    }
    [[nodiscard]] qsizetype endOfBackslash(qsizetype at, QChar wanted) const
    {
        if (!is(at, u'\\'))
            return -1;
        const qsizetype last = after(at, QLatin1StringView("\\"));
        if (is(last, u'u') && isNumber(last + 1, 4, 16, wanted))
            return last + 5;
        if (wanted == u'\\')
            return last;
        return is(last, wanted) ? last + 1 : -1;
    }

    QStringView m_text;
};

void maskSpelled(QString &text, const QString &key)
{
    QString clean;
    const Spelling spelling(text);
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        qsizetype end = at;
        for (qsizetype i = 0; i < key.size() && end >= 0; ++i)
            end = spelling.end(i == 0 ? end : spelling.afterTags(end), key.at(i));
        if (end < 0)
            continue;
        clean += QStringView(text).sliced(from, at - from);
        clean += QLatin1StringView(kMask);
        from = end;
        at = end - 1;
    }
    if (from == 0)
        return;
    clean += QStringView(text).sliced(from);
    text = clean;
}

/// Base64 of the key alone, and what is the same wherever the key stands in something longer,
/// such as "Bearer " and the key.
QStringList base64Forms(const QByteArray &key)
{
    QStringList forms{QString::fromLatin1(key.toBase64())};
    static constexpr qsizetype kUnknown[] = {0, 2, 3}; ///< characters that the bytes before share
    for (qsizetype before = 0; before < 3; ++before) {
        QByteArray form = (QByteArray(before, '\0') + key).toBase64(QByteArray::OmitTrailingEquals);
        if ((before + key.size()) % 3 != 0)
            form.chop(1);
        forms.append(QString::fromLatin1(form.sliced(kUnknown[before])));
    }
    const qsizetype count = forms.size();
    for (qsizetype i = 0; i < count; ++i) {
        QString url = forms.at(i);
        url.replace(u'+', u'-').replace(u'/', u'_');
        if (url != forms.at(i))
            forms.append(url);
    }
    return forms;
}

/// What was read may have ended inside the key.
void maskTornEnd(QString &text, const QString &key)
{
    for (qsizetype size = std::min(key.size() - 1, text.size()); size >= kShortestSecret; --size) {
        if (text.endsWith(QStringView(key).first(size))) {
            text.chop(size);
            text += QLatin1StringView(kMask);
            return;
        }
    }
}

/// A short key may be a word, such as "ollama"; where it is called a key, it is one.
QString withoutShort(QString text, const QString &key)
{
    if (key.isEmpty())
        return text;
    static const QRegularExpression before(
        QStringLiteral("(?:bearer|key|token|provided|密钥|令牌)[\\s:=\"'`“（(]{0,4}$"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kLongestLead = 16;
    for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
        const QString lead =
            text.sliced(std::max<qsizetype>(0, at - kLongestLead), std::min(at, kLongestLead));
        const qsizetype end = at + key.size();
        const bool isWhole = end == text.size() || !text.at(end).isLetterOrNumber();
        if (isWhole && before.match(lead).hasMatch())
            text.replace(at, key.size(), QLatin1StringView(kMask));
    }
    return text;
}

QString withoutSpellings(QString text, const QByteArray &key)
{
    if (key.size() < kShortestSecret || text.size() < kShortestSecret)
        return text;
    const QString plain = QString::fromUtf8(key);
    // Host names come back in lower case.
    text.replace(plain, QLatin1StringView(kMask), Qt::CaseInsensitive);
    const bool isSpelled = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c == u'\\' || c == u'%' || c == u'&' || c == u'<';
    });
    if (isSpelled)
        maskSpelled(text, plain);
    const QStringList forms = base64Forms(key);
    for (const QString &form : forms)
        text.replace(form, QLatin1StringView(kMask));
    maskTornEnd(text, plain);
    return text;
}

} // namespace

QString withoutKey(QString text, const QByteArray &key)
{
    if (key.size() < kShortestSecret)
        return withoutShort(std::move(text), QString::fromUtf8(key));
    // Some gateways know a key by what stands behind its "sk-", and say only that back.
    static const QRegularExpression prefix(QStringLiteral("^[A-Za-z]{2,4}[-_]"));
    const QString tail = QString::fromUtf8(key).remove(prefix);
    text = withoutSpellings(std::move(text), key);
    return tail.size() < key.size() && tail.size() >= kShortestSecret
               ? text.replace(tail, QLatin1StringView(kMask), Qt::CaseInsensitive)
               : text;
}

} // namespace api
