/* SPDX-License-Identifier: MIT */
/* What two processes of one run say to each other over a socket: frames of a kind and bytes. Both
 * ends are forks of one program, so that structures go as they lie in memory. */
#ifndef TALK_H
#define TALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct frame {
        uint32_t kind, length;
        /* `length` bytes follow */
};

/* Bytes that grow; zero-initialised, freed by bytes_free(). */
struct bytes {
        char *data;
        size_t length, room;
};

/* False where memory fails; then nothing was added. */
bool bytes_add(struct bytes *bytes, const void *data, size_t length);
bool bytes_add_frame(struct bytes *bytes, uint32_t kind, const void *data, size_t length);
/* Removes the first bytes. */
void bytes_drop(struct bytes *bytes, size_t length);
void bytes_free(struct bytes *bytes);

/* The frame at a place and its payload; false where no whole frame is. */
bool frame_at(const struct bytes *bytes, size_t place, struct frame *frame, const char **payload);
static inline size_t frame_size(const struct frame *frame)
{
        return sizeof(*frame) + frame->length;
}

/* Sends bytes that are frames; false where nobody listens any more. */
bool talk_send(int handle, const void *data, size_t length);
bool talk_send_frame(int handle, uint32_t kind, const void *data, size_t length);
/* Receives what is there, or waits for something with `wait`; false at the end of the talk. */
bool talk_receive(int handle, struct bytes *bytes, bool wait);

#endif
