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

    /// <summary>The version that was known when the document was composed: what is written of the template later changes no document.</summary>
    /// <param name="basis">What the document stands on. Null: the standard template.</param>
    /// <param name="catalogue">As known then, or at any time after.</param>
    public static DraftedTemplate Of(PostmortemBasis? basis, CatalogueRecord catalogue)
    {
        if (basis?.Template is not { } id || catalogue.FindTemplate(id) is not { } item)
            return Standard;
        var version = item.At(basis.At);
        return new(version.Read(), item, version);
    }

    /// <summary>Whether a newer version is known by now.</summary>
    public bool IsOutdated(CatalogueRecord now) => Item is { } item && now.FindTemplate(item.Id)!.Newest.Number > Version!.Number;
}
