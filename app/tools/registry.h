// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/toolsource.h"

#include <QJsonArray>
#include <QList>
#include <QObject>
#include <optional>

namespace tools {

/// All tools of all sources under names of which each is there once. The first source that has a
/// name keeps it; in later ones it stands behind the source's own. GUI thread.
class Registry : public QObject
{
    Q_OBJECT

public:
    struct Entry {
        QString name; ///< what a request says; a Tool's own may be another
        Tool tool;
        ToolSource *source = nullptr;
    };

    using QObject::QObject;

    /// The source has to outlive this.
    void add(ToolSource &source);
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] std::optional<Entry> find(const QString &name) const;
    /// Entries of `tools` for a request, in the order of `names`; unknown names are left out.
    [[nodiscard]] QJsonArray definitions(const QStringList &names) const;
    /// The tool that an entry of a request's `tools` speaks of: name, description and parameters
    /// are those it has now. One that only bears its name is somebody's own, and nobody's here.
    [[nodiscard]] std::optional<Entry> meant(const QJsonValue &definition) const;
    /// The same list with what is known here as it is now; what is not known stays as it is, and so
    /// does the order in which a schema was written.
    [[nodiscard]] QJsonArray renewed(const QJsonArray &definitions) const;

Q_SIGNALS:
    void changed();

private:
    void gather();
    [[nodiscard]] QString stampOf(const ToolSource &source) const;
    [[nodiscard]] QString freeName(const QString &name, const QString &source) const;

    QList<ToolSource *> m_sources;
    QList<Entry> m_entries;
};

} // namespace tools
