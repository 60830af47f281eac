using System.Globalization;
using Npgsql;

namespace Timeline.Api.Metrics;

internal static class CommandParameters
{
    /// <summary>Adds a value to a command.</summary>
    /// <returns>What stands for it in the text: <c>$3</c>.</returns>
    public static string Add(this NpgsqlCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return "$" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
    }
}
