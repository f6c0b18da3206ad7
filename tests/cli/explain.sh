qrsign explain QS-004 && qrsign explain --lang vi 4 qs-400
qrsign explain --json QS004 QS-438 | "$TESTS/schema"
