# SPDX-License-Identifier: MIT
"""The word books for the page, as one JavaScript module (read by books.js and lists.js).

The words of the two large books are coded by an adaptive binary range coder, which takes half of
what deflate would: first which letter may go before which (words are spelled backwards, accents
apart), then the length of each word's code in each book. The lengths of all other symbols follow,
then names of provinces, units and places, as bytes of texts in the Vietnamese book's own code.
books.js does the same steps the other way round.
"""
import json
import unicodedata

NAMES = ('words-vi', 'family', 'middle', 'given', 'words-en', 'letters-vi', 'letters-en', 'lengths')
# Chance of a letter that was never seen at its place, of a bit of a number; how soon they settle.
LETTER, EVEN, SLOWEST = 0.03, 0.5, 60
# Digits are the printable characters but one: any that the page has much of cost deflate least.
DIGITS = ''.join(map(chr, range(32, 127))).replace('<', '')
BASE, KEPT = len(DIGITS), 5


class Coder:
    """Bits of estimated chance -> one number, written in DIGITS."""

    def __init__(self):
        self.low, self.range, self.digits, self.chances = 0, BASE ** KEPT, KEPT, {}

    def bit(self, context, first, bit):
        chance, count = self.chances.get(context, (first, 0))
        bound = int(self.range * chance)
        if bit:
            self.range = bound
        else:
            self.low += bound
            self.range -= bound
        self.chances[context] = (chance + ((0.999 if bit else 0.001) - chance) / (count + 2),
                                 min(count + 1, SLOWEST))
        while self.range < BASE ** (KEPT - 1):
            self.low *= BASE
            self.range *= BASE
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
        rest, text = self.low, ''
        for _ in range(self.digits):
            rest, digit = divmod(rest, BASE)
            text = DIGITS[digit] + text
        return text


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


def code_words(coder, letters, tree, behind, leaf):
    def walk(node, last, word):
        there = []
        for letter in letters:
            coder.bit(behind(last, there) + (letter,), LETTER, letter in node)
            there += [letter] if letter in node else []
        for letter in there:
            if letter:
                walk(node[letter], letter, letter + word)
            else:
                leaf(unicodedata.normalize('NFC', word))
    walk(tree, '', '')


def symbol_bits(book):
    """The canonical Huffman codes of a book, as strings of bits."""
    codes, code, last = {}, 0, 0
    for symbol in sorted(book, key=lambda symbol: (book[symbol], symbol)):
        code <<= book[symbol] - last
        last = book[symbol]
        codes[symbol] = format(code, '0%db' % last)
        code += 1
    return codes


def spelled_bits(word, letters):
    shape = (word.lower(), capital(word.lower())).index(word)
    return format(shape, '02b') + ''.join(letters[letter] for letter in word.lower()) + letters['<end>']


def text_bits(text, words, letters):
    """A name of plain words by docs/format.md, 6.3: all that the tables have."""
    bits = ''
    for word in text.split(' '):
        small = word.lower()
        bits += (words[word] if word in words
                 else words['<cap>'] + words[small] if small in words and word == capital(small)
                 else words['<esc>'] + spelled_bits(word, letters))
    return bits + words['<end>']


def packed(books, names):
    """Letters, marks, how many bytes the names take, and all that is coded."""
    vi, family, middle, given, en, letters_vi = books[:6]
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

    # What tells most of the next letter: the one behind it; in English, how many came before it.
    code_words(coder, [''] + letters, tree_of(words), lambda last, there: (last,), lengths)
    code_words(coder, [''] + letters, tree_of(english), lambda last, there: (min(len(there), 3),), english_lengths)
    others = [without_words(book, words if i < 4 else english if i == 4 else ()) for i, book in enumerate(books)]
    single = spelling()
    marks = sorted(set().union(*others) - set(single), key=lambda mark: ([book.get(mark, 0) for book in others], mark))
    last = [0] * len(books)
    for symbol in marks + single:
        for i, book in enumerate(others):
            last[i] = coder.number(100 + 16 * i + last[i], book.get(symbol, 0))
    bits = ''.join(text_bits(name, symbol_bits(vi), symbol_bits(letters_vi)) for name in names)
    bits += '0' * (-len(bits) % 8)
    for at in range(0, len(bits), 4):
        coder.number(99, int(bits[at:at + 4], 2))
    return ''.join(letters), marks, len(bits) // 8, coder.text()


def without_words(book, words):
    """What of a book is none of the plain words, as which its words in both forms are coded."""
    return {symbol: length for symbol, length in book.items()
            if symbol.lower() not in words or symbol not in (symbol.lower(), capital(symbol.lower()))}


def spelling():
    """The characters that a text is spelled with: ASCII, and the small letters of docs/format.md, 6.2."""
    small = (chr(c) for c in range(0x61, 0x1f00) if (c < 0x181 and c != 0xff) or c >= 0x1e00 or c in (0x1a1, 0x1b0))
    return [*map(chr, range(33, 127)),
            *(c for c in small if c > '~' and c.upper() != c and c.upper().lower() == c)]


def module(folder):
    """The module, and the packed words, which stand outside of it."""
    books = [{symbol: int(length) for symbol, length in rows(folder, name)} for name in NAMES]
    units = rows(folder, 'units')
    names = [('Thành phố ' if row[3] == 'Thành phố' else '') + row[1] for row in rows(folder, 'provinces')]
    names += [row[2] for row in units if row[0] != 'place'] + [row[3] for row in units if row[0] == 'place']
    letters, marks, name_bytes, packed_words = packed(books, names)
    values = {
        'BASE': BASE,
        'NAME_BYTES': name_bytes,
        'LETTERS': letters,
        'MARKS': ' '.join(marks),
        'KINDS': ','.join(row[2] for row in units if row[0] == 'place'),
    }
    text = '\n'.join('export const %s = %s;' % (name, json.dumps(value, ensure_ascii=False))
                     for name, value in values.items())
    return text, packed_words
