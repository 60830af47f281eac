using Marten;
using Marten.Linq.MatchesSql;
using Timeline.Api.People;

namespace Timeline.Api.Host.Paging;

/// <summary>Stored documents to page through.</summary>
/// <param name="Where">A condition over the row <c>d</c>, with a question mark for each parameter.</param>
/// <param name="Parameters">The values of the question marks.</param>
/// <param name="Descending">True: the largest first.</param>
internal sealed record DocumentList<T>(IDocumentStore Store, string Where, IReadOnlyList<object> Parameters, ListOrder<T> Order, bool Descending = false)
    where T : class
{
    /// <summary>Reads one page by one query; what a client asks for besides costs one query each, read after it. A page that is the whole list needs no count.</summary>
    public async Task<Connection<T>> PageAsync(PageArguments page, CancellationToken cancellation)
    {
        var (after, before) = (Order.Place("after", page.After), Order.Place("before", page.Before));
        var size = page.First ?? page.Last!.Value;
        var backward = page.First is null;

        var found = await QueryAsync([(after, Beyond, false), (before, Ahead, false)], backward, size + 1, cancellation);
        var more = found.Count > size;
        var items = found.Take(size).ToList();
        if (backward)
            items.Reverse();
        var whole = after is null && before is null && !more;
        var cut = page is { First: not null, Last: { } last } && items.Count > last ? items.Count - last : 0;

        return Order.Connection(
            [.. items.Skip(cut).Select(item => new Edge<T>(Order.CursorOf(item), item))],
            hasPrevious: cut > 0 || backward && more ? Lookups.Of(true) : asked => ExistsAsync(after, Ahead, asked),
            hasNext: !backward && more ? Lookups.Of(true) : asked => ExistsAsync(before, Beyond, asked),
            total: whole ? Lookups.Of(found.Count) : CountAsync);
    }

    private string Beyond => Descending ? "<" : ">";

    private string Ahead => Descending ? ">" : "<";

    private async ValueTask<bool> ExistsAsync(IReadOnlyList<IComparable>? place, string side, CancellationToken cancellation) =>
        place is not null && (await QueryAsync([(place, side, true)], backward: false, 1, cancellation)).Count > 0;

    private async ValueTask<int> CountAsync(CancellationToken cancellation)
    {
        await using var session = Store.Reading();
        return await session.Query<T>().Where(document => document.MatchesSql(Where, Parameters.ToArray())).CountAsync(cancellation);
    }

    private async Task<IReadOnlyList<T>> QueryAsync(
        IReadOnlyList<(IReadOnlyList<IComparable>? Place, string Side, bool OrAt)> bounds, bool backward, int limit, CancellationToken cancellation)
    {
        var (where, parameters) = (Where, Parameters.ToList());
        foreach (var (place, side, orAt) in bounds)
        {
            if (place is null)
                continue;
            where += $" and ({string.Join(", ", Order.Parts.Select(part => part.Sql))}) {side}{(orAt ? "=" : "")} ({string.Join(", ", place.Select(_ => "?"))})";
            parameters.AddRange(place);
        }

        var direction = Descending == backward ? "asc" : "desc";
        var values = parameters.ToArray();
        await using var session = Store.Reading();
        return await session.Query<T>()
            .Where(document => document.MatchesSql(where, values))
            .OrderBySql(string.Join(", ", Order.Parts.Select(part => $"{part.Sql} {direction}")))
            .Take(limit)
            .ToListAsync(cancellation);
    }
}
