using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Pairs the values of an enum type with the members of a CLR enum.</summary>
internal static class EnumBinder
{
    public static void Bind(EnumType type, Type clrType, ProblemList problems)
    {
        type.ClrType = clrType;
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var name in Enum.GetNames(clrType))
            members.TryAdd(Normalized(name), Enum.Parse(clrType, name));

        foreach (var value in type.Values)
        {
            if (members.Remove(Normalized(value.Name), out var member))
                value.Value = member;
            else
                problems.Add(value.Location, $"{type}.{value.Name} has no member in {clrType.Name}.");
        }

        foreach (var member in members.Values)
            problems.Add(type.Location, $"{clrType.Name}.{member} is no value of {type}; it would be {EnumNames.Screaming(member.ToString()!)}.");
    }

    // Where a word starts is a matter of taste beside digits and capitals; the letters are what counts.
    private static string Normalized(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
