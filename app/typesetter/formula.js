// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Evaluates to a function (tex, isDisplay): MathJax's picture of a formula as JSON, or an empty text
// when it is not TeX. Lengths are thousandths of the font's em, y grows downwards from the base line:
//   {"width":…,"ascent":…,"depth":…,"shapes":[…]}, where a shape is one of
//   {"fill":[…]}                                an outline; 0,x,y moves, 1,x,y draws a line,
//                                               2,cx,cy,x,y and 3,cx,cy,dx,dy,x,y curves, 4 closes
//   {"line":[…],"thick":…}                      the same, drawn with a pen
//   {"text":"中","x":…,"y":…,"size":…}          what MathJax's fonts do not have
// and "clip":[x,y,width,height] may stand in the first. The picture is flattened here so that
// nobody has to read SVG, which can name files: what leaves is numbers, and those few letters.
(function () {
    var packages = [
        "base", "ams", "amscd", "boldsymbol", "braket", "bussproofs", "cancel", "cases",
        "centernot", "color", "empheq", "enclose", "extpfeil", "gensymb", "mathtools", "mhchem",
        "newcommand", "noundefined", "textcomp", "textmacros", "upgreek"
    ];
    var ruleThickness = 70; // of tables, which MathJax leaves to a style sheet
    var _ = MathJax._;
    var adaptor = _.adaptors.liteAdaptor.liteAdaptor();
    _.handlers.html_ts.RegisterHTMLHandler(adaptor);

    function makeDocument() {
        return _.mathjax.mathjax.document("", {
            InputJax: new _.input.tex_ts.TeX({
                packages: packages, maxMacros: 1000, maxBuffer: 16 * 1024
            }),
            OutputJax: new _.output.svg_ts.SVG({
                fontCache: "none", font: new _.output.svg.fonts.tex_ts.TeXFont()
            })
        });
    }

    function numbersIn(text) {
        return (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) || []).map(Number);
    }

    function multiplied(a, b) {
        return [
            a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
            a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
            a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5]
        ];
    }

    function transformed(matrix, text) {
        (text.match(/\w+\([^)]*\)/g) || []).forEach(function (step) {
            var n = numbersIn(step.slice(step.indexOf("(")));
            if (step.indexOf("translate") === 0) {
                matrix = multiplied(matrix, [1, 0, 0, 1, n[0], n[1] || 0]);
            } else if (step.indexOf("scale") === 0) {
                matrix = multiplied(matrix, [n[0], 0, 0, n.length > 1 ? n[1] : n[0], 0, 0]);
            } else if (step.indexOf("rotate") === 0) {
                var angle = n[0] * Math.PI / 180, c = Math.cos(angle), s = Math.sin(angle);
                matrix = multiplied(matrix, [1, 0, 0, 1, n[1] || 0, n[2] || 0]);
                matrix = multiplied(matrix, [c, s, -s, c, 0, 0]);
                matrix = multiplied(matrix, [1, 0, 0, 1, -n[1] || 0, -n[2] || 0]);
            } else if (step.indexOf("matrix") === 0) {
                matrix = multiplied(matrix, n);
            }
        });
        return matrix;
    }

    function rounded(value) {
        return Math.round(value * 10) / 10;
    }

    /** Collects what is drawn, in the formula's own coordinates. */
    function Picture() {
        this.shapes = [];
    }

    Picture.prototype.outline = function (matrix) {
        var out = [];
        function add(code, points) {
            out.push(code);
            for (var i = 0; i + 1 < points.length; i += 2) {
                out.push(rounded(matrix[0] * points[i] + matrix[2] * points[i + 1] + matrix[4]),
                         rounded(matrix[1] * points[i] + matrix[3] * points[i + 1] + matrix[5]));
            }
        }
        return {
            out: out,
            move: function (x, y) { add(0, [x, y]); },
            line: function (x, y) { add(1, [x, y]); },
            quad: function (cx, cy, x, y) { add(2, [cx, cy, x, y]); },
            cubic: function (cx, cy, dx, dy, x, y) { add(3, [cx, cy, dx, dy, x, y]); },
            close: function () { out.push(4); }
        };
    };

    /** The path data of MathJax's glyphs: absolute commands only. */
    function drawPath(pen, data) {
        var x = 0, y = 0, cx = 0, cy = 0;
        (data.match(/[A-Za-z][^A-Za-z]*/g) || []).forEach(function (command) {
            var n = numbersIn(command.slice(1));
            var kind = command.charAt(0);
            var step = {M: 2, L: 2, T: 2, H: 1, V: 1, Q: 4, C: 6}[kind] || 0;
            if (kind === "Z" || kind === "z")
                pen.close();
            for (var i = 0; step > 0 && i + step <= n.length; i += step) {
                var isCurve = kind === "Q" || kind === "T";
                if (kind === "T") {
                    cx = 2 * x - cx;
                    cy = 2 * y - cy;
                } else if (kind === "Q") {
                    cx = n[i];
                    cy = n[i + 1];
                }
                if (kind === "C")
                    pen.cubic(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]);
                var endX = kind === "V" ? x : n[i + step - (kind === "H" ? 1 : 2)];
                var endY = kind === "H" ? y : n[i + step - 1];
                if (kind === "M" && i === 0)
                    pen.move(endX, endY);
                else if (isCurve)
                    pen.quad(cx, cy, endX, endY);
                else if (kind !== "C")
                    pen.line(endX, endY);
                x = endX;
                y = endY;
                if (!isCurve) {
                    cx = x;
                    cy = y;
                }
            }
        });
    }

    function drawRect(pen, x, y, width, height) {
        pen.move(x, y);
        pen.line(x + width, y);
        pen.line(x + width, y + height);
        pen.line(x, y + height);
        pen.close();
    }

    function drawEllipse(pen, cx, cy, rx, ry) {
        var k = 0.5523;
        pen.move(cx + rx, cy);
        pen.cubic(cx + rx, cy + k * ry, cx + k * rx, cy + ry, cx, cy + ry);
        pen.cubic(cx - k * rx, cy + ry, cx - rx, cy + k * ry, cx - rx, cy);
        pen.cubic(cx - rx, cy - k * ry, cx - k * rx, cy - ry, cx, cy - ry);
        pen.cubic(cx + k * rx, cy - ry, cx + rx, cy - k * ry, cx + rx, cy);
        pen.close();
    }

    function attribute(node, name) {
        return adaptor.getAttribute(node, name) || "";
    }

    function number(node, name) {
        return parseFloat(attribute(node, name)) || 0;
    }

    Picture.prototype.addShape = function (node, kind, state) {
        var pen = this.outline(state.matrix);
        if (kind === "path")
            drawPath(pen, attribute(node, "d"));
        else if (kind === "line") {
            pen.move(number(node, "x1"), number(node, "y1"));
            pen.line(number(node, "x2"), number(node, "y2"));
        } else if (kind === "polygon" || kind === "polyline") {
            numbersIn(attribute(node, "points")).forEach(function (value, i, all) {
                if (i % 2 === 0)
                    pen[i === 0 ? "move" : "line"](value, all[i + 1]);
            });
        } else if (kind === "ellipse")
            drawEllipse(pen, number(node, "cx"), number(node, "cy"), number(node, "rx"),
                        number(node, "ry"));
        else
            drawRect(pen, number(node, "x"), number(node, "y"), number(node, "width"),
                     number(node, "height"));
        if (pen.out.length === 0)
            return;
        var isRule = attribute(node, "data-line") || attribute(node, "data-frame");
        var thick = number(node, "stroke-width") || (isRule ? ruleThickness : state.thick);
        var isDrawn = kind === "line" || isRule || attribute(node, "fill") === "none";
        var scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3]
                                       - state.matrix[1] * state.matrix[2]));
        var shape = isDrawn ? {line: pen.out, thick: rounded((thick || ruleThickness) * scale)}
                            : {fill: pen.out};
        if (state.clip)
            shape.clip = state.clip;
        this.shapes.push(shape);
    };

    Picture.prototype.addText = function (node, state) {
        var m = state.matrix;
        this.shapes.push({
            text: adaptor.textContent(node), x: rounded(m[4]), y: rounded(m[5]),
            size: rounded((number(node, "font-size") || 1000) * Math.abs(m[3]))
        });
    };

    /** A picture in the picture: the stretched middle of a tall or wide sign, cut to its place. */
    function enter(node, state) {
        var box = numbersIn(attribute(node, "viewBox"));
        if (box.length < 4)
            return state;
        var x = number(node, "x"), y = number(node, "y");
        var width = number(node, "width") || box[2], height = number(node, "height") || box[3];
        var m = state.matrix;
        var corners = this.outline(m);
        drawRect(corners, x, y, width, height);
        var left = Math.min(corners.out[1], corners.out[7]);
        var top = Math.min(corners.out[2], corners.out[8]);
        return {
            matrix: multiplied(m, [
                width / box[2], 0, 0, height / box[3],
                x - box[0] * width / box[2], y - box[1] * height / box[3]
            ]),
            thick: state.thick,
            clip: [
                left, top, Math.abs(corners.out[7] - corners.out[1]),
                Math.abs(corners.out[8] - corners.out[2])
            ]
        };
    }

    Picture.prototype.add = function (node, state) {
        var kind = adaptor.kind(node);
        if (attribute(node, "transform"))
            state = {
                matrix: transformed(state.matrix, attribute(node, "transform")),
                thick: state.thick, clip: state.clip
            };
        if (kind === "text") {
            this.addText(node, state);
        } else if (kind === "g" || kind === "svg") {
            if (kind === "svg")
                state = enter.call(this, node, state);
            var thick = number(node, "stroke-width");
            if (thick)
                state = {matrix: state.matrix, thick: thick, clip: state.clip};
            adaptor.childNodes(node).forEach(function (child) { this.add(child, state); }, this);
        } else if (/^(path|rect|line|polygon|polyline|ellipse)$/.test(kind)) {
            // A coloured ground would hide what stands on it: formulas have one colour here.
            var isGround = attribute(node, "data-bgcolor") || attribute(node, "data-background");
            if (!isGround || attribute(node, "fill") === "black")
                this.addShape(node, kind, state);
        }
    };

    function hasError(node) {
        if (adaptor.kind(node) === "#text")
            return false;
        return adaptor.getAttribute(node, "data-mml-node") === "merror"
            || adaptor.childNodes(node).some(hasError);
    }

    var shared = makeDocument();
    return function (tex, isDisplay) {
        // Numbers of equations have no margin to stand in.
        tex = tex.replace(/\\tag\*?\s*\{([^{}]*)\}/g, "\\qquad\\text{($1)}");
        // What one formula defines is nobody else's.
        var defines = /\\(?:re|provide)?(?:newcommand|newenvironment|def|let|DeclareMathOperator)/;
        var document = defines.test(tex) ? makeDocument() : shared;
        // The em is in pixels: MathJax makes nothing smaller than one of them.
        var svg = adaptor.firstChild(document.convert(tex, {
            display: isDisplay, em: 16, ex: 8, containerWidth: 100 * 1000
        }));
        var box = numbersIn(attribute(svg, "viewBox"));
        if (box.length < 4 || hasError(svg))
            return "";
        var picture = new Picture();
        adaptor.childNodes(svg).forEach(function (child) {
            picture.add(child, {matrix: [1, 0, 0, 1, -box[0], 0], thick: 0, clip: null});
        });
        return JSON.stringify({
            width: rounded(box[2]), ascent: rounded(-box[1]), depth: rounded(box[3] + box[1]),
            shapes: picture.shapes
        });
    };
})()
