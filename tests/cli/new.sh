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
for lang in en vi; do
        qrsign new --lang $lang book-$lang.xlsx
        qrsign check book-$lang.xlsx
        echo "exit $?"
done
qrsign make -q book-vi.xlsx
echo "exit $?"
ls -A book-vi-signs
qrsign new --lang en book-en.xlsx
echo "exit $?"
qrsign new en/places.csv
qrsign new --json --lang en other | "$TESTS/schema"
