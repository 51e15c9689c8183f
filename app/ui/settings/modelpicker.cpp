// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpicker.h"

#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/popup.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/modelpickerdelegate.h"
#include "ui/settings/modelpickermodel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {
namespace {

using RowKind = ModelPickerModel::RowKind;

constexpr int kMaxRows = 14;
/// After this long gateways have other models.
constexpr qint64 kOldMs = 24LL * 60 * 60 * 1000;

} // namespace

ModelPicker::ModelPicker(Theme &theme, chat::Connections &connections,
                         chat::Preferences &preferences, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_connections(connections)
    , m_model(new ModelPickerModel(connections, preferences, this))
    , m_search(new LineInput(this))
    , m_list(new QListView(this))
    , m_details(new Label(theme, {kCaption, false, Label::Ink::Second}, this))
    , m_manage(new QPushButton(this))
    , m_refresh(new LinkButton(theme, QString(), this))
{
    build();
    connectParts();
    retranslate();
}

void ModelPicker::build()
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(QStringLiteral("modelPicker"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ModelPickerDelegate(m_theme, m_list));
    dressPopupList(*m_list);
    m_list->setUniformItemSizes(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->viewport()->installEventFilter(this);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_details->setObjectName(QStringLiteral("modelDetails"));
    m_details->setContentsMargins(16, 0, 16, 0); // where the words of the rows stand
    m_manage->setFlat(true);
    m_refresh->setObjectName(QStringLiteral("refreshModels"));
    m_refresh->setFont(m_theme.uiFont(kCaption));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_manage);
    foot->addStretch(1);
    foot->addWidget(m_refresh);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    layout->addLayout(foot);
}

void ModelPicker::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, m_model, &ModelPickerModel::setFilter);
    connect(m_list, &QListView::clicked, this, &ModelPicker::activate);
    connect(m_list, &QListView::entered, this, &ModelPicker::showDetails);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ModelPicker::showDetails);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_model->index(m_model->preferredRow()));
        if (!m_search->text().isEmpty()) {
            // The headings above the best match say whose it is.
            m_list->scrollToTop();
            m_list->scrollTo(m_list->currentIndex());
        }
        // Lists arrive while it is open; a filter only makes it shorter.
        if (isVisible() && m_anchor && m_search->text().isEmpty())
            placeAt(m_anchor);
    });
    connect(m_refresh, &LinkButton::clicked, this, &ModelPicker::refresh);
    connect(m_manage, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT connectionsRequested();
    });
}

void ModelPicker::popupAt(QWidget *anchor, const QUuid &profile, const QString &model)
{
    m_hasChosen = false;
    m_anchor = anchor;
    dressPopup(*this, *m_list, m_theme); // the theme may be another one by now
    m_search->clear();
    m_model->setCurrent(profile, model);
    showGlass(*m_search, m_theme);
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
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (!isOnPin(*m_list, place))
            return false;
        toggleFavourite(m_list->indexAt(place));
        return true;
    }
    if (watched != m_search || event->type() != QEvent::KeyPress || m_search->isComposing())
        return QFrame::eventFilter(watched, event);
    return handleKey(*static_cast<QKeyEvent *>(event));
}

bool ModelPicker::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Down:
        stepModels(*m_list, 1);
        return true;
    case Qt::Key_Up:
        stepModels(*m_list, -1);
        return true;
    case Qt::Key_PageDown:
        stepModels(*m_list, kMaxRows - 2);
        return true;
    case Qt::Key_PageUp:
        stepModels(*m_list, 2 - kMaxRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_list->currentIndex());
        return true;
    case Qt::Key_F5:
        refresh();
        return true;
    case Qt::Key_D:
        if (event.modifiers() != Qt::ControlModifier)
            return false;
        toggleFavourite(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

void ModelPicker::toggleFavourite(const QModelIndex &index)
{
    const QUuid profile = index.data(ModelPickerModel::ProfileRole).toUuid();
    const QString model = index.data(ModelPickerModel::ModelRole).toString();
    const int place = m_list->verticalScrollBar()->value();
    m_model->toggleFavourite(index);
    stayAt(m_model->rowOf(profile, model), place);
}

void ModelPicker::toggleFold(const QUuid &profile)
{
    const int place = m_list->verticalScrollBar()->value();
    m_model->toggleFold(profile);
    stayAt(m_model->foldOf(profile), place);
}

/// The rows were made anew: what was marked and what was in view stay so.
void ModelPicker::stayAt(int row, int scrollValue)
{
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_list->verticalScrollBar()->setValue(scrollValue);
}

void ModelPicker::showDetails(const QModelIndex &index)
{
    m_details->setText(index.data(ModelPickerModel::DetailsRole).toString());
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
    setAccessibleName(tr("Choose a model"));
    m_search->setAccessibleName(tr("Search models"));
    m_list->setAccessibleName(tr("Models"));
    m_manage->setText(tr("Connections…"));
    m_refresh->setText(tr("Refresh the lists"));
    m_refresh->setToolTip(tr("Ask the gateways anew (%1)")
                              .arg(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText)));
    m_refresh->updateGeometry();
    m_model->retranslate();
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
        const bool isOld = state.ageMs && *state.ageMs > kOldMs;
        if ((state.models.isEmpty() || isOld) && !state.isLoading)
            m_connections.fetchModels(profile.id);
    }
}

void ModelPicker::refresh()
{
    for (const core::Profile &profile : m_connections.profiles())
        m_connections.fetchModels(profile.id);
}

void ModelPicker::activate(const QModelIndex &index)
{
    const QUuid profile = index.data(ModelPickerModel::ProfileRole).toUuid();
    switch (RowKind(index.data(ModelPickerModel::KindRole).toInt())) {
    case RowKind::Head:
    case RowKind::Problem:
        if (!profile.isNull())
            m_connections.fetchModels(profile);
        return;
    case RowKind::Fold:
        toggleFold(profile);
        return;
    case RowKind::Model:
    case RowKind::Near:
    case RowKind::Typed:
        break;
    default:
        return;
    }
    if (!index.isValid())
        return;
    const QString model = index.data(ModelPickerModel::ModelRole).toString();
    m_hasChosen = true;
    close();
    Q_EMIT chosen(profile, model);
}

void ModelPicker::placeAt(QWidget *anchor)
{
    const QRect screen = anchor->screen()->availableGeometry();
    m_list->setFixedHeight(qMin(listHeight(), screen.height() / 2));
    layout()->invalidate();
    const QSize size(popupWidth(*anchor, m_theme.uiFont()), layout()->sizeHint().height());
    setGeometry(popupPlace(*anchor, size));
}

} // namespace ui
