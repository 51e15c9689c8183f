// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draftsaver.h"

#include "ui/composer/messageinput.h"

#include <QTextCursor>
#include <chrono>

namespace ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kSaveDelay = 300ms;
/// What is long is not written at every key.
constexpr qsizetype kCharactersPerMs = 500;

bool saysTheSame(const chat::Outgoing &one, const chat::Outgoing &other)
{
    return one.text == other.text && one.images == other.images && one.by == other.by;
}

} // namespace

DraftSaver::DraftSaver(Draft &draft, MessageInput &input, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_input(input)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftSaver::flush);
    connect(&draft.document(), &QTextDocument::contentsChanged, this, &DraftSaver::hear);
    // The queue, the end of an edit.
    connect(&draft, &Draft::changed, this, &DraftSaver::followPictures);
    // What was kept goes with what was sent; what stands here then is not kept any more.
    connect(&draft, &Draft::accepted, this, [this] {
        m_kept = {};
        flush();
    });
    connect(&draft, &Draft::restored, this, &DraftSaver::hearRestored);
    connect(&draft, &Draft::resumed, this, [this] {
        m_isResuming = false;
        if (isSeen())
            placeCursor();
    });
    connect(&draft, &Draft::editLeft, this, [this] {
        m_isEdit = false;
        m_editPlace = {};
        if (isSeen())
            placeCursor();
    });
    connect(&input, &QPlainTextEdit::cursorPositionChanged, this, &DraftSaver::hearCursor);
    connect(&input, &QPlainTextEdit::selectionChanged, this, &DraftSaver::hearCursor);
    followPictures();
}

void DraftSaver::followPictures()
{
    hear();
    m_isEdit = m_draft.isEditing();
    if (!m_isEdit) {
        m_isResuming = false;
        m_editPlace = {};
    }
    if (m_pictures == &m_draft.attachments())
        return;
    m_pictures = &m_draft.attachments();
    connect(m_pictures, &AttachmentList::added, this, &DraftSaver::hear);
    connect(m_pictures, &AttachmentList::changed, this, &DraftSaver::hear);
    connect(m_pictures, &AttachmentList::removed, this, &DraftSaver::hear);
}

void DraftSaver::setShown(bool isShown)
{
    m_isShown = isShown;
    if (!isShown) {
        flush();
        return;
    }
    placeCursor();
    const chat::ChatSession *session = m_draft.session();
    // A temporary chat that was kept has another store from now on, which knows nothing of this.
    if (m_isTemporary && session && !session->isTemporary) {
        m_kept = {};
        hear();
    }
    m_isTemporary = session && session->isTemporary;
}

void DraftSaver::hear()
{
    if (!m_timer.isActive())
        m_timer.start(
            kSaveDelay
            + std::chrono::milliseconds(m_draft.document().characterCount() / kCharactersPerMs));
}

bool DraftSaver::isSeen() const
{
    return m_isShown && m_input.document() == &m_draft.document();
}

void DraftSaver::hearCursor()
{
    if (!isSeen() || m_isResuming)
        return;
    const QTextCursor cursor = m_input.textCursor();
    m_isEdit |= m_draft.isEditing();
    (m_isEdit ? m_editPlace : m_place) = {cursor.position(), cursor.anchor()};
    hear();
}

void DraftSaver::placeCursor()
{
    const Place &place = m_draft.isEditing() ? m_editPlace : m_place;
    const int end = m_draft.document().characterCount() - 1;
    if (place.cursor < 0 || place.cursor > end || place.anchor > end)
        return;
    QTextCursor cursor(&m_draft.document());
    cursor.setPosition(qMax(0, place.anchor));
    cursor.setPosition(place.cursor, QTextCursor::KeepAnchor);
    m_input.setTextCursor(cursor);
}

void DraftSaver::hearRestored(const chat::KeptMessage &kept, bool isAlone)
{
    m_kept = kept;
    m_place = isAlone ? Place{kept.cursor, kept.anchor} : Place();
    m_editPlace = {kept.editCursor, kept.editAnchor};
    m_isResuming = kept.editCursor >= 0;
    hear();
    if (isSeen())
        placeCursor();
}

chat::KeptMessage DraftSaver::current() const
{
    chat::KeptMessage kept = m_draft.unsent();
    // What waits to be sent comes back before what is written behind it.
    if (const auto queued = m_draft.queued()) {
        const QString written = kept.outgoing.text;
        kept.outgoing.text = queued->text;
        if (!written.isEmpty())
            kept.outgoing.text += QStringLiteral("\n\n") + written;
        kept.outgoing.images = queued->images + kept.outgoing.images;
        kept.outgoing.attachments.insert(queued->attachments);
        if (!queued->by.isEmpty())
            kept.outgoing.by = queued->by;
    } else {
        kept.cursor = m_place.cursor;
        kept.anchor = m_place.anchor;
    }
    if (!kept.edited.isNull()) {
        kept.editCursor = m_editPlace.cursor;
        kept.editAnchor = m_editPlace.anchor;
    }
    return kept;
}

void DraftSaver::flush()
{
    m_timer.stop();
    if (!m_draft.session())
        return;
    chat::KeptMessage now = current();
    // A picture that is still read comes with its own word; the text does not wait for it.
    const auto isUnknown = [](const core::ImagePart &image) {
        return image.hash.isEmpty() && image.url.isEmpty();
    };
    now.outgoing.images.removeIf(isUnknown);
    now.edit.images.removeIf(isUnknown);
    if (now.isEmpty())
        now = {};
    const bool isKnown = saysTheSame(now.outgoing, m_kept.outgoing) && now.edited == m_kept.edited
                         && saysTheSame(now.edit, m_kept.edit) && now.cursor == m_kept.cursor
                         && now.anchor == m_kept.anchor && now.editCursor == m_kept.editCursor
                         && now.editAnchor == m_kept.editAnchor;
    if (isKnown)
        return;
    m_kept = now;
    m_kept.outgoing.attachments.clear();
    m_kept.edit.attachments.clear();
    m_draft.session()->keepMessage(now);
}

} // namespace ui
