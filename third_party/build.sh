# Read by ./run and ./test. All that is said while building goes to stderr, so that
# `./run table … --format csv` can be piped.
# shellcheck shell=bash

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
build=$root/build/release
themata=$build/themata
cores=$(nproc)

# A tree that was moved or copied has a cache that names its old place.
configured() {
    [ -f "$build/build.ninja" ] &&
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt" 2> /dev/null
}

say() { echo "themata: $*" >&2; }

configure() {
    configured && return
    say "setting up the build"
    rm -f "$build/CMakeCache.txt"
    (cd "$root" && cmake --preset release) >&2
}

# How many steps ninja would take for these targets; none when all is built.
steps_left() { # TARGET…
    ninja -C "$build" -n "$@" 2> /dev/null | grep -c '^\[[0-9]*/[0-9]*\]' || true
}

# A step takes some two seconds of one processor.
build() { # TARGET…
    local steps minutes
    steps=$(steps_left "$@")
    minutes=$(((steps * 2 / cores + 59) / 60))
    if [ "$steps" -gt 20 ]; then
        say "building, $steps steps on $cores processors: about $minutes minutes, once; later only what changed"
    fi
    NINJA_STATUS="[%p after %e s] " cmake --build "$build" --parallel "$cores" --target "$@" >&2
}
