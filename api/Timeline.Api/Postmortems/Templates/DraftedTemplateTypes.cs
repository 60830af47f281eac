using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Templates;

/// <summary>A template that was drafted with, beside the catalogue as it is asked for.</summary>
internal sealed record ShownTemplate(DraftedTemplate Drafted, CatalogueRecord Catalogue);

/// <summary>The template that a postmortem, or a published version of one, was drafted with.</summary>
internal static class DraftedTemplateTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<ShownTemplate>("DraftedTemplate")
            .Field("name", shown => shown.Drafted.Content.Name)
            .Field("version", shown => shown.Drafted.Version?.Number)
            .Field("outdated", shown => shown.Drafted.IsOutdated(shown.Catalogue))
            .Field("template", shown => shown.Catalogue.ShowNamed<DocumentTemplate>(shown.Drafted.Item?.Id))
            .Field("sections", shown => shown.Drafted.Content.Sections);
        schema.Object<PostmortemDraft>("Postmortem").Field("template", (field, cancellation) =>
        {
            var draft = field.Parent<PostmortemDraft>();
            return ShowAsync(field, draft.Record.Drafted!, draft.Incident.Moment, cancellation);
        });
        schema.Object<ShownPublication>("Publication").Field("template", (field, cancellation) =>
        {
            var (draft, publication) = field.Parent<ShownPublication>();
            return ShowAsync(field, draft.Record.BasisOf(publication), draft.Incident.Moment, cancellation);
        });
    }

    private static async ValueTask<object?> ShowAsync(FieldContext field, PostmortemBasis basis, Instant? moment, CancellationToken cancellation)
    {
        var catalogue = await CatalogueRecords.OfAsync(field, moment, cancellation);
        return new ShownTemplate(DraftedTemplate.Of(basis, catalogue), catalogue);
    }
}
