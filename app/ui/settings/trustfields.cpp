// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/trustfields.h"

#include "ui/settings/changedmark.h"
#include "ui/settings/filefield.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/noterow.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <QUrl>

namespace ui {

QString shownFingerprint(const QString &hexadecimal)
{
    QStringList pairs;
    for (qsizetype i = 0; i + 1 < hexadecimal.size(); i += 2)
        pairs.append(hexadecimal.mid(i, 2).toUpper());
    return pairs.join(u':');
}

TrustFields::TrustFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(makeForm(this))
    , m_ca(new FileField(theme, chat::PemKind::Certificate, this))
    , m_certificate(new FileField(theme, chat::PemKind::Certificate, this))
    , m_key(new FileField(theme, chat::PemKind::PrivateKey, this))
    , m_pin(new NoteRow(theme, this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_ca->setObjectName(QStringLiteral("caFile"));
    m_certificate->setObjectName(QStringLiteral("clientCertificate"));
    m_key->setObjectName(QStringLiteral("clientKey"));
    m_pin->setObjectName(QStringLiteral("pin"));
    m_caMark = addSetting(*m_form, m_ca, theme);
    m_certificateMark = addSetting(*m_form, m_certificate, theme);
    m_keyMark = addSetting(*m_form, m_key, theme);
    m_form->addRow(m_pin);
    setFocusProxy(m_ca); // never the link that trusts
    const auto tie = [this](FileField *field, ChangedMark *mark) {
        connect(field, &FileField::edited, this, &TrustFields::hear);
        connect(mark, &ChangedMark::resetRequested, this, [this, field, mark] {
            const auto put = [this, field](const QString &path) {
                field->setPath(path);
                hear();
            };
            const QString before = field->path();
            put({});
            mark->offerUndo([put, before] { put(before); });
        });
    };
    tie(m_ca, m_caMark);
    tie(m_certificate, m_certificateMark);
    tie(m_key, m_keyMark);
    connect(m_pin, &NoteRow::linkActivated, this, &TrustFields::hearLink);
    retranslate();
}

void TrustFields::setTrust(const core::TlsTrust &tls)
{
    const QSignalBlocker quiet(this);
    m_ca->setPath(tls.caFile);
    m_certificate->setPath(tls.clientCertificateFile);
    m_key->setPath(tls.clientKeyFile);
    m_pinned = tls.pinnedSha256;
    m_pinnedOrigin = tls.pinnedOrigin;
    m_offered.clear();
    for (ChangedMark *mark : {m_caMark, m_certificateMark, m_keyMark})
        mark->forgetUndo();
    update();
}

core::TlsTrust TrustFields::trust() const
{
    core::TlsTrust tls;
    tls.caFile = m_ca->path();
    tls.clientCertificateFile = m_certificate->path();
    tls.clientKeyFile = m_key->path();
    tls.pinnedSha256 = m_pinned;
    tls.pinnedOrigin = m_pinned.isEmpty() ? QString() : m_pinnedOrigin;
    return tls;
}

QWidget *TrustFields::offerPin(const QString &fingerprint, const QString &origin)
{
    m_offered = fingerprint;
    m_offeredOrigin = origin;
    showPin();
    return m_pin;
}

void TrustFields::retranslate()
{
    const auto name = [this](FileField *field, const QString &label) {
        nameField(*m_form, field, label);
        field->describe(label);
        field->retranslate();
    };
    name(m_ca, tr("CA file"));
    name(m_certificate, tr("Client certificate"));
    name(m_key, tr("Client key"));
    update();
}

void TrustFields::hearLink()
{
    if (m_offered.isEmpty()) {
        m_pinned.clear();
    } else {
        m_pinned = std::exchange(m_offered, QString());
        m_pinnedOrigin = m_offeredOrigin;
    }
    hear();
}

void TrustFields::showPin()
{
    if (!m_offered.isEmpty()) {
        m_pin->say(Tone::Warning,
                   tr("The certificate of %1 is signed by nobody this computer trusts. Compare its "
                      "SHA-256 fingerprint with the one that whoever runs the gateway tells you, "
                      "and trust it only when both are the same:\n%2")
                       .arg(QUrl(m_offeredOrigin).host(), shownFingerprint(m_offered)),
                   {tr("Trust this certificate")});
    } else if (!m_pinned.isEmpty()) {
        m_pin->say(Tone::Quiet,
                   tr("This one certificate of %1 is trusted, SHA-256 fingerprint:\n%2")
                       .arg(QUrl(m_pinnedOrigin).host(), shownFingerprint(m_pinned)),
                   {tr("Trust it no longer")});
    } else {
        m_pin->clear();
    }
}

void TrustFields::hear()
{
    update();
    Q_EMIT edited();
}

void TrustFields::update()
{
    m_caMark->setChanged(!m_ca->path().isEmpty());
    m_certificateMark->setChanged(!m_certificate->path().isEmpty());
    m_keyMark->setChanged(!m_key->path().isEmpty());
    showPin();
}

} // namespace ui
