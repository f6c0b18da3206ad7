# Tables that want out of the output folder, into the page's markup or at the terminal; and files
# that lead elsewhere. Nothing is made outside, nothing of a table is markup.
mkdir work
cd work
settings()
{
        printf 'Mục,Giá trị\nthôn,%s\nxã,Nam Hải Lăng\ntỉnh,Quảng Trị\nngày,22/11/2026\n' "$1"
        printf 'trưởng thôn,%s\nđiện thoại,0950000000\n' "$2"
} >thon.csv
alleys()
{
        printf 'Mã,Kiệt,Vĩ độ,Kinh độ\n'
        while IFS='|' read -r id name; do
                printf '%b,%s,16.62850,107.26150\n' "$id" "$name"
        done
} >kiet.csv

echo == ids
settings 'Hưng Nhơn' 'Lê A'
alleys <<END
../X|1
..|2
A/../../B|3
C:\\\\X|4
A\\0B|5
.HIDDEN|6
$(printf '%040d' 0)|7
END
qrsign make . -o ../signs
echo "exit $?"
alleys <<END
/etc/passwd|1
//X|2
-RF|3
END
touch ../start
sleep 0.05
qrsign make . -o ../signs -f pdf,png --dpi 72 --separate -q --theme steel
echo "exit $?"
find .. -newer ../start -type f | LC_ALL=C sort

echo == markup
settings '"<b>Thôn</b> ""x"""' "<script>alert('1')</script>"
alleys <<'END'
HN-01|"<img src=x onerror=""alert(1)"">"
HN-02|"=HYPERLINK(""http://x"",""y"")"
HN-03|&lt;i&gt;
END
qrsign make . -o ../marked -q
echo "exit $?"
pdftoppm -r 80 -gray -f 2 -l 2 ../marked/plaques.pdf '<u>&x'
qrsign verify --expect ../marked --report ../report.html '<u>&x'*.pgm -q
for page in ../marked/proof.html ../report.html; do
        # Every tag: none of them is the tables'.
        grep -o '<[a-z][a-z0-9]*' "$page" | LC_ALL=C sort -u | tr '\n' ' '
        echo
        grep -c 'onerror="' "$page"
done
grep -o '&lt;img src=x onerror=[^ <]*' ../marked/proof.html | head -1
grep -o '&lt;script&gt;alert([^<]*' ../marked/proof.html | head -1

echo == terminal
settings 'Hưng Nhơn' 'Lê A'
printf 'Mã,Kiệt,Vĩ độ,Kinh độ\nA\033[31mB,1,x\033[2J\007,107.26150\n' >kiet.csv
qrsign check . >told
LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]')" told

echo == links
alleys <<END
HN-01|1
END
echo mine >../victim
mkdir ../linked
for name in plaques.pdf proof.html; do
        ln -s ../victim "../linked/$name"
done
qrsign make . -o ../linked -q
echo "exit $?"
cat ../victim
find ../linked -type l

echo == manifest
alleys <<END
HN-01|1
END
qrsign make . -o ../made -q --separate -f pdf,png --dpi 100
# The manifest says that the number $1 is $2: what `make` left is read all the same.
told()
{
        sed "s/\"$1\":[-0-9.e]*/\"$1\":$2/g" ../made/manifest.jsonl >../told.jsonl
        cmp -s ../made/manifest.jsonl ../told.jsonl && echo "no $1"
        qrsign verify -q --expect ../told.jsonl ../made
        echo "$1 $2: exit $?"
}
for field in x_mm y_mm size_mm module_mm; do
        for number in 1e308 9999 -1; do
                told $field $number
        done
done
for number in 1e300 -1 2400; do
        told dpi $number
done
for field in page bytes; do
        told $field -1
        told $field 9223372036854775807
done
told x_mm 1e999
