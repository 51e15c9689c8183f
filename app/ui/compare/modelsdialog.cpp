// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/modelsdialog.h"

#include "chat/comparison.h"
#include "ui/compare/chosenmodels.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/popup.h"
#include "ui/settings/modelpickerdelegate.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kModelsInset = 16;
constexpr int kModelsLetters = 48;
constexpr int kModelsLines = 16;

} // namespace

ModelsDialog::ModelsDialog(const Services &services, const Wish &wish, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_least(wish.least)
    , m_models(new ChosenModels(new ModelPickerModel(services.connections, services.preferences),
                                wish.chosen, chat::Comparison::kMostModels, this))
    , m_search(new LineInput(this))
    , m_list(new QListView(this))
    , m_told(new Label(services.theme, {kCaption, false, Label::Ink::Second}, this))
{
    setObjectName(QStringLiteral("severalModels"));
    setWindowTitle(wish.title);
    build();
    connect(m_search, &QLineEdit::textChanged, &m_models->rows(), &ModelPickerModel::setFilter);
    connect(m_models, &ChosenModels::chosenChanged, this, &ModelsDialog::refresh);
    connect(m_models, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_models->index(m_models->rows().preferredRow(), 0));
    });
    fetchMissing();
    m_list->setCurrentIndex(m_models->index(m_models->rows().preferredRow(), 0));
    refresh();
    m_search->setFocus();
}

void ModelsDialog::build()
{
    m_search->setPlaceholderText(tr("Search, or type a model's name"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    showGlass(*m_search, m_services.theme);
    m_list->setModel(m_models);
    m_list->setItemDelegate(new ModelPickerDelegate(m_services.theme, m_list));
    dressPopupList(*m_list);
    m_list->setUniformItemSizes(false);
    m_list->setAccessibleName(tr("Models"));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_list->setMinimumSize(letterWidth(fontMetrics()) * kModelsLetters,
                           fontMetrics().lineSpacing() * kModelsLines);
    m_told->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ask = buttons->button(QDialogButtonBox::Ok);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kModelsInset, kModelsInset, kModelsInset, kModelsInset);
    column->setSpacing(kModelsInset / 2);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_told);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ModelsDialog::fetchMissing()
{
    for (const core::Profile &profile : m_services.connections.profiles()) {
        const chat::ModelListState known = m_services.connections.models(profile.id);
        if (known.models.isEmpty() && !known.isLoading)
            m_services.connections.fetchModels(profile.id);
    }
}

QList<core::ModelChoiceRef> ModelsDialog::chosen() const
{
    return m_models->chosen();
}

void ModelsDialog::refresh()
{
    QStringList names;
    for (const core::ModelChoiceRef &model : m_models->chosen()) {
        const auto profile = m_services.connections.profile(model.profileId);
        //: A model, and the connection it is asked through
        names.append(profile ? tr("%1 (%2)").arg(model.model, connectionTitle(*profile))
                             : model.model);
    }
    const int count = int(names.size());
    const QString most = tr("At most %n at once.", nullptr, chat::Comparison::kMostModels);
    m_told->setText(count == 0 ? tr("Enter chooses a model and takes it out again. %1").arg(most)
                    : count == chat::Comparison::kMostModels
                        ? QStringLiteral("%1. %2").arg(names.join(QStringLiteral(", ")), most)
                        : names.join(QStringLiteral(", ")));
    m_ask->setText(count == 0 ? tr("Ask") : tr("Ask %n model(s)", nullptr, count));
    m_ask->setEnabled(count >= m_least);
}

void ModelsDialog::toggle(const QModelIndex &index)
{
    const auto kind = ModelRowKind(index.data(ModelPickerModel::KindRole).toInt());
    const QUuid profile = index.data(ModelPickerModel::ProfileRole).toUuid();
    if (kind == ModelRowKind::Fold)
        m_models->rows().toggleFold(profile);
    else if ((kind == ModelRowKind::Head || kind == ModelRowKind::Problem) && !profile.isNull())
        m_services.connections.fetchModels(profile);
    else
        (void)m_models->toggle(index);
}

/// Enter chooses, wherever the keys are; what asks is the button.
bool ModelsDialog::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        stepModels(*m_list, 1);
        return true;
    case Qt::Key_Up:
        stepModels(*m_list, -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        toggle(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

bool ModelsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(place);
        if (isOnPin(*m_list, place))
            m_models->rows().toggleFavourite(m_models->mapToSource(index));
        else if (index.isValid())
            toggle(index);
        return false;
    }
    if (event->type() != QEvent::KeyPress || m_search->isComposing())
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return QDialog::eventFilter(watched, event);
    if (watched == m_list && key->key() == Qt::Key_Space) {
        toggle(m_list->currentIndex());
        return true;
    }
    return takeKey(key->key());
}

} // namespace ui
