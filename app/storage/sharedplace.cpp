// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sharedplace.h"

#include <QDir>
#include <QStorageInfo>
#include <algorithm>
#include <iterator>

namespace storage {
namespace {

constexpr QByteArrayView kOfNetworks[] = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "coda",
    "ceph",
    "9p",
    "ncpfs",
    "glusterfs",
    "lustre",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.s3fs",
    "fuse.kio-fuse",
    "fuse.onedriver",
};

/// What such programs leave in the topmost folder of theirs: Syncthing, Dropbox, Nextcloud and
/// ownCloud.
QStringList marksOfSyncing()
{
    return {QStringLiteral(".stfolder"),          QStringLiteral(".dropbox.cache"),
            QStringLiteral(".nextcloudsync.log"), QStringLiteral(".owncloudsync.log"),
            QStringLiteral(".sync_*.db"),         QStringLiteral("._sync_*.db")};
}

} // namespace

bool SharedPlace::isNetwork(QByteArrayView fileSystem)
{
    return std::find(std::begin(kOfNetworks), std::end(kOfNetworks), fileSystem)
           != std::end(kOfNetworks);
}

SharedPlace::Kind SharedPlace::of(const QString &folder)
{
    if (isNetwork(QStorageInfo(folder).fileSystemType()))
        return Kind::Network;
    const QStringList marks = marksOfSyncing();
    QDir above(folder);
    do {
        if (!above.entryList(marks, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .isEmpty())
            return Kind::Synced;
    } while (above.cdUp());
    return Kind::None;
}

} // namespace storage
