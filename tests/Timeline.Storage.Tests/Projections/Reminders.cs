using System.Collections.Concurrent;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon.Coordination;
using Marten.Events.Projections;
using Microsoft.Extensions.Logging.Abstractions;
using Timeline.Storage.Projections;

namespace Timeline.Storage.Tests.Projections;

/// <summary>A document for each reminder, by its event's id.</summary>
public sealed record Note(Guid Id, string Text, long Sequence);

/// <summary>A document for each book that was lent.</summary>
public sealed record Slip(Guid Id, string Title);

public sealed partial class Notes : EventProjection
{
    public Notes()
    {
        Name = "notes";
        IncludeType<ReminderSent>();
    }

    /// <summary>Every event that was seen, in order.</summary>
    public ConcurrentQueue<long> Seen { get; } = new();

    /// <summary>Whether an event whose text says so is thrown at.</summary>
    public bool Throws { get; set; } = true;

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not ReminderSent reminder)
            return ValueTask.CompletedTask;
        if (Throws && reminder.Text.Contains("poison", StringComparison.Ordinal))
            throw new InvalidOperationException($"cannot take in {reminder.Text}");
        Seen.Enqueue(e.Sequence);
        operations.Store(new Note(e.Id, reminder.Text, e.Sequence));
        return ValueTask.CompletedTask;
    }
}

public sealed partial class Slips : EventProjection
{
    public Slips()
    {
        Name = "slips";
        IncludeType<BookLent>();
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is BookLent lent)
            operations.Store(new Slip(e.StreamId, lent.Title));
        return ValueTask.CompletedTask;
    }
}

/// <summary>A node whose projections run, until it is disposed of.</summary>
internal sealed class ProjectingNode : IAsyncDisposable
{
    private readonly ProjectionCoordinator _coordinator;
    private readonly StoppedProjections _stopped;

    private ProjectingNode(StoreFixture fixture, string name)
    {
        Node = fixture.NewNode(options => AddTo(options, Notes), name: name);
        _coordinator = new ProjectionCoordinator(Node.Store, NullLogger<ProjectionCoordinator>.Instance);
        _stopped = new StoppedProjections(_coordinator);
        Projections = new BackgroundProjections(Node.Store, Node.Database);
    }

    public StoreNode Node { get; }

    public Notes Notes { get; } = new();

    public BackgroundProjections Projections { get; }

    public static void AddTo(StoreOptions options, Notes notes)
    {
        options.Schema.For<Note>().Identity(note => note.Id);
        options.Schema.For<Slip>().Identity(slip => slip.Id);
        options.Projections.Add(notes, ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Projections.Add(new Slips(), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Projections.AsyncMode = DaemonMode.HotCold;
        options.Projections.LeadershipPollingTime = 200;
    }

    public static async Task<ProjectingNode> StartAsync(StoreFixture fixture, string name = "projecting")
    {
        var node = new ProjectingNode(fixture, name);
        await node.Node.PrepareAsync();
        await node._coordinator.StartAsync(CancellationToken.None);
        await node._stopped.StartAsync(CancellationToken.None);
        node.Node.Streams.Start();
        return node;
    }

    public Task CaughtUpAsync() => Eventually.TrueAsync(
        async () => (await Projections.StatusAsync(CancellationToken.None)).All(status => status.Position >= status.Newest), "the projections catch up", TimeSpan.FromSeconds(60));

    public async Task RebuildAsync(string projection)
    {
        using var daemon = await Node.Store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(projection, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.StopAsync(CancellationToken.None);
        _stopped.Dispose();
        await _coordinator.StopAsync(CancellationToken.None);
        await _coordinator.DisposeAsync();
    }
}
