// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/choicefield.h"

#include "ui/lineinput.h"
#include "ui/settings/wheelguard.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kLongestEntry = 60; ///< letters of a value that this program does not know
constexpr int kLongestOther = 200;

QString foreignWords(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(kLongestEntry);
    const QJsonDocument document(QJsonObject{{QStringLiteral("v"), value}});
    const QString text = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return text.mid(5, text.size() - 6).left(kLongestEntry); // without {"v": and }
}

} // namespace

ChoiceField::ChoiceField(const Theme &theme, Choices choices, QWidget *parent)
    : ParameterField(parent)
    , m_theme(theme)
    , m_choices(std::move(choices))
    , m_box(new QComboBox(this))
    , m_line(new LineInput(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_box);
    column->addWidget(m_line);
    m_line->hide();
    m_line->setMaxLength(kLongestOther);
    setFocusProxy(m_box);
    new WheelGuard(m_box);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    connect(&theme, &Theme::colorsChanged, this, &ChoiceField::dress);
    connect(m_box, &QComboBox::activated, this, &ChoiceField::choose);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            propose(std::nullopt, m_line);
        else
            propose(m_other->value(text.trimmed()), m_line);
    });
}

void ChoiceField::choose(int entry)
{
    dress();
    const bool isOther = entry > m_values.size();
    m_line->setVisible(isOther);
    if (isOther) {
        m_line->setFocus(Qt::OtherFocusReason);
        m_line->selectAll();
        return; // it is set once something stands in the line
    }
    setFault({}, m_line);
    if (entry == 0)
        propose(std::nullopt, nullptr);
    else
        propose(m_values.value(entry - 1), nullptr);
}

QString ChoiceField::typedWords(const Value &own) const
{
    return own && m_other ? m_other->typed(*own) : QString();
}

void ChoiceField::setValue(const Value &own, const QString &resting)
{
    // What is being written in the line, and how it is to be called, is not known before it is.
    const bool isWriting = !m_line->isHidden() && (m_line->hasFocus() || !fault().isEmpty());
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_values.clear();
    m_box->addItem(resting);
    int current = 0;
    const QList<Choice> choices = m_choices();
    for (const Choice &choice : choices) {
        m_box->addItem(choice.words);
        m_values.append(choice.value);
        if (own && *own == choice.value)
            current = m_box->count() - 1;
    }
    const QString typed = current == 0 ? typedWords(own) : QString();
    if (own && current == 0 && typed.isEmpty()) {
        m_box->addItem(foreignWords(*own));
        m_values.append(*own);
        current = m_box->count() - 1;
    }
    if (m_other)
        m_box->addItem(m_other->words());
    const bool isOther = isWriting || !typed.isEmpty();
    if (isOther)
        current = m_box->count() - 1;
    if (!isWriting)
        m_line->setText(typed);
    m_line->setVisible(isOther);
    m_box->setCurrentIndex(current);
    dress();
}

void ChoiceField::describe(const QString &name, const QString &description)
{
    for (QWidget *field : {static_cast<QWidget *>(m_box), static_cast<QWidget *>(m_line)}) {
        field->setAccessibleName(name);
        field->setAccessibleDescription(description);
    }
}

void ChoiceField::discard()
{
    setFault({}, m_line);
    m_line->clear();
    m_line->hide();
}

/// What is not set here is grey, as in a field that is empty.
void ChoiceField::dress()
{
    const render::Colors &colors = m_theme.colors();
    const QColor ink = m_box->currentIndex() == 0 ? colors.text3 : colors.text;
    QPalette inks = m_box->palette();
    for (const QPalette::ColorRole role : {QPalette::ButtonText, QPalette::Text})
        inks.setColor(QPalette::Active, role, ink);
    for (const QPalette::ColorRole role : {QPalette::ButtonText, QPalette::Text})
        inks.setColor(QPalette::Inactive, role, ink);
    m_box->setPalette(inks);
}

} // namespace ui
