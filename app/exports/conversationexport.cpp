// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/conversationexport.h"

#include "exports/htmlwriter.h"
#include "exports/markdownwriter.h"
#include "exports/outputfile.h"
#include "exports/pdfwriter.h"
#include "exports/textwriter.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace exports {

using Written = core::Result<core::Done>;

ConversationExport::ConversationExport(storage::ExportReader &reader, const ExportRequest &request,
                                       const core::ConversationInfo &info, Typesetting *typesetting)
    : m_reader(reader)
    , m_request(request)
    , m_info(info)
    , m_typesetting(typesetting)
{
}

QByteArray ConversationExport::bytesOf(const QByteArray &hash)
{
    const auto attachment = m_reader.attachment(hash);
    return attachment ? attachment->bytes : QByteArray();
}

std::unique_ptr<Writer> ConversationExport::writerFor(QIODevice &device)
{
    const core::ExportOptions &options = m_request.options;
    const auto load = [this](const QByteArray &hash) { return bytesOf(hash); };
    switch (options.format) {
    case core::ExportFormat::Markdown:
        return std::make_unique<MarkdownWriter>(
            device, options, [this](const core::ImagePart &image) { return savePicture(image); });
    case core::ExportFormat::Html:
        return std::make_unique<HtmlWriter>(device, options, load, m_typesetting);
    case core::ExportFormat::Pdf:
        return std::make_unique<PdfWriter>(device, options, m_request.fonts, load, m_typesetting);
    case core::ExportFormat::Json:
    case core::ExportFormat::Text:
        break;
    }
    return std::make_unique<TextWriter>(device, options);
}

DocumentHead ConversationExport::headOf(const storage::ExportedConversation &conversation)
{
    const core::ConversationInfo &info = conversation.info;
    const QString known = m_request.connections.value(info.profileId);
    return {info.title,
            info.model,
            known.isEmpty() ? m_reader.connectionName(info.profileId) : known,
            info.created,
            info.updated,
            conversation.folderNames(),
            conversation.tags};
}

/// The one that is shown first; the others in the order of their first messages.
QList<ConversationExport::Branch>
ConversationExport::branchesOf(const storage::ExportedConversation &conversation) const
{
    QHash<QUuid, core::Message> messages;
    for (const core::Message &message : conversation.messages)
        messages.insert(message.id, message);
    QHash<QUuid, int> numbers; // of those that were written, from 1
    const auto follow = [&](QUuid id) {
        Branch branch;
        for (; messages.contains(id) && !numbers.contains(id);
             id = conversation.activeChildren.value(id)) {
            numbers.insert(id, int(numbers.size()) + 1);
            branch.messages.append(messages.value(id));
        }
        return branch;
    };
    QList<Branch> branches{follow(conversation.activeChildren.value(QUuid()))};
    if (!m_request.options.hasAllBranches)
        return branches;
    for (const core::Message &message : conversation.messages) {
        if (numbers.contains(message.id))
            continue;
        const int after = numbers.value(message.parentId);
        branches.append(follow(message.id));
        branches.last().after = after;
    }
    return branches;
}

Written ConversationExport::write(Writer &writer, const GoOn &goesOn)
{
    const auto conversation = m_reader.enter(m_info.id);
    writer.begin(
        headOf(conversation ? *conversation : storage::ExportedConversation{m_info, {}, {}, {}}));
    const QList<Branch> branches =
        conversation ? branchesOf(*conversation) : QList<Branch>{Branch()};
    qsizetype all = 1;
    for (const Branch &branch : branches)
        all += branch.messages.size();
    int number = 0;
    bool isGoing = true;
    for (qsizetype i = 0; i < branches.size() && isGoing; ++i) {
        if (i > 0)
            writer.beginBranch(int(i) + 1, branches[i].after);
        for (const core::Message &message : branches[i].messages) {
            writer.add(m_reader.loaded(message), ++number);
            isGoing = goesOn(double(number) / double(all)) && !m_reader.failure();
            if (!isGoing)
                break;
        }
    }
    writer.end();
    if (conversation)
        m_reader.leave();
    if (const auto failure = m_reader.failure())
        return *failure;
    return m_failure ? Written(*m_failure) : Written(core::Done{});
}

Written ConversationExport::writeTo(QIODevice &device, const GoOn &goesOn)
{
    return write(*writerFor(device), goesOn);
}

Written ConversationExport::writeFile(const QString &path, const GoOn &goesOn)
{
    m_path = path;
    OutputFile file(path);
    if (const Written opened = file.open(); !opened)
        return opened;
    bool isGoing = true;
    Written written = writeTo(file.device(), [&goesOn, &isGoing](double share) {
        isGoing = goesOn(share);
        return isGoing;
    });
    if (isGoing && written)
        written = file.commit();
    if (!isGoing || !written)
        dropPictures();
    return written;
}

/// Named by their content: the same picture twice is one file.
QString ConversationExport::savePicture(const core::ImagePart &image)
{
    const QString ending = pictureEnding(image.mime);
    const QByteArray bytes =
        m_path.isEmpty() || ending.isEmpty() ? QByteArray() : bytesOf(image.hash);
    if (bytes.isEmpty() || m_failure)
        return {};
    const QFileInfo document(m_path);
    const QString folder = document.completeBaseName() + QStringLiteral("_files");
    const QString name = QString::fromLatin1(image.hash.left(16)) + u'.' + ending;
    const QString path = document.absolutePath() + u'/' + folder + u'/' + name;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        m_failure = writeError(qt_error_string(errno));
    if (!QFileInfo::exists(path) && !m_failure) {
        OutputFile file(path);
        Written done = file.open();
        if (done) {
            file.device().write(bytes);
            done = file.commit();
        }
        if (!done)
            m_failure = done.error();
        m_saved.append(path);
    }
    return QString::fromLatin1(QUrl::toPercentEncoding(folder)) + u'/' + name;
}

void ConversationExport::dropPictures()
{
    for (const QString &path : std::as_const(m_saved))
        QFile::remove(path);
    if (!m_saved.isEmpty())
        QDir().rmdir(QFileInfo(m_saved.constFirst()).absolutePath());
}

} // namespace exports
