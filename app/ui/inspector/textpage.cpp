// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/textpage.h"

#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QToolButton>

namespace ui {

TextPage::TextPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_view(new LongTextView(theme, this))
    , m_note(new Label(theme, {0.85, false, Label::Ink::Third}, this))
    , m_bar(new QWidget(this))
    , m_words(new LineInput(m_bar))
    , m_count(new Label(theme, {0.85, false, Label::Ink::Third}, m_bar))
    , m_previous(new QToolButton(m_bar))
    , m_next(new QToolButton(m_bar))
{
    build();
    retranslate();
    m_bar->hide();
    m_note->hide();
    connect(m_words, &QLineEdit::textChanged, this, &TextPage::search);
    connect(m_words, &QLineEdit::returnPressed, this,
            [this] { step(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier)); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    const auto bind = [this](QKeySequence::StandardKey keys, bool isBackward) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, isBackward] { step(isBackward); });
    };
    bind(QKeySequence::FindNext, false);
    bind(QKeySequence::FindPrevious, true);
}

void TextPage::build()
{
    m_note->setWordWrap(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_words->setObjectName(QStringLiteral("find"));
    m_words->setClearButtonEnabled(true);
    m_count->setMinimumWidth(letterWidth(m_count->fontMetrics()) * 14);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    for (QToolButton *button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 8, 8, 0);
    bar->setSpacing(8);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_count);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_bar);
    column->addWidget(m_note);
    column->addWidget(m_view, 1);
    m_note->setContentsMargins(8, 8, 8, 0);
}

void TextPage::retranslate()
{
    m_words->setPlaceholderText(tr("Find in this text"));
    m_words->setAccessibleName(tr("Find in this text"));
    const auto describe = [](QToolButton *button, const QString &name, QKeySequence keys) {
        button->setAccessibleName(name);
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    };
    describe(m_previous, tr("Previous match"), QKeySequence(QKeySequence::FindPrevious));
    describe(m_next, tr("Next match"), QKeySequence(QKeySequence::FindNext));
}

void TextPage::setName(const QString &name)
{
    m_view->setAccessibleName(name);
}

void TextPage::setLongText(const chat::LongText &text, const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_view->setLongText(text);
    if (!m_bar->isHidden())
        search();
}

void TextPage::openFind()
{
    m_bar->show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    if (!m_words->text().isEmpty())
        search();
}

bool TextPage::closeFind()
{
    if (m_bar->isHidden())
        return false;
    m_bar->hide();
    m_view->setFocus(Qt::OtherFocusReason);
    return true;
}

void TextPage::search()
{
    m_matches = m_view->search(m_words->text());
    if (m_matches > 0) {
        // From where the reader is, not from behind what the last letter selected.
        QTextCursor cursor = m_view->textCursor();
        cursor.setPosition(cursor.selectionStart());
        m_view->setTextCursor(cursor);
    }
    step(false);
}

void TextPage::step(bool isBackward)
{
    const int number = m_view->select(isBackward);
    if (m_words->text().isEmpty()) {
        m_count->clear();
    } else if (number == 0) {
        m_count->setText(tr("No match"));
    } else {
        const QString most = QLocale().toString(m_matches);
        //: Which match of how many
        m_count->setText(tr("%1 of %2")
                             .arg(QLocale().toString(number),
                                  m_matches < LongTextView::kMostMatches ? most : most + u'+'));
    }
}

void TextPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
