# Runs every command that stands in a report.
themata report s.themata "$@" > r.html || exit 1
sed -e 's/&quot;/"/g' -e 's/&amp;/\&/g' r.html | grep -o '(digest [0-9a-f]*): themata [^;<]*' |
    sed -e 's/^[^:]*: //' -e 's/[.]$//' | sort -u |
    while IFS= read -r command; do
        if eval "$command" > answer 2> error && test -s answer; then
            echo "$command"
        else
            echo "fails: $command"
        fi
    done
