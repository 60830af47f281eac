using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Host.Paging;

/// <summary>What a list is ordered by, and the cursors that follow from it.</summary>
/// <remarks>
/// The parts are unique together, so that a cursor is a place in the order and not a number of steps: it holds whatever is added
/// before or after it, and even when the item it was made from is gone.
/// </remarks>
/// <param name="kind">Tells the cursors of one list from those of another.</param>
internal sealed class ListOrder<T>(char kind, params OrderPart<T>[] parts)
{
    public IReadOnlyList<OrderPart<T>> Parts => parts;

    public string CursorOf(T item) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Join(':', parts.Select(part => Uri.EscapeDataString(Convert.ToString(part.Value(item), CultureInfo.InvariantCulture)!)).Prepend(kind.ToString()))));

    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is no cursor of this list.</exception>
    public IReadOnlyList<IComparable>? Place(string argument, string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            var texts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
            if (texts[0] == kind.ToString() && texts.Length == parts.Length + 1)
                return [.. parts.Zip(texts.Skip(1), (part, text) => part.Read(Uri.UnescapeDataString(text)))];
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            // Said below, as for a cursor of another list.
        }

        throw new GraphQLException($"{argument} is \"{Excerpt.Of(cursor)}\", which is no cursor of this list. Pass one as it was given.", "BAD_USER_INPUT");
    }

    /// <summary>Whether an item comes before (negative), at (0) or after a place.</summary>
    public int Compare(T item, IReadOnlyList<IComparable> place) => parts
        .Select((part, index) => part.Value(item).CompareTo(place[index]))
        .FirstOrDefault(difference => difference != 0);
}

/// <summary>One thing that a list is ordered by.</summary>
/// <param name="Sql">The same over a stored document <c>d</c>; empty for lists that are not read from the database.</param>
internal sealed record OrderPart<T>(Func<T, IComparable> Value, Func<string, IComparable> Read, string Sql = "");

internal static class OrderPart
{
    public static OrderPart<T> Number<T>(Func<T, long> value, string sql = "") =>
        new(item => value(item), text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), sql);

    /// <summary>Ordered by the database.</summary>
    public static OrderPart<T> Text<T>(Func<T, string> value, string sql) =>
        new(value, text => text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("NUL cannot be stored") : text, sql);

    public static OrderPart<T> Id<T>(Func<T, Guid> value, string sql) => new(item => value(item), text => Guid.ParseExact(text, "D"), sql);
}
