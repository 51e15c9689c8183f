// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/requestexport.h"

#include <QObject>
#include <functional>

class QMenu;
class QWidget;

namespace ui {

/// Takes a request out of the program by hand: as a program on the clipboard, or into a file. Asks
/// where to save what does not fit into text, and says how it went.
class RequestCopier : public QObject
{
    Q_OBJECT

public:
    /// Questions are asked above `window`, which owns this.
    RequestCopier(chat::RequestExport &requests, QWidget *window);

    /// The request's images are saved first, where the person says.
    void copy(const QUuid &exchange, int index, chat::CopyLanguage language);
    void save(const QUuid &exchange);
    /// An entry for each language.
    static void fill(QMenu &menu, QObject *context,
                     const std::function<void(chat::CopyLanguage)> &chosen);

Q_SIGNALS:
    void said(const QString &sentence, bool isFault);

private:
    void copyWith(const QUuid &exchange, int index, chat::CopyLanguage language,
                  const QStringList &images);

    chat::RequestExport &m_requests;
    QWidget *m_window;
};

} // namespace ui
