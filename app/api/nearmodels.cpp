// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/nearmodels.h"

#include <QRegularExpression>
#include <QVarLengthArray>
#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace api {
namespace {

/// Longer ones are no model's name; the distance costs their product.
constexpr qsizetype kMaxLength = 200;

/// How near, the less the nearer: first by which rule, then by how much is different.
struct Nearness {
    int rule = 0;
    qsizetype difference = 0;
    qsizetype position = 0;
};

/// A text in the forms that are compared. Lists have thousands of entries, and people wait for the
/// answer at every letter: one object takes text after text and keeps its memory.
class Forms
{
public:
    Forms() = default;
    explicit Forms(const QString &text) { take(text); }
    Q_DISABLE_COPY(Forms)

    void take(const QString &text)
    {
        fold(text);
        squeeze();
        cut();
    }

    /// Lower case, without anything but letters and digits: what is left when only the writing
    /// differs.
    [[nodiscard]] QStringView tight() const { return m_tight; }
    /// The same of what stands behind the last slash.
    [[nodiscard]] QStringView tail() const { return QStringView(m_tight).sliced(m_tail); }
    /// "gpt4o" and "gpt-4o" have the same ones.
    [[nodiscard]] const QVarLengthArray<QStringView, 32> &words() const { return m_words; }

private:
    void fold(const QString &text)
    {
        const bool isAscii =
            std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
        if (!isAscii) {
            m_folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
            return;
        }
        m_folded.resize(text.size());
        std::transform(text.cbegin(), text.cend(), m_folded.begin(), [](QChar c) {
            return c >= u'A' && c <= u'Z' ? QChar(char16_t(c.unicode() + 0x20)) : c;
        });
    }
    void squeeze()
    {
        m_tight.resize(0);
        m_tail = 0;
        for (const QChar c : std::as_const(m_folded)) {
            if (c.isLetterOrNumber())
                m_tight += c;
            else if (c == u'/')
                m_tail = m_tight.size();
        }
    }
    /// Runs of letters, and of digits with dots between them.
    void cut()
    {
        m_words.clear();
        const QStringView text = m_folded;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype from = at;
            if (text.at(at).isDigit())
                at = endOfNumber(text, at);
            else
                at = endOfLetters(text, at);
            if (at > from)
                m_words.append(text.sliced(from, at - from));
            else
                ++at;
        }
    }
    static qsizetype endOfLetters(QStringView text, qsizetype at)
    {
        while (at < text.size() && text.at(at).isLetter())
            ++at;
        return at;
    }
    static qsizetype endOfNumber(QStringView text, qsizetype at)
    {
        const auto isDigitAt = [text](qsizetype i) {
            return i < text.size() && text.at(i).isDigit();
        };
        while (isDigitAt(at) || (at < text.size() && text.at(at) == u'.' && isDigitAt(at + 1)))
            ++at;
        return at;
    }

    QString m_folded;
    QString m_tight;
    qsizetype m_tail = 0;
    QVarLengthArray<QStringView, 32> m_words; ///< of m_folded
};

/// "snt" for "sonnet", "fl" for "flash": its letters in order, from the first one on.
bool isShortFor(QStringView typed, QStringView word)
{
    if (typed.isEmpty() || typed.front() != word.front())
        return false;
    if (typed.front().isDigit())
        return word == typed || (word.startsWith(typed) && word.at(typed.size()) == u'.');
    qsizetype next = 0;
    for (const QChar c : word) {
        if (next < typed.size() && typed.at(next) == c)
            ++next;
    }
    return next == typed.size();
}

/// How many words of the ID were not typed; nothing when a typed one is not among them.
std::optional<qsizetype> wordsLeftOver(const Forms &typed, const Forms &model)
{
    const auto &words = model.words();
    if (typed.words().isEmpty() || typed.words().size() > words.size())
        return std::nullopt;
    QVarLengthArray<bool, 32> isTaken(words.size(), false);
    const auto take = [&](const auto &isMeant) {
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (!isTaken[i] && isMeant(words.at(i)))
                return isTaken[i] = true;
        }
        return false;
    };
    for (const QStringView one : typed.words()) {
        const bool isFound =
            take([one](QStringView word) { return word == one; })
            || (one.size() > 1 && take([one](QStringView word) { return isShortFor(one, word); }));
        if (!isFound)
            return std::nullopt;
    }
    return words.size() - typed.words().size();
}

