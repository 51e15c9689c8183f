// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/requestcopier.h"

#include "core/whendone.h"
#include "texts/texts.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>
#include <array>
#include <utility>

namespace ui {
namespace {

QString home()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

RequestCopier::RequestCopier(chat::RequestExport &requests, QWidget *window)
    : QObject(window)
    , m_requests(requests)
    , m_window(window)
{
}

void RequestCopier::copy(const QUuid &exchange, int index, chat::CopyLanguage language)
{
    const chat::InspectedRequest request = m_requests.log().requests(exchange).value(index);
    if (request.imageCount == 0) {
        copyWith(exchange, index, language, {});
        return;
    }
    auto *picker = new QFileDialog(m_window, tr("Save the request's images in"), home());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::Directory);
    picker->setOption(QFileDialog::ShowDirsOnly);
    connect(picker, &QFileDialog::fileSelected, this,
            [this, exchange, index, language](const QString &folder) {
                core::whenDone(
                    this, m_requests.saveImages(exchange, index, folder),
                    [this, exchange, index, language](const core::Result<QStringList> &images) {
                        if (images)
                            copyWith(exchange, index, language, images.value());
                        else
                            Q_EMIT said(texts::inOneLine(texts::explain(images.error())), true);
                    });
            });
    picker->open();
}

void RequestCopier::copyWith(const QUuid &exchange, int index, chat::CopyLanguage language,
                             const QStringList &images)
{
    core::whenDone(
        this, m_requests.copyAs(exchange, index, language, images),
        [this, images](const core::Result<QString> &text) {
            if (!text) {
                Q_EMIT said(
                    tr("The request was too long to be kept whole, so it cannot be copied."), true);
                return;
            }
            QGuiApplication::clipboard()->setText(text.value());
            Q_EMIT said(images.isEmpty()
                            ? tr("Copied. Your key is not in it: set OPENAI_API_KEY first.")
                            : tr("Copied, and the images saved. Your key is not in it: set "
                                 "OPENAI_API_KEY first."),
                        false);
        });
}

void RequestCopier::save(const QUuid &exchange)
{
    auto *picker = new QFileDialog(m_window, tr("Save request"), home());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setAcceptMode(QFileDialog::AcceptSave);
    picker->setDefaultSuffix(QStringLiteral("json"));
    picker->selectFile(QStringLiteral("request.json"));
    connect(picker, &QFileDialog::fileSelected, this, [this, exchange](const QString &path) {
        core::whenDone(this, m_requests.save(exchange, path),
                       [this](const core::Result<core::Done> &done) {
                           if (done)
                               Q_EMIT said(tr("Saved"), false);
                           else
                               Q_EMIT said(texts::inOneLine(texts::explain(done.error())), true);
                       });
    });
    picker->open();
}

void RequestCopier::fill(QMenu &menu, QObject *context,
                         const std::function<void(chat::CopyLanguage)> &chosen)
{
    using chat::CopyLanguage;
    const std::array<std::pair<CopyLanguage, QString>, 4> languages{{
        {CopyLanguage::Curl, QStringLiteral("curl")},
        {CopyLanguage::PythonRequests, QStringLiteral("Python (requests)")},
        {CopyLanguage::PythonOpenAi, QStringLiteral("Python (openai)")},
        {CopyLanguage::JavaScriptFetch, QStringLiteral("JavaScript (fetch)")},
    }};
    for (const auto &[language, name] : languages) {
        const CopyLanguage asked = language;
        connect(menu.addAction(name), &QAction::triggered, context,
                [chosen, asked] { chosen(asked); });
    }
}

} // namespace ui
