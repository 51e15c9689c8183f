// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/keptjson.h"
#include "core/chatparameters.h"
#include "core/clock.h"
#include "core/result.h"
#include "tools/approvals.h"
#include "tools/builtins.h"
#include "tools/owntools.h"
#include "tools/registry.h"
#include "tools/toolcheck.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QUuid>

namespace chat {

/// Every tool that can be offered to a model, and what was agreed to in which conversation. Kept in
/// a file of its own, which nothing that a model, a tool or an import says can change. GUI thread;
/// the file is read and written on the pool.
class Toolbox : public QObject
{
    Q_OBJECT

public:
    static constexpr int kUsualRounds = 10;
    static constexpr int kMostRounds = 100;
    static constexpr qsizetype kMostTools = tools::kMostTools; ///< of a person's own

    /// `path`: tools.json; empty: nothing is kept.
    Toolbox(const QString &path, const core::Clock &clock, QObject *parent = nullptr);
    ~Toolbox() override;

    /// What was kept is known; a change before that is refused.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const tools::Registry &registry() const { return m_registry; }
    [[nodiscard]] QList<tools::Tool> own() const { return m_own.tools(); }
    enum class Checked { Now, Already };
    /// An Error as tools::checkTools() has it, its `target` the name of the tool, or "tools-room"
    /// where the file could not hold them all; nothing changes then. Checked::Already: somebody has
    /// checked each of them, on the pool, and only what they are together is looked at.
    core::Result<core::Done> setOwn(const QList<tools::Tool> &tools,
                                    Checked checked = Checked::Now);

    /// Adds those whose names nothing of a person's own has here, as far as there is room; each was
    /// checked by tools::checkTool(). They ask before they run, whatever was agreed to before.
    void takeIn(const QList<tools::Tool> &tools);

    [[nodiscard]] bool isAllowed(const QUuid &conversation, const tools::Tool &tool) const;
    /// From now on without asking, in this conversation and as it is now. `isKept` false: until
    /// the program ends. May come before what was kept is known; then it is kept as well.
    void allow(const QUuid &conversation, const tools::Tool &tool, bool isKept);
    /// The tools that do not ask in this conversation, as tools::Approvals::keyOf() names them.
    [[nodiscard]] QStringList allowed(const QUuid &conversation) const;
    void disallow(const QUuid &conversation, const tools::Tool &tool);
    /// Every tool asks again in these: what stands there now came from elsewhere, or is gone.
    void disallowAll(const QList<QUuid> &conversations);
    /// The same in a file that no Toolbox has open. Empty, or the system's words for what went
    /// wrong; a file that says nothing of them is not written.
    [[nodiscard]] static QString disallowAllIn(const QString &path,
                                               const QList<QUuid> &conversations);
    /// Where they are kept in a data directory.
    [[nodiscard]] static QString pathIn(const QString &directory)
    {
        return directory + QLatin1StringView("/tools.json");
    }

    /// Why the disk has not taken what was set last; it is tried again until it does.
    [[nodiscard]] const std::optional<core::Error> &saveFailure() const { return m_file.failure(); }

    /// Finished once it has all of it.
    [[nodiscard]] QFuture<core::Done> saved() { return m_file.saved(); }

    /// How often a reply may go on by itself after calls, before a person is asked.
    [[nodiscard]] int rounds() const { return m_rounds; }
    /// May come before what was kept is known, as disallow() may.
    void setRounds(int rounds);

Q_SIGNALS:
    void changed();
    /// The disk refused; `error` is of kind Storage. What was set holds, and is tried again.
    void saveFailed(const core::Error &error);
    /// It took everything.
    void saveRecovered();
    /// The file was no JSON object and lies at `path` now.
    void keptAside(const QString &path);

private:
    void load(const QString &path);
    void take(const QJsonObject &kept, const QList<tools::Tool> &own);
    /// Bytes that they take in the file; of those that were measured before nothing is written.
    [[nodiscard]] qsizetype sizeOf(const QList<tools::Tool> &tools);
    void takeApprovals(const QJsonObject &kept);
    void save();

    KeptJson m_file;
    tools::OwnTools m_own;
    tools::BuiltIns m_builtIns;
    tools::Registry m_registry;
    QHash<QUuid, tools::Approvals> m_approvals; ///< by conversation; kept
    QHash<QUuid, tools::Approvals> m_forNow;
    /// What was taken back while the file was being read: by conversation and key; a null key is
    /// all of them.
    QSet<std::pair<QUuid, QString>> m_takenBack;
    struct Measured {
        tools::Tool tool;
        qsizetype size = 0;
    };
    QHash<QString, Measured> m_measured; ///< by name
    int m_rounds = kUsualRounds;
    bool m_areRoundsSet = false; ///< while the file was being read
    bool m_isDirty = false;      ///< something was set meanwhile
    bool m_isReady = false;
};

/// With the texts of schemas that somebody wrote in an order of their own (core/writtenjson.h): for
/// this chat, or else for the tool that is meant.
[[nodiscard]] QJsonArray asWritten(QJsonArray definitions, const tools::Registry &registry);
/// With the definitions of known tools as they are now, and not as they were when they were chosen;
/// others go out as they are kept. `toolbox` may be null.
[[nodiscard]] core::ChatParameters withCurrentTools(core::ChatParameters parameters,
                                                    const Toolbox *toolbox);

} // namespace chat
