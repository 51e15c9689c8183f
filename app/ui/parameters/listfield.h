// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"

class QVBoxLayout;

namespace ui {

class LineInput;

/// A few texts, each in a line of its own, and an empty line for one more. Line breaks and other
/// letters that cannot be seen are written as in JSON: \n, \t, \\.
class ListField : public ParameterField
{
    Q_OBJECT

public:
    /// `most`: as many lines as there can be.
    explicit ListField(int most, QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

private:
    void fill(const QStringList &entries);
    void addLine(const QString &text);
    void hear();
    void keepLines();
    [[nodiscard]] QStringList entries() const;

    int m_most;
    QVBoxLayout *m_column;
    QList<LineInput *> m_lines; ///< the last one is empty, for one more
    QString m_resting;
    QString m_name;
    QString m_description;
    QStringList m_own;
};

/// What cannot be seen as \n, \r, \t or \uXXXX, a backslash as \\; and back. An unknown escape
/// stays as it is.
[[nodiscard]] QString escaped(const QString &text);
[[nodiscard]] QString unescaped(const QString &text);

} // namespace ui
