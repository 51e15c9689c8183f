# SPDX-FileCopyrightText: 2026 Loquat contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced by app/start and tests/run: installs what is missing of the named sections of
# .ci/packages. Quick when nothing is missing: one look at the package database.
# The sourcing script sets loquat_top, the top of the source tree.
: "${loquat_top:?}"

# The package database as "name" lines of what is installed.
loquat_installed() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p'
}

# Prints the entries of the sections, one a line, with conditions already judged; an entry that the
# program works without begins with "?".
loquat_wanted() {
    local sections=" $* " section="" line words condition
    while IFS= read -r line; do
        line=${line%%#*}
        [[ $line =~ ^\[(.*)\] ]] && section=${BASH_REMATCH[1]} && continue
        [[ -n ${line// /} && $sections == *" $section "* ]] || continue
        words=$line condition=""
        if [[ $line =~ ^(.*)\ (if|unless)\ ([^ ]+)\ *$ ]]; then
            words=${BASH_REMATCH[1]} condition=${BASH_REMATCH[2]}
            case $condition in
            if) grep -qx -- "${BASH_REMATCH[3]}" <<<"$loquat_have" || continue ;;
            unless)
                command -v "${BASH_REMATCH[3]}" >/dev/null && continue
                words="?$words"
                ;;
            esac
        fi
        printf '%s\n' "$words"
    done <"$loquat_top/.ci/packages"
}

# Prints the entries of which no alternative is installed.
loquat_missing() {
    local entry name
    while IFS= read -r entry; do
        name=${entry#\?}
        for name in ${name//|/ }; do
            grep -qx -- "$name" <<<"$loquat_have" && continue 2
        done
        printf '%s\n' "$entry"
    done < <(loquat_wanted "$@")
}

# The first alternative that the system can install.
loquat_choose() {
    local name
    for name in ${1//|/ }; do
        if apt-cache policy "$name" 2>/dev/null | grep -q '^  Candidate: [^(]'; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%% *}"
}

loquat_apt() {
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# loquat_install SECTION…: installs what is missing, or says what to install and fails.
loquat_install() {
    local missing names=() optional=() entry root=() tried="$loquat_top/build/.optional-tried"
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        # Without Debian's tools nothing can be known; the compiler will say what is missing.
        command -v cmake >/dev/null && command -v ninja >/dev/null && return 0
        printf 'This system has no apt-get. Loquat needs what these Debian packages hold:\n' >&2
        loquat_have="" loquat_wanted "$@" | sed 's/^?*/  /' >&2
        return 1
    fi
    loquat_have=$(loquat_installed)
    missing=$(loquat_missing "$@")
    # What the program works without is tried once in a source tree, not at every start.
    [[ ! -e $tried ]] || missing=$(grep -v '^?' <<<"$missing" || true)
    [[ -n $missing ]] || return 0
    if [[ $(id -u) -ne 0 ]]; then
        if ! command -v sudo >/dev/null; then
            grep -qv '^?' <<<"$missing" || return 0
            printf 'These packages are missing, and there is no sudo to install them with:\n' >&2
            printf '  %s\n' "${missing//$'\n'/$'\n'  }" >&2
            return 1
        fi
        root=(sudo)
    fi
    printf 'Installing %d packages…\n' "$(wc -l <<<"$missing")" >&2
    "${root[@]}" apt-get update -qq >&2
    while IFS= read -r entry; do
        if [[ $entry == \?* ]]; then
            optional+=("$(loquat_choose "${entry#\?}")")
        else
            names+=("$(loquat_choose "$entry")")
        fi
    done <<<"$missing"
    [[ ${#names[@]} -eq 0 ]] || loquat_apt "${names[@]}" || return 1
    [[ ${#optional[@]} -eq 0 ]] && return 0
    mkdir -p "${tried%/*}" && touch "$tried"
    loquat_apt "${optional[@]}" ||
        printf 'Going on without %s: the program works without.\n' "${optional[*]}" >&2
}

# loquat_configure PRESET: once; afterwards ninja itself sees when CMake has to run again.
loquat_configure() {
    local cache="$loquat_top/build/$1/CMakeCache.txt"
    # A folder that was moved or copied keeps the old place in its cache.
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$loquat_top" "$cache"; then
        rm -rf "$loquat_top/build/$1"
    fi
    [[ -f $loquat_top/build/$1/build.ninja ]] && return 0
    mkdir -p "$loquat_top/build"
    (cd "$loquat_top" && LC_ALL=C.UTF-8 cmake --preset "$1") >"$loquat_top/build/$1.log" 2>&1 || {
        cat "$loquat_top/build/$1.log" >&2
        rm -f "$cache"
        return 1
    }
}

# Turns ninja's lines into one that is written over; silent without a terminal.
loquat_progress() {
    local line any=0
    while IFS= read -r line; do
        if [[ $1 -eq 1 && $line =~ ^\[([0-9]+)/([0-9]+)\]\ [^R] ]]; then
            printf '\rBuilding Loquat: %d of %d ' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
            any=1
        fi
    done
    if [[ $any -eq 1 ]]; then printf '\r\033[K' >&2; fi
}

# loquat_build PRESET TARGET…: one line of progress; the compiler's words only when it fails.
loquat_build() {
    local preset=$1 log="$loquat_top/build/$1.log" shown=0
    shift
    loquat_configure "$preset" || return 1
    [[ -t 2 ]] && shown=1
    # pipefail is the sourcing script's: the pipeline fails when ninja does.
    if ! NINJA_STATUS='[%f/%t] ' LC_ALL=C.UTF-8 \
        ninja -C "$loquat_top/build/$preset" "$@" 2>&1 | tee "$log" | loquat_progress "$shown"; then
        grep -v '^\[' "$log" | tail -n 60 >&2
        printf 'The build failed; all of it stands in %s\n' "$log" >&2
        return 1
    fi
}
