// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchpanel.h"

#include "texts/texts.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/popup.h"
#include "ui/search/pillrow.h"
#include "ui/search/searchdelegate.h"
#include "ui/search/searchmodel.h"
#include "ui/shorttitle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>

namespace ui {
namespace {

constexpr int kSearchInset = 8;
constexpr int kSearchTitle = 48; ///< the header's beside it
constexpr double kSearchTitleFactor = 1.08;
constexpr int kPatienceMs = 300;

} // namespace

SearchPanel::SearchPanel(const Theme &theme, chat::MessageSearch &search,
                         const core::ConversationList &list, SearchFilters &filters,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(search)
    , m_filters(filters)
    , m_model(new SearchModel(search, list, this))
    , m_title(new Label(theme, {kSearchTitleFactor, true, Label::Ink::Text}, this))
    , m_close(new IconButton(theme, QStringLiteral("close"), this))
    , m_words(new LineInput(this))
    , m_add(new IconButton(theme, QStringLiteral("plus"), this))
    , m_pills(new PillRow(theme, this))
    , m_list(new QListView(this))
    , m_state(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_mend(new QPushButton(this))
    , m_slow(new Label(theme, {kCaption, false, Label::Ink::Third}, this))
    , m_rest(new QWidget(this))
{
    build();
    retranslate();
    dress();
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { become(State::Searching); });
    connect(m_words, &QLineEdit::textChanged, this, &SearchPanel::search);
    connect(m_close, &QAbstractButton::clicked, this, &SearchPanel::closeRequested);
    connect(m_add, &QAbstractButton::clicked, this, &SearchPanel::openFilters);
    connect(m_pills, &PillRow::removeRequested, &m_filters, &SearchFilters::remove);
    connect(&m_filters, &SearchFilters::changed, this, &SearchPanel::followFilters);
    connect(&m_filters, &SearchFilters::reworded, this, &SearchPanel::followPills);
    connect(m_list, &QListView::clicked, this, &SearchPanel::choose);
    connect(&m_search, &chat::MessageSearch::arrived, this, &SearchPanel::arrive);
    connect(&m_search, &chat::MessageSearch::failed, this, &SearchPanel::fail);
    connect(m_mend, &QAbstractButton::clicked, this, [this] {
        if (m_shown == State::Nothing)
            m_filters.clear();
        else
            this->search();
        m_words->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_theme, &Theme::colorsChanged, this, &SearchPanel::dress);
    become(State::Hint);
}

void SearchPanel::build()
{
    setObjectName(QStringLiteral("searchPanel"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(m_theme, *m_model, m_list));
    dressPopupList(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_state->setObjectName(QStringLiteral("searchState"));
    m_slow->setObjectName(QStringLiteral("searchSlow"));
    m_slow->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kSearchInset, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    head->addStrut(kSearchTitle - 2 * kSearchInset);
    auto *field = new QHBoxLayout;
    field->addWidget(m_words, 1);
    field->addWidget(m_add);
    auto *mend = new QHBoxLayout;
    mend->setContentsMargins(kSearchInset, 0, kSearchInset, 0);
    mend->addWidget(m_mend);
    mend->addStretch(1);
    m_state->setContentsMargins(kSearchInset, 0, kSearchInset, 0);
    m_slow->setContentsMargins(kSearchInset, 0, kSearchInset, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSearchInset, kSearchInset, kSearchInset, kSearchInset);
    column->setSpacing(kSearchInset);
    column->addLayout(head);
    column->addLayout(field);
    column->addWidget(m_pills);
    column->addWidget(m_slow);
    column->addWidget(m_state);
    column->addLayout(mend);
    column->addWidget(m_list, 1);
    column->addWidget(m_rest, 1);
    setFocusProxy(m_words);
}

void SearchPanel::retranslate()
{
    m_title->setText(tr("Search"));
    setAccessibleName(tr("Search"));
    m_words->setPlaceholderText(tr("Search all messages"));
    m_words->setAccessibleName(tr("Search all messages"));
    m_list->setAccessibleName(tr("What was found"));
    m_close->describe(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_add->describe(tr("Add a filter"));
    m_slow->setText(tr("Older messages are still being prepared. Until then searching takes "
                       "longer, and finds all of them."));
    m_model->retranslate();
    followPills();
    sayState();
}

void SearchPanel::dress()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.colors().chrome);
    m_list->setPalette(colors);
    showGlass(*m_words, m_theme);
    update();
}

void SearchPanel::begin(const QString &text)
{
    if (m_words->isComposing())
        return; // selecting would end what the input method is about
    if (!text.isEmpty())
        m_words->setText(text);
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

/// The text that is committed; what an input method still composes is no part of it.
void SearchPanel::search()
{
    m_isChoosing = false;
    m_chosen = {};
    chat::SearchQuery query;
    query.text = m_words->text();
    query.filter = m_filters.filter();
    if (query.text.trimmed().isEmpty() && m_filters.isEmpty()) {
        m_patience.stop();
        m_search.stop();
        m_model->clear();
        become(State::Hint);
        return;
    }
    m_search.begin(query);
    m_patience.start();
}

void SearchPanel::arrive()
{
    m_patience.stop();
    m_slow->setVisible(m_model->isSlow());
    become(m_model->rowCount() > 0 ? State::Found : State::Nothing);
    if (std::exchange(m_isChoosing, false) && m_model->rowCount() > 0)
        step(1);
}

void SearchPanel::fail(const core::Error &error)
{
    m_patience.stop();
    const texts::Explanation words = texts::explain(error);
    m_reason = texts::joined(words.what, error.message);
    become(State::Failed);
}

void SearchPanel::become(State state)
{
    m_shown = state;
    if (state != State::Found && state != State::Failed) {
        m_chosen = {};
        m_slow->hide();
    }
    // What has failed leaves what came before it.
    const bool hasRows =
        state == State::Found || (state == State::Failed && m_model->rowCount() > 0);
    if (!hasRows && m_list->hasFocus())
        m_words->setFocus(Qt::OtherFocusReason);
    m_list->setVisible(hasRows);
    m_rest->setVisible(!hasRows);
    m_state->setVisible(state != State::Found);
    sayState();
}

void SearchPanel::sayState()
{
    QString words;
    QString mend;
    const QString text = shortTitle(m_words->text());
    switch (m_shown) {
    case State::Hint:
        words = tr("Finds messages, reasoning, titles, names of files and what tools were asked. "
                   "Words in “quotes” are found as they stand.");
        break;
    case State::Searching:
        words = tr("Searching…");
        break;
    case State::Found:
        break;
    case State::Nothing:
        words = text.isEmpty() ? tr("Nothing passes these filters.")
                : m_filters.isEmpty()
                    ? tr("Nothing was found for “%1”.").arg(text)
                    : tr("Nothing was found for “%1” with these filters.").arg(text);
        mend = m_filters.isEmpty() ? QString() : tr("Remove the filters");
        break;
    case State::Failed:
        words = tr("The search failed. %1").arg(m_reason);
        mend = tr("Try again");
        break;
    }
    m_state->setText(words);
    m_mend->setText(mend);
    m_mend->setVisible(!mend.isEmpty());
}

void SearchPanel::followPills()
{
    QList<std::pair<int, QString>> pills;
    for (const SearchFilters::Pill &pill : m_filters.pills())
        pills.append({pill.facet, pill.words});
    m_pills->setPills(pills);
}

void SearchPanel::followFilters()
{
    const bool hadFocus = m_pills->isAncestorOf(focusWidget());
    followPills();
    if (hadFocus) // the pill that was pressed is gone
        m_words->setFocus(Qt::OtherFocusReason);
    search();
}

void SearchPanel::openFilters()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_filters.fill(*menu, m_model->models());
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const QPoint corner(isMirrored ? 0 : m_add->width() - menu->sizeHint().width(),
                        m_add->height());
    menu->popup(m_add->mapToGlobal(corner));
}

void SearchPanel::choose(const QModelIndex &index)
{
    const SearchModel::Row row = m_model->at(index.row());
    if (!row.group)
        return;
    SearchPlace place{row.group->conversation, {}, {}};
    if (row.hit) {
        place.message = row.hit->message;
        for (const chat::SearchSpan &span : row.hit->spans) {
            const bool isInName = span.field == chat::SearchSpan::Field::Name;
            place.spans.append({span.part, span.span.offset, span.span.length, isInName});
        }
    }
    m_list->setCurrentIndex(index);
    const QUuid id = row.hit ? place.message : place.conversation;
    const bool isAgain = m_chosen == id;
    m_chosen = id;
    Q_EMIT chosen(place, isAgain);
}

void SearchPanel::step(int step)
{
    // What is typed already is about something else.
    if (m_shown != State::Found || m_patience.isActive())
        return;
    const QModelIndex current = m_chosen.isNull() ? QModelIndex() : m_list->currentIndex();
    const int from = current.isValid() ? current.row() : step > 0 ? -1 : m_model->rowCount();
    const int next = m_model->nextFound(from, step);
    if (next >= 0) {
        choose(m_model->index(next));
    } else if (step > 0 && (m_model->canFetchMore({}) || m_search.isSearching())) {
        m_model->fetchMore({});
        m_isChoosing = true; // of the page that comes
    }
}

bool SearchPanel::pressInField(int key)
{
    if (m_words->isComposing())
        return false;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (m_patience.isActive() || m_shown == State::Searching)
            m_isChoosing = true;
        else
            step(1);
        return true;
    }
    if (key != Qt::Key_Down || m_list->isHidden())
        return false;
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus(Qt::TabFocusReason);
    return true;
}

bool SearchPanel::pressInList(int key)
{
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentIndex());
        return true;
    }
    if (key != Qt::Key_Up || m_list->currentIndex().row() > 0)
        return false;
    m_words->setFocus(Qt::TabFocusReason);
    return true;
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_words ? pressInField(key) : pressInList(key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchPanel::keyPressEvent(QKeyEvent *event)
{
    // What an input method composes with this key does not come here: see LineInput.
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void SearchPanel::paintEvent(QPaintEvent *)
{
    paintPanel(*this, m_theme.colors());
}

} // namespace ui
