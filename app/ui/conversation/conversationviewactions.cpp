// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/hiddencharacters.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/footer.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/tablemenu.h"
#include "ui/conversation/treemenu.h"
#include "ui/settings/balancerow.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace ui {
namespace {

/// What the session does alone.
void passOn(ConversationPort &port, const core::Message &message, const RowButton &button)
{
    if (button.action == RowAction::Hurry)
        port.retryNow();
    else if (button.action == RowAction::Cancel)
        port.stop();
    const bool isAboutCall = button.action == RowAction::AnswerCall
                             || button.action == RowAction::StopCall
                             || button.action == RowAction::AskAgain;
    const auto *call = isAboutCall && button.argument < message.parts.size()
                           ? std::get_if<core::ToolCallPart>(&message.parts[button.argument])
                           : nullptr;
    if (call)
        port.useCall(*call, button.action == RowAction::StopCall   ? CallUse::Stop
                            : button.action == RowAction::AskAgain ? CallUse::AskAgain
                                                                   : CallUse::Answer);
}

CopiedText wholeOf(const core::Message &message, const MessageRow &row)
{
    CopiedText text;
    if (row.isWaiting())
        text.add(message); // it is being parsed
    else
        text.add(message, row, {}, row.end());
    return text;
}

} // namespace

bool ConversationView::hasSelection() const
{
    return !m_selection.isEmpty();
}

CopiedText ConversationView::copied()
{
    CopiedText text;
    if (m_selection.isEmpty() || !m_model.conversation())
        return text;
    const ViewPlace from = m_selection.from();
    const ViewPlace to = m_selection.to();
    for (int row = from.row; row <= to.row && row < m_rows.count(); ++row) {
        const core::Message &message = m_model.message(row);
        // What lies between the ends needs no geometry.
        const bool isWhole = row > from.row && row < to.row;
        const MessageRow *live = isWhole ? m_rows.liveRow(row) : &m_rows.parsedRow(row);
        if (!live || (isWhole && live->isWaiting())) {
            text.add(message);
            continue;
        }
        const auto [first, last] = m_selection.inRow(row, live->end());
        text.add(message, *live, first, last);
    }
    return text;
}

QString ConversationView::selectedText(int mostRows)
{
    const bool isWanted = m_selection.to().row - m_selection.from().row < mostRows;
    return isWanted ? copied().plain() : QString();
}

void ConversationView::copySelection()
{
    m_selectionLoader.whenLoaded([this] { copyAndTell(copied()); });
}

void ConversationView::copyAndTell(const CopiedText &text)
{
    copy(text);
    tellLeftOut(text.leftOut());
}

/// What was seen in code as the name of a character is not among what was copied.
void ConversationView::tellLeftOut(int characters)
{
    if (characters > 0)
        setStatusText(tr("%n hidden character(s) were left out", nullptr, characters));
}

void ConversationView::setStatusText(const QString &text)
{
    m_linkBar->showText(text);
}

void ConversationView::press(int row, const RowButton &button)
{
    const core::Message &message = m_model.message(row);
    const QPoint place = viewport()->mapToGlobal(
        button.rect.bottomLeft() + QPoint(columnLeft(), m_scroller.toView(m_rows.top(row))));
    switch (button.action) {
    case RowAction::Copy:
        if (message.role == core::Role::Assistant)
            copyAndTell(wholeOf(message, m_rows.row(row)));
        else
            QGuiApplication::clipboard()->setText(core::plainText(message));
        break;
    case RowAction::OpenImage:
    case RowAction::OpenPicture:
    case RowAction::LoadPicture:
    case RowAction::DeclinePicture:
        pressPicture(row, button);
        break;
    case RowAction::CopyReport:
        QGuiApplication::clipboard()->setText(reportText(message));
        break;
    case RowAction::Edit:
    case RowAction::Regenerate:
    case RowAction::PreviousSibling:
    case RowAction::NextSibling:
        pressSibling(row, button);
        break;
    case RowAction::Mend:
        applyMend(message, button.mend);
        break;
    case RowAction::Hurry:
    case RowAction::Cancel:
    case RowAction::AnswerCall:
    case RowAction::StopCall:
    case RowAction::AskAgain:
        passOn(*m_port, message, button);
        break;
    case RowAction::AskBalance:
        m_connections->balances().ask(message.profileId);
        break;
    case RowAction::Details:
        Q_EMIT detailsRequested(message.id);
        break;
    case RowAction::ToggleReasoning:
        toggle(row, [](RowView &view) { view.isReasoningOpen = !view.isReasoningOpen; });
        break;
    case RowAction::ToggleFold:
        toggle(row, [](RowView &view) { view.isUnfolded = !view.isUnfolded; });
        break;
    case RowAction::More:
        showMoreMenu(row, place);
        break;
    default: // blocks of code, trees and what opens
        pressCode(row, button, place);
        break;
    }
}

