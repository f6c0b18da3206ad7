# A spoiled plate again, one PDF a plaque, volumes; other plaques keep their files and lines.
show() {
        python3 -c '
import json, sys
for line in list(open("signs/manifest.jsonl", encoding="utf-8"))[1:]:
    line = json.loads(line)
    print(line["id"], *("%s:%s" % (f["file"], f.get("page", "-")) for f in line["files"]))'
        find signs -type f | sort
}
head -4 "$EXAMPLES/hung-nhon/kiet-only.csv" >kiet.csv
qrsign make kiet.csv -o signs
qrsign make kiet.csv -o signs --only HN-02
show
qrsign make kiet.csv -o signs --only HN-02,HN-77
qrsign make kiet.csv -o signs --separate -f pdf,png --dpi 100
qrsign make kiet.csv -o signs --pages-per-file 2
show
qrsign make kiet.csv -o signs --only HN-01 -n
qrsign make kiet.csv -o signs
sed -i '/^HN-02/d' kiet.csv
qrsign make kiet.csv -o signs
echo "exit $?"
show
