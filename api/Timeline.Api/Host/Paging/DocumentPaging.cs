using System.Globalization;
using Timeline.Api.People;
using Timeline.EventStore.Documents;

namespace Timeline.Api.Host.Paging;

/// <summary>Stored documents to page through.</summary>
/// <param name="Where">A condition over the row <c>d</c>.</param>
/// <param name="Parameters">The values of <c>$1</c>, <c>$2</c> … in it.</param>
/// <param name="Descending">True: the largest first.</param>
internal sealed record DocumentList<T>(IDocumentReader Documents, string Where, IReadOnlyList<object?> Parameters, ListOrder<T> Order, bool Descending = false)
    where T : class
{
    /// <summary>Reads one page by one query; what a client asks for besides costs one query each.</summary>
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
        var cut = page is { First: not null, Last: { } last } && items.Count > last ? items.Count - last : 0;

        return Order.Connection(
            [.. items.Skip(cut).Select(item => new Edge<T>(Order.CursorOf(item), item))],
            hasPrevious: cut > 0 || backward && more ? Lookups.Of(true) : asked => ExistsAsync(after, Ahead, asked),
            hasNext: !backward && more ? Lookups.Of(true) : asked => ExistsAsync(before, Beyond, asked),
            total: async asked => (int)await Documents.CountAsync<T>(Tenants.Only, Where, Parameters, asked));
    }

    private string Beyond => Descending ? "<" : ">";

    private string Ahead => Descending ? ">" : "<";

    private async ValueTask<bool> ExistsAsync(IReadOnlyList<IComparable>? place, string side, CancellationToken cancellation) =>
        place is not null && (await QueryAsync([(place, side, true)], backward: false, 1, cancellation)).Count > 0;

    private Task<IReadOnlyList<T>> QueryAsync(
        IReadOnlyList<(IReadOnlyList<IComparable>? Place, string Side, bool OrAt)> bounds, bool backward, int limit, CancellationToken cancellation)
    {
        var parameters = Parameters.ToList();
        var where = Where;
        foreach (var (place, side, orAt) in bounds)
        {
            if (place is null)
                continue;
            var values = place.Select((_, index) => "$" + (parameters.Count + index + 1).ToString(CultureInfo.InvariantCulture));
            where += $" and ({string.Join(", ", Order.Parts.Select(part => part.Sql))}) {side}{(orAt ? "=" : "")} ({string.Join(", ", values)})";
            parameters.AddRange(place);
        }

        var direction = Descending == backward ? "asc" : "desc";
        var by = string.Join(", ", Order.Parts.Select(part => $"{part.Sql} {direction}"));
        return Documents.QueryAsync<T>(Tenants.Only, string.Create(CultureInfo.InvariantCulture, $"{where} order by {by} limit {limit}"), parameters, cancellation);
    }
}
