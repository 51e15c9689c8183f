// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Evaluated before MathJax. What it expects and Qt's engine (6.4) does not have.
var window = undefined;
var global = this;
var globalThis = this;
var console = {log: function () {}, warn: function () {}, error: function () {}};
var setTimeout = function () { return 0; };
var clearTimeout = function () {};
var MathJax = {startup: {typeset: false, ready: function () {}}, loader: {load: []}};
(function () {
    function define(holder, name, method) {
        if (!holder[name])
            Object.defineProperty(holder, name, {value: method, configurable: true, writable: true});
    }
    define(Array.prototype, "flat", function () { return [].concat.apply([], this); });
    define(Array.prototype, "flatMap", function (f) { return [].concat.apply([], this.map(f)); });
    define(Object, "fromEntries", function (pairs) {
        var object = {};
        pairs.forEach(function (pair) { object[pair[0]] = pair[1]; });
        return object;
    });
})();
