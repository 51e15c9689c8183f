// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/connectioneditor.h"

#include <QWidget>
#include <functional>

class QPushButton;

namespace ui {

class Label;
class ChoiceList;

/// The list of connections and the editor of the chosen one. Unsaved changes of each stay until
/// forgetUnsaved().
class ConnectionsPage : public QWidget
{
    Q_OBJECT

public:
    ConnectionsPage(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void choose(const QUuid &profile);
    /// Chooses it, with the keyboard in the field of this name (see core::field). A null profile is
    /// the one that is shown.
    void chooseField(const QUuid &profile, const QString &field);
    /// Chooses it, and asks whether the certificate that was met at `origin` is to be trusted.
    void offerPin(const QUuid &profile, const QString &fingerprint, const QString &origin);
    /// Begins a new one with what is known of it, in place of one that nobody wrote into.
    void add(const ConnectionDraft &draft);
    /// Something was written into one of them that is stored nowhere.
    [[nodiscard]] bool hasUnsaved() const;
    /// Saves one after the other, and does `next` then. One that cannot be saved, or whose key was
    /// not kept, is shown with what is wrong instead, and nothing follows.
    void saveUnsaved(const std::function<void()> &next);
    /// Brings the connection back that was removed last, with its key. False: there is none, or
    /// nobody sees this page.
    bool undoRemoval();
    /// Forgets what was not saved, and the keys that were typed with it, and what was removed.
    void forgetUnsaved();
    void retranslate();

Q_SIGNALS:
    void connectionAdded(const QUuid &profile);

private:
    void build();
    void refill();
    void addRow(const core::Profile &profile, bool isSaved);
    void keepShown();
    /// New, and nobody wrote into it.
    [[nodiscard]] bool isIdle(const ConnectionDraft &draft) const;
    void dropUntouched();
    void showRow(int row);
    void hearSaved(const QUuid &profile, bool isNew);
    void saveNext();
    void remove(const QUuid &profile);
    void leave(const QUuid &profile);
    void hearBack(const storage::SecretWrite &written, bool isKeyUnread);
    [[nodiscard]] int rowOf(const QUuid &profile) const;

    Theme &m_theme;
    chat::Connections &m_connections;
    ChoiceList *m_list;
    QPushButton *m_add;
    Label *m_empty;
    ConnectionEditor *m_editor;
    QList<ConnectionDraft> m_drafts; ///< with unsaved changes
    /// The latest connection that was removed, until the settings are closed.
    struct Removed {
        core::Profile profile;
        core::ConnectionSecrets secrets;
        bool wasActive = false;
        bool isKeyUnread = false; ///< it had one that could not be read
    };

    QUuid m_shown;
    NoteRow *m_removedNote;
    std::optional<Removed> m_removed;
    std::function<void()> m_afterSaving; ///< null: nobody waits for that
};

} // namespace ui
