# Signed links: made, read back, told apart from unsigned, foreign and forged ones.
try() {
        qrsign "$@"
        echo "exit $?" >&2
}
# The test seed of docs/format.md: signatures are the same on every run.
cat >one.key <<'END'
qrsign-secret-key-1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8
END
chmod 600 one.key
qrsign key public one.key >one.pub
qrsign key new -q other.key >other.pub
export QRSIGN_PAGE=https://kiet.example/q

# encode, decode
cat >record.json <<'END'
{"kind": "alley", "id": "HN-05", "issued": "2026-11-22", "alley": "5",
 "households": [{"number": "1", "head": "Lê Văn Khôi"}]}
END
qrsign encode --sign one.key record.json | tee link.txt
state() {
        qrsign decode "$@" - | python3 -c 'import json, sys; print(json.load(sys.stdin)["signature"])'
        echo "exit $?"
}
state <link.txt
state --key one.pub <link.txt
state --key other.pub <link.txt
state --key other.pub --key one.pub <link.txt
qrsign encode record.json | state --key one.pub
forged=$(sed 's/\(.*\)./\10/' link.txt)
[ "$forged" != "$(cat link.txt)" ] || forged=$(sed 's/\(.*\)./\11/' link.txt)
try decode --key one.pub "$forged"
try decode --key other.pub "$forged" | grep -o '"signature".*'
qrsign decode -f text --key one.pub <link.txt
try encode --sign one.key --mode text record.json
try encode --sign one.pub record.json
try encode --sign none.key record.json

# make, scan
head -3 "$EXAMPLES/hung-nhon/kiet-only.csv" >kiet.csv
codes() {
        python3 -c '
import json
for line in list(open("signs/manifest.jsonl", encoding="utf-8"))[1:]:
    line = json.loads(line)
    print(line["id"], *(code.get("signature") for code in line["codes"]))'
}
states() {
        qrsign scan --json "$@" signs/plaques.pdf | python3 -c '
import json, sys
for line in map(json.loads, sys.stdin):
    if line["type"] == "scan":
        print(line["page"], line["kind"], line.get("signature"))'
}
qrsign make kiet.csv -o signs --sign one.key
codes
"$TESTS/schema" <signs/manifest.jsonl
states --key one.pub
states --key other.pub
qrsign make kiet.csv -o signs --sign one.key
qrsign make kiet.csv -o signs --sign other.key
codes | sed -E 's/[0-9a-f]{8}/ID/'
qrsign make kiet.csv -o signs
codes
qrsign make kiet.csv -o signs --sign one.key --no-verify
codes
try make kiet.csv -o signs --sign one.key --directory text
QRSIGN_PAGE= try make kiet.csv -o signs --sign one.key
unset QRSIGN_PAGE
try make kiet.csv -o signs --sign one.key
# A house's code only leads there: nothing on it is signed, and that is said.
cp -r "$EXAMPLES/hung-nhon/csv" hamlet
qrsign make hamlet -o houses --template house --only HN-01-01 --sign one.key \
        --page https://kiet.example/q
