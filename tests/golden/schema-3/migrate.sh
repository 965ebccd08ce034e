# Brings a study of schema 3 up to date and compares what History says with what it said before.
gzip -dc "$1.themata.gz" > "$1.themata"
themata theme "$1.themata" add "Only now" --coder Ann
ls "$1"*.themata
themata verify "$1 (schema 3).themata"
themata verify "$1.themata"
entries=$(($(wc -l < "$1-history.csv") - 1))
themata history "$1.themata" --format csv | head -n "$((entries + 1))" | diff - "$1-history.csv"
for entry in $(seq "$entries"); do
    echo "Entry $entry"
    themata history "$1.themata" --changes "$entry" --limit 40
done | diff - "$1-changes.txt"
themata history "$1.themata" --format json | sed -n -e 's/^  "seq": /Entry /p' -e 's/^  "verb": /  /p' \
    -e 's/^    "kind": /    /p' -e 's/^    "id": /      /p' -e 's/^    "role": /      /p' |
    tr -d '\n' | sed -e 's/,Entry/\nEntry/g' -e 's/,  */, /g'
echo
