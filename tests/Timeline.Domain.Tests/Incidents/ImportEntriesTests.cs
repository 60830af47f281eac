using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class ImportEntriesTests
{
    private static readonly ImportLine[] Night =
    [
        new(Minute(2), "The customer calls.", ImportRole.Reported, Author: "Customer"),
        new(Minute(4), "A ticket is opened.", ImportRole.Ticketed),
        new(Minute(6), "The first does not answer.", ImportRole.ContactAttempt, Who: "First engineer", Outcome: ContactOutcome.NotAvailable),
        new(Minute(8), "The second is reached.", ImportRole.ContactAttempt, Author: "Second engineer", Rung: ContactRung.Secondary),
        new(Minute(15), "The customer is called back.", ImportRole.Update, Author: "Lead", Channel: Channel.Chat, Audience: Audience.Stakeholders),
        new(Minute(20), "Hands on it.", ImportRole.Engaged),
        new(Minute(102), "A check-in."),
        new(Minute(200), "Understood.", ImportRole.RootCause),
        new(Minute(300), "Better.", ImportRole.Mitigated),
        new(Minute(527), "Over.", ImportRole.Resolved, Author: "Second engineer"),
    ];

    [Fact]
    public void Each_role_makes_its_own_event() =>
        Given(Declared())
            .When(Importing(1, Night))
            .Then(
                new EntryLogged(Line(1, 0), At(2), EntryKind.Report, "The customer calls.", "Customer"),
                new EntryLogged(Line(1, 1), At(4), EntryKind.Ticket, "A ticket is opened.", Author: null),
                new ContactAttempted(Line(1, 2), At(6), "First engineer", ContactRung.Primary, Channel.Phone, ContactOutcome.NotAvailable, "The first does not answer."),
                new ContactAttempted(Line(1, 3), At(8), "Second engineer", ContactRung.Secondary, Channel.Phone, ContactOutcome.Reached, "The second is reached.", "Second engineer"),
                new UpdateSent(Line(1, 4), At(15), Audience.Stakeholders, Channel.Chat, "The customer is called back.", WhatNext: null, NextUpdateDue: null, "Lead"),
                new ResponderEngaged(Line(1, 5), At(20), "Not named", How: null, "Hands on it."),
                new StatusChanged(Line(1, 5), At(20), IncidentStatus.Declared, IncidentStatus.Engaged, Text: null),
                new EntryLogged(Line(1, 6), At(102), EntryKind.Note, "A check-in.", Author: null),
                new RootCauseNoted(Line(1, 7), At(200), "Understood.", []),
                new StatusChanged(Line(1, 8), At(300), IncidentStatus.Engaged, IncidentStatus.Mitigated, "Better."),
                new StatusChanged(Line(1, 9), At(527), IncidentStatus.Mitigated, IncidentStatus.Resolved, "Over.", "Second engineer"));

    [Fact]
    public void Newest_first_is_recorded_oldest_first()
    {
        var outcome = Given(Declared()).When(Importing(1, [.. Night.Reverse()]));
        Assert.Equal(Night.Select(line => line.OccurredAt), outcome.After.Entries.Values.OrderBy(entry => entry.Order).Select(entry => entry.When.At));
        Assert.Equal(IncidentStatus.Resolved, outcome.After.Status);
    }

    [Fact]
    public void The_same_command_again_records_nothing() =>
        Given([Declared(), .. Imported(1, Night)]).When(Importing(1, Night)).ThenNothing();

    [Fact]
    public void The_same_notes_under_another_command_record_nothing() =>
        Given([Declared(), .. Imported(1, Night)]).When(Importing(2, Night)).ThenNothing();

    [Fact]
    public void Longer_notes_record_only_what_is_new()
    {
        var outcome = Given([Declared(), .. Imported(1, Night[..3])]).When(Importing(2, Night[..5]));
        Assert.Equal([Line(2, 3), Line(2, 4)], outcome.Decision.Events.Cast<IOnTimeline>().Select(entry => entry.EntryId));
    }

    [Fact]
    public void Two_equal_lines_are_two_entries_once()
    {
        var twice = new[] { Night[6], Night[6] };
        var outcome = Given(Declared()).When(Importing(1, twice));
        Assert.Equal(2, outcome.Decision.Events.Count);
        Given([Declared(), .. outcome.Decision.Events]).When(Importing(2, twice)).ThenNothing();
        Assert.Single(Given([Declared(), .. outcome.Decision.Events]).When(Importing(2, [.. twice, Night[6]])).Decision.Events);
    }

    [Fact]
    public void A_line_corrected_since_is_not_doubled_by_the_uncorrected_notes()
    {
        var corrected = new EntryAmended(Line(1, 6), "The head of operations checks in.", At(101), "More exactly.");
        var outcome = Given([Declared(), .. Imported(1, Night), corrected]);
        outcome.When(Importing(2, Night)).ThenNothing();
        outcome.When(Importing(2, [new(Minute(101), "The head of operations checks in.")])).ThenNothing();
    }

    [Fact]
    public void An_entry_answers_for_one_line_even_with_two_readings()
    {
        var corrected = new EntryAmended(Line(1, 0), "The head of operations checks in.", null, "More exactly.");
        Given([Declared(), .. Imported(1, [Night[6]]), corrected])
            .When(Importing(2, [Night[6], Night[6] with { Text = "The head of operations checks in." }]))
            .Then(new EntryLogged(Line(2, 1), At(102), EntryKind.Note, "The head of operations checks in.", Author: null));
    }

    [Fact]
    public void A_line_retracted_since_is_left_out_and_named()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, Night), new EntryRetracted(Line(1, 6), "No.")];
        Given(stored).When(Importing(2, Night)).ThenNothing();
        var plan = ImportEntries.Plan(Incident.Fold(stored), new(Command(2), Now, Zone: null, Night));
        var left = Assert.Single(plan.Lines, line => line.LeftOut);
        Assert.Equal((6, new KnownLine(KnownLineState.Retracted, Line(1, 6))), (left.Index, left.Known!));
        Assert.Equal(9, plan.SkippedCount);
        Assert.DoesNotContain(Line(2, 6), plan.EntryIds);
    }

    [Fact]
    public void A_resolution_retracted_since_does_not_resolve_it_again() =>
        Given([Declared(), .. Imported(1, [Night[9]]), new EntryRetracted(Line(1, 0), "Not over.")]).When(Importing(2, [Night[9]])).ThenNothing();

    [Fact]
    public void However_often_the_notes_say_what_was_retracted_none_of_it_comes_back() =>
        Given([Declared(), .. Imported(1, [Night[6]]), new EntryRetracted(Line(1, 0), "No.")]).When(Importing(2, [Night[6], Night[6]])).ThenNothing();

    [Fact]
    public void A_retracted_line_that_was_corrected_before_is_known_by_both_readings()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, [Night[6]]), new EntryAmended(Line(1, 0), "He checks in.", At(101), "More exactly."), new EntryRetracted(Line(1, 0), "No.")];
        Given(stored).When(Importing(2, [Night[6]])).ThenNothing();
        Given(stored).When(Importing(2, [Night[6] with { Text = "He checks in.", OccurredAt = Minute(101) }])).ThenNothing();
    }

    [Fact]
    public void A_retracted_line_that_is_asked_for_becomes_a_new_entry_that_the_next_import_finds()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, [Night[6]]), new EntryRetracted(Line(1, 0), "No.")];
        var taken = Given(stored).When(Importing(2, [Night[6] with { TakeAnyway = true }]));
        taken.Then(new EntryLogged(Line(2, 0), At(102), EntryKind.Note, "A check-in.", Author: null));
        Scenario.From(taken.After).When(Importing(3, [Night[6]])).ThenNothing();
        var plan = ImportEntries.Plan(taken.After, new(Command(3), Now, Zone: null, [Night[6] with { TakeAnyway = true }]));
        Assert.Equal((1, Line(2, 0)), (plan.SkippedCount, Assert.Single(plan.EntryIds)));
    }

    [Fact]
    public void Of_two_equal_lines_the_one_that_stands_is_skipped_and_the_retracted_one_left_out()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, [Night[6], Night[6]]), new EntryRetracted(Line(1, 0), "Twice.")];
        var plan = ImportEntries.Plan(Incident.Fold(stored), new(Command(2), Now, Zone: null, [Night[6], Night[6]]));
        Assert.Equal([(KnownLineState.Standing, Line(1, 1)), (KnownLineState.Retracted, Line(1, 0))], plan.Lines.Select(line => (line.Known!.State, line.Known.EntryId)));
    }

    [Fact]
    public void A_line_at_the_time_and_of_the_kind_of_a_redacted_entry_is_left_out_whatever_it_says()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, Night), new EntryRedacted(Line(1, 6), "A name.")];
        Given(stored).When(Importing(2, Night)).ThenNothing();
        var plan = ImportEntries.Plan(Incident.Fold(stored), new(Command(2), Now, Zone: null, Night));
        Assert.Equal(new KnownLine(KnownLineState.MayBeRedacted, Line(1, 6)), Assert.Single(plan.Lines, line => line.LeftOut).Known);

        Given(stored).When(Importing(2, [Night[6] with { Text = "Anything.", OccurredAt = Minute(102) + Duration.FromSeconds(40), Precision = Precision.Second }])).ThenNothing();
        Given(stored).When(Importing(2, [Night[6] with { OccurredAt = Minute(103) }])).ThenOne<EntryLogged>();
        Given(stored).When(Importing(2, [Night[6] with { Role = ImportRole.Observation }])).ThenOne<EntryLogged>();
    }

    [Fact]
    public void A_redacted_entry_that_was_retracted_or_moved_is_still_known_by_its_time()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, [Night[6]]), new EntryAmended(Line(1, 0), null, At(90), "Earlier."), new EntryRedacted(Line(1, 0), "A name."), new EntryRetracted(Line(1, 0), "No.")];
        Given(stored).When(Importing(2, [Night[6]])).ThenNothing();
        Given(stored).When(Importing(2, [Night[6] with { OccurredAt = Minute(90) }])).ThenNothing();
    }

    [Fact]
    public void What_may_have_been_redacted_is_stored_when_it_is_asked_for_and_found_the_next_time()
    {
        IncidentEvent[] stored = [Declared(), .. Imported(1, [Night[6]]), new EntryRedacted(Line(1, 0), "A name.")];
        var taken = Given(stored).When(Importing(2, [Night[6] with { TakeAnyway = true }]));
        Assert.Equal(Line(2, 0), taken.ThenOne<EntryLogged>().EntryId);
        Scenario.From(taken.After).When(Importing(3, [Night[6]])).ThenNothing();
    }

    [Fact]
    public void A_command_that_an_older_program_carried_out_names_the_entries_it_made_then()
    {
        var older = EntryId.WithoutNumber(Command(1), 0);
        IncidentEvent[] stored = [Declared(), new EntryLogged(older, At(102), EntryKind.Note, "A check-in.", Author: null), new EntryRetracted(older, "No.")];
        Given(stored).When(Importing(1, [Night[6]])).ThenNothing();
        Assert.Equal([older], ImportEntries.Plan(Incident.Fold(stored), new(Command(1), Now, Zone: null, [Night[6]])).EntryIds);
    }

    [Fact]
    public void The_same_words_in_another_role_are_another_line() =>
        Given([Declared(), .. Imported(1, [Night[6]])]).When(Importing(2, [Night[6] with { Role = ImportRole.Communication }])).ThenOne<EntryLogged>();

    [Fact]
    public void The_plan_names_the_entry_of_each_line_before_and_after()
    {
        var before = Incident.Fold([Declared(), .. Imported(1, Night[..3])]);
        ImportLine[] lines = [Night[4], Night[1], Night[3]];
        var command = new ImportEntries(Command(2), Now, Zone: null, lines);
        var plan = ImportEntries.Plan(before, command);
        Assert.Equal([Line(2, 0), Line(1, 1), Line(2, 2)], plan.EntryIds);
        Assert.Equal(1, plan.SkippedCount);

        var after = ImportEntries.Decide(before, command).Events.Aggregate(before, Incident.Evolve);
        Assert.Equal(plan.EntryIds, ImportEntries.Plan(after, command).EntryIds);
        Assert.Equal(3, ImportEntries.Plan(after, command).SkippedCount);
    }

    [Fact]
    public void One_bad_line_refuses_all_and_is_named()
    {
        var lines = Night.ToArray();
        lines[3] = lines[3] with { OccurredAt = Now + Duration.FromHours(1) };
        var rejection = Given(Declared()).When(Importing(1, lines)).ThenRejected(RejectionCode.TimeOutOfRange, "entries.3.occurredAt");
        Assert.StartsWith("Entry 4: occurredAt is ", rejection.Message, StringComparison.Ordinal);

        lines[3] = lines[3] with { OccurredAt = Minute(8), Text = "a\0" };
        Given(Declared()).When(Importing(1, lines)).ThenRejected(RejectionCode.InvalidText, "entries.3.text");
        lines[3] = lines[3] with { Text = "a", Author = new('x', 201) };
        Given(Declared()).When(Importing(1, lines)).ThenRejected(RejectionCode.TooLong, "entries.3.author");
        lines[3] = lines[3] with { Author = null, OccurredUntil = Minute(7) };
        Given(Declared()).When(Importing(1, lines)).ThenRejected(RejectionCode.EndBeforeStart, "entries.3.occurredUntil");
    }

    [Fact]
    public void A_status_reached_already_is_kept_too_and_the_one_recorded_last_counts()
    {
        var imported = Given(Declared(), Resolved(1, 500, IncidentStatus.Declared)).When(Importing(2, Night)).After;
        Assert.Equal((IncidentStatus.Resolved, Minute(527)), (imported.Status, imported.KnownMilestone(MilestoneKind.Resolved)!.At));
        Assert.Equal(Minute(300), imported.KnownMilestone(MilestoneKind.Mitigated)!.At);
    }

    [Fact]
    public void Resolved_and_resolved_again_in_one_paste_are_both_kept_and_the_last_counts()
    {
        ImportLine[] lines = [new(Minute(0), "Called.", ImportRole.Reported), new(Minute(60), "Over.", ImportRole.Resolved), new(Minute(120), "Back."), new(Minute(180), "Over.", ImportRole.Resolved)];
        var imported = Given(Declared()).When(Importing(1, lines));
        Assert.Equal(2, imported.Decision.Events.Count(made => made is StatusChanged { To: IncidentStatus.Resolved }));
        Assert.Equal((IncidentStatus.Resolved, Minute(180)), (imported.After.Status, imported.After.KnownMilestone(MilestoneKind.Resolved)!.At));
        From(imported.After).When(Importing(2, lines)).ThenNothing();
    }

    [Fact]
    public void A_line_that_says_it_was_back_reopens_it_and_what_comes_after_is_no_longer_after_the_closing()
    {
        ImportLine[] lines = [new(Minute(60), "Down again.", ImportRole.Reopened), new(Minute(70), "Looked.")];
        var closed = Given([Declared(), .. FirstEngaged(7, 20), Resolved(8, 40), Closed(9, 50)]);
        var imported = closed.When(Importing(1, lines)).Then(
            new StatusChanged(Line(1, 0), At(60), IncidentStatus.Closed, IncidentStatus.Engaged, "Down again."), Logged(0, 70, "Looked.") with { EntryId = Line(1, 1) });
        Assert.Equal(IncidentStatus.Engaged, imported.After.Status);
        From(imported.After).When(Importing(2, lines)).ThenNothing();
        closed.When(Importing(1, lines[1..])).ThenRejected(RejectionCode.IncidentClosed, "entries.0.occurredAt");
    }

    [Fact]
    public void Times_may_be_said_in_another_zone() =>
        Assert.Equal(
            "Europe/Berlin",
            Given(Declared()).When(incident => ImportEntries.Decide(incident, new(Command(1), Now, "Europe/Berlin", [Night[6]]))).ThenOne<EntryLogged>().When.Zone);

    [Fact]
    public void An_unknown_zone_is_refused() =>
        Given(Declared()).When(incident => ImportEntries.Decide(incident, new(Command(1), Now, "CDT", [Night[6]]))).ThenRejected(RejectionCode.UnknownZone, "zone");

    [Fact]
    public void There_must_be_lines_and_at_most_2000()
    {
        Given(Declared()).When(Importing(1, [])).ThenRejected(RejectionCode.Required, "entries");
        var many = Enumerable.Range(0, 2_001).Select(n => new ImportLine(TenPm - Duration.FromMinutes(n), $"Line {n}")).ToArray();
        Given(Declared()).When(Importing(1, many)).ThenRejected(RejectionCode.TooLong, "entries");
        Assert.Equal(2_000, Given(Declared()).When(Importing(1, many[..2_000])).Decision.Events.Count);
    }

    [Fact]
    public void A_line_after_the_closing_or_an_unknown_incident_is_refused()
    {
        var closed = Given(Declared(), Resolved(8, 40, IncidentStatus.Declared), Closed(9, 50));
        closed.When(Importing(1, Night)).ThenRejected(RejectionCode.IncidentClosed, "entries.6.occurredAt");
        Assert.Equal(3, closed.When(Importing(1, Night[..3])).Decision.Events.Count);
        Given().When(Importing(1, Night)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");
    }

    private static EntryId Line(int command, int index) => EntryId.From(Number, Command(command), index);

    private static IReadOnlyList<IncidentEvent> Imported(int command, ImportLine[] lines) => Importing(command, lines)(Incident.Fold([Declared()])).Events;

    private static Func<Incident, Decision<IncidentEvent>> Importing(int command, ImportLine[] lines) =>
        incident => ImportEntries.Decide(incident, new(Command(command), Now, Zone: null, lines));
}
