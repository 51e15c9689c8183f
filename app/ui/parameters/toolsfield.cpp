// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/toolsfield.h"

#include "ui/calls/callwords.h"
#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/parameters/jsonfield.h"
#include "ui/popup.h"
#include "ui/settings/linkbutton.h"
#include "ui/tools/toollist.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr int kAboutRole = Qt::UserRole; ///< what the search looks through besides
constexpr int kMostRows = 8;
constexpr int kMostNamed = 3;
constexpr int kLongestToolName = 80;

/// Of another kind than a function, too; empty where there is none.
QString nameIn(const QJsonValue &definition)
{
    const QString name = tools::definedName(definition);
    if (!name.isEmpty())
        return name.left(kLongestToolName);
    const QJsonObject object = definition.toObject();
    const QString type = object.value(QLatin1StringView("type")).toString();
    const QString other = object.value(type).toObject().value(QLatin1StringView("name")).toString();
    return (other.isEmpty() ? type : other).left(kLongestToolName);
}

} // namespace

ToolsField::ToolsField(Theme &theme, const chat::Toolbox &toolbox, std::function<void()> edit,
                       QWidget *parent)
    : ParameterField(parent)
    , m_theme(theme)
    , m_toolbox(toolbox)
    , m_open(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_words(new LineInput(m_body))
    , m_list(new QListWidget(m_body))
    , m_edit(new LinkButton(theme, tr("Edit tools…"), m_body))
    , m_asJson(new LinkButton(theme, tr("As JSON"), m_body))
    , m_json(new JsonField(theme, JsonField::Shape::Array, m_body))
{
    build();
    connectParts(theme);
    connect(m_edit, &QAbstractButton::clicked, this, std::move(edit));
    showRows(false);
}

void ToolsField::build()
{
    m_open->setObjectName(QStringLiteral("chooseTools"));
    m_open->setCheckable(true);
    m_open->setAutoRaise(true);
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_list->setObjectName(QStringLiteral("offeredTools"));
    m_words->setObjectName(QStringLiteral("offeredSearch"));
    m_words->setPlaceholderText(tr("Search tools"));
    m_words->setAccessibleName(tr("Search tools"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_asJson->setCheckable(true);
    auto *links = new QHBoxLayout;
    links->setSpacing(12);
    links->addWidget(m_edit);
    links->addWidget(m_asJson);
    links->addStretch(1);
    auto *inside = new QVBoxLayout(m_body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(4);
    for (QWidget *part : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_list),
                          static_cast<QWidget *>(m_json)})
        inside->addWidget(part);
    inside->addLayout(links);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_open);
    column->addWidget(m_body);
    m_json->hide();
    setFocusProxy(m_open);
}

void ToolsField::connectParts(Theme &theme)
{
    connect(m_open, &QToolButton::toggled, this, &ToolsField::showRows);
    connect(m_asJson, &QAbstractButton::toggled, this, &ToolsField::showJson);
    connect(m_words, &QLineEdit::textChanged, this, &ToolsField::filter);
    connect(m_list, &QListWidget::itemChanged, this, &ToolsField::hear);
    connect(&m_toolbox, &chat::Toolbox::changed, this, &ToolsField::fill);
    connect(&theme, &Theme::colorsChanged, this, [this] { showRows(m_open->isChecked()); });
    m_json->showAs([this](const QJsonValue &value) {
        return QJsonValue(chat::asWritten(value.toArray(), m_toolbox.registry()));
    });
    m_json->setCheck([this](const QJsonValue &value) { return faultOf(value); });
    connect(m_json, &ParameterField::edited, this,
            [this](const Value &own) { propose(own, nullptr); });
    connect(m_json, &ParameterField::faultChanged, this,
            [this] { setFault(m_json->fault(), nullptr); });
}

void ToolsField::showRows(bool areShown)
{
    m_open->setIcon(
        themedIcon(areShown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                   m_theme.colors()));
    m_body->setVisible(areShown);
    showGlass(*m_words, m_theme);
}

void ToolsField::showJson(bool isShown)
{
    if (!isShown)
        m_json->discard(); // what cannot be sent is given up; the list says what is
    else
        m_json->setValue(m_own, m_resting); // as its tools are written by now
    m_json->setVisible(isShown);
    m_list->setVisible(!isShown);
    m_asJson->setText(isShown ? tr("As a list") : tr("As JSON"));
    fill();
}

/// What somebody is ticking stays where it is.
void ToolsField::setValue(const Value &own, const QString &resting)
{
    m_own = own;
    m_resting = resting;
    m_json->setValue(own, resting);
    if (ticked() != own || m_list->count() == 0)
        fill();
    sum();
}

/// First what the chat offers, in its order, then what it could.
void ToolsField::fill()
{
    {
        const QScopedValueRollback guard(m_isFilling, true);
        const int row = m_list->currentRow();
        m_list->clear();
        m_definitions.clear();
        QSet<QString> names;
        const QJsonArray offered = m_own ? m_own->toArray() : QJsonArray();
        for (const QJsonValue &definition : offered) {
            const QString name = nameIn(definition);
            names.insert(name);
            const bool isKnown = m_toolbox.registry().meant(definition).has_value();
            addRow(isKnown ? name : tr("%1 (not among the tools here)").arg(calledName(name)),
                   definition, true);
        }
        for (const tools::Registry::Entry &entry : m_toolbox.registry().entries()) {
            const QJsonArray definition = m_toolbox.registry().definitions({entry.name});
            if (!names.contains(entry.name) && !definition.isEmpty())
                addRow(entry.name, definition.first(), false);
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    filter();
    sum();
    fit();
}

void ToolsField::addRow(const QString &words, const QJsonValue &definition, bool isChecked)
{
    auto *item = new QListWidgetItem(words, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    m_definitions.append(definition); // one for each row
    item->setData(kAboutRole, definition.toObject()
                                  .value(QLatin1StringView("function"))
                                  .toObject()
                                  .value(QLatin1StringView("description"))
                                  .toString());
}

ParameterField::Value ToolsField::ticked() const
{
    QJsonArray offered;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            offered.append(m_definitions.at(row));
    }
    return offered.isEmpty() ? Value() : Value(QJsonValue(offered));
}

void ToolsField::hear()
{
    if (!m_isFilling)
        propose(ticked(), m_list);
}

void ToolsField::filter()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool isWanted =
            matchesTool(item->text(), item->data(kAboutRole).toString(), m_words->text());
        item->setHidden(!isWanted);
    }
}

/// As high as it needs to be, up to a limit; the search is there where that is passed.
void ToolsField::fit()
{
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    const int height = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().lineSpacing());
    m_list->setFixedHeight(rows * height + 2 * m_list->frameWidth() + 2);
    m_words->setVisible(m_list->count() > kMostRows && !m_asJson->isChecked());
}

