#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a man page, in mdoc, of the tables of commands and options.

mdoc.py TABLE.json LANGUAGE [COMMAND]   the page goes to standard output; LANGUAGE is en or vi
"""
import json
import re
import sys

DATE = 'November 23, 2026'
WIDTH = 78  # of a line, in what mandoc counts: eight for what is not ASCII
HEADINGS = {  # in the order of mdoc(7)
    'name': ('NAME', 'TÊN'),
    'synopsis': ('SYNOPSIS', 'CÁCH GỌI'),
    'description': ('DESCRIPTION', 'MÔ TẢ'),
    'environment': ('ENVIRONMENT', 'BIẾN MÔI TRƯỜNG'),
    'exit': ('EXIT STATUS', 'MÃ THOÁT'),
    'examples': ('EXAMPLES', 'VÍ DỤ'),
    'see': ('SEE ALSO', 'XEM THÊM'),
}
WORDS = {
    'options': ('The options are:', 'Các tùy chọn:'),
    'commands': ('The commands are:', 'Các lệnh:'),
    'option': ('option ...', 'tùy chọn ...'),
    'command': ('command', 'lệnh'),
    'files': ('Messages, tables, records and files are described in the documents that come with the '
              'program, in the folder docs.',
              'Thông báo, bảng, bản ghi và tệp được mô tả trong các tài liệu đi kèm chương trình, '
              'trong thư mục docs.'),
}


class Page:
    def __init__(self, table, language):
        self.table = table
        self.vi = int(language == 'vi')
        self.lines = []

    def macro(self, *words):
        self.lines.append('.' + ' '.join(words))

    def section(self, name):
        self.macro('Sh', HEADINGS[name][self.vi])

    def text(self, text):
        """Text as it is: short lines, a new one after each sentence."""
        line = ''
        for word in text.split():
            word = escape(word)
            if line and width(line + ' ' + word) > WIDTH:
                self.plain(line)
                line = ''
            line = (line + ' ' + word).strip()
            if word[-1] in '.?!':
                self.plain(line)
                line = ''
        if line:
            self.plain(line)

    def plain(self, line):
        self.lines.append(r'\&' + line if line[0] in ".'" else line)

    def literal(self, line):
        self.macro('Dl', *map(quote, escape(line).split(' ')))


def width(text):
    return sum(1 if c < '\x7f' else 8 for c in text)


def escape(text):
    """A minus that is typed stays one; a hyphen between letters is a hyphen."""
    text = text.replace('\\', r'\e')
    return re.sub(r'(^|[^\w])(-+)', lambda m: m.group(1) + r'\-' * len(m.group(2)), text)


def quote(word):
    """A word as an argument of a macro, never as one."""
    return r'\&' + word if re.fullmatch(r"[A-Z][a-z]?.?|[][().,:;?!|']|\".*", word) else word


def option(page, row):
    words = ['It']
    if row['letter']:
        words += ['Fl', row['letter']]
        words += ['Ar', quote(row['argument']), ','] if row['argument'] else [',']
    words += ['Fl', r'\-' + row['name']]
    if row['argument']:
        words += ['Ns', '=', 'Ns', 'Ar', quote(row['argument'])]
    page.macro(*words)
    page.text(row['help'][page.vi])


def options(page, bit):
    rows = [row for row in page.table['options']
            if row['commands'] & bit and (row['commands'] == page.table['all']) ==
            (bit == page.table['all'])]
    if not rows:
        return
    page.macro('Bl', '-tag', '-width', 'Ds')
    for row in rows:
        option(page, row)
    page.macro('El')


def exit_status(page):
    page.section('exit')
    page.macro('Bl', '-tag', '-width', 'Ds')
    listed = page.table['exit'][page.vi].split(':', 1)[1].strip().rstrip('.')
    for one in listed.split('; '):
        numbers, says = re.fullmatch(r'([\d, ]+\d|\d) (.*)', one).groups()
        page.macro('It', numbers.replace(', ', ' , '))
        page.text(says + '.')
    page.macro('El')


def see_also(page, name):
    names = sorted({'qrsign'} | {'qrsign-' + c['name'] for c in page.table['commands']})
    page.section('see')
    others = [other for other in names if other != name]
    for other in others:
        page.macro('Xr', other, '1', *([','] if other != others[-1] else []))
    page.macro('Pp')
    page.text(WORDS['files'][page.vi])


def head(page, name, says):
    page.macro(r'\"', 'Made of the table of options: cli/options.def.')
    page.macro('Dd', DATE)
    page.macro('Dt', name.upper(), '1')
    page.macro('Os')
    page.section('name')
    page.macro('Nm', name)
    page.macro('Nd', escape(says.rstrip('?')))
    page.section('synopsis')


def command_page(page, command):
    name = 'qrsign-' + command['name']
    head(page, name, command['summary'][page.vi])
    for number, operands in enumerate(command['operands'].split(' | ')):
        if number and page.vi:  # only a section named SYNOPSIS breaks the line by itself
            page.macro('br')
        page.macro('Nm', 'qrsign', command['name'])
        page.macro('Op', 'Ar', *WORDS['option'][page.vi].split())
        for operand in operands.split():
            optional = operand.startswith('[')
            operand = operand.strip('[]').replace('...', ' ...')
            kind = [] if operand.islower() else ['Ar']
            page.macro(*(['Op'] if optional else []),
                       *(kind or ['Cm']), *map(quote, operand.split()))
    page.section('description')
    says = command['details'][page.vi] or command['summary'][page.vi] + '.'
    page.text(says[0].upper() + says[1:])
    own = [row for row in page.table['options']
           if row['commands'] & command['bit'] and row['commands'] != page.table['all']]
    if own:
        page.macro('Pp')
        page.text(WORDS['options'][page.vi])
        options(page, command['bit'])
    settings = [row['name'] for row in own if row['in_settings']]
    if settings and command['name'] == 'make':
        page.macro('Pp')
        page.text(page.table['settings'][page.vi].replace(
            '{1}', ', '.join('--' + one for one in settings)))
    page.macro('Pp')
    page.text(page.table['common'][page.vi] + ':')
    options(page, page.table['all'])
    exit_status(page)
    page.section('examples')
    for example in command['examples']:
        if example['number'] > 1:
            page.macro('Pp')
        if example['says'][page.vi]:
            says = example['says'][page.vi]
            page.text(says[0].upper() + says[1:] + ('' if says[-1] in '?!' else ':'))
        page.literal(example['line'])
    see_also(page, name)


def program_page(page):
    table = page.table
    head(page, 'qrsign', table['title'][page.vi])
    page.macro('Nm')
    page.macro('Ar', WORDS['command'][page.vi])
    page.macro('Op', 'Ar', *WORDS['option'][page.vi].split())
    page.section('description')
    page.text(WORDS['commands'][page.vi])
    page.macro('Bl', '-tag', '-width', 'Ds')
    for command in table['commands']:
        page.macro('It', 'Xr', 'qrsign-' + command['name'], '1')
        page.text(command['summary'][page.vi])
    page.macro('El')
    page.macro('Pp')
    page.text(table['common'][page.vi] + ':')
    options(page, table['all'])
    page.section('environment')
    page.text(table['environment'][page.vi])
    exit_status(page)
    page.section('examples')
    for line in table['first_steps']:
        page.literal(line)
    see_also(page, 'qrsign')


def main():
    with open(sys.argv[1], encoding='utf-8') as stream:
        table = json.load(stream)
    page = Page(table, sys.argv[2])
    if len(sys.argv) > 3:
        command_page(page, next(c for c in table['commands'] if c['name'] == sys.argv[3]))
    else:
        program_page(page)
    sys.stdout.reconfigure(encoding='utf-8')
    print('\n'.join(page.lines))


if __name__ == '__main__':
    main()
