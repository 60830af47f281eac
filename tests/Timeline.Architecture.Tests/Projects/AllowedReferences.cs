namespace Timeline.Architecture.Tests.Projects;

/// <summary>What a project may reference; what stands here must also be there.</summary>
/// <param name="Projects">Projects of ours.</param>
/// <param name="Packages">Packages, besides the analyzers and the test runner that the props give to all.</param>
/// <param name="Frameworks">The SDK, and frameworks besides its own.</param>
/// <param name="Linked">Files of other folders.</param>
internal sealed record AllowedReferences(string[] Projects, string[] Packages, string[] Frameworks, string[] Linked)
{
    private const string Plain = "Microsoft.NET.Sdk";

    /// <summary>The arrows, as docs/architecture.md shows them.</summary>
    public static IReadOnlyDictionary<string, AllowedReferences> Of { get; } = new Dictionary<string, AllowedReferences>(StringComparer.Ordinal)
    {
        ["Timeline.Domain"] = Engine([], ["NodaTime"]),
        ["Timeline.Storage"] = Engine([], ["AWSSDK.S3", "Marten", "NodaTime", "NodaTime.Serialization.SystemTextJson", "Npgsql"]),
        ["Timeline.GraphQL"] = Engine([], ["GraphQL"]) with { Frameworks = [Plain, "Microsoft.AspNetCore.App"] },
        ["Timeline.Pdf"] = Engine([], ["HarfBuzzSharp", "HarfBuzzSharp.NativeAssets.Linux", "SharpZipLib", "SixLabors.ImageSharp"]),
        ["Timeline.Markdown"] = Engine(["Timeline.Pdf"], ["HtmlSanitizer", "Markdig", "Microsoft.Extensions.Caching.Memory"]),
        ["Timeline.EmbeddedPostgres"] = Engine([], []),
        ["Timeline.Api"] = Engine(
            ["Timeline.Domain", "Timeline.Storage", "Timeline.GraphQL", "Timeline.Pdf", "Timeline.Markdown", "Timeline.EmbeddedPostgres"],
            [
                "DiffPlex",
                "Ical.Net",
                "NodaTime",
                "Npgsql",
                "Npgsql.OpenTelemetry",
                "OpenTelemetry.Exporter.OpenTelemetryProtocol",
                "OpenTelemetry.Extensions.Hosting",
                "OpenTelemetry.Instrumentation.AspNetCore",
                "OpenTelemetry.Instrumentation.Http",
                "OpenTelemetry.Instrumentation.Runtime",
                "SixLabors.ImageSharp",
                "System.CommandLine",
                "YamlDotNet",
            ]) with
        { Frameworks = ["Microsoft.NET.Sdk.Web"] },

        // Starts a real PostgreSQL for every test project: ADR 8.
        ["Timeline.Testing"] = Engine(["Timeline.EmbeddedPostgres"], ["NodaTime", "Npgsql", "xunit.v3.extensibility.core"]),

        ["Timeline.Domain.Tests"] = TestsOf("Timeline.Domain", "FsCheck", "FSharp.Core"),
        ["Timeline.Storage.Tests"] = TestsOf("Timeline.Storage"),
        ["Timeline.GraphQL.Tests"] = TestsOf("Timeline.GraphQL"),
        ["Timeline.Pdf.Tests"] = TestsOf("Timeline.Pdf", "FsCheck", "FSharp.Core"),
        // What is written as Markdown is read by commonmark.js, which runs in Node.
        ["Timeline.Markdown.Tests"] = TestsOf("Timeline.Markdown") with { Linked = ["tests/Timeline.GraphQL.Tests/NodeScript.cs", "tests/attacks/PublishedAttacks.cs"] },
        ["Timeline.EmbeddedPostgres.Tests"] = TestsOf("Timeline.EmbeddedPostgres"),
        // The program opens the database that version 0.1 left, and the torture dumps and restores it; its documents are read back.
        ["Timeline.Api.Tests"] = TestsOf("Timeline.Api") with
        {
            Packages = ["PdfPig"],
            Linked =
            [
                "tests/Timeline.Storage.Tests/Migrating/Fixture/*.sql",
                "tests/Timeline.Storage.Tests/Migrating/Fixture/*.json",
                "tests/Timeline.GraphQL.Tests/NodeScript.cs",
                "tests/Timeline.Markdown.Tests/CommonMark/*.cs",
                "tests/attacks/PublishedAttacks.cs",
                "tests/Timeline.Pdf.Tests/Writing/PdfReader.cs",
                "tests/Timeline.Domain.Tests/Sla/Counting/CountingCase.cs",
                // Random histories are stored, and figures over them compared with the events.
                "tests/Timeline.Domain.Tests/Situations/Situation.cs",
                "tests/Timeline.Domain.Tests/Incidents/Record/AnyHistory.cs",
            ],
        },
        // The published schema is tried with the Relay compiler, and compared with the released one by graphql-js, which run in Node.
        ["Timeline.Architecture.Tests"] = TestsOf("Timeline.Api") with
        {
            Linked = ["tests/Timeline.GraphQL.Tests/Transports/Clients/RelayCompiler.cs", "tests/Timeline.GraphQL.Tests/NodeScript.cs", "tests/Timeline.GraphQL.Tests/SchemaChanges.cs"],
        },
        ["Timeline.Benchmarks"] = Engine(["Timeline.Domain", "Timeline.EmbeddedPostgres", "Timeline.GraphQL", "Timeline.Markdown", "Timeline.Storage"], ["NodaTime", "Npgsql"]) with { Frameworks = [Plain, "Microsoft.AspNetCore.App"] },
        ["Timeline.Torture"] = Engine(["Timeline.EmbeddedPostgres", "Timeline.Storage"], ["Marten", "NodaTime", "Npgsql"]) with
        {
            Linked = ["tests/Timeline.Storage.Tests/Migrating/Fixture/version-0.1.sql"],
        },
    };

    private static AllowedReferences Engine(string[] projects, string[] packages) => new(projects, packages, [Plain], []);

    private static AllowedReferences TestsOf(string project, params string[] packages) => new([project, "Timeline.Testing"], packages, [Plain], []);
}
