using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record TakeDecisionInput(
    Guid? CommandId, string IncidentId, string What, string? DecidedBy, string? OnAdviceOf, string? Assumption, IReadOnlyList<string>? Options,
    Instant? OccurredAt, Precision Precision, AmendsInput? Amends) : IRecordingInput
{
    string? IRecordingInput.Author => DecidedBy;
}

internal sealed record VerifyDecisionInput(
    Guid? CommandId, string IncidentId, string DecisionId, DecisionOutcome Outcome, string How, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>What was decided, and what came of it.</summary>
internal static class DecisionCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<TakeDecisionInput>("takeDecision", (incident, input, on) => TakeDecision.Decide(
            incident, new(on.Id, on.Now, input.What, input.Said(), input.DecidedBy, input.OnAdviceOf, input.Assumption, input.Options)));
        commands.Add<VerifyDecisionInput>("verifyDecision", (incident, input, on) => VerifyDecision.Decide(
            incident, new(on.Id, on.Now, Ids.Decision(input.DecisionId), input.Outcome, input.How, input.Said())));
    }
}
