using NodaTime;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Puts a clock of the facts into words.</summary>
internal static class IncidentClocks
{
    /// <summary>By how much it is late at its end, or else at a moment. Null: it is not, or was never due.</summary>
    public static long? LateSeconds(this IncidentClock row, Instant now) =>
        row.Clock.OutcomeAt(now) == ClockOutcome.Missed && row.Clock.DueAt is { } due ? WholeSeconds.Of((row.Clock.To?.At ?? now) - due) : null;

    /// <summary>In the zone of the view.</summary>
    public static string Sentence(this IncidentClock row, SlaAttainment attainment) =>
        ClockSentence.Of(row.Clock, attainment.ComputedAt, DateTimeZoneProviders.Tzdb[attainment.Question.Input.Zone]);

    /// <summary>As the customer is called now. Null: the organisation's own clock.</summary>
    public static string? CustomerName(this IncidentClock row, SlaAttainment attainment) =>
        row.Clock.Customer is { } customer ? attainment.Question.Catalogue.NameOf(customer) : null;
}
