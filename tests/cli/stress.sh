# The margin on the wall: of a directory code at Q and at M, for people and for programs.
for ecc in M Q; do
        qrsign make "$EXAMPLES/hung-nhon/csv" --only HN-05 --ecc $ecc -o $ecc -f png --dpi 100 -q
        qrsign verify --expect $ecc --stress $ecc/png
done
qrsign make "$EXAMPLES/hung-nhon/csv" --template house --only HN-05-02 -o house -f png --dpi 72 -q
qrsign verify --json --expect house --stress house/png | "$TESTS/schema"
