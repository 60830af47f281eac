using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

public sealed class IncidentRecordTests
{
    [Fact]
    public void It_says_what_the_incident_is()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!;
        Assert.Equal((ACallAtTen.Id, 1, "INC-1", "America/Chicago"), (record.Id, record.Number, record.Key, record.Zone));
        Assert.Equal((Severity.Sev1, IncidentKind.Real, IncidentStatus.Resolved), (record.Severity, record.Kind, record.Status));
        Assert.Equal((ACallAtTen.DeclaredAt, "Account lead", 18L), (record.DeclaredAt, record.DeclaredBy, record.Version));
        Assert.Equal(ACallAtTen.Morning(8, 4), record.AsKnownAt);
        Assert.Equal(14, record.EntryCount);
    }

    [Fact]
    public void Entries_stand_by_when_they_happened_then_by_sequence()
    {
        var timeline = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!.Timeline;
        Assert.Equal(
            [
                ACallAtTen.Call, ACallAtTen.FirstTheory, ACallAtTen.Ticket, ACallAtTen.PrimaryTried, ACallAtTen.SecondaryReached,
                ACallAtTen.CustomerCalledBack, ACallAtTen.Engagement, ACallAtTen.CheckIn,
                ACallAtTen.VendorCalled, ACallAtTen.TheoryFell, ACallAtTen.Cause, ACallAtTen.OneName, ACallAtTen.Over, ACallAtTen.Thanks,
            ],
            timeline.Select(entry => entry.Id));
    }

    [Fact]
    public void An_engagement_and_its_status_are_one_row() =>
        Assert.Equal([EntryKind.Engagement], RecordOf([Declared(), .. FirstEngaged(1, 20)]).Timeline.Select(entry => entry.Kind));

    [Fact]
    public void An_attempt_without_words_reads_as_a_sentence() =>
        Assert.Equal(
            "Tried Primary mail engineer (primary) by phone: not available.",
            IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!.Entry(ACallAtTen.PrimaryTried)!.Text);

    [Fact]
    public void The_author_is_who_was_named_else_who_recorded_it()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!;
        Assert.Equal(("Customer", "Account lead"), (record.Entry(ACallAtTen.FirstTheory)!.Author, record.Entry(ACallAtTen.FirstTheory)!.RecordedBy));
        Assert.Equal("Account lead", record.Entry(ACallAtTen.Engagement)!.Author);
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void An_entry_recorded_more_than_15_minutes_after_is_late(int minutes, bool late)
    {
        var recorded = new Recorded<IncidentEvent>(Logged(1, 0), 2, Minute(minutes), "Ada", Source.Web);
        Assert.Equal(late, RecordOf(Declared()).Apply(recorded).Entry(Entry(1))!.Late);
    }

    [Fact]
    public void A_range_is_late_only_after_its_end()
    {
        var range = Logged(1, 0) with { When = At(0) with { Until = Minute(30) } };
        Assert.False(RecordOf(Declared()).Apply(new(range, 2, Minute(40), "Ada", Source.Web)).Entry(Entry(1))!.Late);
    }

    [Fact]
    public void A_correction_keeps_what_was_said_before()
    {
        var record = RecordOf(Declared(), Logged(1, 3, "First."), new EntryAmended(Entry(1), "Second.", null, "a"), new EntryAmended(Entry(1), null, At(2), "b"));
        var entry = record.Entry(Entry(1))!;
        Assert.Equal(("Second.", Minute(2), true, false), (entry.Text, entry.OccurredAt, entry.Amended, entry.Retracted));
        Assert.Equal(
            [
                new EntryRevision("First.", Minute(3), null, Precision.Minute, Minute(2), "Ada", "a", Logged(1, 3, "First.")),
                new EntryRevision("Second.", Minute(3), null, Precision.Minute, Minute(3), "Ada", "b", Logged(1, 3, "First.")),
            ],
            entry.History);
        Assert.Equal(2, entry.Sequence);
    }

    [Fact]
    public void A_retracted_entry_stays_readable_on_the_timeline_and_nowhere_else()
    {
        var record = RecordOf([Declared(), .. FirstEngaged(1, 20), Updated(2, 21), Retracted(1), Retracted(2)]);
        Assert.Equal([true, true], record.Timeline.Select(entry => entry.Retracted));
        Assert.All(record.Timeline, entry =>
        {
            Assert.Equal("Wrong incident.", entry.RetractionReason);
            Assert.Equal(entry.Text, Assert.Single(entry.History).Text);
            Assert.False(entry.Amended);
            Assert.Empty(entry.Milestones);
        });
        Assert.Empty(record.Engagements);
        Assert.Empty(record.Updates);
        Assert.Empty(record.Milestones);
        Assert.Equal(0, record.EntryCount);
    }

    [Fact]
    public void Entries_know_the_milestones_that_rest_on_them()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!;
        Assert.Equal([MilestoneKind.Ticketed, MilestoneKind.Acknowledged], record.Entry(ACallAtTen.Ticket)!.Milestones);
        Assert.Equal([MilestoneKind.FirstContactAttempt], record.Entry(ACallAtTen.PrimaryTried)!.Milestones);
        Assert.Empty(record.Entry(ACallAtTen.SecondaryReached)!.Milestones);
    }

    [Fact]
    public void Attempts_come_with_the_time_since_the_one_before()
    {
        var attempts = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!.ContactAttempts;
        Assert.Equal([(Duration?)null, Duration.FromMinutes(2)], attempts.Select(attempt => attempt.SincePrevious));
        Assert.Equal([ContactRung.Primary, ContactRung.Secondary], attempts.Select(attempt => attempt.Rung));
    }

    [Fact]
    public void A_theory_says_what_became_of_it()
    {
        var theory = Assert.Single(IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!.Hypotheses);
        Assert.Equal(("Customer", HypothesisStatus.Refuted), (theory.RaisedBy, theory.Status));
        Assert.Equal((ACallAtTen.Morning(1, 16), "Account lead", ACallAtTen.TheoryFell), (theory.SettledAt, theory.SettledBy, theory.Settlement));
    }

    [Fact]
    public void A_theory_is_open_until_settled_and_again_when_that_is_taken_back()
    {
        IncidentEvent[] events = [Declared(), new HypothesisRaised(Entry(1), At(2), "x", null), new HypothesisConfirmed(Entry(2), At(3), Entry(1), "y")];
        Assert.Equal(HypothesisStatus.Open, Assert.Single(RecordOf(events[..2]).Hypotheses).Status);
        Assert.Equal(HypothesisStatus.Confirmed, Assert.Single(RecordOf(events).Hypotheses).Status);
        var open = Assert.Single(RecordOf([.. events, Retracted(2)]).Hypotheses);
        Assert.Equal((HypothesisStatus.Open, null, null, null), (open.Status, open.SettledBecause, open.SettledAt, open.SettledBy));
    }

    [Fact]
    public void Of_two_settlements_that_raced_the_one_recorded_first_counts()
    {
        var record = RecordOf(
            Declared(), new HypothesisRaised(Entry(1), At(2), "x", null), new HypothesisRefuted(Entry(2), At(9), Entry(1), "y"), new HypothesisConfirmed(Entry(3), At(3), Entry(1), "z"));
        Assert.Equal((HypothesisStatus.Refuted, Entry(2)), record.Hypotheses.Select(theory => (theory.Status, theory.Settlement!.Value)).Single());
    }

    [Fact]
    public void Evidence_taken_back_is_shown_no_longer()
    {
        var record = RecordOf(Declared(), Logged(1, 2), Logged(2, 3), new RootCauseNoted(Entry(3), At(4), "x", [Entry(2), Entry(1)]), Retracted(1));
        Assert.Equal([Entry(2)], Assert.Single(record.RootCauses).Evidence);
    }

    [Fact]
    public void Lessons_and_actions_are_listed_as_recorded()
    {
        var record = IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!;
        Assert.Equal((ACallAtTen.NoticeLesson, ACallAtTen.Morning(8, 3), "Account lead"), record.Lessons.Select(lesson => (lesson.Id, lesson.RecordedAt, lesson.RecordedBy)).Single());
        Assert.Equal((ACallAtTen.NoticeLesson, new LocalDate(2014, 5, 15)), record.ActionItems.Select(item => (item.LessonId!.Value, item.Due!.Value)).Single());
    }

    [Fact]
    public void What_a_command_made_is_found_by_where_it_was_stored()
    {
        var record = RecordOf([Declared(), .. FirstEngaged(1, 20), Retracted(1), .. SampleEvents.Incident.OfType<LessonRecorded>(), .. SampleEvents.Incident.OfType<ActionItemRaised>(), Logged(2, 3)]);
        Assert.Equal([null, Entry(1), null, null, null, null, Entry(2), null], Enumerable.Range(1, 8).Select(sequence => record.EntryMadeAt(sequence)?.Id));
        Assert.Equal([5L], Enumerable.Range(0, 9).Select(sequence => record.LessonMadeAt(sequence)?.Sequence).OfType<long>());
        Assert.Equal((record.Lessons[0], record.ActionItems[0]), (record.LessonMadeAt(5), record.ActionItemMadeAt(6)));
        Assert.Null(record.ActionItemMadeAt(5));
    }

    [Fact]
    public void An_entry_that_is_not_there_is_null() => Assert.Null(RecordOf(Declared()).Entry(Entry(9)));

    [Fact]
    public void A_stream_must_begin_with_its_declaration_and_have_no_gap()
    {
        var events = Situation.Record(Declared(), Logged(1, 1), Logged(2, 2));
        Assert.Null(IncidentRecord.Fold(Id, []));
        Assert.Throws<InvalidOperationException>(() => IncidentRecord.Fold(Id, events.Skip(1)));
        Assert.Throws<InvalidOperationException>(() => IncidentRecord.Fold(Id, [events[0], events[2]]));
    }

    [Fact]
    public void An_event_seen_twice_changes_nothing()
    {
        var events = Situation.Record(Declared(), Logged(1, 1));
        var record = IncidentRecord.Fold(Id, events)!;
        Assert.Same(record, record.Apply(events[1]));
    }
}
