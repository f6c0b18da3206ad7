# What went in comes out: record -> payload -> record, by argument and by standard input.
cat >record.json <<'END'
{"kind": "alley", "id": "HN-05", "issued": "2026-11-22", "lat": 16.6359, "lon": 107.24466,
 "hamlet": "Hưng Nhơn", "commune": "Nam Hải Lăng", "province": "Quảng Trị", "alley": "5",
 "length_m": 166, "households": [{"number": "1", "side": "L", "distance_m": 8, "head": "Lê Văn Khôi"},
 {"number": "2A", "side": "R", "distance_m": 21, "phone": "0912000345", "label": "Tiệm may"}],
 "places": [{"name": "Nhà văn hóa", "kind": "culture_house"}], "note": "cổng chào"}
END
qrsign encode --page https://kiet.example/q record.json >link.txt
cat link.txt
qrsign decode "$(cat link.txt)" | tee decoded.json
qrsign decode - <link.txt | cmp - decoded.json
qrsign encode --page https://kiet.example/q <decoded.json | cmp - link.txt
qrsign encode --mode text - <record.json | tee text.txt
qrsign decode <text.txt
qrsign encode --mode id --page https://kiet.example/q record.json
qrsign encode --mode location record.json
qrsign encode --mode location --location geo record.json | tee geo.txt
qrsign decode <geo.txt
qrsign decode --format text <link.txt
qrsign decode -f text --lang vi <link.txt
qrsign decode --json <link.txt | cmp - decoded.json
"$TESTS/schema" <decoded.json
qrsign encode --json --ecc H --page https://kiet.example/q record.json | tee json.txt
"$TESTS/schema" <json.txt

try() {
        qrsign "$@"
        echo "exit $?" >&2
}
try decode hello
try decode --json hello
link=$(cat link.txt)
try decode "${link%?}"
try decode --json "${link%??}00"
try decode --key abc "$link"
try encode --mode link record.json
try encode nothing.json
echo '{"kind": "alley",}' | try encode
echo '{"kind": "alley", "id": "A", "issued": "2026-11-22", "alley": "1", "colour": "red"}' | try encode
printf '{"kind": "alley", "id": "A", "issued": "2026-11-22", "alley": "1",\n  "households": [\n    {"number": "1"},\n    {"number": "2", "distance_m": -5}]}' | try encode
# What decode printed and somebody changed: places are those of the text as it is.
sed 's/"side":"R"/"side":"X"/' decoded.json | try encode
