// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assembly.h"
#include "chat/workspace.h"
#include "core/id.h"
#include "support/capture.h"
#include "support/fakegateway.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"
#include "ui/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace flow {

/// The whole program in this process, with a data directory that outlives its starts and a
/// gateway of the test's own. start() again is a restart.
class Program
{
public:
    Program()
    {
        QFile key(keyPath());
        if (key.open(QIODevice::WriteOnly))
            key.write(support::keyFor(gateway.port()) + '\n');
    }

    [[nodiscard]] QString dataDir() const { return m_directory.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString keyPath() const { return m_directory.filePath(QStringLiteral("key")); }

    /// Another gateway than `gateway`, from the next start on.
    void setBaseUrl(const QString &baseUrl) { m_baseUrl = baseUrl; }

    /// Opens the window and waits until a conversation is shown.
    bool start(bool isDemo = false)
    {
        m_assembly.reset();
        cli::WindowArguments arguments;
        arguments.dataDir = dataDir();
        if (!isDemo) {
            arguments.baseUrl = m_baseUrl;
            arguments.apiKeyFile = keyPath();
            arguments.model = QStringLiteral("m1");
        }
        m_assembly = std::make_unique<Assembly>(arguments);
        if (m_assembly->start() != Assembly::Start::Window)
            return false;
        QApplication::setActiveWindow(&window()); // there is no window manager to do it
        return QTest::qWaitFor([this] { return session() != nullptr; });
    }
    void quit() { m_assembly.reset(); }

    [[nodiscard]] Assembly &assembly() { return *m_assembly; }
    [[nodiscard]] ui::MainWindow &window() { return m_assembly->window(); }
    [[nodiscard]] ui::Composer &composer() { return window().pane().composer(); }
    [[nodiscard]] chat::ChatSession *session() { return m_assembly->workspace().current(); }
    [[nodiscard]] core::Conversation &conversation() { return session()->conversation(); }

    /// The field for the message, as keys reach it.
    [[nodiscard]] QWidget &input()
    {
        return *composer().findChild<QWidget *>(QStringLiteral("input"));
    }
    /// True when a visible label has these words in it.
    [[nodiscard]] static bool says(const QWidget &where, const QString &words)
    {
        const auto labels = where.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    /// The visible button with these words; null when there is none.
    [[nodiscard]] static QAbstractButton *button(const QWidget &where, const QString &words)
    {
        const auto buttons = where.findChildren<QAbstractButton *>();
        const auto found =
            std::find_if(buttons.cbegin(), buttons.cend(), [&words](const QAbstractButton *one) {
                return one->isVisible() && one->text().remove(u'&') == words;
            });
        return found == buttons.cend() ? nullptr : *found;
    }
    /// Types as a person does, and presses Enter.
    void type(const QString &text)
    {
        composer().insertText(text);
        composer().submit();
    }
    /// The last row's text once its state is this; an empty text after a while of waiting.
    [[nodiscard]] bool waitForReply(core::MessageState state)
    {
        return QTest::qWaitFor(
            [this, state] {
                const int rows = conversation().rowCount();
                return rows > 1 && conversation().at(rows - 1).state == state;
            },
            15'000);
    }
    /// A first question, and its reply.
    [[nodiscard]] bool talkOnce()
    {
        type(QStringLiteral("First"));
        return waitForReply(core::MessageState::Complete);
    }
    /// Settings are written a moment after they change: waits until these words stand in the file.
    [[nodiscard]] bool waitForSettings(const QByteArray &words) const
    {
        return QTest::qWaitFor(
            [this, &words] {
                QFile file(dataDir() + QStringLiteral("/settings.json"));
                return file.open(QIODevice::ReadOnly) && file.readAll().contains(words);
            },
            20'000);
    }
    [[nodiscard]] QString lastText()
    {
        return core::plainText(conversation().at(conversation().rowCount() - 1));
    }

    support::FakeGateway gateway;

private:
    QTemporaryDir m_directory;
    QString m_baseUrl = gateway.baseUrl();
    std::unique_ptr<Assembly> m_assembly;
};

/// An answer that ends well.
inline support::FakeAnswer answer(const QStringList &words)
{
    QList<QByteArray> pieces;
    for (const QString &word : words)
        pieces.append(support::chunk(word));
    pieces += {support::finish(QStringLiteral("stop")), support::usage(3, 4), support::done()};
    return support::FakeAnswer::sse(pieces);
}

} // namespace flow
