// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imageviewer.h"

#include "core/whendone.h"
#include "ui/iconbutton.h"
#include "ui/imageviewer/imagecanvas.h"
#include "ui/imageviewer/imagecopier.h"
#include "ui/imageviewer/imagewords.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"
#include "ui/textbutton.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QScreen>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr double kScreenShare = 0.85;
constexpr int kNewsMs = 4000; ///< good news goes by itself

/// "Zoom in (Ctrl++)".
QString withKeys(const QAction &action)
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? action.text() : QStringLiteral("%1 (%2)").arg(action.text(), keys);
}

} // namespace

ImageViewer::ImageViewer(Theme &theme, chat::StoredPictures &pictures, QWidget *window)
    : QDialog(window)
    , m_pictures(pictures)
    , m_canvas(new ImageCanvas(theme, this))
    , m_previous(new IconButton(theme, QStringLiteral("chevron-left"), this))
    , m_place(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_next(new IconButton(theme, QStringLiteral("chevron-right"), this))
    , m_caption(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_note(new NoteRow(theme, this))
    , m_zoomOut(new TextButton(theme, {}, this))
    , m_zoom(new TextButton(theme, {}, this))
    , m_zoomIn(new TextButton(theme, {}, this))
    , m_copy(new IconButton(theme, QStringLiteral("copy"), this))
    , m_save(new TextButton(theme, {}, this))
    , m_copier(new ImageCopier(pictures, this))
{
    setObjectName(QStringLiteral("imageViewer"));
    setWindowFlags(Qt::Dialog | Qt::WindowTitleHint | Qt::WindowSystemMenuHint
                   | Qt::WindowMinMaxButtonsHint | Qt::WindowCloseButtonHint);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    build();
    makeActions();
    connectParts();
    retranslate();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

void ImageViewer::build()
{
    m_place->setObjectName(QStringLiteral("place"));
    m_caption->setObjectName(QStringLiteral("caption"));
    m_previous->setObjectName(QStringLiteral("previous"));
    m_next->setObjectName(QStringLiteral("next"));
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_save->setObjectName(QStringLiteral("save"));
    m_place->setWordWrap(false);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(4);
    bar->addWidget(m_previous);
    bar->addWidget(m_place);
    bar->addWidget(m_next);
    bar->addSpacing(8);
    bar->addWidget(m_caption, 1);
    bar->addWidget(m_note, 1);
    bar->addSpacing(8);
    bar->addWidget(m_zoomOut);
    bar->addWidget(m_zoom);
    bar->addWidget(m_zoomIn);
    bar->addSpacing(8);
    bar->addWidget(m_copy);
    bar->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_canvas, 1);
    column->addLayout(bar);
}

template <typename Function>
void ImageViewer::add(Do what, const QList<QKeySequence> &keys, Function function)
{
    auto *action = new QAction(this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, function);
    addAction(action);
    m_actions.insert(what, action);
}

void ImageViewer::makeActions()
{
    const auto separate = [this] {
        auto *line = new QAction(this);
        line->setSeparator(true);
        addAction(line);
    };
    const auto key = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    add(Do::Previous, {}, [this] { step(-1); });
    add(Do::Next, {}, [this] { step(1); });
    separate();
    add(Do::ZoomIn, {key("Ctrl++"), key("Ctrl+="), key("+"), key("=")},
        [this] { m_canvas->zoomBy(1); });
    add(Do::ZoomOut, {key("Ctrl+-"), key("-")}, [this] { m_canvas->zoomBy(-1); });
    add(Do::Fit, {key("Ctrl+0"), key("0")}, [this] { m_canvas->fit(); });
    add(Do::ActualSize, {key("Ctrl+1"), key("1")}, [this] { m_canvas->setZoom(1); });
    separate();
    add(Do::Copy, QKeySequence::keyBindings(QKeySequence::Copy),
        [this] { m_copier->copy(image()); });
    add(Do::Save, QKeySequence::keyBindings(QKeySequence::Save),
        [this] { m_copier->save(image()); });
    for (const QKeySequence &keys : QKeySequence::keyBindings(QKeySequence::Close))
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &QDialog::reject);
}

void ImageViewer::connectParts()
{
    const auto press = [this](QAbstractButton *button, Do what) {
        connect(button, &QAbstractButton::clicked, m_actions.value(what), &QAction::trigger);
    };
    press(m_previous, Do::Previous);
    press(m_next, Do::Next);
    press(m_zoomIn, Do::ZoomIn);
    press(m_zoomOut, Do::ZoomOut);
    press(m_copy, Do::Copy);
    press(m_save, Do::Save);
    connect(m_zoom, &QAbstractButton::clicked, this, &ImageViewer::toggleZoom);
    connect(m_canvas, &ImageCanvas::zoomed, this, &ImageViewer::showZoom);
    connect(m_copier, &ImageCopier::said, this, &ImageViewer::say);
}

void ImageViewer::retranslate()
{
    m_actions.value(Do::Previous)->setText(tr("Previous image"));
    m_actions.value(Do::Next)->setText(tr("Next image"));
    m_actions.value(Do::ZoomIn)->setText(tr("Zoom in"));
    m_actions.value(Do::ZoomOut)->setText(tr("Zoom out"));
    m_actions.value(Do::Fit)->setText(tr("Fit to window"));
    m_actions.value(Do::ActualSize)->setText(tr("Actual size"));
    m_actions.value(Do::Copy)->setText(tr("Copy image"));
    m_actions.value(Do::Save)->setText(tr("Save image as…"));
    m_zoomOut->setWords(QStringLiteral("−"));
    m_zoomIn->setWords(QStringLiteral("+"));
    m_save->setWords(tr("Save as…"));
    followDirection();
    if (!m_images.isEmpty()) {
        showPlace();
        showFacts(m_caption->text());
    }
}

/// Left goes back where reading goes to the right.
void ImageViewer::followDirection()
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    m_actions.value(Do::Previous)->setShortcut(isMirrored ? Qt::Key_Right : Qt::Key_Left);
    m_actions.value(Do::Next)->setShortcut(isMirrored ? Qt::Key_Left : Qt::Key_Right);
    const auto name = [this](TextButton *button, Do what) {
        const QAction &action = *m_actions.value(what);
        button->describe(action.text(), withKeys(action));
    };
    const auto nameIcon = [this](IconButton *button, Do what) {
        const QAction &action = *m_actions.value(what);
        button->describe(action.text(), action.shortcut());
    };
    nameIcon(m_previous, Do::Previous);
    nameIcon(m_next, Do::Next);
    nameIcon(m_copy, Do::Copy);
    name(m_zoomIn, Do::ZoomIn);
    name(m_zoomOut, Do::ZoomOut);
    name(m_save, Do::Save);
    showZoom();
}

