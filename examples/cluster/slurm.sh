#!/bin/sh
# SPDX-License-Identifier: MIT
# sbatch slurm.sh TABLES FOLDER [OPTION...]: sixteen shards as a job array. Tables and folder lie on a
# file system that all nodes see. A shard whose node fails is put into the queue again.
#SBATCH --job-name=qrsign
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=256M
#SBATCH --requeue
#SBATCH --output=qrsign-%A_%a.log
tables=$1
folder=$2
shift 2
qrsign make "$tables" "$@" -q -o "$folder" --jobs "$SLURM_CPUS_PER_TASK" \
        --shard "auto/$SLURM_ARRAY_TASK_COUNT"
status=$?
# 5 is worth a retry, at most three times; wrong tables (3) stay wrong.
if [ $status = 5 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
        scontrol requeue "$SLURM_JOB_ID"
fi
exit $status
# Then: sbatch --dependency=afterok:JOB --wrap "qrsign merge FOLDER"
