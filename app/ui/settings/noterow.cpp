// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/noterow.h"

#include "ui/fader.h"
#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/mouserelease.h"
#include "ui/settings/linkbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <utility>

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

/// What the keyboard goes on with when what had it is taken away: the next field around the note,
/// or the last one before it.
QWidget *neighbourOf(const QWidget *note)
{
    for (QWidget *around = note->parentWidget(); around; around = around->parentWidget()) {
        QWidget *before = nullptr;
        bool isBehind = false;
        for (QWidget *one : around->findChildren<QWidget *>()) {
            isBehind = isBehind || one == note;
            const bool canTake = one->isVisible() && one->isEnabled()
                                 && (one->focusPolicy() & Qt::TabFocus) && !note->isAncestorOf(one);
            if (canTake && isBehind)
                return one;
            if (canTake)
                before = one;
        }
        if (before || around->isWindow())
            return before;
    }
    return nullptr;
}

/// Links are made later than what stands below them: Tab would come to them last of all.
void followInTabOrder(QWidget &before, QWidget &link)
{
    const Qt::FocusPolicy policy = before.focusPolicy();
    before.setFocusPolicy(Qt::TabFocus); // Qt passes over what takes no focus
    QWidget::setTabOrder(&before, &link);
    before.setFocusPolicy(policy);
}

} // namespace

NoteRow::NoteRow(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_release(new MouseRelease(this))
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
    layout->addStretch(0); // for links without words, which stand where the words would
    m_links->setSpacing(4);
    connect(&theme, &Theme::colorsChanged, this, &NoteRow::dress);
    connect(&theme, &Theme::fontsChanged, this, &NoteRow::dress);
    connect(m_release, &MouseRelease::released, this, &NoteRow::showWords);
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
    m_linkTexts = links;
    showWords();
}

void NoteRow::showWords()
{
    // A bar that comes with a motion of its own is outside of forms.
    m_isWaiting = !m_fader && MouseRelease::isHeld();
    if (m_isWaiting)
        m_release->wait();
    else
        settle();
}

void NoteRow::settle()
{
    m_isWaiting = false;
    QStringList shown;
    for (const LinkButton *link : shownLinks())
        shown.append(link->text());
    if (shown != m_linkTexts)
        rebuildLinks();
    m_label->setAccessibleName(m_text);
    m_label->setVisible(!m_text.isEmpty());
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
    return m_fader ? !m_fader->isShown() : m_text.isEmpty() && m_linkTexts.isEmpty();
}

QString NoteRow::text() const
{
    return m_text;
}

QList<LinkButton *> NoteRow::shownLinks() const
{
    return findChildren<LinkButton *>(QString(), Qt::FindDirectChildrenOnly);
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
    m_label->setFont(m_theme.uiFont(kCaption));
    const QString icon = m_hasIcon ? iconName(m_tone) : QString();
    m_icon->setVisible(!icon.isEmpty());
    // A form gives it the room of a narrower one: the words stay with the field above.
    m_label->setAlignment(Qt::AlignLeading | (icon.isEmpty() ? Qt::AlignTop : Qt::AlignVCenter));
    if (!icon.isEmpty())
        m_icon->setPixmap(iconPixmap(icon, ink(m_tone, colors), kIconSize, devicePixelRatioF()));
    // Links alone are no small print to anything.
    const double linkSize = m_text.isEmpty() ? 1.0 : kCaption;
    int linkHeight = 0;
    for (LinkButton *link : shownLinks()) {
        link->setFont(m_theme.uiFont(linkSize));
        link->updateGeometry();
        linkHeight = link->sizeHint().height();
    }
    // The first line of the words and the links stand on one line.
    const int above = std::max(0, linkHeight - m_label->fontMetrics().height()) / 2;
    m_label->setContentsMargins(0, icon.isEmpty() ? above : 0, 0, 0);
}

void NoteRow::rebuildLinks()
{
    const QList<LinkButton *> old = shownLinks();
    const bool hadFocus = std::any_of(old.cbegin(), old.cend(),
                                      [](const LinkButton *link) { return link->hasFocus(); });
    QWidget *before = m_label;
    for (int i = 0; i < m_linkTexts.size(); ++i) {
        auto *link = new LinkButton(m_theme, m_linkTexts.at(i), this);
        link->setAccessibleName(m_linkTexts.at(i));
        connect(link, &LinkButton::clicked, this, [this, i] {
            if (!m_isWaiting) // else it is no longer what was clicked
                Q_EMIT linkActivated(i);
        });
        m_links->addWidget(link, 0, Qt::AlignTop);
        followInTabOrder(*std::exchange(before, link), *link);
        link->show(); // at once, so that it can take the focus
        if (hadFocus && i == 0)
            link->setFocus(Qt::OtherFocusReason);
    }
    QWidget *neighbour = hadFocus && m_linkTexts.isEmpty() ? neighbourOf(this) : nullptr;
    if (neighbour)
        neighbour->setFocus(Qt::OtherFocusReason);
    for (LinkButton *link : old) {
        m_links->removeWidget(link);
        link->hide();
        link->setParent(nullptr);
        link->deleteLater(); // it may be the one that is being clicked
    }
}

} // namespace ui
