# Key files: for their owner alone, never over another, never printed. Keys are random: what a
# case prints of them is levelled here.
try() {
        qrsign "$@"
        echo "exit $?" >&2
}
level() {
        sed -E 's/[0-9a-f]{64}/PUBLIC/g; s/\b[0-9a-f]{8}\b/ID/g'
}
umask 0
qrsign key new thon.key >thon.pub
level <thon.pub
stat -c '%a %n' thon.key
cut -d ' ' -f 1 thon.key
umask 022
qrsign key public thon.key | cmp - thon.pub
qrsign key show thon.key thon.pub | level
qrsign key show --lang vi thon.key thon.pub | level
qrsign key show --json thon.key thon.pub | tee keys.json | level
"$TESTS/schema" <keys.json
qrsign key public - <thon.key | cmp - thon.pub
! grep -q "$(cut -d ' ' -f 2 thon.key)" thon.pub keys.json || echo 'the secret was printed'

cp -p thon.key same.key
try key new thon.key
cmp thon.key same.key
ln -s nowhere link.key
try key new link.key
ls nowhere 2>&1
try key new none/thon.key
try key new -
ls -A

chmod 640 thon.key
try key public thon.key
chmod 600 thon.key
try key public thon.pub
try key public none.key
sed 's/ \(.\)/ x\1/' thon.key >bad.key
tr 01234567 12345670 <thon.key | sed 's/^.*key-[0-9]/qrsign-secret-key-1/' >broken.key
chmod 600 bad.key broken.key
try key public bad.key
try key public broken.key
try key show thon.key none.key 2>&1 | level

try key
try key public
try key new one two
try key burn thon.key
try decode --key thon.key 1
try decode --key "$(cat thon.key)" 1
