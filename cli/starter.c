/* SPDX-License-Identifier: MIT */
#include "starter.h"

#define FOLDER(language, folder, files) [QRSIGN_LANGUAGE_##language] = {folder, {files}},
#define ITEM(name, content)             {name, content},

const struct starter starters[2] = {
#include "starter.def"
};
