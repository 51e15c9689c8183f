// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelfield.h"

#include "chat/nearmodels.h"
#include "ui/lineinput.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"

#include <QComboBox>
#include <QCompleter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kMostProposals = 3;

} // namespace

ModelField::ModelField(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_box(new QComboBox(this))
    , m_fetch(new QPushButton(this))
    , m_hint(new NoteRow(theme, this))
    , m_note(new NoteRow(theme, this))
{
    m_box->setObjectName(QStringLiteral("modelId"));
    m_box->setEditable(true);
    m_box->setLineEdit(new LineInput(m_box));
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(16);
    m_box->completer()->setFilterMode(Qt::MatchContains);
    m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_fetch->setObjectName(QStringLiteral("fetchModels"));
    m_fetch->setAutoDefault(false);
    m_hint->setObjectName(QStringLiteral("modelHint"));
    m_note->setObjectName(QStringLiteral("modelNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(sideBySide(this, {m_box, m_fetch}));
    layout->addWidget(m_hint);
    layout->addWidget(m_note);
    connect(m_box, &QComboBox::editTextChanged, this, &ModelField::hear);
    connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &ModelField::propose);
    connect(m_fetch, &QPushButton::clicked, this, &ModelField::fetchRequested);
    connect(m_note, &NoteRow::linkActivated, this, [this](int link) {
        if (link < m_proposals.size())
            enter(QString(m_proposals.at(link)));
    });
}

void ModelField::reset(const QUuid &profile, const QString &model)
{
    if (m_profile != profile || this->model() != model) {
        m_note->clear();
        m_proposals.clear();
        m_saysPlaceholder = false;
        setFault(m_box, false);
    }
    m_profile = profile;
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->setEditText(model);
    setModels(m_connections.models(profile).models);
}

void ModelField::enter(const QString &model)
{
    m_box->setEditText(model);
}

QString ModelField::model() const
{
    return m_box->currentText().trimmed();
}

void ModelField::setModels(const QList<chat::ModelChoice> &models)
{
    m_models = models;
    QStringList ids;
    ids.reserve(models.size());
    for (const bool isForChat : {true, false}) {
        for (const chat::ModelChoice &one : models) {
            if (one.isForChat == isForChat)
                ids.append(one.id);
        }
    }
    const QString typed = m_box->currentText();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItems(ids);
    m_box->setCurrentIndex(int(ids.indexOf(typed)));
    m_box->setEditText(typed);
}

void ModelField::setHint(const QString &place, bool isDashed)
{
    m_hintPlace = place;
    m_isDashed = isDashed;
    if (place.isEmpty())
        m_hint->clear();
    else
        m_hint->say(Tone::Quiet, tr("Names are looked up in: %1").arg(place));
}

void ModelField::say(bool isFault, const QString &text)
{
    m_proposals.clear();
    m_saysPlaceholder = false;
    m_note->say(isFault ? Tone::Fault : Tone::Good, text);
}

void ModelField::setFetching(bool isFetching)
{
    m_fetch->setEnabled(!isFetching);
    if (isFetching)
        m_note->say(Tone::Quiet, tr("Fetching the list…"));
}

void ModelField::askForOne()
{
    setFault(m_box, true);
    say(true, tr("Enter a model's name, or fetch the list."));
}

QWidget *ModelField::input() const
{
    return m_box;
}

void ModelField::retranslate()
{
    m_fetch->setText(tr("Fetch models"));
    setHint(m_hintPlace, m_isDashed);
    if (!m_proposals.isEmpty() || m_saysPlaceholder)
        propose();
}

void ModelField::hear()
{
    setFault(m_box, false);
    if (!m_proposals.isEmpty() || std::exchange(m_saysPlaceholder, false)) {
        m_proposals.clear();
        m_note->clear();
    }
    Q_EMIT edited();
}

void ModelField::propose()
{
    const QString typed = model();
    if (chat::isModelPlaceholder(typed)) {
        setFault(m_box, true);
        say(true, tr("This is the guide's placeholder. Replace it with a model's name, or fetch "
                     "the list."));
        m_saysPlaceholder = true;
        return;
    }
    const bool isListed = std::any_of(m_models.cbegin(), m_models.cend(),
                                      [&typed](const auto &one) { return one.id == typed; });
    if (typed.isEmpty() || isListed || (m_models.isEmpty() && !m_isDashed))
        return;
    m_proposals = chat::nearModels(typed, m_models, kMostProposals);
    if (m_models.isEmpty() && m_proposals.isEmpty())
        return;
    if (m_models.isEmpty())
        m_note->say(Tone::Quiet,
                    tr("Names of this service have small letters and dashes. Did you "
                       "mean:"),
                    m_proposals);
    else if (m_proposals.isEmpty())
        m_note->say(Tone::Quiet, tr("The gateway's list does not have this name. It is sent as "
                                    "you typed it."));
    else
        m_note->say(Tone::Quiet, tr("The gateway's list does not have this name. Did you mean:"),
                    m_proposals);
}

} // namespace ui
