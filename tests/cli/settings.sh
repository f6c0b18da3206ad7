# Option > environment > settings table > built-in; a wrong setting is named by its place.
cp -r "$EXAMPLES/hung-nhon/csv" hamlet
printf 'size,A4\ntheme,white\n' >>hamlet/thon.csv
size() {
        qrsign make hamlet -o signs --only HN-01 --no-verify -q "$@"
        pdfinfo -box signs/plaques.pdf | grep TrimBox
}
size
QRSIGN_SIZE=A5 size
QRSIGN_SIZE=A5 size --size 300x200
sed -i '/^size/d' hamlet/thon.csv
size
printf 'size,huge\n' >>hamlet/thon.csv
qrsign make hamlet -o signs
echo "exit $?"
qrsign check hamlet -q
echo "exit $?"
