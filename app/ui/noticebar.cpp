// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noticebar.h"

#include "ui/fader.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {
namespace {

constexpr int kShownMs = 10'000;
constexpr int kEdge = 16;

} // namespace

NoticeBar::NoticeBar(const Theme &theme, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_label(new Label(theme, {}, this))
    , m_action(new QPushButton(this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
{
    const bool isPassing = kind == Kind::Passing;
    m_label->setWordWrap(!isPassing);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_action->setProperty("quiet", true);
    auto *row = new QHBoxLayout(this);
    const int start = isPassing ? 12 : 12 + kIconSize + 8;
    row->setContentsMargins(start, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_label, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    hide();
    m_fader = new Fader(this);
    m_leave.setSingleShot(true);
    m_leave.setInterval(kShownMs);
    connect(&m_leave, &QTimer::timeout, this, &NoticeBar::dismiss);
    connect(m_close, &IconButton::clicked, this, &NoticeBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT activated();
    });
    connect(&theme, &Theme::colorsChanged, this, &NoticeBar::dress);
    dress();
    retranslate();
}

void NoticeBar::say(const QString &text, const QString &action)
{
    present(text, action, false);
    if (m_kind == Kind::Passing)
        m_leave.start();
}

void NoticeBar::hold(const QString &text, const QString &action)
{
    m_leave.stop();
    present(text, action, true);
}

void NoticeBar::present(const QString &text, const QString &action, bool isHeld)
{
    m_isHeld = isHeld;
    m_label->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_close->setVisible(!isHeld);
    setAccessibleName(text);
    place();
    raise();
    m_fader->appear();
}

void NoticeBar::dress()
{
    // Quiet as it is, it must be seen that the word can be pressed.
    QPalette inks = m_action->palette();
    inks.setColor(QPalette::ButtonText, m_theme.colors().leaf);
    m_action->setPalette(inks);
    update();
}

QString NoticeBar::text() const
{
    return m_label->text();
}

bool NoticeBar::dismiss()
{
    m_leave.stop();
    if (!m_fader->isShown())
        return false;
    m_fader->vanish();
    return true;
}

void NoticeBar::place()
{
    if (m_kind != Kind::Passing || !parentWidget())
        return;
    const QSize wanted = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(kEdge, 0, -kEdge, -kEdge / 2);
    const int width = qMin(wanted.width(), room.width());
    // What passes has its place below, so that neither hides what the other offers.
    const int lift = m_isHeld ? wanted.height() + kEdge / 2 : 0;
    setGeometry(room.x() + (room.width() - width) / 2, room.bottom() + 1 - wanted.height() - lift,
                width, wanted.height());
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    if (m_kind == Kind::Warning) {
        painter.fillRect(rect(), colors.warnTint);
        const QRect inner = rect().adjusted(12, 0, -12, 0);
        paintIcon(painter, startPart(inner, kIconSize, layoutDirection()),
                  QStringLiteral("warning"), colors.warn);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.raised);
    painter.setPen(QPen(colors.lineStrong, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kPanelCorner,
                            kPanelCorner);
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    // It does not go while somebody aims at it.
    m_leave.stop();
    QWidget::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event)
{
    if (m_kind == Kind::Passing && m_fader->isShown() && !m_isHeld)
        m_leave.start();
    QWidget::leaveEvent(event);
}

void NoticeBar::retranslate()
{
    m_close->describe(tr("Close"));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
