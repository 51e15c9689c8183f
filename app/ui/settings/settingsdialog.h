// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/preferences.h"
#include "ui/editordialog.h"
#include "ui/theme.h"

#include <memory>

namespace chat {
class Backups;
} // namespace chat

namespace ui {

/// Connections, Appearance, Chat, Titles and bin, Data. Not modal; what changes the look applies at
/// once. Connections are saved one by one: whoever leaves with changes of one is asked.
class SettingsDialog : public EditorDialog
{
    Q_OBJECT

public:
    /// In the order in which they are listed.
    enum class Page { Connections, Appearance, Chat, Titles, Data };

    SettingsDialog(Theme &theme, chat::Preferences &preferences, chat::Connections &connections,
                   QWidget *parent = nullptr, chat::Backups *backups = nullptr);
    ~SettingsDialog() override;

    /// Nothing without the page, as that of the data without backups.
    void showPage(Page page);
    [[nodiscard]] static QString pageName(Page page);
    /// Shows the page with the keyboard in this field of it (see namedSettings() and core::field);
    /// of the connections the one given, or else the one that is shown.
    void showSetting(Page page, const QString &field, const QUuid &profile = {});
    /// Shows the page of the connections, with this connection chosen when it is given.
    void showConnections(const QUuid &profile = {});
    /// The same, and asks whether this certificate, met at `origin`, is to be trusted.
    void offerPin(const QUuid &profile, const QString &fingerprint, const QString &origin);
    /// Begins a new connection with what is known of it; nothing is stored before Save.
    void addConnection(const QString &presetId, const QString &baseUrl = {},
                       const QString &key = {}, const QString &model = {});
    [[nodiscard]] bool isUnsaved() const override;
    void closeThen(const std::function<void()> &next) override;

Q_SIGNALS:
    /// A connection was saved for the first time.
    void connectionAdded(const QUuid &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
