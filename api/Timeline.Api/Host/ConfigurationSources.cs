namespace Timeline.Api.Host;

/// <summary>Where settings come from, weakest first: appsettings.json, secret files, environment, command line.</summary>
internal static class ConfigurationSources
{
    /// <summary>The short environment names, and the keys they stand for. Each may end in <c>_FILE</c> to name a file that holds the value.</summary>
    public static readonly IReadOnlyDictionary<string, string> EnvironmentNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TIMELINE_DATA"] = "Timeline:Data",
        ["TIMELINE_ADMIN_TOKEN"] = "Timeline:AdminToken",
        ["TIMELINE_PUBLIC_URL"] = "Timeline:PublicUrl",
        ["TIMELINE_ALLOWED_HOSTS"] = "AllowedHosts",
        ["TIMELINE_SIGN_IN_LINK"] = "Timeline:SignInLink",
        ["TIMELINE_TRUSTED_PROXIES"] = "Timeline:TrustedProxies",
        ["TIMELINE_SESSION_DAYS"] = "Timeline:SessionDays",
        ["TIMELINE_SESSION_MAX_DAYS"] = "Timeline:SessionMaxDays",
        ["TIMELINE_MAX_REQUEST_BYTES"] = "Timeline:MaxRequestBytes",
        ["TIMELINE_ONLY_TRUSTED_DOCUMENTS"] = "Timeline:OnlyTrustedDocuments",
        ["TIMELINE_MAX_OPERATIONS"] = "Timeline:MaxOperations",
        ["TIMELINE_MAX_SUBSCRIPTIONS"] = "Timeline:MaxSubscriptions",
        ["TIMELINE_MAX_SOCKETS"] = "Timeline:MaxSockets",
        ["TIMELINE_RECORD_CACHE_MB"] = "Timeline:RecordCacheMegabytes",
        ["TIMELINE_LATE_DEADLINE_MINUTES"] = "Timeline:LateDeadlineMinutes",
        ["TIMELINE_FILES"] = "Timeline:Files",
        ["TIMELINE_MAX_FILE_MB"] = "Timeline:MaxFileMegabytes",
        ["TIMELINE_S3_ENDPOINT"] = "Timeline:S3Endpoint",
        ["TIMELINE_S3_REGION"] = "Timeline:S3Region",
        ["TIMELINE_S3_KEY_ID"] = "Timeline:S3KeyId",
        ["TIMELINE_S3_SECRET"] = "Timeline:S3Secret",
        ["TIMELINE_FATIGUE_HOURS"] = "Timeline:FatigueHours",
        ["TIMELINE_FONTS"] = "Timeline:Fonts",
        ["TIMELINE_FETCH_FONTS"] = "Timeline:FetchFonts",
        ["TIMELINE_DATABASE_SCHEMA"] = "Timeline:DatabaseSchema",
        ["TIMELINE_DATABASE_PASSWORD"] = "Timeline:DatabasePassword",
        ["TIMELINE_CONNECTION_STRING"] = "ConnectionStrings:Timeline",
        ["ConnectionStrings__Timeline"] = "ConnectionStrings:Timeline",
    };

    /// <summary>Every key that may stand on the command line, as <c>--Key=Value</c> or <c>--Key Value</c>.</summary>
    public static readonly IReadOnlyList<string> CommandLineKeys =
        ["urls", "http_ports", "https_ports", "environment", .. EnvironmentNames.Values.Distinct(StringComparer.Ordinal)];

    private static readonly string[] OpenSections = ["Logging:", "Kestrel:"];

    /// <exception cref="StartupException">A secret file cannot be read, or an argument is no known key.</exception>
    public static void Add(ConfigurationManager configuration, IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var named = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, key) in EnvironmentNames)
        {
            if (environment(name + "_FILE") is { Length: > 0 } path)
                named[key] = ReadSecret(name + "_FILE", path);
            if (environment(name) is { Length: > 0 } value)
                named[key] = value;
        }

        configuration.AddInMemoryCollection(named);
        configuration.AddInMemoryCollection(ParseArguments(arguments));
    }

    private static string ReadSecret(string name, string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{name} names {path}, which cannot be read; check the path and its permissions.", unreadable);
        }
    }

    private static Dictionary<string, string?> ParseArguments(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
                throw Unknown(argument);
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? argument[2..] : argument[2..equals];
            if (!IsKnown(key))
                throw Unknown(argument);
            if (equals < 0 && index + 1 >= arguments.Count)
                throw new StartupException($"--{key} has no value; write --{key}=VALUE.");
            values[key] = equals < 0 ? arguments[++index] : argument[(equals + 1)..];
        }

        return values;
    }

    private static bool IsKnown(string key) =>
        CommandLineKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(OpenSections, section => key.StartsWith(section, StringComparison.OrdinalIgnoreCase));

    private static StartupException Unknown(string argument) =>
        new($"\"{argument}\" is no setting of Timeline; run with --help for the list.");
}
