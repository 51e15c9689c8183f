// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/storedpictures.h"
#include "core/contentpart.h"
#include "ui/theme.h"

#include <QDialog>
#include <QHash>

class QAction;
class QLabel;

namespace ui {

class IconButton;
class ImageCanvas;
class ImageCopier;
class NoteRow;
class TextButton;

/// A window that shows the pictures of one message, one at a time: to be zoomed, copied and saved.
/// Not modal; remembers nothing. Keeps the pixels of the one that is shown.
class ImageViewer : public QDialog
{
    Q_OBJECT

public:
    ImageViewer(Theme &theme, chat::StoredPictures &pictures, QWidget *window);

    /// Stored pictures only; `index` is the one to begin with.
    void setImages(const QList<core::ImagePart> &images, int index);
    /// The window takes the size of the picture, within the screen.
    void fitToPicture();
    void done(int result) override;

Q_SIGNALS:
    /// What was asked for is there, or known to be none.
    void shown();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Do { Previous, Next, ZoomIn, ZoomOut, Fit, ActualSize, Copy, Save };
    template <typename Function>
    void add(Do what, const QList<QKeySequence> &keys, Function function);
    void build();
    void makeActions();
    void connectParts();
    void retranslate();
    void followDirection();
    void step(int by);
    void load();
    void showFacts(const QString &caption);
    void showZoom();
    void showPlace();
    void say(const QString &sentence, bool isFault);
    void toggleZoom();
    [[nodiscard]] const core::ImagePart &image() const { return m_images.at(m_index); }

    QList<core::ImagePart> m_images;
    int m_index = 0;
    bool m_isLoading = false;
    int m_asked = 0; ///< tells answers apart: late ones are dropped
    chat::StoredPictures &m_pictures;
    ImageCanvas *m_canvas;
    IconButton *m_previous;
    QLabel *m_place;
    IconButton *m_next;
    QLabel *m_caption;
    NoteRow *m_note; ///< in the caption's place while there is something to say
    TextButton *m_zoomOut;
    TextButton *m_zoom;
    TextButton *m_zoomIn;
    IconButton *m_copy;
    TextButton *m_save;
    ImageCopier *m_copier;
    QHash<Do, QAction *> m_actions;
};

} // namespace ui
