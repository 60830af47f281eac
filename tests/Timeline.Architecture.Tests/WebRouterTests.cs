using System.Text.RegularExpressions;
using Timeline.Api.Host;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests;

/// <summary>The server answers 200 for exactly the addresses that the web UI's router knows.</summary>
public sealed partial class WebRouterTests
{
    [Fact]
    public void The_server_knows_the_routes_of_the_web_UI_and_no_others()
    {
        var routes = Path().Matches(SourceTree.File("web/src/app/App.tsx").Text)
            .Select(match => match.Groups["path"].Value)
            .Where(path => path != "*")
            .Select(path => "/" + Parameter().Replace(path.TrimStart('/'), "{${name}}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), WebPages.Patterns.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bpath: '(?<path>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Path();

    [GeneratedRegex(@":(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Parameter();
}
