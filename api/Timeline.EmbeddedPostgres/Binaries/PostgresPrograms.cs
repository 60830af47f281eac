using System.Runtime.InteropServices;

namespace Timeline.EmbeddedPostgres.Binaries;

/// <summary>Finds the folder with <c>bin</c>, <c>lib</c> and <c>share</c> of PostgreSQL that came with the build.</summary>
/// <param name="Folder">The folder to copy from.</param>
/// <param name="Version">What tells one copy from another: the package's version and platform.</param>
internal sealed record PostgresPrograms(string Folder, string Version)
{
    /// <summary>The major version whose clusters these programs can open.</summary>
    public const int MajorVersion = 18;

    private const string PathFile = "embedded-postgres.path";

    public static PostgresPrograms Find(string? explicitFolder)
    {
        if (explicitFolder is not null)
            return At(explicitFolder) ?? throw Missing($"There are no PostgreSQL programs in {explicitFolder}: name a folder with bin/{ProgramName("postgres")}.");

        var platform = Platform();
        if (At(Path.Combine(AppContext.BaseDirectory, "postgresql")) is { } beside)
            return beside;

        var pathFile = Path.Combine(AppContext.BaseDirectory, PathFile);
        if (!File.Exists(pathFile))
            throw Missing("This build comes without PostgreSQL programs: set a connection string to a PostgreSQL 18 server of your own, or build without SkipEmbeddedPostgres.");

        var packages = File.ReadAllText(pathFile).Trim();
        return At(Path.Combine(packages, platform, "native")) ?? throw Missing(
            $"The PostgreSQL programs for {platform} are not in {packages}: build again on this machine, or set a connection string to a PostgreSQL 18 server of your own.");
    }

    public static string ProgramName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    private static PostgresPrograms? At(string folder)
    {
        var full = Path.GetFullPath(folder);
        var postgres = new FileInfo(Path.Combine(full, "bin", ProgramName("postgres")));
        return postgres.Exists ? new(full, VersionOf(full, postgres)) : null;
    }

    private static string VersionOf(string folder, FileInfo postgres)
    {
        var package = Path.Combine(Path.GetDirectoryName(folder) ?? folder, "package.json");
        if (!File.Exists(package))
            return FormattableString.Invariant($"{MajorVersion}-{postgres.Length}");
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(package));
        return json.RootElement.GetProperty("version").GetString() + "-" + Platform();
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : null;
        // Windows on ARM runs the x64 programs.
        var processor = (system, RuntimeInformation.OSArchitecture) switch
        {
            ("windows", Architecture.X64 or Architecture.Arm64) => "x64",
            ({ }, Architecture.X64) => "x64",
            ({ }, Architecture.Arm64) => "arm64",
            _ => null,
        };
        return processor is not null
            ? $"{system}-{processor}"
            : throw Missing($"There are no PostgreSQL programs for {RuntimeInformation.RuntimeIdentifier}: set a connection string to a PostgreSQL 18 server of your own.");
    }

    private static EmbeddedPostgresException Missing(string message) => new(EmbeddedPostgresFailure.ProgramsMissing, message);
}
