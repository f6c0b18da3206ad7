# A directory that does not fit its code: error correction, what may be left out, parts, an error;
# each told, and flagged in the manifest. And what becomes of parts from run to run.
tables() { # number of houses
        mkdir -p thon
        cat >thon/kiet.csv <<'END'
Mã,Kiệt,Dài,Tọa độ,Thôn,Xã,Tỉnh
HN-05,5,900,"16.62850, 107.26150",Hưng Nhơn,Nam Hải Lăng,Quảng Trị
HN-06,6,90,"16.62850, 107.26250",Hưng Nhơn,Nam Hải Lăng,Quảng Trị
END
        python3 -c '
print("Kiệt,Số nhà,Bên,Cách đầu kiệt,Chủ hộ,Điện thoại,Công khai tên,Công khai số điện thoại,Ngày đồng ý")
for i in range('"$1"'):
    print("5,%d,%s,%d,Nguyễn Thị Voan,09%08d,có,có,2026-11-01" % (i + 1, "TP"[i % 2], 5 + 6 * i, i * 7919))' >thon/ho.csv
}
make() {
        qrsign make thon -o signs --page https://kiet.example/q "$@" 2>&1 | sed -e '/QS-283/d' -e '/QS-439/d' -e '/^    /d'
}
show() {
        python3 -c '
import json
for line in list(open("signs/manifest.jsonl", encoding="utf-8"))[1:]:
    line = json.loads(line)
    code = line["codes"][1]
    print(line["id"], line["title"], line.get("part"), code["ecc"], code.get("omitted"),
          *("%s:%s" % (f["file"], f.get("page", "-")) for f in line["files"]))'
        qrsign scan --json signs/plaques.pdf | python3 -c '
import json, sys
for line in map(json.loads, sys.stdin):
    if line["type"] == "scan" and line["kind"] == "link":
        record = line["record"]
        rows = record.get("households", [{}])
        print(line["page"], record["id"], record.get("part"), record.get("omitted"), len(rows),
              rows[0].get("number"), rows[-1].get("number"), record.get("household_count"))'
}
tables 30
make
show
tables 45
echo '# left out with leave, in the order given'
make --allow-drop phones,places,distances
show
make --allow-drop labels,names
show
echo '# parts'
make -f pdf,png --dpi 72
show
"$TESTS/schema" <signs/manifest.jsonl
find signs -type f | sort
make
make --only HN-05.2of2
make --only hn-05
make --only HN-05.3of3
echo '# one house more'
tables 46
make -n
make
echo '# parts become one again: nobody lost consent'
make --allow-drop phones
make -v
echo '# signed, it takes more room'
cat >one.key <<'END'
qrsign-secret-key-1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8
END
chmod 600 one.key
make --sign one.key
show
echo '# no way out'
make --min-module 9
qrsign make thon -o signs --page https://kiet.example/q --min-module 9 >/dev/null 2>&1
echo "exit $?"
make --allow-drop phones,fax
