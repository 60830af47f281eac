namespace Timeline.Api.Host.Paging;

/// <summary>Cuts a page out of a list that is in memory. Relay's cursor connections specification, section "Pagination algorithm".</summary>
internal static class ListPaging
{
    /// <param name="all">In ascending order.</param>
    public static Connection<T> Page<T>(this ListOrder<T> order, IReadOnlyList<T> all, PageArguments page)
    {
        var start = order.Place("after", page.After) is { } after ? FirstIndex(all, item => order.Compare(item, after) > 0) : 0;
        var end = order.Place("before", page.Before) is { } before ? FirstIndex(all, item => order.Compare(item, before) >= 0) : all.Count;
        end = Math.Max(start, end);
        if (page.First is { } first)
            end = Math.Min(end, start + first);
        if (page.Last is { } last)
            start = Math.Max(start, end - last);

        var edges = new List<Edge<T>>(end - start);
        for (var index = start; index < end; index++)
        {
            var item = all[index]; // once: a list may make its items as they are asked for
            edges.Add(new(order.CursorOf(item), item));
        }

        return order.Connection(edges, Lookups.Of(start > 0), Lookups.Of(end < all.Count), Lookups.Of(all.Count));
    }

    public static Connection<T> Connection<T>(this ListOrder<T> _, IReadOnlyList<Edge<T>> edges, Lookup<bool> hasPrevious, Lookup<bool> hasNext, Lookup<int> total) =>
        new(edges, new PageInfo(edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null, hasPrevious, hasNext), total);

    // The condition is false up to some item and true from there on.
    private static int FirstIndex<T>(IReadOnlyList<T> all, Func<T, bool> condition)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = condition(all[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
