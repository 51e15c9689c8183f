// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/tool.h"

#include <QHash>
#include <QJsonObject>

namespace tools {

/// What a person says about a call that asks first. Closing the question is Deny.
enum class Approval { Once, Always, Deny };

/// Which tools of one conversation may run without asking again, as they were when that was said:
/// another program, argument, description, schema or source asks again. A plain value.
class Approvals
{
public:
    [[nodiscard]] bool isAllowed(const Tool &tool) const;
    void allow(const Tool &tool);
    void forget(const Tool &tool);
    [[nodiscard]] bool isEmpty() const { return m_fingerprints.isEmpty(); }
    /// Keys as keyOf() makes them.
    [[nodiscard]] QStringList keys() const { return m_fingerprints.keys(); }
    /// The name of a person's own tool; of another one with its source before it. What toJson() has
    /// as member names.
    [[nodiscard]] static QString keyOf(const Tool &tool);

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Approvals fromJson(const QJsonObject &json);

private:
    QHash<QString, QByteArray> m_fingerprints; ///< by keyOf()
};

} // namespace tools
