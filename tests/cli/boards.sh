# The board of a hamlet, and plaques of sites; both in one folder with those of alleys.
show() {
        python3 -c '
import json, sys
for line in list(open("signs/manifest.jsonl", encoding="utf-8"))[1:]:
    line = json.loads(line)
    if line["kind"] != "alley":
        print(line["id"], line["kind"], line["title"], line["files"][0]["file"])
        for code in line["codes"]:
            print(" ", code["role"], code["verified"], code["payload"][:32])'
}
cp -r "$EXAMPLES/hung-nhon/csv" hamlet
qrsign make hamlet -o signs --template alley,hamlet
show
pdftotext -layout signs/plaques-hamlet.pdf - | grep -c 'Kiệt'
# What only the map shows is content, too.
qrsign make hamlet -o signs --template alley,hamlet
sed -i 's/Old Market Alley/Market Alley/' hamlet/kiet.csv
qrsign make hamlet -o signs --template hamlet
rm -r signs
qrsign make "$EXAMPLES/di-tich" -o signs --theme brown
show | head -3
