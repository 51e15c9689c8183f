// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/bin.h"

#include "chat/undostep.h"
#include "core/whendone.h"

#include <chrono>

namespace chat {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstLook = 5min;
constexpr auto kLaterLooks = 1h;
/// Deletions come in bursts, and reach the disk a moment after they were told.
constexpr auto kCountDelay = 150ms;
constexpr auto kFoldAgain = 1min;
constexpr int kMostShown = 200;

} // namespace

Bin::Bin(Host host, QObject *parent)
    : QObject(parent)
    , m_host(std::move(host))
    , m_start(m_host.clock.now())
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kCountDelay);
    connect(&m_countTimer, &QTimer::timeout, this, &Bin::readCount);
    m_foldTimer.setSingleShot(true);
    m_foldTimer.setInterval(kFoldAgain);
    connect(&m_foldTimer, &QTimer::timeout, this, &Bin::foldLog);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        m_ageTimer.setInterval(kLaterLooks);
        checkAges();
    });
    // Whatever is deleted is a step of the stack.
    connect(&m_host.undoStack, &QUndoStack::indexChanged, this, &Bin::refresh);
}

void Bin::start()
{
    readCount();
    m_ageTimer.start(kFirstLook);
}

void Bin::refresh()
{
    m_countTimer.start();
}

void Bin::readCount()
{
    core::whenDone(this, storage::Bin(m_host.store).count(),
                   [this](const core::Result<int> &count) {
                       if (!count)
                           return;
                       m_count = count.value();
                       Q_EMIT changed();
                   });
}

QFuture<core::Result<QList<storage::BinEntry>>> Bin::entries()
{
    return storage::Bin(m_host.store).entries();
}

QFuture<core::Result<QList<core::Message>>> Bin::content(const storage::BinRef &ref)
{
    return storage::Bin(m_host.store).content(ref, kMostShown);
}

void Bin::restore(const QList<storage::BinRef> &refs)
{
    if (refs.isEmpty() || m_isPurging)
        return;
    auto *step =
        new UndoStep([this, refs] { bringBack(refs, true); }, [this, refs] { takeAway(refs); });
    step->setText(restoreStep());
    m_host.undoStack.push(step);
}

void Bin::bringBack(const QList<storage::BinRef> &refs, bool isSaid)
{
    core::whenDone(this, storage::Bin(m_host.store).restore(refs),
                   [this, refs, isSaid](const core::Result<core::Done> &restored_) {
                       if (!restored_) {
                           Q_EMIT failed(restored_.error());
                           return;
                       }
                       m_host.moved(refs, false);
                       refresh();
                       if (isSaid)
                           Q_EMIT restored(int(refs.size()));
                   });
}

void Bin::takeAway(const QList<storage::BinRef> &refs)
{
    core::whenDone(this, storage::Bin(m_host.store).takeAway(refs),
                   [this, refs](const core::Result<core::Done> &taken) {
                       if (!taken) {
                           Q_EMIT failed(taken.error());
                           return;
                       }
                       m_host.moved(refs, true);
                       refresh();
                   });
}

void Bin::purge(const QList<storage::BinRef> &refs)
{
    if (refs.isEmpty())
        return;
    m_host.undoStack.clear();
    m_going += refs;
    if (std::exchange(m_isPurging, true))
        return;
    Q_EMIT changed();
    purgeNext();
}

void Bin::purgeNext()
{
    if (m_going.isEmpty()) {
        sweep();
        return;
    }
    core::whenDone(this, storage::Bin(m_host.store).purgeSome(m_going.constFirst()),
                   [this](const core::Result<bool> &isDone) {
                       if (!isDone) {
                           m_going.clear();
                           Q_EMIT failed(isDone.error());
                           finishPurging();
                           return;
                       }
                       if (isDone.value())
                           m_gone.append(m_going.takeFirst());
                       purgeNext();
                   });
}

void Bin::sweep()
{
    core::whenDone(this, storage::Bin(m_host.store).sweepSome(),
                   [this](const core::Result<bool> &isDone) {
                       if (isDone && !isDone.value()) {
                           m_hasSwept = true;
                           sweep();
                           return;
                       }
                       // Where nothing went, there is nothing in the log that should go.
                       if (std::exchange(m_hasSwept, false) || !m_gone.isEmpty())
                           foldLog();
                       finishPurging();
                   });
}

void Bin::foldLog()
{
    core::whenDone(this, storage::Bin(m_host.store).foldLog(),
                   [this](const core::Result<bool> &isFolded) {
                       if (isFolded && !isFolded.value())
                           m_foldTimer.start();
                   });
}

void Bin::finishPurging()
{
    m_isPurging = false;
    const QList<storage::BinRef> gone = std::exchange(m_gone, {});
    if (!gone.isEmpty())
        m_host.purged(gone);
    readCount();
    Q_EMIT purged(int(gone.size()));
}

void Bin::checkAges()
{
    const int days = m_host.preferences.settings().binDays;
    core::whenDone(this, storage::Bin(m_host.store).expired(m_host.clock.now(), days, m_start),
                   [this](const core::Result<QList<storage::BinRef>> &old) {
                       if (!old || m_isPurging)
                           return;
                       // An earlier emptying may have been cut short: what it left is swept, too.
                       m_going = old.value();
                       m_isPurging = true;
                       purgeNext();
                   });
}

} // namespace chat
