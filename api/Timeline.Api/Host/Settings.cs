using System.Globalization;
using System.Net;
using Npgsql;

namespace Timeline.Api.Host;

internal enum SignInLinkPrinting
{
    /// <summary>When only this machine can reach the server, or nobody has signed in yet.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>What a deployment can set, read once at start. Each key is described in docs/configuration.md.</summary>
internal sealed record Settings
{
    public const string DefaultUrl = "http://localhost:5080";

    private const long StandardRequestBytes = 4_000_000;

    public string? ConnectionString { get; init; }
    public string? DataFolder { get; init; }
    public string DatabaseSchema { get; init; } = "public";
    public string? AdminToken { get; init; }
    public Uri? PublicUrl { get; init; }

    /// <summary>Further names that the server goes by, <c>*.example.com</c> for all below one.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    public SignInLinkPrinting SignInLink { get; init; } = SignInLinkPrinting.Auto;
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];
    public int SessionDays { get; init; } = 14;
    public int SessionMaxDays { get; init; } = 90;

    /// <summary>Takes a paste of the longest length (500,000 UTF-16 code units) with each unit escaped (<c>\u0436</c>, 6 bytes), and a million bytes around it. Read only of who is signed in.</summary>
    public long MaxRequestBytes { get; init; } = StandardRequestBytes;

    public bool OnlyTrustedDocuments { get; init; }
    public int MaxOperations { get; init; } = 100;
    public int MaxSubscriptions { get; init; } = 1_000;
    public int MaxSockets { get; init; } = 200;

    /// <summary>What the folded records that a node keeps may weigh together, in bytes.</summary>
    public long RecordCacheBytes { get; init; } = 256_000_000;

    /// <summary>How long after the last recording in an incident a deadline is judged that had passed when it was recorded, in minutes.</summary>
    public int LateDeadlineMinutes { get; init; } = 15;

    /// <summary>Where the bytes of attached files lie.</summary>
    public FilePlace Files { get; init; } = new();

    /// <summary>The largest file that is taken, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 25_000_000;

    /// <summary>A folder of further fonts for documents; <c>fonts</c> beside the program when null.</summary>
    public string? Fonts { get; init; }

    /// <summary>Whether a program that runs where it was built fetches large fonts in the background; so unless the settings say otherwise.</summary>
    public bool FetchFonts { get; init; }

    /// <summary>After how many hours without a break somebody who works on an incident is warned of. 0: never.</summary>
    public int FatigueHours { get; init; } = 8;

    /// <exception cref="StartupException">A value cannot be read.</exception>
    public static Settings Read(IConfiguration configuration) => new()
    {
        ConnectionString = ReadConnectionString(configuration),
        DataFolder = Text(configuration, "Timeline:Data"),
        DatabaseSchema = Text(configuration, "Timeline:DatabaseSchema") ?? "public",
        AdminToken = Text(configuration, "Timeline:AdminToken"),
        PublicUrl = ReadPublicUrl(configuration),
        AllowedHosts = ReadAllowedHosts(configuration),
        SignInLink = ReadSignInLink(configuration),
        TrustedProxies = ReadProxies(configuration),
        SessionDays = (int)Number(configuration, "Timeline:SessionDays", 14, 1, 365),
        SessionMaxDays = (int)Number(configuration, "Timeline:SessionMaxDays", 90, 1, 365),
        MaxRequestBytes = Number(configuration, "Timeline:MaxRequestBytes", StandardRequestBytes, 10_000, 100_000_000),
        OnlyTrustedDocuments = YesOrNo(configuration, "Timeline:OnlyTrustedDocuments"),
        MaxOperations = (int)Number(configuration, "Timeline:MaxOperations", 100, 1, 1_000_000),
        MaxSubscriptions = (int)Number(configuration, "Timeline:MaxSubscriptions", 1_000, 1, 1_000_000),
        MaxSockets = (int)Number(configuration, "Timeline:MaxSockets", 200, 1, 1_000_000),
        RecordCacheBytes = 1_000_000 * Number(configuration, "Timeline:RecordCacheMegabytes", 256, 0, 1_000_000),
        LateDeadlineMinutes = (int)Number(configuration, "Timeline:LateDeadlineMinutes", 15, 0, 24 * 60),
        Files = FilePlace.Read(key => Text(configuration, key)),
        MaxFileBytes = 1_000_000 * Number(configuration, "Timeline:MaxFileMegabytes", 25, 1, 1_000),
        FatigueHours = (int)Number(configuration, "Timeline:FatigueHours", 8, 0, 168),
        Fonts = Text(configuration, "Timeline:Fonts"),
        FetchFonts = YesOrNo(configuration, "Timeline:FetchFonts", standard: true),
    };

