#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes C of the letter tables of encodings/, and of the rimes of Vietnamese.

make_encodings.py FOLDER   to standard output
"""
import pathlib
import sys
import unicodedata

ENCODINGS = (('tcvn3', ('tcvn3.tsv',)), ('vni', ('vni.tsv',)), ('viscii', ('viscii.tsv',)),
             ('cp1258', ('cp1258.tsv', 'cp1258-alt.tsv')))

# Punctuation of Windows, as it stands among the letters of old fonts too.
PUNCTUATION = {0x85: '…', 0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–',
               0x97: '—', 0xA0: '\u00A0', 0xB0: '°', 0xB2: '²', 0xB3: '³', 0xD7: '×'}

# Letters without their tones, as one ASCII character each.
BASES = {'a': 'a', 'ă': 'A', 'â': 'B', 'e': 'e', 'ê': 'E', 'i': 'i', 'o': 'o', 'ô': 'O', 'ơ': 'P',
         'u': 'u', 'ư': 'U', 'y': 'y', 'đ': 'D'}
TONES = {'\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5}

RIMES = '''a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip
it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om
on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê uêch
uênh ui um un ung uôc uôi uôm uôn uông uôt up uơ ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi
ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych'''


def code_of(text):
    return ''.join(BASES.get(letter, letter) for letter in text)


def read(path):
    """Bytes and their letter, of each line."""
    for line in path.read_text('utf-8').splitlines():
        if line.strip() and not line.startswith('#'):
            fields = line.split('\t')
            if len(fields) < 3 or fields[2] != 'capital-font':
                yield bytes.fromhex(fields[0]), fields[1]


def write_encoding(name, rows):
    single, pairs = [0] * 256, {}
    for data, letter in rows:
        if len(data) == 1:
            single[data[0]] = ord(letter)
        else:
            pairs[data] = ord(letter)
    if name == 'vni':  # some files have a small mark behind a capital
        for data, letter in list(pairs.items()):
            if data[1] in range(0xC0, 0xE0):
                pairs.setdefault(bytes((data[0], data[1] + 0x20)), letter)
    if name != 'viscii':
        for byte, letter in PUNCTUATION.items():
            single[byte] = single[byte] or ord(letter)
    print('static const uint16_t %s_single[256] = {%s};' % (
        name, ', '.join('[%d] = %d' % (i, v) for i, v in enumerate(single) if v)))
    print('static const struct pair %s_pairs[] = {%s};' % (name, ', '.join(
        '{%d, %d}' % (data[0] << 8 | data[1], letter) for data, letter in sorted(pairs.items()))
        or '{0, 0}'))


def letters():
    """Every accented letter with base, tone and case."""
    for base, code in BASES.items():
        for mark, tone in [('', 0)] + list(TONES.items()):
            if base == 'đ' and tone or base + mark in 'aeiouy':
                continue
            for letter in (base + mark, base.upper() + mark):
                composed = unicodedata.normalize('NFC', letter)
                yield ord(composed), code, tone, letter != base + mark


def main():
    folder = pathlib.Path(sys.argv[1])
    print('/* SPDX-License-Identifier: MIT */')
    for name, files in ENCODINGS:
        write_encoding(name, [row for file in files for row in read(folder / file)])
    print('static const struct letter letters[] = {%s};' % ', '.join(
        "{%d, '%s', %d, %s}" % (a, b, c, 'true' if d else 'false') for a, b, c, d in sorted(letters())))
    print('static const char *const rimes[] = {%s};' % ', '.join(
        '"%s"' % rime for rime in sorted(code_of(rime) for rime in RIMES.split())))


if __name__ == '__main__':
    main()
