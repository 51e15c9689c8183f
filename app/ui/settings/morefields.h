// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QWidget>

class QFormLayout;
class QToolButton;

namespace ui {

struct ConnectionDraft;
class BalanceRow;
class HeaderRows;
class KeyField;
class KeyRows;
class LearnedList;
class LineInput;
class NoteRow;
class PatienceFields;
class ProxyFields;
class TrustFields;

/// What few people need of a connection, behind "More": one deep, never two.
class MoreFields : public QWidget
{
    Q_OBJECT

public:
    MoreFields(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void setDraft(const ConnectionDraft &draft);
    /// Puts what stands here into the connection, without its secrets.
    void apply(core::Profile &profile) const;
    /// Puts the typed secrets in; keys only those of the rows.
    void apply(chat::SecretEdits &edits) const;
    [[nodiscard]] QList<core::LearnedParameter> forgotten() const;
    [[nodiscard]] KeyRows &keys() const { return *m_keys; }
    /// The name it gets when none is typed.
    void setAutomaticName(const QString &name);
    /// Marks what cannot be used; true when there is nothing.
    [[nodiscard]] bool check();
    /// Opens when `field` is in here.
    void openFor(const QWidget *field);
    /// A certificate was met that nobody vouches for: opens and asks. Gives back what has to be
    /// seen for that.
    QWidget *offerPin(const QString &fingerprint, const QString &origin);
    void retranslate();

Q_SIGNALS:
    void edited();
    void revealRequested(ui::KeyField *field);

private:
    void build();
    void connectParts();
    void showArea(bool isShown);

    Theme &m_theme;
    QToolButton *m_toggle;
    QWidget *m_area;
    QFormLayout *m_form;
    LineInput *m_name;
    KeyRows *m_keys;
    HeaderRows *m_headers;
    NoteRow *m_note;
    ProxyFields *m_proxy;
    TrustFields *m_trust;
    PatienceFields *m_patience;
    LearnedList *m_learned;
    BalanceRow *m_balance;
};

} // namespace ui
