#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Made the workbooks of tests/data/tables: python3-openpyxl, python3-xlsxwriter, LibreOffice.

make_books.py OUT   the files are committed; this is how to make more
"""
import datetime
import pathlib
import subprocess
import sys

import openpyxl
import xlsxwriter
from openpyxl.styles import Font

AREA = [['Thôn', 'Hưng Nhơn'], ['Xã', 'Nam Hải Lăng'], ['Tỉnh', 'Quảng Trị']]
ALLEYS = [['Mã', 'Kiệt', 'Dài', 'Vĩ độ', 'Kinh độ'],
          ['HN-01', '1', 210, 16.6285, 107.2615],
          ['HN-02', 'Chợ', 95, 16.62912, 107.26207]]
HOUSES = [['Kiệt', 'Số nhà', 'Bên', 'Cách đầu kiệt', 'Chủ hộ', 'Điện thoại', 'Công khai tên',
           'Công khai số điện thoại', 'Ngày đồng ý'],
          ['1', '1', 'T', 12, 'Lê Văn An', '0950 000 001', 'có', 'có', '20/11/2026'],
          ['1', '2', 'P', 15, 'Trần Thị Bưởi', '', '', '', ''],
          ['Chợ', '3A', 'trái', 40, '', '', '', '', '']]
PLACES = [['Tên', 'Loại', 'Vĩ độ', 'Kinh độ'], ['Chùa Hưng Nhơn', 'chùa', 16.6288, 107.2619]]
SITES = [['Mã', 'Tên', 'Tọa độ', 'Thôn', 'Xã', 'Tỉnh'],
         ['DT-1', 'Đình làng', '16.62850, 107.26150', 'Hưng Nhơn', 'Nam Hải Lăng', 'Quảng Trị']]
LONE = [ALLEYS[0] + ['Thôn', 'Xã', 'Tỉnh']] + [
    row + ['Hưng Nhơn', 'Nam Hải Lăng', 'Quảng Trị'] for row in ALLEYS[1:]]


def changed(rows, *changes):
    """A copy of rows with (row, column, value) put in."""
    copy = [list(row) for row in rows]
    for row, column, value in changes:
        copy[row][column] = value
    return copy


def book(out, name, sheets, edit=None):
    """A workbook of openpyxl: sheets are (title, rows)."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if edit:
        edit(made)
    made.save(out / (name + '.xlsx'))


def hamlet(alleys=ALLEYS, houses=HOUSES, area=AREA):
    return [('Thôn', area), ('Kiệt', alleys), ('Hộ', houses)]


def good(out):
    book(out, 'five-sheets', hamlet() + [('Công trình', PLACES), ('Di tích', SITES)])
    book(out, 'english', [
        ('Hamlet', [['key', 'value'], ['hamlet', 'Hung Nhon'], ['commune', 'Nam Hai Lang'],
                    ['province', 'Quang Tri']]),
        ('Alleys', [['id', 'alley', 'length', 'lat', 'lon']] + ALLEYS[1:]),
        ('Households', [['alley', 'number', 'side', 'distance'], ['HN-01', '7', 'left', 30]])])
    book(out, 'one-sheet', [('Sheet1', LONE)])
    book(out, 'sheet-names-fold', [('THON', AREA), ('kiet', ALLEYS), ('Ho dan', HOUSES)])
    book(out, 'by-header', [('Trang 1', AREA), ('Trang 2', ALLEYS), ('Trang 3', HOUSES)])

    def titles(made):
        for sheet in (made['Kiệt'], made['Hộ']):
            sheet.insert_rows(1, 3)
            sheet['A1'] = 'ỦY BAN NHÂN DÂN XÃ NAM HẢI LĂNG'
            sheet['A2'] = 'DANH SÁCH ' + sheet.title.upper()
            sheet.merge_cells('A1:E1')
            sheet.merge_cells('A2:E2')
    book(out, 'title-lines', hamlet(), titles)

    def merge_alley(made):
        made['Hộ']['A3'] = None
        made['Hộ'].merge_cells('A2:A3')
    book(out, 'merged-alley', hamlet(), merge_alley)

    def two_rows(made):
        sheet = made['Kiệt']
        sheet.insert_rows(1)
        for column, text in enumerate(('Mã', 'Kiệt', 'Dài', 'Tọa độ đầu kiệt'), 1):
            sheet.cell(1, column, text)
        for letter in 'ABC':
            sheet[letter + '2'] = None
            sheet.merge_cells('%s1:%s2' % (letter, letter))
        sheet.merge_cells('D1:E1')
    book(out, 'merged-header', hamlet(), two_rows)

    def dates(made):
        made['Thôn'].append(['Ngày', datetime.date(2026, 11, 20)])
        cell = made['Hộ']['I2']
        cell.value = datetime.datetime(2026, 11, 19, 8, 30)
        cell.number_format = 'dd/mm/yyyy hh:mm'
    book(out, 'dates-1900', hamlet(), dates)

    def dates_1904(made):
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        dates(made)
    book(out, 'dates-1904', hamlet(), dates_1904)
    book(out, 'booleans', hamlet(houses=changed(HOUSES, (1, 6, True), (1, 7, False))))
    book(out, 'phone-lost-zero', hamlet(houses=changed(HOUSES, (1, 5, 950000001))))

    def code(made):
        made['Thôn'].append(['Mã xã', 4])
        made['Thôn']['B4'].number_format = '00000'
        made['Thôn']['B3'] = 'Hà Nội'
        made['Thôn']['B2'] = 'Ba Đình'
        made['Thôn'].append(['Loại xã', None])
    book(out, 'code-with-zeros', hamlet(), code)
    book(out, 'numbers-as-text', hamlet(changed(ALLEYS, (1, 2, '210'), (1, 3, '16,62850'),
                                                (1, 4, '107,26150'))))

    def hidden(made):
        made['Hộ'].row_dimensions[3].hidden = True
        made['Kiệt'].sheet_state = 'hidden'
    book(out, 'hidden', hamlet(), hidden)

    def noise(made):
        made.create_sheet('Sheet2')
        notes = made.create_sheet('Thu chi')
        notes.append(['Ngày', 'Số tiền'])
        notes.append(['1/1/2026', 100000])
        made.create_sheet('Hướng dẫn').append(['Điền các bảng'])
        made['Kiệt'].cell(200, 9).font = Font(bold=True)
    book(out, 'other-sheets', hamlet(), noise)
    book(out, 'blank-rows', hamlet(houses=HOUSES[:2] + [[], [None] * 3, []] + HOUSES[2:]))
    book(out, 'decomposed', hamlet(houses=changed(HOUSES, (1, 4, 'Le\u0302 Va\u0306n An'))))


