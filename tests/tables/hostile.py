# SPDX-License-Identifier: MIT
"""Workbooks that no program writes: damaged ones, and those meant to do harm."""
import struct
import zipfile
import zlib

RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADERS = ('Mã', 'Kiệt', 'Dài', 'Vĩ độ', 'Kinh độ', 'Thôn', 'Xã', 'Tỉnh')
VALUES = ('HN-01', '1', '210', '16.6285', '107.2615', 'Hưng Nhơn', 'Nam Hải Lăng', 'Quảng Trị')


def relations(*rows):
    return HEAD + '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, ''.join(
        '<Relationship Id="rId%d" Type="%s/%s" Target="%s"%s/>' % (i, RELATIONS, kind, target, more)
        for i, (kind, target, more) in enumerate(rows, 1)))


def row(number, cells):
    return '<row r="%d">%s</row>' % (number, ''.join(
        '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (chr(65 + i), number, text)
        for i, text in enumerate(cells)))


def sheet(rows=None, after='', before=''):
    if rows is None:
        rows = row(1, HEADERS) + row(2, VALUES)
    return HEAD + '%s<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>' % (
        before, MAIN, rows, after)


def parts(**changed):
    """The parts of a small workbook that is right, some of them changed; None takes one away."""
    own = {
        '_rels/.rels': relations(('officeDocument', 'xl/workbook.xml', '')),
        'xl/workbook.xml': HEAD + '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Kiệt" '
                           'sheetId="1" r:id="rId1"/></sheets></workbook>' % (MAIN, RELATIONS),
        'xl/_rels/workbook.xml.rels': relations(('worksheet', 'worksheets/sheet1.xml', '')),
        'xl/worksheets/sheet1.xml': sheet(),
    }
    names = {'package': '_rels/.rels', 'workbook': 'xl/workbook.xml', 'sheet':
             'xl/worksheets/sheet1.xml', 'rels': 'xl/_rels/workbook.xml.rels',
             'strings': 'xl/sharedStrings.xml'}
    for key, text in changed.items():
        own[names[key]] = text
    return {name: text for name, text in own.items() if text is not None}


