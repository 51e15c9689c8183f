// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QFormLayout;

namespace ui {

class AddressField;
class KeyField;
class ModelField;
class MoreFields;
class NoteRow;

/// A connection that is being edited, with what changes of its secrets.
struct ConnectionDraft {
    core::Profile profile;
    chat::SecretEdits secrets = {};
    bool isNew = false;
    bool isTouched = false; ///< the person changed something in it
    /// Learned things that are to be tried again.
    QList<core::LearnedParameter> forgotten = {};
};

/// The fields of one connection and what stands under them: where requests really go, where a
/// guide says the key is, what is wrong and how it is mended. Knows no network.
class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    ConnectionFields(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void setDraft(const ConnectionDraft &draft);
    /// As it stands; usable only after check().
    [[nodiscard]] ConnectionDraft draft() const;
    /// Marks what is missing or wrong; true when it can be saved.
    [[nodiscard]] bool check(bool needsModel);
    /// True when it could be asked right now, without marking anything.
    [[nodiscard]] bool isAskable() const;
    [[nodiscard]] ModelField &model() const { return *m_model; }
    /// As if typed: what an examination proposes.
    void useAddress(const QString &baseUrl);
    void offerPin(const QString &fingerprint);
    /// What the free part of the doctor says of address and key; null takes it away.
    [[nodiscard]] NoteRow &checkNote() const { return *m_checkNote; }
    void focusFirst();
    void retranslate();

Q_SIGNALS:
    void edited();
    /// The person has left the key's field with something new in it.
    void keyEntered();
    /// The eye of this field was clicked while it only stands for a kept key.
    void revealRequested(ui::KeyField *field);

private:
    void build();
    void connectParts();
    void fillPresets();
    void hearAddress();
    void takeExample(const chat::PastedExample &example);
    void choosePreset(int index);
    void updateNotes();
    void updateKeyNote(const core::Preset &preset);
    void followOrigin();
    void swapKeys();
    [[nodiscard]] QList<chat::SecretEdits::Key> keysNow() const;
    [[nodiscard]] const core::Preset &presetNow() const;
    [[nodiscard]] QString automaticName() const;

    ConnectionDraft m_draft;
    QFormLayout *m_form = nullptr;
    QComboBox *m_preset;
    AddressField *m_address;
    KeyField *m_key;
    NoteRow *m_keyNote;
    NoteRow *m_checkNote;
    ModelField *m_model;
    MoreFields *m_more;
};

} // namespace ui
