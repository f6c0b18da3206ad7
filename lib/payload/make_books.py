#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the frozen word books of QRS1, table set 1, to static C tables.

usage: make_books.py TABLES-FOLDER OUTPUT.c

The books never change: their digests are checked before anything is written. Each book becomes its
symbols in canonical order with their codes (for encoding), the code limits of each length (for
decoding) and a table of slots for looking a word up (open addressing, FNV-1a; books.c has the
other half). All texts stand once in one pool.
"""
import hashlib
import os
import sys

DIGEST = 'b7e0237bf0b989a99b7f3e267b33077aad43220f36e3f8fd958841493d5ec1dc'
LONGEST_CODE = 15
BOOKS = (  # name in C, file; in the order of enum qs_book_name
    ('family', 'family.tsv'),
    ('middle', 'middle.tsv'),
    ('given', 'given.tsv'),
    ('vietnamese', 'words-vi.tsv'),
    ('english', 'words-en.tsv'),
    ('letters_vietnamese', 'letters-vi.tsv'),
    ('letters_english', 'letters-en.tsv'),
    ('shapes', 'lengths.tsv'),
)
KINDS = {
    '<end>': 'END', '<esc>': 'SPELLED', '<num>': 'NUMBER', '<cap>': 'CAPITAL', '<up>': 'CAPITALS',
    '<nl>': 'LINE', '<vi>': 'VIETNAMESE', '<raw>': 'RAW', '<sp>': 'SPACE',
}


def read_tables(folder):
    """The bytes of every table, or an exit if one is not what it was for ever."""
    with open(os.path.join(folder, 'SHA256SUMS'), 'rb') as file:
        sums = file.read()
    if hashlib.sha256(sums).hexdigest() != DIGEST:
        sys.exit('SHA256SUMS is not that of table set 1')
    tables = {}
    for line in sums.decode('ascii').splitlines():
        digest, name = line.split()
        with open(os.path.join(folder, name), 'rb') as file:
            tables[name] = file.read()
        if hashlib.sha256(tables[name]).hexdigest() != digest:
            sys.exit(name + ' is not that of table set 1')
    return tables


def kind_of(symbol):
    if len(symbol) < 2 or symbol[0] != '<':
        return 'WORD'
    if symbol in KINDS:
        return KINDS[symbol]
    return {'L': 'BEFORE', 'T': 'AFTER'}[symbol[1]]


def read_book(table):
    """[(text, code, length)] in canonical order."""
    symbols, code, before = [], 0, 0
    for line in table.decode('utf-8').splitlines():
        text, length = line.split('\t')
        length = int(length)
        code <<= length - before
        symbols.append((text, code, length))
        code, before = code + 1, length
    assert code == 1 << before and before <= LONGEST_CODE
    return symbols


def hash_of(data):
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


def slots_of(symbols):
    """Index + 1 of the symbol in each slot; 0 is an empty one, and the end of a search."""
    size = 1
    while size < 2 * len(symbols):
        size *= 2
    slots = [0] * size
    for index, (text, _, _) in enumerate(symbols):
        slot = hash_of(text.encode('utf-8')) % size
        while slots[slot]:
            slot = (slot + 1) % size
        slots[slot] = index + 1
    return slots


def steps_of(symbols):
    """(limit, offset) for each code length: a code, its bits left-justified in 15, is of the first
    length whose limit is above it, and its symbol is offset + code."""
    steps, index = [], 0
    for length in range(1, LONGEST_CODE + 1):
        codes = [code for _, code, size in symbols if size == length]
        limit = (codes[-1] + 1) << (LONGEST_CODE - length) if codes else steps[-1][0] if steps else 0
        steps.append((limit, index - codes[0] if codes else 0))
        index += len(codes)
    return steps


def write_rows(out, rows, per_line):
    for start in range(0, len(rows), per_line):
        out.append('        ' + ' '.join(row + ',' for row in rows[start:start + per_line]))
    out.append('};')


def main():
    tables = read_tables(sys.argv[1])
    books = [(name, read_book(tables[file])) for name, file in BOOKS]
    out = ['/* SPDX-License-Identifier: MIT */', '/* Made by make_books.py: do not edit. */',
           '#include "payload/books.h"', '']

    places, end = {}, 0
    for _, symbols in books:
        for text, _, _ in symbols:
            if text not in places:
                places[text] = end
                end += len(text.encode('utf-8'))
    assert end < 1 << 16
    out.append('const char qs_book_pool[] =')
    texts = list(places)
    for start in range(0, len(texts), 12):
        line = ''.join(texts[start:start + 12])
        out.append('        "' + line.replace('\\', '\\\\').replace('"', '\\"') + '"')
    out[-1] += ';'

    for name, symbols in books:
        out += ['', 'static const struct qs_symbol %s_symbols[] = {' % name]
        write_rows(out, ['{%d, %d, %d, %d, QS_SYMBOL_%s}' % (
            code, places[text], length, len(text.encode('utf-8')), kind_of(text))
            for text, code, length in symbols], 3)
        slots = slots_of(symbols)
        out += ['', 'static const uint16_t %s_slots[] = {' % name]
        write_rows(out, ['%d' % slot for slot in slots], 16)

    out += ['', 'const struct qs_book qs_books[QS_BOOKS] = {']
    for name, symbols in books:
        steps = ', '.join('{%d, %d}' % step for step in steps_of(symbols))
        longest = max(len(text.encode('utf-8')) for text, _, _ in symbols)
        assert longest <= 16  # QS_BOOK_LONGEST
        out += ['        {%s_symbols, %s_slots, %d,' % (name, name, len(slots_of(symbols)) - 1),
                '                {%s}},' % steps]
    out.append('};')
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        file.write('\n'.join(out) + '\n')


main()
