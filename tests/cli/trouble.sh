# Input and output that fail: one message, the right status, nothing half written.
try() {
        qrsign "$@"
        echo "exit $?" >&2
        find . -newer start -not -name start -not -path . | sort >&2
        sleep 0.05 # longer than a tick of the file system's clock
        touch start
        sleep 0.05
}
cp "$EXAMPLES/hung-nhon/kiet-only.csv" kiet.csv
echo text >file
mkdir empty
sleep 0.05
touch start
sleep 0.05
try make nothing.csv
try check nothing.csv
try make empty
try make file
try make kiet.csv -o file
try make kiet.csv -o file/signs
try make kiet.csv -o /proc/signs
try make kiet.csv --template frame
try make kiet.csv --only HN-77
try make kiet.csv --json -o signs >/dev/full
rm -r signs
try check kiet.csv >/dev/full
mkdir signs
echo '{"type": "shopping list"}' >signs/manifest.jsonl
try make kiet.csv -o signs
