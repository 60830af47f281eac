namespace Timeline.Api.Tests.Running;

/// <summary>A folder of one test, for the data of a program that starts its own PostgreSQL; gone afterwards.</summary>
internal sealed class PrivateFolder : IDisposable
{
    public PrivateFolder()
    {
        // The framework makes temporary folders closed; as root, the server's account has to get in.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("timeline-private-").FullName;

    public string Data => Path.Combine(Root, "data");

    public RunningProgram StartProgram() => new(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TIMELINE_DATA"] = Data,
        ["TIMELINE_ADMIN_TOKEN"] = RunningTimeline.AdminToken,
        ["ConnectionStrings__Timeline"] = "",
    });

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
