// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/jsonfield.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr int kLeastLines = 3;
constexpr int kMostLines = 12;
constexpr qsizetype kLongestJson = 256 * 1024;

QString indented(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

/// Where a byte of the text stands, as people count.
QString placeOf(const QByteArray &text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return JsonField::tr("Line %1, column %2").arg(line).arg(column);
}

QString sentenceFor(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return JsonField::tr("a comma or } is missing");
    case QJsonParseError::MissingNameSeparator:
        return JsonField::tr("a name in quotes, or the colon behind it, is missing");
    case QJsonParseError::UnterminatedArray:
        return JsonField::tr("a comma or ] is missing");
    case QJsonParseError::MissingValueSeparator:
        return JsonField::tr("a comma is missing");
    case QJsonParseError::IllegalValue:
        return JsonField::tr("this is no value of JSON; text stands in quotes");
    case QJsonParseError::TerminationByNumber:
    case QJsonParseError::IllegalNumber:
        return JsonField::tr("this is no number of JSON");
    case QJsonParseError::UnterminatedString:
        return JsonField::tr("a closing quote is missing");
    case QJsonParseError::MissingObject:
        return JsonField::tr("an object in { } is expected");
    case QJsonParseError::GarbageAtEnd:
        return JsonField::tr("something follows behind the end");
    default:
        return JsonField::tr("this is no JSON");
    }
}

} // namespace

JsonField::JsonField(const Theme &theme, Shape shape, QWidget *parent)
    : ParameterField(parent)
    , m_shape(shape)
    , m_text(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setFont(theme.codeFont());
    connect(&theme, &Theme::fontsChanged, this, [this, &theme] {
        m_text->setFont(theme.codeFont());
        fit();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &JsonField::hear);
    fit();
}

void JsonField::fit()
{
    const int lines = std::clamp(m_text->blockCount(), kLeastLines, kMostLines);
    const int around = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + around + 4);
}

void JsonField::fill(const QString &text)
{
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
    fit();
}

void JsonField::setValue(const Value &own, const QString &resting)
{
    m_own = own;
    m_text->setPlaceholderText(resting);
    if (!fault().isEmpty())
        return;
    QString ignored;
    const bool isEmpty = m_text->toPlainText().trimmed().isEmpty();
    const bool isSame = own ? read(&ignored) == own : isEmpty;
    if (!isSame)
        fill(own ? indented(*own) : QString());
}

void JsonField::describe(const QString &name, const QString &description)
{
    m_text->setAccessibleName(name);
    m_text->setAccessibleDescription(description);
}

void JsonField::discard()
{
    setFault({}, m_text);
    fill(m_own ? indented(*m_own) : QString());
}

void JsonField::enter(const QJsonValue &value)
{
    m_text->setPlainText(indented(value));
}

ParameterField::Value JsonField::read(QString *fault) const
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (text.size() > kLongestJson) {
        *fault = tr("This is longer than %1 kB.").arg(kLongestJson / 1024);
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        //: A place in a text ("Line 2, column 5"), and what is wrong there
        *fault = tr("%1: %2.").arg(placeOf(text, error.offset), sentenceFor(error.error));
        return std::nullopt;
    }
    const bool isArray = m_shape == Shape::Array;
    if (document.isArray() != isArray) {
        *fault = isArray ? tr("A list in [ ] is expected.") : tr("An object in { } is expected.");
        return std::nullopt;
    }
    return isArray ? QJsonValue(document.array()) : QJsonValue(document.object());
}

void JsonField::hear()
{
    fit();
    if (m_text->toPlainText().trimmed().isEmpty()) {
        propose(std::nullopt, m_text);
        return;
    }
    QString fault;
    if (const Value value = read(&fault))
        propose(value, m_text);
    else
        setFault(fault, m_text);
}

} // namespace ui
