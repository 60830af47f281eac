using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems;

internal static class PostmortemTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<PostmortemDraft>("Postmortem")
            .Field("id", draft => draft.Id.ToString())
            .Field("incidentVersion", draft => draft.Drafted.Version)
            .Field("asKnownAt", draft => draft.Drafted.AsKnownAt)
            .Field("missing", draft => draft.Missing().Select(part => VisibleText.Of(part.Sentence)).ToList())
            .Field("markdown", draft => MarkdownOutput.Render(draft.Compose(DocumentView.Whole)))
            .Field("html", draft => HtmlOutput.RenderBody(draft.Compose(DocumentView.Whole)))
            .Field("markdownUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "md"))
            .Field("htmlUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "html"))
            .Field("pdfUrl", draft => PostmortemEndpoints.UrlOf(draft.Drafted.Key, "pdf"))
            .Properties();
        WritingTypes.Bind(schema);
        ReviewTypes.Bind(schema);
        schema.Object<IncidentRecord>("Incident").Field("postmortem", async (field, cancellation) =>
            await field.Service<PostmortemReader>().FindAsync(field.Parent<IncidentRecord>(), cancellation));
    }
}
