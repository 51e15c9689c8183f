// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolbox.h"

#include "core/whendone.h"
#include "core/writtenjson.h"
#include "storage/jsonfile.h"
#include "storage/pooltask.h"
#include "tools/toollist.h"

#include <algorithm>
#include <utility>

namespace chat {
namespace {

constexpr QLatin1StringView kToolsMember("tools");
constexpr QLatin1StringView kApprovalsMember("approvals");
constexpr QLatin1StringView kRoundsMember("rounds");
constexpr qsizetype kMostConversations = 2000;

struct KeptTools {
    storage::JsonFile::Read file;
    QList<tools::Tool> own;
    QList<qsizetype> sizes; ///< of each
};

/// The file may have been written by hand, and schemas are compiled, which takes its time.
KeptTools keptTools(const QString &path)
{
    const storage::JsonFile::Read file = storage::JsonFile(path).read();
    KeptTools kept{file, tools::soundTools(file.object.value(kToolsMember).toArray()), {}};
    for (const tools::Tool &tool : std::as_const(kept.own))
        kept.sizes.append(tools::keptSize(tool));
    return kept;
}

QJsonObject toJson(const QList<tools::Tool> &own, const QHash<QUuid, tools::Approvals> &approvals,
                   int rounds)
{
    QJsonObject agreed;
    for (auto it = approvals.cbegin(); it != approvals.cend(); ++it)
        agreed.insert(it.key().toString(QUuid::WithoutBraces), it.value().toJson());
    return {{kToolsMember, tools::listToJson(own)},
            {kApprovalsMember, agreed},
            {kRoundsMember, rounds}};
}

} // namespace

QJsonArray asWritten(QJsonArray definitions, const tools::Registry &registry)
{
    const QString function = QStringLiteral("function");
    const QString parameters = QStringLiteral("parameters");
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        const auto known = registry.meant(definitions.at(i));
        QJsonObject definition = definitions.at(i).toObject();
        const QJsonObject holder = definition.value(function).toObject();
        if (!known || known->tool.written.isEmpty()
            || !core::writtenOf(holder, parameters).isEmpty())
            continue;
        definition.insert(function, core::withWritten(holder, parameters, known->tool.written));
        definitions.replace(i, definition);
    }
    return definitions;
}

Toolbox::Toolbox(const QString &path, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_file(path)
    , m_builtIns(clock)
{
    m_registry.add(m_own);
    m_registry.add(m_builtIns);
    connect(&m_registry, &tools::Registry::changed, this, &Toolbox::changed);
    connect(&m_file, &KeptJson::failed, this, &Toolbox::saveFailed);
    connect(&m_file, &KeptJson::recovered, this, &Toolbox::saveRecovered);
    load(path);
}

Toolbox::~Toolbox() = default;

void Toolbox::load(const QString &path)
{
    if (path.isEmpty()) {
        m_isReady = true;
        return;
    }
    core::whenDone(
        this, storage::runOnPool([path] { return keptTools(path); }),
        [this](const KeptTools &read) {
            m_isReady = true;
            for (qsizetype i = 0; i < read.own.size(); ++i)
                m_measured.insert(read.own.at(i).name, {read.own.at(i), read.sizes.at(i)});
            take(read.file.object, read.own);
            if (m_isDirty)
                save();
            if (!read.file.keptAsidePath.isEmpty())
                Q_EMIT keptAside(read.file.keptAsidePath);
        });
}

void Toolbox::take(const QJsonObject &kept, const QList<tools::Tool> &own)
{
    takeApprovals(kept.value(kApprovalsMember).toObject());
    if (!m_areRoundsSet)
        m_rounds = std::clamp(kept.value(kRoundsMember).toInt(kUsualRounds), 1, kMostRounds);
    m_own.set(own);
    Q_EMIT changed();
}

void Toolbox::takeApprovals(const QJsonObject &kept)
{
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        const QUuid conversation(it.key());
        const bool isNew = !m_approvals.contains(conversation);
        if (conversation.isNull() || (isNew && m_approvals.size() >= kMostConversations))
            continue;
        QJsonObject both = it.value().toObject();
        if (m_takenBack.contains({conversation, QString()}))
            both = {};
        for (const auto &[where, key] : std::as_const(m_takenBack)) {
            if (where == conversation)
                both.remove(key);
        }
        // What was agreed to while the file was being read is later.
        const QJsonObject later = m_approvals.value(conversation).toJson();
        for (auto one = later.begin(); one != later.end(); ++one)
            both.insert(one.key(), one.value());
        if (!both.isEmpty())
            m_approvals.insert(conversation, tools::Approvals::fromJson(both));
    }
    m_takenBack.clear();
}

