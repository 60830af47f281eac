using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>The rules that the commands of several kinds share.</summary>
internal static class CatalogueRules
{
    /// <summary>How many things one may name: what a service depends on, who is in a team.</summary>
    public const int MostLinks = 200;

    /// <summary>A name that nothing else of the kind has while it is in use.</summary>
    /// <param name="checks">Takes the problem.</param>
    /// <param name="catalogue">As it is.</param>
    /// <param name="kind">Of what is to have the name.</param>
    /// <param name="given">As the command has it.</param>
    /// <param name="self">The id of what is to have it.</param>
    public static string Name(this Checks checks, CatalogueRecord catalogue, CatalogueKind kind, string? given, Guid self)
    {
        var name = checks.Line("name", given);
        if (checks.Problem is null && catalogue.FindInUse<NamedItem>(kind, name) is { } holder && holder.Key != self)
            checks.Fail(RejectionCode.NameTaken, $"There is a {Say.Words(kind)} \"{holder.Name}\" already. Use that one, or choose a name that tells the two apart.", "name");
        return name;
    }

    /// <summary>Things that are named by their ids, each once. What is retired is taken only where it stood before.</summary>
    /// <param name="checks">Takes the problem.</param>
    /// <param name="catalogue">As it is.</param>
    /// <param name="field">The input field.</param>
    /// <param name="given">As the command has it.</param>
    /// <param name="before">As it was.</param>
    public static IReadOnlyList<TId> Links<TItem, TId>(this Checks checks, CatalogueRecord catalogue, string field, IReadOnlyList<TId> given, IReadOnlyList<TId> before)
        where TItem : NamedItem
        where TId : struct, ICatalogueId
    {
        for (var index = 0; index < given.Count && checks.Problem is null; index++)
            checks.Link<TItem, TId>(catalogue, $"{field}.{index}", given[index], before.Contains(given[index]));

        IReadOnlyList<TId> links = [.. given.Distinct()];
        if (links.Count > MostLinks)
            checks.Fail(RejectionCode.TooLong, $"{field} names {Say.Count(links.Count)}; the limit is {MostLinks}. Keep those that matter.", field);
        return links;
    }

    /// <summary>Something that is named by its id.</summary>
    /// <param name="checks">Takes the problem.</param>
    /// <param name="catalogue">As it is.</param>
    /// <param name="field">The input field.</param>
    /// <param name="id">As the command has it.</param>
    /// <param name="stoodBefore">Whether a retired one is taken.</param>
    public static void Link<TItem, TId>(this Checks checks, CatalogueRecord catalogue, string field, TId id, bool stoodBefore = false)
        where TItem : NamedItem
        where TId : struct, ICatalogueId
    {
        if (catalogue.Find<TItem>(id.Value) is not { } item)
            checks.Fail(RejectionCode.CatalogueItemNotFound, NotFound(id.Value), field);
        else if (item.IsRetired && !stoodBefore)
            checks.Fail(RejectionCode.CatalogueItemRetired, $"{item.Name} is retired. Choose another, or reinstate it first.", field);
    }

    /// <summary>From when until when something is valid.</summary>
    /// <param name="from">Null: today, in UTC.</param>
    /// <returns>The first day.</returns>
    public static LocalDate Days(this Checks checks, LocalDate? from, LocalDate? until, Instant now)
    {
        var first = from ?? now.InUtc().Date;
        checks.Day("validFrom", first, now);
        if (until is not { } last)
            return first;
        checks.Day("validUntil", last, now);
        if (last < first)
            checks.Fail(RejectionCode.EndBeforeStart, $"validUntil {Say.Date(last)} is before validFrom {Say.Date(first)}. Swap them, or leave the end out.", "validUntil");
        return first;
    }

    /// <summary>A day on which something begins or ends to be valid.</summary>
    private static void Day(this Checks checks, string field, LocalDate day, Instant now)
    {
        var (earliest, latest) = (Limits.Earliest.InUtc().Date, now.InUtc().Date.PlusYears(Limits.DueYears));
        if (day < earliest || day > latest)
            checks.Fail(RejectionCode.TimeOutOfRange, $"{field} is {Say.Date(day)}; it is between {Say.Date(earliest)} and {Say.Date(latest)}. Check the year.", field);
    }

    /// <summary>What a command changes. Retired things are changed too: what is wrong in them can still be set right.</summary>
    public static Rejection? Find<TItem>(CatalogueRecord catalogue, Guid id, string field, out TItem item)
        where TItem : CatalogueItem
    {
        item = catalogue.Find<TItem>(id)!;
        return item is null ? new Rejection(RejectionCode.CatalogueItemNotFound, NotFound(id), field) : null;
    }

    /// <summary>The event of a new name; none when it is the one it has.</summary>
    public static IEnumerable<CatalogueEvent> Renamed(NamedItem item, string? name)
    {
        if (name is not null && name != item.Name)
            yield return new CatalogueItemRenamed(item.Key, name);
    }

    private static string NotFound(Guid id) => $"The catalogue has nothing of this kind with the id {id}. Load the catalogue again and choose from it.";
}
