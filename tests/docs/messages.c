/* SPDX-License-Identifier: MIT */
/* Writes docs/messages.md from the registry. */
#include <qrsign/error.h>

#include <stdio.h>

static const char *const severities[] = {
        [QRSIGN_SEVERITY_ERROR] = "error",
        [QRSIGN_SEVERITY_WARNING] = "warning",
        [QRSIGN_SEVERITY_NOTICE] = "notice",
};

/* Text as Markdown shows it verbatim. */
static void print_text(const char *text)
{
        for (; *text; text++) {
                if (*text == '<' || *text == '*' || *text == '_' || *text == '`' || *text == '|' ||
                        *text == '[' || *text == '\\')
                        putchar('\\');
                putchar(*text);
        }
}

static void print_language(const char *text, const char *help)
{
        printf("- **");
        print_text(text);
        printf("**");
        if (help[0]) {
                printf("  \n  ");
                print_text(help);
        }
        printf("\n");
}

int main(void)
{
        const struct qrsign_message_info *info = qrsign_message_next(0);

        printf("# Messages\n"
               "Every message that `qrsign` and the library give, and what to do about it. "
               "A number means one thing for ever;\n"
               "`qrsign explain QS-001` shows the same. {1}, {2}, {3} stand for what the message "
               "names.\n\n"
               "*Mọi thông báo của `qrsign` và cách xử lý. Mỗi số chỉ có một nghĩa, không bao giờ "
               "đổi.*\n\n"
               "This file is made from `include/qrsign/messages.def` (CONTRIBUTING.md).\n");
        for (; info; info = qrsign_message_next((unsigned)info->code)) {
                printf("\n## QS-%03u (%s)\n", (unsigned)info->code, severities[info->severity]);
                print_language(info->text[0], info->help[0]);
                print_language(info->text[1], info->help[1]);
        }
        return ferror(stdout) || fflush(stdout) != 0;
}
