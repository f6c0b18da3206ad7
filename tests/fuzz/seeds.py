#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the seeds of the fuzz targets from the test data.

seeds.py SOURCE_ROOT OUT STAMP   writes OUT/<target>/<name>, then the empty file STAMP
"""
import base64
import json
import pathlib
import struct
import sys
import zlib

# A version 1 symbol of "geo:16.63,107.26": its rows, a bit a module, dark is 1.
SYMBOL = ('1fc47f10454117485d17555d17565d1045411fd57f000c0018ea180e28ec05cd6e0e0e1f1af10900'
          '12191fddea1055451741481742f2174ffb105b241fd5ea')
# The same as a grey JPEG, two pixels a module, with quiet zone.
JPEG = base64.b64decode('''
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqM
yP/L2u71////m8H////6/+b9//j/wAALCAA6ADoBAREA/8QAGQABAAMBAQAAAAAAAAAAAAAAAAIDBAUG/8QAMhAAAAUD
AgQCCQUBAAAAAAAAAQIDBBEAEhMhMQUUImFBgRUjJFFTcaGi0TI1Q4Kywf/aAAgBAQAAPwDs0pSlKUpXnABqgxbqKtcp
1bpHIJdhrU1IhzLBZFHFkySFwm2CPGtIKkcvm6gGtIW7EMTk01+Ud96pUKR2qwKqpzBDZJNbbdHaszMWTpyRHkbbp1ym
GNJrp8I/bEf7f6GtlK4xGq/LJIrcOy45gc4F3GfCrkEV+Za+yYEkb/5ANuH5qkSILOWbQ6Nll96VwjbISGvj76uEj32N
Y6OVVO+8Lil30D6VBFA6CoKJcKtOXYeYmtvDUjoMU01S2nLMhM+I1ppXDWEjB8Kbd1gIf9YY7rIDTfeZq5Zmd6qIqssB
z7rZbojt5RUF3CCfE3SLkspK2XDI6QWfDvVzj0oa1RHpumUukbPMd53rnlekZPjmaBc3NHTtOnvHXcRr0CKpF0gUSNcQ
2wxFTpXGblyNjYeGSkrE+v3ge/epmTIu+IV2wsOtPVmnYPcHlUGDhflm7UhcWS6xaQNsIiPT9Km2fHIkimgxgil2MM28
b71NLOzcr5PXqrW49i3wGvygBrVw0pCMUypKZCBMGtidR8K00rgC0XdcMZ4SXW3zqAR1d60t0joK8NTVLacuWQmaOeKn
OksLQkkTt9dO09hD5hWIxnQJEdIJ4m6U4+oDWzoO+o61tKZ0kkcpk7Hy0WmuAckb6bBAV00THOkBlU8Zx3LdMedTpWP0
Sy+B95vzU0eHtUFQUSStOXYbhH/tTI0QTxWEjFNmo6TvVPoll8D7zfmrjtEFMt5JyxfqOsbVdSlKUpSlK//Z''')

# The same as lossy and as lossless WebP, the latter with transparency.
WEBP = base64.b64decode('''
UklGRjoCAABXRUJQVlA4IC4CAAAwEACdASo6ADoAPxGCuVcsKCWjqBQIAYAiCWkAFeAfwDxEfif8A5Bf2c/jHrhfh+qn+EeP
f8N/JTgHfyPLwNP+Hr5MfwX/uf4bWKf6//Bf4f9berC/g6DIkxodKpxXtXuFN8UgQflLyUG+jfVWMmGzq78NQPwZnb+1ICww
+OoGzBnmzA/P08xJFgAA/M0xIPKqmYKrzBO/n1MR+6It1JPF6qX3RFnELSeVrlRHqfoBpBNXO+NjBn7Wd9XxAJD1/m6SI3cj
SXE852+6Ise59e8xE+Mx4k9BbGwvQDdJ0YW27KiDL8uSJsmwXQ4btk++hpdpWNXRl7R1nrBAfXzXNQ7CKCJl4YHy+233Cvfm
imFKIPtoykIO7L535tkfsw71ckSRY0eOG1jWxevck3ESXaKBX74GkpN8bhdnyQppzLgY3zmbcZy/MWtiMUCHZTunHAL/p2O3
Ew/F5Tqz86pDFahPNdDKhBl4zympMYd/2M9k+HmAH1um4rzQznafr9bjxR6f4JZZ53J0HGH2Fl3PHeoqN/OaSZjFiEO0pO1L
3NrQL8TiHaQ5xVPidUCHRb0vD/vmuPHIh6ObPGWmMqd5ilf3riZtmz1AeiaQgFXy+Jl3vYFqYxGB7qOJp6mqLuevGIu2vZ6M
Aa7B9UshKNZlUVrX/15PawFTUurWVWwtoinhnkZ3czjxdwrmsF558xD3ZgZn/5Ufw7O3V7JMU2qxj8ErpMnGhd1b8FHIFyDI
gAA=''')
WEBP_LOSSLESS = base64.b64decode('''
UklGRoYAAABXRUJQVlA4THoAAAAvOUAOEA8w//M//4MceHCb2trbfPC1Cquk1mF1hfaDbxXJbj+43ZPDAhH9DwDA/2hL9laq
MgPZxDuXi4irJnVlBtKWaEzCDqjDZw7pz7fvMpe9cek4VmrwqreEG4e0ZbEZVRmRpZog3uin3y7chlKVwy1RtoTNEoB/Ag==''')
# An Exif block that says: turned by a quarter.
EXIF = b'II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0'

TEXTS = [
    'geo:16.62850,107.26150',
    'https://www.google.com/maps/dir/?api=1&destination=16.62850%2C107.26150',
    'https://kiet.example/HN-05',
    'https://kiet.example/#',
    '00020101021138570010A00000072701270006970415',
    'Kiệt 5, Thôn Hưng Nhơn\n210m 17 hộ 16.63590,107.24466\n= Alley 5\n'
    '1 Nguyễn Văn An, T8, 0950000001, (Tạp hóa)\n-, P\n3, 12m\n+Kiệt 6, 20m, 3 hộ\n*Chợ, P12\n'
    'XH Cấp tỉnh\nVI Một\nVI Hai\nEN One\nhttps://kiet.example/\nTT Lê B, +84950000001\n'
    '2026-11-22 HN-05 r2 1/2 -names -path',
]

CSV = {
    'quotes': '"a","b ""c"" d","e\r\nf"\r\n1,2,3\r\n',
    'separator-line': 'sep=;\nMã;Kiệt\nHN-01;1\n',
    'tabs': 'Mã\tKiệt\tDài\nHN-01\t1\t210\n',
    'mac': 'a,b\r1,2\r',
    'blank-lines': '\n\na,b\n\n1,2\n\n',
    'unclosed': 'a,"b\n1,2\n',
    'after-quote': 'a,"b"c\n',
    'wide': ','.join('abcdefgh') + '\n' + ',' * 20 + '\n',
}

# Tables with what tends to be wrong in them.
TABLES = {
    'alleys-alone': 'Mã,Kiệt,Thôn,Xã,Tỉnh,Lat,Lon,Đường\n'
                    'HN-01,1,Hưng Nhơn,Nam Hải Lăng,Quảng Trị,"16,6285","107,2615","0,0; 10,20"\n',
    'location': 'id,alley,location,hamlet,commune,province\n'
                'A-1,Chợ,"https://maps.google.com/?q=16.62850,107.26150",H,C,P\n',
    'bad-values': 'Kiệt,Số nhà,Bên,Cách đầu kiệt,Chủ hộ,Công khai tên,Ngày đồng ý\n'
                  '1,12-Mar,giữa,-3,A,có,\n1,#N/A,trái,1e9,B,maybe,31/02/2026\n,,,,,,,\n',
    'settings': 'Mục,Giá trị\nThôn,Hưng Nhơn\nXã,Nam Hải Lăng\nTỉnh,Quảng Trị\n'
                'Trưởng thôn,Lê Văn A\nĐiện thoại,+84 950 000 001\nTrang quét,https://kiet.example/\n',
    'title-lines': 'DANH SÁCH HỘ,,\n,,\nKiệt,Số nhà,Bên\n1,2A,phải\n1,2a ,P\n',
}


def symbol_rows(scale=2, quiet=4):
    """Rows of grey bytes of SYMBOL."""
    rows = [bytes([255] * 29 * scale)] * (quiet * scale)
    for y in range(21):
        bits = int(SYMBOL[6 * y:6 * y + 6], 16)
        row = [0 if bits >> (20 - x) & 1 else 255 for x in range(21)]
        row = [255] * quiet + row + [255] * quiet
        rows += [bytes(v for v in row for _ in range(scale))] * scale
    return rows + [bytes([255] * 29 * scale)] * (quiet * scale)


def png(width, height, depth, colour, lines, interlace=0, extra=b''):
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', zlib.crc32(kind + data)))
    header = struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, interlace)
    pixels = zlib.compress(b''.join(b'\0' + line for line in lines), 9)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + extra + chunk(b'IDAT', pixels) +
            chunk(b'IEND', b''))


def adam7(rows):
    """Lines of the seven passes of an interlaced picture with a byte a pixel."""
    for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
                           (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        for row in rows[y0::dy]:
            yield row[x0::dx]


def webp_extended(simple, exif):
    body = b'VP8X\x0a\0\0\0\x08\0\0\0\x39\0\0\x39\0\0' + simple[12:]
    body += b'EXIF' + struct.pack('<I', len(exif)) + exif
    return b'RIFF' + struct.pack('<I', len(body) + 4) + b'WEBP' + body


def pack_bits(row):
    row = row + bytes(-len(row) % 8)
    return bytes(sum((row[i + k] > 127) << (7 - k) for k in range(8))
                 for i in range(0, len(row), 8))


def pictures():
    rows = symbol_rows()
    n = len(rows)
    palette = struct.pack('>I', 6) + b'PLTE\0\0\0\xff\xff\xff'
    palette += struct.pack('>I', zlib.crc32(palette[4:]))
    grey = b''.join(rows)
    yield 'grey.png', png(n, n, 8, 0, rows)
    yield 'interlaced.png', png(n, n, 8, 0, adam7(rows), 1)
    yield 'rgb.png', png(n, n, 8, 2, [bytes(v for p in r for v in (p, p, p)) for r in rows])
    yield 'alpha.png', png(n, n, 8, 6, [bytes(v for p in r for v in (0, 0, 0, 255 - p))
                                       for r in rows])
    yield 'deep.png', png(n, n, 16, 0, [bytes(v for p in r for v in (p, p)) for r in rows])
    yield 'bits.png', png(n, n, 1, 0, [pack_bits(r) for r in rows])
    yield 'palette.png', png(n, n, 1, 3, [pack_bits(r) for r in rows], 0, palette)
    yield 'huge.png', png(1 << 30, 1 << 30, 16, 6, rows[:2])
    yield 'cut.png', png(n, n, 8, 0, rows)[:90]
    yield 'raw.pgm', b'P5\n# made by hand\n%d %d\n255\n' % (n, n) + grey
    yield 'deep.pgm', b'P5 %d %d 65535\n' % (n, n) + bytes(v for p in grey for v in (p, p))
    yield 'plain.pgm', b'P2 2 2 15\n0 15 15 0\n'
    yield 'huge.pgm', b'P5 99999999999 99999999999 255\n'
    yield 'grey.jpg', JPEG
    yield 'cut.jpg', JPEG[:400]
    exif = b'Exif\0\0' + EXIF
    yield 'turned.jpg', JPEG[:2] + b'\xff\xe1' + struct.pack('>H', len(exif) + 2) + exif + JPEG[2:]
    yield 'lossy.webp', WEBP
    yield 'lossless.webp', WEBP_LOSSLESS
    yield 'turned.webp', webp_extended(WEBP_LOSSLESS, EXIF)
    yield 'cut.webp', WEBP[:300]
    yield 'empty.pdf', b'%PDF-1.4\n%%EOF\n'


def grades():
    """The symbol of pictures(), as grade.c takes it: with its corners right, and with none."""
    rows = symbol_rows()
    n = len(rows)
    edge = next(i for i, row in enumerate(rows) if min(row) < 128)
    low, high = edge + 20, n - edge + 20
    text = b'geo:16.63,107.26'
    for name, corners in (('right', (low, low, high, low, high, high, low, high)),
                          ('none', (0,) * 8)):
        for ecc in range(5):
            head = bytes((ecc, *corners, n, len(text)))
            yield '%s-%d' % (name, ecc), head + text + b''.join(rows)


def vectors(root):
    for name in sorted((root / 'tests/data/qrs1').glob('vectors*.jsonl')):
        for line in name.read_text('utf-8').splitlines():
            yield json.loads(line)


def first_rows(path, count):
    return b''.join(path.read_bytes().splitlines(keepends=True)[:count])


def sample_tables(root):
    """Each sample table, cut to its first rows, and the tables of a folder as table.c parts them."""
    for path in sorted((root / 'examples').rglob('*.csv')):
        yield path.parent.name + '-' + path.stem, first_rows(path, 8)
    folder = sorted((root / 'examples/hung-nhon/csv').glob('*.csv'))
    yield 'folder', b'====\n'.join(first_rows(path, 12) for path in folder)


def workbooks(root):
    """Stored, not packed: what is changed in them stays XML; and some as programs write them."""
    sys.path.insert(0, str(root / 'tests/tables'))
    import hostile
    strings = '<sst><si><t>%s</t></si><si><r><t>Qu</t></r><r><t>ảng_x000D_</t></r></si></sst>'
    styles = ('<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs>'
              '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>')
    cells = ('<row><c t="s"><v>0</v></c><c s="1"><v>46348.5</v></c><c s="2"><v>4</v></c>'
             '<c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c><c><f>B1</f></c></row>')
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C3"/></mergeCells>'
    for name, changed in (('plain', {}), ('merged', {
            'rels': hostile.relations(('worksheet', 'worksheets/sheet1.xml', ''),
                                      ('sharedStrings', 'sharedStrings.xml', ''),
                                      ('styles', 'styles.xml', '')),
            'strings': strings % 'Hưng Nhơn', 'sheet': hostile.sheet(cells * 3, merges)})):
        entries = list(hostile.parts(**changed).items())
        if changed:
            entries.append(('xl/styles.xml', styles))
        yield name, hostile.stored((part, text.encode()) for part, text in entries)
    for path in sorted((root / 'tests/data/tables').glob('[fmw]*.xlsx')):
        yield path.stem, path.read_bytes()


def encoded(root):
    """Tables in every encoding; the first byte is what charset.c takes for the user's word."""
    sys.path.insert(0, str(root / 'tests/tables'))
    import charsets
    forms = {'tcvn3': 1, 'vni': 2, 'viscii': 3, 'cp1258': 4, 'utf-8': 5}
    tables = {name: charsets.load(root, name) for name in list(forms)[:4]}
    for name, text in TABLES.items():
        for form in charsets.FORMS:
            data = charsets.encode(text, form, tables)
            yield '%s-%s' % (name, form), b'\0' + data
            if form in forms:
                yield '%s-%s-told' % (name, form), bytes((forms[form],)) + data
        yield name + '-lost', b'\0' + text.encode('ascii', 'replace')
        yield name + '-utf-16', b'\0' + text.encode('utf-16')
        yield name + '-utf-16le', b'\6' + text.encode('utf-16le')
        yield name + '-utf-16be', b'\7' + text.encode('utf-16be')


