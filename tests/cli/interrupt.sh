# A run that is interrupted, or killed, leaves whole files only, and the next one goes on.
python3 - >kiet.csv <<'END'
print('Mã,Kiệt,Dài,Số hộ,Tọa độ,Thôn,Xã,Tỉnh')
for i in range(1, 61):
    print('HN-%03d,%d,150,9,"16.62850, 107.26150",Hưng Nhơn,Nam Hải Lăng,Quảng Trị' % (i, i))
END
interrupt() { # SIGNAL FOLDER
        setsid qrsign make kiet.csv --pages-per-file 2 -o "$2" & # a group, as at a terminal
        process=$!
        while [ ! -e "$2/plaques-0003.pdf" ] && kill -0 $process; do sleep 0.05; done
        python3 -c 'import os, signal, sys
os.killpg(int(sys.argv[1]), signal.Signals["SIG" + sys.argv[2]])' $process "$1"
        wait $process
        echo "exit $?"
}
for signal in INT TERM; do
        interrupt $signal $signal
        find $signal -name '.*.qrsign-tmp'
        for file in $signal/*.pdf; do pdfinfo "$file" | grep Pages; done | sort | uniq -c | sed 's/^ *[0-9]* //'
        python3 -c '
import hashlib, json, sys
for line in list(open(sys.argv[1] + "/manifest.jsonl"))[1:]:
    for file in json.loads(line)["files"]:
        data = open(sys.argv[1] + "/" + file["file"], "rb").read()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]' $signal
done
interrupt KILL KILL 2>/dev/null
find KILL -name '.manifest.jsonl.journal' | wc -l
for folder in INT KILL; do
        qrsign make kiet.csv --pages-per-file 2 -o $folder --json -q >log
        echo "exit $?"
        grep -c '"status":"skipped"' log >skipped
        [ "$(cat skipped)" -ge 6 ] && echo resumed
        find $folder -name '.*'
        tail -n +2 $folder/manifest.jsonl | grep -c '"verified":true'
done
cmp INT/manifest.jsonl KILL/manifest.jsonl
