# The print of what make draws is perfect: every template in every theme, at 300 dpi, has grade A in
# every parameter.
grade()
{
        for theme in blue white steel brown; do
                rm -rf signs
                qrsign make "$EXAMPLES/$2" --only "$3" --template "$1" --theme "$theme" -o signs \
                        -f png --dpi 300 -q
                echo "== $1 $theme"
                qrsign verify --json --grade --expect signs signs/png | python3 -c '
import json, sys
for line in map(json.loads, sys.stdin):
    if line["type"] == "verdict":
        grade = line["grade"]
        letters = {p["grade"] for p in grade.values() if isinstance(p, dict)}
        print(line["role"], line["status"], grade["overall"], *sorted(letters), grade["note"])'
        done
}
grade alley hung-nhon/csv HN-05
grade house hung-nhon/csv HN-01-02
grade hamlet hung-nhon/csv HN
grade site di-tich DT-01
