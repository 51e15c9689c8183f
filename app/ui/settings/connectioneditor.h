// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/connectionfields.h"

#include <QDialogButtonBox>
#include <QPointer>

class QPushButton;

namespace ui {

class DoctorPanel;
class FormScroll;
class FreeCheck;
enum class Tone;

/// Edits one connection: its fields, and fetching, testing, saving and removing.
class ConnectionEditor : public QWidget
{
    Q_OBJECT

public:
    ConnectionEditor(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void setDraft(const ConnectionDraft &draft);
    [[nodiscard]] ConnectionDraft draft() const;
    /// Something differs from what is stored.
    [[nodiscard]] bool isEdited() const { return m_isEdited; }
    /// It is on its way to where it is stored.
    [[nodiscard]] bool isSaving(const QUuid &profile) const { return m_saving.contains(profile); }
    /// Stores it. False: it cannot be stored as it is, and the fields say why.
    bool save();
    void focusFirst();
    /// See ConnectionFields.
    void focusField(const QString &name) { m_fields->focusField(name); }
    void offerPin(const QString &fingerprint, const QString &origin);
    void retranslate();

Q_SIGNALS:
    void edited();
    void saved(const QUuid &profile, bool isNew);
    /// After saved(), once the form says what came of it; false: a key was not kept.
    void saveEnded(const QUuid &profile, bool isKept);
    /// It is to go; whoever hears it sees to that.
    void removeRequested(const QUuid &profile);

private:
    void build();
    void connectParts();
    void setEdited(bool isEdited);
    void test();
    void fetch();
    void reveal(KeyField *field);
    void askRemoval();
    void beginSaving(bool hasSecrets);
    void endSaving(const storage::SecretWrite &written, bool hasSecrets);
    void hearSaved(const storage::SecretWrite &written, bool hasSecrets);
    void hearFile(const storage::SecretWrite &written);
    void offerFile(Tone tone, const QString &words);
    void hearLink();
    /// Everything as it is stored now, without what was said about it.
    void showStored();

    enum class Offer { None, SaveToFile, Remove };

    Theme &m_theme;
    chat::Connections &m_connections;
    FormScroll *m_scroll;
    ConnectionFields *m_fields;
    FreeCheck *m_freeCheck;
    DoctorPanel *m_doctor;
    NoteRow *m_status;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_remove = nullptr;
    QUuid m_shown; ///< results for another connection are dropped
    QList<QUuid> m_saving;
    QPointer<QWidget> m_focusBefore; ///< what had the keyboard when the saving began
    bool m_isEdited = false;
    bool m_isTouched = false; ///< by the person, since it was begun
    Offer m_offer = Offer::None;
};

} // namespace ui
