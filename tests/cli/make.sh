# The main job: sixteen plaques, every code read back; a second run changes nothing.
qrsign make "$EXAMPLES/hung-nhon/csv" -o signs
echo "exit $?"
ls -A signs
pdfinfo signs/plaques.pdf | grep Pages
"$TESTS/schema" <signs/manifest.jsonl
stat -c '%n %y %s' signs signs/* >before
qrsign make "$EXAMPLES/hung-nhon/csv" -o signs
stat -c '%n %y %s' signs signs/* | cmp - before

# Each link gives the record that went in.
python3 - signs/manifest.jsonl <<'END'
import json, subprocess, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')][1:]
codes = [code for line in lines for code in line['codes']]
print(len(lines), 'plaques', len(codes), 'codes', sum(code['verified'] for code in codes), 'verified')
for line in lines:
    payload = next(code['payload'] for code in line['codes'] if code['role'] == 'directory')
    record = json.loads(subprocess.run(['qrsign', 'decode', payload], capture_output=True, check=True,
                                       text=True).stdout)['record']
    print(line['id'], line['title'], record['id'] == line['id'], record['issued'] == line['issued'],
          len(record['households']), record.get('length_m'))
END
