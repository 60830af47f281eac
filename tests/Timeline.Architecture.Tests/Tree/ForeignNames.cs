using System.Text.RegularExpressions;

namespace Timeline.Architecture.Tests.Tree;

/// <summary>Names of one machine, and of the registry it happens to use: they are wrong on every other.</summary>
internal static partial class ForeignNames
{
    public static IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines
        from found in Find(file, line.Text)
        select $"{file.Path}:{line.Number}: {found}";

    private static IEnumerable<string> Find(SourceFile file, string line)
    {
        if (RegistryHost().Match(line) is { Success: true } host)
            yield return $"names the package registry {host.Value}; which registry is used is set on the machine, not here.";
        if (MachinePath().Match(line) is { Success: true } path)
            yield return $"names {path.Value}, a path of one machine.";
        if (file.Name is ".npmrc" or "nuget.config" or "NuGet.Config" or "NuGet.config" && line.Contains("://", StringComparison.Ordinal))
            yield return "names a package source; which registry is used is set on the machine, not here.";
    }

    // The brackets keep the patterns from finding themselves.
    [GeneratedRegex(@"\b(?:[\w-]+\.)*(?:nuge[t]\.org|npmj[s]\.(?:org|com)|yarnpk[g]\.com|pyp[i]\.org|crate[s]\.io|prox[y]\.golang\.org|(?:registr[y]|artifactor[y]|nexu[s]|verdacci[o])\.[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|net|dev|local|internal))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"(?<![\w.)\]/-])/(?:work|root|home|Users|tmp|mnt|workspace)/[\w.]|\b[A-Z]:\\(?:Users|work|src)\b|\.\./share[d]\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MachinePath();
}
