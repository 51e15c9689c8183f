// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "ui/theme.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace ui {

class ChangedMark;
class LineInput;
class NoteRow;

/// Which proxy a connection goes through. The password is a secret: it is only written here.
class ProxyFields : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyFields(Theme &theme, QWidget *parent = nullptr);

    void setProxy(const core::Proxy &proxy, bool hasKeptPassword);
    [[nodiscard]] core::Proxy proxy() const;
    /// What was typed, empty when it was taken away; unset: the kept one stays.
    [[nodiscard]] std::optional<QByteArray> password() const;
    void restorePassword(const std::optional<QByteArray> &password);
    /// Marks what is missing; true when nothing is.
    [[nodiscard]] bool check();
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void addOwn(QWidget *field, const QList<QWidget *> &parts);
    void hear();
    void update();
    [[nodiscard]] core::ProxyKind kind() const;
    [[nodiscard]] bool isOwn() const;

    QFormLayout *m_form;
    QComboBox *m_kind;
    ChangedMark *m_mark;
    LineInput *m_host;
    QSpinBox *m_port;
    NoteRow *m_fault;
    LineInput *m_user;
    LineInput *m_password;
    LineInput *m_bypass;
    NoteRow *m_direct;      ///< what is never proxied, whatever is written
    QList<QWidget *> m_own; ///< cells that are for a proxy of one's own
    bool m_hasKept = false;
    bool m_isPasswordTouched = false;
};

} // namespace ui
