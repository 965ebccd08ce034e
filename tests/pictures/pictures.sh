#!/usr/bin/env bash
# Pictures of every view of the real window: by day and by night, in both sizes that it is made for,
# on the sample study and, where they are there, on published and large data.
#
#   pictures.sh PROGRAM FOLDER SOURCE SHARED
#
# Pictures go to FOLDER as STUDY-VIEW-APPEARANCE-SIZE.png. The studies are sample, nhs and large;
# PICTURES in the environment names fewer. Those whose data is not in SHARED are left out and said.
set -euo pipefail

program=$1 pictures=$2 source=$3 shared=$4
read -ra studies <<< "${PICTURES:-sample nhs large}"

for tool in Xvfb xdotool import; do
    command -v "$tool" > /dev/null || { echo "pictures: $tool is not installed." >&2; exit 1; }
done

mkdir -p "$pictures"
work=$(mktemp -d)
started=()
stop() {
    for process in "${started[@]}"; do
        kill "$process" 2> /dev/null || true
        wait "$process" 2> /dev/null || true
    done
    started=()
}
trap 'stop; rm -rf "$work"' EXIT

export HOME=$work XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config

make_sample() {
    "$program" new "$1" --title "Reverse mentoring"
    (cd "$source/assets/sample" && "$program" import "$1" participants.csv mentor-phase-1.csv \
        mentor-phase-2.csv mentee-stage-4.csv mentee-stage-5.csv codebook.csv codings.csv)
}

make_nhs() {
    local file=$shared/data/nhs-feedback/v6framework_230831.csv
    [ -f "$file" ] || return 2
    "$program" new "$1" --title "Patients' feedback"
    "$program" import "$1" "$file" --participant "Respondent ID" --question "FFT question" \
        --answer "FFT answer" --score "FFT categorical answer" --trait "Trust,Service type 1" \
        --stage-date Date --stage-by quarter \
        --theme-columns "Not assigned".."Positive experience & gratitude" --coder NHS
}

make_large() {
    local maker=$shared/data/large-corpus/scale.py
    [ -f "$maker" ] || return 2
    python3 "$maker" 235729 "$work/large.csv"
    "$program" new "$1" --title "Large corpus"
    "$program" import "$1" "$work/large.csv" --participant respondent_id --stage stage --text text
    rm "$work/large.csv"
}

begin() { # SIZE STUDY
    : > "$work/display"
    Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp -noreset 3> "$work/display" 2> /dev/null &
    started+=($!)
    until [ -s "$work/display" ]; do sleep 0.1; done
    DISPLAY=:$(tr -d '\n' < "$work/display")
    export DISPLAY
    "$program" open "$2" > "$work/said" 2>&1 &
    started=($! "${started[@]}")
    local window=
    until [ -n "$window" ]; do
        sleep 0.2
        window=$(xdotool search --onlyvisible --name . 2> /dev/null | head -n 1)
    done
    xdotool windowsize "$window" "${1%x*}" "${1#*x}" windowmove "$window" 0 0
    rest
}

# Until two pictures in a row are the same.
rest() {
    local now before=
    for _ in $(seq 60); do
        sleep 0.25
        now=$(import -window root rgb:- | md5sum)
        [ "$now" = "$before" ] && return
        before=$now
    done
}

keys() { for each in "$@"; do xdotool key "$each"; rest; done; }
typed() { xdotool type --delay 25 "$1"; rest; }

# Found by its name, so that another order in the rail changes nothing here.
show() {
    keys ctrl+k
    typed "$1"
    keys Return
}

keep() { import -window root "$pictures/$study-$1-$appearance-$size.png"; }

views() {
    keep responses
    keys Return
    keep picker
    keys Escape
    show Search
    keep search-empty
    keys ctrl+f
    typed "$word"
    keys Return j space
    keep search
    keys ctrl+s
    keep search-keep
    keys Escape a
    keep search-alike
    keys a
    keys ctrl+f ctrl+a
    typed "$word ("
    keep search-mistake
    keys ctrl+a
    typed "${word}z"
    keep search-meant
    keys ctrl+a
    typed "$word"
    show Table
    keep table
    show Codebook
    keep codebook
    show History
    keep history
    for more in Scores Agreement; do
        grep -q "\"$more\"" "$source/src/ui/frame_bars.cpp" || continue
        show "$more"
        keep "${more,,}"
    done
    keys ctrl+k
    keep palette
    keys Escape F1
    keep keys
    keys Escape ctrl+comma
    keep settings
    keys Escape ctrl+i
    keep import
    keys Escape
    show "Close the study"
    keep start
}

for study in "${studies[@]}"; do
    file=$work/$study.themata
    "make_$study" "$file" > "$work/made" 2>&1 || {
        [ $? = 2 ] && { echo "pictures: the data of $study is not in $shared."; continue; }
        cat "$work/made" >&2
        exit 1
    }
    case $study in sample) word=they ;; nhs) word=staff ;; *) word=service ;; esac
    for size in 1280x800 1600x1000; do
        for appearance in light dark; do
            rm -rf "$work/config" "$work/data" # nothing is remembered
            begin "$size" "$file"
            [ "$appearance" = dark ] && show "Light or dark"
            views
            stop
            echo "$study $size $appearance"
        done
    done
done
