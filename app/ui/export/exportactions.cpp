// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportactions.h"

#include "chat/pageloader.h"
#include "chat/storedpictures.h"
#include "chat/userfile.h"
#include "core/whendone.h"
#include "exports/filenames.h"
#include "texts/exportwords.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/export/exportdialog.h"
#include "ui/export/showinfolder.h"
#include "ui/noticebar.h"
#include "ui/plaintip.h"
#include "ui/sidebar/sidebar.h"
#include "ui/textsaver.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QtConcurrent>
#include <utility>

namespace ui {
namespace {

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

QList<QByteArray> picturesOf(const core::Message &message)
{
    QList<QByteArray> hashes;
    for (const core::ContentPart &part : message.parts) {
        const auto *image = std::get_if<core::ImagePart>(&part);
        if (image && !image->hash.isEmpty() && !hashes.contains(image->hash))
            hashes.append(image->hash);
    }
    return hashes;
}

/// A name that nothing in the folder has yet.
QString freeFolder(const QString &parent, const QString &name)
{
    QString path = parent + u'/' + name;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = parent + u'/' + name + QStringLiteral(" (%1)").arg(n);
    return path;
}

} // namespace

ExportActions::ExportActions(const Services &services, Actions &actions, ConversationPane &pane,
                             Sidebar &sidebar, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
    , m_bar(new NoticeBar(services.theme, NoticeBar::Kind::Passing, pane.view().parentWidget()))
{
    for (const Act act : {Act::Export, Act::ExportAll})
        actions.at(act)->setVisible(services.exporter != nullptr);
    if (!services.exporter)
        return;
    m_bar->setObjectName(QStringLiteral("exportBar"));
    m_bar->parentWidget()->installEventFilter(this);
    connect(actions.at(Act::Export), &QAction::triggered, this, [this] {
        if (const chat::ChatSession *session = m_pane.session())
            ask({session->conversation().info().id});
    });
    connect(actions.at(Act::ExportAll), &QAction::triggered, this, [this] { ask({}); });
    connect(&sidebar, &Sidebar::exportRequested, this, &ExportActions::ask);
    connect(services.exporter, &exports::Exporter::progressed, this, &ExportActions::tellProgress);
    connect(services.exporter, &exports::Exporter::finished, this, &ExportActions::tellEnd);
    connect(&pane.view(), &ConversationView::menuOpening, this,
            [this](QMenu *menu, const QUuid &message) { addTo(*menu, message); });
    connect(m_bar, &NoticeBar::activated, this, [this] {
        if (m_offered)
            m_offered();
    });
    connect(&services.workspace.list(), &core::ConversationList::changed, this,
            &ExportActions::follow);
    connect(&services.workspace.list(), &core::ConversationList::wasReset, this,
            &ExportActions::follow);
    follow();
}

void ExportActions::follow()
{
    m_actions.at(Act::ExportAll)->setEnabled(m_services.workspace.list().count() > 0);
}

bool ExportActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_bar->place();
    return QObject::eventFilter(watched, event);
}

void ExportActions::ask(const QList<QUuid> &conversations)
{
    if (m_services.exporter->isRunning()) {
        m_pane.sayPassing(tr("Another export is still running"));
        return;
    }
    const core::ConversationList &list = m_services.workspace.list();
    const int count = conversations.isEmpty() ? list.count() : int(conversations.size());
    const core::ConversationInfo *only =
        count == 1 && !conversations.isEmpty() ? list.find(conversations.constFirst()) : nullptr;
    auto *dialog =
        new ExportDialog(m_services.theme, count, only ? only->title : QString(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(m_last);
    connect(dialog, &QDialog::accepted, this, [this, dialog, conversations] {
        m_last = dialog->options();
        QString typed = dialog->takePassphrase();
        const exports::Passphrase passphrase(typed);
        typed.fill(u'\0');
        askWhere(conversations, m_last, passphrase);
    });
    dialog->open();
}

void ExportActions::askWhere(const QList<QUuid> &conversations, const core::ExportOptions &options,
                             const exports::Passphrase &passphrase)
{
    const core::ConversationList &list = m_services.workspace.list();
    const bool isOne = exports::isOneFile(
        options.format, conversations.isEmpty() ? list.count() : conversations.size());
    const core::ConversationInfo *only =
        conversations.size() == 1 ? list.find(conversations.constFirst()) : nullptr;
    const QString name = only ? exports::fileNameOf(only->title) : QStringLiteral("Loquat");
    const QString ending = exports::endingOf(options.format, !passphrase.isEmpty());
    auto *picker =
        new QFileDialog(&m_window, tr("Export"), standardFolder(QStandardPaths::DocumentsLocation));
    picker->setObjectName(QStringLiteral("exportFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    if (isOne) {
        picker->setAcceptMode(QFileDialog::AcceptSave);
        picker->setDefaultSuffix(ending);
        picker->selectFile(name + u'.' + ending);
    } else {
        picker->setFileMode(QFileDialog::Directory);
        picker->setOption(QFileDialog::ShowDirsOnly);
        picker->setLabelText(QFileDialog::Accept, tr("Export here"));
    }
    connect(picker, &QFileDialog::fileSelected, this,
            [this, conversations, options, passphrase, isOne](const QString &path) {
                //: Name of a folder; %1 is a date as 2026-01-31
                const QString folder =
                    tr("Conversations %1")
                        .arg(m_services.clock.now().toLocalTime().date().toString(Qt::ISODate));
                m_services.exporter->start(conversations, options,
                                           isOne ? path : freeFolder(path, folder), passphrase);
                tellProgress(0);
            });
    picker->open();
}

void ExportActions::offer(const QString &words, const QString &button, std::function<void()> action)
{
    m_offered = std::move(action);
    m_bar->say(words, button);
}

void ExportActions::tellProgress(int done)
{
    if (m_services.exporter->isRunning())
        offer(tr("Exporting… %1 %").arg(done / 10), tr("Cancel"),
              [this] { m_services.exporter->cancel(); });
}

void ExportActions::tellEnd(const exports::ExportResult &result)
{
    if (!result.error) {
        offer(tr("Exported to %1").arg(QFileInfo(result.target).fileName()), tr("Show in folder"),
              [path = result.target] { showInFolder(path); });
        m_bar->setToolTip(plainTip(QDir::toNativeSeparators(result.target)));
        return;
    }
    m_bar->say(result.error->code == QLatin1StringView("cancelled")
                   ? tr("The export was cancelled; nothing of it was kept")
                   : texts::exportFailure(*result.error));
}

void ExportActions::addTo(QMenu &menu, const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found || core::isRunning(found->state))
        return;
    connect(menu.addAction(tr("Copy as image")), &QAction::triggered, this, [this, message] {
        makeImage(message, [this](const QImage &image) { copyImage(image); });
    });
    connect(menu.addAction(tr("Save as image…")), &QAction::triggered, this, [this, message] {
        makeImage(message, [this](const QImage &image) { saveImage(image); });
    });
}

void ExportActions::makeImage(const QUuid &message, const UseImage &use)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found)
        return;
    if (!session->isTemporary) {
        drawImage(*found, {}, use);
        return;
    }
    // What is in memory only is nowhere that the drawing reads.
    core::whenDone(this, session->pages().read({message}),
                   [this, use, told = *found](const QHash<QUuid, QList<core::ContentPart>> &parts) {
                       core::Message whole = told;
                       whole.parts = parts.value(told.id, told.parts);
                       whole.isLoaded = true;
                       core::whenDone(this,
                                      m_services.workspace.pictures().allBytes(picturesOf(whole)),
                                      [this, use, whole](const chat::PictureBytes &pictures) {
                                          drawImage(whole, pictures, use);
                                      });
                   });
}

void ExportActions::drawImage(const core::Message &message,
                              const QHash<QByteArray, QByteArray> &pictures, const UseImage &use)
{
    const exports::ImageLook look{{m_services.theme.readingFont(), m_services.theme.codeFont()},
                                  m_services.theme.colors()};
    core::whenDone(this, m_services.exporter->image(message, look, pictures),
                   [this, use](const core::Result<QImage> &image) {
                       if (image)
                           use(image.value());
                       else
                           m_pane.sayPassing(texts::exportFailure(image.error()));
                   });
}

void ExportActions::copyImage(const QImage &image)
{
    QGuiApplication::clipboard()->setImage(image);
    m_pane.sayPassing(tr("Copied as an image"));
}

void ExportActions::saveImage(const QImage &image)
{
    auto *picker = new QFileDialog(&m_window, tr("Save as image"),
                                   standardFolder(QStandardPaths::DocumentsLocation));
    picker->setObjectName(QStringLiteral("imageFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setAcceptMode(QFileDialog::AcceptSave);
    picker->setDefaultSuffix(QStringLiteral("png"));
    picker->selectFile(QStringLiteral("message.png"));
    connect(picker, &QFileDialog::fileSelected, this, [this, image](const QString &path) {
        const auto written =
            QtConcurrent::run([path, image] { return chat::writeUserFile(path, pngOf(image)); });
        core::whenDone(this, written, [this, path](const core::Result<core::Done> &done) {
            if (done)
                offer(tr("Saved as %1").arg(QFileInfo(path).fileName()), tr("Show in folder"),
                      [path] { showInFolder(path); });
            else
                m_bar->say(
                    tr("The image could not be saved: %1").arg(done.error().message.simplified()));
        });
    });
    picker->open();
}

} // namespace ui
