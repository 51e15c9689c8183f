// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/numberfield.h"

#include "ui/lineinput.h"

#include <QKeyEvent>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <cmath>

namespace ui {
namespace {

/// Beyond it a double, and so what JSON carries between programs, is not exact any more.
constexpr double kExactWhole = 9'007'199'254'740'992.0;

/// Digits, signs, points and commas of whatever keyboard as those of ASCII.
QString plainDigits(const QString &typed)
{
    QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed();
    for (QChar &letter : plain) {
        if (letter == QChar(0x2212)) // the sign for minus
            letter = u'-';
        else if (letter == QChar(0x3002)) // an ideographic full stop
            letter = u'.';
        else if (letter.isDigit())
            letter = QChar(u'0' + letter.digitValue());
    }
    return plain;
}

ParameterField::Value anyNumber(QString plain)
{
    plain.replace(u',', u'.');
    bool isNumber = false;
    const double value = QLocale::c().toDouble(plain, &isNumber);
    return isNumber && std::isfinite(value) ? ParameterField::Value(value) : std::nullopt;
}

/// "2,000" is two thousand where only whole numbers are. Any other comma or point may mean this or
/// that, so such a number is none.
ParameterField::Value wholeNumber(QString plain)
{
    static const QRegularExpression grouped(QStringLiteral("^[+-]?[0-9]{1,3}(,[0-9]{3})+$"));
    if (grouped.match(plain).hasMatch())
        plain.remove(u',');
    bool isExact = false;
    const qint64 whole = plain.toLongLong(&isExact);
    if (isExact)
        return QJsonValue(whole);
    if (plain.contains(u',') || plain.contains(u'.'))
        return std::nullopt;
    return anyNumber(plain); // 1e3, and what is too large
}

} // namespace

QString numberText(const QJsonValue &number)
{
    const qint64 whole = number.toInteger(0);
    if (whole != 0 || number.toInteger(1) == 0) // nothing is lost
        return QString::number(whole);
    return QLocale::c().toString(number.toDouble(), 'g', QLocale::FloatingPointShortest);
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
    if (!fault().isEmpty() || (own && read(m_field->text()) == own))
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

ParameterField::Value NumberField::read(const QString &typed) const
{
    const QString plain = plainDigits(typed);
    return m_steps.isWhole ? wholeNumber(plain) : anyNumber(plain);
}

void NumberField::hear()
{
    const Value number = read(m_field->text());
    if (number || m_field->text().trimmed().isEmpty())
        propose(number, m_field);
    else
        setFault(reason(), m_field);
}

QString NumberField::reason() const
{
    const QString plain = plainDigits(m_field->text());
    const bool hasMark = plain.contains(u',') || plain.contains(u'.');
    if (m_steps.isWhole && hasMark && anyNumber(QString(plain).remove(u',').remove(u'.')))
        return tr("Write a whole number without a point or comma.");
    return tr("This is not a number.");
}

/// From what stands in it, else from what it says in grey, else from what a server would take.
void NumberField::step(int steps)
{
    const bool isUnset = m_field->text().isEmpty();
    const Value from = read(isUnset ? m_field->placeholderText() : m_field->text());
    const std::optional<double> start = from      ? from->toDouble()
                                        : isUnset ? m_steps.start
                                                  : std::nullopt;
    if (!start || std::abs(*start) >= kExactWhole)
        return; // counting on from there would be a guess
    double value = *start + steps * m_steps.step;
    if (m_steps.least)
        value = std::max(value, *m_steps.least);
    if (m_steps.most)
        value = std::min(value, *m_steps.most);
    if (!m_steps.isWhole)
        value = std::round(value * 1000) / 1000; // 0.1 + 0.2 is 0.3 to people
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
