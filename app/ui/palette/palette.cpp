// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include "ui/lineinput.h"
#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettemodel.h"
#include "ui/popup.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kPaletteRows = 14; ///< that are seen at once
constexpr int kPaletteInset = 8;
constexpr int kPaletteTop = 48; ///< below the header
constexpr int kPaletteEdge = 16;

} // namespace

Palette::Palette(const Theme &theme, QWidget *parent, Purpose purpose)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_purpose(purpose)
    , m_model(new PaletteModel(this))
    , m_words(new LineInput(this))
    , m_list(new QListView(this))
{
    build();
    retranslate();
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_isChoosing = false;
        m_model->setFilter(text);
    });
    connect(m_model, &PaletteModel::settled, this, &Palette::settle);
    connect(m_list, &QListView::clicked, this, &Palette::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &Palette::describeCurrent);
}

void Palette::build()
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(m_purpose == Purpose::Everything ? QStringLiteral("palette")
                  : m_purpose == Purpose::Prompts  ? QStringLiteral("promptPalette")
                                                   : QStringLiteral("personaPalette"));
    m_model->setSearchOffered(m_purpose == Purpose::Everything);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_theme, *m_model, m_list));
    dressPopupList(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(1); // one row is enough
    m_list->setFocusPolicy(Qt::NoFocus);
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPaletteInset, kPaletteInset, kPaletteInset, kPaletteInset);
    column->setSpacing(kPaletteInset);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
}

void Palette::retranslate()
{
    m_list->setAccessibleName(tr("What fits"));
    if (m_purpose != Purpose::Everything) {
        const bool isPrompts = m_purpose == Purpose::Prompts;
        setAccessibleName(isPrompts ? tr("Insert prompt") : tr("New chat with"));
        m_words->setPlaceholderText(isPrompts ? tr("A prompt, by its title, tag or text")
                                              : tr("A persona, by its name"));
        m_words->setAccessibleName(isPrompts ? tr("The prompt to insert")
                                             : tr("The persona to begin a chat with"));
        return;
    }
    setAccessibleName(tr("Go to"));
    m_words->setPlaceholderText(tr("A chat, an action, a model, a setting, a prompt"));
    m_words->setAccessibleName(tr("Go to a chat, an action, a model, a setting or a prompt"));
}

void Palette::popup(const QList<PaletteEntry> &all, const QList<PaletteEntry> &first)
{
    dressPopup(*this, *m_list, m_theme);
    showGlass(*m_words, m_theme);
    m_words->clear();
    m_isChoosing = false;
    m_model->setEntries(all, first);
    place();
    show();
    m_words->setFocus(Qt::PopupFocusReason);
}

void Palette::place()
{
    const QWidget &window = *parentWidget()->window();
    const int row = m_list->itemDelegate()->sizeHint({}, {}).height();
    const int least = m_words->sizeHint().height() + 3 * kPaletteInset + 2 * frameWidth();
    const int rows = std::clamp(m_model->rowCount(), 1, kPaletteRows);
    const QSize size(
        std::min(popupWidth(window, m_theme.uiFont()), window.width() - 2 * kPaletteEdge),
        std::min(least + rows * row, window.height() - kPaletteTop - kPaletteEdge));
    const QPoint corner((window.width() - size.width()) / 2, kPaletteTop);
    setGeometry(QRect(window.mapToGlobal(corner), size));
}

/// Enter chooses the first one, unless another is chosen.
void Palette::settle()
{
    if (isVisible())
        place();
    m_list->setCurrentIndex({});
    stepBy(1);
    m_list->scrollToTop();
    describeCurrent();
    if (std::exchange(m_isChoosing, false))
        choose(m_list->currentIndex());
}

/// Over captions, and around the ends.
void Palette::stepBy(int rows)
{
    const int count = m_model->rowCount();
    const int direction = rows < 0 ? -1 : 1;
    int row = m_list->currentIndex().row();
    if (qAbs(rows) > 1)
        row = qBound(0, row + rows - direction, count - 1);
    for (int tried = 0; tried < count; ++tried) {
        row = (row + direction + count) % count;
        if (m_model->entryAt(row)) {
            m_list->setCurrentIndex(m_model->index(row));
            // With the first one its caption is seen.
            if (row == 1)
                m_list->scrollToTop();
            return;
        }
    }
}

/// The focus stays in the field: it tells screen readers what Enter would choose.
void Palette::describeCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const QString words = current.data(Qt::AccessibleTextRole).toString();
    if (words != m_words->accessibleDescription())
        m_words->setAccessibleDescription(words);
    if (!current.isValid() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(m_list, QAccessible::ActiveDescendantChanged);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void Palette::choose(const QModelIndex &index)
{
    const PaletteEntry *entry = m_model->entryAt(index.row());
    if (!index.isValid() || !entry)
        return;
    const PaletteEntry wanted = *entry; // closing may change the rows
    close();
    Q_EMIT chosen(wanted);
}

bool Palette::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
        stepBy(-1);
        return true;
    case Qt::Key_Down:
        stepBy(1);
        return true;
    case Qt::Key_PageUp:
        stepBy(-kPaletteRows / 2);
        return true;
    case Qt::Key_PageDown:
        stepBy(kPaletteRows / 2);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model->isStale())
            m_isChoosing = true;
        else
            choose(m_list->currentIndex());
        return true;
    default:
        break;
    }
    // The keys that opened it close it.
    const bool isAgain =
        event.key() == Qt::Key_K && event.modifiers().testFlag(Qt::ControlModifier);
    if (isAgain)
        close();
    return isAgain;
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress || m_words->isComposing())
        return QFrame::eventFilter(watched, event);
    return handleKey(*static_cast<QKeyEvent *>(event));
}

/// Closed, it keeps nothing of tens of thousands of titles.
void Palette::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_model->setEntries({}, {});
}

void Palette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
