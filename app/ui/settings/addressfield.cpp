// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/addressfield.h"

#include "chat/origin.h"
#include "ui/lineinput.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

AddressField::AddressField(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_line(new LineInput(this))
    , m_note(new NoteRow(theme, this))
    , m_yes(new QCheckBox(this))
    , m_warning(new NoteRow(theme, this))
{
    m_line->setObjectName(QStringLiteral("baseUrl"));
    m_line->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_line->setPlaceholderText(QStringLiteral("https://example.com/v1"));
    m_note->setObjectName(QStringLiteral("baseUrlNote"));
    m_yes->setObjectName(QStringLiteral("plainHttp"));
    setFocusProxy(m_line);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_line, m_note, m_yes, m_warning})
        layout->addWidget(part);
    connect(m_line, &QLineEdit::textEdited, this, &AddressField::readPasted);
    connect(m_line, &QLineEdit::textChanged, this, &AddressField::hear);
    connect(m_note, &NoteRow::linkActivated, this, [this] { enter(m_advice.betterBaseUrl); });
    connect(m_yes, &QCheckBox::toggled, this, [this] {
        updateConsent();
        Q_EMIT edited();
    });
    update();
}

void AddressField::setAddress(const QString &address, const QString &agreedOrigin)
{
    const QSignalBlocker quiet(this);
    m_agreed = agreedOrigin;
    m_origin.clear();
    const QSignalBlocker quietYes(m_yes);
    m_yes->setChecked(false);
    m_line->setText(address);
    update();
}

void AddressField::enter(const QString &address)
{
    m_line->setText(address);
}

QString AddressField::typed() const
{
    return m_line->text().trimmed();
}

QString AddressField::agreedOrigin() const
{
    const bool isAgreed = m_advice.isPlainHttpToPublicHost && m_yes->isChecked();
    return isAgreed ? chat::originOf(m_advice.baseUrl) : QString();
}

bool AddressField::check()
{
    update();
    if (m_advice.hasError) {
        setFault(m_line, true);
        m_note->say(Tone::Fault, sentenceOf(m_advice.error));
        return false;
    }
    if (!m_advice.isPlainHttpToPublicHost || m_yes->isChecked())
        return true;
    m_warning->say(Tone::Fault, tr("Tick the box above, or use an https:// address."));
    return false;
}

QWidget *AddressField::input() const
{
    return m_line;
}

void AddressField::retranslate()
{
    m_yes->setText(tr("Send messages and key unencrypted to this address"));
    update();
}

void AddressField::hear()
{
    m_before = m_line->text();
    update();
    Q_EMIT edited();
}

void AddressField::readPasted(const QString &text)
{
    // Typing adds a character at a time; only what came at once can be an example.
    const bool isPasted = qAbs(text.size() - m_before.size()) > 1;
    const chat::PastedExample found = chat::Connections::readExample(text);
    if (!isPasted || (found.key.isEmpty() && found.model.isEmpty()))
        return;
    // Without an address among it the one that was there stays: a key has no business here.
    const QString kept =
        text.startsWith(m_before) || text.endsWith(m_before) ? m_before : QString();
    m_line->setText(found.baseUrl.isEmpty() ? kept : found.baseUrl);
    Q_EMIT exampleFound(found);
}

void AddressField::update()
{
    m_advice = chat::Connections::advise(m_line->text());
    updateNote();
    const QString origin = chat::originOf(m_advice.baseUrl);
    if (origin != m_origin) {
        // A yes to clear text is for one origin and does not move on to the next.
        const QSignalBlocker quiet(m_yes);
        m_yes->setChecked(!origin.isEmpty() && origin == m_agreed);
        m_origin = origin;
    }
    updateConsent();
}

void AddressField::updateNote()
{
    const bool isEmpty = m_line->text().trimmed().isEmpty();
    setFault(m_line, !isEmpty && m_advice.hasError);
    if (isEmpty)
        m_note->clear();
    else if (m_advice.hasError)
        m_note->say(Tone::Fault, sentenceOf(m_advice.error));
    else if (!m_advice.betterBaseUrl.isEmpty())
        m_note->say(Tone::Warning, tr("Its address is %1").arg(m_advice.betterBaseUrl),
                    {tr("Use it")});
    else
        m_note->say(Tone::Quiet, m_advice.finalUrl + u'\n' + m_advice.modelsUrl);
}

void AddressField::updateConsent()
{
    m_yes->setVisible(m_advice.isPlainHttpToPublicHost);
    if (m_advice.isPlainHttpToPublicHost)
        m_warning->say(Tone::Warning, tr("Everyone on the way can read what goes over http://."));
    else
        m_warning->clear();
}

} // namespace ui
