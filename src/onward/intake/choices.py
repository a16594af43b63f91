"""The words of the intake: how far a load is, what became of a file and a row, and what was decided of a match."""

from onward.values.worded import Worded


class LoadState(Worded):
    RECEIVED = "received", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read, not applied"
    APPLYING = "applying", "Being applied"
    APPLIED = "applied", "Applied"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    DECLINED = "declined", "Nothing to load"


# States that a load passes through by itself: found after a stop, it is taken up again.
ON_THE_WAY = (LoadState.RECEIVED, LoadState.READING, LoadState.APPLYING, LoadState.UNDOING)


class FileState(Worded):
    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    OPENED = "opened", "Opened: the files inside are listed by themselves"
    SAME = "same", "Loaded before"
    DECLINED = "declined", "Declined"
    BROKEN = "broken", "Read part way"


class Outcome(Worded):
    ACCEPTED = "accepted", "Accepted"
    FAILED = "failed", "Failed"
    SKIPPED = "skipped", "Skipped"


class LinkedHow(Worded):
    MACHINE = "machine", "Matched by rule"
    PERSON = "person", "Matched by a person"


class QuestionState(Worded):
    WAITING = "waiting", "Waiting"
    SECOND = "second", "Waiting for a second person to agree"
    DECIDED = "decided", "Decided"
    NOT_SURE = "not sure", "Not sure yet"


class Choice(Worded):
    SAME = "same", "They are the same person"
    DIFFERENT = "different", "They are different people"
    NOT_SURE = "not sure", "I am not sure"
