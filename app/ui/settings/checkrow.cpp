// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/checkrow.h"

#include "ui/icons.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/settings/checktexts.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"

#include <QGridLayout>
#include <QPainter>

namespace ui {
namespace {

using CheckState = chat::ConnectionCheck::State;

/// A dot: something is running, or nothing was done.
QPixmap dot(const QColor &color, double diameter, qreal ratio)
{
    QPixmap pixmap(QSizeF(kIconSize * ratio, kIconSize * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(kIconSize / 2.0, kIconSize / 2.0), diameter / 2, diameter / 2);
    return pixmap;
}

} // namespace

CheckRow::CheckRow(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_words(new Label(theme, {}, this))
    , m_why(new NoteRow(theme, this))
{
    m_icon->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->hideIcon();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_why, 1, 1);
    connect(&theme, &Theme::colorsChanged, this, &CheckRow::dress);
    connect(m_why, &NoteRow::linkActivated, this, &CheckRow::hearLink);
}

void CheckRow::show(const chat::ConnectionCheck &check, const QString &proposedBaseUrl)
{
    m_check = check;
    QString words = checkTitle(check);
    const QString seen = checkSeen(check);
    if (!seen.isEmpty())
        words += QStringLiteral(" · ") + seen;
    m_words->setText(words);
    // The icon says nothing to whoever does not see it.
    m_words->setAccessibleName(words + QStringLiteral(", ") + checkState(check));
    if (check.state == CheckState::Failed)
        offer(check.error, proposedBaseUrl);
    else
        m_why->clear();
    dress();
}

void CheckRow::offer(const core::Error &error, const QString &proposedBaseUrl)
{
    m_proposedBaseUrl = error.proposedBaseUrl.isEmpty() ? proposedBaseUrl : error.proposedBaseUrl;
    QStringList links;
    QString text = sentenceOf(error, true);
    if (!error.fingerprint.isEmpty()) {
        links.append(tr("Look at the certificate"));
    } else if (!m_proposedBaseUrl.isEmpty()) {
        if (!text.contains(m_proposedBaseUrl))
            text += u'\n' + tr("This one answers: %1").arg(m_proposedBaseUrl);
        links.append(tr("Use this address"));
    } else {
        links = error.proposedModels.mid(0, 3);
        if (!links.isEmpty())
            text += u'\n' + tr("Did you mean:");
    }
    m_why->say(Tone::Fault, text, links);
}

void CheckRow::hearLink(int link)
{
    const core::Error &error = m_check.error;
    if (!error.fingerprint.isEmpty())
        Q_EMIT pinWanted(error.fingerprint);
    else if (!m_proposedBaseUrl.isEmpty())
        Q_EMIT addressChosen(m_proposedBaseUrl);
    else if (link < error.proposedModels.size())
        Q_EMIT modelChosen(error.proposedModels.at(link));
}

void CheckRow::dress()
{
    m_icon->setPixmap(icon());
}

QPixmap CheckRow::icon() const
{
    const render::Colors &colors = m_theme.colors();
    const qreal ratio = devicePixelRatioF();
    switch (m_check.state) {
    case CheckState::Running:
        return dot(colors.fruit, 8, ratio);
    case CheckState::Passed:
        return iconPixmap(QStringLiteral("check"), colors.leaf, kIconSize, ratio);
    case CheckState::Failed:
        return iconPixmap(QStringLiteral("error"), colors.danger, kIconSize, ratio);
    case CheckState::Skipped:
        break;
    }
    return dot(colors.text3, 4, ratio);
}

} // namespace ui