void ConversationView::applyMend(const core::Message &reply, const core::Mend &mend)
{
    using core::MendKind;
    const QUuid id = reply.id;
    if (mend.kind == MendKind::OpenConnection)
        Q_EMIT connectionRequested(reply.profileId, mend.value,
                                   reply.error.value_or(core::Error()));
    else if (mend.kind == MendKind::PickModel)
        Q_EMIT modelRequested(id);
    else if (mend.kind == MendKind::OpenParameters)
        Q_EMIT parametersRequested(mend.value);
    else if (mend.kind == MendKind::EditQuestion)
        Q_EMIT editRequested(reply.parentId);
    else
        m_port->mend(id, mend);
}

void ConversationView::setConnections(chat::Connections &connections)
{
    m_connections = &connections;
    m_context.connection = [this](const QUuid &profile) { return factsOf(profile); };
    connect(&connections, &chat::Connections::profilesChanged, this,
            &ConversationView::refreshCards);
    connect(&connections.balances(), &chat::Balances::changed, this,
            &ConversationView::refreshCards);
}

ConnectionFacts ConversationView::factsOf(const QUuid &profile)
{
    const std::optional<core::Profile> found = m_connections->profile(profile);
    ConnectionFacts facts;
    facts.isEditable = found && !found->isDemo;
    const chat::Balances &balances = m_connections->balances();
    if (const std::optional<chat::KnownBalance> known = balances.last(profile)) {
        facts.balance = balanceText(*known);
        m_ageTimer.start(); // what it says grows old
    } else if (balances.isAsking(profile)) {
        facts.balance = BalanceRow::tr("Asking for the balance…");
    } else if (balances.error(profile)) {
        facts.balance = BalanceRow::tr("This gateway does not tell the balance of this key.");
    } else {
        facts.canAskBalance = facts.isEditable;
    }
    return facts;
}

/// What was learned of a connection reaches the cards that speak of it, and what is to be shown of
/// a reply the rows that have it.
void ConversationView::refreshCards()
{
    m_scroller.capture();
    for (int row = 0; row < m_rows.count(); ++row) {
        if (m_rows.liveRow(row))
            (void)m_rows.update(row);
    }
    m_scroller.settle();
    afterScroll();
    viewport()->update();
}

void ConversationView::openLink(const render::LinkHit &hit)
{
    const auto link = m_links.check(hit.target, hit.label);
    if (!link)
        return; // the strip at the bottom says so while the pointer is there
    if (link->isMisleading)
        m_linkBar->ask(*link);
    else
        launch(*link);
}

void ConversationView::launch(const core::GatedLink &link)
{
    if (m_links.open(link))
        return;
    QGuiApplication::clipboard()->setText(link.address);
    Q_EMIT linkFailed();
}

void ConversationView::showMoreMenu(int row, QPoint place)
{
    const core::Message &message = m_model.message(row);
    const QUuid id = message.id;
    const QString source = core::plainText(message);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopies(*menu, wholeOf(message, m_rows.row(row)));
    const bool isLast = row + 1 == m_rows.count();
    if (isLast && message.state == core::MessageState::Unexplained && !source.isEmpty()) {
        connect(menu->addAction(tr("Continue")), &QAction::triggered, this, [this, id] {
            m_port->mend(id, {core::MendKind::Continue, {}});
        });
    }
    if (message.role == core::Role::Assistant) {
        connect(menu->addAction(tr("Details")), &QAction::triggered, this,
                [this, id] { Q_EMIT detailsRequested(id); });
    }
    Q_EMIT menuOpening(menu, id);
    menu->popup(place);
}

