using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Writing;

internal sealed record HoldSectionInput(string IncidentId, PostmortemSection Section) : IPostmortemInput;

internal sealed record SaveSectionDraftInput(string IncidentId, PostmortemSection Section, long Version, string Markdown, long? IncidentVersion) : IPostmortemInput;

internal sealed record FinishSectionInput(Guid? CommandId, string IncidentId, PostmortemSection Section, long Version) : IPostmortemInput;

internal sealed record ReleaseSectionInput(string IncidentId, PostmortemSection Section) : IPostmortemInput;

internal sealed record DiscardSectionDraftInput(string IncidentId, string DraftId) : IPostmortemInput;

/// <summary>Who writes in which section, and what is typed there (ADR 44).</summary>
internal static class HoldCommands
{
    public static void Bind(PostmortemCommands commands)
    {
        commands.Add<HoldSectionInput>(
            "holdSection",
            async (field, turn, input, cancellation) =>
            {
                if (!IsDrafted(turn))
                    return;
                turn.EndLapsed(input.Section);
                turn.Record(SectionHolds.Hold(turn.Draft(input.Section), await StartAsync(field, turn, input.Section, cancellation), turn.By, turn.Now));
            },
            section: input => input.Section);
        commands.Add<SaveSectionDraftInput>(
            "saveSectionDraft",
            async (field, turn, input, cancellation) =>
            {
                if (!IsDrafted(turn))
                    return;
                if (input.IncidentVersion is { } seen && turn.Postmortem.BasisOf(seen) is null)
                {
                    turn.Record(PostmortemRules.UnknownBasis(turn.Postmortem, seen)!);
                    return;
                }

                turn.EndLapsed(input.Section);
                turn.Record(SectionHolds.Save(
                    turn.Draft(input.Section), await StartAsync(field, turn, input.Section, cancellation), turn.By, input.Markdown, input.Version, input.IncidentVersion, turn.Now));
            },
            section: input => input.Section);
        commands.Add<FinishSectionInput>(
            "finishSection",
            (_, turn, input, _) =>
            {
                turn.EndLapsed(input.Section);
                turn.Record(SectionHolds.Finish(turn.Draft(input.Section), turn.Postmortem, turn.Incident, turn.By, input.Version));
                return ValueTask.CompletedTask;
            },
            section: input => input.Section);
        commands.Add<ReleaseSectionInput>(
            "releaseSection",
            (_, turn, input, _) =>
            {
                turn.EndLapsed(input.Section);
                turn.Record(SectionHolds.Release(turn.Draft(input.Section), turn.By));
                return ValueTask.CompletedTask;
            },
            section: input => input.Section);
        commands.Add<DiscardSectionDraftInput>(
            "discardSectionDraft",
            (_, turn, input, _) =>
            {
                Discard(turn, input);
                return ValueTask.CompletedTask;
            });
    }

    private static void Discard(PostmortemTurn turn, DiscardSectionDraftInput input)
    {
        if (!Guid.TryParseExact(input.DraftId, "D", out var id) || turn.Find(id) is not { KeptFor: { } owner } kept)
            turn.Record(new Rejection(RejectionCode.NotAllowed, $"draftId is \"{Excerpt.Of(input.DraftId)}\", and nothing is kept aside under it. Load the section again; what is being typed is given up by releaseSection.", "draftId"));
        else if (owner.Id != turn.By.Id && !turn.Actor.May(Permission.Manage))
            turn.Record(new Rejection(RejectionCode.NotAllowed, $"{owner.Name} typed this. Only they, or a manager, can discard it.", "draftId"));
        else
            turn.Delete(kept);
    }

    private static bool IsDrafted(PostmortemTurn turn)
    {
        if (!turn.Postmortem.IsDrafted)
            turn.Record(PostmortemRules.NotDrafted);
        return turn.Postmortem.IsDrafted;
    }

    // What it says now is asked for only where somebody begins.
    private static async ValueTask<SectionStart> StartAsync(FieldContext field, PostmortemTurn turn, PostmortemSection section, CancellationToken cancellation)
    {
        var (postmortem, draft) = (turn.Postmortem, turn.Draft(section));
        var markdown = draft?.Holder?.Id == turn.By.Id ? draft.Base : await field.Service<SectionTexts>().BeginningAsync(turn.Incident.Id, postmortem, section, cancellation);
        var seen = postmortem.Written.GetValueOrDefault(section)?.IncidentVersion ?? postmortem.Drafted!.IncidentVersion;
        return new(turn.Stream, turn.Incident.Id.Value, section, markdown, seen);
    }
}
