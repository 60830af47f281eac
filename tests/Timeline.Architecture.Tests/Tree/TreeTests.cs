namespace Timeline.Architecture.Tests.Tree;

public sealed class TreeTests
{
    [Fact]
    public void The_tree_is_read_without_what_is_ignored()
    {
        Assert.Contains(SourceTree.Files, file => file.Path == "api/Timeline.Api/Timeline.Api.csproj");
        Assert.Contains(SourceTree.Files, file => file.Path.StartsWith("web/src/features/", StringComparison.Ordinal));
        Assert.DoesNotContain(SourceTree.Files, file => file.Folders.Contains("node_modules") || file.Folders.Contains("obj") || file.Path.StartsWith("web/src/gql/", StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_are_named_after_what_they_are_about() =>
        Violations.None(FolderNames.Violations(SourceTree.Files.Where(file => file.Folders is ["api" or "tests", ..] or ["web", "src", ..])));

    [Theory]
    [InlineData("api/Timeline.Api/Helpers/Text.cs")]
    [InlineData("web/src/utils/date.ts")]
    [InlineData("tests/Timeline.Api.Tests/Incidents/Common/Given.cs")]
    public void A_folder_named_after_a_kind_of_code_is_found(string path) =>
        Assert.Single(FolderNames.Violations([new SourceFile(path, "")]));

    [Fact]
    public void No_file_names_a_registry_or_a_path_of_one_machine() => Violations.None(ForeignNames.Violations(SourceTree.Files));

    [Theory]
    [InlineData("web/package-lock.json", "\"resolved\": \"https://registry.npm" + "js.org/vite/-/vite-8.3.0.tgz\"")]
    [InlineData("Dockerfile", "RUN dotnet restore -s https://api.nuget" + ".org/v3/index.json")]
    [InlineData("Dockerfile", "ENV SOURCE=https://artifactory" + ".example.internal/npm")]
    [InlineData("eng/check", "cd /wo" + "rk/main")]
    [InlineData("api/Timeline.Api/Host/Settings.cs", "\"/ho" + "me/ada/timeline\"")]
    [InlineData("eng/setup.ps1", @"cd C:\Us" + @"ers\ada")]
    [InlineData("docs/architecture.md", "see [style](../sha" + "red/STYLE.md)")]
    [InlineData(".npmrc", "registry=https" + "://example.org/")]
    public void A_name_of_one_machine_is_found(string path, string line) =>
        Assert.Single(ForeignNames.Violations([new SourceFile(path, $"fine\n{line}\nfine\n")]), violation => violation.StartsWith($"{path}:2: ", StringComparison.Ordinal));

    [Theory]
    [InlineData("https://www.rfc-editor.org/rfc/rfc9110")]
    [InlineData("registry.Add(typeof(IncidentDeclared))")]
    [InlineData("http://localhost:5080/home/board")]
    [InlineData("web/src/features/home/Home.tsx")]
    public void Names_that_everybody_knows_are_let_through(string line) =>
        Assert.Empty(ForeignNames.Violations([new SourceFile("docs/a.md", line)]));

    [Fact]
    public void No_source_file_holds_a_note_without_an_issue_or_a_region() => Violations.None(LeftOvers.Violations(SourceTree.Files));

    [Theory]
    [InlineData("api/A.cs", "// TO" + "DO: later")]
    [InlineData("web/src/a.tsx", "{/* FIX" + "ME */}")]
    [InlineData("eng/check", "# HA" + "CK")]
    [InlineData("api/A.cs", "    #re" + "gion Fields")]
    public void A_note_without_an_issue_or_a_region_is_found(string path, string line) =>
        Assert.Single(LeftOvers.Violations([new SourceFile(path, line)]));

    [Fact]
    public void A_note_with_an_issue_is_let_through() =>
        Assert.Empty(LeftOvers.Violations([new SourceFile("api/A.cs", "// TO" + "DO #12: later")]));

    [Fact]
    public void A_long_file_says_why() => Violations.None(FileSizes.Violations(SourceTree.Files));

    [Theory]
    [InlineData("api/Timeline.Pdf/Writing/PdfFile.cs", 500)]
    [InlineData("web/src/features/incidents/IncidentRoom.tsx", 300)]
    [InlineData("api/Timeline.Api/Incidents/IncidentQuery.cs", 150)]
    [InlineData("api/Timeline.Api/Incidents/Incidents.graphql", 500)]
    public void A_file_past_its_limit_is_found_unless_it_says_why(string path, int limit)
    {
        Assert.Empty(FileSizes.Violations([new SourceFile(path, Lines(limit))]));
        Assert.Single(FileSizes.Violations([new SourceFile(path, Lines(limit + 1))]));
        Assert.Empty(FileSizes.Violations([new SourceFile(path, "// Long because it is one table.\n" + Lines(limit))]));
        Assert.Single(FileSizes.Violations([new SourceFile(path, Lines(limit) + "// Long because it is one table.\n")]));
    }

    [Theory]
    [InlineData("var a = 1; // Execution.Field", "Execution")]
    [InlineData("var a = \"Execution.Field\";", "Execution")]
    [InlineData("var a = @\"C:\\\"; var b = \"Execution\";", "Execution")]
    [InlineData("var a = \"\"\"\n \"Execution\"\n \"\"\";", "Execution")]
    [InlineData("var a = '\"'; /* Execution */ var b = '\\'';", "Execution")]
    public void Text_and_comments_are_no_code(string source, string hidden)
    {
        var code = CSharpText.CodeOnly(source);
        Assert.DoesNotContain(hidden, code, StringComparison.Ordinal);
        Assert.Contains("var a = ", code, StringComparison.Ordinal);
        Assert.Equal(source.Length, code.Length);
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));
}
