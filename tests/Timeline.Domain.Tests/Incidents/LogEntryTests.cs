using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class LogEntryTests
{
    private static readonly LogEntry Command = new(Command(1), Now, "Queues grow.", EntryKind.Observation, SaidAt(3) with { Author = "Grace" });

    [Fact]
    public void An_entry_is_logged_with_the_id_of_its_command() =>
        Given(Declared())
            .When(Deciding(Command))
            .Then(new EntryLogged(EntryId.From(Number, Command(1), 0), At(3), EntryKind.Observation, "Queues grow.", "Grace"));

    [Fact]
    public void The_same_command_again_records_nothing_even_later() =>
        Given(Declared(), Logged(1, 3)).When(Deciding(Command with { Now = Now + NodaTime.Duration.FromHours(1) })).ThenNothing();

    [Fact]
    public void The_same_text_twice_is_two_entries() =>
        Given(Declared(), Logged(1, 3)).When(Deciding(new(Command(2), Now, "Somebody looked.", EntryKind.Note, SaidAt(3)))).ThenOne<EntryLogged>();

    [Theory]
    [InlineData(EntryKind.ContactAttempt)]
    [InlineData(EntryKind.Engagement)]
    [InlineData(EntryKind.Status)]
    public void A_kind_with_a_command_of_its_own_is_not_logged(EntryKind kind) =>
        Given(Declared()).When(Deciding(Command with { Kind = kind })).ThenRejected(RejectionCode.NotAllowed, "kind");

    [Fact]
    public void A_closed_incident_takes_what_happened_before_it_closed() =>
        Given(Declared(), Resolved(2, 9), Closed(3, 10)).When(Deciding(Command)).ThenOne<EntryLogged>();

    [Fact]
    public void A_closed_incident_takes_what_may_have_happened_before_it_closed() =>
        Given(Declared(), Resolved(2, 9), Closed(3, 10)).When(Deciding(Command with { When = SaidAt(20) with { Precision = Precision.Approximate } })).ThenOne<EntryLogged>();

    [Theory]
    [InlineData(11)]
    [InlineData(null)]
    public void What_happened_after_it_closed_needs_reopening(int? minute)
    {
        var rejection = Given(Declared(), Resolved(2, 9), Closed(3, 10))
            .When(Deciding(Command with { When = minute is { } at ? SaidAt(at) : Said.Now }))
            .ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        Assert.StartsWith("INC-42 was closed at", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("reopen the incident", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_repeated_after_closing_is_still_harmless() =>
        Given(Declared(), Logged(1, 3), Resolved(2, 9), Closed(3, 10)).When(Deciding(Command)).ThenNothing();

    [Fact]
    public void An_unknown_incident_is_refused() => Given().When(Deciding(Command)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");

    private static Func<Incident, Decision<IncidentEvent>> Deciding(LogEntry command) => incident => LogEntry.Decide(incident, command);
}
