using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Host;

/// <summary>Opaque page cursors: a kind and whole numbers, so that one kind is not mistaken for another.</summary>
internal static class Cursor
{
    public static string Encode(char kind, params ReadOnlySpan<long> numbers)
    {
        var text = new StringBuilder().Append(kind);
        foreach (var number in numbers)
            text.Append(':').Append(number.ToString(CultureInfo.InvariantCulture));
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is no cursor of this kind.</exception>
    public static long[] Decode(string cursor, char kind, int count)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
            if (parts[0] == kind.ToString() && parts.Length == count + 1)
                return [.. parts.Skip(1).Select(part => long.Parse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            // Said below, as for a cursor of another kind.
        }

        throw new GraphQLException($"after is \"{Excerpt.Of(cursor)}\", which is no cursor of this list. Pass an endCursor as it was given.", "BAD_USER_INPUT");
    }

    /// <summary>Checks a page size.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is out of bounds.</exception>
    public static int PageSize(int? first, int most, int standard) => (first ?? standard) is var size && size >= 1 && size <= most
        ? size
        : throw new GraphQLException($"first is {size}; ask for 1 to {most}.", "BAD_USER_INPUT");
}
