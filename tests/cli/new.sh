# What `new` writes passes `check`, is never written over, and can be made.
for lang in en vi; do
        qrsign new --lang $lang $lang
        qrsign check $lang
        echo "exit $?"
        qrsign make $lang -q
        echo "exit $?"
        ls -A $lang $lang-signs
done
qrsign new --lang en en
echo "exit $?"
rm en/alleys.csv en/hamlet.csv
qrsign new --lang en en
echo "exit $?"
ls -A en
qrsign new book.xlsx
qrsign new en/places.csv
qrsign new --json --lang en other | "$TESTS/schema"
