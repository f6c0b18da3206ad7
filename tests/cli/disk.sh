# A disk that is full, a disk that may not be written to.
cp "$EXAMPLES/hung-nhon/kiet-only.csv" kiet.csv
mkdir disk
if ! mount -t tmpfs -o size=24k tmpfs disk 2>/dev/null; then
        echo "may not mount" >&2
        exit 77
fi
trap 'umount disk' EXIT
qrsign make kiet.csv -o disk/signs
echo "exit $?"
ls -A disk
mount -o remount,ro disk
qrsign make kiet.csv -o disk/signs
echo "exit $?"
qrsign make kiet.csv -o disk
echo "exit $?"
ls -A disk
