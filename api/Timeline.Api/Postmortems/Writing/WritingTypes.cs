using Marten;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>Sections as they are written in.</summary>
internal static class WritingTypes
{
    // Below the document's own headings, as what is generated.
    private const int HeadingShift = 3;

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<PostmortemSection>("PostmortemSection");
        schema.Enum<DifferenceKind>("DifferenceKind");
        schema.Object<TextDifference>("TextDifference").Properties();
        schema.Object<ParagraphDifference>("ParagraphDifference").Properties();
        schema.Object<WordDifference>("WordDifference").Properties();
        schema.Object<PostmortemPart>("PostmortemPart")
            .Field("title", async (field, cancellation) => (await AskedAsync(field, cancellation))?.Title ?? PostmortemTemplate.Default.Find(field.Parent<PostmortemPart>().Section)!.Title)
            .Field("inTemplate", async (field, cancellation) => await AskedAsync(field, cancellation) is not null)
            .Field("required", async (field, cancellation) => await AskedAsync(field, cancellation) is { Required: true })
            .Field("questions", async (field, cancellation) => (await AskedAsync(field, cancellation))?.Questions)
            .Field("questionsHtml", async (field, cancellation) => await AskedAsync(field, cancellation) is { Questions: { } questions } ? MarkdownRenderer.ToSafeHtml(questions, HeadingShift) : null)
            .Field("generated", GeneratedAsync)
            .Field("difference", DifferenceAsync)
            .Field("outdated", async (field, cancellation) => await DifferenceAsync(field, cancellation) is not null)
            .Field("draft", part => part.Draft is { } draft ? new TypedDraft(part, draft) : null)
            .Field("kept", part => part.Kept.Select(draft => new TypedDraft(part, draft)).ToList())
            .Properties();
        schema.Object<WrittenSection>("WrittenSection")
            .Field("html", written => MarkdownRenderer.ToSafeHtml(written.Markdown, HeadingShift))
            .Field("authors", written => written.Authors.Select(Shown).ToList())
            .Field("writtenAt", written => written.At)
            .Field("references", written => References.In(written.Markdown))
            .Properties();
        schema.Object<TextReference>("TextReference")
            .Field("entryId", reference => reference.Entry?.ToString())
            .Field("actionItemId", reference => reference.ActionItem?.ToString())
            .Properties();
        schema.Object<SectionDraft>("SectionHold")
            .Field("by", hold => Shown(hold.Holder!))
            .Field("since", hold => hold.HeldSince)
            .Field("until", hold => hold.HeldUntil);
        schema.Object<TypedDraft>("SectionDraft")
            .Field("draftId", typed => typed.Draft.Id.ToString())
            .Field("by", typed => Shown((typed.Draft.KeptFor ?? typed.Draft.Holder)!))
            .Field("markdown", typed => typed.Draft.Text)
            .Field("version", typed => typed.Draft.Version)
            .Field("incidentVersion", typed => typed.Draft.IncidentVersion)
            .Field("savedAt", typed => typed.Draft.SavedAt)
            .Field("difference", TypedDifferenceAsync);
        schema.Object<PostmortemDraft>("Postmortem").Field("sections", SectionsAsync);
    }

    /// <summary>Somebody with the name that they have today.</summary>
    public static NamedInIncident Shown(NamedPerson person) => new(person.Id);

    private static async ValueTask<object?> SectionsAsync(FieldContext field, CancellationToken cancellation)
    {
        var (draft, only) = (field.Parent<PostmortemDraft>(), field.Argument<IReadOnlyList<PostmortemSection>?>("only"));
        IReadOnlyList<SectionDraft> drafts = [];
        // What was typed then and is not written is known no more.
        if (draft.Incident.Moment is null)
        {
            await using var session = field.Service<IDocumentStore>().Reading();
            drafts = await session.DraftsOfAsync(draft.Id, cancellation);
        }

        var now = field.Service<IClock>().GetCurrentInstant();
        return (only ?? TemplatedSections.All(DraftedTemplate.Of(draft.Record.Drafted, draft.Catalogue).Content)).Distinct().Select(section => PostmortemPart.Of(draft.Incident, draft.Record, section, drafts, now)).ToList();
    }

    // Null: the template leaves it out.
    private static async ValueTask<TemplateSection?> AskedAsync(FieldContext field, CancellationToken cancellation)
    {
        var part = field.Parent<PostmortemPart>();
        return (await field.Service<SectionTexts>().TemplateAsync(part.Postmortem.Drafted!, cancellation)).Content.Find(part.Section);
    }

    private static async ValueTask<object?> GeneratedAsync(FieldContext field, CancellationToken cancellation)
    {
        var part = field.Parent<PostmortemPart>();
        return (await field.Service<SectionTexts>().AtAsync(part.Incident.Id, part.Postmortem.Drafted!, cancellation)).Of(part.Section);
    }

    private static async ValueTask<object?> DifferenceAsync(FieldContext field, CancellationToken cancellation)
    {
        var (part, texts) = (field.Parent<PostmortemPart>(), field.Service<SectionTexts>());
        if (part.Written is not { } written || WrittenSections.IsComputed(part.Section) || part.Postmortem.BasisOf(written.IncidentVersion) is not { } basis)
            return null;
        var now = part.Postmortem.Drafted!;
        return basis == now ? null : TextDifference.Between(
            (await texts.AtAsync(part.Incident.Id, basis, cancellation)).Of(part.Section), (await texts.AtAsync(part.Incident.Id, now, cancellation)).Of(part.Section));
    }

    private static async ValueTask<object?> TypedDifferenceAsync(FieldContext field, CancellationToken cancellation)
    {
        var (part, draft) = field.Parent<TypedDraft>();
        return TextDifference.Between(await field.Service<SectionTexts>().BeginningAsync(part.Incident.Id, part.Postmortem, part.Section, cancellation), draft.Text);
    }
}
