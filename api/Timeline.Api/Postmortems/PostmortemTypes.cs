using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Names;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Postmortems.Templates;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems;

/// <summary>How people are called in a document.</summary>
internal enum PostmortemNames
{
    People,
    Roles,
}

/// <summary>Something missing, and where it is mended.</summary>
internal sealed record PostmortemGap(string Sentence, PostmortemSection Section, string? EntryId, string? ActionItemId, string? CommentId);

internal static class PostmortemTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<PostmortemNames>("PostmortemNames");
        schema.Object<PostmortemGap>("PostmortemGap").Properties();
        schema.Object<PostmortemDraft>("Postmortem")
            .Field("id", draft => draft.Id.ToString())
            .Field("incidentVersion", draft => draft.Drafted.Version)
            .Field("asKnownAt", draft => draft.Drafted.AsKnownAt)
            .Field("missing", draft => draft.Missing().Select(part => VisibleText.Of(part.Sentence)).ToList())
            .Field("gaps", draft => draft.Missing().Select(part => new PostmortemGap(
                VisibleText.Of(part.Sentence), SectionGaps.SectionOf(part, draft.Record), part.EntryId?.ToString(), part.ActionItemId?.ToString(), part.CommentId?.ToString())).ToList())
            .Field("markdown", async (field, cancellation) => MarkdownOutput.Render(await ComposeAsync(field, cancellation)))
            .Field("html", async (field, cancellation) => HtmlOutput.RenderBody(await ComposeAsync(field, cancellation)))
            .Field("markdownUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "md"))
            .Field("htmlUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "html"))
            .Field("pdfUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "pdf"))
            .Field("jsonUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "json"))
            .Properties();
        DraftedTemplateTypes.Bind(schema);
        WritingTypes.Bind(schema);
        ReviewTypes.Bind(schema);
        OutputTypes.Bind(schema);
        NameTypes.Bind(schema);
        schema.Object<IncidentRecord>("Incident").Field("postmortem", async (field, cancellation) =>
            await field.Service<PostmortemReader>().FindAsync(field.Parent<IncidentRecord>(), cancellation));
    }

    private static Task<PostmortemDocument> ComposeAsync(FieldContext field, CancellationToken cancellation) => field.Service<PostmortemOutputs>().ComposeAsync(
        field.Parent<PostmortemDraft>(), field.Argument<PostmortemNames?>("names") == PostmortemNames.Roles ? DocumentView.Blameless : DocumentView.Whole, pictures: null, cancellation);
}
