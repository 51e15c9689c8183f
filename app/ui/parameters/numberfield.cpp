// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/numberfield.h"

#include "ui/lineinput.h"

#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

namespace ui {
namespace {

/// Beyond it a double, and so what JSON carries between programs, is not exact any more.
constexpr double kExactWhole = 9'007'199'254'740'992.0;

/// Digits, signs and points of whatever keyboard as those of JSON.
QString plainDigits(const QString &typed)
{
    QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed();
    for (QChar &letter : plain) {
        if (letter == QChar(0x2212)) // the sign for minus
            letter = u'-';
        else if (letter == QChar(0x3002) || letter == u',') // an ideographic full stop
            letter = u'.';
        else if (letter.isDigit())
            letter = QChar(u'0' + letter.digitValue());
    }
    return plain;
}

} // namespace

QString numberText(const QJsonValue &number)
{
    const double value = number.toDouble();
    if (std::floor(value) == value && std::abs(value) < kExactWhole)
        return QString::number(number.toInteger());
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

NumberField::NumberField(const NumberSteps &steps, QWidget *parent)
    : ParameterField(parent)
    , m_steps(steps)
    , m_field(new LineInput(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    setFocusProxy(m_field);
    m_field->setMaxLength(32);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, &NumberField::hear);
}

void NumberField::setValue(const Value &own, const QString &resting)
{
    m_own = own;
    m_field->setPlaceholderText(resting);
    if (!fault().isEmpty() || (own && read() == own))
        return; // "1." on the way to "1.5", or what cannot be sent and is to be mended
    m_field->setText(own ? numberText(*own) : QString());
}

void NumberField::describe(const QString &name, const QString &description)
{
    m_field->setAccessibleName(name);
    m_field->setAccessibleDescription(description);
}

void NumberField::discard()
{
    setFault({}, m_field);
    m_field->setText(m_own ? numberText(*m_own) : QString());
}

ParameterField::Value NumberField::read() const
{
    const QString text = plainDigits(m_field->text());
    bool isNumber = false;
    const double value = QLocale::c().toDouble(text, &isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    const bool isWhole = std::floor(value) == value && std::abs(value) < kExactWhole;
    return isWhole ? QJsonValue(qint64(value)) : QJsonValue(value);
}

void NumberField::hear()
{
    const Value number = read();
    if (number || m_field->text().trimmed().isEmpty())
        propose(number, m_field);
    else
        setFault(tr("This is not a number."), m_field);
}

void NumberField::step(int steps)
{
    // From what it says in grey, where that is a number.
    const QString from = m_field->text().isEmpty() ? m_field->placeholderText() : m_field->text();
    bool isNumber = false;
    double value = QLocale::c().toDouble(plainDigits(from), &isNumber);
    value = isNumber ? value + steps * m_steps.step : m_steps.least.value_or(0);
    if (m_steps.least)
        value = std::max(value, *m_steps.least);
    if (m_steps.most)
        value = std::min(value, *m_steps.most);
    // 0.1 + 0.2 is 0.3 to people.
    value = std::round(value * 1000) / 1000;
    m_field->setText(numberText(QJsonValue(value)));
    hear();
}

bool NumberField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && !m_field->isComposing()) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isPlain = (press->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (isPlain && (press->key() == Qt::Key_Up || press->key() == Qt::Key_Down)) {
            step(press->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return ParameterField::eventFilter(watched, event);
}

} // namespace ui
