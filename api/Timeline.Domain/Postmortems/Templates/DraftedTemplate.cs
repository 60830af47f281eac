using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Postmortems;

/// <summary>The template that a document stands on.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Item">What it is a version of. Null: the standard template, or one that is only tried.</param>
/// <param name="Version">Which. Null where <paramref name="Item"/> is.</param>
public sealed record DraftedTemplate(PostmortemTemplate Content, DocumentTemplate? Item, TemplateVersion? Version)
{
    /// <summary>Every section in the standard order.</summary>
    public static DraftedTemplate Standard { get; } = new(PostmortemTemplate.Default, Item: null, Version: null);

    /// <summary>The version that the document was composed with: what is written of the template later changes no document.</summary>
    /// <param name="basis">What the document stands on. Null: the standard template.</param>
    /// <param name="catalogue">As known when it was composed, or at any time after.</param>
    public static DraftedTemplate Of(PostmortemBasis? basis, CatalogueRecord catalogue) =>
        basis?.Template is { } id && catalogue.FindTemplate(id) is { } item && item.Versions.Find(version => version.Number == basis.TemplateVersion) is { } drafted
            ? new(drafted.Read(), item, drafted)
            : Standard;

    /// <summary>Whether a newer version is known by now.</summary>
    public bool IsOutdated(CatalogueRecord now) => Item is { } item && now.FindTemplate(item.Id) is { } known && known.Newest.Number > Version!.Number;
}
