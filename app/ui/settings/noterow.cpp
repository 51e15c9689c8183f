// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/noterow.h"

#include "ui/fader.h"
#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/settings/linkbutton.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {
namespace {

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Quiet:
        return {};
    case Tone::Good:
        return QStringLiteral("check");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Fault:
        return QStringLiteral("error");
    }
    return {};
}

QColor ink(Tone tone, const render::Colors &colors)
{
    switch (tone) {
    case Tone::Quiet:
        return colors.text2;
    case Tone::Good:
        return colors.leaf;
    case Tone::Warning:
        return colors.warn;
    case Tone::Fault:
        return colors.danger;
    }
    return colors.text2;
}

} // namespace

NoteRow::NoteRow(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_label(new QLabel(this))
    , m_links(new QHBoxLayout)
{
    m_icon->setTextFormat(Qt::PlainText);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setFocusPolicy(Qt::NoFocus);
    // Over a ground of another role it would take that role's ink.
    m_label->setForegroundRole(QPalette::WindowText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_label, 1);
    layout->addLayout(m_links);
    m_links->setSpacing(4);
    connect(&theme, &Theme::colorsChanged, this, &NoteRow::dress);
    connect(&theme, &Theme::fontsChanged, this, &NoteRow::dress);
    dress();
    hide();
}

void NoteRow::say(Tone tone, const QString &text, const QStringList &links)
{
    if (m_fader && text.isEmpty() && links.isEmpty()) {
        m_text.clear();
        m_fader->vanish(); // with its words, until it is gone
        return;
    }
    m_tone = tone;
    m_text = text;
    if (this->links() != links)
        rebuildLinks(links);
    m_label->setAccessibleName(text);
    fit();
    dress();
    if (m_fader)
        m_fader->appear();
    else
        setVisible(!isEmpty());
}

void NoteRow::clear()
{
    say(Tone::Quiet, {});
}

void NoteRow::setFading()
{
    m_fader = new Fader(this);
}

bool NoteRow::isEmpty() const
{
    return m_fader ? !m_fader->isShown() : m_text.isEmpty() && m_links->isEmpty();
}

QString NoteRow::text() const
{
    return m_text;
}

QStringList NoteRow::links() const
{
    QStringList texts;
    for (const LinkButton *link : findChildren<LinkButton *>(QString(), Qt::FindDirectChildrenOnly))
        texts.append(link->text());
    return texts;
}

void NoteRow::setSingleLine(bool isSingleLine)
{
    m_isSingleLine = isSingleLine;
    m_label->setWordWrap(!isSingleLine);
    m_label->setMinimumWidth(isSingleLine ? 1 : 0);
    m_label->setSizePolicy(isSingleLine ? QSizePolicy::Ignored : QSizePolicy::Preferred,
                           QSizePolicy::Preferred);
    fit();
}

void NoteRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isSingleLine)
        fit();
}

void NoteRow::fit()
{
    if (!m_isSingleLine) {
        m_label->setText(m_text);
        return;
    }
    const QString line = m_text.simplified();
    m_label->setText(m_label->fontMetrics().elidedText(line, Qt::ElideRight, m_label->width()));
}

void NoteRow::dress()
{
    const render::Colors &colors = m_theme.colors();
    QPalette palette = m_label->palette();
    palette.setColor(QPalette::WindowText, ink(m_tone, colors));
    m_label->setPalette(palette);
    m_label->setFont(m_theme.uiFont(0.85));
    const QString icon = iconName(m_tone);
    m_icon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty())
        m_icon->setPixmap(iconPixmap(icon, ink(m_tone, colors), kIconSize, devicePixelRatioF()));
    for (LinkButton *link : findChildren<LinkButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        link->setFont(m_theme.uiFont(0.85));
        link->updateGeometry();
    }
}

void NoteRow::rebuildLinks(const QStringList &links)
{
    while (QLayoutItem *item = m_links->takeAt(0)) {
        // A link may be the one that is being clicked.
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> owned(item);
    }
    for (int i = 0; i < links.size(); ++i) {
        auto *link = new LinkButton(m_theme, links.at(i), this);
        link->setAccessibleName(links.at(i));
        connect(link, &LinkButton::clicked, this, [this, i] { Q_EMIT linkActivated(i); });
        m_links->addWidget(link, 0, Qt::AlignTop);
    }
}

} // namespace ui
