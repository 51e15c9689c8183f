// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/morefields.h"

#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/settings/headersfield.h"
#include "ui/settings/noterow.h"

#include <QFormLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

MoreFields::MoreFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_toggle(new QToolButton(this))
    , m_area(new QWidget(this))
    , m_nameLabel(new QLabel(m_area))
    , m_name(new LineInput(m_area))
    , m_headersLabel(new QLabel(m_area))
    , m_headers(new HeadersField(m_area))
    , m_note(new NoteRow(theme, m_area))
{
    m_toggle->setObjectName(QStringLiteral("more"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setObjectName(QStringLiteral("name"));
    m_headers->setObjectName(QStringLiteral("headers"));
    m_nameLabel->setTextFormat(Qt::PlainText);
    m_nameLabel->setBuddy(m_name);
    m_headersLabel->setTextFormat(Qt::PlainText);
    m_headersLabel->setBuddy(m_headers);
    auto *form = new QFormLayout(m_area);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_headersLabel, m_headers);
    form->addRow(QString(), m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_area);
    connect(m_toggle, &QToolButton::toggled, this, &MoreFields::showArea);
    connect(m_name, &QLineEdit::textEdited, this, &MoreFields::edited);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &MoreFields::edited);
    connect(&theme, &Theme::colorsChanged, this, [this] { showArea(m_toggle->isChecked()); });
    showArea(false);
    retranslate();
}

void MoreFields::setProfile(const core::Profile &profile)
{
    m_name->setText(profile.name);
    m_headers->setHeaders(profile.headers);
    m_note->clear();
    m_headers->setProperty("fault", false);
    m_toggle->setChecked(!profile.headers.isEmpty());
}

QString MoreFields::name() const
{
    return m_name->text().trimmed();
}

QList<core::Header> MoreFields::headers() const
{
    return m_headers->headers();
}

void MoreFields::setAutomaticName(const QString &name)
{
    m_name->setPlaceholderText(name);
}

bool MoreFields::check()
{
    const QString line = m_headers->faultyLine();
    m_headers->setProperty("fault", !line.isEmpty());
    m_headers->update();
    if (line.isEmpty()) {
        m_note->clear();
        return true;
    }
    m_toggle->setChecked(true);
    m_note->say(Tone::Fault, tr("This is not a header that can be sent: %1").arg(line));
    return false;
}

void MoreFields::retranslate()
{
    m_toggle->setText(tr("More"));
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name"));
    m_headersLabel->setText(tr("Extra headers"));
    m_headers->setAccessibleName(tr("Extra headers"));
}

void MoreFields::showArea(bool isShown)
{
    m_area->setVisible(isShown);
    m_toggle->setIcon(
        themedIcon(isShown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                   m_theme.colors()));
}

} // namespace ui
