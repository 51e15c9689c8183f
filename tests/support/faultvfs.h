// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <atomic>
#include <csignal>
#include <cstring>
#include <sqlite3.h>
#include <vector>

namespace support {

/// A layer between SQLite and the disk whose writes fail when a test says so. Once installed it
/// is the default of this process. `failure` is the SQLite code that every write, sync and
/// truncation returns; 0: none. `countdown` makes exactly the n-th of them fail instead, and before
/// the `deadly`-th the process is killed. Between standStill() and goOn() none of them comes back.
class FaultVfs
{
public:
    static inline std::atomic<int> failure{SQLITE_OK};
    static inline std::atomic<int> countdown{0};
    static inline std::atomic<int> deadly{0};
    static inline std::atomic<int> operations{0};

    /// What reached the disk while `recorded` is not null, in its order. A test looks at it when
    /// nothing is written; `recordedCount` can be asked meanwhile.
    struct Operation {
        enum Kind { Write, Truncate, Sync } kind;
        QByteArray file;
        qint64 at;
        QByteArray bytes;
    };
    static inline std::vector<Operation> *recorded = nullptr;
    static inline std::atomic<int> recordedCount{0};

    static void standStill() { s_stands = true; }
    static void goOn()
    {
        s_stands = false;
        s_stands.notify_all();
    }

    static void install()
    {
        static sqlite3_vfs shim;
        s_real = sqlite3_vfs_find(nullptr);
        shim = *s_real;
        shim.zName = "fault";
        shim.szOsFile = int(sizeof(File)) + s_real->szOsFile;
        shim.xOpen = open;
        sqlite3_vfs_register(&shim, 1);
    }

private:
    struct File {
        sqlite3_file base;
        const char *name; ///< SQLite keeps it for as long as the file is open
        [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };
    static inline sqlite3_vfs *s_real = nullptr;
    static inline std::atomic<bool> s_stands{false};

    static sqlite3_file *real(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }

    static void record(Operation::Kind kind, sqlite3_file *file, qint64 at, const QByteArray &bytes)
    {
        if (!recorded)
            return;
        recorded->push_back({kind, QByteArray(reinterpret_cast<File *>(file)->name), at, bytes});
        ++recordedCount;
    }

    static int verdict()
    {
        ++operations;
        s_stands.wait(true);
        if (deadly > 0 && --deadly == 0)
            std::raise(SIGKILL);
        if (countdown > 0 && --countdown == 0)
            return SQLITE_FULL;
        return failure;
    }

    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *out)
    {
        file->pMethods = nullptr;
        reinterpret_cast<File *>(file)->name = name;
        const int code = s_real->xOpen(s_real, name, real(file), flags, out);
        if (code == SQLITE_OK)
            file->pMethods = methods();
        return code;
    }

    static const sqlite3_io_methods *methods()
    {
        static const sqlite3_io_methods table = [] {
            sqlite3_io_methods m{};
            m.iVersion = 2;
            m.xClose = [](sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); };
            m.xRead = [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
                return real(f)->pMethods->xRead(real(f), to, n, at);
            };
            m.xWrite = [](sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
                if (const int code = verdict())
                    return code;
                record(Operation::Write, f, at, QByteArray(static_cast<const char *>(from), n));
                return real(f)->pMethods->xWrite(real(f), from, n, at);
            };
            m.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) {
                if (const int code = verdict())
                    return code;
                record(Operation::Truncate, f, size, {});
                return real(f)->pMethods->xTruncate(real(f), size);
            };
            m.xSync = [](sqlite3_file *f, int flags) {
                if (const int code = verdict())
                    return code;
                record(Operation::Sync, f, 0, {});
                return real(f)->pMethods->xSync(real(f), flags);
            };
            m.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
                return real(f)->pMethods->xFileSize(real(f), size);
            };
            m.xLock = [](sqlite3_file *f, int l) { return real(f)->pMethods->xLock(real(f), l); };
            m.xUnlock = [](sqlite3_file *f, int l) {
                return real(f)->pMethods->xUnlock(real(f), l);
            };
            m.xCheckReservedLock = [](sqlite3_file *f, int *out) {
                return real(f)->pMethods->xCheckReservedLock(real(f), out);
            };
            m.xFileControl = [](sqlite3_file *f, int op, void *arg) {
                return real(f)->pMethods->xFileControl(real(f), op, arg);
            };
            m.xSectorSize = [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); };
            m.xDeviceCharacteristics = [](sqlite3_file *f) {
                return real(f)->pMethods->xDeviceCharacteristics(real(f));
            };
            m.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
                return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
            };
            m.xShmLock = [](sqlite3_file *f, int offset, int n, int flags) {
                return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
            };
            m.xShmBarrier = [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); };
            m.xShmUnmap = [](sqlite3_file *f, int remove) {
                return real(f)->pMethods->xShmUnmap(real(f), remove);
            };
            return m;
        }();
        return &table;
    }
};

} // namespace support
