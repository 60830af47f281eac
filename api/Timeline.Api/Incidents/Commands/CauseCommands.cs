using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RaiseHypothesisInput(Guid? CommandId, string IncidentId, string Statement, string? RaisedBy, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record SettleHypothesisInput(Guid? CommandId, string IncidentId, string HypothesisId, string Because, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record NoteCauseInput(Guid? CommandId, string IncidentId, string Text, IReadOnlyList<string>? Evidence, Instant? OccurredAt, Precision Precision) : IIncidentInput;

/// <summary>Theories, and what was found in the end.</summary>
internal static class CauseCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RaiseHypothesisInput>("raiseHypothesis", (incident, input, on) => RaiseHypothesis.Decide(
            incident, new(on.Id, on.Now, input.Statement, new(input.OccurredAt, input.Precision), input.RaisedBy)));
        AddSettling("refuteHypothesis", HypothesisStatus.Refuted);
        AddSettling("confirmHypothesis", HypothesisStatus.Confirmed);
        AddNoting("noteRootCause", CauseKind.RootCause);
        AddNoting("noteContributingFactor", CauseKind.ContributingFactor);

        void AddSettling(string mutation, HypothesisStatus status) => commands.Add<SettleHypothesisInput>(
            mutation,
            (incident, input, on) => SettleHypothesis.Decide(
                incident, new(on.Id, on.Now, Ids.Hypothesis(input.HypothesisId), status, input.Because, new(input.OccurredAt, input.Precision))),
            about: input => Ids.Hypothesis(input.HypothesisId));

        void AddNoting(string mutation, CauseKind kind) => commands.Add<NoteCauseInput>(mutation, (incident, input, on) => NoteCause.Decide(
            incident, new(on.Id, on.Now, kind, input.Text, new(input.OccurredAt, input.Precision), Ids.Entries(input.Evidence))));
    }
}