def profiles():
    """Least profiles of a printer; the first byte is the inks."""
    for number, (ink, space, connection) in enumerate((
            (0, b'CMYK', b'Lab '), (1, b'RGB ', b'XYZ '), (2, b'GRAY', b'Lab '))):
        header = bytearray(128)
        header[8:12], header[12:16], header[16:20] = b'\4\x20\0\0', b'prtr', space
        header[20:24], header[36:40] = connection, b'acsp'
        for kind, text in (
                ('desc', b'desc\0\0\0\0' + struct.pack('>I', 6) + b'Paper\0' + bytes(6)),
                ('mluc', b'mluc\0\0\0\0' + struct.pack('>II2s2sII', 1, 12, b'en', b'US', 10, 28) +
                 'Giấy!'.encode('utf-16be') + bytes(2))):
            tags = struct.pack('>I4sII', 1, b'desc', 144, len(text))
            header[0:4] = struct.pack('>I', 144 + len(text))
            yield '%s-%d' % (kind, number), bytes((ink,)) + bytes(header) + tags + text


def spots(x, y=10, size=30, module=1, page=1, dpi=0, size_of_file=9):
    """A manifest of a plaque with one code, which says where it stands."""
    return ('{"type":"manifest","format":1}\n{"type":"plaque","id":"HN-01","files":[{"file":"a.pdf",'
            '"page":%s,"dpi":%s,"bytes":%s,"sha256":"%s","spots":[{"x_mm":%s,"y_mm":%s}]}],"codes":'
            '[{"role":"location","payload":"geo:1,2","ecc":"Q","size_mm":%s,"module_mm":%s}]}\n'
            % (page, dpi, size_of_file, '00' * 32, x, y, size, module))


