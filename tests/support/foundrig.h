// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/storebuilders.h"
#include "support/windowrig.h"
#include "ui/lineinput.h"
#include "ui/panelhost.h"
#include "ui/search/searchmodel.h"
#include "ui/search/searchpanel.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QListView>

namespace support {

/// A window with stored conversations, and the panel that searches them.
struct FoundRig : WindowRig {
    /// Stores a conversation with these messages, one below the other.
    QUuid put(const QString &title, QList<core::Message> messages)
    {
        core::ConversationInfo info = makeInfo(title);
        info.profileId = profile;
        for (qsizetype i = 0; i < messages.size(); ++i) {
            messages[i].seq = i + 1;
            if (i > 0 && messages[i].parentId.isNull())
                messages[i].parentId = messages[i - 1].id;
        }
        if (!await(store.addMessages(info, messages, {})))
            qFatal("the conversation could not be stored");
        workspace.list().insert(info);
        return info.id;
    }
    QUuid put(const QString &title, const QString &question)
    {
        return put(title, {makeMessage(1, core::Role::User, question)});
    }

    void openPanel() const { trigger(ui::Act::Search); }
    [[nodiscard]] ui::SearchPanel *panel() const { return window->findChild<ui::SearchPanel *>(); }
    [[nodiscard]] ui::LineInput &field() const { return *panel()->findChild<ui::LineInput *>(); }
    [[nodiscard]] QListView &list() const { return *panel()->findChild<QListView *>(); }
    [[nodiscard]] ui::SearchModel &model() const
    {
        return *panel()->findChild<ui::SearchModel *>();
    }
    [[nodiscard]] QString state() const
    {
        const auto *label = panel()->findChild<QLabel *>(QStringLiteral("searchState"));
        return label->isVisible() ? label->text() : QString();
    }
    /// Titles, and below them with a dot what was found.
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < model().rowCount(); ++row)
            rows.append((model().at(row).hit ? QStringLiteral(".") : QString())
                        + model().index(row).data().toString());
        return rows;
    }
    /// Types into the field, and waits until the answer is there.
    [[nodiscard]] bool look(const QString &text)
    {
        field().setFocus();
        field().selectAll();
        QInputMethodEvent typed; // as keys do, and what no key has
        typed.setCommitString(text);
        QCoreApplication::sendEvent(&field(), &typed);
        return QTest::qWaitFor(
            [this, &text] { return search.query().text == text && !search.isSearching(); });
    }
    [[nodiscard]] QWidget *focus() const { return QApplication::focusWidget(); }
};

} // namespace support
