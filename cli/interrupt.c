/* SPDX-License-Identifier: MIT */
#include "interrupt.h"
#include "cli.h"

#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t noted;

static void exit_at_once(int number)
{
        _exit(CLI_SIGNAL + number);
}

static void note(int number)
{
        if (noted)
                _exit(CLI_SIGNAL + number);
        noted = number;
}

/* SA_RESTART: a note must not break the read or write that it comes into. */
static void handle(void (*handler)(int))
{
        struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};

        sigemptyset(&action.sa_mask);
        sigaction(SIGINT, &action, NULL);
        sigaction(SIGTERM, &action, NULL);
}

void interrupt_exit_at_once(void)
{
        handle(exit_at_once);
        signal(SIGPIPE, SIG_DFL); /* some parents ignore it, and children inherit that */
        signal(SIGXFSZ, SIG_IGN); /* a file over its limit is an error of its writing */
}

void interrupt_note(void)
{
        handle(note);
}

static void follow(int number)
{
        noted = number;
}

void interrupt_follow(void)
{
        handle(follow);
}

int interrupt_noted(void)
{
        return noted;
}

static void set_mask(int how)
{
        sigset_t signals;

        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        sigprocmask(how, &signals, NULL);
}

void interrupt_hold(void)
{
        set_mask(SIG_BLOCK);
}

void interrupt_release(void)
{
        set_mask(SIG_UNBLOCK);
}
