// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/fieldparts.h"

#include "texts/texts.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QVariant>

namespace ui {

void setFault(QWidget *field, bool isFault)
{
    field->setProperty("fault", isFault);
    field->update();
}

QString sentenceOf(const core::Error &error, bool hasSmallPrint)
{
    QString text = texts::inOneLine(texts::explain(error));
    const QString small = hasSmallPrint ? texts::smallPrint(error) : QString();
    if (!small.isEmpty())
        //: small print behind a sentence, in brackets: "401 · invalid_api_key"
        text += QCoreApplication::translate("ui::FieldParts", " (%1)").arg(small);
    return text;
}

QWidget *stacked(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *cell = new QWidget(parent);
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return cell;
}

QWidget *sideBySide(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *line = new QWidget(parent);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget, widget == widgets.constFirst() ? 1 : 0);
    return line;
}

QLabel *labelFor(QWidget *field, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    // The form gives a label up to 7/4 of its height, which is a little less than a field has: its
    // words would stand above those of the field.
    const int fieldHeight = label->fontMetrics().height() + 16;
    label->setMinimumHeight(fieldHeight * 4 / 7 + 1);
    return label;
}

void alignLabels(const QWidget &owner)
{
    QList<QLabel *> labels = owner.findChildren<QLabel *>();
    labels.removeIf([](const QLabel *label) { return !label->buddy(); });
    int width = 0;
    for (const QLabel *label : std::as_const(labels))
        width = qMax(width, label->sizeHint().width());
    for (QLabel *label : std::as_const(labels))
        label->setMinimumWidth(width);
}

void addCell(QFormLayout &form, QWidget *buddy, QWidget *cell)
{
    form.addRow(labelFor(buddy, form.parentWidget()), cell);
}

} // namespace ui