MANIFESTS = {
    'spot': spots(10),
    'spot-far': spots('1e308'),
    'spot-negative': spots(-1, -1),
    'spot-huge': spots(10, size='1e308', module='1e307'),
    'spot-tiny': spots(10, size='1e-300', module='5e-324'),
    'spot-picture': spots(10, page=0, dpi='1e300'),
    'spot-page': spots(10, page=-1, size_of_file=-1),
    'whole': '{"type":"manifest","format":1,"tool":"0.1.0","input":"ab","options":"cd"}\n'
             '{"type":"plaque","id":"HN-01","kind":"alley","title":"Kiệt 1","status":"made","files":'
             '[{"file":"plaques.pdf","page":1,"sha256":"00"}],"codes":[{"role":"location",'
             '"payload":"geo:16.6,107.2","version":3,"ecc":"Q","modules":29,"module_mm":1.2,'
             '"verified":true},{"role":"directory","payload_base64":"S2k=","verified":null}]}\n',
    'parts': '{"type":"manifest","format":1}\n'
             '{"type":"plaque","id":"A","kind":"alley","part":{"index":1,"count":2}}\n'
             '{"type":"plaque","id":"A","kind":"alley","part":{"index":2,"count":2}}\n',
    'foreign': '{"type":"shopping list"}\n',
    'newer': '{"type":"manifest","format":99}\n',
    'broken': '{"type":"manifest","format":1}\n{"type":"plaque","id":\n\n[]\n"',
}

