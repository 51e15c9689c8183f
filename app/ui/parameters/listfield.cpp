// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/listfield.h"

#include "ui/lineinput.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace ui {

QString escaped(const QString &text)
{
    QString shown;
    for (const QChar letter : text) {
        if (letter == u'\\')
            shown += QLatin1StringView("\\\\");
        else if (letter == u'\n')
            shown += QLatin1StringView("\\n");
        else if (letter == u'\r')
            shown += QLatin1StringView("\\r");
        else if (letter == u'\t')
            shown += QLatin1StringView("\\t");
        else if (letter.category() == QChar::Other_Control)
            shown += QStringLiteral("\\u%1").arg(int(letter.unicode()), 4, 16, QLatin1Char('0'));
        else
            shown += letter;
    }
    return shown;
}

QString unescaped(const QString &text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != u'\\' || at + 1 >= text.size()) {
            plain += text.at(at);
            continue;
        }
        const QChar mark = text.at(++at);
        bool isNumber = false;
        const ushort code =
            mark == u'u' && at + 4 < text.size() ? text.mid(at + 1, 4).toUShort(&isNumber, 16) : 0;
        if (isNumber) {
            plain += QChar(code);
            at += 4;
        } else if (mark == u'n') {
            plain += u'\n';
        } else if (mark == u'r') {
            plain += u'\r';
        } else if (mark == u't') {
            plain += u'\t';
        } else if (mark == u'\\') {
            plain += u'\\';
        } else {
            plain += u'\\';
            plain += mark;
        }
    }
    return plain;
}

ListField::ListField(int most, QWidget *parent)
    : ParameterField(parent)
    , m_most(most)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    addLine({});
}

void ListField::setValue(const Value &own, const QString &resting)
{
    m_own.clear();
    if (own && own->isString())
        m_own = QStringList{own->toString()};
    else if (own) {
        const QJsonArray array = own->toArray();
        for (const QJsonValue &entry : array)
            m_own.append(entry.toString());
    }
    m_resting = resting;
    if (fault().isEmpty() && entries() != m_own)
        fill(m_own);
    m_lines.constFirst()->setPlaceholderText(m_resting);
}

void ListField::describe(const QString &name, const QString &description)
{
    m_name = name;
    m_description = description;
    for (LineInput *line : std::as_const(m_lines)) {
        line->setAccessibleName(m_name);
        line->setAccessibleDescription(m_description);
    }
}

void ListField::discard()
{
    setFault({}, nullptr);
    fill(m_own);
}

void ListField::fill(const QStringList &entries)
{
    while (m_lines.size() > 1)
        m_lines.takeLast()->deleteLater();
    m_lines.constFirst()->setText(entries.isEmpty() ? QString() : escaped(entries.constFirst()));
    for (qsizetype at = 1; at < entries.size(); ++at)
        addLine(escaped(entries.at(at)));
    keepLines();
}

void ListField::addLine(const QString &text)
{
    auto *line = new LineInput(text, this);
    line->setAccessibleName(m_name);
    line->setAccessibleDescription(m_description);
    m_column->addWidget(line);
    if (!m_lines.isEmpty())
        setTabOrder(m_lines.constLast(), line);
    else
        setFocusProxy(line);
    m_lines.append(line);
    connect(line, &QLineEdit::textEdited, this, &ListField::hear);
    // Whoever leaves an emptied line has taken it away.
    connect(line, &QLineEdit::editingFinished, this, &ListField::keepLines);
    connect(line, &QLineEdit::returnPressed, this, [this, line] {
        const qsizetype next = m_lines.indexOf(line) + 1;
        if (next > 0 && next < m_lines.size() && !line->text().isEmpty())
            m_lines.at(next)->setFocus(Qt::TabFocusReason);
    });
}

/// Empty lines go, but for one at the end, which nobody is in.
void ListField::keepLines()
{
    for (qsizetype at = m_lines.size() - 2; at > 0; --at) {
        if (m_lines.at(at)->text().isEmpty() && !m_lines.at(at)->hasFocus())
            m_lines.takeAt(at)->deleteLater();
    }
    // The first is the focus proxy and stays: what follows moves up into it.
    if (m_lines.size() > 2 && m_lines.constFirst()->text().isEmpty()
        && !m_lines.constFirst()->hasFocus()) {
        m_lines.constFirst()->setText(m_lines.at(1)->text());
        m_lines.takeAt(1)->deleteLater();
    }
    if (!m_lines.constLast()->text().isEmpty() && m_lines.size() < m_most)
        addLine({});
    m_lines.constFirst()->setPlaceholderText(m_resting);
}

QStringList ListField::entries() const
{
    QStringList entries;
    for (const LineInput *line : m_lines) {
        if (!line->text().isEmpty())
            entries.append(unescaped(line->text()));
    }
    return entries;
}

void ListField::hear()
{
    if (!m_lines.constLast()->text().isEmpty() && m_lines.size() < m_most)
        addLine({});
    const QStringList all = entries();
    propose(all.isEmpty() ? Value() : Value(QJsonValue(QJsonArray::fromStringList(all))), nullptr);
}

} // namespace ui
