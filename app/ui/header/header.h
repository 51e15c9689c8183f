// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>
#include <functional>

class QMenu;

namespace ui {

class IconButton;
class TextButton;
class TitleField;

/// The line above a conversation: sidebar button, title, the pill of the demo, the picker
/// "model · connection", and the menu of the conversation. Where there is little room the pills say
/// less, so that the title and the model can be read.
class Header : public QWidget
{
    Q_OBJECT

public:
    explicit Header(const Theme &theme, QWidget *parent = nullptr);

    /// Empty: a new chat, which cannot be renamed yet.
    void setTitle(const QString &title);
    /// What answers; an empty model asks for one.
    void setModel(const QString &model, const QString &connection);
    /// As whom the chat was set up, said before the model in the place of the connection, with a
    /// drawn icon if it has one; empty: as nobody.
    void setPersona(const QString &persona, const QString &icon = {});
    /// Says what is left on the account that answers; empty: not known. Asked each time that the
    /// picker's tool tip is shown, because it says how old that is.
    void setBalance(std::function<QString()> balance);
    void setDemo(bool isDemo);
    /// The mark of a chat that is never written to disk.
    void setTemporary(bool isTemporary);
    /// The mark of a connection that goes over the network in clear text.
    void setInsecure(bool isInsecure);
    /// The line below, while something is scrolled away above.
    void setLined(bool isLined);
    /// False while there is no conversation to choose for.
    void setUsable(bool isUsable);
    void beginRename();
    /// The picker opens below it.
    [[nodiscard]] QWidget *picker() const;
    [[nodiscard]] QWidget *menuButton() const;
    /// A leaf dot on the button of the parameters: something is set.
    void markParameters(bool isMarked);
    void focusPicker();
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sidebarRequested();
    void renamed(const QString &title);
    void pickerRequested();
    void menuRequested();
    void parametersRequested();
    void connectRequested();
    /// The mark of a temporary chat was pressed.
    void keepRequested();
    /// The mark was pressed.
    void securityRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void fit();
    [[nodiscard]] int widthWith(const QString &demo, const QString &temporary) const;
    void updatePicker();

    const Theme &m_theme;
    IconButton *m_sidebar;
    TitleField *m_title;
    TextButton *m_pill;
    TextButton *m_temporary;
    TextButton *m_picker;
    TextButton *m_insecure;
    IconButton *m_parameters;
    IconButton *m_more;
    QString m_model;
    QString m_connection;
    QString m_persona;
    std::function<QString()> m_balance;
    bool m_isLined = false;
};

} // namespace ui
