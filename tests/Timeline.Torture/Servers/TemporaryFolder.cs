namespace Timeline.Torture.Servers;

/// <summary>A new folder for a cluster, gone at the end. As root, PostgreSQL runs as another user, who has to get in.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly IDisposable _leftover;

    public TemporaryFolder()
    {
        Path = Directory.CreateDirectory(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"timeline-torture-{Environment.ProcessId}-{Guid.NewGuid():N}"[..40])).FullName;
        _leftover = Leftovers.Add(Clear);
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        _leftover.Dispose();
        Directory.Delete(Path, recursive: true);
    }
    // A cluster that is just being made or started again has processes that nobody knows of yet.
    private void Clear()
    {
        for (var attempt = 1; ; attempt++)
        {
            ClusterProcesses.KillNaming(Path);
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(20);
            }
        }
    }
}
