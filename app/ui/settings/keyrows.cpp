// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyrows.h"

#include "ui/iconbutton.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"

#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

KeyRows::KeyRows(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_note(new NoteRow(theme, this))
    , m_add(new LinkButton(theme, QString(), this))
{
    m_add->setObjectName(QStringLiteral("addKey"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_note->setObjectName(QStringLiteral("moreKeysNote"));
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &LinkButton::clicked, this, [this] {
        addRow({}).field->setFocus(Qt::OtherFocusReason);
        retranslate();
    });
}

void KeyRows::setKept(int keptCount, bool isStored)
{
    clear();
    renewKept(keptCount, isStored);
}

void KeyRows::renewKept(int keptCount, bool isStored)
{
    QList<chat::SecretEdits::Key> renewed;
    for (int i = 1; i < keptCount; ++i)
        renewed.append({{}, i});
    for (const chat::SecretEdits::Key &key : keys()) {
        if (key.kept < 0)
            renewed.append(key);
    }
    setKeys(renewed, isStored);
}

void KeyRows::setKeys(const QList<chat::SecretEdits::Key> &keys, bool isStored)
{
    const QSignalBlocker quiet(this);
    m_isStored = isStored;
    clear();
    for (const chat::SecretEdits::Key &key : keys)
        addRow(key);
    retranslate();
}

QList<chat::SecretEdits::Key> KeyRows::keys() const
{
    QList<chat::SecretEdits::Key> keys;
    for (const Row &row : m_rows)
        keys.append(row.field->value());
    return keys;
}

bool KeyRows::check()
{
    QString first;
    for (const Row &row : std::as_const(m_rows)) {
        const QString fault = row.field->fault();
        setFault(row.field, !fault.isEmpty());
        if (first.isEmpty())
            first = fault;
    }
    if (first.isEmpty())
        m_note->clear();
    else
        m_note->say(Tone::Fault, first);
    return first.isEmpty();
}

void KeyRows::retranslate()
{
    m_add->setText(m_rows.isEmpty() ? tr("Add another key") : tr("Add a key"));
    m_add->updateGeometry();
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        row.field->setAccessibleName(tr("API Key %1").arg(i + 2));
        row.up->describe(tr("Use before the one above"));
        row.remove->describe(tr("Remove this key"));
    }
    (void)check(); // its words are in the language of before
}

KeyRows::Row &KeyRows::addRow(const chat::SecretEdits::Key &key)
{
    Row row;
    row.field = new KeyField(m_theme, this);
    row.field->setObjectName(QStringLiteral("moreKey"));
    row.up = new IconButton(m_theme, QStringLiteral("send"), this);
    row.up->setObjectName(QStringLiteral("keyUp"));
    row.remove = new IconButton(m_theme, QStringLiteral("close"), this);
    row.remove->setObjectName(QStringLiteral("removeKey"));
    row.line = sideBySide(this, {row.field, row.up, row.remove});
    row.field->setValue(key, m_isStored);
    m_layout->insertWidget(int(m_rows.size()), row.line);
    row.line->show(); // at once, so that it can take the focus
    connect(row.field, &QLineEdit::textEdited, this, [this] {
        (void)check();
        Q_EMIT edited();
    });
    connect(row.field, &KeyField::revealRequested, this,
            [this, field = row.field] { Q_EMIT revealRequested(field); });
    connect(row.up, &IconButton::clicked, this, [this, line = row.line] { moveUp(line); });
    connect(row.remove, &IconButton::clicked, this, [this, line = row.line] { remove(line); });
    m_rows.append(row);
    return m_rows.last();
}

void KeyRows::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        m_layout->removeWidget(row.line);
        row.line->hide();
        row.line->deleteLater();
    }
    m_rows.clear();
}

void KeyRows::moveUp(QWidget *line)
{
    const int index = rowOf(line);
    if (index < 0)
        return;
    if (index == 0) {
        Q_EMIT swapRequested();
        return;
    }
    const chat::SecretEdits::Key above = m_rows.at(index - 1).field->value();
    m_rows.at(index - 1).field->setValue(m_rows.at(index).field->value(), m_isStored);
    m_rows.at(index).field->setValue(above, m_isStored);
    m_rows.at(index - 1).up->setFocus(Qt::OtherFocusReason);
    (void)check();
    Q_EMIT edited();
}

void KeyRows::remove(QWidget *line)
{
    const int index = rowOf(line);
    if (index < 0)
        return;
    const Row row = m_rows.takeAt(index);
    m_layout->removeWidget(row.line);
    row.line->hide();
    row.line->deleteLater(); // its button is the one that is being clicked
    m_add->setFocus(Qt::OtherFocusReason);
    retranslate();
    Q_EMIT edited();
}

int KeyRows::rowOf(const QWidget *line) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [line](const Row &row) { return row.line == line; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

} // namespace ui
