// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/changedmark.h"

#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/settings/linkbutton.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {
namespace {

constexpr double kDotSize = 6;
constexpr int kDotRoom = 12;

} // namespace

ChangedMark::ChangedMark(Theme &theme, QWidget *field)
    : QWidget(field->parentWidget())
    , m_theme(theme)
    , m_field(field)
    , m_reset(new LinkButton(theme, tr("Reset"), this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_reset->setObjectName(QStringLiteral("reset"));
    m_reset->setFont(theme.uiFont(kCaption));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kDotRoom, 0, 0, 0);
    row->addWidget(m_reset);
    connect(m_reset, &LinkButton::clicked, this, [this] {
        m_field->setFocus(Qt::OtherFocusReason);
        Q_EMIT resetRequested();
    });
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::fontsChanged, this,
            [this] { m_reset->setFont(m_theme.uiFont(kCaption)); });
    hide();
}

void ChangedMark::setChanged(bool isChanged)
{
    setVisible(isChanged);
}

void ChangedMark::describe(const QString &field)
{
    m_reset->setText(tr("Reset"));
    m_reset->updateGeometry();
    //: %1 is the name of a setting
    m_reset->setAccessibleName(tr("Reset: %1").arg(field));
    m_reset->setToolTip(tr("Changed. Back to what it is by default."));
}

void ChangedMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().leaf);
    const QRect room = startPart(rect(), kDotRoom, layoutDirection());
    QRectF dot(0, 0, kDotSize, kDotSize);
    dot.moveCenter(QRectF(room).center());
    painter.drawEllipse(dot);
}

} // namespace ui
