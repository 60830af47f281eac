using System.Globalization;

namespace Timeline.EmbeddedPostgres.Accounts;

/// <summary>The operating system account that the server runs as. PostgreSQL refuses root, so root lends it another.</summary>
/// <param name="Name">The account's name; null when the server runs as the present user.</param>
/// <param name="UserId">Its number; nothing when <paramref name="Name"/> is null.</param>
/// <param name="GroupId">The number of its own group; likewise.</param>
internal sealed record ServerAccount(string? Name, uint UserId, uint GroupId)
{
    public static readonly ServerAccount Present = new(null, 0, 0);

    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>What is recorded in the data folder, so that the next start uses the same account.</summary>
    public string RecordedName => Name ?? Environment.UserName;

    /// <param name="recorded">The account that the data folder was made for; null for a new folder.</param>
    /// <param name="folder">The data folder, for messages.</param>
    public static ServerAccount Choose(string? recorded, string folder)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            if (recorded is null || OperatingSystem.IsWindows() || recorded == Environment.UserName)
                return Present;
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderUnusable,
                $"The data folder {folder} was made for the user {recorded} and this is {Environment.UserName}: start as the user that made it, or choose another data folder.");
        }

        if (recorded is not null && !Candidates.Contains(recorded))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderUnusable,
                $"The data folder {folder} belongs to the user {recorded} and this is root: start as {recorded}, or choose another data folder.");
        }

        string[] wanted = recorded is null ? Candidates : [recorded];
        return wanted.Select(Find).FirstOrDefault(account => account is not null) ?? throw new EmbeddedPostgresException(
            EmbeddedPostgresFailure.NoServerAccount,
            $"PostgreSQL does not run as root and this machine has no user {string.Join(" or ", wanted)}: add one (useradd --system postgres), or start as an ordinary user.");
    }

    public void TakeOver(string path)
    {
        if (Name is not null)
            FileOwnership.Give(path, UserId, GroupId);
    }

    private static ServerAccount? Find(string name)
    {
        const string accounts = "/etc/passwd";
        if (!File.Exists(accounts))
            return null;
        var fields = File.ReadLines(accounts).Select(line => line.Split(':')).FirstOrDefault(line => line.Length > 3 && line[0] == name);
        return fields is not null
            && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var user) && user != 0
            && uint.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? new(name, user, group)
            : null;
    }
}
