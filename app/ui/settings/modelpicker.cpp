// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpicker.h"

#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/settings/modelpickerdelegate.h"
#include "ui/settings/modelpickermodel.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace ui {
namespace {

using RowKind = ModelPickerModel::RowKind;

constexpr int kMaxRows = 14;

} // namespace

ModelPicker::ModelPicker(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_connections(connections)
    , m_model(new ModelPickerModel(connections, this))
    , m_search(new LineInput(this))
    , m_list(new QListView(this))
    , m_manage(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(QStringLiteral("modelPicker"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ModelPickerDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_manage->setFlat(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_manage, 0, Qt::AlignLeading);
    connect(m_search, &QLineEdit::textChanged, m_model, &ModelPickerModel::setFilter);
    connect(m_list, &QListView::clicked, this, &ModelPicker::activate);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_model->index(m_model->preferredRow()));
        // Lists arrive while it is open; a filter only makes it shorter.
        if (isVisible() && m_anchor && m_search->text().isEmpty())
            placeAt(m_anchor);
    });
    connect(m_manage, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT connectionsRequested();
    });
    dress();
    retranslate();
}

void ModelPicker::popupAt(QWidget *anchor, const QUuid &profile, const QString &model)
{
    m_hasChosen = false;
    m_anchor = anchor;
    m_search->clear();
    m_model->setCurrent(profile, model);
    const QIcon glass = themedIcon(QStringLiteral("search"), m_theme.colors());
    if (m_search->actions().isEmpty())
        m_search->addAction(glass, QLineEdit::LeadingPosition);
    else
        m_search->actions().constFirst()->setIcon(glass);
    fetchMissing();
    placeAt(anchor);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
    m_list->setCurrentIndex(m_model->index(m_model->preferredRow()));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void ModelPicker::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress || m_search->isComposing())
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kMaxRows - 2);
        return true;
    case Qt::Key_PageUp:
        step(2 - kMaxRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

void ModelPicker::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!m_hasChosen)
        Q_EMIT dismissed();
}

void ModelPicker::retranslate()
{
    m_search->setPlaceholderText(tr("Search, or type a model's name"));
    m_search->setAccessibleName(tr("Search models"));
    m_list->setAccessibleName(tr("Models"));
    m_manage->setText(tr("Connections…"));
    m_model->retranslate();
}

void ModelPicker::dress()
{
    // A menu's ground, for the list as well.
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, m_theme.colors().raised);
    setPalette(palette);
    QPalette ground = m_list->palette();
    ground.setColor(QPalette::Base, m_theme.colors().raised);
    m_list->setPalette(ground);
}

int ModelPicker::listHeight() const
{
    const int limit = qMax(24, fontMetrics().height() + 8) * kMaxRows;
    int height = 4;
    for (int row = 0; row < m_model->rowCount() && height < limit; ++row)
        height += m_list->sizeHintForRow(row);
    return qMin(height, limit);
}

void ModelPicker::fetchMissing()
{
    for (const core::Profile &profile : m_connections.profiles()) {
        const chat::ModelListState state = m_connections.models(profile.id);
        if (state.models.isEmpty() && !state.isLoading)
            m_connections.fetchModels(profile.id);
    }
}

void ModelPicker::activate(const QModelIndex &index)
{
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsSelectable))
        return;
    const QUuid profile = index.data(ModelPickerModel::ProfileRole).toUuid();
    if (RowKind(index.data(ModelPickerModel::KindRole).toInt()) == RowKind::Problem) {
        m_connections.fetchModels(profile);
        return;
    }
    const QString model = index.data(ModelPickerModel::ModelRole).toString();
    m_hasChosen = true;
    close();
    Q_EMIT chosen(profile, model);
}

void ModelPicker::step(int rows)
{
    const int direction = rows < 0 ? -1 : 1;
    const int last = m_model->rowCount() - 1;
    int row = qBound(0, m_list->currentIndex().row() + rows, qMax(0, last));
    while (row >= 0 && row <= last && !m_model->index(row).flags().testFlag(Qt::ItemIsSelectable))
        row += direction;
    if (row >= 0 && row <= last)
        m_list->setCurrentIndex(m_model->index(row));
}

void ModelPicker::placeAt(QWidget *anchor)
{
    const QRect screen = anchor->screen()->availableGeometry();
    m_list->setFixedHeight(qMin(listHeight(), screen.height() / 2));
    layout()->invalidate();
    const int width = QFontMetrics(m_theme.uiFont()).averageCharWidth() * 56;
    const QSize size(qMin(width, screen.width() - 16), layout()->sizeHint().height());
    const QPoint below = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    const QPoint above = anchor->mapToGlobal(QPoint(0, -size.height() - 4));
    QPoint place = below.y() + size.height() <= screen.bottom() ? below : above;
    // Anchored at the end of a header it would else leave the screen.
    place.setX(qBound(screen.left() + 8, place.x() + anchor->width() - size.width(),
                      qMax(screen.left() + 8, screen.right() - size.width() - 8)));
    place.setY(qMax(screen.top(), place.y()));
    setGeometry(QRect(place, size));
}

} // namespace ui
