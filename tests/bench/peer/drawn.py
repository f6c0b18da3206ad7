# SPDX-License-Identifier: MIT
"""reportlab with segno or python3-qrcode: drawn.py LIBRARY ROWS OUT"""
import json
import sys

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = '/usr/share/fonts/truetype/noto/NotoSans-%s.ttf'


def segno_matrix(text):
    import segno
    return [bytes(row) for row in segno.make_qr(text, error='q', boost_error=False).matrix]


def qrcode_matrix(text):
    import qrcode
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(text)
    code.make()
    return code.get_matrix()


def main():
    matrix_of = {'segno': segno_matrix, 'qrcode': qrcode_matrix}[sys.argv[1]]
    for style in ('Regular', 'Bold'):
        pdfmetrics.registerFont(TTFont(style, FONT % style))
    canvas = Canvas(sys.argv[3], pagesize=(148 * mm, 105 * mm))
    for line in open(sys.argv[2], encoding='utf-8'):
        row = json.loads(line)
        canvas.setFont('Bold', 30)
        canvas.drawString(8 * mm, 88 * mm, row['title'])
        canvas.setFont('Regular', 12)
        for i, text in enumerate(row['lines']):
            canvas.drawString(8 * mm, (74 - 8 * i) * mm, text)
        matrix = matrix_of(row['payload'])
        module = 60 * mm / len(matrix)
        path = canvas.beginPath()
        for y, cells in enumerate(matrix):
            for x, dark in enumerate(cells):
                if dark:
                    path.rect(80 * mm + x * module, 72 * mm - y * module, module, module)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


main()
