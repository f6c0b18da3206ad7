#!/bin/sh
# SPDX-License-Identifier: MIT
# parallel.sh TABLES FOLDER [OPTION...]: eight shards with GNU parallel, then the merge. Exit 5 is
# worth a retry; --resume-failed runs what failed once more. More machines: --sshlogin, with tables,
# folder and qrsign at the same paths on each.
set -eu
tables=$1
folder=$2
shift 2
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH
log=$folder.joblog

shards()
{
        parallel "$@" --joblog "$log" --env SOURCE_DATE_EPOCH -j 2 \
                qrsign make "$tables" $options -q -o "$folder" --shard '{}/8' ::: 1 2 3 4 5 6 7 8
}
options="$*"
shards || shards --resume-failed
qrsign merge "$folder"
