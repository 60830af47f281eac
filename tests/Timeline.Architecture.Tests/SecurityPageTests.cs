using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests;

/// <summary>What docs/security.md says is held by a test is held by one that there is.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        var tests = SourceTree.Under("tests").Where(file => file.Path.EndsWith("Tests.cs", StringComparison.Ordinal)).ToList();
        var named = Named().Matches(SourceTree.File("docs/security.md").Text);
        Assert.InRange(named.Count, 40, int.MaxValue);
        Assert.Empty(named.Where(name => !tests.Exists(file => Path.GetFileNameWithoutExtension(file.Path) == name.Groups["class"].Value
            && file.Text.Contains($" {name.Groups["method"].Value}(", StringComparison.Ordinal))).Select(name => name.Value));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();
}