def book(path, **changed):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(**changed).items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def bomb(path, part, size, stated):
    """One part of `size` bytes of blanks between good XML, whatever its header states."""
    begin = sheet().split('<sheetData>')[0].encode() if part == 'sheet' else b'<sst>'
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(begin) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = 1 << 20
    again = zlib.compressobj(9, zlib.DEFLATED, -15)
    blanks = again.compress(b' ' * piece) + again.flush(zlib.Z_FULL_FLUSH)
    data = head + blanks * (size // piece) + b'\x03\x00'
    name = {'sheet': 'xl/worksheets/sheet1.xml', 'strings': 'xl/sharedStrings.xml'}[part]
    rest = parts(rels=relations(('worksheet', 'worksheets/sheet1.xml', ''),
                                ('sharedStrings', 'sharedStrings.xml', '')))
    rest[name] = None
    raw_zip(path, [(key, text.encode()) for key, text in rest.items() if text] + [
        (name, data, stated)])


def raw_zip(path, entries):
    path.write_bytes(stored(entries))


def stored(entries):
    """A zip written by hand: (name, bytes) stored, or (name, deflated, stated size)."""
    out, central, count = bytearray(), bytearray(), 0
    for name, data, *stated in entries:
        method = 8 if stated else 0
        size = stated[0] if stated else len(data)
        check = 0 if stated else zlib.crc32(data)
        about = struct.pack('<HHHHHIIIHH', 20, 0, method, 0, 33, check, len(data), size,
                            len(name.encode()), 0)
        central += b'PK\x01\x02' + struct.pack('<H', 20) + about + struct.pack(
            '<HHHII', 0, 0, 0, 0, len(out)) + name.encode()
        out += b'PK\x03\x04' + about + name.encode() + data
        count += 1
    end = struct.pack('<HHHHIIH', 0, 0, count, count, len(central), len(out), 0)
    return bytes(out + central) + b'PK\x05\x06' + end


def patch(path, find, put, count=-1):
    path.write_bytes(path.read_bytes().replace(find, put, count))


def write_all(folder):
    """Writes them all; yields each path in turn, and removes it when the next is asked for."""
    for name, write in CASES:
        path = folder / (name + '.xlsx')
        write(path)
        yield path
        path.unlink()


def cut(path):
    book(path)
    path.write_bytes(path.read_bytes()[:600])


def checksum(path):
    """The sheet's bytes are not those that were packed."""
    data = parts()
    raw_zip(path, [(name, text.encode()) for name, text in data.items()])
    patch(path, 'HN-01'.encode(), 'HN-02'.encode())


def locked(path):
    book(path)
    data = bytearray(path.read_bytes())
    for mark, place in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(bytes(data))


def twice(path):
    data = [(name, text.encode()) for name, text in parts().items()]
    raw_zip(path, data + [('XL/worksheets/Sheet1.xml', sheet(row(1, HEADERS)).encode())])


CASES = [
    ('right', book),
    ('cut', cut),
    ('checksum', checksum),
    ('locked', locked),
    ('part-twice', twice),
    ('ole', lambda path: path.write_bytes(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600))),
    ('signature-alone', lambda path: path.write_bytes(b'PK\x03\x04')),
    ('document', lambda path: book(path, workbook='<document/>')),
    ('opendocument', lambda path: raw_zip(path, [('mimetype', b'application/vnd.oasis'),
                                                 ('content.xml', b'<a/>')])),
    ('binary', lambda path: book(path, package=relations(
        ('officeDocument', 'xl/workbook.bin', '')))),
    ('no-sheet-part', lambda path: book(path, sheet=None)),
    ('no-relations', lambda path: book(path, rels=None)),
    ('leads-out', lambda path: book(path, rels=relations(
        ('worksheet', '../../../etc/passwd', '')))),
    ('external', lambda path: book(path, rels=relations(
        ('worksheet', 'https://example.com/sheet1.xml', ' TargetMode="External"')))),
    ('absolute', lambda path: book(path, rels=relations(
        ('worksheet', '/xl/../xl/worksheets/./sheet1.xml', '')))),
    ('entities', lambda path: book(path, sheet=sheet(
        row(1, HEADERS) + row(2, ('&a;',) * 8),
        before='<!DOCTYPE x [<!ENTITY b "aaaaaaaaaa"><!ENTITY a "&b;&b;&b;">]>'))),
    ('external-entity', lambda path: book(path, sheet=sheet(
        row(1, HEADERS), before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))),
    ('deep', lambda path: book(path, sheet=sheet('<a>' * 100000 + '</a>' * 100000))),
    ('long-attribute', lambda path: book(path, sheet=sheet('<row x="%s"/>' % ('a' * 8000000)))),
    ('long-name', lambda path: book(path, sheet=sheet('<%s/>' % ('a' * 8000000)))),
    ('long-comment', lambda path: book(path, sheet=sheet(
        row(1, HEADERS) + '<!--%s-->' % ('a' * 1000000) + row(2, VALUES)))),
    ('unclosed', lambda path: book(path, sheet=sheet() + '<a>')),
    ('not-xml', lambda path: book(path, sheet='Mã,Kiệt\n1,1\n')),
    ('not-utf8', lambda path: raw_zip(path, [
        (name, text.encode().replace('Hưng'.encode(), b'H\xadng'))
        for name, text in parts().items()])),
    ('utf16', lambda path: raw_zip(path, [
        (name, text.replace('UTF-8', 'UTF-16').encode('utf-16')) for name, text in parts().items()])),
    ('prefixed', lambda path: book(path, sheet=sheet().replace('<', '<x:').replace(
        '<x:/', '</x:').replace('<x:?', '<?').replace('xmlns=', 'xmlns:x='))),
    ('million-columns', lambda path: book(path, sheet=sheet(
        '<row r="1">%s</row>' % ('<c t="b"><v>1</v></c>' * 1000000)))),
    ('many-columns', lambda path: book(path, sheet=sheet(
        '<row r="1">%s</row>' % ('<c t="b"><v>1</v></c>' * 20000)))),
    ('far-column', lambda path: book(path, sheet=sheet(
        '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'))),
    ('far-row', lambda path: book(path, sheet=sheet(
        '<row r="99999999999"><c><v>1</v></c></row>'))),
    ('rows-backwards', lambda path: book(path, sheet=sheet(row(2, HEADERS) + row(1, VALUES)))),
    ('cells-backwards', lambda path: book(path, sheet=sheet(
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'))),
    ('no-references', lambda path: book(path, sheet=sheet().replace(' r="', ' x="'))),
    ('long-cell', lambda path: book(path, sheet=sheet(
        row(1, HEADERS) + row(2, ('a' * 2000000,))))),
    ('string-lost', lambda path: book(path, sheet=sheet(
        row(1, HEADERS) + '<row r="2"><c r="A2" t="s"><v>7</v></c></row>'))),
    ('strings-amplified', lambda path: book(
        path, rels=relations(('worksheet', 'worksheets/sheet1.xml', ''),
                             ('sharedStrings', 'sharedStrings.xml', '')),
        strings='<sst><si><t>%s</t></si></sst>' % ('a' * 1000000),
        sheet=sheet('<row>%s</row>' % ('<c t="s"><v>0</v></c>' * 16000)))),
    ('merges', lambda path: book(path, sheet=sheet(after='<mergeCells>%s</mergeCells>' % ''.join(
        '<mergeCell ref="A%d:A%d"/>' % (i, i + 5000) for i in range(1, 200001))))),
    ('merges-open', lambda path: book(path, sheet=sheet(after='<mergeCells>%s</mergeCells>' % ''.join(
        '<mergeCell ref="A1:A%d"/>' % (i + 2) for i in range(1, 2000))))),
    ('merge-backwards', lambda path: book(path, sheet=sheet(
        after='<mergeCells><mergeCell ref="B9:A1"/></mergeCells>'))),
    ('style-lost', lambda path: book(path, sheet=sheet().replace(
        't="inlineStr"><is><t>210</t></is>', 's="99"><v>210</v>'))),
    ('bomb', lambda path: bomb(path, 'sheet', 3 << 30, 3 << 30)),
    ('bomb-understated', lambda path: bomb(path, 'sheet', 10 << 30, 100)),
    ('bomb-strings', lambda path: bomb(path, 'strings', 1 << 29, 1 << 29)),
    ('blanks', lambda path: book(path, sheet=sheet(
        row(1, HEADERS) + ' ' * 9000000 + row(2, VALUES)))),
]
