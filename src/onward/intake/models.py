"""What agencies sent, as it came, and why each of their records is held to be about a person.

Identifies: `SourceRow`, `FailedCheck`, `SourcePerson`, `Standing`, `Question`. Rows are kept unchanged; what is read from
them can be worked out anew at any time.
"""

from django.db import models
from django.db.models import Q

from onward.intake.choices import Choice, FileState, LinkedHow, LoadState, Outcome, QuestionState


class Load(models.Model):
    """Some files, sent together. `sent_by` is empty for a load by command."""

    sent_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    system = models.CharField(max_length=40, blank=True)  # empty: that which each kind of file usually comes from
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=LoadState.pairs(), default=LoadState.RECEIVED)
    apply_when_read = models.BooleanField(default=True)
    changed_subjects = models.PositiveIntegerField(default=0)  # people, as systems know them, whose rows changed
    people_to_tell = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["state"])]


class LoadFile(models.Model):
    """One file of a load; accepted + failed + skipped = units, at every moment."""

    load = models.ForeignKey(Load, models.CASCADE, related_name="files")
    inside = models.ForeignKey("self", models.CASCADE, null=True, related_name="members")  # the archive it came in
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()  # bytes
    format = models.CharField(max_length=40, blank=True)
    family = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=FileState.pairs(), default=FileState.WAITING)
    message = models.CharField(max_length=1000, blank=True)
    columns = models.JSONField(default=dict)  # table -> column names in the order of the file
    headings = models.JSONField(default=dict)  # column -> what the file itself calls it, where that differs
    units = models.PositiveIntegerField(default=0)  # read so far: where reading is taken up after a stop
    accepted = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)  # of those accepted
    bytes_read = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["sha256"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(units=models.F("accepted") + models.F("failed") + models.F("skipped")),
                name="every_unit_is_accounted_for",
            )
        ]


class SavedMapping(models.Model):
    """What the columns of a table are, said once on screen: files with exactly these headings are recognised from then on."""

    signature = models.CharField(max_length=16, unique=True)  # of the headings in their order
    name = models.CharField(max_length=100)
    mapping = models.JSONField()  # formats.mapped.Mapping.as_data()
    made_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)


class SourceRow(models.Model):
    """One unit of a file, as it came. `place` counts units from 1 in the order read; `number` is what a person counts."""

    file = models.ForeignKey(LoadFile, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    table = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=240, blank=True)
    values = models.JSONField()
    digest = models.BinaryField(max_length=16)
    outcome = models.CharField(max_length=8, choices=Outcome.pairs())
    skip = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "place"], name="each_unit_once")]
        indexes = [
            models.Index(fields=["file", "place"], condition=Q(outcome=Outcome.FAILED), name="failed_rows"),
        ]


class FailedCheck(models.Model):
    """One check that one unit failed: the rule in plain words, and who can put it right."""

    row = models.ForeignKey(SourceRow, models.CASCADE, related_name="checks")
    file = models.ForeignKey(LoadFile, models.CASCADE, related_name="checks")
    rule = models.CharField(max_length=60)
    column = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=600)
    who_can_fix = models.CharField(max_length=200)
    severity = models.CharField(max_length=8)


class Standing(models.Model):
    """Which row stands for each key: the one applied last. An undone load gives way to the one before."""

    id = models.BigAutoField(primary_key=True)
    system = models.CharField(max_length=40)
    family = models.CharField(max_length=40)
    table = models.CharField(max_length=60)
    key = models.CharField(max_length=240)
    subject = models.CharField(max_length=120)
    row = models.ForeignKey(SourceRow, models.CASCADE, related_name="+", db_index=False)
    load = models.ForeignKey(Load, models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "family", "table", "key"], name="one_row_stands")]
        indexes = [models.Index(fields=["system", "subject"])]


class SourcePerson(models.Model):
    """One person as one system knows them: who it says they are, what it claims, and the link to a person."""

    system = models.CharField(max_length=40)
    local_id = models.CharField(max_length=120)
    given_names = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    other_family_names = models.JSONField(default=list)
    known_as = models.CharField(max_length=200, blank=True)
    date_of_birth = models.DateField(null=True)
    dob_placeholder = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    former_upn = models.CharField(max_length=13, blank=True)
    uln = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=300, blank=True)
    multiple_birth = models.BooleanField(null=True)
    restricted = models.BooleanField(default=False)
    died_on = models.DateField(null=True)
    aliases = models.JSONField(default=list)
    identity = models.BinaryField(max_length=16)  # digest of all the above: when it changes, links are looked at anew
    claims = models.JSONField(default=list)  # worked out from the standing rows (loads/claims_kept.py)
    stands = models.BooleanField(default=True)  # False when no row of it stands any more
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    linked_how = models.CharField(max_length=8, choices=LinkedHow.pairs(), blank=True)
    linked_at = models.DateTimeField(null=True)
    link_score = models.FloatField(null=True)  # probability, 0 to 1; empty when it stands alone
    link_why = models.JSONField(default=list)  # [{"with": source person, "score":, "certain":, "reasons": [..]}]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "local_id"], name="source_person_once")]


class Question(models.Model):
    """Two source persons who may be one person: someone is asked."""

    a = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    b = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    about = models.ForeignKey(SourcePerson, models.CASCADE, related_name="questions")  # of the two, the one in doubt
    kind = models.CharField(max_length=20)
    weight = models.FloatField()  # log2 odds
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=QuestionState.pairs(), default=QuestionState.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["a", "b"], name="asked_once_of_a_pair")]
        indexes = [models.Index(fields=["state", "-weight"])]


class Decision(models.Model):
    """What someone said of two source persons, and why. Never overridden by the machine; undone, it is still kept."""

    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="decisions")
    a = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    b = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.pairs())
    reason = models.CharField(max_length=300)
    restricted = models.BooleanField(default=False)
    by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    # To join two persons who each have several records, two people must agree.
    needs_second = models.BooleanField(default=False)
    seconded_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    seconded_at = models.DateTimeField(null=True)
    merge = models.ForeignKey("people.Merge", models.PROTECT, null=True, related_name="+")
    carried_out_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("agencies.Post", models.PROTECT, null=True, related_name="+")
    undoing_carried_out_at = models.DateTimeField(null=True)


class LinkMove(models.Model):
    """A link that a decision moved from one person to another. Moving back adds a row; none is ever changed."""

    source = models.ForeignKey(SourcePerson, models.CASCADE, related_name="moves")
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="moves")
    from_person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    to_person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    back = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)


class PendingSubject(models.Model):
    """Someone, as a system knows them, whose claims are to be worked out anew; then whose links are."""

    id = models.BigAutoField(primary_key=True)
    load = models.ForeignKey(Load, models.CASCADE, null=True, related_name="+")
    system = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    derived = models.BooleanField(default=False)
    identity_changed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "subject"], name="pending_once")]


class PendingPerson(models.Model):
    """A person whose life is to be told anew."""

    person = models.OneToOneField("people.Person", models.CASCADE, primary_key=True, related_name="+")
