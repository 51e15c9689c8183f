// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Evaluates to a function (text, grammar): the coloured stretches of a code as "start,length,role,…"
// with roles by their place in this list, which render::CodeRole repeats.
(function () {
    var roles = {};
    [
        "keyword atrule important rule directive directive-hash tag",
        "string char attr-value regex url template-string triple-quoted-string",
        "number boolean constant symbol unit hexcode color",
        "function function-definition method decorator annotation function-variable",
        "class-name builtin namespace type property attr-name type-definition selector key title",
        "comment prolog doctype cdata shebang blockquote coord",
        "inserted inserted-sign inserted-arrow",
        "deleted deleted-sign deleted-arrow"
    ].forEach(function (names, role) {
        names.split(" ").forEach(function (name) { roles[name] = role; });
    });

    function roleOf(token, outer) {
        if (roles.hasOwnProperty(token.type))
            return roles[token.type];
        var names = token.alias ? [].concat(token.alias) : [];
        for (var i = 0; i < names.length; ++i) {
            if (roles.hasOwnProperty(names[i]))
                return roles[names[i]];
        }
        return token.type === "interpolation" ? -1 : outer;
    }

    return function (text, grammar) {
        var spans = [];
        var at = 0;

        function add(length, role) {
            var last = spans.length - 3;
            if (role >= 0 && last >= 0 && spans[last + 2] === role
                && spans[last] + spans[last + 1] === at)
                spans[last + 1] += length;
            else if (role >= 0 && length > 0)
                spans.push(at, length, role);
            at += length;
        }

        function walk(tokens, role) {
            tokens.forEach(function (token) {
                if (typeof token === "string") {
                    add(token.length, role);
                    return;
                }
                walk([].concat(token.content), roleOf(token, role));
            });
        }

        walk(Prism.tokenize(text, grammar), -1);
        return spans.join(",");
    };
})()
