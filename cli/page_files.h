/* SPDX-License-Identifier: MIT */
/* The scan page as cli/page/bundle.py made it, with @KEYS@, @TITLE@ and @VERSION@ to fill in. */
#ifndef PAGE_FILES_H
#define PAGE_FILES_H

#include <stddef.h>

extern const unsigned char page_index[], page_worker[], page_manifest[];
extern const size_t page_index_size, page_worker_size, page_manifest_size;

#endif
