// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/picturebytes.h"
#include "support/windowrig.h"
#include "ui/imageviewer/imagecanvas.h"
#include "ui/imageviewer/imageviewer.h"
#include "ui/settings/noterow.h"

#include <QAbstractButton>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QLabel>

namespace support {

/// Pictures sent in the whole window, and the window that shows them: what its tests derive from,
/// beside QObject.
class ImageViewerRig
{
protected:
    void start()
    {
        m_rig = std::make_unique<WindowRig>();
        QVERIFY(m_rig->isReady());
    }
    /// As a question, in this order; they are called "picture 1.png" and so on.
    void send(const QList<QByteArray> &pictures)
    {
        QList<core::ImagePart> parts;
        QHash<QByteArray, QByteArray> bytes;
        for (const QByteArray &picture : pictures) {
            parts.append(partOf(picture, int(parts.size()) + 1));
            bytes.insert(parts.constLast().hash, picture);
        }
        QVERIFY(!m_rig->ask(QStringLiteral("What is this?"), parts, bytes).isNull());
        QTRY_VERIFY(view().rowButtons(0).size() >= pictures.size());
    }
    void click(int number)
    {
        const QRect row = view().visualRect(view().model()->index(0, 0));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                          row.topLeft() + view().rowButtons(0).at(number).rect.center());
        QVERIFY(viewer());
        QVERIFY(QTest::qWaitForWindowActive(viewer()));
    }
    void open(int number = 0)
    {
        click(number);
        QTRY_VERIFY(canvas()->hasPicture());
    }
    /// Accepts the picker above `window` with this path.
    [[nodiscard]] static bool choose(const QWidget *window, const QString &path)
    {
        QFileDialog *picker = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            picker = window->findChild<QFileDialog *>(QString(), Qt::FindDirectChildrenOnly);
            return picker && picker->isVisible();
        });
        if (!isThere)
            return false;
        Q_EMIT picker->fileSelected(path);
        picker->close();
        return QTest::qWaitFor([&] {
            return !window->findChild<QFileDialog *>(QString(), Qt::FindDirectChildrenOnly);
        });
    }

    [[nodiscard]] ui::ConversationView &view() const { return m_rig->window->pane().view(); }
    [[nodiscard]] ui::ImageViewer *viewer() const
    {
        return m_rig->window->findChild<ui::ImageViewer *>();
    }
    [[nodiscard]] ui::ImageCanvas *canvas() const
    {
        return viewer()->findChild<ui::ImageCanvas *>();
    }
    [[nodiscard]] ui::NoteRow *note() const { return viewer()->findChild<ui::NoteRow *>(); }
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return viewer()->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString label(const char *name) const
    {
        return viewer()->findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_rig->dir.filePath(QString::fromLatin1(name));
    }

    [[nodiscard]] static QByteArray png(int width, int height)
    {
        return encoded(twoHalves(width, height), "png");
    }
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<WindowRig> m_rig;

private:
    [[nodiscard]] static core::ImagePart partOf(const QByteArray &bytes, int number)
    {
        const QImage image = QImage::fromData(bytes);
        core::ImagePart part;
        part.hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        part.mime =
            bytes.startsWith("\xff") ? QStringLiteral("image/jpeg") : QStringLiteral("image/png");
        part.width = image.width();
        part.height = image.height();
        part.bytes = bytes.size();
        part.name = QStringLiteral("picture %1.png").arg(number);
        return part;
    }
};

} // namespace support
