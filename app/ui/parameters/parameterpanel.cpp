// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameterpanel.h"

#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/parameters/parameterfields.h"
#include "ui/parameters/parameterrow.h"
#include "ui/parameters/prosefield.h"
#include "ui/parameters/toolsfield.h"
#include "ui/plaintip.h"
#include "ui/popup.h"
#include "ui/settings/formscroll.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/noterow.h"
#include "ui/settings/wheelguard.h"
#include "ui/textbutton.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

using Layer = core::ParameterLayer;
using Place = core::ParameterPlace;

constexpr int kParametersInset = 8;
constexpr int kBuildMs = 4;          ///< of a turn; setting out what was made takes as long again
constexpr int kSwitchMs = 300;       ///< that switching to another chat may take
constexpr int kParametersTitle = 48; ///< the header's beside it
constexpr double kParametersTitleFactor = 1.08;

/// For the keys it stands behind all that was made so far.
void comeLast(QWidget &part)
{
    QWidget *around = part.parentWidget();
    part.setParent(nullptr);
    part.setParent(around);
}

} // namespace

ParameterPanel::ParameterPanel(Theme &theme, ParameterBinding &binding,
                               const chat::Toolbox *toolbox, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_binding(binding)
    , m_toolbox(toolbox)
    , m_title(new Label(theme, {kParametersTitleFactor, true, Label::Ink::Text}, this))
    , m_presets(new TextButton(theme, {.icon = QStringLiteral("chevron-down")}, this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
    , m_layer(new QComboBox(this))
    , m_layerNote(new NoteRow(theme, this))
    , m_scroll(new FormScroll(this))
    , m_editor(new LinkButton(theme, {}, this))
    , m_all(new QToolButton(this))
    , m_words(new LineInput(this))
    , m_nothing(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_request(new LinkButton(theme, {}, this))
{
    build();
    connectParts();
    retranslate();
    showAll(false);
    startAnew();
}

void ParameterPanel::build()
{
    setObjectName(QStringLiteral("parameterPanel"));
    m_layer->setObjectName(QStringLiteral("layer"));
    m_layer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_layer->setMinimumContentsLength(8);
    new WheelGuard(m_layer);
    m_all->setObjectName(QStringLiteral("allParameters"));
    m_all->setCheckable(true);
    m_all->setAutoRaise(true);
    m_all->setFocusPolicy(Qt::TabFocus);
    m_all->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_words->setObjectName(QStringLiteral("parameterSearch"));
    m_words->hide();
    m_nothing->hide();
    m_presets->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addBasicRows();
    const QList<QWidget *> further{m_all, m_words, m_nothing};
    for (QWidget *part : further) {
        comeLast(*part);
        m_scroll->add(part);
    }
    comeLast(*m_request);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kParametersInset, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_presets);
    head->addWidget(m_close);
    head->addStrut(kParametersTitle - 2 * kParametersInset);
    auto *layer = new QVBoxLayout;
    m_scroll->keepInLine(*layer);
    layer->setSpacing(4);
    layer->addWidget(m_layer);
    layer->addWidget(m_layerNote);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(QMargins() + kParametersInset);
    column->setSpacing(kParametersInset);
    column->addLayout(head);
    column->addLayout(layer);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_request, 0, Qt::AlignLeft); // mirrored with the panel
    setFocusProxy(m_basic.constFirst());
}

void ParameterPanel::connectParts()
{
    connect(m_close, &QAbstractButton::clicked, this, &ParameterPanel::closeRequested);
    connect(m_presets, &QAbstractButton::clicked, this, &ParameterPanel::presetsRequested);
    connect(m_request, &QAbstractButton::clicked, this, &ParameterPanel::requestWanted);
    connect(m_editor, &QAbstractButton::clicked, this, &ParameterPanel::editorWanted);
    connect(m_all, &QToolButton::toggled, this, &ParameterPanel::showAll);
    connect(m_words, &QLineEdit::textChanged, this, &ParameterPanel::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &ParameterPanel::goToFirstMatch);
    connect(m_layer, &QComboBox::activated, this,
            [this] { m_binding.setLayer(Layer(m_layer->currentData().toInt())); });
    connect(&m_binding, &ParameterBinding::changed, this, &ParameterPanel::follow);
    connect(&m_binding, &ParameterBinding::replaced, this, &ParameterPanel::startAnew);
    m_building.setSingleShot(true);
    m_building.setInterval(0);
    connect(&m_building, &QTimer::timeout, this, [this] {
        buildSome(QDeadlineTimer(kBuildMs));
        filter();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kSwitchMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setUsable(false); });
    connect(&m_theme, &Theme::colorsChanged, this, [this] { showAll(m_all->isChecked()); });
}

void ParameterPanel::addRow(const QString &name, ParameterField *field, QList<ParameterRow *> &rows)
{
    auto *row = new ParameterRow(m_theme, name, field, this);
    rows.append(row);
    m_scroll->add(row);
    connect(row, &ParameterRow::chosen, &m_binding, &ParameterBinding::set);
    connect(row, &ParameterRow::replaced, this, &ParameterPanel::replaced);
    connect(row, &ParameterRow::forgetRequested, &m_binding, &ParameterBinding::forgetRefusal);
}

void ParameterPanel::addBasicRows()
{
    addRow(QString(kInstructionsRow), new ProseField(this), m_basic);
    comeLast(*m_editor);
    m_scroll->addLink(m_editor);
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        if (spec.place == Place::Basic)
            addRow(QString(spec.name), makeField(spec, m_theme, {}, this), m_basic);
    }
}

bool ParameterPanel::isWhole() const
{
    return m_more.size() == specsOfAllParameters().size();
}

void ParameterPanel::ensureAllRows()
{
    buildSome(QDeadlineTimer::Forever);
}

/// All at once would take several times as long as a window may stand still.
void ParameterPanel::buildSome(QDeadlineTimer until)
{
    if (isWhole())
        return;
    const ToolsAccess tools{m_toolbox, [this] { Q_EMIT toolsWanted(); },
                            [this] { return offeredTools(); }};
    do {
        const core::ParameterSpec &spec = *specsOfAllParameters().at(m_more.size());
        addRow(QString(spec.name), makeField(spec, m_theme, tools, this), m_more);
        m_more.constLast()->setState(m_binding.state(m_more.constLast()->name()));
    } while (!isWhole() && !until.hasExpired());
    if (!isWhole())
        m_building.start();
    else // made later than what stands below them; of a row as a whole Qt makes too little
        setTabOrder(m_more.constLast()->findChild<QWidget *>(QStringLiteral("reset")), m_request);
}

void ParameterPanel::showAll(bool isShown)
{
    m_all->setIcon(
        themedIcon(isShown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                   m_theme.colors()));
    if (isShown)
        buildSome(QDeadlineTimer(kBuildMs));
    m_words->setVisible(isShown);
    showGlass(*m_words, m_theme);
    filter();
}

void ParameterPanel::filter()
{
    const bool isShown = m_all->isChecked();
    const QString words = m_words->text();
    bool isAny = false;
    for (ParameterRow *row : std::as_const(m_more)) {
        const bool isWanted = isShown && matchesParameter(row->name(), words);
        row->setVisible(isWanted);
        isAny = isAny || isWanted;
    }
    for (const ParameterRow *row : std::as_const(m_basic))
        isAny = isAny || matchesParameter(row->name(), words);
    m_nothing->setVisible(isShown && !isAny && isWhole());
}

void ParameterPanel::goToFirstMatch()
{
    const QString words = m_words->text();
    if (words.trimmed().isEmpty())
        return;
    ensureAllRows();
    filter();
    const QList<ParameterRow *> all = rows();
    // A name of the API that begins so is meant before what only has these words somewhere.
    for (const bool isByName : {true, false}) {
        for (const ParameterRow *row : all) {
            const bool isMeant = isByName
                                     ? row->name().startsWith(words.trimmed(), Qt::CaseInsensitive)
                                     : matchesParameter(row->name(), words);
            if (isMeant && !row->isHidden()) {
                (void)goTo(row->name());
                return;
            }
        }
    }
}

bool ParameterPanel::goTo(const QString &name)
{
    const core::ParameterSpec *spec = core::parameterSpec(name);
    if (spec && spec->place == Place::All) {
        m_all->setChecked(true);
        ensureAllRows();
        filter();
    }
    const QList<ParameterRow *> all = rows();
    const auto found = std::ranges::find(all, name, &ParameterRow::name);
    if (found == all.cend())
        return false;
    if ((*found)->isHidden() && m_all->isChecked())
        m_words->clear(); // the search leaves it out
    (*found)->setFocus(Qt::ShortcutFocusReason);
    m_scroll->bringToView(*found);
    return true;
}

QWidget *ParameterPanel::presetsButton() const
{
    return m_presets;
}

/// Another chat, model or layer: what was being written here belongs to the one before.
void ParameterPanel::startAnew()
{
    const QList<ParameterRow *> before = rows();
    for (ParameterRow *row : before)
        row->discard();
    // While another chat is opened, which takes a moment, what was here stays.
    if (!m_binding.session()) {
        m_patience.start();
        return;
    }
    m_patience.stop();
    setUsable(true);
    followLayers();
    follow();
    // What is set should be seen without looking for it.
    const core::ParameterSet own = m_binding.own();
    for (auto it = own.constBegin(); it != own.constEnd(); ++it) {
        const core::ParameterSpec *spec = core::parameterSpec(it.key());
        if (spec && spec->place == Place::All)
            m_all->setChecked(true);
    }
}

void ParameterPanel::setUsable(bool isUsable)
{
    const QList<QWidget *> parts{m_scroll, m_request, m_presets, m_layer};
    for (QWidget *part : parts)
        part->setEnabled(isUsable);
}

void ParameterPanel::follow()
{
    if (!m_binding.session())
        return;
    const QList<ParameterRow *> all = rows();
    for (ParameterRow *row : all)
        row->setState(m_binding.state(row->name()));
    followTools();
}

QStringList ParameterPanel::offeredTools() const
{
    return toolNames(m_binding.state(QStringLiteral("tools")).inForce().toArray());
}

/// One of them can be chosen by name: what can be is asked again.
void ParameterPanel::followTools()
{
    const QStringList offered = offeredTools();
    if (std::exchange(m_offered, offered) == offered)
        return;
    for (ParameterRow *row : std::as_const(m_more)) {
        if (row->name() == QLatin1StringView("tool_choice"))
            row->retranslate();
    }
}

void ParameterPanel::followLayers()
{
    const QSignalBlocker quiet(m_layer);
    m_layer->clear();
    m_layer->addItem(tr("This chat"), int(Layer::Conversation));
    if (!m_binding.model().isEmpty())
        m_layer->addItem(tr("This model: %1").arg(m_binding.model()), int(Layer::Model));
    m_layer->addItem(tr("This connection: %1").arg(m_binding.connectionName()),
                     int(Layer::Connection));
    m_layer->setCurrentIndex(std::max(0, m_layer->findData(int(m_binding.layer()))));
    m_layer->setToolTip(plainTip(m_layer->currentText()));
    m_layer->setVisible(m_binding.hasDefaults());
    const bool isChat = m_binding.layer() == Layer::Conversation;
    if (isChat)
        m_layerNote->clear();
    else
        m_layerNote->say(Tone::Quiet, m_binding.layer() == Layer::Model
                                          ? tr("For every chat with this model, unless the chat "
                                               "says otherwise.")
                                          : tr("For every chat of this connection, unless its "
                                               "model or the chat says otherwise."));
    m_basic.constFirst()->setVisible(isChat); // only chats have instructions
    m_editor->setVisible(isChat);
    setFocusProxy(isChat ? m_basic.constFirst() : m_basic.value(1));
}

void ParameterPanel::retranslate()
{
    setAccessibleName(tr("Parameters"));
    m_title->setText(tr("Parameters"));
    m_presets->setWords(tr("Presets"));
    m_presets->describe(tr("Presets"), tr("Keep these parameters under a name, or use such ones"));
    m_close->describe(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_layer->setAccessibleName(tr("What is edited"));
    m_editor->setText(tr("Larger editor"));
    m_all->setText(tr("All parameters"));
    m_words->setPlaceholderText(tr("Search parameters"));
    m_words->setAccessibleName(tr("Search parameters; Enter goes to the first one found"));
    m_nothing->setText(tr("No parameter has this name."));
    m_request->setText(tr("Show request"));
    m_request->setToolTip(tr("The exact JSON that the next message sends"));
    const QList<ParameterRow *> all = rows();
    for (ParameterRow *row : all)
        row->retranslate();
    followLayers();
}

void ParameterPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_words->hasFocus() && !m_words->text().isEmpty())
        m_words->clear();
    else
        Q_EMIT closeRequested();
}

void ParameterPanel::paintEvent(QPaintEvent *)
{
    paintPanel(*this, m_theme.colors());
}

void ParameterPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