void ConversationView::contextMenuEvent(QContextMenuEvent *event)
{
    if (showImageMenu(*event))
        return;
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    RowTarget target = targetAt(event->pos());
    if (isByKey) {
        // The key speaks of the message that has the focus, wherever the pointer is.
        chooseFocusRow();
        target = {m_focusRow, std::nullopt};
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"));
    copy->setEnabled(hasSelection());
    connect(copy, &QAction::triggered, this, &ConversationView::copySelection);
    if (hasSelection())
        addCopies(*menu, std::nullopt);
    else if (target.row >= 0)
        addCopies(*menu, wholeOf(m_model.message(target.row), m_rows.row(target.row)));
    if (const MessageRow *live = target.row < 0 ? nullptr : m_rows.liveRow(target.row)) {
        const TableBlocks table =
            isByKey ? TableBlocks() : tableUnder(live->flows(), toRow(target.row, event->pos()));
        addTableCopies(*menu, isByKey           ? tablesIn(live->flows())
                              : table.isEmpty() ? QList<TableBlocks>()
                                                : QList<TableBlocks>{table});
        const std::optional<RowPlace> line =
            isByKey ? treeLineOf(m_focusButton)
                    : treeLineUnder(live->flows(), toRow(target.row, event->pos()));
        const QPersistentModelIndex at = m_model.index(target.row);
        addTreeItems(*menu, live->flows(), line, [this, at](const auto &change) {
            if (at.isValid()) // rows come and go while the menu is open
                toggle(at.row(), change);
        });
    }
    if (isByKey) {
        addLinks(*menu, target.row);
    } else if (const render::LinkHit link = linkAt(event->pos()); !link.isNull()) {
        connect(menu->addAction(tr("Copy link address")), &QAction::triggered, this,
                [link] { QGuiApplication::clipboard()->setText(link.target); });
    }
    if (target.row >= 0) {
        const QUuid id = m_model.message(target.row).id;
        connect(menu->addAction(tr("Select message")), &QAction::triggered, this, [this, id] {
            if (m_model.conversation())
                m_selector.selectRow(m_model.conversation()->rowOf(id));
        });
        if (m_model.message(target.row).role == core::Role::Assistant) {
            connect(menu->addAction(tr("Details")), &QAction::triggered, this,
                    [this, id] { Q_EMIT detailsRequested(id); });
        }
        Q_EMIT menuOpening(menu, id);
    }
    QPoint place = event->globalPos();
    if (isByKey && target.row >= 0) {
        const QRect row = visualRect(m_model.index(target.row)).intersected(viewport()->rect());
        place = viewport()->mapToGlobal(row.topLeft() + QPoint(0, m_context.type.lineHeight));
    }
    menu->popup(place);
}

/// Of a message, or of what is selected when the menu is used.
void ConversationView::addCopies(QMenu &menu, const std::optional<CopiedText> &message)
{
    const auto add = [&](const QString &words, auto act) {
        QAction *action = menu.addAction(words);
        action->setEnabled(message ? !message->isEmpty() : hasSelection());
        const auto use = [this, act](const CopiedText &text) {
            act(text);
            tellLeftOut(text.leftOut());
        };
        connect(action, &QAction::triggered, this, [this, message, use] {
            if (message)
                use(*message);
            else
                m_selectionLoader.whenLoaded([this, use] { use(copied()); });
        });
    };
    add(tr("Copy as Markdown"),
        [](const CopiedText &text) { QGuiApplication::clipboard()->setText(text.markdown()); });
    add(tr("Copy as plain text"),
        [](const CopiedText &text) { QGuiApplication::clipboard()->setText(text.plain()); });
    add(tr("Quote"), [this](const CopiedText &text) { Q_EMIT quoteRequested(text.markdown()); });
}

/// Links and the addresses of pictures have no place of their own in the order of Tab: they are in
/// the menu of the message.
void ConversationView::addLinks(QMenu &menu, int row)
{
    constexpr int kMostLinks = 20;
    constexpr int kMostLetters = 60;
    const QList<core::ImagePart> images =
        row < 0 ? QList<core::ImagePart>() : imagesIn(m_model.message(row).parts);
    for (const core::ImagePart &image : images) {
        if (image.hash.isEmpty())
            connect(menu.addAction(tr("Copy image address")), &QAction::triggered, this,
                    [image] { QGuiApplication::clipboard()->setText(image.url); });
    }
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    const QList<render::LinkHit> links = live && m_model.message(row).role == core::Role::Assistant
                                             ? linksIn(live->flows())
                                             : QList<render::LinkHit>();
    if (links.isEmpty())
        return;
    QMenu *open = menu.addMenu(tr("Open link"));
    for (const render::LinkHit &link : links.first(qMin<qsizetype>(links.size(), kMostLinks))) {
        QString words =
            render::withHiddenNames(link.label.isEmpty() ? link.target : link.label).simplified();
        if (words.size() > kMostLetters)
            words = words.left(kMostLetters) + QChar(0x2026);
        // What a model wrote must not make shortcuts.
        words.replace(QLatin1Char('&'), QStringLiteral("&&"));
        connect(open->addAction(words), &QAction::triggered, this,
                [this, link] { openLink(link); });
    }
}

} // namespace ui
