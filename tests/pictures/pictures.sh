#!/usr/bin/env bash
# Pictures of every view of the real window: by day and by night, in both sizes that it is made for,
# on the sample study and, where they are there, on published and large data.
#
#   pictures.sh PROGRAM FOLDER SOURCE SHARED
#
# Pictures go to FOLDER as STUDY-VIEW-APPEARANCE-SIZE.png. The studies are sample, nhs and large;
# PICTURES and SIZES in the environment name fewer. Those whose data is not in SHARED are left out
# and said.
set -euo pipefail

program=$1 pictures=$2 source=$3 shared=$4
read -ra studies <<< "${PICTURES:-sample nhs large}"
read -ra sizes <<< "${SIZES:-1280x800 1600x1000}"

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
        --stage-date Date --date-order dmy --undated "No date" --stage-by quarter \
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

# What the views show needs somebody who codes a part a second time, searches that were kept, words
# that mean the same, and, in the sample, who is willing and what was noted.
add_second_coder() { # STUDY WORD
    "$program" assign "$1" --coder Kim --share 20% --seed 1
    "$program" theme "$1" add "Word of $2" --coder Kim
    "$program" code "$1" --theme "Word of $2" --where "$2" --coder Kim
    [ "$study" = sample ] || return 0
    (cd "$source/assets/sample" && "$program" import "$1" willing.csv --as willing &&
        "$program" import "$1" interview-notes.csv --as notes)
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
        window=$(xdotool search --onlyvisible --name . 2> /dev/null | head -n 1 || true)
    done
    xdotool windowsize "$window" "${1%x*}" "${1#*x}" windowmove "$window" 0 0
    xdotool mousemove "${1%x*}" "${1#*x}" # where it rests on nothing
    rest
}

# In hundredths of a second; a window that has nothing to do uses none.
processor_time() { awk '{ print $14 + $15 }' "/proc/${started[0]}/stat"; }

# Until two pictures in a row are the same, and nothing is reckoned any more.
rest() {
    local now before=
    for _ in $(seq 60); do
        sleep 0.25
        now="$(import -window root rgb:- | md5sum) $(processor_time)"
        [ "$now" = "$before" ] && return
        before=$now
    done
}

# Only before a picture must the window be at rest; keys wait in it until it is ready for them.
keys() {
    for each in "$@"; do
        xdotool key "$each"
        sleep 0.15
        [ "$each" != Escape ] || rest # what it closes may still take the next key
    done
}
typed() { xdotool type --delay 25 "$1"; sleep 0.15; }

# Found by its name, so that another order in the rail changes nothing here.
show() {
    keys ctrl+k
    rest
    typed "$1"
    keys Return
}

keep() { rest; import -window root "$pictures/$study-$1-$appearance-$size.png"; }

views() {
    of_responses
    of_search
    of_analyses
    of_the_rest
}

of_responses() {
    keep responses
    keys j shift+Right ctrl+shift+Right ctrl+shift+Right Return
    keep picker
    keys Escape m
    keep memo
    keys Escape Escape shift+F10
    keep menu
    keys Escape f
    keep filter
    keys Escape
    keys n # to one that nobody has coded, where there is one
    keep suggestions
    keys e
    keep responses-alike
}

# The first numbers of the table stand there in either size.
point_at_a_number() {
    xdotool mousemove "$((${size%x*} * 50 / 100))" "$((${size#*x} * 36 / 100))" click 1
    rest
    xdotool mousemove "${size%x*}" "${size#*x}"
}

of_search() {
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
    keys a y
    keep search-synonyms
    keys Escape
    keys ctrl+f ctrl+a
    typed "$word ("
    keep search-mistake
    keys ctrl+a
    typed "${word}z"
    keep search-meant
    keys ctrl+a
    typed "$word"
}

of_analyses() {
    show Table
    keep table
    point_at_a_number
    keep table-quotes
    show "Table as numbers or"
    keep table-picture
    show "Table as numbers or"
    show "Tests of the themes"
    keep table-tests
    show "Tests of the themes"
    show Scores
    keep scores
    show "Agreement of coders"
    keep agreement
    show "Disagreements of coders"
    keep disagreements
    show "Draw answers to be coded twice"
    keep double-coding
    show "Coverage: how"
    keep coverage
    show "Saturation: whether"
    keep saturation
    show "Themes that stand together"
    keep together
    keys ctrl+p
    keep profile
    show "Allocation: who"
    keep allocation
    show "Brief of a participant"
    keep brief
}

# Another program gives who looks answers to code blind; the window sees that.
blind() {
    "$program" assign "$work/shown.themata" --coder "$(id -un)" --share 60% --seed 2 > "$work/made"
    sleep 3 # it looks now and then
    rest
    show Responses
    keys Home n
}

of_the_rest() {
    show Codebook
    keys j j
    keep codebook
    show History
    keys j
    keep history
    keys f
    keep history-compared
    blind
    keep blind
    keys ctrl+k
    keep palette
    keys Escape F1
    keep keys
    keys Escape ctrl+comma
    keep settings
    keys Escape ctrl+i
    keep import
    keys ctrl+l ctrl+a
    typed "$work/more.csv"
    keys Return
    keep import-preview
    keys Escape Escape
    rest
    show "Close the study"
    keep start
}

printf 'who,when,age,answer\nX1,Later,30,I would do it again.\nX2,Later,41,\n' > "$work/more.csv"

for study in "${studies[@]}"; do
    file=$work/$study.themata
    "make_$study" "$file" > "$work/made" 2>&1 || {
        [ $? = 2 ] && { echo "pictures: the data of $study is not in $shared."; continue; }
        cat "$work/made" >&2
        exit 1
    }
    case $study in sample) word=they ;; nhs) word=staff ;; *) word=service ;; esac
    add_second_coder "$file" "$word" > "$work/made" 2>&1
    for size in "${sizes[@]}"; do
        for appearance in light dark; do
            rm -rf "$work/config" "$work/data" # nothing is remembered
            cp "$file" "$work/shown.themata" # a key may change it
            begin "$size" "$work/shown.themata"
            [ "$appearance" = dark ] && show "Light or dark"
            views
            stop
            echo "$study $size $appearance"
        done
    done
done