/// What is not set here is grey, as in a field that is empty.
void ToolsField::sum()
{
    const QStringList offered = toolNames(m_own ? m_own->toArray() : QJsonArray());
    QStringList names = offered.mid(0, kMostNamed);
    for (QString &name : names)
        name = calledName(name); // one line, whoever wrote it
    QString words = m_own ? names.join(QStringLiteral(", ")) : m_resting;
    if (offered.size() > kMostNamed)
        words = tr("%1 and %n more", nullptr, int(offered.size()) - kMostNamed).arg(words);
    m_open->setText(words.replace(u'&', QStringLiteral("&&")));
    QPalette inks = m_open->palette();
    const QColor ink = m_own ? m_theme.colors().text : m_theme.colors().text3;
    inks.setColor(QPalette::ButtonText, ink);
    m_open->setPalette(inks);
}

QStringList toolNames(const QJsonArray &tools)
{
    QStringList names;
    for (const QJsonValue &definition : tools)
        names.append(nameIn(definition));
    return names;
}

void ToolsField::describe(const QString &name, const QString &description)
{
    m_open->setAccessibleName(name);
    m_open->setAccessibleDescription(m_open->text() + u'\n' + description);
    m_list->setAccessibleName(name);
    m_json->describe(name, description);
}

void ToolsField::discard()
{
    m_json->discard();
    setFault({}, m_list);
    fill();
}

} // namespace ui
