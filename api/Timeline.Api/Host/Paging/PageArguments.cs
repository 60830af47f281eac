using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host.Paging;

/// <summary>Which part of a list a client asks for. Relay's cursor connections specification, section "Arguments".</summary>
/// <param name="First">At most this many from the beginning of what lies between the cursors.</param>
/// <param name="Last">At most this many from the end of it; of the first ones when both are given.</param>
internal sealed record PageArguments(int? First, string? After, int? Last, string? Before)
{
    /// <summary>Reads the arguments of a field.</summary>
    /// <param name="most">The largest page.</param>
    /// <param name="standard">How many from the beginning when neither end is asked for.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: a page size is out of bounds.</exception>
    public static PageArguments Of(FieldContext field, int most, int standard)
    {
        var (first, last) = (Size(field, "first", most), Size(field, "last", most));
        return new(first is null && last is null ? standard : first, field.Argument<string?>("after"), last, field.Argument<string?>("before"));
    }

    /// <summary>As the other, of a field that is read from the beginning only.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: the page size is out of bounds.</exception>
    public static PageArguments Forward(FieldContext field, int most, int standard) => new(Size(field, "first", most) ?? standard, field.Argument<string?>("after"), null, null);

    private static int? Size(FieldContext field, string argument, int most) => field.Argument<int?>(argument) is not { } size || size >= 1 && size <= most
        ? field.Argument<int?>(argument)
        : throw new GraphQLException($"{argument} is {size}; ask for 1 to {most}.", "BAD_USER_INPUT");
}
