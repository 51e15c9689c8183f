// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/doctorpanel.h"

#include "chat/origin.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/settings/checkrow.h"
#include "ui/settings/checktexts.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kPanelEdge = 12;

} // namespace

DoctorPanel::DoctorPanel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
    , m_checks(new QVBoxLayout)
    , m_stop(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_images(new QCheckBox(this))
{
    build();
    connect(m_close, &IconButton::clicked, this, &DoctorPanel::close);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_examination)
            m_examination->stop();
    });
    connect(m_copy, &QPushButton::clicked, this, &DoctorPanel::copyReport);
    connect(m_images, &QCheckBox::toggled, this, [this](bool isWanted) {
        if (isWanted && !isRunning() && isVisible())
            Q_EMIT againRequested();
    });
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
    retranslate();
    hide();
}

void DoctorPanel::build()
{
    setObjectName(QStringLiteral("doctor"));
    m_head->setObjectName(QStringLiteral("doctorHead"));
    m_head->setWordWrap(true);
    m_stop->setObjectName(QStringLiteral("doctorStop"));
    m_copy->setObjectName(QStringLiteral("doctorCopy"));
    m_images->setObjectName(QStringLiteral("doctorImages"));
    for (QPushButton *button : {m_stop, m_copy}) {
        button->setAutoDefault(false);
        button->setProperty("quiet", true);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_images);
    foot->addStretch(1);
    foot->addWidget(m_copy);
    foot->addWidget(m_stop);
    m_checks->setSpacing(4); // ten of them are to be seen at once
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPanelEdge, kPanelEdge / 2, kPanelEdge, kPanelEdge / 2);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(m_checks);
    layout->addLayout(foot);
}

void DoctorPanel::follow(chat::Examination *examination, const core::Profile &profile)
{
    if (m_examination)
        m_examination->disconnect(this);
    m_examination = examination;
    m_profile = profile;
    m_asksImages = wantsImages();
    connect(examination, &chat::Examination::checkChanged, this, &DoctorPanel::update);
    connect(examination, &chat::Examination::finished, this, &DoctorPanel::hearEnd);
    updateAll();
    show();
    Q_EMIT runningChanged();
    Q_EMIT grown();
}

void DoctorPanel::hearEnd()
{
    updateAll();
    Q_EMIT runningChanged();
    Q_EMIT grown();
    // Ticked while it ran.
    if (wantsImages() && !m_asksImages && !m_examination->isStopped())
        Q_EMIT againRequested();
}

void DoctorPanel::reset()
{
    close();
    m_images->setChecked(false);
}

void DoctorPanel::close()
{
    hide();
    if (m_examination) {
        m_examination->disconnect(this);
        m_examination->stop();
    }
    m_examination.clear();
    updateAll();
    Q_EMIT runningChanged();
}

bool DoctorPanel::wantsImages() const
{
    return m_images->isChecked();
}

bool DoctorPanel::isRunning() const
{
    return m_examination && m_examination->isRunning();
}

void DoctorPanel::retranslate()
{
    m_close->describe(tr("Close the test"));
    m_stop->setText(tr("Stop"));
    m_copy->setText(tr("Copy report"));
    m_images->setText(tr("Also test images"));
    updateAll();
}

CheckRow *DoctorPanel::rowAt(int index)
{
    while (m_rows.size() <= index) {
        auto *row = new CheckRow(m_theme, this);
        row->setObjectName(QStringLiteral("check"));
        m_checks->addWidget(row);
        m_rows.append(row);
        connect(row, &CheckRow::addressChosen, this, &DoctorPanel::addressChosen);
        connect(row, &CheckRow::modelChosen, this, &DoctorPanel::modelChosen);
        connect(row, &CheckRow::pinWanted, this, [this](const QString &fingerprint) {
            Q_EMIT pinWanted(fingerprint, chat::originOf(m_profile.baseUrl));
        });
    }
    return m_rows.at(index);
}

void DoctorPanel::update(int index)
{
    if (!m_examination || index >= m_examination->checks().size())
        return;
    const chat::ConnectionCheck &check = m_examination->checks().at(index);
    // The address that works is the mend of the first thing that failed.
    const bool isFirst = m_examination->failed() == &check;
    CheckRow *row = rowAt(index);
    row->show(check, isFirst ? m_examination->report().proposedBaseUrl : QString());
    const bool isNew = row->isHidden();
    row->setVisible(true);
    updateHead();
    if (isNew)
        Q_EMIT grown();
}

void DoctorPanel::updateAll()
{
    const qsizetype count = m_examination ? m_examination->checks().size() : 0;
    for (int i = 0; i < count; ++i)
        update(i);
    for (qsizetype i = count; i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(false);
    updateHead();
}

void DoctorPanel::updateHead()
{
    const bool isOver = m_examination && !m_examination->isRunning();
    m_stop->setVisible(isRunning());
    m_copy->setEnabled(isOver);
    if (!m_examination || m_examination->isRunning())
        m_head->setText(tr("Testing the connection…"));
    else if (m_examination->isStopped())
        m_head->setText(tr("Stopped."));
    else if (!m_examination->report().isOk)
        m_head->setText(tr("A chat does not work yet."));
    else if (m_examination->report().modelAnswered.isEmpty())
        m_head->setText(tr("It works."));
    else
        m_head->setText(
            tr("It works: %1 answered.").arg(m_examination->report().modelAnswered.left(200)));
}

void DoctorPanel::copyReport() const
{
    if (m_examination)
        QGuiApplication::clipboard()->setText(examinationReport(*m_examination, m_profile));
}

void DoctorPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors().line, 1));
    painter.setBrush(m_theme.colors().canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kPanelCorner,
                            kPanelCorner);
}

} // namespace ui
