// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <QHash>

namespace render {

/// The link definitions of a text, and which leaves wait for ones that may still come.
class ReferenceMap
{
public:
    /// The definitions at the start of a paragraph are taken out of its text.
    [[nodiscard]] static QStringList takeDefinitions(QString &text);
    /// True when nothing else is in it.
    [[nodiscard]] static bool isAllDefinitions(const QString &text);
    /// The leaves that the definition turns into links; none when it was known already.
    [[nodiscard]] QList<int> define(const QString &line);
    /// The same for a footnote's label.
    [[nodiscard]] QList<int> defineFootnote(const QString &label);
    /// The definitions that the text refers to.
    [[nodiscard]] QString definitionsFor(const RawBlock &raw) const;
    /// Remembers the leaf at an index when one of its labels is not defined yet.
    /// Indexes ascend.
    void watch(int index, const RawBlock &raw);
    /// One that waited.
    [[nodiscard]] const RawBlock &watched(int index) const;

private:
    struct Watched {
        int index = 0;
        RawBlock raw;
    };

    [[nodiscard]] QList<int> define(const QString &key, const QString &line);

    QHash<QString, QString> m_definitions;
    QHash<QString, QList<int>> m_waiting;
    QList<Watched> m_watched; ///< by index
};

} // namespace render
