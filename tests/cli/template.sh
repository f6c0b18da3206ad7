# Templates of one's own: a copy of a built-in one changes nothing, the examples are made and read
# back, and what is wrong in a file is told with its place.
tables="$EXAMPLES/hung-nhon/csv"
own="$EXAMPLES/templates"

qrsign new --template alley
qrsign new --template alley
echo "exit $?"
qrsign new --template hotel
echo "exit $?"
qrsign new --json --template site site.template | "$TESTS/schema"
qrsign make "$tables" --only HN-01 -o one -q
qrsign make "$tables" --only HN-01 -o two -q --template ./alley.template
cmp one/plaques.pdf two/plaques.pdf && echo 'a copy changes nothing'

qrsign make "$tables" --only HN-01-02 -o number --template "$own/so-nha.template"
qrsign make "$EXAMPLES/di-tich" --only DT-01 -o brown --template "$own/di-tich-nau.template"
grep -o '"template":"[a-z-]*"' number/manifest.jsonl brown/manifest.jsonl

# What the template says is part of what a plaque depends on.
qrsign make "$tables" --only HN-01 -o two --template alley.template
printf '[panel]\nradius = 0\n' > more
cat alley.template more > changed.template
qrsign make "$tables" --only HN-01 -o two --template changed.template
echo "exit $?"
printf 'kind = alley\n[panel]\nradius = 0\n' > changed.template
qrsign make "$tables" --only HN-01 -o two --template changed.template

for line in '[panle]' 'width = 3' '[panel]
width = 3'; do
        printf 'kind = alley\n%s\n' "$line" > wrong.template
        qrsign make "$tables" -o wrong --template wrong.template
        echo "exit $?"
done
ls wrong 2> /dev/null
qrsign make "$tables" -o wrong --template missing.template
echo "exit $?"
qrsign make "$tables" -o wrong --template alley,alley.template
echo "exit $?"

# One plate needs one ink: the template's theme counts.
printf 'kind = alley\ntheme = steel\n' > steel.template
qrsign make "$tables" --only HN-01 -o steel --template steel.template --ink spot:Etch -q
echo "exit $?"
qrsign make "$tables" --only HN-01 -o wrong --template alley.template --ink spot:Etch
echo "exit $?"

mkdir tables
cp "$tables/kiet.csv" tables
printf 'commune,Nam Hải Lăng\nprovince,Quảng Trị\ntemplate,alley.template\n' > tables/settings.csv
qrsign make tables -o wrong
echo "exit $?"