def bad(out):
    book(out, 'bad-house-date', hamlet(houses=changed(HOUSES, (1, 1, datetime.date(2026, 3, 12)))))
    book(out, 'bad-excel-error', hamlet(changed(ALLEYS, (2, 2, '#N/A'))))
    book(out, 'bad-formula', hamlet(changed(ALLEYS, (2, 2, '=100-5'))))
    book(out, 'bad-two-alleys', hamlet() + [('Ngõ', ALLEYS)])
    book(out, 'bad-no-column', hamlet([row[:3] for row in ALLEYS]))
    book(out, 'bad-no-table', [('Sheet1', [['Ngày', 'Số tiền'], ['1/1/2026', 1]])])
    book(out, 'bad-empty', [('Sheet1', [])])
    book(out, 'bad-household', [('Thôn', AREA), ('Kiệt', ALLEYS), ('Hộ dân', changed(
        HOUSES, (1, 0, '9'), (2, 2, 'giữa'), (3, 3, -4)))])
    book(out, 'bad-consent', hamlet(houses=changed(HOUSES, (1, 8, None))))
    book(out, 'bad-lost-letters', hamlet(area=changed(AREA, (2, 1, 'Qu?ng Tr?'))))
    book(out, 'bad-swapped', hamlet(changed(ALLEYS, (1, 3, 107.2615), (1, 4, 16.6285))))
    book(out, 'bad-id-twice', hamlet(changed(ALLEYS, (2, 0, 'HN-01'))))
    book(out, 'bad-long-row', hamlet(houses=HOUSES[:1] + [HOUSES[1] + ['thừa']] + HOUSES[2:]))
    book(out, 'bad-column-twice', hamlet([row + row[1:2] for row in ALLEYS]))


def other_writer(out):
    with xlsxwriter.Workbook(str(out / 'writer-inline.xlsx'), {'constant_memory': True}) as made:
        for title, rows in hamlet():
            sheet = made.add_worksheet(title)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    sheet.write(i, j, value)
    with xlsxwriter.Workbook(str(out / 'writer-rich.xlsx')) as made:
        bold = made.add_format({'bold': True})
        phone = made.add_format({'num_format': '0000 000 000'})
        for title, rows in hamlet():
            sheet = made.add_worksheet(title)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
        sheet.write_rich_string(1, 4, bold, 'Lê ', 'Văn ', bold, 'An')
        sheet.write_number(1, 5, 950000001, phone)
        sheet.write_formula(1, 3, '=10+2', None, 12)
        sheet.write_formula(2, 4, '="Trần "&"Thị Bưởi"', None, 'Trần Thị Bưởi')
        sheet.write_boolean(1, 6, True)


def office(out):
    """What LibreOffice makes of them."""
    for name in ('five-sheets', 'merged-alley', 'dates-1904', 'bad-formula', 'booleans',
                 'code-with-zeros'):
        folder = out / 'office'
        subprocess.run(['soffice', '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML',
                        '--outdir', str(folder), str(out / (name + '.xlsx'))],
                       check=True, capture_output=True)
        target = 'office-' + name.replace('bad-', '') + '.xlsx'
        (folder / (name + '.xlsx')).rename(out / target)
    folder.rmdir()


def main():
    out = pathlib.Path(sys.argv[1])
    good(out)
    bad(out)
    other_writer(out)
    office(out)


if __name__ == '__main__':
    main()
