// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/settings/connectiondraft.h"
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

/// The fields of one connection and what stands under them: where requests really go, where a
/// guide says the key is, what is wrong and how it is mended. Knows no network.
class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    ConnectionFields(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    /// What was said of the connection stays when it is the same one.
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
    /// Shows the fingerprint of the certificate that was met at `origin`, and asks.
    void offerPin(const QString &fingerprint, const QString &origin);
    /// What the free part of the doctor says of address and key; null takes it away.
    [[nodiscard]] NoteRow &checkNote() const { return *m_checkNote; }
    void focusFirst();
    /// The keyboard goes to the field of this name (see core::field), wherever it is folded away.
    void focusField(const QString &name);
    void retranslate();

Q_SIGNALS:
    void edited();
    /// The person has left the key's field with something new in it.
    void keyEntered();
    /// The eye of this field was clicked while it only stands for a kept key.
    void revealRequested(ui::KeyField *field);
    /// The person was led to this part of the form: it has to be in view.
    void ledTo(QWidget *part);

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
