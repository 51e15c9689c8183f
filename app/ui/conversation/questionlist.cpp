// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/questionlist.h"

#include "ui/conversation/questiondelegate.h"
#include "ui/conversation/questionmodel.h"
#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/popup.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kMostQuestions = 14; ///< that are seen at once

} // namespace

QuestionList::QuestionList(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_model(new QuestionModel(this))
    , m_words(new LineInput(this))
    , m_list(new QListView(this))
    , m_nothing(new Label(theme, {1.0, false, Label::Ink::Second}, this))
{
    build();
    retranslate();
    connect(m_words, &QLineEdit::textChanged, m_model, &QuestionModel::setFilter);
    connect(m_list, &QListView::clicked, this, &QuestionList::choose);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QuestionList::showWhatIsLeft);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &QuestionList::showWhatIsLeft);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &QuestionList::describeCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QuestionList::describeCurrent);
}

void QuestionList::build()
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(QStringLiteral("questionList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QuestionDelegate(m_theme, m_list));
    dressPopupList(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_nothing->setObjectName(QStringLiteral("noQuestion"));
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
}

void QuestionList::retranslate()
{
    setAccessibleName(tr("Questions"));
    m_words->setPlaceholderText(tr("Search questions"));
    m_words->setAccessibleName(tr("Search questions"));
    m_list->setAccessibleName(tr("Questions"));
    m_nothing->setText(tr("No question with these words"));
}

void QuestionList::popupAt(QWidget *anchor, std::unique_ptr<ConversationPort> port, int row)
{
    dressPopup(*this, *m_list, m_theme);
    m_words->clear();
    m_model->setPort(std::move(port), row);
    showGlass(*m_words, m_theme);
    placeAt(*anchor);
    show();
    m_words->setFocus(Qt::PopupFocusReason);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void QuestionList::placeAt(const QWidget &anchor)
{
    const int rows = qBound(1, m_model->rowCount(), kMostQuestions);
    const int wanted = m_list->itemDelegate()->sizeHint({}, {}).height() * rows;
    // What is typed makes the list shorter, not the pop-up.
    m_list->setFixedHeight(qMin(wanted, anchor.screen()->availableGeometry().height() / 2));
    m_nothing->setFixedHeight(m_list->height());
    layout()->invalidate();
    const QSize size(popupWidth(anchor, m_theme.uiFont()), layout()->sizeHint().height());
    setGeometry(popupPlace(anchor, size));
}

/// Enter chooses the one that the reader is at, or the first when the words leave that out.
void QuestionList::showWhatIsLeft()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    if (!isEmpty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(qMax(0, m_model->currentRow())));
}

/// The focus stays in the field: it tells screen readers what Enter would choose.
void QuestionList::describeCurrent()
{
    const QString words = m_list->currentIndex().data().toString();
    if (words != m_words->accessibleDescription())
        m_words->setAccessibleDescription(words);
}

void QuestionList::choose(const QModelIndex &index)
{
    const QUuid question = index.data(QuestionModel::IdRole).toUuid();
    if (question.isNull())
        return;
    close();
    Q_EMIT chosen(question);
}

bool QuestionList::handleKey(QKeyEvent &event)
{
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Home:
    case Qt::Key_End:
        if (!isControl)
            return false; // of the line
        [[fallthrough]];
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        QKeyEvent plain(event.type(), event.key(), Qt::NoModifier);
        QCoreApplication::sendEvent(m_list, &plain);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

bool QuestionList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress || m_words->isComposing())
        return QFrame::eventFilter(watched, event);
    return handleKey(*static_cast<QKeyEvent *>(event));
}

void QuestionList::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// Closed, it listens to no conversation.
void QuestionList::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_model->setPort(nullptr);
}

} // namespace ui