/// Insertions, deletions, exchanges and swaps of neighbours between the two; more than `most` when
/// there are more than that. Looks only where so few can lead (Ukkonen's band).
qsizetype distance(QStringView a, QStringView b, qsizetype most)
{
    // Most of a list is alike at both ends.
    const auto [same, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    b = b.sliced(other - b.begin());
    a = a.sliced(same - a.begin());
    while (!a.isEmpty() && !b.isEmpty() && a.back() == b.back()) {
        a.chop(1);
        b.chop(1);
    }
    const qsizetype width = b.size() + 1;
    QVarLengthArray<qsizetype, 512> cells(3 * width, most + 1);
    qsizetype *twoAgo = cells.data();
    qsizetype *before = twoAgo + width;
    qsizetype *now = before + width;
    for (qsizetype j = 0; j < width && j <= most; ++j)
        before[j] = j;
    qsizetype leastBefore = 0;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        const qsizetype from = std::max<qsizetype>(0, i - most);
        const qsizetype to = std::min(b.size(), i + most);
        qsizetype least = most + 1;
        if (from > 0)
            now[from - 1] = most + 1;
        for (qsizetype j = from; j <= to; ++j) {
            qsizetype steps = i;
            if (j > 0) {
                const qsizetype exchanged = before[j - 1] + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
                steps = std::min({before[j] + 1, now[j - 1] + 1, exchanged});
            }
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                steps = std::min(steps, twoAgo[j - 2] + 1);
            now[j] = steps;
            least = std::min(least, steps);
        }
        if (to < b.size())
            now[to + 1] = most + 1;
        if (least > most && leastBefore > most)
            return most + 1;
        leastBefore = least;
        std::swap(twoAgo, before);
        std::swap(before, now);
    }
    return before[b.size()];
}

/// What was typed, in the forms that are compared.
struct Typed {
    explicit Typed(const QString &text)
        : plain(text.simplified())
        , forms(text)
    {
    }
    QString plain;
    Forms forms;
};

std::optional<Nearness> nearnessOfId(const Forms &typed, const Forms &id)
{
    const QStringView tight = typed.tight();
    const qsizetype allowed = std::clamp<qsizetype>(tight.size() / 4, 1, 4);
    const QStringView nearer =
        qAbs(id.tight().size() - tight.size()) <= allowed ? id.tight() : id.tail();
    if (tight.size() < 3 || qAbs(nearer.size() - tight.size()) > allowed
        || nearer.size() > kMaxLength) {
        return std::nullopt;
    }
    const qsizetype apart = distance(tight, nearer, allowed);
    return apart <= allowed ? std::optional(Nearness{7, apart}) : std::nullopt;
}

/// `id` and `name` are there to be written into, so that their memory is used again.
std::optional<Nearness> nearnessOf(const Typed &typed, const ModelInfo &model, Forms &id,
                                   Forms &name)
{
    const QStringView tight = typed.forms.tight();
    const bool isNamed = !model.name.isEmpty();
    if (isNamed && model.name.simplified().compare(typed.plain, Qt::CaseInsensitive) == 0)
        return Nearness{0, 0};
    if (model.id.compare(typed.plain, Qt::CaseInsensitive) == 0)
        return Nearness{1, 0};
    id.take(model.id);
    if (id.tight() == tight)
        return Nearness{2, 0};
    if (id.tail() == tight || typed.forms.tail() == id.tight())
        return Nearness{3, 0};
    if (isNamed) {
        name.take(model.name);
        if (name.tight() == tight)
            return Nearness{4, 0};
    }
    if (const auto left = wordsLeftOver(typed.forms, id))
        return Nearness{5, *left};
    if (isNamed) {
        if (const auto left = wordsLeftOver(typed.forms, name))
            return Nearness{6, *left};
    }
    return nearnessOfId(typed.forms, id);
}

} // namespace

QStringList nearModels(const QString &typed, const QList<ModelInfo> &list, int max)
{
    const Typed wanted(typed.left(kMaxLength));
    if (wanted.forms.tight().isEmpty())
        return {};
    Forms id;
    Forms name;
    std::vector<Nearness> found;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).id == typed)
            return {};
        if (!list.at(i).isForChat)
            continue;
        if (auto nearness = nearnessOf(wanted, list.at(i), id, name)) {
            nearness->position = i;
            found.push_back(*nearness);
        }
    }
    std::sort(found.begin(), found.end(), [](const Nearness &a, const Nearness &b) {
        return std::tie(a.rule, a.difference, a.position)
               < std::tie(b.rule, b.difference, b.position);
    });
    QStringList ids;
    for (const Nearness &nearness : found) {
        if (ids.size() >= max)
            break;
        ids.append(list.at(nearness.position).id);
    }
    return ids;
}

bool isDisplayName(const QString &typed, const QList<ModelInfo> &list)
{
    const QString plain = typed.simplified();
    return !plain.isEmpty()
           && std::any_of(list.cbegin(), list.cend(), [&plain](const ModelInfo &model) {
                  return model.name.simplified().compare(plain, Qt::CaseInsensitive) == 0
                         && model.id != plain;
              });
}

QString proposedModelId(const QString &typed)
{
    static const QRegularExpression gap(QStringLiteral("[\\s_\\x{2010}-\\x{2015}-]+"));
    QString id = typed.normalized(QString::NormalizationForm_KC).trimmed().toLower();
    id.replace(gap, QStringLiteral("-"));
    return id == typed ? QString() : id;
}

} // namespace api
