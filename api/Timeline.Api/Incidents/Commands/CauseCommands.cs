using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RaiseHypothesisInput(
    Guid? CommandId, string IncidentId, string Statement, string? RaisedBy, Instant? OccurredAt, Precision Precision, AmendsInput? Amends) : IRecordingInput
{
    string? IRecordingInput.Author => RaisedBy;
}

internal sealed record SettleHypothesisInput(
    Guid? CommandId, string IncidentId, string HypothesisId, string Because, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record NoteCauseInput(
    Guid? CommandId, string IncidentId, string Text, IReadOnlyList<string>? Evidence, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record LinkEvidenceInput(
    Guid? CommandId, string IncidentId, string HypothesisId, string EvidenceId, EvidenceBearing Bearing, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>Theories, and what was found in the end.</summary>
internal static class CauseCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RaiseHypothesisInput>("raiseHypothesis", (incident, input, on) => RaiseHypothesis.Decide(
            incident, new(on.Id, on.Now, input.Statement, input.Said(), input.RaisedBy)));
        AddSettling("refuteHypothesis", HypothesisStatus.Refuted);
        AddSettling("confirmHypothesis", HypothesisStatus.Confirmed);
        AddSettling("abandonHypothesis", HypothesisStatus.Abandoned);
        commands.Add<LinkEvidenceInput>("linkEvidence", (incident, input, on) => LinkEvidence.Decide(
            incident, new(on.Id, on.Now, Ids.Hypothesis(input.HypothesisId), Ids.Entry(input.EvidenceId, "evidenceId"), input.Bearing, input.Said(), input.Text)));
        AddNoting("noteRootCause", CauseKind.RootCause);
        AddNoting("noteContributingFactor", CauseKind.ContributingFactor);
        AddNoting("noteTrigger", CauseKind.Trigger);

        void AddSettling(string mutation, HypothesisStatus status) => commands.Add<SettleHypothesisInput>(
            mutation,
            (incident, input, on) => SettleHypothesis.Decide(
                incident, new(on.Id, on.Now, Ids.Hypothesis(input.HypothesisId), status, input.Because, input.Said())));

        void AddNoting(string mutation, CauseKind kind) => commands.Add<NoteCauseInput>(mutation, (incident, input, on) => NoteCause.Decide(
            incident, new(on.Id, on.Now, kind, input.Text, input.Said(), Ids.Entries(input.Evidence))));
    }
}
