using System.Xml.Linq;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Projects;

public sealed class ProjectTests
{
    private static readonly IReadOnlyList<ProjectFile> Projects =
        [.. SourceTree.Files.Where(file => file.Extension == ".csproj").Select(ProjectFile.Parse)];

    private static readonly AllowedReferences Nothing = new([], [], ["Microsoft.NET.Sdk"], []);

    [Fact]
    public void Projects_reference_exactly_what_the_arrows_allow() => Violations.None(ProjectRules.ReferenceViolations(Projects, AllowedReferences.Of));

    [Theory]
    [InlineData("<ProjectReference Include='../Timeline.Domain/Timeline.Domain.csproj' />", "may not reference the project Timeline.Domain.")]
    [InlineData(@"<ProjectReference Include='..\Timeline.Domain\Timeline.Domain.csproj' />", "may not reference the project Timeline.Domain.")]
    [InlineData("<PackageReference Include='Npgsql' />", "may not reference the package Npgsql.")]
    [InlineData("<FrameworkReference Include='Microsoft.AspNetCore.App' />", "may not reference the framework Microsoft.AspNetCore.App.")]
    [InlineData("<Compile Include='../Timeline.Domain/Shared/Actor.cs' />", "may not reference the file api/Timeline.Domain/Shared/Actor.cs.")]
    [InlineData("<EmbeddedResource Include='A.txt;../Timeline.Api/Host/Schema.graphql' />", "may not reference the file api/Timeline.Api/Host/Schema.graphql.")]
    public void A_reference_too_many_is_found(string item, string violation) =>
        Assert.Equal(
            $"api/Timeline.Pdf/Timeline.Pdf.csproj: {violation}",
            Assert.Single(ProjectRules.ReferenceViolations([Project("Timeline.Pdf", item)], Allowed("Timeline.Pdf", Nothing))));

    [Fact]
    public void Another_sdk_is_found() =>
        Assert.Contains(
            "api/Timeline.Pdf/Timeline.Pdf.csproj: may not reference the framework Microsoft.NET.Sdk.Web.",
            ProjectRules.ReferenceViolations([Project("Timeline.Pdf", "", sdk: "Microsoft.NET.Sdk.Web")], Allowed("Timeline.Pdf", Nothing)));

    [Fact]
    public void An_arrow_that_nobody_needs_is_found() =>
        Assert.Equal(
            "api/Timeline.Pdf/Timeline.Pdf.csproj: does not reference the package Markdig; take it out of AllowedReferences.",
            Assert.Single(ProjectRules.ReferenceViolations([Project("Timeline.Pdf", "")], Allowed("Timeline.Pdf", Nothing with { Packages = ["Markdig"] }))));

    [Fact]
    public void A_project_without_arrows_and_arrows_without_a_project_are_found() =>
        Assert.Collection(
            ProjectRules.ReferenceViolations([Project("Timeline.Charts", "")], Allowed("Timeline.Pdf", Nothing)),
            violation => Assert.StartsWith("api/Timeline.Charts/Timeline.Charts.csproj: no arrows are drawn for it", violation, StringComparison.Ordinal),
            violation => Assert.StartsWith("Timeline.Pdf is not in the tree", violation, StringComparison.Ordinal));

    [Fact]
    public void Internals_are_shown_to_the_projects_own_tests_only() => Violations.None(ProjectRules.FriendViolations(Projects));

    [Fact]
    public void Internals_shown_to_another_project_are_found() =>
        Assert.Single(ProjectRules.FriendViolations([Project("Timeline.Pdf", "<InternalsVisibleTo Include='Timeline.Pdf.Tests' /><InternalsVisibleTo Include='Timeline.Api' />")]));

    [Fact]
    public void Every_project_is_in_the_solution() => Violations.None(ProjectRules.SolutionViolations(Projects, SourceTree.File("Timeline.sln").Text));

    [Fact]
    public void A_project_outside_the_solution_is_found_and_one_that_is_gone() =>
        Assert.Equal(
            ["api/Timeline.Pdf/Timeline.Pdf.csproj is not in Timeline.sln: dotnet sln add api/Timeline.Pdf/Timeline.Pdf.csproj", "Timeline.sln names api/Gone/Gone.csproj, which is not in the tree."],
            ProjectRules.SolutionViolations([Project("Timeline.Pdf", "")], """Project("{FAE0}") = "Gone", "api\Gone\Gone.csproj", "{B1F5}" """));

    [Fact]
    public void Every_version_is_one_version_and_written_once() => Violations.None(ProjectRules.VersionViolations(SourceTree.Files));

    [Theory]
    [InlineData("api/A/A.csproj", "<PackageReference Include='Npgsql' Version='10.0.0' />")]
    [InlineData("api/A/A.csproj", "<PackageReference Include='Npgsql'><Version>10.0.*</Version></PackageReference>")]
    [InlineData("api/A/A.csproj", "<PackageReference Include='Npgsql' VersionOverride='10.0.0' />")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include='Npgsql' Version='10.0.*' />")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include='Npgsql' Version='[10.0,11)' />")]
    [InlineData("Directory.Packages.props", "<GlobalPackageReference Include='Meziantou.Analyzer' Version='*' />")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include='Npgsql' />")]
    public void A_version_that_floats_or_stands_elsewhere_is_found(string path, string item) =>
        Assert.Single(ProjectRules.VersionViolations([new SourceFile(path, $"<Project><ItemGroup>{item}</ItemGroup></Project>")]));

    private static ProjectFile Project(string name, string items, string sdk = "Microsoft.NET.Sdk") =>
        new($"api/{name}/{name}.csproj", XDocument.Parse($"<Project Sdk='{sdk}'><ItemGroup>{items}</ItemGroup></Project>"));

    private static Dictionary<string, AllowedReferences> Allowed(string name, AllowedReferences references) =>
        new(StringComparer.Ordinal) { [name] = references };
}
