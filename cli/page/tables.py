# SPDX-License-Identifier: MIT
"""The word books for the page, as one JavaScript module (read by books.js and text.js).

The words of the two large books are coded by an adaptive binary range coder, which takes half of
what deflate would: first which letter may go before which (words are spelled backwards, accents
apart), then the length of each word's code in each book. What is no plain word stands in clear.
books.js does the same steps the other way round.
"""
import collections
import json
import unicodedata

NAMES = ('words-vi', 'family', 'middle', 'given', 'words-en', 'letters-vi', 'letters-en', 'lengths')
# Chance of a letter that was never seen at its place, of a bit of a number; how soon they settle.
LETTER, EVEN, SLOWEST = 0.03, 0.5, 60


class Coder:
    """Bits of estimated chance -> one number, written in 64 characters."""

    def __init__(self):
        self.low, self.range, self.digits, self.chances = 0, 2 ** 30, 5, {}

    def bit(self, context, first, bit):
        chance, count = self.chances.get(context, (first, 0))
        bound = int(self.range * chance)
        if bit:
            self.range = bound
        else:
            self.low += bound
            self.range -= bound
        self.chances[context] = (chance + ((0.999 if bit else 0.001) - chance) / (count + 4),
                                 min(count + 1, SLOWEST))
        while self.range < 2 ** 24:
            self.low *= 64
            self.range *= 64
            self.digits += 1

    def number(self, context, value):
        """A code length, 0 to 15."""
        node = 1
        for shift in (3, 2, 1, 0):
            bit = value >> shift & 1
            self.bit(('number', context, node), EVEN, bit)
            node = node * 2 + bit
        return value

    def text(self):
        """Characters from # on, without the backslash."""
        digits = (self.low >> 6 * i & 63 for i in reversed(range(self.digits)))
        return ''.join(chr(digit + (35 if digit < 57 else 36)) for digit in digits)


def rows(folder, name):
    text = (folder / (name + '.tsv')).read_text('utf-8')
    return [line.split('\t') for line in text.splitlines()]


def capital(word):
    return word[0].upper() + word[1:]


def plain_words(book):
    """In lower case, those of which the book has that form, or the one with a first capital."""
    return {word.lower() for word in book
            if word.isalpha() and word in (word.lower(), capital(word.lower()))}


def tree_of(words):
    root = {}
    for word in words:
        node = root
        for letter in unicodedata.normalize('NFD', word)[::-1]:
            node = node.setdefault(letter, {})
        node[''] = {}
    return root


def code_words(coder, letters, tree, name, leaf):
    def walk(node, last, word):
        there = []
        for letter in letters:
            coder.bit((name, last, letter), LETTER, letter in node)
            there += [letter] if letter in node else []
        for letter in there:
            if letter:
                walk(node[letter], letter, letter + word)
            else:
                leaf(unicodedata.normalize('NFC', word))
    walk(tree, '', '')


def packed(books):
    """Letters, and the coded words of the Vietnamese and the English book."""
    vi, family, middle, given, en = books[:5]
    words, english = plain_words(vi), plain_words(en)
    letters = sorted(set(''.join(unicodedata.normalize('NFD', word) for word in words | english)))
    coder = Coder()

    def lengths(word):
        name = capital(word)
        small = coder.number(0, vi.get(word, 0))
        large = coder.number(16 + small, vi.get(name, 0))
        if large:
            last = coder.number(32 + large, given.get(name, 0))
            coder.number(48 + last, middle.get(name, 0))
            coder.number(64 + last, family.get(name, 0))

    def english_lengths(word):
        small = coder.number(80, en.get(word, 0))
        coder.number(81 + small, en.get(capital(word), 0))

    code_words(coder, [''] + letters, tree_of(words), 'vi', lengths)
    code_words(coder, [''] + letters, tree_of(english), 'en', english_lengths)
    return ''.join(letters), coder.text()


def clear(book, without):
    """One line for each code length: a hexadecimal digit, then the symbols."""
    lines = collections.defaultdict(list)
    for symbol, length in book.items():
        if symbol.lower() not in without or symbol not in (symbol.lower(), capital(symbol.lower())):
            lines['%x' % length].append(symbol)
    return '\n'.join(key + ' '.join(lines[key]) for key in sorted(lines))


def module(folder):
    """The module, and the packed words, which stand outside of it."""
    books = [{symbol: int(length) for symbol, length in rows(folder, name)} for name in NAMES]
    words, english = plain_words(books[0]), plain_words(books[4])
    provinces = rows(folder, 'provinces')
    units, places = collections.defaultdict(list), []
    for row in rows(folder, 'units'):
        units[row[0]].append(row[2])
        if row[0] == 'place':
            places.append(row[3])
    letters, packed_words = packed(books)
    values = {
        'LETTERS': letters,
        'CLEAR': '|'.join(clear(book, words if i < 4 else english if i == 4 else ())
                          for i, book in enumerate(books)),
        'PROVINCE_NAMES': ','.join(('*' if row[3] == 'Thành phố' else '') + row[1] for row in provinces),
        'UNIT_WORDS': ';'.join(name + ',' + ','.join(units[name]) for name in units),
        'PLACES': ','.join(places),
    }
    text = '\n'.join('export const %s = %s;' % (name, json.dumps(value, ensure_ascii=False))
                     for name, value in values.items())
    return text, packed_words
