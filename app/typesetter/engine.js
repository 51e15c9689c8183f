// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Evaluated first. What the scripts expect and Qt's engine (6.4) does otherwise.
var self = this;
// Prism colours a page by itself when it finds a browser.
var Prism = {manual: true, disableWorkerMessageHandler: true};
// The engine's own puts a backslash before every slash, also before one that has it: the source of
// /\// would look for a backslash, and Prism makes most of its patterns from such sources.
(function () {
    var native = Object.getOwnPropertyDescriptor(RegExp.prototype, "source").get;
    Object.defineProperty(RegExp.prototype, "source", {
        configurable: true,
        get: function () { return native.call(this).replace(/\\\//g, "/"); }
    });
})();
