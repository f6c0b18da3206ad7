#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes shell completion of the tables of commands and options.

shells.py TABLE.json SHELL   bash, zsh or fish; the script goes to standard output
"""
import json
import sys

BASH = r'''# Completion of qrsign for bash. Made of the table of options: cli/options.def.

# Sets options, and for an option's value words or kind (none, files, folders); for an operand too.
_qrsign_table()
{
        options= words= kind=none
        case $1 in
@CASES@
        esac
}

_qrsign()
{
        local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=
        local options words kind head= index
        for ((index = 1; index < COMP_CWORD; index++)); do
                case ${COMP_WORDS[index]} in
                @NAMES@) command=${COMP_WORDS[index]}; break ;;
                esac
        done
        # bash parts words at `=`: --format=pdf is three of them.
        if [[ $current == = ]]; then
                current=
        elif [[ $before == = ]]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        COMPREPLY=()
        _qrsign_table "$command $before"
        if [[ ! $options ]]; then # not the value of an option
                if [[ ! $command && $current != -* ]]; then
                        COMPREPLY=($(compgen -W '@COMMANDS@' -- "$current"))
                        return
                fi
                _qrsign_table "$command"
                if [[ $current == -* ]]; then
                        COMPREPLY=($(compgen -W "$options" -- "$current"))
                        return
                fi
        fi
        if [[ $kind == list && $current == *,* ]]; then
                head=${current%,*},
                current=${current##*,}
        fi
        compopt -o filenames 2>/dev/null
        case $kind in
        files) COMPREPLY=($(compgen -f -W "$words" -- "$current")) ;;
        folders) COMPREPLY=($(compgen -d -- "$current")) ;;
        *) COMPREPLY=($(compgen -P "$head" -W "$words" -- "$current")); compopt +o filenames 2>/dev/null ;;
        esac
}

complete -F _qrsign qrsign
'''

ZSH = r'''#compdef qrsign
# Completion of qrsign for zsh. Made of the table of options: cli/options.def.

_qrsign()
{
        local context state line curcontext=$curcontext
        local -a commands
        commands=(
@COMMANDS@
        )
        _arguments -C -s \
@COMMON@ \
                '1:command:->command' '*::argument:->argument'
        case $state in
        command) _describe -t commands command commands ;;
        argument)
                case $words[1] in
@CASES@
                esac
                ;;
        esac
}

_qrsign "$@"
'''

FISH = '# Completion of qrsign for fish. Made of the table of options: cli/options.def.\n'


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


def kind_of(row):
    """What the value of an option, or an operand, is: words, list, files, folders or none."""
    if row['type'] == 'choice':
        return 'words', row['allowed'].split()
    if row['type'] == 'choices':
        return 'list', row['allowed'].split()
    if row['type'] == 'size':
        return 'words', row['allowed'].split()[2:]
    if row['argument'] == 'DIR':
        return 'folders', []
    if 'FILE' in row['argument'] or row['argument'] == 'MANIFEST':
        return 'files', []
    return 'none', []


def operands_of(command):
    words = [word for word in command['operands'].split() if word.isalpha() and word.islower()]
    takes_files = any(name in command['operands'] for name in ('FILE', 'FOLDER', 'INPUT', 'IMAGE'))
    return 'files' if takes_files else 'none', words


def flags(row):
    return (['-' + row['letter']] if row['letter'] else []) + ['--' + row['name']]


def of_command(table, command):
    return [row for row in table['options'] if row['commands'] & command['bit']]


def bash(table):
    names = [command['name'] for command in table['commands']]
    cases = []
    common = [row for row in table['options'] if row['commands'] == table['all']]
    for name, rows, operands in [('', common, ('none', []))] + [
            (c['name'], of_command(table, c), operands_of(c)) for c in table['commands']]:
        every = ' '.join(flag for row in rows for flag in flags(row))
        kind, words = operands
        cases.append("%s) options='%s' kind=%s words='%s' ;;" % (
            quote(name), every, kind, ' '.join(words)))
        for row in rows:
            if row['type'] == 'flag':
                continue
            kind, words = kind_of(row)
            cases.append("%s) options=none kind=%s words='%s' ;;" % (
                '|'.join(quote(name + ' ' + flag) for flag in flags(row)), kind, ' '.join(words)))
    return (BASH.replace('@CASES@', '\n'.join('        ' + case for case in cases))
            .replace('@NAMES@', '|'.join(names)).replace('@COMMANDS@', ' '.join(names)))


def zsh_text(text):
    """A description within brackets or between colons, within quotes."""
    return quote(text.replace('\\', r'\\').replace('[', r'\[').replace(']', r'\]')
                 .replace(':', r'\:'))[1:-1]


def zsh_value(row):
    kind, words = kind_of(row)
    message = zsh_text(row['argument'])
    return ':%s:%s' % (message, {
        'words': '(%s)' % ' '.join(words), 'list': '_values -s , %s %s' % (row['name'], ' '.join(words)),
        'files': '_files', 'folders': '_files -/', 'none': ' '}[kind])


def zsh_option(row):
    value = '' if row['type'] == 'flag' else zsh_value(row)
    says = '[%s]%s' % (zsh_text(row['help'][0]), value)
    equals = '=' if value else ''
    star = '*' if row['type'] == 'list' else ''
    if not row['letter']:
        return "'%s--%s%s%s'" % (star, row['name'], equals, says)
    plus = '+' if value else ''
    return "'(-%s --%s)'{-%s%s,--%s%s}'%s'" % (
        row['letter'], row['name'], row['letter'], plus, row['name'], equals, says)


def zsh_operands(command):
    kind, words = operands_of(command)
    rest = '*:%s:%s' % (zsh_text(command['operands']), '_files' if kind == 'files' else ' ')
    return (["'1:action:(%s)'" % ' '.join(words)] if words else []) + ["'%s'" % rest]


def zsh(table):
    cases = []
    for command in table['commands']:
        rows = [zsh_option(row) for row in of_command(table, command)] + zsh_operands(command)
        cases.append('                %s)\n                        _arguments -s -S \\\n%s ;;' % (
            command['name'], ' \\\n'.join('                                ' + row for row in rows)))
    common = ['                ' + zsh_option(row) for row in table['options']
              if row['commands'] == table['all']]
    listed = ['                %s' % quote(command['name'] + ':' + command['summary'][0])
              for command in table['commands']]
    return (ZSH.replace('@CASES@', '\n'.join(cases)).replace('@COMMANDS@', '\n'.join(listed))
            .replace('@COMMON@', ' \\\n'.join(common)))


def fish_quote(text):
    return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"


def fish_option(row, condition):
    kind, words = kind_of(row) if row['type'] != 'flag' else ('flag', [])
    parts = ['complete -c qrsign', '-n ' + fish_quote(condition)]
    parts += ['-s ' + row['letter']] if row['letter'] else []
    parts += ['-l ' + row['name'], '-d ' + fish_quote(row['help'][0])]
    parts += {
        'flag': [], 'files': ['-r -F'], 'folders': ["-x -a '(__fish_complete_directories)'"],
        'none': ['-x'], 'words': ['-x -a ' + fish_quote(' '.join(words))],
        'list': ['-x -a ' + fish_quote('(__fish_append , %s)' % ' '.join(words))]}[kind]
    return ' '.join(parts)


def fish(table):
    lines = [FISH, 'complete -c qrsign -f']
    lines += [fish_option(row, '__fish_use_subcommand') for row in table['options']
              if row['commands'] == table['all']]
    for command in table['commands']:
        name = command['name']
        seen = '__fish_seen_subcommand_from ' + name
        kind, words = operands_of(command)
        lines.append('complete -c qrsign -n __fish_use_subcommand -a %s -d %s' % (
            name, fish_quote(command['summary'][0])))
        if words:
            lines.append('complete -c qrsign -n %s -a %s' % (
                fish_quote('%s; and not __fish_seen_subcommand_from %s' % (seen, ' '.join(words))),
                fish_quote(' '.join(words))))
        if kind == 'files':
            lines.append('complete -c qrsign -n %s -F' % fish_quote(seen))
        lines += [fish_option(row, seen) for row in of_command(table, command)]
    return '\n'.join(lines) + '\n'


def main():
    with open(sys.argv[1], encoding='utf-8') as stream:
        table = json.load(stream)
    sys.stdout.reconfigure(encoding='utf-8')
    sys.stdout.write({'bash': bash, 'zsh': zsh, 'fish': fish}[sys.argv[2]](table))


if __name__ == '__main__':
    main()
