// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace tools {

/// Takes a foreign JSON Schema apart before a library sees it: sizes, depth, references that leave
/// it or lead in a circle without reaching further into the value. What comes out holds only what
/// is checked; `pattern` stands under kPatternKey, `format` under kFormatKey, and every schema
/// begins with kBudgetKey, for which the validator has constraints of its own. Serves one schema.
class SchemaGate
{
public:
    static constexpr char kPatternKey[] = "x-checked-pattern";
    static constexpr char kFormatKey[] = "x-checked-format";
    static constexpr char kBudgetKey[] = "x-budget";

    /// An Error is the first of faults().
    [[nodiscard]] core::Result<QJsonObject> prepare(const QJsonValue &schema);
    /// What prepare() found wrong, at most ten; references are only followed where there is
    /// nothing else.
    [[nodiscard]] const QList<core::Error> &faults() const { return m_faults; }
    [[nodiscard]] static core::Error refusal(const QString &code, const QString &place,
                                             const QString &message);

private:
    QJsonValue walk(const QJsonValue &schema, const QString &place, int depth);
    QJsonObject walkKeywords(const QJsonObject &schema, const QString &place, int depth);
    QJsonValue walkKeyword(const QString &keyword, const QJsonValue &value, const QString &place,
                           int depth);
    QJsonObject walkReference(const QJsonObject &schema, const QString &place, int depth);
    QJsonObject walkMap(const QJsonObject &schemas, const QString &place, int depth);
    QJsonArray walkList(const QJsonArray &schemas, const QString &place, int depth);
    void addText(QJsonObject &prepared, const QString &keyword, const QJsonValue &value,
                 const QString &place);
    void checkPattern(const QString &pattern, const QString &place);
    void checkKeyPattern(const QString &pattern, const QString &place);
    void checkReferences();
    void follow(const QString &place, QSet<QString> &open, QSet<QString> &done);
    void refuse(const QString &code, const QString &place, const QString &message = {});

    int m_count = 0;
    QList<core::Error> m_faults;
    bool m_hasGivenUp = false;               ///< there is too much of it, or too much is wrong
    QSet<QString> m_places;                  ///< of all schemas in it
    QHash<QString, QString> m_references;    ///< from where, where to
    QHash<QString, QStringList> m_alongside; ///< schemas that look at the same value
};

} // namespace tools
