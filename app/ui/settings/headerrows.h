// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "ui/theme.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace ui {

class IconButton;
class LineInput;
class LinkButton;

/// Extra request headers, a row each: name, value, and whether the value is a secret, which is
/// then masked and kept where keys are kept.
class HeaderRows : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderRows(Theme &theme, QWidget *parent = nullptr);

    void setHeaders(const QList<core::Header> &headers, const QList<QByteArray> &secretNames);
    /// Those that are no secrets.
    [[nodiscard]] QList<core::Header> headers() const;
    [[nodiscard]] QList<QByteArray> secretNames() const;
    /// The values that were typed; the other secret names keep theirs.
    [[nodiscard]] QList<core::Header> typedSecrets() const;
    /// Values were typed into secret rows: as if they had been before.
    void restoreSecrets(const QList<core::Header> &typed);
    /// Marks rows that cannot be sent (RFC 9110: a token, visible ASCII; the key and what belongs
    /// to the transport are not for here; a kept value is not to be had for another name) and says
    /// what is wrong with the first of them, without its value; empty when there is nothing.
    [[nodiscard]] QString check();
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    struct Row {
        QWidget *line = nullptr;
        LineInput *name = nullptr;
        LineInput *value = nullptr;
        QCheckBox *secret = nullptr;
        IconButton *remove = nullptr;
        QByteArray keptName; ///< of a secret whose value is kept
    };

    void addRow(const core::Header &header, bool isSecret, bool isKept);
    void clear();
    void remove(const QWidget *line);
    void dress(const Row &row) const;
    void follow(const QWidget *line);
    [[nodiscard]] static bool isSendable(const Row &row);
    /// It stood for a kept value, which cannot be shown or moved to another name.
    [[nodiscard]] static bool lacksValue(const Row &row);
    [[nodiscard]] static bool isValid(const Row &row);

    Theme &m_theme;
    QVBoxLayout *m_layout;
    LinkButton *m_add;
    QList<Row> m_rows;
};

} // namespace ui
