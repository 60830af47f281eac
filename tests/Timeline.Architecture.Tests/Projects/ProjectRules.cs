using System.Text.RegularExpressions;
using System.Xml.Linq;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Projects;

internal static class ProjectRules
{
    /// <summary>Every project references exactly what it may.</summary>
    public static IEnumerable<string> ReferenceViolations(IReadOnlyCollection<ProjectFile> projects, IReadOnlyDictionary<string, AllowedReferences> allowed)
    {
        foreach (var project in projects)
        {
            if (!allowed.TryGetValue(project.Name, out var may))
            {
                yield return $"{project.Path}: no arrows are drawn for it; give it a line in AllowedReferences and in docs/architecture.md.";
                continue;
            }

            foreach (var difference in Differences(project, "project", project.Projects, may.Projects)
                .Concat(Differences(project, "package", project.Packages, may.Packages))
                .Concat(Differences(project, "framework", project.Frameworks, may.Frameworks))
                .Concat(Differences(project, "file", project.LinkedFiles, may.Linked)))
                yield return difference;
        }

        foreach (var gone in allowed.Keys.Except(projects.Select(project => project.Name), StringComparer.Ordinal))
            yield return $"{gone} is not in the tree; take it out of AllowedReferences.";
    }

    /// <summary>Internals are shown to the project's own tests; the application's to the tests of its architecture too.</summary>
    public static IEnumerable<string> FriendViolations(IEnumerable<ProjectFile> projects) =>
        from project in projects
        from friend in project.Friends
        where friend != project.Name + ".Tests" && !(project.Name == "Timeline.Api" && friend == "Timeline.Architecture.Tests")
        select $"{project.Path}: shows its internals to {friend}; only its own tests may see them.";

    public static IEnumerable<string> SolutionViolations(IEnumerable<ProjectFile> projects, string solution)
    {
        var inSolution = Regex.Matches(solution, @"""(?<path>[^""]+\.csproj)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        var inTree = projects.Select(project => project.Path).ToHashSet(StringComparer.Ordinal);
        return inTree.Except(inSolution, StringComparer.Ordinal).Select(path => $"{path} is not in Timeline.sln: dotnet sln add {path}")
            .Concat(inSolution.Except(inTree, StringComparer.Ordinal).Select(path => $"Timeline.sln names {path}, which is not in the tree."));
    }

    /// <summary>Versions are written once, in Directory.Packages.props, and each is one version.</summary>
    public static IEnumerable<string> VersionViolations(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Extension is ".csproj" or ".props" or ".targets"))
        {
            var isCentral = file.Name == "Directory.Packages.props";
            foreach (var package in XDocument.Parse(file.Text).Descendants().Where(element => element.Name.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference" or "PackageDownload"))
            {
                var name = package.Attribute("Include")?.Value ?? package.Attribute("Update")?.Value;
                var version = package.Attribute("Version")?.Value ?? package.Attribute("VersionOverride")?.Value ?? package.Element("Version")?.Value;
                if (!isCentral && version is not null)
                    yield return $"{file.Path}: gives {name} the version {version}; versions are in Directory.Packages.props.";
                if (isCentral && (version is null || !Regex.IsMatch(version, @"^\d+(?:\.\d+){1,3}(?:-[\w.]+)?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))))
                    yield return $"{file.Path}: {name} has the version \"{version}\"; name one version.";
            }
        }
    }

    private static IEnumerable<string> Differences(ProjectFile project, string kind, IEnumerable<string> actual, IEnumerable<string> expected)
    {
        var has = actual.ToHashSet(StringComparer.Ordinal);
        var may = expected.ToHashSet(StringComparer.Ordinal);
        return has.Except(may, StringComparer.Ordinal).Select(name => $"{project.Path}: may not reference the {kind} {name}.")
            .Concat(may.Except(has, StringComparer.Ordinal).Select(name => $"{project.Path}: does not reference the {kind} {name}; take it out of AllowedReferences."));
    }
}
