using Timeline.Api.Host;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>The things of the catalogue that an input names by id, with the names they have now.</summary>
internal static class CatalogueNamed
{
    /// <summary>Something as an input names it: by what it calls it, else by the name that what has that id in the catalogue has now. Retired things too: what happened to them is recorded late.</summary>
    /// <param name="field">The input's field with the id.</param>
    /// <exception cref="RejectedException">There is no such thing.</exception>
    public static (string? Name, Guid? Id) Catalogued<T>(this CommandContext command, string? name, string? id, string field)
        where T : NamedItem
    {
        if (Ids.InCatalogue(id, field) is not { } key)
            return (name, null);
        if (command.Catalogue.Find<T>(key) is not { } item)
            throw new RejectedException(new(RejectionCode.CatalogueItemNotFound, $"{field} is \"{Excerpt.Of(id!)}\", and the catalogue has nothing of this kind with that id. Use the id as the API gave it, or leave it out and give the name.", field));
        return (VisibleText.ShowsNothing(name) ? item.Name : name, key);
    }

    /// <summary>The id of something that an input names by its id, or by the name of what is in use.</summary>
    /// <returns>Null: it names nothing.</returns>
    /// <exception cref="RejectedException">Nothing in use has the name, or the id is none.</exception>
    public static Guid? InCatalogue(this CommandContext command, CatalogueKind kind, string? name, string nameField, string? id, string idField)
    {
        if (Ids.InCatalogue(id, idField) is { } key)
            return key;
        if (name is null || VisibleText.ShowsNothing(name))
            return null;
        return command.Catalogue.FindInUse<NamedItem>(kind, name)?.Key
            ?? throw new RejectedException(new(RejectionCode.CatalogueItemNotFound, $"{nameField} is \"{Excerpt.Of(name)}\", and nothing of this kind in use has that name. Check the spelling, or give {idField}.", nameField));
    }
}
