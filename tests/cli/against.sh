# The tables against the plates that hang outside: check --against says what make says of them.
mkdir thon
houses() { # of alley 5
        python3 -c '
print("Kiệt,Số nhà,Bên,Cách đầu kiệt,Chủ hộ,Điện thoại,Công khai tên,Công khai số điện thoại,Ngày đồng ý")
for alley, count in (5, '"$1"'), (6, 2):
    for i in range(count):
        print("%d,%d,%s,%d,Nguyễn Thị Voan %d%03d,09%08d,có,có,2026-11-01" % (
            alley, i + 1, "TP"[i % 2], 5 + 6 * i, alley, i + 1, alley * 1000003 + i * 7919))' >thon/ho.csv
}
cat >thon/kiet.csv <<'END'
Mã,Kiệt,Dài,Tọa độ,Thôn,Xã,Tỉnh,Phiên bản
HN-05,5,900,"16.62850, 107.26150",Hưng Nhơn,Nam Hải Lăng,Quảng Trị,1
HN-06,6,90,"16.62850, 107.26250",Hưng Nhơn,Nam Hải Lăng,Quảng Trị,1
HN-07,7,90,"16.62850, 107.26350",Hưng Nhơn,Nam Hải Lăng,Quảng Trị,1
END
cat >thon/congtrinh.csv <<'END'
Tên,Loại,Kiệt,Bên,Cách đầu kiệt
Nhà văn hóa,nhà văn hóa,5,phải,20
Giếng làng,giếng,5,trái,400
END
make() {
        qrsign make thon --page https://kiet.example/q --no-verify "$@"
}
against() {
        qrsign check thon --against "${1:-signs}" 2>&1 | grep -e QS- -e alleys
}
check() { # what was changed, to be put right again; whether make says the same
        echo "# $1"
        against
        if [ "$2" ]; then
                cp -r signs copy
                make -o copy 2>&1 | grep -e QS-4
                rm -r copy
        fi
        cp -r right/. thon
}

houses 3
cp -r thon right
make -o signs -q
check 'nothing has changed'
against signs/manifest.jsonl
sed -i '/^6,2,/s/,có,có,/,,có,/' thon/ho.csv
check 'consent for a name is gone' make
sed -i '/^6,2,/s/,có,có,/,có,,/' thon/ho.csv
check 'consent for a phone is gone' make
sed -i '/^6,2,/s/,có,có,/,,có,/' thon/ho.csv
sed -i '/^HN-06/s/,1$/,2/' thon/kiet.csv
check 'the same, and the revision was raised' make
sed -i '/^HN-06/s/,90,/,95,/' thon/kiet.csv
check 'other content, same revision' make
sed -i '/^HN-06/s/,90,\(.*\),1$/,95,\1,2/' thon/kiet.csv
check 'other content, revision raised' make
sed -i '/^HN-06/d' thon/kiet.csv
sed -i '/^6,/d' thon/ho.csv
check 'a plaque is gone' make
sed -i '/^HN-06/s/,90,/,abc,/' thon/kiet.csv
check 'the tables have an error'

houses 45
cp -r thon/. right
make -o signs -q
grep -o '"id":"[^"]*","kind"' signs/manifest.jsonl
check 'parts: nothing has changed'
sed -i '/^5,45,/s/,có,có,/,,,/' thon/ho.csv
check 'parts: consent of the last house is gone' make
sed -i '/^Giếng/s/400/410/' thon/congtrinh.csv
check 'parts: a place has moved'
sed -i '/^HN-05/d' thon/kiet.csv
sed -i '/^5,/d' thon/ho.csv
sed -i '2,$d' thon/congtrinh.csv
check 'parts: the alley is gone' | grep -v QS-440

echo '# what is no manifest'
against nowhere
echo '{"type":"plaque"}' >>signs/manifest.jsonl
against
echo HN-05 >signs/manifest.jsonl
against
qrsign check thon thon --against signs
echo "exit $?"
qrsign check thon --against nowhere -q
echo "exit $?"
