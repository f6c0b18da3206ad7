# Ten planted errors: all ten named, each by line, column and field; nothing is made.
cp -r "$EXAMPLES/hung-nhon/csv" hamlet
python3 - <<'END'
import csv
def edit(name, changes):
    with open('hamlet/' + name, encoding='utf-8-sig', newline='') as stream:
        rows = list(csv.reader(stream))
    for (line, header), value in changes.items():
        rows[line - 1][rows[0].index(header)] = value
    with open('hamlet/' + name, 'w', encoding='utf-8-sig', newline='') as stream:
        csv.writer(stream).writerows(rows)
edit('kiet.csv', {
    (3, 'Mã'): 'HN-01',             # doubled
    (4, 'Dài'): 'một trăm',         # no number
    (5, 'Vĩ độ'): '107.25940', (5, 'Kinh độ'): '16.62681',  # swapped
    (6, 'Mã'): 'HN_05',             # malformed
})
edit('ho.csv', {
    (2, 'Kiệt'): '99',              # no such alley
    (3, 'Bên'): 'giữa',             # no side
    (4, 'Cách đầu kiệt'): '9000',   # beyond the alley
    (5, 'Ngày đồng ý'): '',         # consent without a day
    (6, 'Số nhà'): '12-Mar',        # turned into a date
})
edit('thon.csv', {(11, 'Giá trị'): 'hôm qua'})  # no date
END
qrsign check -q hamlet
echo "exit $?"
qrsign make -q hamlet
echo "exit $?"
ls
qrsign check --json hamlet | "$TESTS/schema"
qrsign check -q --max-errors 2 --lang vi hamlet
