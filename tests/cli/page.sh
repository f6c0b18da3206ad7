# The scan page: whole files, the same on every run, with keys and title as they were given.
key=03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8
try() {
        qrsign page "$@"
        echo "exit $?" >&2
}
try -o plain
ls -A plain
echo "$key" >thon.pub
try -o signed/deep --lang vi --key thon.pub --title 'Thôn "Hưng" & <Nhơn> @KEYS@'
grep -o '<meta name="qrsign-keys"[^>]*>' signed/deep/index.html
grep -o '<title>[^/]*/title>' signed/deep/index.html
python3 - <<'END'
import hashlib, json
page = open('signed/deep/index.html', 'rb').read()
worker = open('signed/deep/sw.js').read()
print(json.load(open('signed/deep/manifest.webmanifest'))['name'])
print('version' if hashlib.sha256(page).hexdigest()[:16] in worker else 'no version')
print([word for word in (b'@KEYS@', b'@TITLE@', b'@CSP@', b'@SCRIPT@') if word in page])
END
try -q -o again --lang vi --key "$key" --title 'Thôn "Hưng" & <Nhơn> @KEYS@'
diff -r again signed/deep
echo stale >again/.index.html.999999.qrsign-tmp
try -q -o again
cmp again/index.html plain/index.html
ls -A again
qrsign page --json -o again --key "$key" | tee json.txt
"$TESTS/schema" <json.txt
try
try -o out --key nothing
try -o out --title ''
try -o out --title "$(printf 'two\nlines')"
try -o out --title "$(printf '\377')"
try -o thon.pub
try -o out operand
ls -d out
