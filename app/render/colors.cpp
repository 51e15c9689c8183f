// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/colors.h"

namespace render {

Colors Colors::light()
{
    Colors c;
    c.canvas = QColor(0xFFFFFF);
    c.chrome = QColor(0xF5F4F0);
    c.raised = QColor(0xFFFFFF);
    c.question = QColor(0xEFF2EB);
    c.code = QColor(0xF7F6F3);
    c.hover = QColor(0xECEAE4);
    c.text = QColor(0x1F1E1B);
    c.text2 = QColor(0x5E5A52);
    c.text3 = QColor(0x6A655C);
    c.line = QColor(0xE2DFD8);
    c.lineStrong = QColor(0x88837A);
    c.leaf = QColor(0x2B6848);
    c.onLeaf = QColor(0xFFFFFF);
    c.leafTint = QColor(0xDFECE3);
    c.select = QColor(0xCBE2D4);
    c.find = QColor(0xFFE59A);
    c.findNow = QColor(0xF5B942);
    c.fruit = QColor(0xCC6A0A);
    c.danger = QColor(0xA82C22);
    c.dangerTint = QColor(0xFBECE9);
    c.warn = QColor(0x7F4D00);
    c.warnTint = QColor(0xFAF0DB);
    c.codeKeyword = QColor(0x7A3E8E);
    c.codeString = QColor(0x2F6B2F);
    c.codeNumber = QColor(0x9A4A00);
    c.codeFunction = QColor(0x1F5C99);
    c.codeType = QColor(0x0B6B6B);
    c.codeComment = QColor(0x6B675E);
    c.codeInserted = QColor(0x256029);
    c.codeDeleted = QColor(0xA82C22);
    return c;
}

Colors Colors::dark()
{
    Colors c;
    c.canvas = QColor(0x1C1D1A);
    c.chrome = QColor(0x151613);
    c.raised = QColor(0x252622);
    c.question = QColor(0x282C26);
    c.code = QColor(0x161714);
    c.hover = QColor(0x22231F);
    c.text = QColor(0xE0DED7);
    c.text2 = QColor(0xB3AFA5);
    c.text3 = QColor(0xA29E94);
    c.line = QColor(0x34352F);
    c.lineStrong = QColor(0x7D7A71);
    c.leaf = QColor(0x7FC79D);
    c.onLeaf = QColor(0x0E2016);
    c.leafTint = QColor(0x25392D);
    c.select = QColor(0x2C4E3B);
    c.find = QColor(0x5E4C12);
    c.findNow = QColor(0x785911);
    c.fruit = QColor(0xF0A04B);
    c.danger = QColor(0xF2938A);
    c.dangerTint = QColor(0x3B2320);
    c.warn = QColor(0xE2B55F);
    c.warnTint = QColor(0x352C19);
    c.codeKeyword = QColor(0xCFA3E0);
    c.codeString = QColor(0x9CCB8B);
    c.codeNumber = QColor(0xE6AE73);
    c.codeFunction = QColor(0x8FBDEB);
    c.codeType = QColor(0x7FCCC8);
    c.codeComment = QColor(0x9A968C);
    c.codeInserted = QColor(0x9CCB8B);
    c.codeDeleted = QColor(0xF2938A);
    c.isDark = true;
    return c;
}

QColor Colors::over(const QColor &base, const QColor &top, double share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share + 0.5); };
    return QColor(mix(base.red(), top.red()), mix(base.green(), top.green()),
                  mix(base.blue(), top.blue()));
}

} // namespace render
