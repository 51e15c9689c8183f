// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/accessibilitybus.h"
#include "support/conversationviewrig.h"

#include <QAccessible>

namespace support {

/// A shown conversation, and somebody who listens to what screen readers are told of it.
class ScreenReaderRig : protected ConversationViewRig
{
protected:
    struct Heard {
        QAccessible::Event event;
        QAccessibleInterface *about = nullptr; ///< which may have gone since
        QAccessible::Role role = QAccessible::NoRole;
        QString words = {}; ///< that were inserted, or the name now
        int offset = 0;
    };

    /// Once a test program: from then on Qt believes that somebody listens.
    void beginListening()
    {
        qputenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1");
        QVERIFY(m_bus.start());
        QTRY_VERIFY_WITH_TIMEOUT(QAccessible::isActive(), 20'000);
    }
    void open()
    {
        ConversationViewRig::open();
        QAccessible::installUpdateHandler(hear);
        heardList().clear();
    }
    void close()
    {
        QAccessible::installUpdateHandler(nullptr);
        ConversationViewRig::close();
    }

    [[nodiscard]] static QList<Heard> &heardList()
    {
        static QList<Heard> heard;
        return heard;
    }
    [[nodiscard]] static QStringList heard(QAccessible::Event event, QAccessible::Role role)
    {
        QStringList words;
        for (const Heard &one : std::as_const(heardList())) {
            if (one.event == event && one.role == role)
                words.append(one.words);
        }
        return words;
    }
    [[nodiscard]] QAccessibleInterface *list()
    {
        return QAccessible::queryAccessibleInterface(m_view.get());
    }
    [[nodiscard]] QAccessibleTextInterface *text(int row)
    {
        return list()->child(row)->textInterface();
    }
    [[nodiscard]] QString words(int row) { return text(row)->text(0, -1); }

private:
    AccessibilityBus m_bus;

    static void hear(QAccessibleEvent *event)
    {
        Heard heard{event->type(), event->accessibleInterface()};
        if (heard.about)
            heard.role = heard.about->role();
        if (event->type() == QAccessible::TextInserted) {
            const auto *insert = static_cast<QAccessibleTextInsertEvent *>(event);
            heard.words = insert->textInserted();
            heard.offset = insert->changePosition();
        } else if (event->type() == QAccessible::NameChanged && heard.about) {
            heard.words = heard.about->text(QAccessible::Name);
        }
        heardList().append(heard);
    }
};

} // namespace support
