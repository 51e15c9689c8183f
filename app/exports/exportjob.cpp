// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/exportjob.h"

#include "core/id.h"
#include "exports/conversationexport.h"
#include "exports/filenames.h"
#include "exports/outputfile.h"
#include "exports/typesetting.h"
#include "storage/backup/sealingdevice.h"
#include "storage/databasereader.h"
#include "storage/export/jsonexport.h"
#include "storage/storageerror.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace exports {
namespace {

using Made = core::Result<core::Done>;

class ExportTask
{
public:
    ExportTask(const ExportRequest &request, const ExportProgress &progress)
        : m_request(request)
        , m_progress(progress)
    {
    }

    ExportResult run()
    {
        ExportResult result;
        result.target = m_request.target;
        const Made made = make();
        if (!made)
            result.error = made.error();
        else
            result.count = int(m_infos.size());
        return result;
    }

private:
    [[nodiscard]] Made make()
    {
        if (!m_request.passphrase.isEmpty() && m_request.options.format != core::ExportFormat::Json)
            return storage::storageError("json-only");
        auto reader = storage::ExportReader::open(m_request.database, m_request.isBesideWriter);
        if (!reader)
            return reader.error().code == QLatin1StringView("absent")
                       ? storage::storageError("nothing")
                       : reader.error();
        m_reader = std::move(reader.value());
        if (const Made chosen = choose(); !chosen)
            return chosen;
        if (m_request.options.format == core::ExportFormat::Json)
            return toFile([this](QIODevice &device) { return writeJson(device); });
        if (!isOneFile(m_request.options.format, m_infos.size()))
            return toFolder();
        return writeOne(m_infos.constFirst(), m_request.target, m_request.device);
    }

    [[nodiscard]] Made choose()
    {
        m_infos = m_reader->list();
        if (const auto failure = m_reader->failure())
            return *failure;
        if (m_request.conversations.isEmpty())
            return m_infos.isEmpty() ? Made(storage::storageError("nothing")) : Made(core::Done{});
        for (const QUuid &id : m_request.conversations) {
            const bool isHere = std::any_of(m_infos.cbegin(), m_infos.cend(),
                                            [&id](const auto &info) { return info.id == id; });
            if (!isHere)
                return storage::storageError("not-here", core::idText(id));
        }
        m_infos.removeIf(
            [this](const auto &info) { return !m_request.conversations.contains(info.id); });
        return core::Done{};
    }

    /// `share` of the conversation that is being written is done, 0 to 1.
    [[nodiscard]] bool goesOn(double share)
    {
        const double count = double(qMax<qsizetype>(1, m_infos.size()));
        m_told = int(1000 * (m_done + share) / count);
        return isWanted();
    }

    [[nodiscard]] bool isWanted()
    {
        m_isCancelled = m_isCancelled || !m_progress(m_told);
        return !m_isCancelled;
    }

    /// Only where something is to be seen: it starts another program.
    [[nodiscard]] Typesetting *typesetting()
    {
        const core::ExportFormat format = m_request.options.format;
        const bool isSet = format == core::ExportFormat::Html || format == core::ExportFormat::Pdf;
        if (isSet && !m_typesetting)
            m_typesetting =
                std::make_unique<Typesetting>(m_request.typesetter, [this] { return isWanted(); });
        return m_typesetting.get();
    }

    /// What `write` writes, sealed where a passphrase is to open it.
    template <typename Write>
    [[nodiscard]] Made sealed(QIODevice &device, const Write &write)
    {
        if (m_request.passphrase.isEmpty())
            return write(device);
        storage::SealingDevice sealing(device);
        const auto told = [](const Made &made) {
            const bool isWriting = !made && made.error().code == QLatin1StringView("io-error");
            return isWriting ? Made(writeError(made.error().message)) : made;
        };
        if (const Made begun = sealing.begin(m_request.passphrase); !begun)
            return told(begun);
        const Made written = write(sealing);
        return written ? told(sealing.finish()) : written;
    }

