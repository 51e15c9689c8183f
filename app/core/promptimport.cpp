// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/promptimport.h"

#include "core/id.h"

#include <QMultiHash>
#include <QSet>

namespace core {
namespace {

/// The same for all that say the same; thousands may have one title.
size_t fingerprintOf(const Prompt &prompt)
{
    return qHashMulti(QHashSeed::globalSeed(), prompt.title, prompt.text.trimmed());
}

size_t fingerprintOf(const Persona &persona)
{
    return qHashMulti(QHashSeed::globalSeed(), persona.name, persona.instructions.trimmed());
}

/// What is here of one kind, and how many more of it may be.
template <typename T>
class Shelved
{
public:
    Shelved(const QList<T> &here, qsizetype most)
        : m_room(most - here.size())
    {
        for (const T &one : here)
            add(one);
    }

    [[nodiscard]] bool isKnown(const T &one) const
    {
        const auto [begin, end] = m_here.equal_range(fingerprintOf(one));
        return std::any_of(begin, end, [&one](const T &other) { return saysTheSame(one, other); });
    }
    [[nodiscard]] bool isFull() const { return m_room <= 0; }
    void take(const T &one)
    {
        --m_room;
        add(one);
    }

private:
    void add(const T &one) { m_here.insert(fingerprintOf(one), one); }

    QMultiHash<size_t, T> m_here; ///< by what they say
    qsizetype m_room;
};

} // namespace

PromptImport judged(PromptImport found, const PromptShelf &here)
{
    Shelved<Prompt> prompts(here.prompts, kMostPrompts);
    Shelved<Persona> personas(here.personas, kMostPersonas);
    QSet<QUuid> ids;
    for (const Prompt &prompt : here.prompts)
        ids.insert(prompt.id);
    for (const Persona &persona : here.personas)
        ids.insert(persona.id);
    qsizetype room = kLongestShelf - lengthOf(here);
    const auto judge = [&](ImportedPrompt &item, auto &one, auto &shelved) {
        if (shelved.isKnown(one)) {
            item.state = ImportedPrompt::State::Known;
        } else if (shelved.isFull() || lengthOf(one) > room) {
            item.state = ImportedPrompt::State::Refused;
            item.reason = ImportedPrompt::Reason::Full;
        } else {
            if (one.id.isNull() || ids.contains(one.id))
                one.id = newId();
            ids.insert(one.id);
            room -= lengthOf(one);
            shelved.take(one);
        }
    };
    for (ImportedPrompt &item : found.items) {
        if (item.state != ImportedPrompt::State::New)
            continue;
        if (auto *prompt = std::get_if<Prompt>(&item.what))
            judge(item, *prompt, prompts);
        else
            judge(item, std::get<Persona>(item.what), personas);
    }
    return found;
}

} // namespace core
