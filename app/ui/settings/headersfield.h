// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QPlainTextEdit>

namespace ui {

/// Extra request headers, one "Name: value" a line.
class HeadersField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit HeadersField(QWidget *parent = nullptr);

    void setHeaders(const QList<core::Header> &headers);
    [[nodiscard]] QList<core::Header> headers() const;
    /// The first line that is not a header (RFC 9110: a token, a colon, visible ASCII), or empty.
    [[nodiscard]] QString faultyLine() const;
};

} // namespace ui
