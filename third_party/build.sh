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

configure() {
    configured && return
    rm -f "$build/CMakeCache.txt"
    (cd "$root" && cmake --preset release) >&2
}

build() { # TARGET…
    cmake --build "$build" --parallel "$cores" --target "$@" >&2
}