core::Result<core::Done> Toolbox::setOwn(const QList<tools::Tool> &tools, Checked checked)
{
    const auto wrong =
        checked == Checked::Now ? tools::checkTools(tools) : tools::checkTogether(tools);
    if (wrong) {
        core::Error error = wrong->second;
        error.target = wrong->first < 0 ? QString() : tools.at(wrong->first).name;
        return error;
    }
    if (!m_isReady) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = QStringLiteral("not-open");
        return error;
    }
    // What is too large already may become smaller.
    const qsizetype size = sizeOf(tools);
    if (size > tools::kMostKept && size > sizeOf(m_own.tools())) {
        core::Error error;
        error.kind = core::ErrorKind::BadInput;
        error.code = QStringLiteral("tools-room");
        return error;
    }
    m_own.set(tools);
    QSet<QString> names;
    for (const tools::Tool &tool : tools)
        names.insert(tool.name);
    m_measured.removeIf([&names](const auto &one) { return !names.contains(one.key()); });
    save();
    return core::Done{};
}

qsizetype Toolbox::sizeOf(const QList<tools::Tool> &tools)
{
    qsizetype size = 0;
    for (const tools::Tool &tool : tools) {
        const Measured known = m_measured.value(tool.name);
        const bool isKnown = known.size > 0 && known.tool == tool;
        const Measured now{tool, isKnown ? known.size : tools::keptSize(tool)};
        size += now.size;
        m_measured.insert(tool.name, now);
    }
    return size;
}

void Toolbox::takeIn(const QList<tools::Tool> &tools)
{
    QList<tools::Tool> all = m_own.tools();
    QSet<QString> names;
    for (const tools::Tool &tool : std::as_const(all))
        names.insert(tool.name);
    const qsizetype before = all.size();
    qsizetype room = tools::kMostKept - sizeOf(all);
    for (const tools::Tool &tool : tools) {
        if (names.contains(tool.name) || all.size() >= kMostTools)
            continue;
        const qsizetype size = sizeOf({tool});
        if (size > room)
            continue;
        room -= size;
        names.insert(tool.name);
        all.append(tool);
        // What was agreed to while it was here before is not agreed to now.
        for (auto *agreed : {&m_approvals, &m_forNow}) {
            for (tools::Approvals &approvals : *agreed)
                approvals.forget(tool);
            agreed->removeIf([](const auto &one) { return one.value().isEmpty(); });
        }
    }
    if (all.size() > before)
        (void)setOwn(all, Checked::Already);
}

bool Toolbox::isAllowed(const QUuid &conversation, const tools::Tool &tool) const
{
    return m_approvals.value(conversation).isAllowed(tool)
           || m_forNow.value(conversation).isAllowed(tool);
}

void Toolbox::allow(const QUuid &conversation, const tools::Tool &tool, bool isKept)
{
    (isKept ? m_approvals : m_forNow)[conversation].allow(tool);
    if (isKept)
        save();
    Q_EMIT changed();
}

QStringList Toolbox::allowed(const QUuid &conversation) const
{
    QStringList names =
        m_approvals.value(conversation).keys() + m_forNow.value(conversation).keys();
    names.removeDuplicates();
    names.sort();
    return names;
}

void Toolbox::disallow(const QUuid &conversation, const tools::Tool &tool)
{
    if (!m_isReady)
        m_takenBack.insert({conversation, tools::Approvals::keyOf(tool)});
    m_forNow[conversation].forget(tool);
    m_approvals[conversation].forget(tool);
    if (m_approvals.value(conversation).isEmpty())
        m_approvals.remove(conversation);
    save();
    Q_EMIT changed();
}

void Toolbox::disallowAll(const QList<QUuid> &conversations)
{
    bool isAny = false;
    for (const QUuid &conversation : conversations) {
        if (!m_isReady)
            m_takenBack.insert({conversation, QString()});
        isAny = m_forNow.remove(conversation) || isAny;
        isAny = m_approvals.remove(conversation) || isAny || !m_isReady;
    }
    if (!isAny)
        return;
    save();
    Q_EMIT changed();
}

QString Toolbox::disallowAllIn(const QString &path, const QList<QUuid> &conversations)
{
    const storage::JsonFile file(path);
    QJsonObject kept = file.peek().value_or(QJsonObject());
    QJsonObject approvals = kept.value(kApprovalsMember).toObject();
    // It may have been written by hand: an id is what it says, and not how it is spelt.
    QStringList gone;
    for (auto it = approvals.begin(); it != approvals.end(); ++it) {
        if (conversations.contains(QUuid(it.key())))
            gone.append(it.key());
    }
    if (gone.isEmpty())
        return {};
    for (const QString &key : std::as_const(gone))
        approvals.remove(key);
    kept.insert(kApprovalsMember, approvals);
    return file.write(kept);
}

void Toolbox::setRounds(int rounds)
{
    m_rounds = std::clamp(rounds, 1, kMostRounds);
    m_areRoundsSet = !m_isReady;
    save();
    Q_EMIT changed();
}

void Toolbox::save()
{
    m_isDirty = !m_isReady; // what the file says is still to come
    if (m_isReady)
        m_file.save([own = m_own.tools(), approvals = m_approvals, rounds = m_rounds] {
            return toJson(own, approvals, rounds);
        });
}

core::ChatParameters withCurrentTools(core::ChatParameters parameters, const Toolbox *toolbox)
{
    if (toolbox && parameters.tools)
        parameters.tools =
            asWritten(toolbox->registry().renewed(*parameters.tools), toolbox->registry());
    return parameters;
}

} // namespace chat
