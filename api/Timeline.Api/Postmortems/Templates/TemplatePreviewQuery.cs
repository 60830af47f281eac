using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems.Templates;

/// <summary>A section of a template, tried on an incident.</summary>
internal sealed record PreviewedSection(TemplateSection Section, string? Html, IReadOnlyList<string> Missing);

/// <summary>What a template's source comes to.</summary>
/// <param name="Document">Of the incident that it is tried on. Null: it is tried on none.</param>
internal sealed record TemplatePreview(string? Name, string? Description, IReadOnlyList<PreviewedSection> Sections, IReadOnlyList<TemplateFault> Faults, DocumentSource? Document);

/// <summary>The templates of postmortems, and what one would come to.</summary>
internal static class TemplatePreviewQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<TemplatePreview>("PostmortemTemplatePreview")
            .Field("missing", preview => preview.Document is { } tried ? DocumentGaps.Of(tried).Select(part => VisibleText.Of(part.Sentence)).ToList() : [])
            .Field("documentHtml", preview => preview.Document is { } tried ? HtmlOutput.RenderBody(PostmortemComposer.Compose(tried, DocumentView.Whole)) : null)
            .Properties();
        schema.Object<PreviewedSection>("PreviewedSection").Properties();
        schema.Object<TemplateFault>("TemplateFault").Properties();
        schema.Query("postmortemTemplates", AllAsync);
        schema.Query("postmortemTemplatePreview", PreviewAsync);
    }

    private static async ValueTask<object?> AllAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var catalogue = await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation);
        return catalogue.ShowAll(catalogue.Templates.Where(template => field.Argument<bool?>("includeRetired") is true || !template.IsRetired));
    }

    private static async ValueTask<object?> PreviewAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var (source, incident) = (field.Argument<string?>("source"), field.Argument<string?>("incidentId"));
        GivenText.Check(source, "source");
        var reading = source is null ? new TemplateReading(PostmortemTemplate.Default, []) : TemplateReader.Read(source);
        if (reading.Template is not { } template)
            return new TemplatePreview(null, null, [], reading.Faults, Document: null);

        var document = incident is null || await field.Service<IncidentReader>().FindAsync(actor, incident, asKnownAt: null, cancellation) is not { } record
            ? null
            : await TriedAsync(field, record, source is null ? DraftedTemplate.Standard : new(template, Item: null, Version: null), cancellation);
        var gaps = document is null ? null : SectionGaps.Of(document.Record, document.Catalogue);
        var silent = document is null ? [] : DocumentGaps.Silent(document);
        return new TemplatePreview(
            template.Name,
            template.Description,
            [
                .. template.Sections.Select(section => new PreviewedSection(
                    section, section.Questions is { } questions ? MarkdownRenderer.ToSafeHtml(questions, headingShift: 3) : null,
                    [.. (gaps?[section.Section] ?? []).Concat(silent.Where(part => part.Section == section.Section).Select(part => part.Sentence)).Select(VisibleText.Of)])),
            ],
            [],
            document);
    }

    // What drafting now would compose, but for the hash, which stands for a record as it was drafted from.
    private static async Task<DocumentSource> TriedAsync(FieldContext field, IncidentRecord record, DraftedTemplate template, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        return new(
            record, await field.Service<CatalogueRecords>().ReadAsync(session, cancellation), HeadHash: null, Pictures: null,
            await field.Service<PostmortemRecords>().ReadAsync(session, record.Id, moment: null, cancellation), Publication: null)
        { Template = template };
    }
}