    template <typename Write>
    [[nodiscard]] Made toFile(const Write &write)
    {
        if (m_request.device)
            return sealed(*m_request.device, write);
        OutputFile file(m_request.target);
        if (const Made opened = file.open(); !opened)
            return opened;
        const Made written = sealed(file.device(), write);
        return written ? file.commit() : written;
    }

    [[nodiscard]] Made failureOf(QIODevice &device)
    {
        if (m_isCancelled)
            return storage::storageError("cancelled");
        if (const auto failure = m_reader->failure())
            return *failure;
        return writeError(device.errorString());
    }

    [[nodiscard]] Made writeJson(QIODevice &device)
    {
        storage::JsonExport json(device, *m_reader, m_request.options, m_request.connections);
        json.begin();
        if (m_request.conversations.isEmpty())
            json.addEveryFolder();
        for (const core::ConversationInfo &info : std::as_const(m_infos)) {
            const auto conversation = m_reader->enter(info.id);
            double written = 0;
            const double all = conversation ? double(conversation->messages.size()) : 1;
            const bool isAdded =
                conversation && json.add(*conversation, [&] { return goesOn(++written / all); });
            if (conversation)
                m_reader->leave();
            // One that went to the bin meanwhile is left out.
            if (!isAdded && (conversation || m_reader->failure()))
                return failureOf(device);
            ++m_done;
        }
        return json.finish([this] { return goesOn(0); }) ? Made(core::Done{}) : failureOf(device);
    }

    [[nodiscard]] Made writeOne(const core::ConversationInfo &info, const QString &path,
                                QIODevice *device)
    {
        ConversationExport one(*m_reader, m_request, info, typesetting());
        const Made made = device
                              ? one.writeTo(*device, [this](double share) { return goesOn(share); })
                              : one.writeFile(path, [this](double share) { return goesOn(share); });
        if (m_isCancelled)
            return storage::storageError("cancelled");
        ++m_done;
        return made;
    }

    /// In a folder beside it that takes its name when all is there.
    [[nodiscard]] Made toFolder()
    {
        const QFileInfo target(QDir::cleanPath(m_request.target));
        const bool isInUse =
            target.exists()
            && (!target.isDir()
                || !QDir(target.filePath())
                        .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        if (isInUse)
            return storage::storageError("folder-in-use", m_request.target);
        QTemporaryDir folder(target.absolutePath() + QStringLiteral("/.loquat-export-XXXXXX"));
        if (!folder.isValid())
            return writeError(folder.errorString());
        FileNames names;
        for (const core::ConversationInfo &info : std::as_const(m_infos)) {
            const QString path =
                folder.filePath(names.next(info.title) + u'.' + endingOf(m_request.options.format));
            if (const Made made = writeOne(info, path, nullptr); !made)
                return made;
        }
        if (target.exists())
            QDir().rmdir(target.filePath());
        folder.setAutoRemove(false);
        if (QDir().rename(folder.path(), target.absoluteFilePath()))
            return core::Done{};
        folder.remove();
        return writeError(qt_error_string(errno));
    }

    const ExportRequest &m_request;
    const ExportProgress &m_progress;
    std::unique_ptr<storage::ExportReader> m_reader;
    QList<core::ConversationInfo> m_infos;
    std::unique_ptr<Typesetting> m_typesetting;
    int m_done = 0;
    int m_told = 0; ///< thousandths
    bool m_isCancelled = false;
};

} // namespace

bool isOneFile(core::ExportFormat format, qsizetype conversations)
{
    return format == core::ExportFormat::Json || conversations == 1;
}

ExportResult runExport(const ExportRequest &request, const ExportProgress &progress)
{
    if (request.isBesideWriter)
        return ExportTask(request, progress).run();
    const storage::ReadingTrace trace(request.database);
    return ExportTask(request, progress).run();
}

QHash<QUuid, QString> connectionNames(const QList<core::Profile> &profiles)
{
    QHash<QUuid, QString> names;
    for (const core::Profile &profile : profiles)
        names.insert(profile.id, profile.name);
    return names;
}

} // namespace exports
