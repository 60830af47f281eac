using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Names;

internal sealed record NameChoiceInput(string FindId, string? Person);

internal sealed record ReplaceNamesInput(Guid? CommandId, string IncidentId, IReadOnlyList<NameChoiceInput> Names, long? ExpectedVersion) : IPostmortemInput;

internal sealed record NameFindsInput(Guid? CommandId, string IncidentId, IReadOnlyList<string> FindIds, long? ExpectedVersion) : IPostmortemInput;

/// <summary>What becomes of names that were typed in part (ADR 50).</summary>
internal static class NameCommands
{
    public static void Bind(PostmortemCommands commands)
    {
        commands.Add<ReplaceNamesInput>("replaceNames", ReplaceAsync);
        commands.Add<NameFindsInput>("dismissNames", async (field, turn, input, cancellation) =>
        {
            var finds = Found(await FindsAsync(field, turn, cancellation), input.FindIds, id => $"findIds.{id}");
            turn.Record(SettleNames.Dismiss(turn.Postmortem, [.. finds.Select(find => find.Name).Distinct()]));
        });
        // What was said of words that nobody finds any more can be taken back too.
        commands.Add<NameFindsInput>("reopenNames", (turn, input) =>
        {
            CheckCount(input.FindIds.Count, "findIds");
            return SettleNames.Reopen(turn.Postmortem, [.. turn.Postmortem.Names.Select(said => said.Name).Where(name => input.FindIds.Contains(name.ToFindId().ToString(), StringComparer.Ordinal))]);
        });
    }

    private static async ValueTask ReplaceAsync(FieldContext field, PostmortemTurn turn, ReplaceNamesInput input, CancellationToken cancellation)
    {
        if (await DraftAsync(field, turn, cancellation) is not { } draft)
        {
            turn.Record(PostmortemRules.NotDrafted);
            return;
        }

        var people = await field.Service<PostmortemOutputs>().PeopleAsync(cancellation);
        var finds = Found(NamesInText.Of(draft, people), [.. input.Names.Select(choice => choice.FindId)], index => $"names.{index}.findId");
        var chosen = finds.Select((find, index) => (Find: find, Candidate: Chosen(find, input.Names[index].Person, $"names.{index}.person"))).DistinctBy(one => one.Find.Name).ToList();
        // All of it or nothing.
        var decisions = chosen.Where(one => one.Find.Name.Place == NamePlace.Section).GroupBy(one => one.Find.Name.Id!).Select(section => Write(turn, draft, people, section.Key, section)).ToList();
        decisions.Add(SettleNames.Replace(
            turn.Postmortem,
            [.. chosen.Where(one => one.Find.Name.Place != NamePlace.Section).Select(one => new ReplacedName(one.Find.Name.Place, one.Find.Name.Id, one.Find.Name.Words, one.Candidate.Person))]));
        foreach (var decision in decisions.Find(one => one.IsRejected) is { } rejected ? [rejected] : decisions)
            turn.Record(decision);
        if (turn.Rejection is not null)
            return;
        foreach (var section in turn.Events.OfType<SectionWritten>().Select(written => written.Section).ToList())
        {
            if (turn.Draft(section) is { LastHolder: not null } free)
                turn.Record(SectionHolds.Forget(free));
        }
    }

    // As if the caller had written it: who holds it has it, and what it says is checked.
    private static Decision<PostmortemEvent> Write(
        PostmortemTurn turn, PostmortemDraft draft, IReadOnlyList<string> people, string name, IEnumerable<(NameFind Find, NameCandidate Candidate)> chosen)
    {
        var written = turn.Postmortem.Written.Values.First(written => Say.Name(written.Section) == name);
        turn.EndLapsed(written.Section);
        if (SectionHolds.Busy(turn.Draft(written.Section), turn.By) is { } busy)
            return busy;
        written = turn.Postmortem.Written[written.Section];
        var text = NamesInText.Replace(draft, people, written.Markdown, chosen.ToDictionary(one => one.Find.Name.Words, one => one.Candidate.ShownAs, StringComparer.Ordinal));
        return WriteSection.Decide(turn.Postmortem, turn.Incident, new(written.Section, text, written.IncidentVersion, turn.By));
    }

    private static NameCandidate Chosen(NameFind find, string? person, string field)
    {
        var known = string.Join(", ", find.Candidates.Select(candidate => $"\"{candidate.Person}\""));
        if (person is null)
        {
            return find.Candidates is [var only]
                ? only
                : throw new RejectedException(new(RejectionCode.Required, $"\"{find.Name.Words}\" may be {known}. Say who it is.", field));
        }

        return find.Candidates.FirstOrDefault(candidate => candidate.Person == person)
            ?? throw new RejectedException(new(RejectionCode.PersonNotFound, $"person is \"{Excerpt.Of(person)}\", and \"{find.Name.Words}\" may be {known}. Give one of them, or leave the words as they are.", field));
    }

    private static List<NameFind> Found(IReadOnlyList<NameFind> finds, IReadOnlyList<string> ids, Func<int, string> field)
    {
        CheckCount(ids.Count, field(0).Split('.')[0]);
        var known = finds.ToDictionary(find => find.Name.ToFindId().ToString(), StringComparer.Ordinal);
        return
        [
            .. ids.Select((id, index) => known.GetValueOrDefault(id)
                ?? throw new RejectedException(new(RejectionCode.NameNotFound, $"\"{Excerpt.Of(id)}\" is no find of this postmortem: the words were changed, or are replaced. Load namesInText again.", field(index)))),
        ];
    }

    private static void CheckCount(int count, string field)
    {
        if (count > SettleNames.Most)
            throw new RejectedException(new(RejectionCode.OutOfRange, $"{field} has {count} finds; the limit is {SettleNames.Most}. Send several commands.", field));
    }

    private static async ValueTask<IReadOnlyList<NameFind>> FindsAsync(FieldContext field, PostmortemTurn turn, CancellationToken cancellation) =>
        await DraftAsync(field, turn, cancellation) is { } draft ? NamesInText.Of(draft, await field.Service<PostmortemOutputs>().PeopleAsync(cancellation)) : [];

    // The stream is held: what is read beside the turn is what it rests on.
    private static async ValueTask<PostmortemDraft?> DraftAsync(FieldContext field, PostmortemTurn turn, CancellationToken cancellation) =>
        await field.Service<PostmortemReader>().FindAsync(turn.Incident, cancellation);
}
