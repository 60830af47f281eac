using System.Text.RegularExpressions;

namespace Timeline.Storage;

/// <summary>Checks and quotes the name of a PostgreSQL schema, so that it can be put into SQL text.</summary>
internal static partial class SchemaName
{
    /// <summary>The name as an SQL identifier.</summary>
    /// <exception cref="ArgumentException">The name is not lower-case letters, digits and underscores, or longer than 63.</exception>
    public static string Quote(string name) =>
        Allowed().IsMatch(name)
            ? $"\"{name}\""
            : throw new ArgumentException(
                $"'{name}' cannot be a schema name: use up to 63 lower-case letters, digits and underscores, a letter first.", nameof(name));

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
