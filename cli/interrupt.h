/* SPDX-License-Identifier: MIT */
/* SIGINT and SIGTERM. A signal knows no caller: its number is the one variable of the program that
 * belongs to nobody. */
#ifndef INTERRUPT_H
#define INTERRUPT_H

/* A signal ends the program with 128 and its number; SIGPIPE ends it as it ends cat. */
void interrupt_exit_at_once(void);
/* From here the first signal is only noted, the second ends the program. */
void interrupt_note(void);
/* In a worker: signals are noted, however many; it ends with its parent. */
void interrupt_follow(void);
/* The noted signal, or 0. */
int interrupt_noted(void);
/* Holds signals back while a small file is written, and lets them through again. */
void interrupt_hold(void);
void interrupt_release(void);

#endif
