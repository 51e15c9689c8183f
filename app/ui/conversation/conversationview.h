// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkgate.h"
#include "models/messagemodel.h"
#include "ui/conversation/conversationport.h"
#include "ui/conversation/copiedtext.h"
#include "ui/conversation/rowlist.h"
#include "ui/conversation/rowsides.h"
#include "ui/conversation/scroller.h"
#include "ui/conversation/selectionloader.h"
#include "ui/conversation/selector.h"
#include "ui/conversation/textselection.h"
#include "ui/conversation/thumbnailcache.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QTimer>

class QMenu;
namespace ui {
class DragSource;
class Finder;
class JumpButton;
class LinkBar;
class QuestionLine;

/// The conversation: a list of messages with its own geometry, so that a token costs the same
/// whatever stands above it. Selecting, scrolling and copying work while a reply streams in.
class ConversationView : public QAbstractItemView
{
    Q_OBJECT

public:
    /// The typesetter colours code, geometry counts in the budget; both must outlive this.
    explicit ConversationView(Theme &theme, core::LinkGate &links, QWidget *parent = nullptr,
                              render::Typesetter *typesetter = nullptr,
                              core::ByteBudget *budget = nullptr);
    ~ConversationView() override;
    /// Null shows nothing. The session, or whatever behaves like one, must outlive its use here.
    void setSession(chat::ChatSession *session);
    void setPort(std::unique_ptr<ConversationPort> port);
    void setConnections(chat::Connections &connections); ///< for cards; it must outlive this
    void setPictures(ReplyPictures &pictures); ///< before anything is shown; they must outlive this
    void setReading(const core::Settings &settings); ///< following, column, code
    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] QString selectedText(int mostRows = 1 << 30); ///< empty when it is in more
    void copySelection();
    void jumpToEnd();
    [[nodiscard]] bool isAtEnd() const { return m_scroller.isAtEnd(); }
    [[nodiscard]] Finder &finder() const { return *m_finder; }
    [[nodiscard]] QRect instructionsRect() const; ///< the line that opens them; null without one
    [[nodiscard]] bool isInstructionsFocused() const { return m_isHeadFocused; }
    /// What can be pressed in a message, pressing it by name; what its card or status line says.
    [[nodiscard]] QList<RowButton> rowButtons(int row) const;
    void pressRowAction(int row, const QString &name);
    [[nodiscard]] QString rowStatus(int row) const;
    void setStatusText(const QString &text); ///< passing, at the lower edge; empty: none
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void goTo(int row); ///< the focus of the keys goes there, its top to ours
    void stepMessage(int step);
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

Q_SIGNALS:
    void editRequested(const QUuid &question);
    /// `field`: see core::field; `error`: what it is opened for.
    void connectionRequested(const QUuid &profile, const QString &field, const core::Error &error);
    void modelRequested(const QUuid &reply); ///< which is then asked for again
    void detailsRequested(const QUuid &message);
    void menuOpening(QMenu *menu, const QUuid &message);  ///< for whoever has more to offer
    void imageRequested(const QUuid &message, int image); ///< counted from 0
    void imageMenuOpening(QMenu *menu, const QUuid &message, int image);
    void instructionsRequested();
    void codeLookChosen(bool isWrapped, bool isNumbered);
    void quoteRequested(const QString &markdown);
    void linkFailed();                   ///< by the desktop; its address is on the clipboard
    void textTyped(const QString &text); ///< while the focus was here: the composer wants it
    void painted(const QUuid &lastReply, bool isFinal); ///< this state of it was painted
    void parametersRequested(const QString &name);      ///< the panel, at this one
    void openedPainted(int rows);

protected:
    void dataChanged(const QModelIndex &a, const QModelIndex &b, const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void updateGeometries() override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override { return int(m_scroller.offset()); }
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &) const override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    friend class Announcer;
    friend class ConversationReach;
    void refreshFonts();
    void applyMargins();
    void refreshMargins();
    void relayout();
    void applyChange(int row);
    void paintChange(int row, int oldY, int inRow);
    void syncScrollBar();
    void afterScroll();
    void followQuestion();
    void afterReset();
    void loadVisible();
    void saveScrollPlace();
    void refreshWaiting();
    [[nodiscard]] int columnWidth() const;
    [[nodiscard]] int columnLeft() const;
    void paintInstructions(QPainter &painter, const QRect &line) const;
    void paintRect(QPainter &painter, const QRect &rect);
    void paintRow(QPainter &painter, int row, const QRect &rect);
    void announcePaint();
    void connectParts();
    [[nodiscard]] QPoint toRow(int row, QPoint point) const;
    [[nodiscard]] std::pair<int, int> viewIn(int row) const;
    [[nodiscard]] RowTarget targetAt(QPoint point) const;
    [[nodiscard]] render::LinkHit linkAt(QPoint point) const;
    void pointAt(QPoint point);
    [[nodiscard]] CopiedText copied();
    void copyAndTell(const CopiedText &text);
    void tellLeftOut(int characters);
    bool armDrag(QPoint point);
    void updateRow(int row);
    void moveFocus(int row, ScrollHint hint = EnsureVisible);
    void chooseFocusRow();
    bool moveButtonFocus(bool isNext);
    [[nodiscard]] int focusedButton(const QList<RowButton> &buttons) const;
    void showFocusedButton();
    [[nodiscard]] bool canFocusInstructions() const;
    void focusInstructions(bool isFocused);
    bool pressByKey(QKeyEvent *event);
    bool pressSide(QPoint point);
    bool dragSide(QPoint point);
    bool scrollSidewaysByKey(QKeyEvent *event);
    bool scrollByKey(QKeyEvent *event);
    void press(int row, const RowButton &button);
    void pressSibling(int row, const RowButton &button);
    void applyMend(const core::Message &reply, const core::Mend &mend);
    [[nodiscard]] ConnectionFacts factsOf(const QUuid &profile);
    void refreshCards();
    void toggle(int row, const std::function<void(RowView &)> &change);
    void pressPicture(int row, const RowButton &button);
    void takeArrived();
    void pressCode(int row, const RowButton &button, QPoint place);
    void openLink(const render::LinkHit &link);
    void launch(const core::GatedLink &link);
    void addLinks(QMenu &menu, int row);
    void addCopies(QMenu &menu, const std::optional<CopiedText> &message);
    void showMoreMenu(int row, QPoint place);
    bool showImageMenu(const QContextMenuEvent &event);
    Theme &m_theme;
    core::LinkGate &m_links;
    chat::Connections *m_connections = nullptr;
    std::unique_ptr<ConversationPort> m_port;
    models::MessageModel m_model;
    RowContext m_context;
    RowList m_rows;
    Scroller m_scroller;
    TextSelection m_selection;
    Selector m_selector;
    SelectionLoader m_selectionLoader;
    ThumbnailCache m_thumbnails;
    Finder *m_finder;
    JumpButton *m_jump;
    LinkBar *m_linkBar;
    QuestionLine *m_question;
    DragSource *m_drag;
    QTimer m_secondTimer, m_rangeTimer, m_placeTimer, m_ageTimer;
    RowTarget m_pointed, m_pressed;
    std::optional<RowSide> m_side; ///< the bar that is being dragged, in row m_pressed
    int m_sideGrab = 0, m_focusRow = -1, m_loadFirst = -1, m_loadLast = -1;
    std::optional<RowButton> m_focusButton; ///< as it was: others come and go beside it
    QPoint m_pressPoint;
    qint64 m_caretY = -1; ///< where the running reply's caret was painted
    bool m_isWide = false, m_isSyncing = false, m_isByKeyboard = false, m_isHeadFocused = false;
    bool m_isOpening = false, m_isPaintDue = false;
};

} // namespace ui
