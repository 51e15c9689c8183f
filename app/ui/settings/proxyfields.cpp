// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/proxyfields.h"

#include "ui/lineinput.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/noterow.h"
#include "ui/settings/wheelguard.h"

#include <QComboBox>
#include <QFormLayout>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ui {

using core::ProxyKind;

ProxyFields::ProxyFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(makeForm(this))
    , m_kind(new QComboBox(this))
    , m_host(new LineInput(this))
    , m_port(new QSpinBox(this))
    , m_fault(new NoteRow(theme, this))
    , m_user(new LineInput(this))
    , m_password(new LineInput(this))
    , m_bypass(new LineInput(this))
    , m_direct(new NoteRow(theme, this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_kind->setObjectName(QStringLiteral("proxyKind"));
    m_host->setObjectName(QStringLiteral("proxyHost"));
    m_port->setObjectName(QStringLiteral("proxyPort"));
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));
    m_bypass->setObjectName(QStringLiteral("proxyBypass"));
    m_password->setEchoMode(QLineEdit::Password);
    m_port->setRange(0, 65535);
    new WheelGuard(m_port);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_bypass->setPlaceholderText(QStringLiteral("intranet.example, *.example.org"));
    m_mark = addSetting(*m_form, m_kind, theme);
    addOwn(m_host, {sideBySide(this, {m_host, m_port}), m_fault});
    addOwn(m_user, {m_user});
    addOwn(m_password, {m_password});
    addOwn(m_bypass, {m_bypass, m_direct});
    retranslate();
    connect(m_mark, &ChangedMark::resetRequested, this, [this] {
        const auto put = [this](int kindIndex) {
            m_kind->setCurrentIndex(kindIndex);
            hear();
        };
        const int before = m_kind->currentIndex();
        put(m_kind->findData(int(ProxyKind::System)));
        m_mark->offerUndo([put, before] { put(before); });
    });
    connect(m_kind, &QComboBox::activated, this, &ProxyFields::hear);
    connect(m_port, &QSpinBox::valueChanged, this, &ProxyFields::hear);
    for (LineInput *field : {m_host, m_user, m_bypass})
        connect(field, &QLineEdit::textEdited, this, &ProxyFields::hear);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_isPasswordTouched = true;
        hear();
    });
}

/// A row for a proxy of one's own only.
void ProxyFields::addOwn(QWidget *field, const QList<QWidget *> &parts)
{
    QWidget *cell = stacked(this, parts);
    addCell(*m_form, field, cell);
    m_own.append(cell);
}

void ProxyFields::setProxy(const core::Proxy &proxy, bool hasKeptPassword)
{
    const QSignalBlocker quiet(this);
    const QSignalBlocker quietPort(m_port);
    m_kind->setCurrentIndex(m_kind->findData(int(proxy.kind)));
    m_host->setText(proxy.host);
    m_port->setValue(proxy.port);
    m_user->setText(proxy.user);
    m_bypass->setText(proxy.bypass.join(QStringLiteral(", ")));
    m_password->clear();
    m_hasKept = hasKeptPassword;
    m_isPasswordTouched = false;
    setFault(m_host, false);
    setFault(m_port, false);
    m_fault->clear();
    m_mark->forgetUndo();
    update();
}

core::Proxy ProxyFields::proxy() const
{
    core::Proxy proxy;
    proxy.kind = kind();
    // Whoever goes without it for a while has not forgotten it.
    proxy.host = m_host->text().trimmed();
    proxy.port = m_port->value();
    proxy.user = m_user->text().trimmed();
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    proxy.bypass = m_bypass->text().split(between, Qt::SkipEmptyParts);
    return proxy;
}

std::optional<QByteArray> ProxyFields::password() const
{
    return m_isPasswordTouched ? std::optional(m_password->text().toUtf8()) : std::nullopt;
}

void ProxyFields::restorePassword(const std::optional<QByteArray> &password)
{
    m_password->setText(QString::fromUtf8(password.value_or(QByteArray())));
    m_isPasswordTouched = password.has_value();
}

bool ProxyFields::check()
{
    const bool isHostMissing = isOwn() && m_host->text().trimmed().isEmpty();
    const bool isPortMissing = isOwn() && m_port->value() == 0;
    setFault(m_host, isHostMissing);
    setFault(m_port, isPortMissing);
    if (!isHostMissing && !isPortMissing)
        return true;
    m_fault->say(Tone::Fault, isHostMissing ? tr("Enter the host of the proxy.")
                                            : tr("Enter the port of the proxy."));
    return false;
}

void ProxyFields::retranslate()
{
    fillChoices(*m_kind, {{tr("As the system"), int(ProxyKind::System)},
                          {tr("None"), int(ProxyKind::None)},
                          {QStringLiteral("HTTP"), int(ProxyKind::Http)},
                          {QStringLiteral("SOCKS5"), int(ProxyKind::Socks5)}});
    nameField(*m_form, m_kind, tr("Proxy"));
    nameField(*m_form, m_host, tr("Host and port"));
    nameField(*m_form, m_user, tr("User name"));
    nameField(*m_form, m_password, tr("Password"));
    nameField(*m_form, m_bypass, tr("Not for"));
    m_port->setAccessibleName(tr("Port"));
    update();
}

void ProxyFields::hear()
{
    setFault(m_host, false);
    setFault(m_port, false);
    m_fault->clear();
    update();
    Q_EMIT edited();
}

void ProxyFields::update()
{
    m_mark->setChanged(kind() != ProxyKind::System);
    m_password->setPlaceholderText(m_hasKept ? tr("Kept; type to replace it") : QString());
    for (QWidget *cell : std::as_const(m_own))
        m_form->setRowVisible(cell, isOwn());
    m_direct->say(Tone::Quiet, tr("Addresses of this computer are always reached directly."));
}

ProxyKind ProxyFields::kind() const
{
    return ProxyKind(m_kind->currentData().toInt());
}

bool ProxyFields::isOwn() const
{
    return kind() == ProxyKind::Http || kind() == ProxyKind::Socks5;
}

} // namespace ui
