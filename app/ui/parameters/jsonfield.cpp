// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/jsonfield.h"

#include "core/lineplace.h"
#include "core/writtenjson.h"
#include "texts/jsonwords.h"

#include <QAbstractTextDocumentLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QtMath>
#include <algorithm>

namespace ui {
namespace {

constexpr int kLeastLines = 3;
constexpr int kMostLines = 12;
constexpr qsizetype kLongestJson = 256 * 1024;

/// The only list of JSON that a request has.
const QString kListName = QStringLiteral("tools");

QString indented(const QJsonValue &value)
{
    if (value.isArray())
        return core::indentedJson(core::writtenText(kListName, value));
    const QJsonDocument document(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

/// What is wrong at a byte of the text, and where people find it.
QString readerProblem(const QByteArray &text, const QJsonParseError &error)
{
    const core::LinePlace place = core::placeBehind(QString::fromUtf8(text.left(error.offset)));
    return texts::jsonProblem(place.line, place.column, error.error);
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
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
            this, &JsonField::fit);
    fit();
}

/// Of the lines as they are wrapped, as many as matter. (Some are higher than the font says.)
int JsonField::shownHeight() const
{
    const QAbstractTextDocumentLayout &layout = *m_text->document()->documentLayout();
    const int least = kLeastLines * m_text->fontMetrics().lineSpacing();
    int lines = 0;
    qreal height = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid() && lines < kMostLines;
         block = block.next()) {
        height += layout.blockBoundingRect(block).height(); // it is set when somebody asks
        lines += std::max(1, block.lineCount());
    }
    if (lines > kMostLines)
        height = height * kMostLines / lines;
    return std::max(least, qCeil(height));
}

void JsonField::resizeEvent(QResizeEvent *event)
{
    ParameterField::resizeEvent(event);
    fit();
}

void JsonField::fit()
{
    if (m_isFitting)
        return; // setting a line out says that there are more
    const QScopedValueRollback guard(m_isFitting, true);
    const int height = shownHeight();
    const int around = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(height + around + 4);
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
    const Value typed = read(&ignored);
    // Spaces are nobody's order.
    const bool isSame = own ? typed == own || (typed && indented(*typed) == textOf(own)) : isEmpty;
    if (!isSame)
        fill(textOf(own));
}

QString JsonField::textOf(const Value &value) const
{
    if (!value)
        return {};
    return indented(m_shown ? m_shown(*value) : *value);
}

void JsonField::describe(const QString &name, const QString &description)
{
    m_text->setAccessibleName(name);
    m_text->setAccessibleDescription(description);
}

void JsonField::discard()
{
    setFault({}, m_text);
    fill(textOf(m_own));
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
        *fault = readerProblem(text, error);
        return std::nullopt;
    }
    const bool isArray = m_shape == Shape::Array;
    if (document.isArray() != isArray) {
        *fault = isArray ? tr("A list in [ ] is expected.") : tr("An object in { } is expected.");
        return std::nullopt;
    }
    if (!isArray)
        return QJsonValue(document.object());
    return core::withWrittenSchemas(kListName, document.array(), m_text->toPlainText());
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
