using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Names;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Names;

/// <summary>How likely words are a name.</summary>
internal enum NameConfidence
{
    Likely,
    Doubtful,
}

/// <summary>What was said of words.</summary>
internal enum NameState
{
    Open,
    Replaced,
    NoName,
}

internal static class NameTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<NamePlace>("NamePlace");
        schema.Enum<NameReason>("NameReason");
        schema.Enum<NameConfidence>("NameConfidence");
        schema.Enum<NameState>("NameState");
        schema.Input<NameChoiceInput>("NameChoiceInput");
        schema.Object<NameCandidate>("NameCandidate").Properties();
        schema.Object<NameFind>("NameInText")
            .Field("findId", find => find.Name.ToFindId().ToString())
            .Field("place", find => find.Name.Place)
            .Field("section", find => find.Name.Place == NamePlace.Section ? Enum.GetValues<PostmortemSection>().First(section => Say.Name(section) == find.Name.Id) : (PostmortemSection?)null)
            .Field("entryId", find => IdIn(find, NamePlace.Entry))
            .Field("lessonId", find => IdIn(find, NamePlace.Lesson))
            .Field("actionItemId", find => IdIn(find, NamePlace.ActionItem))
            .Field("words", find => find.Name.Words)
            .Field("confidence", find => find.IsDoubtful ? NameConfidence.Doubtful : NameConfidence.Likely)
            .Field("state", find => find.Said switch { null => NameState.Open, { Person: null } => NameState.NoName, _ => NameState.Replaced })
            .Field("shownAs", find => find.Said?.Person is { } person ? find.Candidates.FirstOrDefault(candidate => candidate.Person == person)?.ShownAs : null)
            .Properties();
        schema.Object<PostmortemDraft>("Postmortem")
            .Field("namesInText", async (field, cancellation) =>
                (await FindsAsync(field, cancellation)).Where(find => find.IsOpen || field.Argument<bool?>("settled") is true).ToList())
            .Field("namesNotice", async (field, cancellation) => NamesInText.Notice(await FindsAsync(field, cancellation)));
    }

    private static async ValueTask<IReadOnlyList<NameFind>> FindsAsync(FieldContext field, CancellationToken cancellation) =>
        NamesInText.Of(field.Parent<PostmortemDraft>(), await field.Service<PostmortemOutputs>().PeopleAsync(cancellation));

    private static string? IdIn(NameFind find, NamePlace place) => find.Name.Place == place ? find.Name.Id : null;
}
