using Timeline.Domain.Catalogue;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record DefinePostmortemTemplateInput(Guid? CommandId, string? TemplateId, string Source) : ICatalogueInput;

/// <summary>Templates of postmortems.</summary>
internal static class TemplateCommands
{
    public static void Bind(CatalogueCommands commands) => commands.Add<DefinePostmortemTemplateInput>(
        "definePostmortemTemplate",
        (catalogue, input, on) => DefinePostmortemTemplate.Decide(
            catalogue, new(on.Id, input.Source, input.TemplateId is null ? null : new PostmortemTemplateId(Read(input.TemplateId, "templateId")))),
        about: input => input.TemplateId);
}
