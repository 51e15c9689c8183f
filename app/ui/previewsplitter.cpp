// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/previewsplitter.h"

#include <QPlainTextEdit>

namespace ui {
namespace {

constexpr int kSplitterHandle = 8; // as the rows around it are apart

} // namespace

PreviewSplitter::PreviewSplitter(QWidget *list, QPlainTextEdit *text, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
{
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    setChildrenCollapsible(false);
    setHandleWidth(kSplitterHandle);
    addWidget(list);
    addWidget(text);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
}

} // namespace ui
