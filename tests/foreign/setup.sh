#!/bin/sh
# Installs what the foreign readers need into a folder.
#
# usage: setup.sh [FOLDER]        (target/foreign, if none is named)
#
# Prints `ready: NAME` or `skip: NAME: reason` for python, node, gephi and graphviz. Under CI=true a reader that
# can't be had is an error, and root may install the programs it needs with apt-get.
# FOLDER/NAME/stamp is there exactly when NAME is ready. It holds a checksum of what was installed, so that a second
# run has nothing to do.

set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-target/foreign}
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
missing=0

main() {
    if [ "${CI:-}" = true ]; then
        install_programs
    fi
    # The interpreter is part of the checksum: what is installed doesn't outlive it.
    reader python python3 "$(python3 --version 2>&1)" "$here/python/requirements.txt"
    reader node npm "$(node --version 2>&1)" "$here/node/package-lock.json" "$here/node/read_graphology.mjs"
    reader gephi javac "$(javac --version 2>&1)" "$here/gephi/pom.xml" "$here/gephi/GephiRead.java"
    reader graphviz dot "$(dot -V 2>&1)"
    exit "$missing"
}

# reader NAME PROGRAM VERSION MANIFEST...
reader() {
    name=$1 program=$2 version=$3
    shift 3
    if ! command -v "$program" > /dev/null; then
        skip "$name" "no $program"
        return
    fi
    sum=$({ echo "$version"; cat /dev/null "$@"; } | cksum)
    if [ "$(cat "$folder/$name/stamp" 2> /dev/null)" != "$sum" ]; then
        rm -rf "${folder:?}/$name"
        mkdir "$folder/$name"
        if ! "install_$name" "$folder/$name" > "$folder/$name.log" 2>&1; then
            skip "$name" "its installation stopped; the end of $folder/$name.log:"
            tail -n 5 "$folder/$name.log" | sed 's/^/    /'
            return
        fi
        echo "$sum" > "$folder/$name/stamp"
    fi
    echo "ready: $name"
}

skip() {
    rm -f "$folder/$1/stamp"
    echo "skip: $1: $2"
    if [ "${CI:-}" = true ]; then
        missing=1
    fi
}

# `set -e` doesn't reach into a function that an `if` asks: hence the &&.

install_python() {
    python3 -m venv "$1" &&
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/python/requirements.txt"
}

# The script stands beside node_modules, where node looks for what it imports.
install_node() {
    cp "$here/node/package.json" "$here/node/package-lock.json" "$here/node/read_graphology.mjs" "$1" &&
        npm ci --prefix "$1" --no-audit --no-fund
}

install_gephi() {
    mvn --batch-mode --quiet --file "$here/gephi/pom.xml" dependency:copy-dependencies -DoutputDirectory="$1" &&
        javac -d "$1" -cp "$1/gephi-toolkit.jar" "$here/gephi/GephiRead.java"
}

install_graphviz() {
    # Some packages of Graphviz leave the drawing to another package.
    echo 'graph {}' | dot -Tsvg
}

install_programs() {
    packages=''
    command -v dot > /dev/null || packages="$packages graphviz"
    command -v npm > /dev/null || packages="$packages nodejs npm"
    command -v javac > /dev/null || packages="$packages default-jdk-headless"
    command -v mvn > /dev/null || packages="$packages maven"
    # Debian's python3 has the module venv, but not what venv runs.
    python3 -c 'import ensurepip' 2> /dev/null || packages="$packages python3 python3-venv"
    if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        # Failing here isn't the end: the readers that lack something say so.
        # shellcheck disable=SC2086 # A list of words.
        { apt-get update -q && apt-get install -q -y --no-install-recommends $packages; } > "$folder/apt-get.log" 2>&1 ||
            echo "apt-get stopped; see $folder/apt-get.log"
    fi
}

main
