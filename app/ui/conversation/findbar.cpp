// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/findbar.h"

#include "ui/conversation/conversationview.h"
#include "ui/conversation/finder.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/measures.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace ui {
namespace {

constexpr int kFieldLetters = 40;
constexpr int kCountLetters = 16;
constexpr qsizetype kLongestSelection = 200; ///< nobody looks for more than that again

} // namespace

FindBar::FindBar(const Theme &theme, ConversationView &view, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new LineInput(this))
    , m_count(new Label(theme, {kCaption, false, Label::Ink::Second}, this))
    , m_previous(new IconButton(theme, QStringLiteral("chevron-up"), this))
    , m_next(new IconButton(theme, QStringLiteral("chevron-down"), this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
{
    build();
    retranslate();
    hide();
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &word) {
        if (!isHidden() && m_view)
            search()->search(word);
    });
    connect(m_previous, &IconButton::clicked, this, [this] { step(true); });
    connect(m_next, &IconButton::clicked, this, [this] { step(false); });
    connect(m_close, &IconButton::clicked, this, &FindBar::closeFind);
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
    setView(&view);
}

void FindBar::setView(ConversationView *view)
{
    if (view && view == m_view)
        return;
    if (m_view) {
        search()->disconnect(this);
        search()->search({});
    }
    m_view = view;
    if (!view) {
        closeFind();
        return;
    }
    connect(search(), &ConversationSearch::changed, this, &FindBar::showCount);
    if (!isHidden())
        search()->search(m_words->text());
    showCount();
}

void FindBar::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_words->setObjectName(QStringLiteral("find"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(letterWidth(m_words->fontMetrics()) * kFieldLetters);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setWordWrap(false);
    m_count->setMinimumWidth(letterWidth(m_count->fontMetrics()) * kCountLetters);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5); // and the line below
    row->setSpacing(8);
    row->addWidget(m_words, 3);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_close);
}

void FindBar::retranslate()
{
    setAccessibleName(tr("Find in this chat"));
    m_words->setPlaceholderText(tr("Find in this chat"));
    m_words->setAccessibleName(tr("Find in this chat"));
    m_previous->describe(tr("Previous match"), QKeySequence(QKeySequence::FindPrevious));
    m_next->describe(tr("Next match"), QKeySequence(QKeySequence::FindNext));
    m_close->describe(tr("Close"), QKeySequence(Qt::Key_Escape));
    showCount();
}

/// Null while there is nothing to be searched.
ConversationSearch *FindBar::search() const
{
    return m_view ? &m_view->finder().search() : nullptr;
}

void FindBar::open()
{
    if (!m_view || m_words->isComposing())
        return; // selecting would end what the input method is about
    QWidget *focus = QApplication::focusWidget();
    const bool isInside = !isHidden() && focus && isAncestorOf(focus);
    if (!isInside) {
        m_before = focus;
        takeSelection();
    }
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    search()->search(m_words->text());
}

void FindBar::takeSelection()
{
    const QString selected = m_view->selectedText(1);
    const bool isWord = !selected.trimmed().isEmpty() && !selected.contains(QLatin1Char('\n'))
                        && selected.size() <= kLongestSelection;
    if (isWord)
        m_words->setText(selected);
}

bool FindBar::closeFind()
{
    if (isHidden())
        return false;
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && isAncestorOf(focus);
    hide();
    if (m_view)
        search()->search({});
    QWidget *next = m_before && m_before->isVisible() ? m_before.data() : m_view.data();
    if (hadFocus && next)
        next->setFocus(Qt::OtherFocusReason);
    return true;
}

void FindBar::step(bool isBackward)
{
    if (isHidden())
        open();
    else if (m_view)
        search()->step(isBackward);
}

QString FindBar::countText() const
{
    if (!m_view)
        return {};
    const ConversationSearch &found = *search();
    if (found.word().isEmpty())
        return {};
    if (found.count() == 0)
        return found.isComplete() ? tr("No match") : tr("Searching…");
    const QString count = QLocale().toString(found.count());
    //: Which match of how many
    return tr("%1 of %2")
        .arg(QLocale().toString(found.number()),
             found.isComplete() ? count : count + QLatin1Char('+'));
}

void FindBar::showCount()
{
    const QString text = countText();
    if (text != m_count->text())
        m_count->setText(text);
    // Screen readers hear of the name's changes: not of every step of the counting.
    if ((!m_view || search()->isComplete()) && text != m_count->accessibleName())
        m_count->setAccessibleName(text);
    const bool canStep = m_view && search()->count() > 0;
    m_previous->setEnabled(canStep);
    m_next->setEnabled(canStep);
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    // What an input method composes with these keys does not come here: see LineInput.
    if (event->key() == Qt::Key_Escape)
        closeFind();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
             && m_words->hasFocus())
        step(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colors().line);
}

} // namespace ui
