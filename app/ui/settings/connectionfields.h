// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace ui {

class KeyField;
class MoreFields;
class NoteRow;

/// A connection that is being edited; the key only when something was typed.
struct ConnectionDraft {
    core::Profile profile;
    std::optional<QByteArray> key;
    bool isNew = false;
    bool isTouched = false; ///< the person changed something in it
};

/// The fields of one connection and what stands under them: where requests really go, where a
/// guide says the key is, what is wrong and how it is mended. Knows no network.
class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionFields(Theme &theme, QWidget *parent = nullptr);

    void setDraft(const ConnectionDraft &draft);
    /// As it stands; usable only after isValid().
    [[nodiscard]] ConnectionDraft draft() const;
    /// Marks what is missing or wrong; true when it can be saved.
    [[nodiscard]] bool check(bool needsModel);
    void setModels(const QStringList &models);
    /// A line under the model's field: how fetching went.
    void sayOfModels(bool isFault, const QString &text);
    void setFetching(bool isFetching);
    void revealKey(const QByteArray &key);
    /// There is a key now; not `isStored`: for this run only.
    void setKeyKept(bool isStored);
    void focusFirst();
    void retranslate();

Q_SIGNALS:
    void edited();
    void fetchRequested();
    void revealRequested();

private:
    void build();
    void buildModel(QFormLayout *form);
    void fillPresets();
    void hearAddress();
    void readPasted(const QString &text);
    void choosePreset(int index);
    void mendAddress();
    void updateNotes();
    void updateAddressNote();
    void updateKeyNote(const core::Preset &preset);
    [[nodiscard]] const core::Preset &presetNow() const;
    [[nodiscard]] QString automaticName() const;

    Theme &m_theme;
    ConnectionDraft m_draft;
    QFormLayout *m_form = nullptr;
    QComboBox *m_preset = nullptr;
    QLineEdit *m_address = nullptr;
    NoteRow *m_addressNote = nullptr;
    QCheckBox *m_plainHttp = nullptr;
    QString m_origin; ///< of the address that is shown
    NoteRow *m_plainNote = nullptr;
    KeyField *m_key = nullptr;
    NoteRow *m_keyNote = nullptr;
    QComboBox *m_model = nullptr;
    QPushButton *m_fetch = nullptr;
    NoteRow *m_modelNote = nullptr;
    NoteRow *m_modelHint = nullptr;
    MoreFields *m_more = nullptr;
};

} // namespace ui
