# Every JSON object is as docs/json.md says.
for input in "$EXAMPLES/hung-nhon/csv" "$EXAMPLES/hung-nhon/kiet-only.csv"; do
        qrsign check --json "$input" | "$TESTS/schema"
        qrsign make --json "$input" -o signs --only HN-01,HN-02 | "$TESTS/schema"
        qrsign make --json "$input" -o signs -n | "$TESTS/schema"
done
qrsign make --json nothing.csv | "$TESTS/schema"
qrsign scan --json signs/plaques.pdf | "$TESTS/schema"
"$TESTS/schema" <signs/manifest.jsonl
