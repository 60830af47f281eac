using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems.Templates;

/// <summary>A section of a template, tried on an incident.</summary>
internal sealed record PreviewedSection(TemplateSection Section, string? Html, IReadOnlyList<string> Missing);

/// <summary>What a template's source comes to.</summary>
internal sealed record TemplatePreview(string? Name, string? Description, IReadOnlyList<PreviewedSection> Sections, IReadOnlyList<TemplateFault> Faults);

/// <summary>The templates of postmortems, and what one would come to.</summary>
internal static class TemplatePreviewQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<TemplatePreview>("PostmortemTemplatePreview").Properties();
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
            return new TemplatePreview(null, null, [], reading.Faults);

        var record = incident is null ? null : await field.Service<IncidentReader>().FindAsync(actor, incident, asKnownAt: null, cancellation);
        var gaps = record is null ? null : SectionGaps.Of(record, await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation));
        return new TemplatePreview(
            template.Name,
            template.Description,
            [
                .. template.Sections.Select(section => new PreviewedSection(
                    section, section.Questions is { } questions ? MarkdownRenderer.ToSafeHtml(questions, headingShift: 3) : null, [.. gaps?[section.Section] ?? []])),
            ],
            []);
    }
}