SETTINGS = {
    'options': 'make\n-nq\n--format=pdf,png\n--size\n200x150\n--bleed\n2,5\ntables\n====\n'
               'Mục,Giá trị\nkhổ,A4\nthôn,H\nxã,X\ntỉnh,T\npage,https://kiet.example/\n',
    'mistakes': 'mkae\n--frmat\n--dpi=1e9\n-f\n',
    'sizes': 'make\n--sheet=SRA3\n--gutter=0\n--start=1000\n--only=A,B\nx\n====\n'
             'setting,value\nsize,300×200\nbleed,3\nmarks,có\ntheme,steel\necc,M\ndistance,0.5\n',
    'verify': 'verify\n--expect\nsigns\n--key=00\n--grade\n--lang\nvi\na.jpg\n',
}


def seeds(root):
    for name, data in profiles():
        yield 'profile', name, data
    for target, texts in (('manifest', MANIFESTS), ('settings', SETTINGS)):
        for name, text in texts.items():
            yield target, name, text.encode()
    for i, text in enumerate(TEXTS):
        yield 'payload_decode', 'text-%d' % i, text.encode()
    for i, vector in enumerate(vectors(root)):
        yield 'payload_decode', 'vector-%d' % i, vector['digits'].encode()
        yield 'payload_decode', 'link-%d' % i, b'https://kiet.example/#' + vector['digits'].encode()
        if vector.get('state') == 'unsigned':
            yield 'payload_decode', 'body-%d' % i, bytes.fromhex(vector['hex'])[:-2]
        for key in ('input', 'record'):
            if key in vector:
                text = json.dumps(vector[key], ensure_ascii=False)
                yield 'record_json', '%s-%d' % (key, i), text.encode()
    for name, text in CSV.items():
        yield 'csv', name, text.encode()
    for name, text in TABLES.items():
        yield 'table', name, text.encode()
        yield 'table_payload', name, text.encode()
    for name, data in sample_tables(root):
        yield 'csv', name, data
        yield 'table', name, data
        yield 'table_payload', name, data
    for name, data in encoded(root):
        yield 'charset', name, data
    for name, data in workbooks(root):
        yield 'workbook', name, data
        yield 'table', name, data
    for name, data in templates(root):
        yield 'template', name, data
    for name, data in pictures():
        yield 'image', name, data
        yield 'scanner', name, data
    for name, data in grades():
        yield 'grade', name, data
    yield 'exif', 'little', EXIF
    yield 'exif', 'big', b'MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0'


def templates(root):
    """Whole ones, and a line of every section alone."""
    for path in sorted((root / 'lib/plaque/templates').iterdir()):
        yield path.stem, path.read_bytes()
    for path in sorted((root / 'examples/templates').glob('*.template')):
        yield path.stem, path.read_bytes()
    for i, lines in enumerate((
            'kind = alley', 'kind = house\nname = a-1\nsize = 105 x 594 mm\ntheme = steel',
            'kind = alley\r\n[bent.strip]\r\nroad = .1', 'kind = site\n[type]\ntext = bold, least 3 mm',
            'kind = hamlet\n[map]\nmost = 5\nfar = .5\nnear = .5\n[index]\nsmallest = .2\npitch = .2',
            'kind = alley\n[parts]\nstrip = no\nsafety = no\nfoot = no\naddress = no\nservices = no',
            'kind = house\n[words]\nlabel = Nhà\nlabel_english =\nlocation = Đường về')):
        yield 'lines-%d' % i, lines.encode()


def main():
    root, out, stamp = map(pathlib.Path, sys.argv[1:])
    for target, name, data in seeds(root):
        folder = out / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    stamp.touch()


if __name__ == '__main__':
    main()
