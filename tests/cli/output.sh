# Standard output that takes nothing is an error; a picture is written whole or not at all.
printf '{"kind":"alley","id":"HN-05","issued":"2026-11-22","alley":"5"}' >record.json
try() {
        qrsign "$@"
        echo "exit $?" >&2
}
try --help >/dev/full
try decode 'geo:16.63590,107.24466' >/dev/full
try explain --json QS-001 >/dev/full
try encode --mode text -o code.png record.json
try encode --mode text -o code.SVG record.json
try encode --mode text -o code.pdf record.json
try encode --mode text -o code.gif record.json
try encode --mode text -o nowhere/code.png record.json
try encode --mode text -f png -o - record.json >standard.png
cmp code.png standard.png
ls -A
try scan --json code.png >scan.json
cat scan.json
"$TESTS/schema" <scan.json
try scan code.png code.pdf
try scan record.json
qrsign encode --mode text record.json | cat | head -c 3
echo
