// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/changedmark.h"

#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/settings/linkbutton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <utility>

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
    , m_back(new LinkButton(theme, tr("Undo"), this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_reset->setObjectName(QStringLiteral("reset"));
    m_back->setObjectName(QStringLiteral("undoReset"));
    for (LinkButton *link : {m_reset, m_back})
        link->setFont(theme.uiFont(kCaption));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kDotRoom, 0, 0, 0);
    row->addWidget(m_reset);
    row->addWidget(m_back);
    m_back->hide();
    connect(m_reset, &LinkButton::clicked, this, [this] {
        m_field->setFocus(Qt::OtherFocusReason);
        Q_EMIT resetRequested();
    });
    connect(m_back, &LinkButton::clicked, this, &ChangedMark::undo);
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::fontsChanged, this, [this] {
        for (LinkButton *link : {m_reset, m_back})
            link->setFont(m_theme.uiFont(kCaption));
    });
    hide();
}

void ChangedMark::setChanged(bool isChanged)
{
    m_isChanged = isChanged;
    if (isChanged)
        m_undo = nullptr;
    showWords();
}

void ChangedMark::offerUndo(std::function<void()> undo)
{
    if (m_isChanged)
        return; // it was not reset
    m_turn = 1;
    const auto others = window()->findChildren<ChangedMark *>();
    for (const ChangedMark *other : others)
        m_turn = qMax(m_turn, other->m_undo ? other->m_turn + 1 : 0);
    m_undo = std::move(undo);
    showWords();
}

void ChangedMark::forgetUndo()
{
    m_undo = nullptr;
    showWords();
}

bool ChangedMark::undoLatest(const QWidget &window)
{
    ChangedMark *latest = nullptr;
    const auto marks = window.findChildren<ChangedMark *>();
    for (ChangedMark *mark : marks) {
        if (mark->m_undo && mark->isVisibleTo(&window)
            && (!latest || mark->m_turn > latest->m_turn))
            latest = mark;
    }
    if (latest)
        latest->undo();
    return latest;
}

void ChangedMark::undo()
{
    m_field->setFocus(Qt::OtherFocusReason);
    if (const auto undo = std::exchange(m_undo, nullptr))
        undo();
    showWords();
}

void ChangedMark::showWords()
{
    m_reset->setVisible(m_isChanged);
    m_back->setVisible(!m_isChanged);
    setVisible(m_isChanged || m_undo);
    update();
}

void ChangedMark::describe(const QString &field)
{
    m_reset->setText(tr("Reset"));
    m_reset->updateGeometry();
    //: %1 is the name of a setting
    m_reset->setAccessibleName(tr("Reset: %1").arg(field));
    m_reset->setToolTip(tr("Changed. Back to what it is by default."));
    m_back->setText(tr("Undo"));
    m_back->updateGeometry();
    //: %1 is the name of a setting
    m_back->setAccessibleName(tr("Undo reset: %1").arg(field));
    m_back->setToolTip(tr("Was reset. Back to what was set here."));
}

void ChangedMark::paintEvent(QPaintEvent *)
{
    if (!m_isChanged)
        return;
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
