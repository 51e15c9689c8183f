// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "ui/theme.h"

#include <QWidget>

class QFormLayout;

namespace ui {

class ChangedMark;
class FileField;
class NoteRow;

/// Whom a connection trusts and as whom it presents itself. The pinned certificate is here only
/// when there is one, or when one has just been met that could be pinned.
class TrustFields : public QWidget
{
    Q_OBJECT

public:
    explicit TrustFields(Theme &theme, QWidget *parent = nullptr);

    void setTrust(const core::TlsTrust &tls);
    [[nodiscard]] core::TlsTrust trust() const;
    /// This certificate was met at `origin` and could not be trusted: shows its fingerprint and
    /// asks. Gives back what has to be seen for that.
    QWidget *offerPin(const QString &fingerprint, const QString &origin);
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void hearLink();
    void showPin();
    void hear();
    void update();

    QFormLayout *m_form;
    FileField *m_ca;
    FileField *m_certificate;
    FileField *m_key;
    ChangedMark *m_caMark;
    ChangedMark *m_certificateMark;
    ChangedMark *m_keyMark;
    NoteRow *m_pin;
    QString m_pinned;
    QString m_pinnedOrigin;
    QString m_offered;
    QString m_offeredOrigin;
};

/// A fingerprint as people compare it: "AB:CD:…".
[[nodiscard]] QString shownFingerprint(const QString &hexadecimal);

} // namespace ui