    private static string? Text(IConfiguration configuration, string key)
    {
        var value = configuration[key]?.Trim();
        return value is { Length: > 0 } ? value : null;
    }

    private static long Number(IConfiguration configuration, string key, long standard, long least, long most)
    {
        if (Text(configuration, key) is not { } text)
            return standard;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        throw new StartupException($"{key} is \"{text}\"; set a whole number from {least} to {most}.");
    }

    private static bool YesOrNo(IConfiguration configuration, string key, bool standard = false) => Text(configuration, key) switch
    {
        null => standard,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new StartupException($"{key} is \"{text}\"; set true or false."),
    };

    private static string? ReadConnectionString(IConfiguration configuration)
    {
        if (Text(configuration, "ConnectionStrings:Timeline") is not { } text)
            return null;
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            if (Text(configuration, "Timeline:DatabasePassword") is { } password)
                builder.Password = password;
            if (string.IsNullOrWhiteSpace(builder.Host))
                throw new StartupException("ConnectionStrings__Timeline names no Host; write for example \"Host=localhost;Database=timeline;Username=timeline;Password=…\".");
            return builder.ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            throw new StartupException(
                $"ConnectionStrings__Timeline cannot be read ({wrong.Message.TrimEnd('.')}); write for example \"Host=localhost;Database=timeline;Username=timeline;Password=…\".", wrong);
        }
    }

    private static Uri? ReadPublicUrl(IConfiguration configuration)
    {
        if (Text(configuration, "Timeline:PublicUrl") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.AbsolutePath == "/")
            return url;
        throw new StartupException($"TIMELINE_PUBLIC_URL is \"{text}\"; set the address that browsers use, without a path, for example \"https://timeline.example.com\".");
    }

    private static string[] ReadAllowedHosts(IConfiguration configuration)
    {
        string[] hosts = (Text(configuration, "AllowedHosts") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var host in hosts)
        {
            if (host != "*" && Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host.Trim('[', ']')) == UriHostNameType.Unknown)
                throw new StartupException($"TIMELINE_ALLOWED_HOSTS holds \"{host}\"; list names with commas, without scheme and port, for example \"timeline.internal,*.example.com\".");
        }

        return hosts;
    }

    private static SignInLinkPrinting ReadSignInLink(IConfiguration configuration)
    {
        if (Text(configuration, "Timeline:SignInLink") is not { } text)
            return SignInLinkPrinting.Auto;
        if (Enum.TryParse<SignInLinkPrinting>(text, ignoreCase: true, out var printing) && Enum.IsDefined(printing))
            return printing;
        throw new StartupException($"TIMELINE_SIGN_IN_LINK is \"{text}\"; set auto, always or never.");
    }

    private static List<IPNetwork> ReadProxies(IConfiguration configuration)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in (Text(configuration, "Timeline:TrustedProxies") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
                networks.Add(network);
            else if (IPAddress.TryParse(part, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                throw new StartupException($"TIMELINE_TRUSTED_PROXIES holds \"{part}\"; list addresses or networks with commas, for example \"10.0.0.0/8,127.0.0.1\".");
        }

        return networks;
    }
}