void ImageViewer::setImages(const QList<core::ImagePart> &images, int index)
{
    m_images = images;
    m_index = std::clamp(index, 0, int(images.size()) - 1);
    load();
}

void ImageViewer::fitToPicture()
{
    const QSize room = parentWidget()->screen()->availableSize() * kScreenShare;
    const QSize picture = QSize(image().width, image().height) / devicePixelRatioF();
    const QSize least(letterWidth(fontMetrics()) * 70, fontMetrics().lineSpacing() * 24);
    const QSize wanted = picture.expandedTo(least).boundedTo(room);
    // How high the bar is at this width is known once it is laid out.
    resize(wanted);
    layout()->invalidate();
    layout()->activate();
    const int bar = height() - m_canvas->height();
    resize(QSize(wanted.width(), picture.height() + bar).expandedTo(least).boundedTo(room));
}

void ImageViewer::step(int by)
{
    const int next = std::clamp(m_index + by, 0, int(m_images.size()) - 1);
    if (next == m_index)
        return;
    m_index = next;
    load();
}

void ImageViewer::load()
{
    m_isLoading = true;
    m_note->clear();
    m_caption->show();
    m_canvas->setWords({});
    showPlace();
    showFacts(imageCaption(image()));
    const int asked = ++m_asked;
    core::whenDone(this, m_pictures.view(image().hash),
                   [this, asked](const core::Result<chat::ViewedPicture> &picture) {
                       if (asked != m_asked)
                           return;
                       m_isLoading = false;
                       if (picture) {
                           const chat::ViewedPicture &one = picture.value();
                           m_canvas->setPicture(one);
                           showFacts(imageCaption(one.format, one.size, one.bytes));
                       } else {
                           const QString words = imageProblem(picture.error());
                           m_canvas->setWords(words);
                           m_canvas->setAccessibleName(words);
                       }
                       m_actions.value(Do::Copy)->setEnabled(m_canvas->hasPicture());
                       m_copy->setEnabled(m_canvas->hasPicture());
                       Q_EMIT shown();
                   });
}

