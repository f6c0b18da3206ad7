#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well the encoding of a text is found out.

charsets.py PROGRAM ROOT [COUNT]   COUNT random texts of syllables for each encoding (10000); from
200 letters on none may be wrong or undecided, and shorter ones never wrong without a word
"""
import pathlib
import random
import subprocess
import sys
import unicodedata

ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split() + ['']
MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
FORMS = ('utf-8', 'tcvn3', 'vni', 'viscii', 'cp1258', 'tcvn3-in-utf8', 'vni-in-utf8', 'utf-8-twice')
LENGTHS = ((1, 8), (9, 30), (31, 80), (81, 199), (200, 600))


def load(root, name):
    """Letter to bytes."""
    table = {}
    for line in (root / 'lib/table/encodings' / (name + '.tsv')).read_text('utf-8').splitlines():
        fields = line.split('\t')
        if not line.startswith('#') and fields[0]:
            table.setdefault(fields[1], bytes.fromhex(fields[0]))
    return table


def syllables(root):
    """Syllables that are possible: rimes with the tones that they take."""
    sys.path.insert(0, str(root / 'lib/table'))
    import make_encodings
    for rime in make_encodings.RIMES.split():
        stop = rime.endswith(('p', 't', 'c', 'ch'))
        vowels = [i for i, c in enumerate(rime) if c not in 'bcdghklmnpqrstvx']
        for mark in MARKS[4:] if stop else MARKS:
            place = vowels[-1] if len(vowels) > 1 and not rime.endswith(('a', 'i', 'u', 'o', 'y')) \
                else vowels[-2] if len(vowels) > 1 else vowels[0]
            yield unicodedata.normalize('NFC', rime[:place + 1] + mark + rime[place + 1:])


def text_of(rimes, letters):
    words, count = [], 0
    while count < letters:
        word = random.choice(ONSETS) + random.choice(rimes)
        if random.random() < 0.3 and word[0] in 'bcdghklmnpqrstvx':
            word = word[0].upper() + word[1:]
        words.append(word)
        count += len(word)
    return ' '.join(words)


def encode(text, form, tables):
    if form == 'utf-8':
        return text.encode()
    if form == 'utf-8-twice':
        return ''.join(bytes((b,)).decode('cp1252', 'ignore') or chr(b)
                       for b in text.encode()).encode()
    table = tables[form.replace('-in-utf8', '')]
    data = b''.join(table[c] if c in table else c.encode('ascii') for c in text)
    return data.decode('latin-1').encode() if form.endswith('-in-utf8') else data


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    random.seed(6)
    tables = {name: load(root, name) for name in ('tcvn3', 'vni', 'viscii', 'cp1258')}
    rimes = [rime for rime in syllables(root)]
    failed = False
    print('%-14s %9s %8s %8s %10s %8s' % ('', 'letters', 'right', 'told', 'undecided', 'wrong'))
    for form in FORMS:
        for low, high in LENGTHS:
            texts = [text_of(rimes, random.randint(low, high)) for _ in range(count // len(LENGTHS))]
            lines = ''.join(encode(text, form, tables).hex() + '\n' for text in texts)
            found = subprocess.run([program], input=lines.encode(), capture_output=True,
                                   check=True).stdout.decode().splitlines()
            right = told = undecided = wrong = 0
            for text, line in zip(texts, found, strict=True):
                notices, _, read = line.partition(' ')
                read = unicodedata.normalize('NFC', read)
                if line == '?':
                    undecided += 1
                elif read == text:
                    right += 1
                elif notices != '0':
                    told += 1  # wrong, but a notice asks to look
                else:
                    wrong += 1
            # A word alone in letters that Unicode has too cannot be told from what it seems to be.
            silent = wrong and low >= (31 if form.endswith('-in-utf8') else 9)
            failed |= bool(silent or (low >= 200 and right != len(texts)))
            print('%-14s %4d-%-4d %8d %8d %10d %8d' % (form, low, high, right, told, undecided, wrong))
    return failed


if __name__ == '__main__':
    sys.exit(main())
