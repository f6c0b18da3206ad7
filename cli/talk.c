/* SPDX-License-Identifier: MIT */
#include "talk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { PIECE = 65536 };

static bool reserve(struct bytes *bytes, size_t length)
{
        size_t room = bytes->room ? bytes->room : 4096;
        char *data;

        if (bytes->length + length <= bytes->room)
                return true;
        while (room < bytes->length + length)
                room *= 2;
        data = realloc(bytes->data, room);
        if (!data)
                return false;
        bytes->data = data;
        bytes->room = room;
        return true;
}

bool bytes_add(struct bytes *bytes, const void *data, size_t length)
{
        if (!reserve(bytes, length))
                return false;
        if (length)
                memcpy(bytes->data + bytes->length, data, length);
        bytes->length += length;
        return true;
}

bool bytes_add_frame(struct bytes *bytes, uint32_t kind, const void *data, size_t length)
{
        const struct frame frame = {kind, (uint32_t)length};

        return length <= UINT32_MAX && reserve(bytes, sizeof(frame) + length) &&
               bytes_add(bytes, &frame, sizeof(frame)) && bytes_add(bytes, data, length);
}

void bytes_drop(struct bytes *bytes, size_t length)
{
        bytes->length -= length;
        if (length && bytes->length)
                memmove(bytes->data, bytes->data + length, bytes->length);
}

void bytes_free(struct bytes *bytes)
{
        free(bytes->data);
        *bytes = (struct bytes){0};
}

bool frame_at(const struct bytes *bytes, size_t place, struct frame *frame, const char **payload)
{
        if (bytes->length - place < sizeof(*frame))
                return false;
        memcpy(frame, bytes->data + place, sizeof(*frame));
        *payload = bytes->data + place + sizeof(*frame);
        return bytes->length - place >= frame_size(frame);
}

bool talk_send(int handle, const void *data, size_t length)
{
        const char *from = data;

        while (length) {
                ssize_t count = send(handle, from, length, MSG_NOSIGNAL);

                if (count < 0 && errno == EINTR)
                        continue;
                if (count <= 0)
                        return false;
                from += count;
                length -= (size_t)count;
        }
        return true;
}

bool talk_send_frame(int handle, uint32_t kind, const void *data, size_t length)
{
        struct bytes bytes = {0};
        bool good = bytes_add_frame(&bytes, kind, data, length) &&
                    talk_send(handle, bytes.data, bytes.length);

        bytes_free(&bytes);
        return good;
}

bool talk_receive(int handle, struct bytes *bytes, bool wait)
{
        ssize_t count;

        if (!reserve(bytes, PIECE))
                return false;
        do
                count = recv(handle, bytes->data + bytes->length, PIECE, wait ? 0 : MSG_DONTWAIT);
        while (count < 0 && errno == EINTR);
        if (count > 0)
                bytes->length += (size_t)count;
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}
