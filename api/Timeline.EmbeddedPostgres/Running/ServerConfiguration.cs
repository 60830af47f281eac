using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>The settings file that the server is started with. It includes the cluster's own and wins over it; <c>ALTER SYSTEM</c> wins over both.</summary>
internal static partial class ServerConfiguration
{
    /// <exception cref="ArgumentException">A setting's name or value cannot be written.</exception>
    public static string Text(IReadOnlyDictionary<string, string> settings)
    {
        var text = new StringBuilder()
            .AppendLine("# Written at every start. Put settings of your own into cluster/postgresql.conf.")
            .AppendLine("include 'cluster/postgresql.conf'");
        // No socket: its path would have a length limit, and a folder that others may enter.
        Set("unix_socket_directories", "");
        Set("password_encryption", "scram-sha-256");
        Set("timezone", "UTC");
        Set("log_timezone", "UTC");
        Set("lc_messages", "C");
        Set("logging_collector", "off");
        Set("log_destination", "stderr");
        foreach (var (name, value) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            Set(name, value);
        return text.ToString();

        void Set(string name, string value)
        {
            if (!SettingName().IsMatch(name) || value.Any(char.IsControl))
                throw new ArgumentException($"The setting \"{name}\" cannot be written: names are letters, digits, _ and ., values have no control characters.", nameof(settings));
            text.AppendLine(FormattableString.Invariant($"{name} = '{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'"));
        }
    }

    /// <summary>The options that pg_ctl passes through a shell; <see cref="Clusters.DataFolder"/> keeps quotes out of the path.</summary>
    /// <remarks>Address and port stand here because <c>ALTER SYSTEM</c> wins over files but not over the command line.</remarks>
    public static string Arguments(string configurationFile, int port)
    {
        var quote = OperatingSystem.IsWindows() ? '"' : '\'';
        return FormattableString.Invariant($"-c config_file={quote}{configurationFile}{quote} -c listen_addresses=127.0.0.1 -c port={port}");
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SettingName();
}
