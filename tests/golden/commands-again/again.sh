# Makes a table, then runs the command that it says it was made by, and tells whether both are the
# same to the letter.
themata "$@" --format latex > first.tex || exit 1
command=$(sed -n 's/^% themata .*"command":"\(themata [^"]*\)".*/\1/p' first.tex | head -n 1 | sed 's/\\\\/\\/g')
echo "$command"
eval "$command --format latex" > second.tex
cmp first.tex second.tex && echo "the same"