void ImageViewer::showFacts(const QString &caption)
{
    const QString title = imageTitle(image());
    setWindowTitle(title);
    m_caption->setText(caption);
    m_canvas->setAccessibleName(title);
    m_canvas->setAccessibleDescription(caption);
}

void ImageViewer::showZoom()
{
    if (m_isLoading)
        return; // for a moment; nothing flickers meanwhile
    const bool canZoom = m_canvas->hasPicture();
    for (const Do what : {Do::ZoomIn, Do::ZoomOut, Do::Fit, Do::ActualSize})
        m_actions.value(what)->setEnabled(canZoom);
    for (QWidget *button : {m_zoomIn, m_zoom, m_zoomOut})
        button->setEnabled(canZoom);
    const QString percent = QLocale().toString(qRound(m_canvas->zoom() * 100));
    //: How large the picture is shown
    m_zoom->setWords(tr("%1 %").arg(percent));
    const QAction &other = *m_actions.value(m_canvas->isFitted() ? Do::ActualSize : Do::Fit);
    m_zoom->describe(QStringLiteral("%1, %2").arg(tr("%1 %").arg(percent), other.text()),
                     withKeys(other));
}

void ImageViewer::toggleZoom()
{
    if (m_canvas->isFitted())
        m_canvas->setZoom(1);
    else
        m_canvas->fit();
}

void ImageViewer::showPlace()
{
    const int count = int(m_images.size());
    const bool isOneOfSeveral = count > 1;
    for (QWidget *part : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_place),
                          static_cast<QWidget *>(m_next)})
        part->setVisible(isOneOfSeveral);
    for (const Do what : {Do::Previous, Do::Next})
        m_actions.value(what)->setVisible(isOneOfSeveral);
    const bool hadFocus = m_previous->hasFocus() || m_next->hasFocus();
    m_actions.value(Do::Previous)->setEnabled(m_index > 0);
    m_actions.value(Do::Next)->setEnabled(m_index < count - 1);
    m_previous->setEnabled(m_index > 0);
    m_next->setEnabled(m_index < count - 1);
    if (hadFocus && !m_previous->hasFocus() && !m_next->hasFocus())
        m_canvas->setFocus(Qt::OtherFocusReason);
    //: Which picture of how many
    m_place->setText(
        tr("%1 of %2").arg(QLocale().toString(m_index + 1), QLocale().toString(count)));
}

void ImageViewer::say(const QString &sentence, bool isFault)
{
    m_note->say(isFault ? Tone::Fault : Tone::Good, sentence);
    m_caption->hide();
    if (isFault)
        return;
    QTimer::singleShot(kNewsMs, m_note, [this, sentence] {
        if (m_note->text() != sentence)
            return;
        m_note->clear();
        m_caption->show();
    });
}

void ImageViewer::done(int result)
{
    const bool wasActive = isActiveWindow();
    QDialog::done(result);
    // Not every window manager gives the focus back to the window behind.
    if (wasActive && parentWidget())
        parentWidget()->window()->activateWindow();
}

void ImageViewer::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::LayoutDirectionChange && !m_actions.isEmpty())
        followDirection();
}

} // namespace ui
