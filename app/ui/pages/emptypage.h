// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace ui {

class LinkButton;

/// A new conversation, once there is a connection.
class EmptyPage : public Page
{
    Q_OBJECT

public:
    explicit EmptyPage(Theme &theme, QWidget *parent = nullptr);

    /// For who comes from another program: while there is no conversation yet.
    void offerImport(bool isOffered);

Q_SIGNALS:
    void importRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    LinkButton *m_import;
};

} // namespace ui
