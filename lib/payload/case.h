/* SPDX-License-Identifier: MIT */
/* Letter case by the format's formula (format.md, 6.2), the same for ever and in every locale.
 * Both letters of a pair have the same number of UTF-8 bytes, so texts are changed in place. */
#ifndef QS_CASE_H
#define QS_CASE_H

#include "base/base.h"

uint32_t qs_case_lower(uint32_t character);
uint32_t qs_case_upper(uint32_t character);
void qs_case_lower_text(char *text, size_t length);
void qs_case_upper_text(char *text, size_t length);
/* The first character in upper case, the others as they are. */
void qs_case_capitalise(char *text, size_t length);

#endif
