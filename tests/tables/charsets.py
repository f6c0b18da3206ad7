#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well the encoding of a text is found out.

charsets.py PROGRAM ROOT [COUNT]   COUNT random texts of syllables for each encoding (10000); from
200 letters on all must be right, and shorter ones never wrong without a word

right      read as it was meant
plain      left as the Unicode that it is, all of whose words are Vietnamese in Unicode too: the
           bytes of `mùn` are `mựn` in TCVN3, and nothing in them tells which was meant
told       not read as it was meant, with a notice or warning that says so
undecided  refused, with an error that asks for the encoding
silent     read otherwise than meant, as words that are not Vietnamese, and nothing said: 0
"""
import pathlib
import random
import subprocess
import sys
import unicodedata

ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split() + ['']
MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
FORMS = ('utf-8', 'tcvn3', 'vni', 'viscii', 'cp1258', 'tcvn3-in-utf8', 'vni-in-utf8', 'utf-8-twice')
KINDS = ('right', 'plain', 'told', 'undecided', 'silent')
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


def is_syllable(word, rimes):
    parts = unicodedata.normalize('NFD', word.lower())
    tones = [c for c in parts if c in MARKS]
    base = unicodedata.normalize('NFC', ''.join(c for c in parts if c not in MARKS))
    return len(tones) < 2 and any(
        base.startswith(onset) and base[len(onset):] in rimes and
        (bool(tones) and tones[0] in MARKS[4:] or not base.endswith(('p', 't', 'c', 'ch')))
        for onset in ONSETS)


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


def judge(text, line, rimes):
    told, _, read = line.partition(' ')
    read = unicodedata.normalize('NFC', read)
    if line == '?':
        return 'undecided'
    if read == text:
        return 'right'
    if told != '0':
        return 'told'
    words = [word for word in read.split() if any(c.isalpha() for c in word)]
    return 'plain' if all(is_syllable(word, rimes) for word in words) else 'silent'


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    random.seed(6)
    tables = {name: load(root, name) for name in ('tcvn3', 'vni', 'viscii', 'cp1258')}
    rimes = list(syllables(root))
    bare = {unicodedata.normalize('NFC', ''.join(
        c for c in unicodedata.normalize('NFD', rime) if c not in MARKS)) for rime in rimes}
    failed = False
    print('%-14s %9s' % ('', 'letters') + ''.join(' %9s' % kind for kind in KINDS))
    for form in FORMS:
        for low, high in LENGTHS:
            texts = [text_of(rimes, random.randint(low, high)) for _ in range(count // len(LENGTHS))]
            lines = ''.join(encode(text, form, tables).hex() + '\n' for text in texts)
            found = subprocess.run([program], input=lines.encode(), capture_output=True,
                                   check=True).stdout.decode().splitlines()
            counts = dict.fromkeys(KINDS, 0)
            for text, line in zip(texts, found, strict=True):
                counts[judge(text, line, bare)] += 1
            failed |= bool(counts['silent'] or (low >= 200 and counts['right'] != len(texts)))
            print('%-14s %4d-%-4d' % (form, low, high) +
                  ''.join(' %9d' % counts[kind] for kind in KINDS), flush=True)
    return failed


if __name__ == '__main__':
    sys.exit(main())
